"""Timelines: shares and counts by hand; gaps stay gaps; what is not placed is counted."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines.bands import error_band
from kzcn_explore.analysis.timelines.timelines import document_timeline, theme_timeline
from kzcn_explore.corpus.loading import load_corpus

NAN = float("nan")


def days(table):
    return table["period"].dt.strftime("%Y-%m-%d").tolist()


def five(extra=0):
    """Five documents of one month and so many of the next."""
    dates = ["2022-01-05"] * 5 + ["2022-02-05"] * extra
    texts = ["trade, sea", "trade", "sea, sea", "trade, trade, sea", "road", "trade, sea", "sea", "road", "road"]
    return load_corpus(pd.DataFrame({"date": dates, "text": texts[: 5 + extra], "language": "en"}))


def test_a_month_without_documents_stays_as_a_gap(corpus):
    table = document_timeline(corpus)
    assert days(table) == ["2022-01-01", "2022-02-01", "2022-03-01"]
    assert table[["n_documents", "n_passages", "n_tokens"]].to_numpy().tolist() == [[2, 3, 9], [0, 0, 0], [1, 1, 5]]


def test_what_does_not_fit_into_one_period_is_counted_beside_the_table(corpus, undated):
    assert document_timeline(corpus).attrs == {"every": "month", "n_unplaced": 1}
    assert document_timeline(corpus, "year").attrs == {"every": "year", "n_unplaced": 0}
    assert document_timeline(undated).attrs == {"every": "month", "n_unplaced": 2}


def test_documents_are_counted_by_week_from_monday(corpus):
    table = document_timeline(corpus, "week")
    assert days(table) == [
        "2022-01-03",
        "2022-01-10",
        "2022-01-17",
        "2022-01-24",
        "2022-01-31",
        "2022-02-07",
        "2022-02-14",
        "2022-02-21",
        "2022-02-28",
    ]
    assert table["n_documents"].tolist() == [1, 0, 0, 0, 1, 0, 0, 0, 1]


@pytest.mark.parametrize(("every", "counts"), [("day", [1, 1, 1]), ("quarter", [3]), ("year", [4])])
def test_documents_are_counted_by_day_quarter_and_year(corpus, every, counts):
    table = document_timeline(corpus, every)
    assert table.loc[table["n_documents"] > 0, "n_documents"].tolist() == counts


def test_a_share_is_of_all_words_of_the_period(corpus, model, shares):
    table = theme_timeline(model, corpus, shares=shares)
    # January: (4 * 1 + 2 * .5) / 9 and (2 * .5) / 9; a third of the words belongs to no theme. March: .2 and .8.
    assert days(table) == ["2022-01-01"] * 2 + ["2022-02-01"] * 2 + ["2022-03-01"] * 2
    assert table["theme"].tolist() == [0, 1] * 3
    assert table["label"].tolist() == ["Trade", "Roads"] * 3
    assert table["share"].tolist() == pytest.approx([5 / 9, 1 / 9, NAN, NAN, 0.2, 0.8], nan_ok=True)
    assert table[["n_documents", "n_passages", "n_tokens"]].to_numpy().tolist() == [[2, 3, 9]] * 2 + [[0, 0, 0]] * 2 + [[1, 1, 5]] * 2
    asked = {"every": "month", "by": "tokens", "smooth": 1, "n_unplaced": 1}
    assert table.attrs == asked | {"multi_label": False, "n_passages": 5, "n_uncovered": 1}


def test_by_year_the_document_of_that_year_counts_too(corpus, model, shares):
    table = theme_timeline(model, corpus, every="year", shares=shares)
    assert table["share"].tolist() == pytest.approx([6.25 / 15, 5.75 / 15])
    assert table.attrs["n_unplaced"] == 0


def test_dates_of_any_century_are_placed():
    corpus = load_corpus(pd.DataFrame({"date": ["0001-01-01", "1790-01-08", "9999-12-31"], "text": ["a", "b", "c"], "language": "en"}))
    table = document_timeline(corpus, "year")
    assert (len(table), table["n_documents"].sum()) == (9999, 3)


def test_by_documents_it_is_the_part_of_documents_with_a_passage_of_the_theme(corpus, model, shares):
    table = theme_timeline(model, corpus, by="documents", shares=shares)
    # January: a belongs to both themes, b to none. March: c belongs to both, as .2 is enough.
    assert table["share"].tolist() == pytest.approx([0.5, 0.5, NAN, NAN, 1, 1], nan_ok=True)
    # Wilson, one of two and one of one: (1 + z²/2 ± z √(1/2 + z²/4)) / (2 + z²) and 1 / (1 + z²) to 1.
    assert table["low"].tolist() == pytest.approx([0.0945312, 0.0945312, NAN, NAN, 0.2065493, 0.2065493], nan_ok=True)
    assert table["high"].tolist() == pytest.approx([0.9054688, 0.9054688, NAN, NAN, 1, 1], nan_ok=True)
    asked = {"every": "month", "by": "documents", "smooth": 1, "n_unplaced": 1}
    assert table.attrs == asked | {"multi_label": False, "n_passages": 5, "n_uncovered": 1}


def test_a_passage_that_a_theme_takes_a_little_of_does_not_make_its_document_one_of_the_theme(corpus, model, shares):
    table = theme_timeline(model, corpus, by="documents", shares=shares * 0.99)
    assert table["share"].tolist() == pytest.approx([0.5, 0.5, NAN, NAN, 0, 1], nan_ok=True)


@pytest.fixture
def one_theme():
    return SimpleNamespace(labels_=["One"])


def test_a_share_of_five_documents_has_a_band_and_of_four_has_none(one_theme):
    corpus = five(extra=4)
    shares = pd.DataFrame({0: [1.0, 0.5, 0.0, 0.25, 1.0, 1.0, 0.0, 0.5, 0.5]}, index=corpus.passages.index)
    table = theme_timeline(one_theme, corpus, shares=shares)
    # Words of the theme over words: 2 * 1 + 1 * .5 + 0 + 3 * .25 + 1 of 2 + 1 + 2 + 3 + 1.
    low, high = error_band(np.array([[2], [0.5], [0], [0.75], [1]]), np.array([2.0, 1, 2, 3, 1]), bounded=True)
    assert table.loc[0, ["share", "low", "high"]].tolist() == pytest.approx([4.25 / 9, low.item(), high.item()])
    assert table.loc[1, ["low", "high"]].isna().all()
    assert 0 < table.loc[0, "low"] < table.loc[0, "share"] < table.loc[0, "high"] < 1


def monthly(smooth, by="tokens"):
    """One passage a document of 1, 3, 2 and 4 words; its theme takes .5, 1, 0 and .25 of it; nothing was written in March."""
    dates, texts = ["2022-01-05", "2022-02-05", "2022-02-06", "2022-04-05"], ["a", "a b c", "a b", "a b c d"]
    corpus = load_corpus(pd.DataFrame({"date": dates, "text": texts, "language": "en"}))
    shares = pd.DataFrame({0: [0.5, 1, 0, 0.25]}, index=corpus.passages.index)
    return theme_timeline(SimpleNamespace(labels_=["One"]), corpus, by=by, smooth=smooth, shares=shares)


def test_a_window_pools_numerators_and_denominators_and_leaves_gaps():
    table = monthly(3)
    # January and February: .5 + 3 + 0 of 6 words; April: 1 of 4, as March has nothing; March itself stays a gap.
    assert table["share"].tolist() == pytest.approx([3.5 / 6, 3.5 / 6, NAN, 0.25], nan_ok=True)
    assert table[["n_documents", "n_passages", "n_tokens"]].to_numpy().tolist() == [[3, 3, 6], [3, 3, 6], [0, 0, 0], [1, 1, 4]]
    assert table.attrs["smooth"] == 3


def test_a_wider_window_reaches_over_a_gap():
    # January to March: 3.5 of 6 words; the four months: 4.5 of 10; February to April: 4 of 9.
    assert monthly(5)["share"].tolist() == pytest.approx([3.5 / 6, 4.5 / 10, NAN, 4 / 9], nan_ok=True)


def test_a_window_by_documents_has_the_score_interval_of_the_pooled_documents():
    table = monthly(3, by="documents")
    assert table["share"].tolist() == pytest.approx([2 / 3, 2 / 3, NAN, 1], nan_ok=True)
    assert table.loc[0, ["low", "high"]].tolist() == pytest.approx([0.2076597, 0.9385081])


def test_a_window_over_everything_has_the_same_share_everywhere():
    assert monthly(99)["share"].dropna().tolist() == pytest.approx([4.5 / 10] * 3)


def test_the_band_of_a_window_is_that_of_its_pooled_documents(one_theme):
    corpus = five(extra=4)
    shares = pd.DataFrame({0: [1.0, 0.5, 0.0, 0.25, 1.0, 1.0, 0.0, 0.5, 0.5]}, index=corpus.passages.index)
    table = theme_timeline(one_theme, corpus, smooth=3, shares=shares)
    wholes = np.array([2.0, 1, 2, 3, 1, 2, 1, 1, 1])
    low, high = error_band((shares[0].to_numpy() * wholes)[:, None], wholes, bounded=True)
    assert table["low"].tolist() == pytest.approx([low.item()] * 2)
    assert table["high"].tolist() == pytest.approx([high.item()] * 2)


def test_a_lexicon_says_so_and_its_shares_may_sum_to_more_than_one(corpus):
    lexicon = SimpleNamespace(labels_=["Trade", "Sea"], multi_label=True)
    shares = pd.DataFrame([[1.0, 1.0], [1, 1], [0, 0], [1, 1], [0, 1]], index=corpus.passages.index)
    table = theme_timeline(lexicon, corpus, shares=shares)
    # January: six of nine words stand in passages of either; March: all five.
    assert table["share"].tolist() == pytest.approx([6 / 9, 6 / 9, NAN, NAN, 1, 1], nan_ok=True)
    assert table.attrs["multi_label"] is True


def test_one_document_is_a_timeline(model):
    corpus = load_corpus(pd.DataFrame({"date": ["2022-06-07"], "text": ["trade, sea"], "language": "en"}))
    shares = pd.DataFrame([[0.75, 0.25]], index=corpus.passages.index)
    for smooth in (1, 3):
        table = theme_timeline(model, corpus, smooth=smooth, shares=shares)
        assert table[["share", "n_documents"]].to_numpy().tolist() == [[0.75, 1], [0.25, 1]]
        assert table["low"].isna().all()


@pytest.mark.parametrize("by", ["tokens", "documents"])
def test_a_document_without_passages_counts_as_one_document_and_no_words(corpus, model, shares, by):
    bare = replace(corpus, passages=corpus.passages.iloc[:3], documents=corpus.documents.assign(n_tokens=[6, 3, 0, 0]))
    table = theme_timeline(model, bare, by=by, shares=shares.iloc[:3])
    march = table[table["period"] == "2022-03-01"]
    assert march["n_documents"].tolist() == [1, 1]
    assert march["share"].tolist() == pytest.approx([NAN, NAN] if by == "tokens" else [0, 0], nan_ok=True)


@pytest.mark.parametrize("options", [{"every": "decade"}, {"by": "passages"}, {"smooth": 2}])
def test_another_option_is_an_error_that_says_what_is_allowed(corpus, model, shares, options):
    with pytest.raises(ValueError, match=rf"{next(iter(options))} must be"):
        theme_timeline(model, corpus, shares=shares, **options)
    if "every" in options:
        with pytest.raises(ValueError, match=r"every must be one of \['day', 'week', 'month', 'quarter', 'year'\]; got 'decade'"):
            document_timeline(corpus, **options)


@pytest.mark.parametrize("by", ["tokens", "documents"])
@pytest.mark.parametrize("empty", ["zebra", None])
def test_without_a_placed_document_a_timeline_has_its_columns_and_no_row(corpus, undated, model, shares, empty, by):
    nothing = corpus.matching(empty) if empty else undated
    none = pd.DataFrame(np.zeros((len(nothing.passages), 2)), index=nothing.passages.index)
    full = [document_timeline(corpus), theme_timeline(model, corpus, by=by, shares=shares)]
    bare = [document_timeline(nothing), theme_timeline(model, nothing, by=by, shares=none)]
    for one, other in zip(full, bare, strict=True):
        assert len(other) == 0
        pd.testing.assert_series_equal(other.dtypes, one.dtypes)
        assert other.attrs["n_unplaced"] == len(nothing)


def test_a_filtered_corpus_counts_the_passages_that_are_left(corpus):
    assert document_timeline(corpus.matching("road"), "year").to_numpy()[:, 1:].tolist() == [[2, 2, 7]]


def test_nothing_given_is_changed(corpus, model, shares):
    given_tables = [corpus.documents.copy(deep=True), corpus.passages.copy(deep=True), shares.copy(deep=True)]
    for by in ("tokens", "documents"):
        theme_timeline(model, corpus, by=by, smooth=3, shares=shares)
    document_timeline(corpus)
    for now, before in zip([corpus.documents, corpus.passages, shares], given_tables, strict=True):
        pd.testing.assert_frame_equal(now, before)


@pytest.fixture(scope="module")
def twelve():
    """Twelve documents of three months with passages of every length, and what three themes take of them."""
    random = np.random.default_rng(4)
    texts = ["\n\n".join(" ".join(["word"] * n) for n in random.integers(5, 40, 3)) for _ in range(12)]
    dates = ["2022-01-05"] * 6 + ["2022-02-05"] * 5 + ["2022-04-05"]
    corpus = load_corpus(pd.DataFrame({"id": [f"d{n:02}" for n in range(12)], "date": dates, "text": texts, "language": "en"}))
    return corpus, pd.DataFrame(random.dirichlet([0.3, 0.5, 1], len(corpus.passages)), index=corpus.passages.index)


@given(order=st.permutations(range(12)), by=st.sampled_from(["tokens", "documents"]), smooth=st.sampled_from([1, 3]))
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_documents_changes_no_byte(twelve, order, by, smooth):
    corpus, shares = twelve
    mixed = replace(corpus, documents=corpus.documents.iloc[order])
    three = SimpleNamespace(labels_=["A", "B", "C"])
    pd.testing.assert_frame_equal(
        theme_timeline(three, mixed, by=by, smooth=smooth, shares=shares),
        theme_timeline(three, corpus, by=by, smooth=smooth, shares=shares),
        check_exact=True,
    )


def test_the_order_of_the_passages_changes_no_byte(twelve):
    corpus, shares = twelve
    mixed = corpus.passages.sample(frac=1, random_state=2)
    three = SimpleNamespace(labels_=["A", "B", "C"])
    pd.testing.assert_frame_equal(
        theme_timeline(three, replace(corpus, passages=mixed), shares=shares.loc[mixed.index]),
        theme_timeline(three, corpus, shares=shares),
        check_exact=True,
    )
