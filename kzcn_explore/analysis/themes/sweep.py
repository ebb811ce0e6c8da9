"""Sweep: one round of coordinate descent over the themes of many rows at once (HALS), in NumPy or compiled."""

from __future__ import annotations

import numpy as np


def sweep(factors: np.ndarray, products: np.ndarray, gram: np.ndarray) -> tuple[np.ndarray, float]:
    """Improve each theme's factors in turn, the other themes held fixed: hierarchical alternating least squares.

    Rows do not touch each other. Numbers in float32 belong to a large corpus and go through compiled code; those in float64 to a small
    one, for which nothing is compiled. Both give the same to rounding.

    Parameters
    ----------
    factors : numpy.ndarray, (n_rows, n_themes)
    products : numpy.ndarray, (n_rows, n_themes)
        Of the rows' weights with the other side's themes.
    gram : numpy.ndarray, (n_themes, n_themes)
        Of the other side's themes with each other.

    Returns
    -------
    factors : numpy.ndarray, (n_rows, n_themes)
    violation : float
        How far the factors were from an optimum: the sum of the projected gradient's magnitudes (Lin 2007, equation 15), each taken just
        before its factor was improved.

    Notes
    -----
    Cichocki & Phan (2009), algorithm 2, without its normalising: the update of scikit-learn's ``solver="cd"``, theme by theme.
    """
    if factors.dtype == np.float32:
        from kzcn_explore.analysis.themes.sweep_kernels import sweep_compiled

        improved = np.array(factors, order="C")
        violation = sweep_compiled(improved, np.ascontiguousarray(products, dtype=np.float32), np.ascontiguousarray(gram, dtype=np.float32))
        return improved, violation
    return sweep_plain(factors, products, gram)


def sweep_plain(factors: np.ndarray, products: np.ndarray, gram: np.ndarray) -> tuple[np.ndarray, float]:
    """Sweep in NumPy; see ``sweep``."""
    # A theme's factors side by side.
    improved, products = np.array(factors.T, order="C"), np.ascontiguousarray(products.T)
    violation = 0.0
    for theme, curvature in enumerate(gram.diagonal()):
        if curvature <= 0:
            continue
        slopes = gram[theme] @ improved - products[theme]
        violation += float(np.abs(np.where(improved[theme] > 0, slopes, np.minimum(slopes, 0))).sum(dtype=np.float64))
        improved[theme] = np.maximum(improved[theme] - slopes / curvature, 0)
    return np.ascontiguousarray(improved.T), violation
