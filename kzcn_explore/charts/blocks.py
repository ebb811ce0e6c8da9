"""Blocks of different heights, stacked so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence


def stack_blocks(starts: Sequence[float], ends: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Give each block the highest place at which nothing placed before covers it.

    Parameters
    ----------
    starts, ends : sequence of float
        From and to of each along the axis.
    heights : sequence of float

    Returns
    -------
    list of float
        The top of each, counted from 0 downwards.

    Examples
    --------
    >>> stack_blocks([0, 1, 3], [2, 4, 5], [1, 2, 2])
    [0.0, 1.0, 3.0]
    """
    placed: list[tuple[float, float, float, float]] = []
    for start, end, height in zip(starts, ends, heights, strict=True):
        top = free_top(placed, start, end, height)
        placed.append((start, end, top, height))
    return [top for *_, top, _ in placed]


def free_top(placed: Sequence[tuple[float, float, float, float]], start: float, end: float, height: float) -> float:
    """Find the highest place where a block is covered by none of those placed.

    Parameters
    ----------
    placed : sequence of (float, float, float, float)
        Start, end, top and height of each.
    start, end, height : float

    Returns
    -------
    float

    Examples
    --------
    >>> free_top([(0, 2, 0.0, 1), (0, 2, 2.0, 1)], 1, 3, 1)
    1.0
    """
    top = 0.0
    for taken, high in sorted((at, high) for left, right, at, high in placed if left < end and start < right):
        if taken >= top + height:
            break
        top = max(top, taken + high)
    return top
