"""Stretches: runs of words in many passages, found at once, and which of them are the same."""

from __future__ import annotations

import numpy as np


def find_stretches(opens: np.ndarray, goes_on: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the longest runs that begin with an opening word and go on from word to word.

    Parameters
    ----------
    opens, goes_on : numpy.ndarray of bool, (n_words,)
        The words with which a run may begin; those that go on from the word before them.

    Returns
    -------
    starts, ends : numpy.ndarray of int64, (n_stretches,)
        The first word of each run, and the first one behind it; ascending, without overlap.

    Examples
    --------
    >>> starts, ends = find_stretches(np.array([False, True, True, True]), np.array([False, True, True, False]))
    >>> starts.tolist(), ends.tolist()
    ([1, 3], [3, 4])
    """
    openings = np.flatnonzero(opens)
    breaks = np.append(np.flatnonzero(~goes_on), len(goes_on))
    ends = breaks[np.searchsorted(breaks, openings, side="right")]
    # Openings of one run share its end; the first of them opens it.
    is_first = np.append(True, ends[1:] != ends[:-1])[: len(ends)]
    return openings[is_first], ends[is_first]


def same_stretches(ids: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tell which runs hold the same numbers.

    Parameters
    ----------
    ids : numpy.ndarray of int, (n_words,)
    starts, ends : numpy.ndarray of int64, (n_stretches,)

    Returns
    -------
    which : numpy.ndarray of int64, (n_stretches,)
        The number of each run; equal for equal ones.
    first : numpy.ndarray of int64, (n_different,)
        The place in `starts` of the first run with each number.

    Examples
    --------
    >>> which, first = same_stretches(np.array([7, 8, 9, 7, 8]), np.array([0, 2, 3]), np.array([2, 3, 5]))
    >>> which.tolist(), first.tolist()
    ([0, 1, 0], [0, 1])
    """
    numbers: dict[bytes, int] = {}
    first: list[int] = []
    which = np.empty(len(starts), dtype=np.int64)
    for place, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        number = which[place] = numbers.setdefault(ids[start:end].tobytes(), len(numbers))
        if number == len(first):
            first.append(place)
    return which, np.array(first, dtype=np.int64)


def spread(starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return all places of runs: those of the first run, then those of the second, and so on.

    Examples
    --------
    >>> spread(np.array([3, 10]), np.array([2, 3])).tolist()
    [3, 4, 10, 11, 12]
    """
    firsts = np.cumsum(lengths) - lengths
    return np.repeat(starts - firsts, lengths) + np.arange(lengths.sum())
