"""Compiled gaps: what stands between the words of many passages, numbered by compiled code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numba import njit

from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.text.words.sources import as_texts, source_of, text_slices
from kzcn_explore.text.words.spellings import Spellings, key_of, no_spellings, number_of, with_room


def number_gaps_compiled(texts: Sequence[str], words: PassageWords) -> tuple[list[str], np.ndarray]:
    """Number the gaps of texts; equals ``number_gaps``."""
    surfaces = source_of(words.surfaces)
    gaps = no_spellings()
    ids = np.empty(len(words.ids) + words.n_passages, dtype=np.int32)
    first = 0
    for piece in text_slices(as_texts(list(texts))):
        bounds = words.bounds[first : first + len(piece) + 1]
        own = ids[bounds[0] + first : bounds[-1] + first + len(piece)]
        gaps = number_in_texts(source_of(piece), (words.ids[bounds[0] : bounds[-1]], bounds - bounds[0]), surfaces, gaps, own)
        first += len(piece)
    return ["", *spelled_gaps(gaps)], ids


def spelled_gaps(gaps: Spellings) -> list[str]:
    """List the gaps of a table by number; they may hold the line breaks that part them there."""
    starts = gaps.starts[: gaps.n[0] + 1].tolist()
    return [gaps.spelled[start : end - 1].tobytes().decode() for start, end in pairwise(starts)]


@njit(nogil=True, cache=True)
def number_in_texts(source, words, surfaces, gaps, numbers):
    """Write the number of every gap of some texts, 0 for an empty one; return the table of gaps, with the new ones.

    Parameters
    ----------
    source : Source
        The texts.
    words : tuple of numpy.ndarray
        The words of the texts by number; where those of each text start and end.
    surfaces : Source
        All different words by number.
    gaps : Spellings
    numbers : numpy.ndarray of int32, (n_words + n_texts,)
        Written to.
    """
    text, bounds = source
    ids, word_bounds = words
    # Nearly every gap is one space: those of one byte are looked up only once.
    of_bytes = np.full(256, -1, np.int32)
    n = 0
    for number in range(len(bounds) - 1):
        last, end = bounds[number], bounds[number + 1]
        first_word, end_word = word_bounds[number], word_bounds[number + 1]
        gaps = with_room(gaps, end_word - first_word + 1, end - last)
        for place in range(first_word, end_word + 1):
            start = end
            length = 0
            if place < end_word:
                word, end_of_word = surfaces.bounds[ids[place]], surfaces.bounds[ids[place] + 1]
                length = end_of_word - word
                start = find(text, last, surfaces.text, word, length)
            is_byte = start - last == 1
            gap = of_bytes[text[last]] if is_byte else -1
            if gap < 0:
                gap = number_gap(text, last, start, gaps)
                if is_byte:
                    of_bytes[text[last]] = gap
            numbers[n] = gap
            n += 1
            last = start + length
    return gaps


@njit(nogil=True, cache=True, inline="always")
def find(text, start, surfaces, word, length):
    """Return the first byte from `start` on where a word stands in a text that holds it."""
    n = 0
    while n < length:
        if text[start + n] == surfaces[word + n]:
            n += 1
        else:
            start += 1
            n = 0
    return start


@njit(nogil=True, cache=True)
def number_gap(text, start, end, gaps):
    """Return one more than the number of a gap in the table, which has room for it; 0 for an empty one."""
    if start == end:
        return 0
    low, high = key_of(text, start, end - start)
    return number_of(gaps, low, high, text, start, end - start) + 1
