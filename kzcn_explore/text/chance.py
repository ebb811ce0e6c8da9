"""Chance: how many times two places of a corpus would say the same words by chance, so that formulas are told from reuse."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

# A table of counts has four places a word, between these two sizes: 64 MB at most.
SMALLEST, LARGEST = 1 << 10, 1 << 24
# Words that are counted at a time.
BLOCK = 1 << 20
# How strongly the frequency of a word alone counts beside what has followed the word before it.
WEIGHT = 2.0
MIX = np.uint32(0x9E3779B1)


class WordPairs:
    """How often each word, and each word after another, stands in a corpus.

    Parameters
    ----------
    words : numpy.ndarray of uint32, (n_words,)
        The words of all documents as numbers, document by document.
    counted : numpy.ndarray of bool, (n_words,), optional
        Which of them are counted; by default all. Copies are left out: what is printed twice is not said twice.
    """

    def __init__(self, words: np.ndarray, counted: np.ndarray | None = None) -> None:
        size = int(np.clip(1 << int(np.ceil(np.log2(4 * len(words) + 1))), SMALLEST, LARGEST))
        self._last = np.uint32(size - 1)
        self._singles, self._pairs = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
        self.n_words = 0
        for start in range(0, len(words), BLOCK):
            block = words[start : start + BLOCK + 1]
            kept = np.ones(len(block), dtype=bool) if counted is None else counted[start : start + BLOCK + 1]
            np.add.at(self._singles, self._single(block[:BLOCK][kept[:BLOCK]]), 1)
            np.add.at(self._pairs, self._pair(block)[kept[:-1]], 1)
            self.n_words += int(kept[:BLOCK].sum())

    def _single(self, words: np.ndarray) -> np.ndarray:
        return words & self._last

    def _pair(self, words: np.ndarray) -> np.ndarray:
        mixed = (words[:-1] * MIX) ^ words[1:]
        return ((mixed ^ (mixed >> np.uint32(15))) * MIX >> np.uint32(4)) & self._last

    def log_expected(self, pieces: Iterable[np.ndarray], n_places: int) -> float:
        """Return the natural logarithm of the number of pairs of places that would say these words by chance.

        Parameters
        ----------
        pieces : iterable of numpy.ndarray of uint32
            Stretches of words that follow each other.
        n_places : int
            In how many documents they stand. What these say is not counted: a rare word of a quotation that ten documents print
            is no common word.

        Notes
        -----
        The probability of a word is that it follows the one before it, smoothed by its own frequency (a Dirichlet prior: MacKay &
        Peto 1995); the product over all words, times the number of pairs of places in the corpus, is the expected number.
        """
        n_words = max(self.n_words, 2)
        total = 2 * np.log(n_words) - np.log(2)
        for words in pieces:
            single = np.maximum(self._singles[self._single(words)] - n_places, 0)
            own = np.maximum(single, 0.5) / n_words
            follows = np.maximum(self._pairs[self._pair(words)] - n_places, 0)
            total += np.log(own[0]) + np.log((follows + WEIGHT * own[1:]) / (np.maximum(single[:-1], follows) + WEIGHT)).sum()
        return float(total)
