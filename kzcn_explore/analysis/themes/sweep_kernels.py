"""Compiled sweep: the round of ``sweep`` over small tiles of rows, so that a tile never leaves the fastest cache."""

from __future__ import annotations

import numpy as np
from numba import njit

# Rows of a tile: a few full vector registers.
TILE = 64


@njit(nogil=True, cache=True)
def sweep_compiled(factors: np.ndarray, products: np.ndarray, gram: np.ndarray) -> float:
    """Sweep float32 factors in place and return the violation; see ``sweep``."""
    n_rows, n_themes = factors.shape
    tile, aims = np.zeros((n_themes, TILE), np.float32), np.zeros((n_themes, TILE), np.float32)
    slopes, violations = np.empty(TILE, np.float32), np.empty(TILE, np.float32)
    violation = 0.0
    for first in range(0, n_rows, TILE):
        n = min(TILE, n_rows - first)
        _take_tile(tile, factors, first, n)
        _take_tile(aims, products, first, n)
        violations[:] = 0
        for theme in range(n_themes):
            if gram[theme, theme] > 0:
                _find_slopes(slopes, tile, aims[theme], gram[theme])
                _step(tile[theme], slopes, gram[theme, theme], violations)
        for row in range(n):
            violation += violations[row]
            for theme in range(n_themes):
                factors[first + row, theme] = tile[theme, row]
    return violation


@njit(nogil=True, cache=True)
def _take_tile(tile: np.ndarray, rows: np.ndarray, first: int, n: int) -> None:
    """Turn some rows into a tile: a theme's numbers side by side. What is left of the last tile stays and is never read."""
    for row in range(n):
        for theme in range(rows.shape[1]):
            tile[theme, row] = rows[first + row, theme]


@njit(nogil=True, cache=True)
def _find_slopes(slopes: np.ndarray, tile: np.ndarray, aims: np.ndarray, gram: np.ndarray) -> None:
    """Find the derivative by one theme's factors; the inner loops are long enough for vector instructions."""
    for row in range(TILE):
        slopes[row] = -aims[row]
    for other in range(len(gram)):
        factors, likeness = tile[other], gram[other]
        for row in range(TILE):
            slopes[row] += likeness * factors[row]


@njit(nogil=True, cache=True)
def _step(factors: np.ndarray, slopes: np.ndarray, curvature: float, violations: np.ndarray) -> None:
    """Move one theme's factors to where the derivative is zero, or to zero, and add up how far they were from it."""
    inverse = np.float32(1) / curvature
    nothing = np.float32(0)
    for row in range(TILE):
        factor, slope = factors[row], slopes[row]
        violations[row] += abs(slope if factor > nothing else min(slope, nothing))
        factors[row] = max(factor - slope * inverse, nothing)
