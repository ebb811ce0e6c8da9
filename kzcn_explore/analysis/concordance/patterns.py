"""Patterns: what a reader types becomes words, two sides that stand near one another, or a regex."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from kzcn_explore.text.search import read_query, search_pattern

NEAR = re.compile(r"\s+NEAR/(\d+)\s+")
# As search_pattern writes the letters е and ё.
ANY_YE = re.compile(re.escape("[её]"))
YE = frozenset("еёЕЁ")
# A slash that no backslash stands before; one that itself is written with a backslash does not count.
SLASH = re.compile(r"(?<!\\)(?:\\\\)*/")
MEND = "Mend it there; a sign that stands for itself needs a backslash, as in \\( or \\?."


class WordPattern(NamedTuple):
    """Whole words, as ``search_pattern`` reads them.

    Attributes
    ----------
    query : str
    pattern : re.Pattern
        What matches in a text; where case counts, fewer places than the query has.
    """

    query: str
    pattern: re.Pattern[str]


class NearPattern(NamedTuple):
    """Two sides in either order.

    Attributes
    ----------
    left, right : WordPattern
    most_between : int
        Words that may stand between the two.
    """

    left: WordPattern
    right: WordPattern
    most_between: int


class RegexPattern(NamedTuple):
    """A regular expression, and how it was typed."""

    written: str
    pattern: regex.Pattern


Pattern = WordPattern | NearPattern | RegexPattern


def parse_pattern(pattern: str, *, case: bool = False) -> Pattern:
    r"""Read what a reader typed.

    Parameters
    ----------
    pattern : str
        ``/regex/``, ``A NEAR/5 B``, or words and phrases; see ``concordance``.
    case : bool, default False
        Capitals count.

    Returns
    -------
    WordPattern, NearPattern or RegexPattern

    Raises
    ------
    ValueError
        If the pattern is no text, a side of it holds no letter or digit, NEAR stands twice or has a regex beside it, or a regex is
        broken or does not end.

    Examples
    --------
    >>> parse_pattern("china NEAR/5 trade*").most_between
    5
    >>> parse_pattern("/(a/")
    Traceback (most recent call last):
    ValueError: pattern: /(a/ is no regex: missing ) at its character 4. Mend it there; a sign that stands for itself needs a backslash, ...
    """
    if not isinstance(pattern, str):
        raise ValueError(f'pattern must be a text, such as "belt and road"; got {pattern!r}.')
    if not isinstance(case, bool):
        raise ValueError(f"case must be True or False; got {case!r}.")
    written = pattern.strip()
    parts = NEAR.split(written)
    if len(parts) == 1:
        return _read_regex(written, case) if written.startswith("/") else _read_words(written, case)
    if len(parts) > 3:
        raise ValueError(f"pattern must hold NEAR once at most; got {pattern!r}. Search for one pair of words at a time.")
    left, most_between, right = parts
    for side in (left, right):
        if side.startswith("/"):
            raise ValueError(f"pattern must have words, phrases or stars on both sides of NEAR; got the regex {side!r}.")
    if len(most_between) > 4:
        raise ValueError(f"pattern: NEAR/ must be followed by a number of at most 9999 words; got {most_between}.")
    return NearPattern(_read_words(left, case), _read_words(right, case), int(most_between))


def _read_words(query: str, case: bool) -> WordPattern:
    if not re.search(r"[^\W_]", query):
        raise ValueError(f"pattern must hold a letter or a digit, and so must both sides of NEAR; got {query!r}.")
    found = search_pattern(query)
    return WordPattern(query, _with_case(query, found) if case else found)


def _with_case(query: str, found: re.Pattern[str]) -> re.Pattern[str]:
    """Compile the pattern of a query anew so that capitals count, in е and ё as well."""
    letters = (letter for words in read_query(query) for word in words for letter in word if letter in YE)
    return re.compile(ANY_YE.sub(lambda _: "[ЕЁ]" if next(letters).isupper() else "[её]", found.pattern))


def _read_regex(written: str, case: bool) -> RegexPattern:
    slashes = [match.end() for match in SLASH.finditer(written, 1)]
    if not slashes:
        raise ValueError(f"pattern: {written} is no regex: it begins with a slash and must end with one; a slash inside is written \\/.")
    if slashes[0] != len(written):
        mend = "A slash inside is written \\/, alternatives are joined by |, capitals count with case=True"
        raise ValueError(f"pattern: {written} is no regex: it ends at its character {slashes[0]}, and more follows. {mend}.")
    if len(written) == 2:
        raise ValueError("pattern: // is no regex: nothing stands in it; write one, such as /trad(e|ing)/.")
    flags = regex.VERSION0 | (0 if case else regex.IGNORECASE)
    try:
        return RegexPattern(written, regex.compile(written[1:-1], flags))
    except regex.error as error:
        # The slash before it counts, and people count from one.
        place = f" at its character {error.pos + 2}" if error.pos is not None else ""
        raise ValueError(f"pattern: {written} is no regex: {error.msg}{place}. {MEND}") from error
    except RecursionError:
        raise ValueError(f"pattern: {written[:20]}… is a regex of too many brackets inside one another; write fewer.") from None
