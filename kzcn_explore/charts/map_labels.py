"""Labels of a map: at the middle of what they name, pushed aside as little as needed so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_STEP = 5  # px between the places that are tried
_TURNS = 12  # places that are tried on a ring
_N_CELLS = 8  # of the grid in which the fullest cell is looked for, along each axis
_AIR = 3  # px between labels
_CELL = 6  # px of the cells that hold a mark or none
_MARK = 3  # px from the middle of a mark to its edge
_FEW = 1_000  # marks
_COVERING = 120  # px that a label is rather moved than that it covers marks all over


def fullest_spot(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Find where most of some points stand: the middle one of the fullest cell of a grid.

    Parameters
    ----------
    x, y : ndarray of float
        From −1 to 1, one point at least.

    Returns
    -------
    (float, float)
        The middle of all points might lie where none of them is.

    Examples
    --------
    >>> fullest_spot(np.array([-0.9, 0.8, 0.81, 0.82]), np.array([-0.9, 0.9, 0.91, 0.92]))
    (0.81, 0.91)
    """
    cells = np.clip(((np.stack([x, y]) + 1) / 2 * _N_CELLS).astype(int), 0, _N_CELLS - 1)
    numbers = cells[0] * _N_CELLS + cells[1]
    within = numbers == np.bincount(numbers).argmax()
    return float(np.median(x[within])), float(np.median(y[within]))


def spread_labels(
    wanted: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    *,
    width: float,
    height: float,
    marks: tuple[np.ndarray, np.ndarray] | None = None,
) -> list[tuple[float, float]]:
    """Place labels, the first first, each near where it is wanted, over as few marks as can be, and over no label before it.

    Parameters
    ----------
    wanted : sequence of (float, float)
        The middles that the labels are wanted at, in px.
    sizes : sequence of (float, float)
        Width and height of the labels in px.
    width, height : float
        Of the plot, inside which labels stay; one that finds no room there stands where it is wanted.
    marks : (ndarray, ndarray), optional
        Where marks stand that are better not covered, in px.

    Returns
    -------
    list of (float, float)
        The middles, in the order given.

    Examples
    --------
    >>> spread_labels([(50, 50), (50, 50)], [(40, 10), (40, 10)], width=100, height=100)
    [(50.0, 50.0), (50.0, 65.0)]
    """
    sums = _held_cells(marks, width, height)
    # Of few marks each counts.
    dear = _COVERING * max(1.0, _FEW / max(1, 0 if marks is None else len(marks[0])))
    tried = _tried(max(width, height))
    placed: list[tuple[float, float, float, float]] = []
    for (x, y), (wide, high) in zip(wanted, sizes, strict=True):
        x, y = min(max(x, wide / 2), width - wide / 2), min(max(y, high / 2), height - high / 2)
        at = np.round(np.array([x, y]) + tried, 1)
        inside = (at >= [wide / 2, high / 2]).all(axis=1) & (at <= [width - wide / 2, height - high / 2]).all(axis=1)
        free = inside & ~np.any([_cover(at, (wide, high), other) for other in placed] or [np.zeros(len(at), dtype=bool)], axis=0)
        cost = np.hypot(*tried.T) + dear * _covered_part(sums, at, (wide, high))
        best = at[np.where(free, cost, np.inf).argmin()] if free.any() else at[0]
        placed.append((float(best[0]), float(best[1]), wide, high))
    return [(x, y) for x, y, _, _ in placed]


def _tried(furthest: float) -> np.ndarray:
    """Moves that are tried, ring after ring; on each the one straight down comes first: a label is wider than high."""
    angles = 2 * np.pi * np.arange(_TURNS) / _TURNS
    around = np.stack([np.sin(angles), np.cos(angles)], axis=1)
    rings = _STEP * np.arange(1, int(furthest / _STEP))
    return np.concatenate([[[0.0, 0.0]], (rings[:, None, None] * around).reshape(-1, 2)])


def _held_cells(marks: tuple[np.ndarray, np.ndarray] | None, width: float, height: float) -> np.ndarray:
    """Count from the corner on, for each place, the small cells that hold a mark: a summed-area table (Crow 1984)."""
    shape = int(width / _CELL) + 2, int(height / _CELL) + 2
    held = np.zeros(shape)
    if marks is not None:
        at = (np.clip((values / _CELL).astype(int) + 1, 1, most - 1) for values, most in zip(marks, shape, strict=True))
        held[tuple(at)] = 1
    return held.cumsum(axis=0).cumsum(axis=1)


def _covered_part(sums: np.ndarray, at: np.ndarray, size: tuple[float, float]) -> np.ndarray:
    """Which part of the cells below a label hold a mark, for each place that it may stand at."""
    last = np.array(sums.shape) - 1
    half = np.array(size) / 2 + _MARK
    low, high = (np.clip(np.floor(at / _CELL + sign * half / _CELL).astype(int) + (sign > 0), 0, last) for sign in (-1, 1))
    held = sums[high[:, 0], high[:, 1]] - sums[low[:, 0], high[:, 1]] - sums[high[:, 0], low[:, 1]] + sums[low[:, 0], low[:, 1]]
    return held / np.maximum((high - low).prod(axis=1), 1)


def _cover(at: np.ndarray, size: tuple[float, float], other: tuple[float, float, float, float]) -> np.ndarray:
    x, y, wide, high = other
    return (np.abs(at[:, 0] - x) < (size[0] + wide) / 2 + _AIR) & (np.abs(at[:, 1] - y) < (size[1] + high) / 2 + _AIR)
