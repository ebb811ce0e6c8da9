"""Keyness: every column by hand, equal to a plain computation, and refused where two sides are none."""

from collections import Counter
from dataclasses import replace
from math import isnan, log, log2, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from kzcn_explore.analysis.comparison.comparing import TYPES, no_terms
from kzcn_explore.analysis.comparison.keyness import keyness
from kzcn_explore.analysis.terms.terms import term_counts
from kzcn_explore.corpus.loading import load_corpus

WORDS = ("trade", "road", "sea", "river")


def made(texts):
    """A corpus of documents with these texts."""
    names = [f"d{number}" for number in range(len(texts))]
    return load_corpus(pd.DataFrame({"id": names, "title": names, "text": texts, "language": "en"}))


def unlike(lists):
    """A corpus of documents with these words, none of which is held for a copy; commas keep words from becoming phrases."""
    corpus = made([", ".join(words) for words in lists])
    return replace(corpus, passages=corpus.passages.assign(copy_of=pd.array([None] * len(corpus.passages), "Int64")))


def parts(corpus, n):
    """The first n documents, and the others."""
    first = pd.Series(np.arange(len(corpus)) < n)
    return corpus.keep_documents(first), corpus.keep_documents(~first)


def row(table, term):
    return table.set_index("term").loc[term]


def test_uses_rates_and_documents_are_those_counted_by_hand(corpus):
    table = keyness(*parts(corpus, 2))
    # a and b: trade 3, sea 2, road 2, two 1 of 9 words; c and d: trade, sea 2, four, two of 6; "one" is a function word.
    assert sorted(table["term"]) == ["road", "sea", "trade", "two"]
    assert row(table, "trade")[["n_target", "n_reference", "n_documents_target", "n_documents_reference"]].tolist() == [3, 1, 1, 1]
    assert row(table, "road")[["n_target", "n_reference", "n_documents_target", "n_documents_reference"]].tolist() == [2, 0, 2, 0]
    assert row(table, "trade")[["rate_target", "rate_reference"]].tolist() == pytest.approx([1000 * 3 / 9, 1000 / 6])
    assert row(table, "trade")["log_ratio"] == pytest.approx(1.0)
    assert table.attrs == {
        "n_documents_target": 2, "n_documents_reference": 2, "n_tokens_target": 9, "n_tokens_reference": 6, "prior": 6.0,
        "n_terms": 4,
    }  # fmt: skip
    assert table["z"].is_monotonic_decreasing


def test_min_n_and_the_prior_are_those_asked_for(corpus):
    table = keyness(*parts(corpus, 2), min_n=1, prior=2)
    assert sorted(table["term"]) == ["four", "road", "sea", "trade", "two"]
    # The prior gives trade 2 * 4 / 15 uses.
    alpha = 8 / 15
    z = (log((3 + alpha) / (11 - 3 - alpha)) - log((1 + alpha) / (8 - 1 - alpha))) / sqrt(1 / (3 + alpha) + 1 / (1 + alpha))
    assert row(table, "trade")["z"] == pytest.approx(z)
    assert table.attrs["prior"] == 2.0


def test_one_document_carries_a_term_if_it_holds_more_than_half_of_the_side_that_is_ahead(corpus):
    table = keyness(*parts(corpus, 2), min_n=1)
    # All uses of trade are those of a; road is of a and b alike; four is of c alone. Sea is in both of the reference.
    carried = table.set_index("term")["carried_by"]
    assert carried[["trade", "four"]].tolist() == ["a", "c"]
    assert carried[["road", "sea"]].isna().all()


def test_a_side_of_one_document_is_carried_by_nobody(corpus):
    table = keyness(*parts(corpus, 1), min_n=1)
    assert isnan(row(table, "trade")["carried_by"])
    assert row(table, "four")["carried_by"] == "c"


def left_out(uses, tokens):
    """The relative standard error of a rate: the rate without each document in turn."""
    ratios = [(sum(uses) - one) / (sum(tokens) - n) for one, n in zip(uses, tokens, strict=True)]
    mean = sum(ratios) / len(ratios)
    return sqrt((len(ratios) - 1) / len(ratios) * sum((ratio - mean) ** 2 for ratio in ratios)) / (sum(uses) / sum(tokens))


def test_the_band_is_that_of_documents_left_out_in_turn():
    first = ["trade trade road", "trade sea", "trade road sea", "trade", "trade sea road trade"]
    second = ["trade road road", "road sea", "trade road", "sea sea road", "road", "sea trade road"]
    table = keyness(*parts(unlike([text.split() for text in first + second]), 5))
    sizes = [[len(text.split()) for text in side] for side in (first, second)]
    uses = [[text.split().count("trade") for text in side] for side in (first, second)]
    errors = [left_out(*side) for side in zip(uses, sizes, strict=True)]
    # Welch (1947).
    freedom = (errors[0] ** 2 + errors[1] ** 2) ** 2 / (errors[0] ** 4 / 4 + errors[1] ** 4 / 5)
    effect = log2(sum(uses[0]) / sum(sizes[0])) - log2(sum(uses[1]) / sum(sizes[1]))
    reach = t.ppf(0.975, freedom) * sqrt(errors[0] ** 2 + errors[1] ** 2) / log(2)
    assert row(table, "trade")[["log_ratio", "low", "high"]].tolist() == pytest.approx([effect, effect - reach, effect + reach])


def test_there_is_no_band_below_five_documents_or_without_a_use():
    lists = [["trade", "road"]] * 5 + [["sea", "road"]] * 4
    assert keyness(*parts(unlike(lists), 5))[["low", "high"]].isna().all(axis=None)
    five = keyness(*parts(unlike([*lists, ["sea", "road"]]), 5)).set_index("term")
    assert five.loc[["trade", "sea"], ["low", "high"]].isna().all(axis=None)
    # All ten documents agree: there is nothing to doubt.
    assert five.loc["road", ["low", "high"]].tolist() == pytest.approx([0.0, 0.0], abs=1e-9)


def documents_with(uses):
    """Documents of 20 words, of which so many are "trade", the others "road"."""
    return [["trade"] * n + ["road"] * (20 - n) for n in uses]


def test_the_measures_agree_on_what_all_documents_do_and_not_on_a_burst():
    steady = keyness(*parts(unlike(documents_with([7, 8, 9, 8, 7, 8, 9, 8, 1, 2, 3, 2, 1, 2, 3, 2])), 8))
    burst = keyness(*parts(unlike(documents_with([19, *[1] * 15])), 8))
    assert row(steady, "trade")["low"] > 0
    assert row(steady, "trade")["q"] < 0.05
    assert row(steady, "trade")["agrees"]
    # Every use for itself tells a difference; it is one document's, and the band does not follow.
    assert row(burst, "trade")["q"] < 0.05
    assert row(burst, "trade")["low"] < 0 < row(burst, "trade")["high"]
    assert not row(burst, "trade")["agrees"]
    assert row(burst, "trade")["carried_by"] == "d0"


def test_a_copied_passage_counts_once_on_a_side_and_on_each_side_of_the_two():
    passage = "Trade by road and trade by sea joins the two banks of the river, said the minister of trade on a quiet morning."
    corpus = made([passage, f"{passage}\n\nSea.", f"Road.\n\n{passage}", "River."])
    assert corpus.passages["copy_of"].notna().sum() == 2
    table = keyness(*parts(corpus, 2), min_n=1)
    assert row(table, "trade")[["n_target", "n_reference"]].tolist() == [3, 3]
    assert row(table, "trade")[["n_documents_target", "n_documents_reference"]].tolist() == [1, 1]
    n_words = int(corpus.passages["n_tokens"].iloc[0])
    # The copy in d1 is no second evidence; its other passage is a word.
    assert table.attrs["n_tokens_target"] == n_words + 1
    assert table.attrs["n_tokens_reference"] == n_words + 2
    # Of two copies without their original the first stands for both.
    pair = corpus.keep_documents(pd.Series([False, True, True, False]))
    alone = keyness(pair, corpus.keep_documents(pd.Series([True, False, False, True])), min_n=1)
    assert row(alone, "trade")[["n_target", "n_documents_target"]].tolist() == [3, 1]


def test_counts_made_before_give_the_same(seeds):
    target, reference = parts(seeds, 2)
    pd.testing.assert_frame_equal(keyness(target, reference, counts=term_counts(seeds)), keyness(target, reference))


def test_two_corpora_loaded_apart_share_no_passage_though_the_numbers_are_the_same():
    one, other = made(["trade road", "trade sea"]), made(["sea river", "river road", "river"])
    table = keyness(one, other, min_n=1)
    assert table.set_index("term")[["n_target", "n_reference"]].T.to_dict("list") == {
        "trade": [2, 0], "road": [1, 1], "sea": [1, 1], "river": [0, 3],
    }  # fmt: skip
    # The other way round the signs turn.
    back = keyness(other, one, min_n=1).set_index("term")["z"]
    assert (-back[table["term"]]).tolist() == pytest.approx(table["z"].tolist())


def test_the_columns_are_the_same_where_no_term_is_left(corpus):
    table = keyness(*parts(corpus, 2), min_n=100)
    pd.testing.assert_frame_equal(table, no_terms(), check_index_type=False)
    assert table.dtypes.astype(str).to_dict() == TYPES


def test_neither_corpus_is_changed(corpus):
    sides = parts(corpus, 2)
    before = [side.passages.copy(deep=True) for side in sides]
    keyness(*sides)
    for side, passages in zip(sides, before, strict=True):
        pd.testing.assert_frame_equal(side.passages, passages)


def test_what_cannot_be_compared_is_refused_in_words(corpus):
    target, reference = parts(corpus, 2)
    other = made(["trade", "road"])
    refused = [
        ({"target": "corpus", "reference": reference}, "target must be a Corpus, such as load_corpus"),
        ({"target": target, "reference": None}, "reference must be a Corpus, .* got NoneType"),
        ({"target": target, "reference": corpus.matching("zebra")}, "reference must hold a word"),
        ({"target": target, "reference": corpus}, r"got 3 that stand in both.* corpus\.without\(target\)"),
        ({"target": target, "reference": reference, "min_n": 0}, "min_n must be a whole number of at least 1"),
        ({"target": target, "reference": reference, "prior": 0}, "prior must be a number of tokens above 0; got 0"),
        ({"target": target, "reference": reference, "prior": True}, "prior must be a number of tokens above 0"),
        ({"target": target, "reference": reference, "counts": "counts"}, "counts must be TermCounts"),
        ({"target": target, "reference": reference, "counts": term_counts(target)}, "the passages of reference; got none of 2"),
        ({"target": target, "reference": other, "counts": term_counts(corpus)}, "counts must be left out where .* loaded apart"),
    ]
    for given_, message in refused:
        with pytest.raises(ValueError, match=message):
            keyness(**given_)


def naive(first, second):
    """Term -> n, documents, rates, G² and z of lists of words, one a document."""
    sides = [Counter(word for words in side for word in words) for side in (first, second)]
    sizes = [sum(map(len, side)) for side in (first, second)]
    n, prior = sum(sizes), min(sizes)
    found = {}
    for term in WORDS:
        uses = [side[term] for side in sides]
        if sum(uses) < 2:
            continue
        others = [size - used for size, used in zip(sizes, uses, strict=True)]
        cells = [(used, size * sum(uses) / n) for used, size in zip(uses, sizes, strict=True)]
        cells += [(other, size * sum(others) / n) for other, size in zip(others, sizes, strict=True)]
        share = sum(uses) / n
        odds = [(u + prior * share) / (o + prior * (1 - share)) for u, o in zip(uses, others, strict=True)] if share < 1 else [1, 1]
        found[term] = [
            *uses,
            *(1000 * used / size for used, size in zip(uses, sizes, strict=True)),
            *(sum(term in words for words in side) for side in (first, second)),
            (log(odds[0]) - log(odds[1])) / sqrt(sum(1 / (used + prior * share) for used in uses)),
            2 * sum(seen * log(seen / expected) for seen, expected in cells if seen),
        ]
    return found


documents = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=7)


@settings(max_examples=25, deadline=None)
@given(documents, documents)
def test_keyness_is_that_of_a_plain_computation(first, second):
    table = keyness(*parts(unlike(first + second), len(first)))
    columns = ["n_target", "n_reference", "rate_target", "rate_reference", "n_documents_target", "n_documents_reference", "z", "g2"]
    expected = naive(first, second)
    assert sorted(table["term"]) == sorted(expected)
    for term, numbers in expected.items():
        assert row(table, term)[columns].tolist() == pytest.approx(numbers, abs=1e-9)
