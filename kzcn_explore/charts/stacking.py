"""Where marks that would cover each other stand: levels above an axis, and labels pushed apart along one."""

from __future__ import annotations

from collections.abc import Sequence


def stack_levels(starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """Give each stretch the lowest level on which nothing given before covers it.

    Parameters
    ----------
    starts, ends : sequence of float
        The stretches; the starts ascend.

    Returns
    -------
    list of int
        0 is the lowest level.

    Examples
    --------
    >>> stack_levels([0, 1, 3], [2, 3, 5])
    [0, 1, 0]
    """
    taken: list[float] = []
    levels = []
    for start, end in zip(starts, ends, strict=True):
        level = next((i for i, until in enumerate(taken) if until <= start), len(taken))
        taken[level : level + 1] = [end]
        levels.append(level)
    return levels


def flag_levels(places: Sequence[float], width: float) -> list[int]:
    """Give each flag, whose cloth flies to the right of its pole, a level on which it crosses no other pole.

    Parameters
    ----------
    places : sequence of float
        Where the poles stand; ascending.
    width : float
        Width of every cloth.

    Returns
    -------
    list of int
        0 is the lowest level; a flag flies above all that stand under its cloth.

    Examples
    --------
    >>> flag_levels([0, 2, 3], width=1.5)
    [0, 1, 0]
    """
    levels = [0] * len(places)
    for i in reversed(range(len(places))):
        under = [levels[j] for j in range(i + 1, len(places)) if places[j] < places[i] + width]
        levels[i] = 1 + max(under) if under else 0
    return levels


def push_apart(wanted: Sequence[float], sizes: Sequence[float], *, low: float, high: float) -> list[float]:
    """Move labels along an axis until none covers another, each as near as possible to where it is wanted.

    Parameters
    ----------
    wanted : sequence of float
        The middle that each label is wanted at.
    sizes : sequence of float
        The size of each label along the axis.
    low, high : float
        The ends of the axis. Labels that need more room than that run past the low end.

    Returns
    -------
    list of float
        The middles, in the order given.

    Examples
    --------
    >>> push_apart([5, 5, 0], [2, 2, 2], low=0, high=10)
    [6.0, 4.0, 1.0]
    """
    blocks: list[list] = []  # of labels that touch, from the top: [members, size, wish for the block's top]
    for i in sorted(range(len(wanted)), key=lambda i: -wanted[i]):
        block = [[i], sizes[i], wanted[i] + sizes[i] / 2]
        while True:
            block[2] = max(min(block[2], high), low + block[1]) if low + block[1] <= high else high
            if not blocks or blocks[-1][2] - blocks[-1][1] >= block[2] - 1e-9:
                break
            above = blocks.pop()
            size, members = above[1] + block[1], above[0] + block[0]
            block = [members, size, _wished_top(members, wanted, sizes)]
        blocks.append(block)
    middles = [0.0] * len(wanted)
    for members, _, top in blocks:
        for i in members:
            middles[i] = float(top - sizes[i] / 2)
            top -= sizes[i]
    return middles


def _wished_top(members: list[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    """Top of a block of touching labels at which the wishes of its members are missed equally up and down."""
    above, wishes = 0.0, []
    for i in members:
        wishes.append(wanted[i] + sizes[i] / 2 + above)
        above += sizes[i]
    return sum(wishes) / len(wishes)
