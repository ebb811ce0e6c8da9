"""Vocabulary: tables whose keys are patterns of words in all their forms, and what a word of them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

Value = TypeVar("Value")


def any_of(patterns: Iterable[str]) -> str:
    """Return one pattern for any of several, the longest tried first.

    Examples
    --------
    >>> re.match(any_of(["он", "он екі"]), "он екі күн")[0]
    'он екі'
    """
    return "(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


def look_up(table: Mapping[str, Value], word: str) -> Value:
    """Return what a word stands for in a table of patterns; blanks of any kind between its parts count as one.

    Raises
    ------
    KeyError
        If no pattern of the table matches the whole word.

    Examples
    --------
    >>> look_up({"дв(?:а|е|ух)": 2, "тр(?:и|[её]х)": 3}, "двух")
    2
    """
    form = " ".join(word.lower().split())
    for pattern, value in table.items():
        if _whole(pattern).fullmatch(form):
            return value
    raise KeyError(word)


def number(table: Mapping[str, int], word: str) -> int:
    """Read a number written in digits or as a word of a table."""
    return int(word) if word.isdecimal() else look_up(table, word)


@lru_cache(maxsize=1024)
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
