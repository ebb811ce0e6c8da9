"""Tokens: the words of a string, each with its place, and the form under which it is counted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A word is letters or digits, joined inside by a hyphen or an apostrophe ("one-China", "people's"); "U.S." and "3.5" stay whole.
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[-‐‑'’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
SPELLINGS = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


class Token(NamedTuple):
    """One word of a text.

    Attributes
    ----------
    form : str
        Lower case, without a possessive 's: what is counted.
    surface : str
        The word as written.
    start, end : int
        Character offsets into the text that was tokenized.
    joined : bool
        True if only white space stands between this word and the one before it, so that the two may be one phrase.
    """

    form: str
    surface: str
    start: int
    end: int
    joined: bool


@lru_cache(maxsize=1 << 16)
def word_form(surface: str) -> str:
    """Return the form under which a word is counted: lower case, straight apostrophe, no possessive 's.

    Examples
    --------
    >>> word_form("China’s")
    'china'
    """
    return POSSESSIVE.sub("", surface.translate(SPELLINGS)).lower()


def tokenize(text: str) -> list[Token]:
    """Split a text into its words.

    Examples
    --------
    >>> [token.form for token in tokenize("China’s one-China principle, 30 years on.")]
    ['china', 'one-china', 'principle', '30', 'years', 'on']
    """
    tokens = []
    last = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        tokens.append(Token(word_form(match[0]), match[0], start, end, bool(tokens) and gap.isspace()))
        last = end
    return tokens


def count_tokens(text: str) -> int:
    """Count the words of a text.

    Examples
    --------
    >>> count_tokens("Kazakhstan and China, 30 years on.")
    6
    """
    return len(TOKEN.findall(text))


@lru_cache(maxsize=1 << 16)
def is_capitalised(surface: str) -> bool:
    """Tell whether a word opens with a capital and holds a small letter: "Kazakh" does, "UN" and "one-China" do not."""
    return surface[0].isupper() and any(letter.islower() for letter in surface)


@lru_cache(maxsize=1 << 16)
def is_acronym(surface: str) -> bool:
    """Tell whether a word is written in capitals: "UN", "SCO", "COVID-19", "U.S."; one letter alone is not."""
    letters = [letter for letter in POSSESSIVE.sub("", surface) if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)
