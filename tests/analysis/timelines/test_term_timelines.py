"""Term timelines: counts and rates by hand; gaps stay gaps; by words and by documents."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines.bands import error_band
from kzcn_explore.analysis.timelines.term_timelines import document_terms, term_timeline
from kzcn_explore.corpus.loading import load_corpus

NAN = float("nan")


def five(extra=0):
    """Five documents of one month and so many of the next."""
    dates = ["2022-01-05"] * 5 + ["2022-02-05"] * extra
    texts = ["trade, sea", "trade", "sea, sea", "trade, trade, sea", "road", "trade, sea", "sea", "road", "road"]
    return load_corpus(pd.DataFrame({"date": dates, "text": texts[: 5 + extra], "language": "en"}))


def test_a_rate_is_uses_per_thousand_words_of_the_period(corpus):
    table = term_timeline(corpus, ["trade", "sea"])
    assert table["term"].tolist() == ["trade", "sea"] * 3
    assert table["n"].tolist() == [3, 2, 0, 0, 1, 1]
    assert table["n_with"].tolist() == [1, 1, 0, 0, 1, 1]
    assert table["rate"].tolist() == pytest.approx([1000 * 3 / 9, 1000 * 2 / 9, NAN, NAN, 200, 200], nan_ok=True)
    assert table[["n_documents", "n_tokens"]].to_numpy().tolist() == [[2, 9]] * 2 + [[0, 0]] * 2 + [[1, 5]] * 2
    assert table.attrs == {"every": "month", "by": "tokens", "smooth": 1, "n_unplaced": 1}


def test_a_term_may_hold_alternatives_and_letters_left_open(corpus):
    assert term_timeline(corpus, ["tra*, road", "one two"], every="year")["n"].tolist() == [6, 0]


def test_a_term_given_twice_is_counted_once(corpus):
    assert term_timeline(corpus, ["sea", "sea"], every="year")[["term", "n"]].to_numpy().tolist() == [["sea", 4]]


def test_a_rate_of_five_documents_has_the_band_of_their_words():
    corpus = five()
    table = term_timeline(corpus, ["sea"])
    low, high = error_band(np.array([[1.0], [0], [2], [1], [0]]), np.array([2.0, 1, 2, 3, 1]), bounded=False)
    assert table.loc[0, ["n", "rate", "low", "high"]].tolist() == pytest.approx([4, 4000 / 9, 1000 * low.item(), 1000 * high.item()])


def test_each_document_has_its_own_rate_in_the_order_of_dates(corpus):
    table = document_terms(corpus, ["trade"])
    assert table[["document", "n", "n_tokens"]].to_numpy().tolist() == [["d", 0, 1], ["a", 3, 6], ["b", 0, 3], ["c", 1, 5]]
    assert table["rate"].tolist() == [0, 500, 0, 200]


def test_documents_without_a_date_come_last(corpus, undated):
    frame = pd.DataFrame({"id": ["n", "y"], "date": [None, "2022"], "text": ["sea", "sea"], "language": "en"})
    assert document_terms(load_corpus(frame), ["sea"])["document"].tolist() == ["y", "n"]
    assert document_terms(undated, ["sea"])["document"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    ("terms", "message"), [("sea", "terms must be a list"), ([], "one at least"), (["sea", "—"], "must hold a letter or a digit; got '—'")]
)
def test_terms_that_are_none_are_an_error(corpus, terms, message):
    for use in (term_timeline, document_terms):
        with pytest.raises(ValueError, match=message):
            use(corpus, terms)


def test_without_a_document_there_are_no_terms_of_documents(corpus):
    bare = document_terms(corpus.matching("zebra"), ["sea"])
    pd.testing.assert_series_equal(bare.dtypes, document_terms(corpus, ["sea"]).dtypes)
    assert len(bare) == 0


def test_by_documents_it_is_the_part_of_documents_that_use_the_term(corpus):
    table = term_timeline(corpus, ["trade", "sea"], by="documents")
    assert table["n"].tolist() == [3, 2, 0, 0, 1, 1]
    assert table["n_with"].tolist() == [1, 1, 0, 0, 1, 1]
    assert table["rate"].tolist() == pytest.approx([0.5, 0.5, NAN, NAN, 1, 1], nan_ok=True)
    # Wilson, one of two and one of one.
    assert table["low"].tolist() == pytest.approx([0.0945312, 0.0945312, NAN, NAN, 0.2065493, 0.2065493], nan_ok=True)
    assert table["high"].tolist() == pytest.approx([0.9054688, 0.9054688, NAN, NAN, 1, 1], nan_ok=True)
    assert table.attrs == {"every": "month", "by": "documents", "smooth": 1, "n_unplaced": 1}


@pytest.mark.parametrize(("by", "rates"), [("tokens", [3000 / 9, NAN, 200]), ("documents", [0.5, NAN, 1])])
def test_a_gap_stays_a_gap_in_a_window(corpus, by, rates):
    table = term_timeline(corpus, ["trade"], by=by, smooth=3)
    assert table["rate"].tolist() == pytest.approx(rates, nan_ok=True)
    assert table[["n", "n_with", "n_documents", "n_tokens"]].to_numpy().tolist() == [[3, 1, 2, 9], [0, 0, 0, 0], [1, 1, 1, 5]]


def test_a_window_pools_uses_documents_and_words():
    table = term_timeline(five(extra=4), ["sea"], smooth=3)
    # 4 of 9 words of five documents, and 2 of 5 words of four.
    assert table[["n", "n_with", "n_documents", "n_tokens"]].to_numpy().tolist() == [[6, 5, 9, 14]] * 2
    assert table["rate"].tolist() == pytest.approx([6000 / 14] * 2)


def test_a_term_that_nobody_uses_has_a_rate_of_nothing_and_no_band_of_words():
    row = term_timeline(five(), ["zebra"]).iloc[0]
    assert (row["n"], row["n_with"], row["rate"]) == (0, 0, 0)
    assert row[["low", "high"]].isna().all()
    low, high = term_timeline(five(), ["zebra"], by="documents").loc[0, ["low", "high"]]
    # Wilson (1927): the upper end for none of n is z² / (n + z²).
    assert (low, high) == pytest.approx((0, 1.959964**2 / (5 + 1.959964**2)))


def test_a_phrase_and_letters_left_open_are_found_in_every_way_of_writing():
    texts = ["The one-China principle; One China.", "one Chinese road", "strategic partners and strategic partnership"]
    corpus = load_corpus(pd.DataFrame({"date": ["2022-01-01"] * 3, "text": texts, "language": "en"}))
    table = term_timeline(corpus, ["one china", "strateg* partner*", "one chin*"])
    assert table[["n", "n_with"]].to_numpy().tolist() == [[2, 1], [2, 1], [3, 2]]


@pytest.mark.parametrize("options", [{"every": "decade"}, {"by": "passages"}, {"smooth": 2}])
def test_another_option_is_an_error_that_says_what_is_allowed(corpus, options):
    with pytest.raises(ValueError, match=rf"{next(iter(options))} must be"):
        term_timeline(corpus, ["sea"], **options)


@pytest.mark.parametrize("by", ["tokens", "documents"])
@pytest.mark.parametrize("empty", ["zebra", None])
def test_without_a_placed_document_the_timeline_has_its_columns_and_no_row(corpus, undated, empty, by):
    nothing = corpus.matching(empty) if empty else undated
    bare = term_timeline(nothing, ["sea"], by=by)
    assert len(bare) == 0
    pd.testing.assert_series_equal(bare.dtypes, term_timeline(corpus, ["sea"], by=by).dtypes)
    assert bare.attrs["n_unplaced"] == len(nothing)


def test_a_filtered_corpus_is_measured_by_the_words_that_are_left(corpus):
    assert term_timeline(corpus.matching("road"), ["sea"], every="year")["rate"].tolist() == pytest.approx([1000 / 7])


def test_nothing_given_is_changed(corpus):
    before = [corpus.documents.copy(deep=True), corpus.passages.copy(deep=True)]
    terms = ["sea", "sea"]
    term_timeline(corpus, terms, smooth=3)
    document_terms(corpus, terms)
    assert terms == ["sea", "sea"]
    for now, then in zip([corpus.documents, corpus.passages], before, strict=True):
        pd.testing.assert_frame_equal(now, then)


@given(order=st.permutations(range(9)), by=st.sampled_from(["tokens", "documents"]))
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_documents_changes_no_byte(order, by):
    corpus = five(extra=4)
    mixed = replace(corpus, documents=corpus.documents.iloc[order])
    for table in (lambda some: term_timeline(some, ["sea", "trade"], by=by, smooth=3), lambda some: document_terms(some, ["sea"])):
        pd.testing.assert_frame_equal(table(mixed), table(corpus), check_exact=True)
