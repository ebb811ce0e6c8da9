"""Small multiples of themes: one scale from 0, gaps stay gaps, a few documents are no line but stand for themselves."""

import json
import math

import pandas as pd
import pytest

from kzcn_explore.charts import palette, theme_timeline
from tests.charts.tooltips import tooltip


def traces(fig, name):
    return [each for each in fig.data if each.name == name]


def subtitle(fig):
    return fig.layout.title.subtitle.text.replace("<br>", " ")


@pytest.fixture
def ten_documents():
    """The documents of `two_themes`: four in June, one of which has no day, six in August, three in no month."""
    days = ["2022-06-01", "2022-06-10", "2022-06-20", None, *["2022-08-05"] * 6, None, None, None]
    table = pd.DataFrame({"document": [f"d{i}" for i in range(13)], "date": pd.to_datetime(pd.Series(days))})
    earliest, latest = table["date"].copy(), table["date"].copy()
    earliest[3], latest[3] = pd.Timestamp("2022-06-01"), pd.Timestamp("2022-06-30")
    earliest[10], latest[10] = pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31")
    earliest[11] = pd.Timestamp("2023-01-01")
    table = table.assign(earliest=earliest, latest=latest, precision="day", title="Talks & <b>", source="Kazinform", n_tokens=100)
    table = table.merge(pd.DataFrame({"theme": [0, 1], "label": ["security", "trade & transport"]}), how="cross")
    return table.assign(share=[0.25, 0.75] * 13, n_passages=[0, 2] * 13)


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
    assert subtitle(fig).startswith(
        "Share of documents with a passage of the theme, by month; 10 documents, 2,000 words; whiskers: 95% Wilson"
    )


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
    assert dots.error_y.array is None


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


def monthly(n_periods, n_documents):
    """One theme over some months; `n_documents` in each."""
    periods = pd.date_range("2015-01-01", periods=n_periods, freq="MS")
    rows = pd.DataFrame({"period": periods, "theme": 0, "label": "security", "share": 0.5, "low": 0.4, "high": 0.6})
    rows = rows.assign(n_documents=n_documents, n_passages=n_documents, n_tokens=100)
    rows.attrs.update(every="month", by="tokens")
    return rows


@pytest.mark.parametrize(
    ("n_periods", "n_documents", "mode"),
    [
        (40, 9, "markers"),
        (41, 9, "lines"),
        (41, [9] * 40 + [2], "markers"),
        (41, [9] * 39 + [0, 9], "markers"),
        (41, [9] * 30 + [0] + [9] * 10, "lines"),
    ],
)
def test_a_line_of_more_than_forty_periods_has_dots_only_where_it_would_not_be_seen(n_periods, n_documents, mode):
    rows = monthly(n_periods, n_documents)
    rows.loc[rows["n_documents"] == 0, ["share", "low", "high"]] = None
    assert [dots.mode for dots in traces(theme_timeline(rows), "dots")] == [mode]


def test_a_small_chosen_theme_has_a_panel_in_accent_with_a_sign(three_months):
    fig = theme_timeline(many_themes(9, three_months), chosen=0, limit=3)
    assert [dots.meta["label"] for dots in traces(fig, "dots")] == ["theme 8", "theme 7", "theme 0"]
    assert [line.line.color for line in traces(fig, "line")] == [palette.REST, palette.REST, palette.ACCENT]
    assert fig.layout.annotations[2].text == "<b>▸ theme 0</b>"


def test_a_choice_keeps_the_number_and_order_of_traces(three_months):
    table = many_themes(9, three_months)
    assert [t.name for t in theme_timeline(table).data] == [t.name for t in theme_timeline(table, chosen=1).data]


def test_the_subtitle_says_unit_denominator_and_what_is_missing(two_themes):
    assert subtitle(theme_timeline(two_themes)) == (
        "Share of words per theme, by month; 10 documents, 2,000 words; whiskers: 95% jackknife interval over documents; "
        "hollow: fewer than five documents; 3 documents without a date known to the month are not drawn"
    )


def test_words_in_millions_are_rounded(two_themes):
    assert "; 10 documents, 2.0 million words; " in subtitle(theme_timeline(two_themes.assign(n_tokens=1_000_400)))


def test_smoothing_is_written_and_its_overlapping_windows_are_not_summed(two_themes):
    two_themes.attrs["smooth"] = 3
    fig = theme_timeline(two_themes)
    assert subtitle(fig).startswith("Share of words per theme, by month, smoothed over 3 months; a point rests on 4 to 6 documents; ")
    assert "in the 3 months around %{x|%b %Y}, from" in traces(fig, "dots")[0].hovertemplate


def test_shares_that_do_not_sum_to_one_are_said_to(two_themes):
    two_themes.attrs["multi_label"] = True
    assert "; a passage may belong to several themes, so shares do not sum to 100%; " in subtitle(theme_timeline(two_themes))


def test_a_mark_carries_its_period_theme_and_denominator(two_themes):
    dots = traces(theme_timeline(two_themes), "dots")[1]
    assert (dots.x[2], dots.meta["of"]) == ("2022-08-01", 0)
    assert tooltip(dots, 0) == "<b>security</b><br>50.0% of 400 words in Jun 2022, from 4 documents"
    assert tooltip(dots, 2) == "<b>security</b><br>12.5% of 1,600 words in Aug 2022, from 6 documents;<br>between 10% and 15%"


def test_by_documents_a_period_of_one_document_has_a_whisker(two_themes):
    # The Wilson interval of one of one document runs from .207 to 1.
    table = two_themes.iloc[:2].assign(n_documents=1, share=[1.0, 0.0], low=[0.207, 0.0], high=[1.0, 0.793])
    table.attrs.update(two_themes.attrs, by="documents")
    dots = traces(theme_timeline(table), "dots")
    assert dots[0].error_y.arrayminus[0] == pytest.approx(0.793)
    assert dots[1].error_y.array[0] == pytest.approx(0.793)
    assert dots[0].marker.symbol == "circle-open"


def test_a_point_stands_in_the_middle_of_its_period_and_keeps_its_first_day(two_themes):
    dots = traces(theme_timeline(two_themes), "dots")[0]
    assert (dots.xperiod, dots.xperiod0, dots.xperiodalignment) == ("M1", "2022-06-01", "middle")
    assert dots.x == ("2022-06-01", "2022-07-01", "2022-08-01")


def test_one_period_stands_in_the_middle_under_its_name(two_themes):
    table = two_themes.iloc[4:]
    axis = theme_timeline(table).layout.xaxis
    assert axis.ticktext == ("Aug 2022",)
    assert axis.range[0] < axis.tickvals[0] < axis.range[1]


def test_an_unknown_theme_is_refused(two_themes):
    with pytest.raises(ValueError, match=r"chosen must be one of \[1, 0\] or None; got 7"):
        theme_timeline(two_themes, chosen=7)


def test_documents_of_a_sparse_period_are_drawn_themselves_instead_of_their_period(two_themes, ten_documents):
    fig = theme_timeline(two_themes, documents=ten_documents)
    rings = traces(fig, "documents")[1]
    assert rings.x == ("2022-06-01 00:00", "2022-06-10 00:00", "2022-06-20 00:00", "2022-06-16 00:00")
    assert rings.y == (0.25,) * 4
    assert rings.customdata[3] == [
        "d3",
        0,
        "Talks &amp; &lt;b&gt;",
        "Jun 2022, Kazinform",
        "25.0% of the 100 words of this document",
        "document",
    ]
    assert [math.isnan(y) for y in traces(fig, "dots")[1].y] == [True, True, False]
    assert "; rings: single documents, where a period has fewer than five" in subtitle(fig)
    assert "hollow" not in subtitle(fig)


def test_a_single_document_by_documents_has_the_theme_or_not(two_themes, ten_documents):
    two_themes.attrs["by"] = "documents"
    rings = traces(theme_timeline(two_themes, documents=ten_documents), "documents")
    assert {each.meta["label"]: set(each.y) for each in rings} == {"security": {0.0}, "trade &amp; transport": {1.0}}
    assert {data[4] for each in rings for data in each.customdata} == {"no passage of this document", "2 passages of this document"}


def test_documents_of_the_same_days_share_these_out(two_themes, ten_documents):
    first, last = pd.Timestamp("2022-06-01"), pd.Timestamp("2022-06-30")
    among = ten_documents["document"].isin(["d0", "d3"])
    ten_documents.loc[among, ["date", "earliest", "latest"]] = [pd.NaT, first, last]
    rings = traces(theme_timeline(two_themes, documents=ten_documents), "documents")[0]
    assert (rings.x[0], rings.x[3]) == ("2022-06-08 12:00", "2022-06-23 12:00")


def test_documents_without_a_period_stand_in_a_lane_below_the_panels(two_themes, ten_documents):
    fig = theme_timeline(two_themes, documents=ten_documents)
    lane, fades, undated, words = fig.data[-4:]
    assert [data[0] for data in lane.customdata] == ["d10", "d11"]
    assert {data[0] for data in fades.customdata} == {"d11"}
    assert [data[0] for data in undated.customdata] == ["d12"]
    assert words.text == ("2022: Talks &amp; &lt;b&gt;", "2023 or later: Talks &amp; &lt;b&gt;", "no date: Talks &amp; &lt;b&gt;")
    assert lane.customdata[0][3:] == ["2022, Kazinform", "of its 100 words: trade &amp; transport 75%; security 25%", "document"]
    assert "In no panel: 3 documents without a date known to the month, from the earliest to the latest day" in [
        note.text for note in fig.layout.annotations
    ]
    assert "are not drawn" not in subtitle(fig)
    assert fig.layout.yaxis3.domain[1] < fig.layout.yaxis2.domain[0]


def test_more_than_thirty_documents_without_a_period_are_counted(two_themes, ten_documents):
    undated = ten_documents[ten_documents["document"] == "d12"]
    more = pd.concat([ten_documents, *(undated.assign(document=f"u{i}") for i in range(28))])
    two_themes.attrs["n_unplaced"] = 31
    fig = theme_timeline(two_themes, documents=more)
    assert "; 31 documents without a date known to the month are not drawn" in subtitle(fig)
    assert not any(trace.y for trace in fig.data[-4:])


def test_a_chosen_theme_leaves_the_lane_grey_and_its_clicks_tell_the_theme(two_themes, ten_documents):
    fig = theme_timeline(two_themes, documents=ten_documents, chosen=0)
    lane = traces(fig, "lane")[0]
    assert set(lane.marker.color) == {palette.REST}
    assert [data[1] for data in lane.customdata] == [0, 0]


def test_documents_add_the_same_traces_whatever_they_are(two_themes, ten_documents):
    names = ["band", "line", "dots", "documents"] * 2 + ["lane", "fades", "undated", "lane words"]
    placed = ten_documents[~ten_documents["document"].isin(["d10", "d11", "d12"])]
    for documents in (ten_documents, placed):
        assert [trace.name for trace in theme_timeline(two_themes, documents=documents).data] == names


def test_more_documents_than_are_drawn_need_not_be_handed_over(two_themes, ten_documents):
    many = pd.concat([two_themes.assign(period=two_themes["period"] + pd.DateOffset(years=n)) for n in range(150)])
    many.attrs = two_themes.attrs | {"n_unplaced": 31}
    fig = theme_timeline(many, documents=ten_documents.iloc[:0])
    assert not any(len(trace.x) for trace in traces(fig, "documents"))
    assert "; hollow: fewer than five documents; 31 documents without a date" in subtitle(fig)


def test_documents_of_another_selection_are_refused(two_themes, ten_documents):
    with pytest.raises(ValueError, match="Jun 2022 has 4 documents in table and 3 in documents"):
        theme_timeline(two_themes, documents=ten_documents[ten_documents["document"] != "d0"])


def test_a_cloud_of_single_documents_stays_hollow_periods(three_months):
    periods = pd.date_range("1600-01-01", periods=401, freq="YS")
    table = pd.DataFrame({"period": periods, "theme": 0, "label": "security", "share": 0.5, "low": None, "high": None, "n_tokens": 9})
    table = table.assign(n_documents=1, n_passages=1).astype({"low": float, "high": float})
    table.attrs.update(every="year", by="tokens")
    documents = table.assign(document=[f"d{i}" for i in range(401)], date=periods, earliest=periods, latest=periods, title="", source="")
    fig = theme_timeline(table, documents=documents)
    assert traces(fig, "documents")[0].x == ()
    assert "; hollow: fewer than five documents" in subtitle(fig)


def test_six_panels_are_lower_than_four_hundred_and_twenty_pixels(three_months):
    assert theme_timeline(many_themes(6, three_months)).layout.height <= 420


def test_documents_are_not_changed_and_give_the_same_bytes(two_themes, ten_documents):
    before = ten_documents.copy(deep=True)
    one, other = (theme_timeline(two_themes, documents=ten_documents).to_json() for _ in range(2))
    pd.testing.assert_frame_equal(ten_documents, before)
    assert one == other
    assert "NaN" not in one
    assert "<b>Talks" not in json.dumps([trace["customdata"] for trace in json.loads(one)["data"] if "customdata" in trace])
