"""Bars from the earliest to the latest day of documents without a day, fading where an end is open."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import blend
from kzcn_explore.charts.marks import HOVER, UNMOVED, bar_marker
from kzcn_explore.charts.words import period_words

_SHORTEST = 60  # days that the whole lane stands for at least
_OPEN = 0.3  # of the lane, beyond the known days, for an open end
_FADING = 0.7  # of a bar with an open end


@dataclass(frozen=True)
class Bars:
    """Where bars stand: from, to, whether these are open; rows and thickness in px; axes, tooltip, steps of a fading end."""

    places: list[tuple[float, float, bool, bool]]
    rows: list[float]
    size: float
    axes: dict
    hover: str = HOVER
    fades: int = 6


def interval_places(documents: pd.DataFrame) -> list[tuple[float, float, bool, bool]]:
    """From and to of each document between 0 and 1, and whether its left and right ends are open.

    Parameters
    ----------
    documents : DataFrame
        With ``earliest`` and ``latest``, one of them at least.

    Returns
    -------
    list of (float, float, bool, bool)

    Examples
    --------
    >>> days = pd.to_datetime(pd.Series(["2022-01-01", "2022-12-31"]))
    >>> interval_places(pd.DataFrame({"earliest": days.iloc[[0, 0]].tolist(), "latest": [days[1], pd.NaT]}))
    [(0.0, 0.77, False, False), (0.0, 1.0, False, True)]
    """
    if documents.empty:
        return []
    ends = pd.concat([documents["earliest"], documents["latest"]])
    low, high = ends.min(), ends.max()
    reach = max((high - low).days, _SHORTEST)
    low -= pd.Timedelta(days=reach * _OPEN if documents["earliest"].isna().any() else 0)
    high += pd.Timedelta(days=reach * _OPEN if documents["latest"].isna().any() else 0)
    whole = max((high - low).days + 1, _SHORTEST)
    places = []
    for early, late in zip(documents["earliest"], documents["latest"], strict=True):
        start = 0.0 if pd.isna(early) else (early - low).days / whole
        end = 1.0 if pd.isna(late) else ((late - low).days + 1) / whole
        places.append((round(start, 4), round(max(end, start + 0.02), 4), pd.isna(early), pd.isna(late)))
    return places


def end_words(documents: pd.DataFrame) -> tuple[str, str]:
    """What the two ends of a lane stand for.

    Parameters
    ----------
    documents : DataFrame
        With ``earliest`` and ``latest``.

    Returns
    -------
    (str, str)

    Examples
    --------
    >>> end_words(pd.DataFrame({"earliest": [pd.Timestamp("2022-06-09")], "latest": [pd.NaT]}))
    ('Jun 2022', 'Jun 2022 or later')
    """
    ends = pd.concat([documents["earliest"], documents["latest"]])
    early, late = (period_words(end, "month") for end in (ends.min(), ends.max()))
    early += " or earlier" if documents["earliest"].isna().any() else ""
    late += " or later" if documents["latest"].isna().any() else ""
    return early, late


def bar_traces(bars: Bars, said: list[list], known: pd.Series) -> list[dict]:
    """Draw bars and their fading ends.

    Parameters
    ----------
    bars : Bars
    said : list of list
        ``customdata``, one a bar.
    known : Series of bool
        Whether each is chosen: accent, else grey and hatched.

    Returns
    -------
    list of dict
        ``lane`` and ``fades``.

    Examples
    --------
    >>> bars = Bars([(0.0, 0.5, False, False)], [-8.0], 8.0, {"xaxis": "x2", "yaxis": "y2"})
    >>> lane, fades = bar_traces(bars, [["a"]], pd.Series([True]))
    >>> lane["x"], fades["x"]
    ([0.5], [])
    """
    solid, fading, n = [], [], bars.fades
    for i, (start, end, open_start, open_end) in enumerate(bars.places):
        piece = (end - start) * _FADING / n
        left, right = start + open_start * piece * n, end - open_end * piece * n
        solid.append((left, right - left))
        ends = ([(left - (k + 1) * piece) for k in range(n)] if open_start else []) + (
            [(right + k * piece) for k in range(n)] if open_end else []
        )
        fading += [(i, base, piece, (k % n + 1) / (n + 1)) for k, base in enumerate(ends)]
    kept = known.tolist()
    plain = [palette.ACCENT if k else palette.REST for k in kept]
    shared = {"type": "bar", "orientation": "h", "width": bars.size, "hovertemplate": bars.hover, **bars.axes, **UNMOVED}
    faded = [blend(plain[i], palette.GROUND, part) for i, _, _, part in fading]
    return [
        shared
        | {
            "name": "lane",
            "base": [round(base, 4) for base, _ in solid],
            "x": [round(length, 4) for _, length in solid],
            "y": bars.rows,
            "customdata": said,
            "marker": bar_marker(known),
        },
        shared
        | {
            "name": "fades",
            "base": [round(base, 4) for _, base, _, _ in fading],
            "x": [round(length, 4) for _, _, length, _ in fading],
            "y": [bars.rows[i] for i, *_ in fading],
            "customdata": [said[i] for i, *_ in fading],
            "marker": bar_marker(pd.Series([kept[i] for i, *_ in fading], dtype=bool), faded),
        },
    ]
