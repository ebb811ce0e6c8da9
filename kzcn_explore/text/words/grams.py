"""Grams: runs of one word, two words and more, in the order of their spelling without being spelled.

A gram is known by the one that it goes on from, its parent, and its last word. Where both are numbered in the order of their
spelling, so are the pairs of the two: a space comes before every letter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LAST_WORD = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, eq=False)
class Grams:
    """The grams of one length, in the order of their spelling.

    Attributes
    ----------
    parents : numpy.ndarray of int64, (n_grams,)
        Of each gram the one, a word shorter, that it goes on from; 0 for single words.
    last_words : numpy.ndarray of int64, (n_grams,)
    """

    parents: np.ndarray
    last_words: np.ndarray

    def those(self, kept: np.ndarray) -> Grams:
        """Return some of the grams."""
        return Grams(self.parents[kept], self.last_words[kept])


def single_words(n_words: int) -> Grams:
    """Return the grams of one word."""
    return Grams(np.zeros(n_words, np.int64), np.arange(n_words))


def ranked_grams(pairs: list[np.ndarray]) -> tuple[Grams, list[np.ndarray]]:
    """Make grams of pairs that several threads numbered; return them and, for each thread, the rank of each of its pairs."""
    keys = np.concatenate(pairs)
    order = np.argsort(keys)
    ordered = keys[order]
    is_new = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    ranks = np.empty(len(keys), np.int32)
    ranks[order] = np.cumsum(is_new) - 1
    different = ordered[is_new]
    grams = Grams((different >> np.uint64(32)).astype(np.int64), (different & LAST_WORD).astype(np.int64))
    return grams, np.split(ranks, np.cumsum([len(part) for part in pairs])[:-1])


def gram_columns(lengths: list[Grams], shortest: int) -> list[np.ndarray]:
    """Number grams of all lengths together in the order of their spelling.

    A gram comes behind its parent and behind all that goes on from an earlier sibling.

    Parameters
    ----------
    lengths : list of Grams
        Those of one word first.
    shortest : int
        Shorter grams get no number of their own.

    Returns
    -------
    list of numpy.ndarray of int32
        One a length; -1 where there is no number.
    """
    sizes: list[np.ndarray] = []
    for number in range(len(lengths), 0, -1):
        n_grams = len(lengths[number - 1].parents)
        behind = np.bincount(lengths[number].parents, sizes[0], n_grams).astype(np.int64) if sizes else np.zeros(n_grams, np.int64)
        sizes.insert(0, behind + (number >= shortest))
    columns = []
    opening = np.zeros(1, np.int64)
    for number, (grams, size) in enumerate(zip(lengths, sizes, strict=True), 1):
        before = np.cumsum(size) - size
        first_sibling = np.searchsorted(grams.parents, grams.parents)
        own = opening[grams.parents] + before - before[first_sibling]
        columns.append((own if number >= shortest else np.full(len(own), -1)).astype(np.int32))
        opening = own + (number >= shortest)
    return columns


def gram_names(lengths: list[Grams], words: list[str], shortest: int) -> list[list[str]]:
    """Spell the grams of every length; those that are too short to be wanted are left out."""
    spelled, wanted = words, []
    for number, grams in enumerate(lengths, 1):
        if number > 1:
            parents, last_words = grams.parents.tolist(), grams.last_words.tolist()
            spelled = [f"{spelled[parent]} {words[last]}" for parent, last in zip(parents, last_words, strict=True)]
        wanted.append(spelled if number >= shortest else [])
    return wanted
