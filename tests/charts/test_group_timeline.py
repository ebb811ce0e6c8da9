"""One theme by group: a panel a group on one scale, the others behind it, and what is left out said."""

import json
import math
from copy import deepcopy

import pandas as pd
import pytest

from kzcn_explore.charts import palette
from kzcn_explore.charts.group_timeline import group_timeline
from tests.charts.tooltips import tooltip

HOSTILE = '<script>run()</script> <a href="javascript:run()">x</a> $1 & $2 %{x}'


@pytest.fixture
def two_sources(two_themes):
    """Of June's documents 3 are Kazinform's and 1 Xinhua's, of August's 1 and 5; both hold the two themes."""
    tables = []
    for group, n_documents, n_tokens in (("Kazinform", [3, 0, 1], [300, 0, 200]), ("Xinhua", [1, 0, 5], [100, 0, 1400])):
        sizes = {"n_documents": n_documents, "n_tokens": n_tokens}
        tables.append(two_themes.assign(group=group, **{name: [n for n in numbers for _ in range(2)] for name, numbers in sizes.items()}))
    table = pd.concat(tables, ignore_index=True)
    table.attrs.update(two_themes.attrs, group="source", n_ungrouped=2)
    return table


def many_sources(n, months):
    tables = [months.assign(group=f"source {i}", n_documents=[i + 5, 0, i + 5]) for i in range(n)]
    table = pd.concat(tables, ignore_index=True).assign(theme=0, label="security", low=0.1, high=0.3)
    table = table.assign(share=table["n_documents"].gt(0).map({True: 0.2, False: None}).astype(float))
    table.attrs.update(months.attrs, by="tokens", group="source")
    return table


def named(fig, name):
    return [each for each in fig.data if each.name == name]


def subtitle(fig):
    return fig.layout.title.subtitle.text.replace("<br>", " ")


def test_the_largest_theme_is_drawn_unless_one_is_asked_for(two_sources):
    # By words trade & transport takes 25 % of 2,000, security 50 % of 400 and 12.5 % of 1,600.
    assert group_timeline(two_sources).layout.title.text == "trade &amp; transport: share of words by source"
    assert group_timeline(two_sources, theme=0).layout.title.text == "security: share of words by source"


def test_each_group_has_a_panel_the_one_with_most_documents_first(two_sources):
    fig = group_timeline(two_sources)
    assert [dots.meta["label"] for dots in named(fig, "dots")] == ["Xinhua", "Kazinform"]
    assert [note.text for note in fig.layout.annotations] == [
        f'<b>{name}</b>  <span style="color:{palette.MUTED}">{n} documents</span>' for name, n in (("Xinhua", 6), ("Kazinform", 4))
    ]


def test_all_panels_share_both_axes(two_sources):
    layout = group_timeline(two_sources, theme=0).layout
    assert layout.yaxis.range == layout.yaxis2.range == (0, pytest.approx(0.53))
    assert [trace.xaxis for trace in group_timeline(two_sources).data] == ["x"] * 8


def test_the_lines_of_the_others_stand_behind_each_in_grey(three_months):
    table = many_sources(3, three_months).assign(n_documents=9, share=0.2)
    table.loc[table["group"] == "source 1", "share"] = 0.25
    table.loc[(table["group"] == "source 2") & (table["period"] == "2022-07-01"), "n_documents"] = 4
    fig = group_timeline(table)
    assert [trace.name for trace in fig.data] == ["others", "band", "line", "dots"] * 3
    label = [dots.meta["label"] for dots in named(fig, "dots")].index("source 0")
    others = named(fig, "others")[label]
    assert others.y == (0.25, 0.25, 0.25, None)  # of source 2 no two neighbours have five documents
    assert others.line.color not in {palette.ACCENT, palette.GRID}
    assert "; grey: the lines of the other panels; " in subtitle(fig)


def test_a_group_alone_has_nothing_behind_it(three_months):
    fig = group_timeline(many_sources(1, three_months))
    assert named(fig, "others")[0].x == ()
    assert "grey" not in subtitle(fig)


def test_a_period_of_few_documents_of_the_group_is_hollow_and_an_empty_one_a_gap(two_sources):
    xinhua, kazinform = named(group_timeline(two_sources), "dots")
    assert xinhua.marker.symbol == ("circle-open", "circle", "circle")
    assert math.isnan(xinhua.y[1])
    assert kazinform.marker.symbol[2] == "circle-open"


def test_the_subtitle_says_unit_denominator_and_what_is_left_out(two_sources):
    assert subtitle(group_timeline(two_sources)) == (
        "Share of each source's words, by month; 10 documents, 2,000 words; whiskers: 95% jackknife interval over documents; "
        "hollow: fewer than five documents; 3 documents without a date known to the month are not drawn; "
        "2 documents without a source are not drawn"
    )


def test_by_documents_the_share_is_one_of_documents(two_sources):
    two_sources.attrs["by"] = "documents"
    fig = group_timeline(two_sources, theme=0)
    assert fig.layout.title.text == "security: share of documents by source"
    assert subtitle(fig).startswith("Share of each source's documents with a passage of the theme, by month; ")
    dots = named(fig, "dots")[0]
    assert (dots.x[2], dots.meta["of"]) == ("2022-08-01", "Xinhua")
    said = "<b>Xinhua</b><br>12.5% of 5 documents in Aug 2022 have a passage of the theme;<br>between 10% and 15%"
    assert tooltip(dots, 2) == said


def test_groups_beyond_the_limit_are_named_below(three_months):
    fig = group_timeline(many_sources(12, three_months), limit=4)
    assert len(fig.data) == 4 * 4
    assert fig.layout.annotations[-1].text == (
        "Smaller, not drawn: source 7; source 6; source 5; source 4; source 3; source 2; and 2 more."
    )
    assert len(group_timeline(many_sources(12, three_months)).data) == 9 * 4


def test_nine_panels_fit_into_the_explorer(three_months):
    assert group_timeline(many_sources(9, three_months)).layout.height <= 430


def test_a_group_of_any_name_stays_text(two_sources):
    hostile = two_sources.replace({"group": {"Xinhua": HOSTILE}, "label": {"security": HOSTILE}})
    hostile.attrs.update(two_sources.attrs)
    fig = group_timeline(hostile, theme=0)
    texts = [fig.layout.title.text, *(note.text for note in fig.layout.annotations), named(fig, "dots")[0].meta["label"]]
    assert not [text for text in texts if "<script" in text or "<a " in text or "$1" in text or "%{x}" in text]
    assert {dots.hovertemplate for dots in named(fig, "dots")} == {
        dots.hovertemplate for dots in named(group_timeline(two_sources), "dots")
    }


def test_the_chart_changes_nothing_and_gives_the_same_bytes(two_sources):
    before, attrs = two_sources.copy(deep=True), deepcopy(two_sources.attrs)
    one, other = (group_timeline(two_sources).to_json() for _ in range(2))
    pd.testing.assert_frame_equal(two_sources, before)
    assert two_sources.attrs == attrs
    assert one == other
    assert "NaN" not in one
    assert json.loads(one)["layout"]["meta"]["description"].endswith("the largest first: Xinhua, Kazinform.")


def test_a_table_without_a_dated_document_says_so(two_sources):
    for table in (two_sources.iloc[:0], two_sources.assign(share=None)):
        fig = group_timeline(table)
        assert fig.data == ()
        assert fig.layout.title.text == "One theme by group"


def test_an_unknown_theme_is_refused(two_sources):
    with pytest.raises(ValueError, match=r"theme must be one of \[1, 0\] or None; got 7"):
        group_timeline(two_sources, theme=7)
