"""Runs: every run of five words of many texts as one number, and which of them two texts share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kzcn_explore.text.word_numbers import Words, grown, number_blocks

# Runs of this many words are compared; a run of five that two texts share by chance is rare.
RUN = 5
# Words whose runs are made, or sorted, at a time.
BLOCK = 1 << 18
# Odd, so that no bit of a word's number is lost; the two constants are those of splitmix64 (Steele, Lea & Flood 2014).
BASE = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)
NO_WORDS = np.empty(0, dtype=np.uint32)


class Runs(NamedTuple):
    """The runs of many texts.

    Attributes
    ----------
    runs : numpy.ndarray of uint64, (n_runs,)
        Text by text; two runs are equal if their five words are.
    bounds : numpy.ndarray of int64, (n_texts + 1,)
        The runs of text ``i`` are ``runs[bounds[i]:bounds[i + 1]]``.
    n_words : numpy.ndarray of int64, (n_texts,)
    words : numpy.ndarray of uint32, (n_words.sum(),)
        The words themselves as numbers, text by text; empty unless asked for.
    """

    runs: np.ndarray
    bounds: np.ndarray
    n_words: np.ndarray
    words: np.ndarray = NO_WORDS

    def of(self, text: int) -> np.ndarray:
        """Return the runs of one text."""
        return self.runs[self.bounds[text] : self.bounds[text + 1]]


def run_sets(words: Words, *, short: bool = False) -> Runs:
    """Give the runs of every text once, in ascending order, as ``hash_runs`` with `distinct` does.

    Examples
    --------
    >>> from kzcn_explore.text.word_numbers import number_words
    >>> run_sets(number_words(["a b c d e f", "b c d e f"])).bounds.tolist()
    [0, 2, 3]
    """
    return _join(_sets(words, short))


def _sets(words: Words, short: bool) -> Iterator[Runs]:
    ends = np.cumsum(words.n_words)
    for texts in portions(np.arange(len(ends)), words.n_words, BLOCK):
        n_words = words.n_words[texts]
        numbers = words.numbers[ends[texts.start] - n_words[0] : ends[texts.stop - 1]]
        yield _each_once_in_block(_runs_of(numbers, n_words, short))


def hash_runs(texts: Iterable[str], *, distinct: bool = False, short: bool = False, words: bool = False) -> Runs:
    """Turn every run of five words into a 64-bit number.

    Parameters
    ----------
    texts : iterable of str
        Read once, block by block: eight bytes a run are kept, and the words of one block.
    distinct : bool, default False
        Give every run of a text once, in ascending order, instead of in the order of the text.
    short : bool, default False
        Give a text of one to four words one run, that of all its words.
    words : bool, default False
        Give the words as well: four bytes more a word.

    Returns
    -------
    Runs

    Examples
    --------
    >>> hashed = hash_runs(["a b c d e f", "b c d e f"])
    >>> hashed.n_words.tolist(), hashed.bounds.tolist(), bool(hashed.runs[1] == hashed.runs[2])
    ([6, 5], [0, 2, 3], True)
    """
    return _join(_hashed(texts, distinct, short, words))


def _hashed(texts: Iterable[str], distinct: bool, short: bool, words: bool) -> Iterator[Runs]:
    for numbers, n_words in number_blocks(texts):
        block = _runs_of(numbers, n_words, short)
        block = block._replace(words=(numbers >> np.uint64(32)).astype(np.uint32)) if words else block
        yield _each_once_in_block(block) if distinct else block


def _runs_of(numbers: np.ndarray, n_words: np.ndarray, short: bool) -> Runs:
    ends = np.cumsum(n_words)
    n_runs = np.maximum(n_words - RUN + 1, 0)
    if short:
        n_runs[(n_words > 0) & (n_words < RUN)] = 1
    bounds = np.concatenate([[0], np.cumsum(n_runs)])
    # Where each run starts and how many words it takes: five, or all of a shorter text.
    first = np.arange(bounds[-1]) + np.repeat(ends - n_words - bounds[:-1], n_runs)
    left = np.repeat(ends, n_runs) - first
    runs = np.zeros(len(first), dtype=np.uint64)
    for step in range(RUN):
        inside = left > step
        runs *= BASE
        runs[inside] += numbers[first[inside] + step]
    runs ^= runs >> np.uint64(32)
    runs *= MIX
    runs ^= runs >> np.uint64(29)
    return Runs(runs, bounds, n_words)


def each_once(hashed: Runs) -> Runs:
    """Keep every run of a text once, in ascending order."""
    return _join(_each_block_once(hashed))


def _each_block_once(hashed: Runs) -> Iterator[Runs]:
    for texts in portions(np.arange(len(hashed.n_words)), np.diff(hashed.bounds), BLOCK):
        bounds = hashed.bounds[texts.start : texts.stop + 1]
        yield _each_once_in_block(Runs(hashed.runs[bounds[0] : bounds[-1]], bounds - bounds[0], hashed.n_words[texts]))


def _each_once_in_block(block: Runs) -> Runs:
    smallest = np.min_scalar_type(len(block.n_words))  # short numbers are sorted by their digits, in one go
    owner = np.repeat(np.arange(len(block.n_words), dtype=smallest), np.diff(block.bounds))
    order = np.argsort(block.runs)
    order = order[np.argsort(owner[order], kind="stable")]
    runs, owner = block.runs[order], owner[order]
    new = np.ones(len(runs), dtype=bool)
    new[1:] = (runs[1:] != runs[:-1]) | (owner[1:] != owner[:-1])
    counts = np.bincount(owner[new], minlength=len(block.n_words))
    return Runs(runs[new], np.concatenate([[0], np.cumsum(counts)]), block.n_words)


def _join(blocks: Iterable[Runs]) -> Runs:
    words: list[np.ndarray] = []
    rest: list[tuple[np.ndarray, np.ndarray]] = []

    def runs() -> Iterator[np.ndarray]:
        for block in blocks:
            words.append(block.words)
            rest.append((np.diff(block.bounds), block.n_words))
            yield block.runs

    joined = grown(runs(), np.uint64)
    n_runs, n_words = (grown((counts[side] for counts in rest), np.int64) for side in (0, 1))
    return Runs(joined, np.concatenate([[0], np.cumsum(n_runs)]), n_words, grown(words, np.uint32))


def shared_runs(hashed: Runs, kept: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Find the runs that stand in more than one text.

    Parameters
    ----------
    hashed : Runs
    kept : numpy.ndarray of bool, (n_texts,)
        Which texts are looked at.

    Yields
    ------
    places : numpy.ndarray of int64
        Places in ``hashed.runs``, run by run, ascending within a run; of a run that a text holds twice, its first place.
    starts : numpy.ndarray of int64
        Where in `places` each run starts. Each run has two places or more.
    """
    n_parts = max(1, len(hashed.runs) >> 20)
    edges = [(1 << 64) * part // n_parts for part in range(n_parts + 1)]
    for low, high in pairwise(edges):
        places = np.flatnonzero((hashed.runs >= np.uint64(low)) & (hashed.runs <= np.uint64(high - 1)))
        texts = texts_of(hashed, places)
        places, texts = places[kept[texts]], texts[kept[texts]]
        order = np.argsort(hashed.runs[places], kind="stable")
        places, texts = places[order], texts[order]
        runs = hashed.runs[places]
        new_run = np.ones(len(runs), dtype=bool)
        new_run[1:] = runs[1:] != runs[:-1]
        first_in_text = new_run.copy()
        first_in_text[1:] |= texts[1:] != texts[:-1]
        places = places[first_in_text]
        starts = np.flatnonzero(new_run[first_in_text])
        counts = np.diff(np.append(starts, len(places)))
        yield places[np.repeat(counts > 1, counts)], np.cumsum(counts[counts > 1]) - counts[counts > 1]


def texts_of(hashed: Runs, places: np.ndarray) -> np.ndarray:
    """Tell in which text each of some runs stands, shape (n_places,)."""
    return np.searchsorted(hashed.bounds, places, side="right") - 1


def portions(owners: np.ndarray, costs: np.ndarray, limit: int) -> Iterator[slice]:
    """Cut rows into portions that cost at most `limit` together, or hold one owner; rows of one owner, which touch, stay together.

    Examples
    --------
    >>> list(portions(np.array([0, 0, 1, 2, 3]), np.array([2, 2, 1, 9, 1]), 5))
    [slice(0, 3, None), slice(3, 4, None), slice(4, 5, None)]
    """
    ends = np.flatnonzero(np.append(np.diff(owners) != 0, len(owners) > 0)) + 1
    spent = np.append(0, np.cumsum(costs, dtype=np.int64))
    first, number = 0, 0
    while number < len(ends):
        number = max(number + 1, int(np.searchsorted(spent[ends], spent[first] + limit, side="right")))
        yield slice(first, int(ends[number - 1]))
        first = int(ends[number - 1])
