"""The time axis of the event lanes: the documents' days and the middle of the dates spoken of; what lies far off stands at the edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import date_axis
from kzcn_explore.charts.words import MONTHS

WIDTH = 672.0  # px of the plot in a figure 700 px wide
_AIR = 10.0  # px between the plot's edge and the first and last day
_SHORTEST = 60  # days of the shortest axis
_ROOM = 0.5  # of the middle, before and after it, that dates may lie in and still be near
_OPEN = 0.15  # of the axis that an open end fades over
_TICK = 62  # px that a tick's words need at least
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)  # months from tick to tick


@dataclass(frozen=True)
class EventAxis:
    """First day and the day after the last one, since 1970; px kept for what lies before, after, and for the undated at the right."""

    low: float
    high: float
    before: float = 0.0
    after: float = 0.0
    undated: float = 0.0

    @property
    def edges(self) -> tuple[float, float]:
        """Where the first and the last day stand, in px."""
        return self.before + _AIR, WIDTH - self.undated - self.after - _AIR

    @property
    def _px(self) -> float:
        left, right = self.edges
        return (right - left) / (self.high - self.low)

    def px(self, day: float) -> float:
        """Where a day stands, in px of a figure 700 px wide."""
        return self.edges[0] + (day - self.low) * self._px

    def day(self, px: float) -> float:
        """The day that stands at so many px."""
        return self.low + (px - self.edges[0]) / self._px

    def side(self, start: float, end: float) -> int:
        """Tell whether days lie before the axis (-1), after it (1) or on it (0)."""
        start, end = (end, end) if np.isnan(start) else (start, start) if np.isnan(end) else (start, end)
        return -1 if end + 1 <= self.low else 1 if start >= self.high else 0

    @property
    def asides(self) -> list[tuple[float, str]]:
        """Words for what stands beside the days, and their middles as parts of the width."""
        middles = [(self.before / 2, "◂ earlier")] * (self.before > 0)
        middles += [(WIDTH - self.undated - self.after / 2, "later ▸")] * (self.after > 0)
        return [(px / WIDTH, words) for px, words in middles]

    @property
    def settings(self) -> dict:
        """Settings of Plotly's axis; ticks stand only where days do."""
        first, last = (np.datetime64(int(day), "D") for day in (np.ceil(self.low), np.floor(self.high)))
        months = np.arange(first.astype("datetime64[M]"), last.astype("datetime64[M]") + 1)
        months = months[(months.astype("datetime64[D]") >= first) & (months.astype("datetime64[D]") <= last)]
        left, right = self.edges
        numbers = months.astype(np.int64) + 1970 * 12
        step = next((step for step in _STEPS if np.sum(numbers % step == 0) <= (right - left) / _TICK), _STEPS[-1])
        ticks = months[numbers % step == 0]
        axis = date_axis() | {"range": [as_date(self.day(px)) for px in (0, WIDTH)], "showline": False}
        del axis["tickformatstops"]
        return axis | {"tickvals": [f"{tick}-01" for tick in ticks], "ticktext": _tick_words(ticks, step)}


def _tick_words(ticks: np.ndarray, step: int) -> list[str]:
    words, before = [], None
    for tick in ticks:
        year, month = divmod(int(tick.astype(np.int64)) + 1970 * 12, 12)
        words.append(str(year) if step >= 12 else MONTHS[month] if year == before else f"{MONTHS[month]}<br>{year}")
        before = year
    return words


def as_date(day: float) -> str:
    """A day since 1970 as a date axis has it, to the minute.

    Parameters
    ----------
    day : float

    Returns
    -------
    str

    Examples
    --------
    >>> as_date(19150.0), as_date(19150.5)
    ('2022-06-07', '2022-06-07 12:00')
    """
    minutes = round(day * 1440)
    if minutes % 1440 == 0:
        return str(np.datetime64(minutes // 1440, "D"))
    return str(np.datetime64(minutes, "m")).replace("T", " ")


def days_of(table: pd.DataFrame) -> np.ndarray:
    """First and last days of a table, since 1970.

    Parameters
    ----------
    table : DataFrame
        With ``earliest`` and ``latest``.

    Returns
    -------
    ndarray of float, (n_rows, 2)
        NaN where an end is open.

    Examples
    --------
    >>> days_of(pd.DataFrame({"earliest": [pd.Timestamp("1970-01-03")], "latest": [pd.NaT]})).tolist()
    [[2.0, nan]]
    """
    days = [pd.to_datetime(table[name]).to_numpy(dtype="datetime64[D]") for name in ("earliest", "latest")]
    return np.column_stack([np.where(np.isnat(each), np.nan, each.astype(np.int64)) for each in days]).astype(float)


def near_days(documents: np.ndarray, mentions: np.ndarray) -> tuple[float, float]:
    """Find the days that the axis covers: those of the documents, the middle half of the dates spoken of, and what lies near these.

    Parameters
    ----------
    documents, mentions : ndarray of float, (n, 2)
        Of each the first and the last day, one of them at least; one row altogether at least.

    Returns
    -------
    (float, float)
        The first day, and the day after the last one.

    Examples
    --------
    >>> near_days(np.array([[100.0, 100.0], [200.0, 200.0]]), np.array([[-9000.0, -9000.0], [190.0, 219.0], [220.0, 220.0]]))
    (100.0, 221.0)
    """
    middles = np.nanmean(mentions, axis=1) if len(mentions) else np.empty(0)
    core = np.concatenate([documents[~np.isnan(documents)], np.percentile(middles, [25, 75]) if len(middles) else middles])
    room = max(core.max() - core.min(), _SHORTEST) * _ROOM
    least, most = core.min() - room, core.max() + room
    starts, ends = (np.where(np.isnan(mentions[:, i]), mentions[:, 1 - i], mentions[:, i]) for i in (0, 1))
    shown = np.concatenate([documents, mentions[(ends >= least) & (starts <= most)]])
    low, high = max(np.nanmin(shown), least), min(np.nanmax(shown), most) + 1
    short = max(_SHORTEST - (high - low), 0) / 2
    fade = max((high - low) * _OPEN, _SHORTEST / 2)
    no_start, no_end = np.isnan(shown).any(axis=0)
    return float(np.floor(low - short - fade * no_start)), float(np.ceil(high + short + fade * no_end))


def edge_rules(axis: EventAxis, height: float) -> list[dict]:
    """Dotted lines between the days of the axis and what has none or lies far off.

    Parameters
    ----------
    axis : EventAxis
    height : float
        Of the plot in px.

    Returns
    -------
    list of dict
        Plotly shapes.
    """
    left, right = axis.edges
    places = [left - _AIR] * (axis.before > 0) + [right + _AIR] * (axis.after > 0) + [WIDTH - axis.undated] * (axis.undated > 0)
    line = {"color": palette.REST, "width": 1, "dash": "dot"}
    return [
        {"type": "line", "x0": (x := as_date(axis.day(place))), "x1": x, "y0": 0, "y1": height, "line": line, "layer": "below"}
        for place in dict.fromkeys(places)
    ]
