"""The marks of the event lanes as traces: links below, bars and their fading ends, points, signs of far dates, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import blend
from kzcn_explore.charts.event_axis import EventAxis, as_date
from kzcn_explore.charts.event_places import Label, Mark
from kzcn_explore.charts.event_words import HOVER
from kzcn_explore.charts.periods import DAY
from kzcn_explore.charts.wrapping import escaped_lines

_FADING = 0.6  # of a bar with an open end
_STEPS = 10
_LEAST = 7  # px of the sign of a far date
# Around words that links cross: the ground shows for two px beside each letter, so that a link seems to end before them.
_HALO = ", ".join(f"{x}px {y}px 1px {palette.GROUND}" for x in (-2, 0, 2) for y in (-2, 0, 2))
_BENDS = 13  # points of a link


@dataclass(frozen=True)
class Look:
    """How the marks of a lane look: the shape of a point, whether marks are hollow, their size in px."""

    symbol: str
    hollow: bool
    size: float


def bar_traces(marks: Sequence[Mark], said: Sequence[list], colours: Sequence[str], look: Look, name: str) -> list[dict]:
    """Draw bars: what is sure, the fading ends, and unseen whole bars that hold the tooltips.

    Parameters
    ----------
    marks : sequence of Mark
        Those that are bars.
    said : sequence of list
        ``customdata``, one a mark.
    colours : sequence of str
    look : Look
    name : str
        Of the lane.

    Returns
    -------
    list of dict
        ``<name> bars``, ``<name> fades``, ``<name> spans``.
    """
    solid, fading = [], []
    for i, mark in enumerate(marks):
        piece = (mark.end - mark.start) * _FADING / _STEPS / max(1, mark.open_start + mark.open_end)
        left = mark.start + mark.open_start * piece * _STEPS
        right = mark.end - mark.open_end * piece * _STEPS
        solid.append((i, left, right, 0.0))
        for k in range(_STEPS):
            faint = (k + 1) / (_STEPS + 1)
            fading += [(i, left - (k + 1) * piece, left - k * piece, faint)] * mark.open_start
            fading += [(i, right + k * piece, right + (k + 1) * piece, faint)] * mark.open_end
    heights = [mark.thick(look.size) - look.hollow for mark in marks]
    shared = {"type": "bar", "orientation": "h"}
    unseen = {"color": "rgba(0,0,0,0)", "line": {"width": 0}}
    return [
        shared | {"name": f"{name} bars", **_pieces(solid, marks, heights), "marker": _ink(solid, colours, look), "hoverinfo": "skip"},
        shared
        | {
            "name": f"{name} fades",
            **_pieces(fading, marks, heights),
            "marker": _ink(fading, colours, look, outline=False),
            "hoverinfo": "skip",
        },
        shared
        | {
            "name": f"{name} spans",
            **_pieces([(i, mark.start, mark.end, 0.0) for i, mark in enumerate(marks)], marks, heights),
            "marker": unseen,
            "customdata": [*said],
            "hovertemplate": HOVER,
        },
    ]


def _pieces(pieces: list[tuple[int, float, float, float]], marks: Sequence[Mark], heights: list[float]) -> dict:
    return {
        "base": [as_date(start) for _, start, _, _ in pieces],
        "x": [round((end - start) * 1440) * DAY // 1440 for _, start, end, _ in pieces],
        "y": [marks[i].y for i, *_ in pieces],
        "width": [heights[i] for i, *_ in pieces],
    }


def _ink(pieces: list[tuple[int, float, float, float]], colours: Sequence[str], look: Look, *, outline: bool = True) -> dict:
    inks = [blend(colours[i], palette.GROUND, faint) if faint else colours[i] for i, _, _, faint in pieces]
    if not look.hollow:
        return {"color": inks, "line": {"width": 0}}
    pale = [blend(ink, palette.GROUND, 0.75) for ink in inks]
    return {"color": pale, "line": {"color": inks, "width": 1.2 if outline else 0}}


def point_trace(marks: Sequence[Mark], said: Sequence[list], colours: Sequence[str], look: Look, name: str) -> dict:
    """Draw points.

    Parameters
    ----------
    marks : sequence of Mark
    said : sequence of list
    colours : sequence of str
    look : Look
    name : str

    Returns
    -------
    dict
    """
    symbols = {-1: "triangle-left", 0: look.symbol, 1: "triangle-right"}
    opened = "-open" if look.hollow else ""
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": [as_date(mark.start) for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [*said],
        "hovertemplate": HOVER,
        "marker": {
            "symbol": [symbols[mark.far] + opened for mark in marks],
            "color": [*colours],
            "size": [max(mark.thick(look.size), _LEAST if mark.far else 0) for mark in marks],
            "line": {"width": 1.4 if look.hollow else 0},
            "opacity": 1,
        },
        "cliponaxis": False,
    }


def middle_trace(marks: Sequence[Mark], said: Sequence[list], size: float, name: str) -> dict:
    """Unseen points in the middle of bars, around which the ring of the chosen mark is drawn."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": [as_date(mark.middle) for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [*said],
        "marker": {"size": size, "opacity": 0},
        "hoverinfo": "skip",
    }


def link_trace(ends: Sequence[tuple[tuple[float, float], tuple[float, float]]], *, followed: bool) -> dict:
    """Draw lines from documents to the dates they speak of, curved so that they leave and arrive upright.

    Parameters
    ----------
    ends : sequence of ((float, float), (float, float))
        Day and y of both ends of each.
    followed : bool
        Whether they are of events that several documents speak of: darker.

    Returns
    -------
    dict
        ``links`` or ``followed links``; between two links stands None.
    """
    t = np.linspace(0, 1, _BENDS)
    ease = t * t * (3 - 2 * t)
    x: list[str | None] = []
    y: list[float | None] = []
    for (day, top), (to_day, bottom) in ends:
        x += [*(as_date(each) for each in (day + (to_day - day) * ease).tolist()), None]
        y += [*(top + (bottom - top) * t).round(1).tolist(), None]
    colour = palette.MUTED if followed else blend(palette.REST, palette.GROUND, 0.7)
    return {
        "type": "scatter",
        "name": "followed links" if followed else "links",
        "mode": "lines",
        "x": x,
        "y": y,
        "connectgaps": False,
        "line": {"color": colour, "width": 1.2 if followed else 0.8},
        "hoverinfo": "skip",
    }


def label_trace(axis: EventAxis, labels: Sequence[Label]) -> dict:
    """Write labels; those of far dates beside their signs."""
    return {
        "type": "scatter",
        "name": "labels",
        "mode": "text",
        "x": [as_date(axis.day(label.x)) for label in labels],
        "y": [label.y for label in labels],
        "text": [escaped_lines(label.lines) for label in labels],
        "textposition": ["middle left" if label.side < 0 else "middle right" for label in labels],
        "textfont": {
            "size": palette.SMALL_SIZE,
            "color": [palette.MUTED if label.quiet else palette.INK for label in labels],
            "shadow": _HALO,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
