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


def years(documents, past, ahead=()):
    """Years of the table of documents and mentions of these years, and what is left out before and after."""
    corpus = corpus_of(["Nothing."] * len(documents), dates=[f"{year}-05-01" for year in documents])
    named = [*past, *ahead]
    days = [pd.to_datetime([f"{year}-{end}" for year in named]).astype("datetime64[s]") for end in ("01-01", "12-31")]
    table = pd.DataFrame({"event": range(len(named)), "document": "row 0", "earliest": days[0], "latest": days[1]})
    table["lane"] = ["past"] * len(past) + ["ahead"] * len(ahead)
    found = event_timeline(corpus, every="year", mentions=table)
    ends = found["period"].dt.year.min(), found["period"].dt.year.max()
    return ends, found.attrs["n_before"], found.attrs["n_after"], found["n_mentions"].sum()


def test_120_periods_are_all_shown_however_lonely_the_first():
    assert years([2020], [1901] + [2020] * 30) == ((1901, 2020), 0, 0, 31)


def test_a_far_year_does_not_stretch_the_table_and_is_counted():
    assert years([2020, 2021], [1492] + [2020] * 18 + [2030]) == ((2020, 2021), 1, 1, 18)


def test_of_each_lane_the_middle_nine_tenths_are_shown_with_the_documents():
    # Of 20 each, one at either end is left out: 1500 and 1990 of the past, 2020 and 2190 of what lies ahead.
    past, ahead = [1500, 1970, *[1980] * 17, 1990], [2020, *[2030] * 17, 2040, 2190]
    assert years([2021], past, ahead) == ((1970, 2040), 1, 1, 38)


def test_what_takes_more_than_120_periods_is_shown_by_as_much_on_either_side_of_the_documents():
    # 120 years, one of them that of the documents: 59 before, as half of the room is, and the 60 that are left after.
    assert years([2000], [1900, 2100]) == ((1941, 2060), 1, 1, 0)
    # After it 10 are enough, so that 109 are left before.
    assert years([2000], [1800, 2010]) == ((1891, 2010), 1, 0, 1)


def test_documents_are_never_cut():
    assert years([1850, 2000], [1700] + [1900] * 5) == ((1850, 2000), 1, 0, 5)


def test_without_a_dated_document_the_middle_of_the_mentions_is_shown():
    corpus = corpus_of(["Nothing."], dates=[None])
    days = pd.to_datetime([f"{year}-03-03" for year in [1200, *[2020] * 30, 2022]]).astype("datetime64[s]")
    table = pd.DataFrame({"event": 0, "document": "row 0", "earliest": days, "latest": days, "lane": "past"})
    found = event_timeline(corpus, every="year", mentions=table)
    assert found["period"].dt.year.tolist() == [2020] * 3
    assert (found.attrs["n_before"], found.attrs["n_after"]) == (1, 1)


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


def test_mentions_of_no_lane_are_counted_as_unplaced():
    corpus = corpus_of(TEXTS)
    mentions = event_mentions(corpus)
    usual = event_timeline(corpus, mentions=mentions)
    there = mentions.index[mentions["lane"] == "ahead"][0]
    table = event_timeline(corpus, mentions=mentions.assign(lane=mentions["lane"].mask(mentions.index == there)))
    assert (usual.attrs["n_unplaced"], table.attrs["n_unplaced"]) == (2, 3)
    assert (usual["n_mentions"].sum(), table["n_mentions"].sum()) == (5, 4)


def test_of_121_periods_a_lonely_first_is_left_out():
    assert years([2020], [1900] + [2020] * 30) == ((2020, 2020), 1, 0, 30)


def test_without_a_dated_document_the_middle_of_all_lanes_together_is_shown():
    corpus = corpus_of(["Nothing."], dates=[None])
    numbers = [*[2020] * 8, 1400, 1400, 2400]
    days = pd.to_datetime([f"{year}-03-03" for year in numbers]).astype("datetime64[s]")
    table = pd.DataFrame({"event": 0, "document": "row 0", "earliest": days, "latest": days, "lane": ["ahead"] * 8 + ["past"] * 3})
    found = event_timeline(corpus, every="year", mentions=table)
    assert 2020 in found["period"].dt.year.tolist()
    assert found["n_mentions"].sum() == 8
