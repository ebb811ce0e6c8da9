"""Bands: how far the number of a period could move if other documents of the same kind had come in."""

from __future__ import annotations

import numpy as np

# A band over documents needs so many; below, the documents themselves are the honest picture.
ENOUGH = 5
N_DRAWS = 500
# So many drawn documents are held at once; a period of a hundred thousand fits into memory too.
MOST_AT_ONCE = 2_000_000
# The normal quantile of a 95 % interval.
Z = 1.959963984540054


def wilson_band(n_with: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Bound a share of documents by the score interval, 95 %.

    Parameters
    ----------
    n_with : numpy.ndarray, (n_series,)
        How many of the documents have it.
    n : int
        How many documents there are.

    Returns
    -------
    low, high : numpy.ndarray, (n_series,)
        From 0 to 1; NaN where there is no document. One of one gives .21 to 1.

    References
    ----------
    Wilson (1927). Probable inference, the law of succession, and statistical inference. JASA 22, p. 209–212.

    Examples
    --------
    >>> low, high = wilson_band(np.array([1, 0]), 1)
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.21, 0.0], [1.0, 0.79])
    """
    n_with = np.asarray(n_with, dtype=float)
    if n == 0:
        return np.full(n_with.shape, np.nan), np.full(n_with.shape, np.nan)
    share = n_with / n
    # Brown, Cai & DasGupta (2001), eq. 4.
    middle = (n_with + Z**2 / 2) / (n + Z**2)
    half = Z * np.sqrt(n * share * (1 - share) + Z**2 / 4) / (n + Z**2)
    # Rounding must not leave a hair of doubt below none or above all.
    return np.where(n_with == 0, 0.0, middle - half), np.where(n_with == n, 1.0, middle + half)


def bootstrap_band(parts: np.ndarray, wholes: np.ndarray, *, bounded: bool = True, random_state: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Bound a ratio of sums over documents: draw the documents again to see how far the ratio moves.

    Parameters
    ----------
    parts : numpy.ndarray, (n_documents, n_series)
        What each document adds to the numerators.
    wholes : numpy.ndarray, (n_documents,)
        What each document adds to the denominator.
    bounded : bool, default True
        Whether the ratio is a share, 0 to 1; else a rate, 0 or more.
    random_state : int, default 0

    Returns
    -------
    low, high : numpy.ndarray, (n_series,)
        A 95 % interval. NaN below five documents, where the denominator is zero, and where no document holds any of it or all hold
        nothing else: what never differs cannot show by how much it could.

    Notes
    -----
    The standard error s is that of 500 draws of documents (Efron 1979), times √(n / (n − 1)), as draws are too narrow by that much
    (Hesterberg 2015). The interval is r ± t·s with n − 1 degrees of freedom, taken on the scale of log odds for a share, of
    logarithms for a rate, as for small proportions of clustered samples (Korn & Graubard 1999; Dean & Pagano 2015).

    Percentiles of the draws, the usual bootstrap band, are far too narrow here, and neither BCa nor the studentised bootstrap mends
    it: the first is as narrow, the second has no end where documents agree. How often 1,000 samples of documents gave a band that
    held the true share, percentiles against this interval, where there is one:

    ======================================================  =======  =======  =======  =======
    documents                                                     5        8       15       40
    ======================================================  =======  =======  =======  =======
    share .02, beta-distributed, skewed lengths              51, 72   56, 73   67, 76   77, 82
    share .1                                                 74, 92   81, 90   83, 88   89, 90
    share .3                                                 82, 94   83, 92   88, 91   92, 93
    themes that take .03 of 3,787 news articles              54, 80   60, 77   67, 78   78, 81
    themes that take .15 of them                             71, 91   78, 90   84, 89   89, 92
    ======================================================  =======  =======  =======  =======

    So read the band of a small theme in few documents as the least that could be wrong.

    References
    ----------
    Efron (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7, p. 1–26.
    Hesterberg (2015). What teachers should know about the bootstrap. The American Statistician 69, p. 371–386.
    Korn & Graubard (1999). Analysis of health surveys.
    Dean & Pagano (2015). Evaluating confidence interval methods for binomial proportions in clustered surveys. Journal of Survey
    Statistics and Methodology 3, p. 484–503.
    """
    from scipy.special import expit, logit, stdtrit

    n_documents, n_series = parts.shape
    low = np.full(n_series, np.nan)
    high = low.copy()
    total = wholes.sum()
    if n_documents < ENOUGH or total == 0:
        return low, high
    ratio = parts.sum(axis=0) / total
    error = _drawn_error(parts, wholes, random_state) * np.sqrt(n_documents / (n_documents - 1))
    moves = (ratio > 0) & (ratio < 1) if bounded else ratio > 0
    ratio, error = ratio[moves], error[moves]
    reach = stdtrit(n_documents - 1, 0.975) * error
    if bounded:
        centre, reach = logit(ratio), reach / (ratio * (1 - ratio))
        low[moves], high[moves] = expit(centre - reach), expit(centre + reach)
    else:
        low[moves], high[moves] = ratio * np.exp(-reach / ratio), ratio * np.exp(reach / ratio)
    return low, high


def _drawn_error(parts: np.ndarray, wholes: np.ndarray, random_state: int) -> np.ndarray:
    """Return the standard deviation of the ratio over draws of as many documents, with replacement; (n_series,)."""
    n_documents = len(wholes)
    random = np.random.default_rng(random_state)
    at_once = max(1, MOST_AT_ONCE // n_documents)
    drawn = []
    for first in range(0, N_DRAWS, at_once):
        n_draws = min(at_once, N_DRAWS - first)
        chosen = random.integers(0, n_documents, size=(n_draws, n_documents)) + np.arange(n_draws)[:, None] * n_documents
        times = np.bincount(chosen.ravel(), minlength=n_draws * n_documents).reshape(n_draws, n_documents).astype(float)
        below = times @ wholes
        drawn.append((times @ parts)[below > 0] / below[below > 0, None])
    return np.concatenate(drawn).std(axis=0)
