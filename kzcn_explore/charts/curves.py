"""A curve over periods that claims no more than the table: gaps, lone markers under five documents, light bands; its axis."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import blend, faint
from kzcn_explore.charts.hover import Said
from kzcn_explore.charts.numbers import all_or_each, as_seen
from kzcn_explore.charts.periods import TICK, iso_days, next_period, period_axis

_BAND_DIGITS = 4  # of the ends of a band, which nothing says: finer than a pixel
_MOST_DOTS = 40  # of a line without gaps that are drawn


@dataclass(frozen=True)
class Look:
    """How a curve looks: colour, whether it is the chosen one, shape and size of its markers, the axes it stands on and how."""

    colour: str
    wide: bool = False
    symbol: str = "circle"
    size: float = 5.0
    axes: dict = field(default_factory=dict)


def in_middle(periods: pd.Series | pd.Index, every: str) -> dict:
    """Settings of a trace whose points stand in the middle of their periods, while ``x`` holds the first days.

    So a point stands between the documents it sums up, not before them.

    Parameters
    ----------
    periods : Series or Index of datetime64
        First days, ascending.
    every : {"day", "week", "month", "quarter", "year"}

    Returns
    -------
    dict

    Examples
    --------
    >>> in_middle(pd.DatetimeIndex(["2022-01-01"]), "quarter")
    {'xperiod': 'M3', 'xperiod0': '2022-01-01', 'xperiodalignment': 'middle'}
    """
    return {"xperiod": TICK[every], "xperiod0": iso_days(periods[:1])[0], "xperiodalignment": "middle"}


def curve_axis(periods: pd.Series | pd.Index, every: str, *, n_ticks: int) -> dict:
    """Settings of the axis of a timeline whose points stand in the middle of their periods: it ends where these end.

    Parameters
    ----------
    periods : Series or Index of datetime64
        First days, ascending.
    every : {"day", "week", "month", "quarter", "year"}
    n_ticks : int
        The most ticks.

    Returns
    -------
    dict

    Examples
    --------
    >>> curve_axis(pd.DatetimeIndex(["2022-01-01", "2022-04-01"]), "quarter", n_ticks=6)["range"]
    ['2022-01-01', '2022-07-01']
    """
    ends = pd.DatetimeIndex([periods[0], next_period(periods[-1], every)])
    return period_axis(periods, every, n_ticks=n_ticks, bars=True) | {"range": iso_days(ends)}


def ticks_height(every: str) -> int:
    """Room in px that the ticks of a timeline need below their axis; only years have one line.

    Parameters
    ----------
    every : {"day", "week", "month", "quarter", "year"}

    Returns
    -------
    int

    Examples
    --------
    >>> ticks_height("year"), ticks_height("month")
    (26, 38)
    """
    return 26 if every == "year" else 38


def runs(joined: np.ndarray) -> list[tuple[int, int]]:
    """Stretches of neighbours that a line may join.

    Parameters
    ----------
    joined : ndarray of bool
        Whether each period may be part of a line.

    Returns
    -------
    list of (int, int)
        First and one past the last of each stretch.

    Examples
    --------
    >>> runs(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.r_[False, joined, False].astype(int)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def curve_traces(rows: pd.DataFrame, column: str, said: Said, *, look: Look) -> list[dict]:
    """Draw one curve as three traces: ``band``, ``line`` and ``dots``.

    Parameters
    ----------
    rows : DataFrame
        One row a period, ascending, without gaps: ``period``, ``low``, ``high``, ``n_documents`` and `column`.
    column : str
        What is drawn.
    said : Said
        What the dots carry and say.
    look : Look

    Returns
    -------
    list of dict
        Dots of a line without gaps over more than 40 periods are not seen, though they say and carry the same; those under five
        documents are hollow and sized by their number of documents, with their interval as a whisker, as is that of a period
        without neighbours.

    Examples
    --------
    >>> rows = pd.DataFrame({"period": pd.to_datetime(["2022-01-01", "2022-02-01"]), "share": [0.25, 0.5]})
    >>> rows = rows.assign(low=0.2, high=0.6, n_documents=[9, 2])
    >>> said = Said([[], []], hover="", label="security", of=0)
    >>> band, line, dots = curve_traces(rows, "share", said, look=Look("#0072B2"))
    >>> line["y"].tolist(), dots["marker"]["symbol"]
    ([0.25, nan], ['circle', 'circle-open'])
    """
    days = iso_days(rows["period"])
    y = as_seen(rows[column].to_numpy(dtype=float))
    low, high = (as_seen(rows[end].to_numpy(dtype=float), _BAND_DIGITS) for end in ("low", "high"))
    n_documents = rows["n_documents"].to_numpy(dtype=float)
    there = ~np.isnan(y)
    joined = there & (n_documents >= palette.FEW_DOCUMENTS)
    lone = there.copy()
    for start, end in runs(joined):
        lone[start:end] = end - start == 1
    few = there & ~joined
    bounded = ~np.isnan(low) & ~np.isnan(high)
    # Drawing so many dots would take half of the time of the chart.
    unseen = len(days) > _MOST_DOTS and not (few | lone).any()
    dots = {
        "type": "scatter",
        "name": "dots",
        "mode": "lines" if unseen else "markers",
        "x": days,
        "y": y,
        "line": {"width": 0},
        **said.settings,
        "marker": {
            "color": look.colour,
            "symbol": all_or_each([f"{look.symbol}-open" if f else look.symbol for f in few.tolist()]),
            "size": all_or_each(_sizes(n_documents, few, lone, look.size)),
            "line": {"width": all_or_each([1.6 if f else 0 for f in few.tolist()])},
            "opacity": 1,
        },
        "cliponaxis": False,
        **look.axes,
    }
    if (lone & bounded).any():
        dots["error_y"] = _whiskers(y, low, high, lone & bounded) | {"color": blend(look.colour, palette.GROUND, 0.3)}
    return [
        _band(days, low, high, runs(joined & ~lone & bounded), look),
        {
            "type": "scatter",
            "name": "line",
            "mode": "lines",
            "x": days,
            "y": y if joined[there].all() else np.where(joined, y, np.nan),
            "connectgaps": False,
            "line": {"color": look.colour, "width": 3 if look.wide else 1.8},
            "hoverinfo": "skip",
            **look.axes,
        },
        dots,
    ]


def _whiskers(y: np.ndarray, low: np.ndarray, high: np.ndarray, drawn: np.ndarray) -> dict:
    above, below = (np.where(drawn, as_seen(length), 0) for length in (high - y, y - low))
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below, "thickness": 1, "width": 0}


def _sizes(n_documents: np.ndarray, few: np.ndarray, lone: np.ndarray, most: float) -> list[float]:
    small = most if len(few) <= 40 else 3.5 if len(few) <= 100 else 2.5
    lonely = most + 1 if len(few) <= 100 else 4.0
    return np.where(few, lonely - 1 + np.minimum(n_documents, 4), np.where(lone, lonely, small)).tolist()


def _band(days: list[str], low: np.ndarray, high: np.ndarray, stretches: list[tuple[int, int]], look: Look) -> dict:
    xs: list[str | None] = []
    ys: list[float | None] = []
    for start, end in stretches:
        xs += [*days[start:end], *reversed(days[start:end]), None]
        ys += [*high[start:end].tolist(), *low[start:end][::-1].tolist(), None]
    return {
        "type": "scatter",
        "name": "band",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "fill": "toself",
        "fillcolor": faint(look.colour, 0.14),
        "line": {"width": 0},
        "hoverinfo": "skip",
        **look.axes,
    }
