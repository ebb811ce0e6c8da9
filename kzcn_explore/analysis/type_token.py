"""Type–token ratio: how many of the words in a moving window are different ones."""

from __future__ import annotations

import numpy as np

# With fewer words numpy is done before the compiled code is loaded.
MANY_WORDS = 1_000_000


def moving_type_token(ids: np.ndarray, window: int) -> float:
    """Return the mean type–token ratio of all windows of a run of words (Covington & McFall 2010).

    No window is counted out: a word is a new type in each window that holds it and begins behind its previous use, and the number of
    such windows follows from where the two stand.

    Parameters
    ----------
    ids : numpy.ndarray of int, (n_words,)
        Equal numbers, from 0, for equal words.
    window : int
        Words of a window, one or more.

    Returns
    -------
    float
        Above 0, at most 1; NaN where there are fewer words than a window has.

    References
    ----------
    Covington & McFall (2010), Cutting the Gordian knot: the moving-average type–token ratio (MATTR).

    Examples
    --------
    >>> round(moving_type_token(np.array([0, 1, 0, 0]), 3), 4)  # 0 1 0 and 1 0 0: two types of three each
    0.6667
    """
    n_windows = len(ids) - window + 1
    if n_windows < 1:
        return np.nan
    if len(ids) < MANY_WORDS:
        n_types = sum_types(ids, window)
    else:
        from kzcn_explore.analysis.type_token_kernels import scan_types

        n_types = scan_types(ids, int(ids.max()) + 1, window)
    return n_types / (n_windows * window)


def sum_types(ids: np.ndarray, window: int) -> int:
    """Add up the types of all windows; arguments as in ``moving_type_token``.

    Examples
    --------
    >>> sum_types(np.array([0, 1, 0, 0]), 3)
    4
    """
    places = np.arange(len(ids))
    # A window is named by its first word: those that hold a word as a new type begin from the one to the other.
    first = np.maximum(places - window + 1, previous_places(ids) + 1)
    last = np.minimum(places, len(ids) - window)
    return int(np.maximum(last - first + 1, 0).sum())


def previous_places(ids: np.ndarray) -> np.ndarray:
    """Tell where each word last stood before, -1 for the first time.

    Parameters
    ----------
    ids : numpy.ndarray of int, (n_words,)

    Returns
    -------
    numpy.ndarray of int64, (n_words,)

    Examples
    --------
    >>> previous_places(np.array([4, 1, 4, 4])).tolist()
    [-1, -1, 0, 2]
    """
    order = np.argsort(ids, kind="stable")
    in_order = ids[order]
    previous = np.full(len(ids), -1, dtype=np.int64)
    again = np.flatnonzero(in_order[1:] == in_order[:-1]) + 1
    previous[order[again]] = order[again - 1]
    return previous
