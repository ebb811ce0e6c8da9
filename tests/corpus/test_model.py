"""The corpus: what its filters let through, and that its tables stay one."""

from datetime import date

import pandas as pd
import pytest

from kzcn_explore.corpus.loading import load_corpus

TABLES = ("documents", "passages", "clues", "removed", "problems")


@pytest.fixture
def corpus():
    """Documents of a day, a month, a year, and without a date, then two whose interval has one open end."""
    frame = pd.DataFrame(
        {
            "id": ["day", "month", "year", "unknown", "since", "until"],
            "date": ["2022-06-07", "2022-06", "2022", None, "2022-06-01", "2022-06-30"],
            "text": ["trade and roads", "roads", "trade\n\nrivers and seas\n\ntrade, again", "people", "one", "two"],
            "source": ["x", "y", "x", "y", "x", "y"],
            "language": "en",
        }
    )
    loaded = load_corpus(frame)
    loaded.documents.loc["since", ["date", "latest"]] = pd.NaT
    loaded.documents.loc["until", ["date", "earliest"]] = pd.NaT
    loaded.documents.loc[["since", "until"], "precision"] = "open"
    return loaded


@pytest.fixture
def before(corpus):
    return {name: getattr(corpus, name).copy(deep=True) for name in TABLES}


@pytest.mark.parametrize(
    ("start", "end", "dates", "kept"),
    [
        ("2022-06-07", "2022-06-07", "exact", ["day"]),
        ("2022-06-07", "2022-06-07", "possible", ["day", "month", "year", "since", "until"]),
        ("2022-06-07", "2022-06-07", "all", ["day", "month", "year", "unknown", "since", "until"]),
        ("2022-06-01", "2022-06-30", "exact", ["day", "month"]),
        ("2022-06-02", "2022-06-30", "exact", ["day"]),
        ("2022-01-01", "2022-12-31", "exact", ["day", "month", "year"]),
        ("2022-01-01", "2022-05-31", "possible", ["year", "until"]),
        ("2022-07-01", "2022-12-31", "possible", ["year", "since"]),
        ("2022-07-01", "2022-12-31", "exact", []),
        ("2022-07-01", "2022-12-31", "all", ["year", "unknown", "since"]),
        ("2022-06-01", None, "exact", ["day", "month", "since"]),
        ("2022-07-01", None, "possible", ["year", "since"]),
        (None, "2022-06-30", "exact", ["day", "month", "until"]),
        (None, "2022-05-31", "possible", ["year", "until"]),
        (None, None, "exact", ["day", "month", "year", "unknown", "since", "until"]),
        ("2023", "2023", "possible", ["since"]),
    ],
)
def test_a_range_of_days_lets_these_documents_in(corpus, start, end, dates, kept):
    assert corpus.between(start, end, dates=dates).documents.index.tolist() == kept


def test_a_month_or_a_year_stands_for_its_first_day_at_the_start_and_its_last_at_the_end(corpus):
    assert corpus.between("2022", "2022").documents.index.tolist() == ["day", "month", "year"]
    assert corpus.between(2022, "2022-06").documents.index.tolist() == ["day", "month"]
    assert corpus.between(date(2022, 6, 7), pd.Timestamp("2022-06-07 12:00")).documents.index.tolist() == ["day"]


@pytest.mark.parametrize("value", ["soon", "", "06/07/2022", "2022-06-31", "today", "12:30", float("nan"), True, []])
def test_a_bound_that_is_no_date_is_an_error_that_shows_it(corpus, value):
    with pytest.raises(ValueError, match="start must be a date such as '2022-06-07'; got "):
        corpus.between(value)
    with pytest.raises(ValueError, match="end must be a date such as '2022-06-07'; got "):
        corpus.between(None, value)


def test_a_range_that_runs_backwards_is_an_error(corpus):
    with pytest.raises(ValueError, match="start must not lie after end; got 2022-06-08 and 2022-06-07"):
        corpus.between("2022-06-08", "2022-06-07")


def test_another_choice_of_dates_is_an_error(corpus):
    with pytest.raises(ValueError, match=r"dates must be one of \['exact', 'possible', 'all'\]; got 'some'"):
        corpus.between(dates="some")


def test_a_search_keeps_the_passages_that_match_and_counts_them_anew(corpus):
    found = corpus.matching("trade")
    assert found.documents[["n_passages", "n_tokens"]].to_dict("index") == {
        "day": {"n_passages": 1, "n_tokens": 3},
        "year": {"n_passages": 2, "n_tokens": 3},
    }
    assert found.passages["text"].tolist() == ["trade and roads", "trade", "trade, again"]
    assert found.passages.index.tolist() == [0, 2, 4]
    assert found.n_tokens == 6


def test_a_search_without_a_match_leaves_nothing_and_says_so(corpus):
    found = corpus.matching("zebra")
    assert (len(found), len(found.passages), found.n_tokens) == (0, 0, 0)
    assert repr(found) == "<Corpus: 0 documents, 0 passages, 0 words>"
    assert found.documents.dtypes.equals(corpus.documents.dtypes)


def test_all_tables_keep_the_same_documents(corpus):
    kept = corpus.keep_documents(corpus.documents["source"].eq("x"))
    assert kept.documents.index.tolist() == ["day", "year", "since"]
    for table in (kept.passages, kept.clues, kept.removed):
        assert set(table["document"]) <= set(kept.documents.index)
    assert kept.clues["document"].tolist() == ["day", "year", "since"]
    assert kept.fingerprint == corpus.fingerprint


def test_filters_one_after_the_other_are_filters_at_once(corpus):
    one = corpus.between("2022", "2022").matching("trade")
    other = corpus.matching("trade").between("2022", "2022")
    pd.testing.assert_frame_equal(one.documents, other.documents)
    pd.testing.assert_frame_equal(one.passages, other.passages)


def test_no_filter_changes_the_corpus(corpus, before):
    corpus.between("2022-06-07", "2022-06-07", dates="all").matching("trade")
    corpus.keep_documents(corpus.documents["source"].eq("x"))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(corpus, name), before[name])


def test_the_corpus_cannot_be_given_another_table(corpus):
    with pytest.raises(AttributeError, match="cannot assign to field 'passages'"):
        corpus.passages = None


def test_the_corpus_says_what_it_holds(corpus):
    assert repr(corpus) == "<Corpus: 6 documents (1 without a date), 8 passages, 13 words>"
    assert len(corpus) == 6
