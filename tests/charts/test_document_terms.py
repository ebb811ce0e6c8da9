"""Terms document by document: a dot at its day, a ring where the term is not there."""

import pandas as pd
import pytest

from kzcn_explore.charts import document_terms


def test_dots_stand_at_their_days_and_the_undated_after_a_rule(five_with_terms):
    stems, dated, undated = document_terms(five_with_terms).data
    assert [t.name for t in (stems, dated, undated)] == ["stems", "dated", "undated"]
    assert dated.x == ("2020-09-12", "2022-04-25", "2022-06-07")
    assert [row[0] for row in undated.customdata] == ["d", "e"]
    assert undated.xaxis == "x2"


def test_height_is_the_rate_on_one_scale(five_with_terms):
    fig = document_terms(five_with_terms)
    _, dated, undated = fig.data
    line = fig.data[1].y[1]  # 0 times
    assert (line - undated.y[0]) / (line - dated.y[0]) == pytest.approx(12.5 / 20, abs=0.001)


def test_a_document_without_the_term_is_a_ring(five_with_terms):
    _, dated, undated = document_terms(five_with_terms).data
    assert dated.marker.symbol == ("circle", "circle-open", "circle-open")
    assert undated.marker.symbol == ("circle", "circle-open")
    assert dated.text == ("20.0", "", "")


def test_only_terms_that_are_there_have_a_stem(five_with_terms):
    assert document_terms(five_with_terms).data[0].x == ("2020-09-12", "2020-09-12", None)


def test_a_mark_carries_document_and_term_and_says_its_numbers(five_with_terms):
    row = document_terms(five_with_terms).data[1].customdata[0]
    assert row == ["a", "oil", "oil", "7 times in 350 words", "Talks on trade", "12 Sep 2020, Kazinform"]


def test_the_second_document_of_a_day_stands_a_little_to_the_right(five_with_terms):
    table = five_with_terms.iloc[[0, 1]].assign(date=pd.Timestamp("2020-09-12"))
    assert document_terms(table).data[1].x == ("2020-09-12", "2020-09-13")


def test_without_undated_documents_there_is_no_rule_and_no_words(five_with_terms):
    layout = document_terms(five_with_terms.iloc[:3]).layout
    assert layout.annotations == ()
    assert layout.xaxis.domain == (0, 1)


def test_without_dated_documents_the_undated_stand_alone(five_with_terms):
    layout = document_terms(five_with_terms.iloc[3:]).layout
    assert layout.xaxis.visible is False
    assert layout.xaxis2.domain[0] == 0


def test_documents_of_one_year_are_spread_over_it_and_none_stands_on_its_first_day(five_with_terms):
    year = {"date": pd.NaT, "earliest": pd.Timestamp("2022-01-01"), "latest": pd.Timestamp("2022-12-31"), "precision": "year"}
    fig = document_terms(five_with_terms.iloc[:2].assign(**year))
    assert fig.data[1].x == ("2022-04-02", "2022-10-01")  # 91 and 273 days of 365
    assert fig.data[2].x == ()
    assert "A dot without a day stands somewhere in its month or year" in fig.layout.title.subtitle.text.replace("<br>", " ")


def test_a_number_above_a_dot_stays_clear_of_the_row_above(five_with_terms):
    table = pd.concat([five_with_terms, five_with_terms.assign(term="gas")])
    dots = document_terms(table).data[1]
    upper, lower = (max(y for y, row in zip(dots.y, dots.customdata, strict=True) if row[1] == term) for term in ("oil", "gas"))
    tallest = min(y for y, row in zip(dots.y, dots.customdata, strict=True) if row[1] == "gas")
    assert lower > tallest
    assert tallest - upper >= 24
