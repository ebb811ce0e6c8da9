"""The ring around the mark that a reader chose, drawn over a finished figure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from kzcn_explore.charts import palette

_WIDER = 7  # px by which a ring is larger than its mark


def ring_mark(fig: go.Figure, key: Sequence) -> None:
    """Ring the first mark that `key` names: a circle around a marker, a frame around a cell or a lying bar with a base.

    It is the mark whose ``customdata`` begin with the key or, in a trace whose ``meta`` say what all its marks are ``of``, the one at
    the key's place on the x axis.

    Parameters
    ----------
    fig : Figure
        Made by the caller; it is changed. A trace ``ring`` or a shape is added, nothing where no mark is the one.
    key : sequence
        An empty one is of no mark.

    Examples
    --------
    >>> fig = go.Figure(go.Scatter(mode="markers", x=[1, 2], y=[3, 4], customdata=[["a"], ["b"]], marker={"size": 5}))
    >>> ring_mark(fig, ["b"])
    >>> fig.data[-1].name, fig.data[-1].x, fig.data[-1].y
    ('ring', (2,), (4,))
    """
    for trace in fig.data if key else ():
        if trace.type == "heatmap":
            cell = _cell(trace, [*key])
            if cell:
                row, column = cell
                fig.add_shape(type="rect", x0=trace.x[column], x1=trace.x[column + 1], y0=trace.y[row], y1=trace.y[row + 1], line=_LINE)
                return
        elif trace.type == "bar" and all(isinstance(side, Sequence | np.ndarray) for side in (trace.base, trace.width)):
            place = next((i for i, said in enumerate(_rows(trace)) if _is(said, [*key])), None)
            if place is not None and not isinstance(trace.base[place], str):  # one of days has an unseen mark in its middle
                left, middle, half = trace.base[place], trace.y[place], trace.width[place] / 2
                fig.add_shape(type="rect", x0=left, x1=left + trace.x[place], y0=middle - half, y1=middle + half, line=_LINE)
                return
        elif trace.type in ("scatter", "scattergl") and ("markers" in (trace.mode or "") or "of" in (trace.meta or {})):
            place = next((i for i, said in enumerate(_said(trace)) if _is(said, [*key]) and trace.y[i] == trace.y[i]), None)
            if place is not None:
                fig.add_trace(_ring(trace, place))
                return


_LINE = {"color": palette.INK, "width": 2}


def _said(trace: go.Scatter) -> Sequence:
    """What each mark of a trace stands for."""
    meta = trace.meta or {}
    return [(x, meta["of"]) for x in trace.x] if "of" in meta else _rows(trace)


def _rows(trace: object) -> Sequence:
    return trace.customdata if trace.customdata is not None else ()


def _is(said: Sequence | None, key: list) -> bool:
    return said is not None and [*said[: len(key)]] == key


def _cell(trace: go.Heatmap, key: list) -> tuple[int, int] | None:
    cells = ((row, column) for row, line in enumerate(_rows(trace)) for column, said in enumerate(line) if _is(said, key))
    return next(cells, None)


def _ring(trace: go.Scatter, place: int) -> go.Scatter:
    size = trace.marker.size
    size = size if isinstance(size, (int, float)) else size[place]
    return go.Scatter(
        name="ring",
        mode="markers",
        x=[trace.x[place]],
        y=[trace.y[place]],
        xaxis=trace.xaxis,
        yaxis=trace.yaxis,
        xperiod=trace.xperiod,
        xperiod0=trace.xperiod0,
        xperiodalignment=trace.xperiodalignment,
        marker={"symbol": "circle-open", "size": size + _WIDER, "color": palette.INK, "line": {"width": 2}, "opacity": 1},
        hoverinfo="skip",
        cliponaxis=False,
    )
