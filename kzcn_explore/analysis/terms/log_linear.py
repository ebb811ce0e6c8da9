"""Log-linear association: λ of runs of two to five words, and how sure it is."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from kzcn_explore.analysis.terms.word_runs import WordArrays

SMOOTHING = 0.5


def log_linear(words: WordArrays, starts: np.ndarray, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Compute λ and z of runs of one length (Blaheta & Johnson 2001), smoothed by .5, as quanteda's ``textstat_collocations`` does.

    λ is the highest interaction of the saturated log-linear model of the 2ⁿ table in which every stretch of n words of the corpus
    is counted by the places where it agrees with the run; z is λ over its standard error, the root of the sum of 1 over the cells.

    Parameters
    ----------
    words : WordArrays
    starts : numpy.ndarray of int, (n_runs,)
        Where one use of each run opens.
    length : int

    Returns
    -------
    lambda_, z : numpy.ndarray, (n_runs,)
    """
    windows = _windows(words, length)
    sizes = range(1, length + 1)
    # How many windows agree with a run at these places, whatever stands at the others.
    agreeing = {places: _agreeing(words, windows, starts, places) for size in sizes for places in combinations(range(length), size)}
    agreeing[()] = np.full(len(starts), len(windows))
    value, variance = np.zeros(len(starts)), np.zeros(len(starts))
    for places in agreeing:
        # Inclusion and exclusion give the windows that agree at these places and at no other.
        exactly = sum((-1) ** (len(wider) - len(places)) * n for wider, n in agreeing.items() if set(places) <= set(wider))
        value += (-1) ** (length - len(places)) * np.log(exactly + SMOOTHING)
        variance += 1 / (exactly + SMOOTHING)
    return value, value / np.sqrt(variance)


def _windows(words: WordArrays, length: int) -> np.ndarray:
    """Return the place where each stretch of so many words without a break begins."""
    # Breaks are counted up to each word; a stretch has none after its first word.
    breaks = np.cumsum(words.opens)
    starts = np.arange(max(0, len(words.ids) - length + 1))
    return starts[breaks[starts + length - 1] == breaks[starts]]


def _agreeing(words: WordArrays, windows: np.ndarray, starts: np.ndarray, places: tuple[int, ...]) -> np.ndarray:
    where = np.concatenate([starts, windows])
    key = np.zeros(len(where), dtype=np.int64)
    for place in places:
        _, key = np.unique(key * len(words.forms) + words.ids[where + place], return_inverse=True)
    of_runs, of_windows = key[: len(starts)], key[len(starts) :]
    return np.bincount(of_windows, minlength=key.max(initial=0) + 1)[of_runs]
