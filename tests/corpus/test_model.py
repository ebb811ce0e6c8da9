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


def test_some_columns_of_all_documents_or_passages_are_had_without_the_others(corpus):
    facts = corpus.document_facts(["source", "date"])
    assert facts.columns.tolist() == ["source", "date"]
    assert facts.index.tolist() == ["day", "month", "year", "unknown", "since", "until"]
    assert facts["source"].tolist() == ["x", "y", "x", "y", "x", "y"]
    assert corpus.passage_facts(["n_tokens", "document"]).iloc[2].to_dict() == {"n_tokens": 1, "document": "year"}


def test_rows_are_read_by_number_in_the_order_asked_for(corpus):
    assert corpus.read_documents([2, 0, 2]).index.tolist() == ["year", "day", "year"]
    assert corpus.read_documents([1], ["source"]).to_dict("index") == {"month": {"source": "y"}}
    assert corpus.read_passages([3, 0])["text"].tolist() == ["rivers and seas", "trade and roads"]
    assert corpus.read_passages([]).columns.tolist() == corpus.passages.columns.tolist()


def test_the_number_of_a_row_need_not_be_its_index(corpus):
    found = corpus.matching("trade")
    assert found.passages.index.tolist() == [0, 2, 4]
    assert found.read_passages([2, 1], ["text"])["text"].to_dict() == {4: "trade, again", 2: "trade"}


def test_documents_are_found_by_their_names(corpus):
    assert corpus.find_documents(["until", "nobody", "day", "until"]).tolist() == [5, -1, 0, 5]
    assert corpus.matching("trade").find_documents(["month", "year"]).tolist() == [-1, 1]
    assert corpus.find_documents([]).tolist() == []


def test_the_clues_of_one_document_are_had(corpus):
    assert corpus.read_notes("month", "clues")["quote"].tolist() == ["2022-06"]
    assert corpus.read_notes("nobody", "clues").columns.tolist() == corpus.clues.columns.tolist()
    assert len(corpus.read_notes("nobody", "clues")) == 0


@pytest.mark.parametrize(("rows", "wrong"), [([-1], -1), ([0, 6], 6), ([2, -3, 9], -3)])
def test_a_number_that_no_row_has_is_refused(corpus, rows, wrong):
    with pytest.raises(IndexError, match=f"rows must lie from 0 to 5; got {wrong}"):
        corpus.read_documents(rows)


@pytest.mark.parametrize("rows", [[True, False], [0.5], [[0]], 0])
def test_what_are_no_numbers_of_rows_is_refused(corpus, rows):
    with pytest.raises(TypeError, match="rows must be a one-dimensional array of whole numbers; got "):
        corpus.read_passages(rows)


def test_a_column_that_is_not_there_is_refused(corpus):
    with pytest.raises(ValueError, match=r"columns must be of \['title', .*\], the columns of documents; got 'day'"):
        corpus.document_facts(["title", "day"])
    with pytest.raises(ValueError, match=r"columns must be of \['document', .*\], the columns of passages; got 'title'"):
        corpus.read_passages([0], ["title"])
    with pytest.raises(ValueError, match=r"columns must be a list of names, such as \['text'\]; got 'text'"):
        corpus.passage_facts("text")
    with pytest.raises(ValueError, match=r"columns must be named once each; got \['text', 'text'\]"):
        corpus.passage_facts(["text", "text"])


def test_the_corpus_counts_what_it_holds(corpus):
    assert (corpus.n_documents, corpus.n_passages, corpus.n_tokens) == (6, 8, 13)
    found = corpus.matching("trade")
    assert (found.n_documents, found.n_passages, found.n_tokens) == (2, 3, 6)


def test_the_rest_of_a_corpus_holds_what_a_part_does_not(corpus):
    part = corpus.matching("trade")
    rest = corpus.without(part)
    assert part.passages["text"].tolist() == ["trade and roads", "trade", "trade, again"]
    assert rest.passages["text"].tolist() == ["roads", "rivers and seas", "people", "one", "two"]
    assert rest.documents["n_passages"].to_dict() == dict.fromkeys(["month", "year", "unknown", "since", "until"], 1)
    assert corpus.without(corpus.between("2022-06-07", "2022-06-07")).documents.index[0] == "month"


@pytest.mark.parametrize("other", [load_corpus(pd.DataFrame({"text": ["apart"]})), "trade"])
def test_what_is_no_part_of_a_corpus_leaves_no_rest(corpus, other):
    with pytest.raises(ValueError, match=r"other must be a part of this corpus, such as between\(\) or matching\(\) give"):
        corpus.without(other)
