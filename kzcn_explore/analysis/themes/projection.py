"""Projection: the mixture of given themes that comes nearest to each passage, whatever passages stand beside it."""

from __future__ import annotations

import numpy as np

# A row is done when its violation is so small a part of what it was at zero.
TOLERANCE = 1e-6
MOST_SWEEPS = 2000
# From so many factors on, compiled code saves more than the second that loading it takes.
COMPILED_FROM = 100_000


def nearest_mixtures(products: np.ndarray, gram: np.ndarray) -> np.ndarray:
    """Find the non-negative factors of each row that come nearest to its weights: non-negative least squares by coordinate descent.

    A row stops on its own account and is computed number by number, so that neither the rows beside it nor their number change a digit.

    Parameters
    ----------
    products : numpy.ndarray of float64, (n_passages, n_themes)
        ``weights @ components'``.
    gram : numpy.ndarray of float64, (n_themes, n_themes)
        ``components @ components'``.

    Returns
    -------
    numpy.ndarray of float64, (n_passages, n_themes)

    Notes
    -----
    Franc, Hlaváč & Navara (2005), algorithm 1: every step also moves the slopes of the other themes.
    """
    if products.size >= COMPILED_FROM:
        from kzcn_explore.analysis.themes.projection_kernels import descend_rows

        return descend_rows(np.ascontiguousarray(products), np.ascontiguousarray(gram), TOLERANCE, MOST_SWEEPS)
    return nearest_mixtures_plain(products, gram)


def nearest_mixtures_plain(products: np.ndarray, gram: np.ndarray) -> np.ndarray:
    """Find the mixtures in NumPy; see ``nearest_mixtures``."""
    found = np.zeros(products.shape)
    rows = np.arange(len(products))
    # A theme's numbers side by side. Rows that are done are taken out.
    factors, slopes = np.zeros(products.T.shape), -np.ascontiguousarray(products.T)
    allowed = TOLERANCE * np.maximum(products, 0).sum(axis=1)
    for _ in range(MOST_SWEEPS):
        violations = np.zeros(len(rows))
        for theme, curvature in enumerate(gram.diagonal()):
            if curvature <= 0:
                continue
            violations += np.abs(np.where(factors[theme] > 0, slopes[theme], np.minimum(slopes[theme], 0)))
            improved = np.maximum(factors[theme] - slopes[theme] / curvature, 0)
            slopes += gram[theme][:, None] * (improved - factors[theme])
            factors[theme] = improved
        found[rows] = factors.T
        left = violations > allowed
        if not left.any():
            break
        rows, factors, slopes, allowed = rows[left], factors[:, left], slopes[:, left], allowed[left]
    return found
