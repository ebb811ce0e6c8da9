"""Plain: the words of texts by Python's own regular expressions, for few texts and for those that no kernel reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from kzcn_explore.text.tokens import UNUSUAL, tokenize
from kzcn_explore.text.words.characters import TOKEN, WORD

WORD_PATTERN = re.compile(r"\w+")
SPACER_PATTERN = re.compile(r"[\s\-‐‑–]+")
# The values of `WordStream.gaps`.
OTHER, ONE_SPACE, SPACES, ONE_APOSTROPHE = range(4)


class Numbered(NamedTuple):
    """The words of texts as numbers; what the marks say depends on how they were read.

    Attributes
    ----------
    words : list of str
        In the order in which they first stand in the texts.
    ids : numpy.ndarray of int32, (n_words,)
    bounds : numpy.ndarray of int64, (n_texts + 1,)
    marks : numpy.ndarray of uint8, (n_words,)
    """

    words: list[str]
    ids: np.ndarray
    bounds: np.ndarray
    marks: np.ndarray


class Words:
    """Read words: the longest runs of ``\\w``, marked with the gap before each."""

    inside = WORD
    special = ""
    is_marked = True

    @staticmethod
    def read(text: str) -> Iterator[tuple[str, int]]:
        """Give every word and its mark."""
        last = 0
        for match in WORD_PATTERN.finditer(text):
            yield match[0], gap_of(text[last : match.start()]) if last else OTHER
            last = match.end()


class SmallWords(Words):
    """Read words to be lowered, not marked; what İ and Σ become depends on what stands around them: there the text is lowered first."""

    special = "[İΣ]"
    is_marked = False

    @staticmethod
    def read(text: str) -> Iterator[tuple[str, int]]:
        """Give every word, with a mark that says nothing."""
        return ((word, OTHER) for word in WORD_PATTERN.findall(text.lower()))


class Tokens:
    """Read the tokens of ``tokenize``, marked with 1 if joined."""

    inside = TOKEN
    special = UNUSUAL.pattern
    is_marked = True

    @staticmethod
    def read(text: str) -> Iterator[tuple[str, int]]:
        """Give every token as written, and its mark."""
        return ((token.surface, int(token.joined)) for token in tokenize(text))


Reading = type[Words] | type[Tokens]


def gap_of(between: str) -> int:
    """Tell what the gap between two words is made of."""
    if between in ("'", "’"):
        return ONE_APOSTROPHE
    return OTHER if SPACER_PATTERN.fullmatch(between) is None else ONE_SPACE if len(between) == 1 else SPACES


def number_plainly(texts: Iterable[str], reading: Reading) -> Numbered:
    """Number the words of texts one by one."""
    numbers: dict[str, int] = {}
    ids, marks, bounds = [], [], [0]
    for text in texts:
        for word, mark in reading.read(text):
            ids.append(numbers.setdefault(word, len(numbers)))
            marks.append(mark)
        bounds.append(len(ids))
    return Numbered([*numbers], np.array(ids, np.int32), np.array(bounds, np.int64), np.array(marks, np.uint8))
