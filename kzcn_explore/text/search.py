"""Search: what a reader types becomes one pattern of whole words."""

from __future__ import annotations

import re
from functools import lru_cache

# Scripts that write no space between words; a word boundary there would never match.
UNSPACED_LETTERS = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
UNSPACED = re.compile(f"[{UNSPACED_LETTERS}]")
# Where a word of other letters begins and ends; a letter of such a script beside it is no part of it: "5G网络".
WORD_START, WORD_END = (rf"(?{look}[^\W{UNSPACED_LETTERS}])" for look in ("<!", "!"))
NO_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
GAP = r"[\s\-‐‑–]+"
# Russian writes ё or е for the same letter.
ONE = "\0"
SPECIAL = {"'": "['’]", "’": "['’]", "-": r"[\s\-‐‑–]", ONE: r"[\w'’]"} | dict.fromkeys("еёЕЁ", "[её]")
# A question mark at the end of a word is one.
SINGLE = re.compile(r"(?<=\w)\?(?=\w)")
# What a star stands for; the limit keeps a hostile text from slowing a search down.
LONGEST_STAR = 60
ANY = rf"[\w'’]{{0,{LONGEST_STAR}}}"


@lru_cache(maxsize=512)
def search_pattern(query: str) -> re.Pattern[str]:
    """Compile a query: whole words, in this order; a comma separates alternatives; ``*`` stands for any letters of
    one word, ``?`` between two letters for one.

    Case is ignored. A space in the query matches a space, a line break or a hyphen in the text, so "one china" finds
    "one-China"; a straight apostrophe matches a typographic one, е matches ё. Quotation marks in the query are left out.

    Parameters
    ----------
    query : str
        For example ``"belt and road"``, ``"strateg* partner*"``, ``"defen?e"`` or ``"trade, investment"``.

    Returns
    -------
    re.Pattern

    Raises
    ------
    ValueError
        If the query is no text, or holds no letter or digit.

    Examples
    --------
    >>> search_pattern('"one china"').findall("The one-China principle; one Chinatown.")
    ['one-China']
    """
    return re.compile("|".join(map(_phrase_pattern, read_query(query))), re.IGNORECASE)


def read_query(query: str) -> list[list[str]]:
    """Split a query into its alternatives, each a list of words, in the order in which they are tried.

    Parameters
    ----------
    query : str
        As for ``search_pattern``.

    Returns
    -------
    list of list of str

    Raises
    ------
    ValueError
        If the query is no text, or holds no letter or digit.

    Examples
    --------
    >>> read_query("trade, “trade war”, *")
    [['trade', 'war'], ['trade']]
    """
    if not isinstance(query, str):
        raise ValueError(f"search must be a text; got {query!r}.")
    # Quotation marks round a phrase, as search engines want them, say nothing new here.
    alternatives = [alternative.split() for alternative in query.translate(NO_QUOTES).split(",")]
    alternatives = [words for words in alternatives if any(re.search(r"[^\W_]", word) for word in words)]
    if not alternatives:
        raise ValueError(f"search must hold a letter or a digit; got {query!r}.")
    # Longest first, so that of "trade, trade war" the longer reading wins where both stand.
    return sorted(alternatives, key=lambda words: len(_phrase_pattern(words)), reverse=True)


def _phrase_pattern(words: list[str]) -> str:
    """Return the pattern of one phrase, held at whole words where its script has them."""
    before = "" if UNSPACED.match(words[0][0]) else WORD_START
    after = "" if UNSPACED.match(words[-1][-1]) or words[-1][-1] == "*" else WORD_END
    return before + GAP.join(map(word_pattern, words)) + after


def word_pattern(word: str) -> str:
    """Return the pattern of one word; a part between two stars is taken where it first stands, so that no search runs away."""
    word = SINGLE.sub(ONE, word)
    parts = ["".join(SPECIAL.get(letter) or re.escape(letter) for letter in part) for part in re.split(r"\*+", word)]
    if len(parts) == 1:
        return parts[0]
    first, *inner, last = parts
    # Atomic groups: what an earlier star has taken is not tried again.
    return first + "".join(rf"(?>{ANY}?{part})" for part in inner) + (ANY + last if last else ANY + "+")
