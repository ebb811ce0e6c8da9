"""Search scan: the kernels that follow the readings of a query through the words of many texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from kzcn_explore.text.search_plan import BEYOND, END, IN_SPACED, IN_UNSPACED, REACHED, START, ScanPlan

# The words alone cannot tell; the pattern must.
DOUBT = -1
# Between two words that one star may cover stands an apostrophe, or what is not known.
STAR_GAPS = 0b1001
# Words that are looked at before those among them that open a reading are followed; these few stay near the processor.
AT_ONCE = 1 << 12


class ScanWords(NamedTuple):
    """What is scanned: the arrays of a ``WordStream``, and which texts hold letters of scripts without spaces."""

    ids: np.ndarray
    gaps: np.ndarray
    bounds: np.ndarray
    unspaced: np.ndarray


@njit(nogil=True, cache=True)
def count_matches(words: ScanWords, plan: ScanPlan, first: int, last: int, counts: np.ndarray) -> None:
    """Write the number of matches in each text from `first` to before `last` into `counts`, zeros until then, or `DOUBT`."""
    # Arrays of their own: one taken from a tuple is counted as held, and two threads that count wait for one another.
    ids, gaps, bounds, unspaced = words
    opens, members, steps, readings, first_certain = plan
    opening = np.empty(AT_ONCE, dtype=np.int32)
    text, free = first, bounds[first]
    for start in range(bounds[first], bounds[last], AT_ONCE):
        n_opening = _find_opening(ids[start : min(start + AT_ONCE, bounds[last])], opens, opening)
        for number in range(n_opening):
            place = start + opening[number]
            while place >= bounds[text + 1]:
                text += 1
            wanted = IN_UNSPACED if unspaced[text] else IN_SPACED
            if counts[text] == DOUBT or not opens[ids[place]] & wanted:
                continue
            end = bounds[text + 1]
            if unspaced[text] or _in_doubt(ids, gaps, members, steps, readings[:first_certain], place, end):
                counts[text] = DOUBT
            # As finditer does: a match starts behind the one before it.
            elif place >= free:
                length = _match_length(ids, gaps, members, steps, readings[first_certain:], place, end)
                if length:
                    counts[text] += 1
                    free = place + length


@njit(nogil=True, cache=True)
def _find_opening(ids, opens, opening):
    """Write where among some words those stand that open a reading; return how many they are.

    Which words do cannot be foreseen, so nothing branches on it: each place is written, and kept if its word opens one. No number of a
    word is negative; saying so spares the question at each of them.
    """
    n = np.uint64(0)
    for place in range(len(ids)):
        opening[n] = place
        n += np.uint64(opens[np.uint32(ids[place])] != 0)
    return np.int64(n)


@njit(nogil=True, cache=True)
def _in_doubt(ids, gaps, members, steps, readings, place, end):  # noqa: PLR0913  a kernel has no objects
    for reading in range(len(readings)):
        start, stop = readings[reading, START], readings[reading, END]
        if _stands(ids, gaps, members, steps, start, stop, place, end):
            reached, beyond = readings[reading, REACHED], readings[reading, BEYOND]
            if reached < 0 or _star_reaches(ids, gaps, members, reached, beyond, place + stop - start, end):
                return True
    return False


@njit(nogil=True, cache=True)
def _match_length(ids, gaps, members, steps, readings, place, end):  # noqa: PLR0913
    for reading in range(len(readings)):
        start, stop = readings[reading, START], readings[reading, END]
        if _stands(ids, gaps, members, steps, start, stop, place, end):
            return stop - start
    return 0


@njit(nogil=True, cache=True)
def _stands(ids, gaps, members, steps, start, stop, place, end):  # noqa: PLR0913
    """Tell whether the words from `place` on are what the steps from `start` to before `stop` ask for."""
    if place + stop - start > end:
        return False
    for step in range(start, stop):
        here = place + step - start
        if not (steps[step, 1] >> gaps[here]) & 1 or not _belongs(members, ids[here], steps[step, 0]):
            return False
    return True


@njit(nogil=True, cache=True)
def _star_reaches(ids, gaps, members, reached, beyond, here, end):  # noqa: PLR0913
    """Tell whether a star in the word before `here` may run on to a word that makes a difference."""
    if here >= end or not (STAR_GAPS >> gaps[here]) & 1:
        return False
    while here < end:
        runs_on = (STAR_GAPS >> gaps[here]) & 1
        if not runs_on and not beyond:
            return False
        if _belongs(members, ids[here], reached):
            return True
        if not runs_on:
            return False
        here += 1
    return False


@njit(nogil=True, cache=True)
def _belongs(members, word, number):
    return (members[word, number >> 6] >> np.uint64(number & 63)) & np.uint64(1) != 0
