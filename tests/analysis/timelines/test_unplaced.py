"""Unplaced documents: one row for each that a timeline leaves out, with the reason."""

from dataclasses import replace

import pandas as pd
import pytest

from kzcn_explore.analysis.timelines.timelines import document_timeline
from kzcn_explore.analysis.timelines.unplaced import unplaced_documents
from kzcn_explore.corpus.loading import load_corpus


@pytest.fixture
def mixed():
    """A day, a month, a year, an open date of either kind, and none."""
    ids = ["day", "month", "year", "since", "until", "none"]
    frame = pd.DataFrame(
        {"id": ids, "date": ["2022-06-07", "2022-06", "2022", None, None, None], "text": "a", "title": "T", "language": "en"}
    )
    corpus = load_corpus(frame)
    day = pd.Timestamp("2022-03-01")
    documents = corpus.documents.copy()
    documents.loc["since", ["earliest", "precision"]] = [day, "open"]
    documents.loc["until", ["latest", "precision"]] = [day, "open"]
    return replace(corpus, documents=documents)


def test_every_document_left_out_has_its_reason(mixed):
    table = unplaced_documents(mixed, "month")
    assert dict(zip(table["document"], table["reason"], strict=True)) == {
        "year": "on a day from 2022-01-01 to 2022-12-31: in one of 12 months",
        "since": "on or after 2022-03-01: no last day is known",
        "until": "on or before 2022-03-01: no first day is known",
        "none": "no date is known",
    }
    assert table.columns.tolist() == ["document", "title", "earliest", "latest", "precision", "reason"]
    assert table["document"].tolist() == ["year", "since", "until", "none"]
    assert table.attrs == {"every": "month", "n_documents": 6}


@pytest.mark.parametrize(
    ("every", "left_out", "reason"),
    [("day", 5, "in one of 365 days"), ("week", 5, "in one of 53 weeks"), ("quarter", 4, "in one of 4 quarters"), ("year", 3, None)],
)
def test_the_longer_the_period_the_fewer_are_left_out(mixed, every, left_out, reason):
    table = unplaced_documents(mixed, every)
    assert len(table) == document_timeline(mixed, every).attrs["n_unplaced"] == left_out
    told = table.set_index("document")["reason"].get("year")
    assert told is None if reason is None else told.endswith(reason)


def test_where_all_are_placed_or_there_is_none_the_columns_stay(corpus, mixed):
    for nothing in (unplaced_documents(corpus, "year"), unplaced_documents(corpus.matching("zebra"), "month")):
        assert len(nothing) == 0
        pd.testing.assert_series_equal(nothing.dtypes, unplaced_documents(mixed).dtypes)


def test_another_period_is_an_error(mixed):
    with pytest.raises(ValueError, match="every must be one of"):
        unplaced_documents(mixed, "decade")


def test_the_order_of_the_documents_changes_no_byte_and_nothing_given_changes(mixed):
    before = mixed.documents.copy(deep=True)
    turned = replace(mixed, documents=mixed.documents.iloc[::-1])
    pd.testing.assert_frame_equal(unplaced_documents(turned), unplaced_documents(mixed), check_exact=True)
    pd.testing.assert_frame_equal(mixed.documents, before)
