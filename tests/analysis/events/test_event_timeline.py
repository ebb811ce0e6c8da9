"""Event timeline: dates named by period and lane, outliers counted and not drawn out."""

import pandas as pd
import pytest

from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.events.event_timeline import COLUMNS, event_timeline
from kzcn_explore.corpus.loading import load_corpus

TEXTS = [
    "The dam was opened in March 2021. The dam near the old mill was cleaned on 9 March 2021. The bridge will open on 4 June 2021.",
    "Ministers met on 2 May 2021. The bridge will open on 5 June 2021. The town was founded in 1492, and walls fell in 1501.",
]


def corpus_of(texts, dates=("2021-05-01", "2021-05-02")):
    return load_corpus(pd.DataFrame({"text": texts, "date": [*dates][: len(texts)], "language": "en"}))


def rows(table):
    return {
        (f"{row.period:%Y-%m-%d}", row.lane): (row.n_mentions, row.n_events, row.n_documents)
        for row in table.itertuples()
        if row.n_mentions or row.n_documents
    }


def test_mentions_are_counted_in_the_month_of_their_days_and_documents_in_that_of_their_date():
    table = event_timeline(corpus_of(TEXTS))
    assert rows(table) == {
        ("2021-03-01", "past"): (2, 2, 1),
        ("2021-05-01", "published"): (1, 1, 2),
        ("2021-06-01", "ahead"): (2, 2, 2),
    }
    assert table["period"].nunique() == 4
    assert table["lane"].tolist() == ["published", "past", "ahead"] * 4
    assert table.attrs == {"every": "month", "n_unplaced": 2, "n_documents_unplaced": 0, "n_before": 0, "n_after": 0}


def test_days_of_two_periods_and_undated_documents_are_counted_as_unplaced():
    table = event_timeline(corpus_of([TEXTS[0]], dates=[None]), every="day")
    assert table["period"].dt.strftime("%m-%d").tolist()[::3] == [f"{day:%m-%d}" for day in pd.date_range("2021-03-09", "2021-06-04")]
    assert (table.attrs["n_unplaced"], table.attrs["n_documents_unplaced"]) == (1, 1)


def test_a_far_year_does_not_stretch_the_table_and_is_counted():
    texts = ["The wall fell in 1492. The moon will be reached in 2190. " + "Ministers met on 2 March 2021. " * 250, TEXTS[0]]
    corpus = corpus_of(texts)
    mentions = event_mentions(corpus)
    table = event_timeline(corpus, every="year", mentions=mentions)
    assert table["period"].dt.year.tolist() == [2021] * 3
    assert (table.attrs["n_before"], table.attrs["n_after"]) == (1, 1)
    assert table["n_mentions"].sum() == len(mentions) - 2


def test_few_periods_are_all_shown_however_lonely_the_first():
    table = event_timeline(corpus_of(["The wall fell in 1722. " + "Ministers met on 2 March 2021. " * 250]), every="year")
    assert table["period"].dt.year.iloc[0] == 1722
    assert len(table) == 3 * 300
    assert table.attrs["n_before"] == 0


def test_a_corpus_without_dates_gives_an_empty_table_with_the_same_columns():
    full, empty = event_timeline(corpus_of(TEXTS)), event_timeline(corpus_of(["Nothing."], dates=[None]))
    assert full.dtypes.astype(str).to_dict() == empty.dtypes.astype(str).to_dict() == COLUMNS
    assert empty.empty
    assert empty.attrs["n_documents_unplaced"] == 1


def test_given_mentions_are_used_and_not_changed():
    corpus = corpus_of(TEXTS)
    mentions = event_mentions(corpus)
    some = mentions[mentions["lane"] == "ahead"]
    before = some.copy()
    table = event_timeline(corpus, mentions=some)
    assert table["n_mentions"].sum() == 2
    pd.testing.assert_frame_equal(some, before)


def test_what_is_no_period_or_no_table_is_refused():
    with pytest.raises(ValueError, match="every must be one of"):
        event_timeline(corpus_of(TEXTS), every="decade")
    with pytest.raises(ValueError, match="mentions must be a DataFrame"):
        event_timeline(corpus_of(TEXTS), mentions=3)
