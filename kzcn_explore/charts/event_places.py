"""Where the marks of the event lanes stand: the rows of each lane, packed so that neither marks nor words cover each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from kzcn_explore.charts.blocks import free_top, stack_blocks
from kzcn_explore.charts.event_axis import WIDTH, EventAxis, days_of
from kzcn_explore.charts.words import interval_words
from kzcn_explore.charts.wrapping import drawn_width, wrap_lines

LETTER = 6.2  # px of a letter in labels
LINE = 13.0  # px of a line of them
_LABELS = ((64, 1), (34, 2))  # letters a line of the label of an event, and its lines: the first that stands as high as any
_LABELLED = 12  # events of a lane that have one
_WORDED = 8  # far dates on one side of a lane that stand in words
_HEIGHT = 190.0  # px that a lane may take before its marks become smaller
_SIZES = (9.0, 7.0, 5.0, 4.0)
_GAP = 5.0  # px between marks that stand side by side
_LEAST = 5.0  # px of the shortest bar
_THICKER = 9  # px by which a mark of many mentions is higher
_FAR = 9.0  # px of the sign of a far date
_FAR_AIR = 18.0  # px beside its sign and its words
_CROWDED = 62.0  # px for many far dates, without words
_FAR_WORDS = 12  # letters of its words
_WORDS = 7.0  # px from its middle to its words


@dataclass(frozen=True)
class Mark:
    """One mark: its row in the table, its days on the axis, y in px from the top, the side that it lies far off on, which ends are open,
    how many mentions it is of.

    ``start`` and ``end`` are days since 1970; of a point they are the same.
    """

    row: int
    start: float
    end: float
    y: float
    far: int = 0
    open_start: bool = False
    open_end: bool = False
    n: int = 1

    def thick(self, size: float) -> float:
        """Height in px where a mark of one mention is this high."""
        return size + min(self.n - 1, _THICKER)

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Label:
    """Lines of a label, from where they run to the right (side 1) or to the left (-1) in px from the left, their middle
    in px from the top, whether they are grey."""

    lines: list[str]
    x: float
    y: float
    side: int = 1
    quiet: bool = False


@dataclass(frozen=True)
class Lane:
    """The marks of a lane, its labels, the height of a mark and of the lane in px; y counts from the top of the lane."""

    marks: list[Mark]
    labels: list[Label] = field(default_factory=list)
    size: float = _SIZES[0]
    height: float = 0.0


def mark_on(axis: EventAxis, row: int, days: np.ndarray) -> Mark:
    """Place days on the axis: a point for one day, else a bar, cut where the axis ends; a sign at the edge for what lies beyond."""
    start, end = (float(day) for day in days)
    far = axis.side(start, end)
    left, right = axis.edges
    if far:
        place = axis.day(left - 12 if far < 0 else right + 12)
        return Mark(row, place, place, 0.0, far=far)
    if start == end:
        return Mark(row, start, start, 0.0)
    goes_back, goes_on = not start >= axis.low, not end + 1 <= axis.high
    first, last = axis.low if goes_back else start, axis.high if goes_on else end + 1
    short = axis.day(_LEAST) - axis.day(0) - (last - first)
    return Mark(row, first - max(short, 0) / 2, last + max(short, 0) / 2, 0.0, 0, goes_back, goes_on)


def place_events(axis: EventAxis, mentions: pd.DataFrame, labels: dict[int, str], quiet: dict[int, str]) -> Lane:
    """Give each event of a lane a row of its own, as high as its marks need; those of several documents come first, with a label.

    Parameters
    ----------
    axis : EventAxis
    mentions : DataFrame
        The first mention of each mark, in the order of the documents: ``event``, ``earliest``, ``latest``, ``n`` (how many it is of).
    labels : dict of int to str
        Words for the events of several documents; those that most need them first.
    quiet : dict of int to str
        Words for other events.

    Returns
    -------
    Lane
        The marks in the order of the mentions; their ``row`` counts the rows of `mentions`.
    """
    numbers = mentions["n"].tolist()
    marks = [replace(mark_on(axis, row, each), n=numbers[row]) for row, each in enumerate(days_of(mentions))]
    events = mentions["event"].to_numpy()
    rows = {event: np.flatnonzero(events == event).tolist() for event in dict.fromkeys(events.tolist())}
    shared = [event for event in labels if event in rows]
    first = np.nan_to_num(days_of(mentions)[:, 0], nan=-np.inf)
    rest = sorted(rows.keys() - {*shared}, key=lambda event: (first[rows[event]].min(), event))
    blocks = [(rows[event], labels[event] if i < _LABELLED else "", False) for i, event in enumerate(shared)]
    blocks += [(rows[event], quiet.get(event, ""), True) for event in rest]
    worded = {side for side in (-1, 1) if sum(mark.far == side for mark in marks) <= _WORDED}
    far_words = {mark.row: far_label(mentions.iloc[mark.row]) for mark in marks if mark.far in worded}
    marks = _in_columns(axis, marks, far_words)
    for size in _SIZES:
        lane = _packed(axis, marks, blocks, far_words, size)
        if lane.height <= _HEIGHT:
            break
    return lane


def far_label(row: pd.Series) -> str:
    """Words for a date that lies far off: the days, or the year where these are long."""
    words = interval_words(row["earliest"], row["latest"])
    return words if len(words) <= _FAR_WORDS else f"{(row['earliest'] if pd.notna(row['earliest']) else row['latest']).year} …"


def far_room(far: pd.DataFrame) -> float:
    """Px that the far dates of one side of a lane need beside the axis: for their words, or for columns of signs where they are many."""
    if len(far) > _WORDED:
        return _CROWDED
    return max((_WORDS + LETTER * drawn_width(far_label(row)) + _FAR_AIR for _, row in far.iterrows()), default=0.0)


def _in_columns(axis: EventAxis, marks: list[Mark], far_words: dict[int, str]) -> list[Mark]:
    """Put the signs of far dates that have no words side by side."""
    crowd, moved = {-1: 0, 1: 0}, []
    for mark in marks:
        if mark.far and mark.row not in far_words:
            n_columns = max(1, int((axis.before if mark.far < 0 else axis.after) / _FAR))
            place = axis.day(axis.px(mark.start) + mark.far * (crowd[mark.far] % n_columns) * _FAR)
            crowd[mark.far] += 1
            mark = replace(mark, start=place, end=place)
        moved.append(mark)
    return moved


def _packed(axis: EventAxis, marks: list[Mark], events: list[tuple[list[int], str, bool]], far_words: dict[int, str], size: float) -> Lane:
    """Stack events, given as their rows, their label and whether it is quiet, with marks of this size."""
    taken: list[tuple[float, float, float, float]] = []
    blocks, tops = [], []
    for rows, text, quiet in events:
        tried = _blocks(axis, [marks[row] for row in rows], (text, quiet), far_words, size)
        at = [free_top(taken, block.left, block.right + _GAP, block.height) for block in tried]
        best = min(range(len(tried)), key=lambda i: (at[i] + tried[i].height, i))
        blocks.append(tried[best])
        tops.append(at[best])
        taken.append((blocks[-1].left, blocks[-1].right + _GAP, tops[-1], blocks[-1].height))
    placed: dict[int, Mark] = {}
    labels = []
    for block, top in zip(blocks, tops, strict=True):
        for mark in block.marks:
            placed[mark.row] = mark = replace(mark, y=round(top + mark.y, 2))
            if mark.row in far_words:
                labels.append(Label([far_words[mark.row]], axis.px(mark.start) + mark.far * _WORDS, mark.y, mark.far))
        labels += [replace(label, y=round(top + label.y, 2)) for label in block.labels]
    height = max((top + block.height for block, top in zip(blocks, tops, strict=True)), default=0.0)
    return Lane([placed[mark.row] for mark in marks], labels, size, height)


@dataclass(frozen=True)
class _Block:
    """An event: its marks and its label, y from its own top; its ends and its height in px."""

    marks: list[Mark]
    labels: list[Label]
    left: float
    right: float
    height: float


def _blocks(axis: EventAxis, marks: list[Mark], words: tuple[str, bool], far_words: dict[int, str], size: float) -> list[_Block]:
    """Shape an event in the ways in which its label may stand, the best first; without one in a single way."""
    extents = [_extent(axis, mark, far_words.get(mark.row, ""), size) for mark in marks]
    lefts, rights = zip(*extents, strict=True)
    # A far date in words needs the height of a line.
    steps = [max(mark.thick(size) + 2, LINE if mark.row in far_words else _FAR - 1 if mark.far else 0) for mark in marks]
    tops = stack_blocks(lefts, rights, steps)
    high, left, right = max(top + step for top, step in zip(tops, steps, strict=True)), min(lefts), max(rights)
    marks = [replace(mark, y=top + step / 2) for mark, top, step in zip(marks, tops, steps, strict=True)]
    bare = _Block(marks, [], left, right, high)
    text, quiet = words
    if not text or (quiet and _is_crowded(marks, far_words)):
        return [bare]
    return [_labelled(bare, label, width) for label, width in _labels(axis, text, bare, quiet=quiet)]


def _labelled(bare: _Block, label: Label, width: float) -> _Block:
    """Put a label and the marks beside each other, both in the middle, or the label below."""
    beside = label.y < bare.height
    whole = max(bare.height, LINE * len(label.lines)) if beside else bare.height + LINE * len(label.lines)
    above = (whole - bare.height) / 2 if beside else 0.0
    label = replace(label, y=whole / 2) if beside else label
    marks = [replace(mark, y=above + mark.y) for mark in bare.marks]
    ends = (label.x, label.x + label.side * width)
    return _Block(marks, [label], min(bare.left, *ends), max(bare.right, *ends), whole + 1)


def _is_crowded(marks: list[Mark], far_words: dict[int, str]) -> bool:
    """Tell whether marks stand among signs of far dates that are too many for words."""
    return any(mark.far and mark.row not in far_words for mark in marks)


def _extent(axis: EventAxis, mark: Mark, words: str, size: float) -> tuple[float, float]:
    """From and to of a mark in px, with the words of a far one."""
    left, right = axis.px(mark.start), axis.px(mark.end)
    if not mark.far:
        half = size / 2 + 1 if mark.start == mark.end else 0.0
        return left - half, right + half
    text = _WORDS + LETTER * drawn_width(words) if words else _FAR / 2
    return (left - text, left + _FAR / 2) if mark.far < 0 else (left - _FAR / 2, left + text)


def _labels(axis: EventAxis, text: str, block: _Block, *, quiet: bool) -> list[tuple[Label, float]]:
    """Put a label to the right of its marks, to the left, or, where there is no room at either, below them; each with its width in px."""
    last = WIDTH - axis.undated - axis.after
    beside, below = [], []
    for letters, n_lines in _LABELS:
        lines = wrap_lines(text, letters, lines=n_lines)
        width = LETTER * max(drawn_width(line) for line in lines)
        if block.right + _GAP + width <= last:
            beside.append((Label(lines, block.right + _GAP, 0.0, quiet=quiet), width))
        if block.left - _GAP - width >= axis.before:
            beside.append((Label(lines, block.left - _GAP, 0.0, side=-1, quiet=quiet), width))
        y = block.height + LINE * len(lines) / 2
        below.append((Label(lines, max(min(block.left, last - width), axis.before), y, quiet=quiet), width))
    return beside or [each for each in below if each[1] <= last - axis.before][:1] or below[-1:]
