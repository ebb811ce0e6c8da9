"""Phrases: fixed runs of numbered words become one number each; compiled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numba import njit


class PhraseTable(NamedTuple):
    """Phrases by their first word, the longest first.

    Attributes
    ----------
    starts : numpy.ndarray of int64, (n_words + 1,)
        The phrases that open with word w are numbers ``starts[w]`` to ``starts[w + 1]``.
    bounds : numpy.ndarray of int64, (n_phrases + 1,)
        Where each phrase starts and ends in `words`.
    words : numpy.ndarray of int64
    """

    starts: np.ndarray
    bounds: np.ndarray
    words: np.ndarray


def phrase_table(phrases: Iterable[tuple[str, ...]], words: list[str]) -> tuple[PhraseTable, list[str]]:
    """Put the phrases all of whose words there are into a table; return it and what each phrase is called."""
    numbers = {word: number for number, word in enumerate(words)}
    known = [[numbers[word] for word in phrase] for phrase in dict.fromkeys(phrases) if all(word in numbers for word in phrase)]
    known.sort(key=lambda phrase: (phrase[0], -len(phrase), phrase))
    firsts = np.array([phrase[0] for phrase in known], dtype=np.int64)
    table = PhraseTable(
        np.searchsorted(firsts, np.arange(len(words) + 1)),
        np.cumsum([0, *map(len, known)]),
        np.array([number for phrase in known for number in phrase], dtype=np.int64),
    )
    return table, [" ".join(words[number] for number in phrase) for phrase in known]


@njit(nogil=True, cache=True)
def join_phrases(ids, lengths, table):
    """Write the phrases of texts over their words, from the left, the longest first; return how many numbers are left.

    Phrase p gets the number of words that there are, plus p.
    """
    n_words = len(table.starts) - 1
    n = 0
    start = 0
    for text in range(len(lengths)):
        end = start + lengths[text]
        first = n
        while start < end:
            phrase = phrase_at(ids[start:end], table)
            ids[n] = ids[start] if phrase < 0 else n_words + phrase
            start += 1 if phrase < 0 else table.bounds[phrase + 1] - table.bounds[phrase]
            n += 1
        lengths[text] = n - first
    return n


@njit(nogil=True, cache=True)
def phrase_at(ids, table):
    """Return the longest phrase with which some words start, or -1."""
    for phrase in range(table.starts[ids[0]], table.starts[ids[0] + 1]):
        first, last = table.bounds[phrase], table.bounds[phrase + 1]
        if last - first <= len(ids) and np.all(table.words[first:last] == ids[: last - first]):
            return phrase
    return -1
