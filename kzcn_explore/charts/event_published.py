"""The lane of the documents in the event lanes: each at its day, with what it says of its own day below it; the undated at the side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzcn_explore.charts.blocks import free_top
from kzcn_explore.charts.event_axis import WIDTH, EventAxis, days_of
from kzcn_explore.charts.event_places import LETTER, Label, Mark, mark_on
from kzcn_explore.charts.words import interval_words
from kzcn_explore.charts.wrapping import drawn_width

_LABELLED = 12  # documents that carry their day in words
_SAME = 3  # documents of one day that say it each
_HEIGHT = 200.0  # px that the lane may take before its rows become lower
_ROW = 14.0
_LOWEST = 4.0
_TAIL = 7.0  # px from one mark of the document's own day to the next, and down to them
_GAP = 2.0
_ASIDE = 10.0  # px by which a point gives way
_APART = 13.0  # px between undated documents


@dataclass(frozen=True)
class Published:
    """The marks of documents and of the dates around their own days, the labels, the size of a mark and the height of it all in px."""

    documents: list[Mark]
    own: list[Mark]
    labels: list[Label]
    size: float
    height: float


class _Extent(NamedTuple):
    left: float
    right: float
    words: float
    side: int


def place_documents(axis: EventAxis, documents: pd.DataFrame, own: pd.DataFrame) -> Published:
    """Stack the documents where their days are close; the undated stand in columns at the right.

    Parameters
    ----------
    axis : EventAxis
    documents : DataFrame
        Index ``document``, in date order; with ``earliest`` and ``latest``.
    own : DataFrame
        Mentions around the days of their documents, with ``document``.

    Returns
    -------
    Published
        ``row`` of the marks counts the rows of `documents` and of `own`.
    """
    days = days_of(documents)
    dated = ~np.isnan(days).all(axis=1)
    marks = [mark_on(axis, row, days[row]) for row in np.flatnonzero(dated).tolist()]
    of = documents.index.get_indexer(own["document"])
    n_own = np.bincount(of, minlength=len(documents))
    same = documents.loc[dated, ["earliest", "latest"]].value_counts(dropna=False).max() if marks else 0
    worded = len(marks) <= _LABELLED and same <= _SAME
    words = {mark.row: interval_words(*documents[["earliest", "latest"]].iloc[mark.row]) for mark in marks} if worded else {}
    tall = _ROW + (_TAIL if len(own) else 0)
    for row in np.linspace(tall, _LOWEST, 9).tolist():
        size = max(3.0, min(9.0, row - 2))
        extents = [_extent(axis, mark, words.get(mark.row, ""), int(n_own[mark.row]), size) for mark in marks]
        shifts, tops = _swarm(extents, [mark.start == mark.end and not worded for mark in marks], row)
        height = max(tops, default=0.0) + row
        if height <= _HEIGHT or worded:
            break
    middle = min(row, _ROW) / 2
    placed = [_moved(axis, mark, shift, top + middle) for mark, shift, top in zip(marks, shifts, tops, strict=True)]
    labels = [
        Label([words[mark.row]], extent.words, mark.y, extent.side)
        for mark, extent in zip(placed, extents, strict=True)
        if mark.row in words
    ]
    placed += _undated(axis, np.flatnonzero(~dated).tolist(), height)
    at = {mark.row: mark for mark in placed}
    return Published(placed, _hang(axis, at, of.tolist(), min(_TAIL, row / 2)), labels, size, height)


def _swarm(extents: list[_Extent], points: list[bool], row: float) -> tuple[list[float], list[float]]:
    """Stack documents; a point may give way by a few px where its day is crowded. Of each the px to the right, and the top."""
    placed: list[tuple[float, float, float, float]] = []
    shifts = []
    for (left, right, *_), point in zip(extents, points, strict=True):
        width = right - left + _GAP
        tried = [0.0, *(sign * k * _ASIDE for k in (1, 2) for sign in (1, -1))] if point else [0.0]
        tops = [free_top(placed, left + shift, left + shift + width, row) for shift in tried]
        best = min(range(len(tried)), key=lambda i: (tops[i], abs(tried[i])))
        shifts.append(tried[best])
        placed.append((left + tried[best], left + tried[best] + width, tops[best], row))
    return shifts, [top for *_, top, _ in placed]


def _moved(axis: EventAxis, mark: Mark, shift: float, y: float) -> Mark:
    if shift == 0:
        return replace(mark, y=round(y, 2))
    place = axis.day(axis.px(mark.start) + shift)
    return replace(mark, start=place, end=place, y=round(y, 2))


def undated_width(n: int) -> float:
    """Px that the strip of so many undated documents needs."""
    return 0.0 if n == 0 else 66.0 if n <= 16 else 92.0


def _undated(axis: EventAxis, rows: list[int], height: float) -> list[Mark]:
    """Put undated documents into the strip, line by line; closer where they are many."""
    if not rows:
        return []
    apart = _APART
    while (across := int((axis.undated - 6) // apart)) * max(1, height // apart) < len(rows) and apart > _LOWEST:
        apart -= 1
    left = WIDTH - axis.undated + 6
    places = [(axis.day(left + apart * (i % across + 0.5)), round(min(apart, _ROW) * (i // across + 0.5), 2)) for i in range(len(rows))]
    return [Mark(row, x, x, y) for row, (x, y) in zip(rows, places, strict=True)]


def _extent(axis: EventAxis, mark: Mark, words: str, n_own: int, size: float) -> _Extent:
    """From and to of a document with its words and what hangs below it, and where its words begin and run; all in px."""
    left, right = axis.px(mark.start), axis.px(mark.end)
    half = size / 2 if mark.start == mark.end else 0.0
    middle, tail = (left + right) / 2, _TAIL * n_own / 2
    text = LETTER * drawn_width(words)
    beside = right + half + 3
    side = 1 if beside + text <= WIDTH - axis.undated else -1
    beside = beside if side > 0 else left - half - 3
    ends = (left - half, right + half, middle - tail, middle + tail, *((beside, beside + side * text) if words else ()))
    return _Extent(min(ends), max(ends), beside, side)


def _hang(axis: EventAxis, at: dict[int, Mark], of: list[int], below: float) -> list[Mark]:
    """Hang what a document says of its own day side by side below its mark."""
    n_of = {document: of.count(document) for document in {*of}}
    seen = dict.fromkeys(n_of, 0)
    marks = []
    for row, document in enumerate(of):
        mark = at[document]
        offset = (seen[document] - (n_of[document] - 1) / 2) * _TAIL
        seen[document] += 1
        place = axis.day(axis.px(mark.middle) + offset)
        marks.append(Mark(row, place, place, round(mark.y + below, 2)))
    return marks
