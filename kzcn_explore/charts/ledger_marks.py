"""The marks of the ledger on its time axis: a dot for a day, a bar for a longer span, fading where an end is open."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import blend
from kzcn_explore.charts.frame import date_axis
from kzcn_explore.charts.ledger_facts import HOVER, iso_day, known_how, ledger_rows, ordinals
from kzcn_explore.charts.periods import DAY

_OPEN = 0.3  # how far a bar runs past the known days where it is open, as a part of their reach
_FAR = 0.1  # the same where they reach over decades, so that the axis does not run into the far future
_SOLID = 0.3  # the part of an open bar that does not fade yet
_LEAST = 3.0  # px of the shortest bar
_NARROW = 180  # px in which Plotly's least number of ticks would run into each other
_HATCHED = 4.0  # px from which a pattern can be seen


@dataclass(frozen=True)
class Drawing:
    """The traces of a ledger, the parts of its layout, and the room that they need in px: left, right, height of the plot."""

    traces: list
    layout: dict
    left: float
    right: float
    height: float


@dataclass(frozen=True)
class Reach:
    """First and last day of the time axis, numbered from 1 January of the year 1, and its px in a figure 700 px wide."""

    low: float
    high: float
    width: float

    @property
    def axis(self) -> dict:
        """The time axis, at the top, where it is seen first."""
        ends = [iso_day(self.low), iso_day(self.high)]
        few = {"nticks": 2} if self.width < _NARROW else {}
        return date_axis() | {"side": "top", "range": ends, "tickangle": 0, "showline": False, "ticks": ""} | few


def time_reach(dated: pd.DataFrame, width: float) -> Reach:
    """Find the days that the axis has to show, with room for open ends.

    Parameters
    ----------
    dated : DataFrame
        Rows of the ledger with ``earliest`` or ``latest``; at least one.
    width : float
        What the axis has in px in a figure 700 px wide.

    Returns
    -------
    Reach

    Examples
    --------
    >>> days = pd.to_datetime(["2022-01-01", "2022-12-27"])
    >>> reach = time_reach(pd.DataFrame({"earliest": days, "latest": days}), 300)
    >>> iso_day(reach.low), iso_day(reach.high)
    ('2021-12-14', '2023-01-15')
    """
    starts, ends = ordinals(dated["earliest"]), ordinals(dated["latest"])
    known = [day for day in starts + ends if day is not None]
    first, last = min(known), max(known) + 1
    days = last - first
    edge, room = max(days * 0.05, 15), max(min(days * _OPEN, days * _FAR + 3 * 365), 60)
    return Reach(first - (room if None in starts else edge), last + (room if None in ends else edge), width)


def mark_traces(dated: pd.DataFrame, places: list[float], reach: Reach, *, size: float, fades: int = 12) -> list[go.Scatter | go.Bar]:
    """Draw documents whose days are known at least on one side.

    Stated dates are filled; inferred ones are hollow or hatched, and paler where a row is too thin for that.

    Parameters
    ----------
    dated : DataFrame
        Rows of the ledger with ``earliest`` or ``latest``.
    places : list of float
        Where each stands on the y axis.
    reach : Reach
    size : float
        Height of a bar in px, which is the unit of the y axis.
    fades : int, default 12
        The steps in which an open end fades.

    Returns
    -------
    list
        Four traces: ``bars`` and ``fades``, which say nothing; ``spans``, which are not seen and hold the tooltips of
        both; and ``dots``. ``customdata`` starts with the document.
    """
    said = ledger_rows(dated)
    inferred = known_how(dated).eq("inferred").tolist()
    dots, solid, fading, spans = [], [], [], []
    for i, (start, end) in enumerate(zip(ordinals(dated["earliest"]), ordinals(dated["latest"]), strict=True)):
        if start is not None and start == end:
            dots.append(i)
            continue
        left, right, steps = _bar(start, end, reach, fades)
        spans.append((i, left, right))
        solid.append((i, steps[0][1], steps[0][2]))
        fading += [(i, *step) for step in steps[1:]]
    ink = [_ink(each, size) for each in inferred]
    shared = {"orientation": "h", "width": size}
    unseen = shared | {"marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}}, "hovertemplate": HOVER}
    unsaid = shared | {"hoverinfo": "skip"}
    return [
        go.Bar(
            name="bars",
            **_placed(solid, places),
            marker=_bar_look([inferred[i] for i, *_ in solid], [ink[i] for i, *_ in solid], size),
            **unsaid,
        ),
        go.Bar(
            name="fades",
            **_placed([(i, start, end) for i, _, start, end in fading], places),
            marker=_bar_look(
                [inferred[i] for i, *_ in fading],
                [blend(ink[i], palette.GROUND, part) for i, part, *_ in fading],
                size,
            ),
            **unsaid,
        ),
        go.Bar(name="spans", **_placed(spans, places), customdata=[said[i] for i, *_ in spans], **unseen),
        go.Scatter(
            name="dots",
            mode="markers",
            x=[iso_day(day) for day in ordinals(dated["earliest"].iloc[dots])],
            y=[places[i] for i in dots],
            customdata=[said[i] for i in dots],
            hovertemplate=HOVER,
            marker={
                "symbol": ["circle-open" if inferred[i] else "circle" for i in dots],
                "color": palette.ACCENT,
                "size": max(4.0, min(11.0, size)),
                "line": {"width": [1.5 if inferred[i] else 0 for i in dots]},
                "opacity": 1,
            },
            cliponaxis=False,
        ),
    ]


def _bar(start: int | None, end: int | None, reach: Reach, fades: int) -> tuple[float, float, list[tuple[float, float, float]]]:
    """From and to of a whole bar; then its solid piece and its fading ones, each with how faint it is, its from and its to."""
    left = reach.low if start is None else float(start)
    right = reach.high if end is None else end + 1.0
    short = (reach.high - reach.low) * _LEAST / max(reach.width, 100) - (right - left)
    if short > 0:
        left, right = left - short / 2, right + short / 2
    if start is not None and end is not None:
        return left, right, [(0.0, left, right)]
    turn = left + (right - left) * (_SOLID if end is None else 1 - _SOLID)
    far = right if end is None else left
    # Whole days, so that the pieces meet.
    edges = [round(turn + (far - turn) * k / fades) for k in range(fades + 1)]
    pieces = [((k + 1) / (fades + 1), min(edges[k : k + 2]), max(edges[k : k + 2])) for k in range(fades)]
    solid = (left, edges[0]) if end is None else (edges[0], right)
    return left, right, [(0.0, *solid), *pieces]


def _placed(bars: list[tuple[int, float, float]], places: list[float]) -> dict:
    """Where bars stand: the first day and the length as a date axis has them."""
    return {
        "base": [iso_day(start) for _, start, _ in bars],
        "x": [max(round(end) - round(start), 1) * DAY for _, start, end in bars],
        "y": [places[i] for i, *_ in bars],
    }


def _ink(inferred: bool, size: float) -> str:
    return blend(palette.ACCENT, palette.GROUND, 0.5) if inferred and size < _HATCHED else palette.ACCENT


def _bar_look(inferred: list[bool], colours: list[str], size: float) -> dict:
    shapes = ["/" if each and size >= _HATCHED else "" for each in inferred]
    return {"color": colours, "pattern": {"shape": shapes, "fillmode": "replace", "size": 5, "solidity": 0.4}, "line": {"width": 0}}


def undated_trace(undated: pd.DataFrame, xs: list[float], ys: list[float], *, size: float) -> go.Scatter:
    """Draw documents without any date as hollow diamonds, on the axes x2 and y2, which know no time.

    Parameters
    ----------
    undated : DataFrame
        Rows of the ledger.
    xs, ys : list of float
        Where each stands: x from 0 to 1, y in px.
    size : float
        In px.

    Returns
    -------
    Scatter
    """
    return go.Scatter(
        name="undated",
        mode="markers",
        x=xs,
        y=ys,
        xaxis="x2",
        yaxis="y2",
        customdata=ledger_rows(undated),
        hovertemplate=HOVER,
        marker={"symbol": "diamond-open", "color": palette.MUTED, "size": size, "line": {"width": 1.5 if size >= 6 else 1}},
        cliponaxis=False,
    )


def level_rule(y: float, left: float, right: float) -> list[dict]:
    """A thin line from left to right over the margins too, between documents that are not drawn alike.

    Parameters
    ----------
    y : float
        0 at the bottom of the plot, 1 at its top.
    left, right : float
        The margins in px.

    Returns
    -------
    list of dict
        Three Plotly shapes: over the left margin, the plot, the right margin.

    Examples
    --------
    >>> [(part["x0"], part["x1"]) for part in level_rule(0.2, 112, 22)]
    [(-100, 0), (0, 1), (0, 10)]
    """
    line = {"color": palette.REST, "width": 1, "dash": "dot"}
    shared = {"type": "line", "xref": "paper", "y0": y, "y1": y, "yref": "paper", "line": line}
    ends = [(12 - left, 0, 0), (0, right - 12, 1)]
    over = [shared | {"x0": x0, "x1": x1, "xsizemode": "pixel", "xanchor": at} for x0, x1, at in ends]
    return [over[0], shared | {"x0": 0, "x1": 1}, over[1]]
