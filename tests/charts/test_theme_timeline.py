"""Small multiples of themes: one scale from 0, gaps stay gaps, a few documents are no line."""

import math

import pandas as pd
import pytest

from kzcn_explore.charts import palette, theme_timeline


def traces(fig, name):
    return [each for each in fig.data if each.name == name]


def many_themes(n, months):
    rows = months.merge(pd.DataFrame({"theme": range(n), "label": [f"theme {i}" for i in range(n)]}), how="cross")
    rows["share"] = (rows["theme"] + 1) / (n * (n + 1) / 2)
    rows.loc[rows["n_documents"] == 0, "share"] = None
    rows = rows.assign(low=float("nan"), high=float("nan"))
    rows.attrs.update(months.attrs, by="tokens")
    return rows


def test_the_larger_theme_stands_first_as_its_words_weigh(two_themes):
    # Of 2,000 words, security takes 200 + 200, trade & transport 100 + 400.
    fig = theme_timeline(two_themes)
    assert [each.meta["label"] for each in traces(fig, "dots")] == ["trade &amp; transport", "security"]
    assert [note.text for note in fig.layout.annotations] == ["<b>trade &amp; transport</b>", "<b>security</b>"]


def test_shares_of_documents_weigh_by_documents(two_themes):
    two_themes.attrs["by"] = "documents"  # of 10 documents: security 2 + 0.75, trade & transport 1 + 1.5
    fig = theme_timeline(two_themes)
    assert [each.meta["label"] for each in traces(fig, "dots")] == ["security", "trade &amp; transport"]
    assert fig.layout.title.subtitle.text.startswith("Share of documents per theme, by month; 10 documents")


def test_a_period_of_few_documents_is_a_hollow_mark_and_no_part_of_the_line(two_themes):
    fig = theme_timeline(two_themes)
    line, dots = traces(fig, "line")[1], traces(fig, "dots")[1]
    assert [None if math.isnan(y) else y for y in line.y] == [None, None, 0.125]
    assert dots.marker.symbol == ("circle-open", "circle", "circle")
    assert dots.y[0] == 0.5
    assert line.connectgaps is False


def test_an_empty_period_is_a_gap(two_themes):
    assert all(math.isnan(dots.y[1]) for dots in traces(theme_timeline(two_themes), "dots"))


def test_a_lone_period_has_a_whisker_and_no_band(two_themes):
    fig = theme_timeline(two_themes)
    dots = traces(fig, "dots")[1]
    assert dots.error_y.array[2] == pytest.approx(0.025)
    assert dots.error_y.arrayminus[2] == pytest.approx(0.025)
    assert traces(fig, "band")[1].x == ()


def test_neighbouring_periods_have_a_band_and_no_whisker(two_themes):
    fig = theme_timeline(two_themes.assign(n_documents=9, share=0.25, low=0.2, high=0.5))
    band, dots = traces(fig, "band")[0], traces(fig, "dots")[0]
    months = ("2022-06-01", "2022-07-01", "2022-08-01")
    assert band.x == (*months, *reversed(months), None)
    assert band.y == (0.5, 0.5, 0.5, 0.2, 0.2, 0.2, None)
    assert not any(dots.error_y.array)


def test_all_panels_share_one_scale_from_zero(three_months):
    layout = theme_timeline(many_themes(4, three_months)).layout
    assert layout.yaxis.range == layout.yaxis2.range
    assert layout.yaxis.range[0] == 0
    assert layout.xaxis.range == layout.xaxis2.range
    assert layout.xaxis.type == layout.xaxis2.type == "date"


def test_themes_beyond_the_limit_are_named_in_a_note(three_months):
    fig = theme_timeline(many_themes(9, three_months), limit=2)
    assert len(fig.data) == 2 * 3
    assert fig.layout.annotations[-1].text == ("Smaller, not drawn: theme 6; theme 5; theme 4; theme 3; theme 2; theme 1; and 1 more.")


def test_a_small_chosen_theme_has_a_panel_in_accent_with_a_sign(three_months):
    fig = theme_timeline(many_themes(9, three_months), chosen=0, limit=3)
    assert [dots.meta["label"] for dots in traces(fig, "dots")] == ["theme 8", "theme 7", "theme 0"]
    assert [line.line.color for line in traces(fig, "line")] == [palette.REST, palette.REST, palette.ACCENT]
    assert fig.layout.annotations[2].text == "<b>▸ theme 0</b>"


def test_a_choice_keeps_the_number_and_order_of_traces(three_months):
    table = many_themes(9, three_months)
    assert [t.name for t in theme_timeline(table).data] == [t.name for t in theme_timeline(table, chosen=1).data]


def test_the_subtitle_says_unit_denominator_and_what_is_missing(two_themes):
    assert theme_timeline(two_themes).layout.title.subtitle.text.replace("<br>", " ") == (
        "Share of words per theme, by month; 10 documents, 2,000 words; 3 documents without a date known to the month "
        "are not drawn. Hollow: fewer than five documents; shading and whiskers: the interval"
    )


def test_a_mark_carries_its_period_theme_and_denominator(two_themes):
    dots = traces(theme_timeline(two_themes), "dots")[1]
    assert dots.customdata[0] == ["2022-06-01", 0, "400 words", "4 documents", ""]
    assert dots.customdata[2] == ["2022-08-01", 0, "1,600 words", "6 documents", ";<br>between 10% and 15%"]


def test_one_period_stands_in_the_middle_under_its_name(two_themes):
    table = two_themes.iloc[4:]
    axis = theme_timeline(table).layout.xaxis
    assert axis.ticktext == ("Aug 2022",)
    assert axis.range[0] < axis.tickvals[0] < axis.range[1]


def test_an_unknown_theme_is_refused(two_themes):
    with pytest.raises(ValueError, match=r"chosen must be one of \[1, 0\] or None; got 7"):
        theme_timeline(two_themes, chosen=7)
