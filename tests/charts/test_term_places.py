"""Terms within documents: a row a document, a column a term, a tick a use; labels of few and of many; what a tick carries and says."""

import pandas as pd
import pytest

from kzcn_explore.charts.document_rows import document_rows
from kzcn_explore.charts.term_places import term_places
from tests.charts.tooltips import tooltip


@pytest.fixture
def places(five_documents):
    """Uses of two terms: three in a, one in d; b, c and e use none."""
    facts = five_documents.reset_index().drop(columns="n_passages")
    uses = pd.DataFrame(
        {
            "document": ["a", "a", "a", "d"],
            "term": ["oil", "belt and road", "oil", "oil"],
            "place": [0.0, 0.25, 0.5, 0.75],
            "passage": [0, 1, 1, 20],
            "start": [5, 100, 120, 3000],
            "end": [8, 113, 123, 3003],
        }
    ).astype({"passage": "Int64", "start": "Int64", "end": "Int64"})
    table = facts.merge(uses, on="document", how="left")
    table.attrs = {"terms": ["oil", "belt and road", "zebra"]}
    return table


def many(n, *, every="30D", n_undated=0):
    """One use a document, in the middle."""
    day = pd.Series(pd.date_range("2000-01-15", periods=n, freq=every)).where(lambda days: days.index < n - n_undated)
    facts = {"document": [f"d{i}" for i in range(n)], "title": "Talks", "date": day, "earliest": day, "latest": day, "source": "Kazinform"}
    table = pd.DataFrame(facts).assign(precision=day.notna().map({True: "day", False: "unknown"}))
    return table.assign(term="oil", place=0.5, n_tokens=100, passage=3, start=10, end=13)


def test_every_document_has_a_row_in_the_order_of_dates_and_the_undated_stand_below_a_rule(places):
    fig = term_places(places)
    assert fig.layout.yaxis.ticktext == (
        "12 Sep 2020, Kazinform ", "25 Apr 2022, Kazinform ", "7 Jun 2022, Kazinform ",
        "9 Jun–30 Nov 2022, Reforms <br>praised ", "no date, A meeting ",
    )  # fmt: skip
    rows = fig.layout.yaxis.tickvals
    rule = [shape for shape in fig.layout.shapes if shape.type == "line"]
    assert [rows[2] < line.y0 < rows[3] for line in rule] == [True]
    lines, uses = fig.data
    assert uses.y == (rows[0], rows[0], rows[0], rows[3])
    assert {*lines.y} == {*rows, None}


def test_every_term_has_a_column_also_one_that_nobody_uses_and_a_tick_its_place_in_it(places):
    fig = term_places(places)
    assert fig.layout.xaxis.ticktext == ("oil", "belt and road", "zebra")
    grounds = [shape for shape in fig.layout.shapes if shape.type == "rect"]
    assert [round(ground.x1 - ground.x0, 6) for ground in grounds] == [1, 1, 1]
    second = grounds[1].x0
    assert second > 1
    assert fig.data[1].x == pytest.approx((0, second + 0.25, 0.5, 0.75))
    assert fig.layout.xaxis.tickvals[1] == pytest.approx(second + 0.5)


def test_a_tick_carries_document_term_and_the_place_in_the_raw_text(places):
    fig = term_places(places)
    assert [row[:5] for row in fig.data[1].customdata] == [
        ["a", "oil", 0, 5, 8], ["a", "belt and road", 1, 100, 113], ["a", "oil", 1, 120, 123], ["d", "oil", 20, 3000, 3003],
    ]  # fmt: skip


def test_a_tick_says_one_sentence(places):
    said = tooltip(term_places(places).data[1], 1)
    assert said == "“belt and road” stands 25% into the 350 words of<br><b>Talks on trade</b>,<br>12 Sep 2020, Kazinform"


def test_the_subtitle_counts_uses_documents_and_those_without_any(places):
    subtitle = term_places(places).layout.title.subtitle.text.replace("<br>", " ")
    assert subtitle.endswith("4 uses in 5 documents, 2 of them without an exact date; 3 use none of the terms")


def test_a_table_without_its_attrs_has_the_columns_of_the_terms_that_are_used(places):
    places.attrs = {}
    assert term_places(places).layout.xaxis.ticktext == ("oil", "belt and road")


def test_where_nobody_uses_a_term_the_figure_says_so(places):
    nobody = places.drop_duplicates("document").assign(term=None, place=None)
    nobody.attrs = {"terms": ["zebra", "<b>"]}
    fig = term_places(nobody)
    assert fig.data == ()
    assert fig.layout.annotations[0].text == ("None of 5 documents uses zebra, &lt;b&gt;. Name another term, or put a * at its end.")
    nobody.attrs = {}
    assert "None of 5 documents uses any of the terms." in term_places(nobody).layout.annotations[0].text


def test_an_empty_table_gives_a_figure_that_says_why():
    fig = term_places(pd.DataFrame())
    assert (fig.data, fig.layout.title.text) == ((), "Terms within documents")
    assert fig.layout.annotations[0].text.startswith("No document is in this selection")


def test_two_documents_of_one_day_and_source_are_told_by_their_titles_and_else_by_numbers(five_documents):
    table = five_documents.reset_index().iloc[[0, 1, 1]].assign(document=["a", "b", "c"])
    day = pd.Timestamp("2022-06-07")
    labels = document_rows(table.assign(date=day, earliest=day, latest=day)).axis["ticktext"]
    assert labels == ["7 Jun 2022, Talks on trade ", "7 Jun 2022, Defence talks <br>(1) ", "7 Jun 2022, Defence talks <br>(2) "]


def test_many_documents_have_thin_rows_and_the_labels_of_their_years():
    rows = document_rows(many(2000, every="5D"))
    assert (rows.height, round(rows.row, 2)) == (640, 0.32)
    assert rows.axis["ticktext"][:2] == ["2000 ", "2001 "]
    gaps = [below - above for above, below in zip(rows.axis["tickvals"], rows.axis["tickvals"][1:], strict=False)]
    assert min(gaps) >= 15


def test_years_that_stand_too_close_are_left_out():
    rows = document_rows(many(100, every="365D"))
    assert rows.axis["ticktext"][:3] == ["2000 ", "2003 ", "2006 "]  # rows of 6.4 px


def test_documents_of_few_years_have_the_labels_of_their_months():
    assert document_rows(many(50, every="7D")).axis["ticktext"][:3] == ["Jan 2000 ", "Feb 2000 ", "Mar 2000 "]
    year = many(50).assign(date=pd.NaT, earliest=pd.Timestamp("2022-01-01"), latest=pd.Timestamp("2022-12-31"), precision="year")
    assert document_rows(year).axis["ticktext"] == ["2022 "]


def test_many_undated_documents_have_one_label():
    rows = document_rows(many(60, n_undated=20))
    assert rows.axis["ticktext"][-1] == "no date "
    assert rows.places[40] - rows.places[39] == pytest.approx(rows.row + 16)
    assert rows.places[39] < rows.rule < rows.places[40]
    alone = document_rows(many(60, n_undated=60))
    assert (alone.axis["ticktext"], alone.rule) == (["no date "], None)


def test_ticks_of_thin_rows_have_no_line_below_them():
    lines, uses = term_places(many(41)).data
    assert lines.x == ()
    assert len(uses.x) == 41


def test_of_very_many_uses_those_on_one_spot_are_drawn_as_one():
    table = pd.concat([many(50)] * 100)
    fig = term_places(table)
    assert len(fig.data[1].x) == len(fig.data[1].customdata) == 50
    subtitle = fig.layout.title.subtitle.text.replace("<br>", " ")
    assert "5,000 uses in 50 documents; uses on one spot are drawn as one" in subtitle
    assert len(term_places(pd.concat([many(50)] * 80)).data[1].x) == 4000


def test_labels_of_many_terms_are_turned(places):
    places.attrs = {"terms": [f"term number {i}" for i in range(9)]}
    axis = term_places(places).layout.xaxis
    assert (axis.tickangle, len(axis.ticktext)) == (-90, 11)


def test_nothing_given_is_changed_and_the_same_table_gives_the_same_bytes(places):
    before = places.copy(deep=True)
    assert term_places(places).to_json() == term_places(places).to_json()
    pd.testing.assert_frame_equal(places, before)
