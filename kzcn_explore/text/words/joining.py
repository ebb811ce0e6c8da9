"""Joining: runs of letters and digits become the tokens of ``text.tokens.TOKEN``; compiled.

Each of the three kinds of token is one function; it returns where the token ends and the run in which, or 0 if none starts here.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from kzcn_explore.text.words.characters import APOSTROPHE, DIGIT, HYPHEN, LETTER
from kzcn_explore.text.words.decoding import character

POINT, COMMA = ord("."), ord(",")
# What the bytes of every character begin with that may stand inside a token: the last for ‐, ‑ and ’.
INNER = (POINT, COMMA, ord("-"), ord("'"), 0xE2)


@njit(nogil=True, cache=True)
def join_runs(text, end, edges, n_runs, kinds):
    """Write the edges of a text's tokens over those of its runs; return how many tokens there are.

    There are never more tokens than runs, so no edge is overwritten before it was read: a number like "3.5" in "3.5km" leaves a
    token in its last run, but joined two runs.
    """
    n = 0
    run = np.int64(0)  # a plain 0 is a type of its own, for which all that is called would be compiled twice
    start = edges[0]
    while run < n_runs:
        stop, last = edges[2 * run + 1], run
        if stop < end and text[stop] in INNER:
            stop, last = token_end(text[:end], edges[: 2 * n_runs], kinds, run, start)
        ends_inside = stop < edges[2 * last + 1]
        run = last if ends_inside else last + 1
        following = stop if ends_inside else edges[2 * run]
        edges[2 * n], edges[2 * n + 1] = start, stop
        start = following
        n += 1
    return n


@njit(nogil=True, cache=True)
def token_end(text, edges, kinds, run, start):
    """Return where the token that starts at `start`, in a run, ends, and the run in which; the alternatives are tried in order."""
    stop, last = abbreviation(text, edges, kinds, run, start)
    if stop == 0:
        stop, last = decimal(text, edges, kinds, run, start)
    if stop == 0:
        stop, last = compound(text, edges, kinds, run)
    return stop, last


@njit(nogil=True, cache=True)
def abbreviation(text, edges, kinds, run, start):
    r"""Follow single letters with a point after each, two or more: ``(?:[^\W\d_]\.){2,}``."""
    n = 0
    stop = 0
    while 2 * run < len(edges) and (n == 0 or edges[2 * run] == stop):
        close = edges[2 * run + 1]
        if close >= len(text) or text[close] != POINT or close - start > 4:
            break
        code, width = character(text, start)
        if start + width != close or not kinds[code] & LETTER:
            break
        n += 1
        stop = close + 1
        run += 1
        start = stop
    return (stop, run - 1) if n > 1 else (0, 0)


@njit(nogil=True, cache=True)
def decimal(text, edges, kinds, run, start):
    r"""Follow digits with points or commas between them: ``\d+(?:[.,]\d+)+``; letters may stand right behind the last digit."""
    close = edges[2 * run + 1]
    if close >= len(text) or (text[close] != POINT and text[close] != COMMA):
        return 0, 0
    stop = digits_end(text, kinds, start, close)
    n = 0
    while stop == close and 2 * run + 2 < len(edges) and edges[2 * run + 2] == close + 1 and (text[close] == POINT or text[close] == COMMA):
        next_stop = digits_end(text, kinds, close + 1, edges[2 * run + 3])
        if next_stop == close + 1:
            break
        run += 1
        close = edges[2 * run + 1]
        stop = next_stop
        n += 1
    return (stop, run) if n > 0 else (0, 0)


@njit(nogil=True, cache=True)
def digits_end(text, kinds, start, close):
    """Return the first byte from `start` on that is no digit, or `close`."""
    while start < close:
        code, width = character(text, start)
        if not kinds[code] & DIGIT:
            break
        start += width
    return start


@njit(nogil=True, cache=True)
def compound(text, edges, kinds, run):
    r"""Follow runs with one hyphen or apostrophe between them: ``[^\W_]+(?:[-‐‑'’][^\W_]+)*``."""
    while 2 * run + 2 < len(edges):
        close, opening = edges[2 * run + 1], edges[2 * run + 2]
        if opening - close > 3:
            break
        code, width = character(text, close)
        if close + width != opening or not kinds[code] & (HYPHEN | APOSTROPHE):
            break
        run += 1
    return edges[2 * run + 1], run
