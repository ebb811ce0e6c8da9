"""Search scan: the kernels that follow the readings of a query through the words of many texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from kzcn_explore.text.search_plan import IN_SPACED, IN_UNSPACED, ScanPlan

# The words alone cannot tell; the pattern must.
DOUBT = -1
# Between two words that one star may cover stands an apostrophe, or what is not known.
STAR_GAPS = 0b1001


class ScanWords(NamedTuple):
    """What is scanned: the arrays of a ``WordStream``, and which texts hold letters of scripts without spaces."""

    ids: np.ndarray
    gaps: np.ndarray
    bounds: np.ndarray
    unspaced: np.ndarray


@njit(nogil=True, cache=True)
def count_matches(words: ScanWords, plan: ScanPlan, first: int, last: int, counts: np.ndarray) -> None:
    """Write the number of matches in each text from `first` to before `last` into `counts`, or `DOUBT`."""
    # Arrays of their own: one taken from a tuple at every word costs as much as the word.
    ids, bounds, unspaced, opens, any_doubt = words.ids, words.bounds, words.unspaced, plan.opens, plan.first_certain > 0
    for text in range(first, last):
        wanted = np.uint8(IN_UNSPACED if unspaced[text] else IN_SPACED)
        free, end = bounds[text], bounds[text + 1]
        n = 0
        for place in range(free, end):
            if not opens[ids[place]] & wanted:
                continue
            if unspaced[text] or (any_doubt and _in_doubt(words, plan, place, end)):
                n = DOUBT
                break
            # As finditer does: a match starts behind the one before it.
            length = _match_length(words, plan, place, end) if place >= free else 0
            if length:
                n += 1
                free = place + length
        counts[text] = n


@njit(nogil=True, cache=True)
def _in_doubt(words, plan, place, end):
    for reading in range(plan.first_certain):
        if _stands(words, plan, reading, place, end) and (plan.reached[reading] < 0 or _star_reaches(words, plan, reading, place, end)):
            return True
    return False


@njit(nogil=True, cache=True)
def _match_length(words, plan, place, end):
    for reading in range(plan.first_certain, len(plan.reached)):
        if _stands(words, plan, reading, place, end):
            return plan.bounds[reading + 1] - plan.bounds[reading]
    return 0


@njit(nogil=True, cache=True)
def _stands(words, plan, reading, place, end):
    first = plan.bounds[reading]
    length = plan.bounds[reading + 1] - first
    if place + length > end:
        return False
    for step in range(length):
        here = place + step
        if not (plan.gaps[first + step] >> words.gaps[here]) & 1 or not _belongs(plan, words.ids[here], plan.sets[first + step]):
            return False
    return True


@njit(nogil=True, cache=True)
def _star_reaches(words, plan, reading, place, end):
    """Tell whether a star in the last word of a reading may run on to a word that makes a difference."""
    here = place + plan.bounds[reading + 1] - plan.bounds[reading]
    if here >= end or not (STAR_GAPS >> words.gaps[here]) & 1:
        return False
    while here < end:
        runs_on = (STAR_GAPS >> words.gaps[here]) & 1
        if not runs_on and not plan.beyond[reading]:
            return False
        if _belongs(plan, words.ids[here], plan.reached[reading]):
            return True
        if not runs_on:
            return False
        here += 1
    return False


@njit(nogil=True, cache=True)
def _belongs(plan, word, number):
    return (plan.members[word, number >> 6] >> np.uint64(number & 63)) & np.uint64(1) != 0
