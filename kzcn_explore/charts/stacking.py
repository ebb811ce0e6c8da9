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


def place_labels(marks: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], sides: Sequence[Sequence[str]]) -> list[str]:
    """Choose for each label the first side of its mark on which it covers neither a mark nor a label placed before.

    Parameters
    ----------
    marks : sequence of (float, float)
        Where the marks stand, in px from the left and from the top; those to be labelled first, in the order in which they are placed.
    sizes : sequence of (float, float)
        Width and height of the labels in px; as many as marks are to be labelled.
    sides : sequence of sequence of {"right", "left", "above", "below"}
        For each label the sides to try, one after the other.

    Returns
    -------
    list of str
        One a label; ``""`` where no side is free. What is free stays free where the marks are drawn further apart.

    Examples
    --------
    >>> place_labels([(0, 0), (30, 0), (4, 9)], [(40, 12), (40, 12)], [["right", "above"], ["right"]])
    ['above', 'right']
    """
    boxes = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in marks]
    taken, found = list(boxes), []
    for i, ((width, height), tried) in enumerate(zip(sizes, sides, strict=True)):
        placed = {side: _label_box(marks[i], width, height, side) for side in tried}
        side = next((side for side, box in placed.items() if not any(_meet(box, other) for other in taken if other is not boxes[i])), "")
        if side:
            taken.append(placed[side])
        found.append(side)
    return found


_MARK = 4  # px from the middle of a mark to its edge
_GAP = 3  # px between a mark and its label


def _label_box(mark: tuple[float, float], width: float, height: float, side: str) -> tuple[float, float, float, float]:
    x, y = mark
    near = _MARK + _GAP
    left = {"right": x + near, "left": x - near - width}.get(side, x - width / 2)
    top = {"above": y - near - height, "below": y + near}.get(side, y - height / 2)
    return left, top, left + width, top + height


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
