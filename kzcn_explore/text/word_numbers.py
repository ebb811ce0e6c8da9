"""Word numbers: every word of many texts as one number, so that texts are split into words once for all that is compared."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from kzcn_explore.text.compared import compared_words

# Words that are held as strings at a time; the rest of a corpus is numbers.
BLOCK = 1 << 18


class Words(NamedTuple):
    """The words of many texts as numbers, from which the runs of the texts, or of several texts together, are made.

    Attributes
    ----------
    numbers : numpy.ndarray of uint64, (n_words.sum(),)
        Text by text; two numbers are equal if their words are.
    n_words : numpy.ndarray of int64, (n_texts,)
    """

    numbers: np.ndarray
    n_words: np.ndarray

    def together(self, n_texts: np.ndarray) -> Words:
        """Take so many texts after one another as one: the passages of a document as the document."""
        ends = np.cumsum(n_texts)
        sums = np.concatenate([[0], np.cumsum(self.n_words)])
        return Words(self.numbers, sums[ends] - sums[ends - n_texts])


def number_words(texts: Iterable[str]) -> Words:
    """Turn every word into a 64-bit number.

    Parameters
    ----------
    texts : iterable of str
        Read once, block by block: eight bytes a word are kept, and the words of one block.

    Returns
    -------
    Words

    Examples
    --------
    >>> words = number_words(["Yes, no.", "No!"])
    >>> words.n_words.tolist(), bool(words.numbers[1] == words.numbers[2]), words.together([2]).n_words.tolist()
    ([2, 1], True, [3])
    """
    n_words: list[np.ndarray] = []

    def numbers() -> Iterator[np.ndarray]:
        for block, counts in number_blocks(texts):
            n_words.append(counts)
            yield block

    return Words(grown(numbers(), np.uint64), grown(n_words, np.int64))


def number_blocks(texts: Iterable[str]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the numbers of the words of some texts, and how many each text has."""
    words: list[str] = []
    lengths: list[int] = []
    for text in texts:
        found = compared_words(text)
        words += found
        lengths.append(len(found))
        if len(words) + len(lengths) >= BLOCK:
            yield _hash(words), np.array(lengths, dtype=np.int64)
            words, lengths = [], []
    if lengths:
        yield _hash(words), np.array(lengths, dtype=np.int64)


def _hash(words: list[str]) -> np.ndarray:
    from pandas.util import hash_array

    return hash_array(np.array(words, dtype=object)) if words else np.empty(0, dtype=np.uint64)


def grown(blocks: Iterable[np.ndarray], dtype: type) -> np.ndarray:
    """Put blocks behind one another as they come; the memory grows in place, so that nothing is held twice.

    Examples
    --------
    >>> grown([np.array([1, 2]), np.array([3])], np.int64).tolist()
    [1, 2, 3]
    """
    content = array("B")
    for block in blocks:
        content.frombytes(np.ascontiguousarray(block, dtype=dtype).view(np.uint8))
    return np.frombuffer(content, dtype=dtype) if content else np.empty(0, dtype=dtype)
