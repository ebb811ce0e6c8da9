"""Contexts: the words before and behind a place in a text."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from kzcn_explore.text.search import UNSPACED_LETTERS

# Letters and digits, with hyphens and apostrophes inside; of a script without spaces every letter is a word. The same read backwards.
WORD = re.compile(rf"[^\W{UNSPACED_LETTERS}]+(?:[-‐‑'’][^\W{UNSPACED_LETTERS}]+)*|[{UNSPACED_LETTERS}]")
# Characters for each word that are looked at first when a text is read backwards.
LONG = 16


class Context(NamedTuple):
    """Words on one side of a place.

    Attributes
    ----------
    words : list of str
        As written, the nearest first.
    edge : int
        Where the farthest of them begins (before the place) or ends (behind it); the edge of the text where no word follows them.
    """

    words: list[str]
    edge: int


def words_before(text: str, place: int, n: int) -> Context:
    """Read the last words before a place.

    Parameters
    ----------
    text : str
    place : int
    n : int
        How many at most.

    Returns
    -------
    Context

    Examples
    --------
    >>> words_before("Once more the one-China principle", 24, 2)
    Context(words=['one-China', 'the'], edge=10)
    """
    size = LONG * (n + 1)
    while True:
        first = max(0, place - size)
        # One word more tells whether the last of them is whole, and whether any stands before it.
        backwards = text[first:place][::-1]
        found = [match.span() for match in islice(WORD.finditer(backwards), n + 1)]
        if len(found) > n or first == 0:
            break
        size *= 2
    words = [backwards[start:end][::-1] for start, end in found[:n]]
    if not n:
        return Context(words, place)
    return Context(words, place - found[n - 1][1] if len(found) > n else 0)


def words_behind(text: str, place: int, n: int) -> Context:
    """Read the first words behind a place.

    Parameters
    ----------
    text : str
    place : int
    n : int
        How many at most.

    Returns
    -------
    Context

    Examples
    --------
    >>> words_behind("The one-China principle.", 3, 2)
    Context(words=['one-China', 'principle'], edge=24)
    """
    found = [*islice(WORD.finditer(text, place), n + 1)]
    words = [match[0] for match in found[:n]]
    if not n:
        return Context(words, place)
    return Context(words, found[n - 1].end() if len(found) > n else len(text))


def count_words(text: str, start: int, end: int, most: int) -> int:
    """Count the words of a stretch of a text, up to `most` of them.

    Examples
    --------
    >>> count_words("China and the road", 5, 13, 10), count_words("中国和贸易", 2, 3, 10)
    (2, 1)
    """
    return sum(1 for _ in islice(WORD.finditer(text, start, end), most))
