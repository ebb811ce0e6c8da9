"""Compiled projection: the steps of ``nearest_mixtures``, row by row, to the last digit."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(nogil=True, cache=True)
def descend_rows(products: np.ndarray, gram: np.ndarray, tolerance: float, most_sweeps: int) -> np.ndarray:
    """Find the mixture of every row; see ``nearest_mixtures``."""
    factors = np.zeros(products.shape)
    for row in range(len(products)):
        slopes = -products[row]
        allowed = tolerance * np.maximum(products[row], 0).sum()
        for _ in range(most_sweeps):
            if _sweep_row(factors[row], slopes, gram) <= allowed:
                break
    return factors


@njit(nogil=True, cache=True)
def _sweep_row(factors: np.ndarray, slopes: np.ndarray, gram: np.ndarray) -> float:
    """Improve the factors of one row in turn, keep its slopes up to date, and return the violation."""
    violation = 0.0
    for theme in range(len(factors)):
        slope, curvature = slopes[theme], gram[theme, theme]
        # Most factors are zero and stay it.
        if curvature <= 0 or (factors[theme] == 0 and slope >= 0):
            continue
        violation += abs(slope)
        improved = max(factors[theme] - slope / curvature, 0.0)
        step = improved - factors[theme]
        factors[theme] = improved
        for other in range(len(factors)):
            slopes[other] += gram[theme, other] * step
    return violation
