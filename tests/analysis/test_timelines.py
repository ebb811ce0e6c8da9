"""Timelines: shares, rates and counts by hand; gaps stay gaps; what is not placed is counted."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.periods import ratio_and_band
from kzcn_explore.analysis.timelines import document_terms, document_timeline, term_timeline, theme_timeline
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
    assert table.attrs == {"every": "month", "n_unplaced": 1, "by": "tokens"}


def test_by_documents_a_short_one_weighs_as_much_as_a_long_one(corpus, model, shares):
    table = theme_timeline(model, corpus, by="documents", shares=shares)
    # January: (5/6 + 0) / 2 and (1/6 + 0) / 2.
    assert table["share"].tolist() == pytest.approx([5 / 12, 1 / 12, NAN, NAN, 0.2, 0.8], nan_ok=True)
    assert table.attrs == {"every": "month", "n_unplaced": 1, "by": "documents"}


def test_by_year_the_document_of_that_year_counts_too(corpus, model, shares):
    table = theme_timeline(model, corpus, every="year", shares=shares)
    assert table["share"].tolist() == pytest.approx([6.25 / 15, 5.75 / 15])
    assert table.attrs["n_unplaced"] == 0


def test_a_share_of_five_documents_has_a_band_and_of_four_has_none(model):
    corpus = five(extra=4)
    shares = pd.DataFrame({0: [1.0, 0.5, 0.0, 0.25, 1.0, 1.0, 0.0, 0.5, 0.5]}, index=corpus.passages.index)
    table = theme_timeline(model, corpus, shares=shares)
    # Words of the theme over words: 2 * 1 + 1 * .5 + 0 + 3 * .25 + 1 of 2 + 1 + 2 + 3 + 1.
    ratio, low, high = ratio_and_band(np.array([[2], [0.5], [0], [0.75], [1]]), np.array([2.0, 1, 2, 3, 1]))
    assert table.loc[0, ["share", "low", "high"]].tolist() == pytest.approx([4.25 / 9, low.item(), high.item()])
    assert ratio.item() == pytest.approx(4.25 / 9)
    assert table.loc[1, ["low", "high"]].isna().all()
    assert 0 <= table.loc[0, "low"] < table.loc[0, "share"] < table.loc[0, "high"] <= 1


def test_a_rate_is_uses_per_thousand_words_of_the_period(corpus):
    table = term_timeline(corpus, ["trade", "sea"])
    assert table["term"].tolist() == ["trade", "sea"] * 3
    assert table["n"].tolist() == [3, 2, 0, 0, 1, 1]
    assert table["rate"].tolist() == pytest.approx([1000 * 3 / 9, 1000 * 2 / 9, NAN, NAN, 200, 200], nan_ok=True)
    assert table[["n_documents", "n_tokens"]].to_numpy().tolist() == [[2, 9]] * 2 + [[0, 0]] * 2 + [[1, 5]] * 2
    assert table.attrs == {"every": "month", "n_unplaced": 1}


def test_a_term_may_hold_alternatives_and_letters_left_open(corpus):
    assert term_timeline(corpus, ["tra*, road", "one two"], every="year")["n"].tolist() == [6, 0]


def test_a_term_given_twice_is_counted_once(corpus):
    assert term_timeline(corpus, ["sea", "sea"], every="year")[["term", "n"]].to_numpy().tolist() == [["sea", 4]]


def test_a_rate_of_five_documents_has_the_band_of_their_words():
    table = term_timeline(five(), ["sea"])
    _, low, high = ratio_and_band(1000 * np.array([[1.0], [0], [2], [1], [0]]), np.array([2.0, 1, 2, 3, 1]))
    assert table.loc[0, ["n", "rate", "low", "high"]].tolist() == pytest.approx([4, 4000 / 9, low.item(), high.item()])


def test_each_document_has_its_own_rate_in_the_order_of_dates(corpus):
    table = document_terms(corpus, ["trade"])
    assert table[["document", "n", "n_tokens"]].to_numpy().tolist() == [["d", 0, 1], ["a", 3, 6], ["b", 0, 3], ["c", 1, 5]]
    assert table["rate"].tolist() == [0, 500, 0, 200]


def test_documents_without_a_date_come_last(corpus, undated):
    frame = pd.DataFrame({"id": ["n", "y"], "date": [None, "2022"], "text": ["sea", "sea"], "language": "en"})
    assert document_terms(load_corpus(frame), ["sea"])["document"].tolist() == ["y", "n"]
    assert document_terms(undated, ["sea"])["document"].tolist() == ["a", "b"]


def test_a_filtered_corpus_counts_the_passages_that_are_left(corpus):
    left = corpus.matching("road")
    assert document_timeline(left, "year").to_numpy()[:, 1:].tolist() == [[2, 2, 7]]
    assert term_timeline(left, ["sea"], every="year")["rate"].tolist() == pytest.approx([1000 / 7])


def test_another_period_is_an_error(corpus, model, shares):
    message = r"every must be one of \['day', 'week', 'month', 'quarter', 'year'\]; got 'decade'"
    with pytest.raises(ValueError, match=message):
        document_timeline(corpus, "decade")
    with pytest.raises(ValueError, match=message):
        theme_timeline(model, corpus, every="decade", shares=shares)
    with pytest.raises(ValueError, match=message):
        term_timeline(corpus, ["sea"], every="decade")


def test_another_weight_is_an_error(corpus, model, shares):
    with pytest.raises(ValueError, match=r"by must be one of \['tokens', 'documents'\]; got 'passages'"):
        theme_timeline(model, corpus, by="passages", shares=shares)


@pytest.mark.parametrize(
    ("terms", "message"), [("sea", "terms must be a list"), ([], "one at least"), (["sea", "—"], "must hold a letter or a digit; got '—'")]
)
def test_terms_that_are_none_are_an_error(corpus, terms, message):
    for use in (term_timeline, document_terms):
        with pytest.raises(ValueError, match=message):
            use(corpus, terms)


@pytest.mark.parametrize("empty", ["zebra", None])
def test_without_a_placed_document_a_timeline_has_its_columns_and_no_row(corpus, undated, model, shares, empty):
    nothing = corpus.matching(empty) if empty else undated
    none = pd.DataFrame(np.zeros((len(nothing.passages), 2)), index=nothing.passages.index)
    tables = {
        document_timeline: (document_timeline(corpus), document_timeline(nothing)),
        term_timeline: (term_timeline(corpus, ["sea"]), term_timeline(nothing, ["sea"])),
        theme_timeline: (theme_timeline(model, corpus, shares=shares), theme_timeline(model, nothing, shares=none)),
    }
    for full, bare in tables.values():
        assert len(bare) == 0
        pd.testing.assert_series_equal(bare.dtypes, full.dtypes)
        assert bare.attrs["n_unplaced"] == len(nothing)


def test_without_a_document_there_are_no_terms_of_documents(corpus):
    bare = document_terms(corpus.matching("zebra"), ["sea"])
    pd.testing.assert_series_equal(bare.dtypes, document_terms(corpus, ["sea"]).dtypes)
    assert len(bare) == 0


def test_the_same_tables_come_back_every_time_and_nothing_given_changes(corpus, model, shares):
    given = [corpus.documents.copy(deep=True), corpus.passages.copy(deep=True), shares.copy(deep=True)]
    first, second = (theme_timeline(model, five(4), shares=pd.DataFrame({0: [0.5] * 9})) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    theme_timeline(model, corpus, by="documents", shares=shares)
    term_timeline(corpus, ["sea"])
    document_terms(corpus, ["sea"])
    document_timeline(corpus)
    for now, before in zip([corpus.documents, corpus.passages, shares], given, strict=True):
        pd.testing.assert_frame_equal(now, before)


def test_dates_of_any_century_are_placed():
    corpus = load_corpus(pd.DataFrame({"date": ["0001-01-01", "1790-01-08", "9999-12-31"], "text": ["a", "b", "c"], "language": "en"}))
    table = document_timeline(corpus, "year")
    assert (len(table), table["n_documents"].sum()) == (9999, 3)
