"""Type–token kernel: the types of all windows of a long run of words, added up; compiled."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(nogil=True, cache=True)
def scan_types(ids, n_different, window):
    """Do as ``sum_types`` does, in one pass that remembers where each word last stood.

    Parameters
    ----------
    ids : numpy.ndarray of int, (n_words,)
    n_different : int
        Larger than every one of `ids`.
    window : int

    Returns
    -------
    int
    """
    previous = np.full(n_different, -1, np.int64)
    total = 0
    for place in range(len(ids)):
        word = ids[place]
        first = max(place - window + 1, previous[word] + 1)
        last = min(place, len(ids) - window)
        total += max(last - first + 1, 0)
        previous[word] = place
    return total
