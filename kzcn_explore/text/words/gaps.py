"""Gaps: what stands between each word of a text and the one before it; compiled."""

from __future__ import annotations

from numba import njit

from kzcn_explore.text.words.characters import APOSTROPHE, DASH, HYPHEN, SPACE
from kzcn_explore.text.words.decoding import character
from kzcn_explore.text.words.plain import ONE_APOSTROPHE, ONE_SPACE, OTHER, SPACES

SPACER = SPACE | HYPHEN | DASH


@njit(nogil=True, cache=True)
def mark_gaps(text, edges, n_words, kinds, gaps):
    """Write the kind of the gap before every word of a text; the first word has none."""
    if n_words > 0:
        gaps[0] = OTHER
    for word in range(1, n_words):
        gaps[word] = gap_kind(text, edges[2 * word - 1], edges[2 * word], kinds)


@njit(nogil=True, cache=True)
def gap_kind(text, start, end, kinds):
    """Tell what one gap is made of."""
    code, width = character(text, start)
    if start + width == end:
        kind = kinds[code]
        return ONE_SPACE if kind & SPACER else ONE_APOSTROPHE if kind & APOSTROPHE else OTHER
    return SPACES if is_all(text, start, end, kinds, SPACER) else OTHER


@njit(nogil=True, cache=True)
def mark_joined(text, edges, n_tokens, kinds, joined):
    """Write of every token of a text whether white space, and nothing else, stands before it; the first one is not joined."""
    if n_tokens > 0:
        joined[0] = 0
    for token in range(1, n_tokens):
        start, end = edges[2 * token - 1], edges[2 * token]
        joined[token] = start < end and is_all(text, start, end, kinds, SPACE)


@njit(nogil=True, cache=True)
def is_all(text, start, end, kinds, wanted):
    """Tell whether every character of a gap is of a wanted kind."""
    while start < end:
        code, width = character(text, start)
        if not kinds[code] & wanted:
            return False
        start += width
    return True
