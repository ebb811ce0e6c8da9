"""What the marks of shares over time carry and say, and the axis that they stand on."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.charts.captions import hover_when
from kzcn_explore.charts.periods import iso_days
from kzcn_explore.charts.reading import nice_ticks
from kzcn_explore.charts.words import counted, percent

_ROOM = 1.06  # above the highest mark


def share_hover(attrs: dict, *, by: str) -> str:
    """Hover template of the dots of `share_rows`.

    Parameters
    ----------
    attrs : dict
        Of the timeline: ``every`` and ``smooth``.
    by : {"tokens", "documents"}

    Returns
    -------
    str

    Examples
    --------
    >>> share_hover({"every": "year"}, by="documents").split("<br>")[1]
    '%{y:.1%} of %{customdata[2]} in %{x|%Y} have a passage of the theme%{customdata[4]}<extra></extra>'
    """
    rests = " have a passage of the theme" if by == "documents" else ", from %{customdata[3]}"
    return f"<b>%{{meta.label}}</b><br>%{{y:.1%}} of %{{customdata[2]}} {hover_when(attrs)}{rests}%{{customdata[4]}}<extra></extra>"


def share_rows(rows: pd.DataFrame, series: str, *, by: str) -> list[list]:
    """What each dot of a share carries.

    Parameters
    ----------
    rows : DataFrame
        One row a period.
    series : str
        The column that names what the curve is of: ``"theme"`` or ``"group"``.
    by : {"tokens", "documents"}

    Returns
    -------
    list of list
        The period's ISO date, the theme or group, the denominator in words, the documents in words, the interval in words, "period".

    Examples
    --------
    >>> row = {"period": pd.Timestamp("2022-06-01"), "theme": 0, "low": 0.1, "high": 0.4, "n_documents": 6, "n_tokens": 900}
    >>> share_rows(pd.DataFrame([row]), "theme", by="tokens")
    [['2022-06-01', 0, '900 words', '6 documents', ';<br>between 10% and 40%', 'period']]
    """
    return [
        [
            day,
            name,
            counted(n_documents, "document") if by == "documents" else counted(n_tokens, "word"),
            counted(n_documents, "document"),
            "" if pd.isna(low) or pd.isna(high) else f";<br>between {percent(low)} and {percent(high)}",
            "period",
        ]
        for day, name, n_documents, n_tokens, low, high in zip(
            iso_days(rows["period"]), rows[series].tolist(), rows["n_documents"], rows["n_tokens"], rows["low"], rows["high"], strict=True
        )
    ]


def share_axis(top: float, *, n_ticks: int) -> dict:
    """Settings of an axis of shares from 0 to a little above the highest mark.

    Parameters
    ----------
    top : float
        The highest share drawn.
    n_ticks : int
        About so many above zero.

    Returns
    -------
    dict

    Examples
    --------
    >>> share_axis(0.5, n_ticks=2)["tickvals"]
    [0.0, 0.25, 0.5]
    """
    ticks = nice_ticks(top, n_ticks)
    whole = all(round(tick * 100, 6) % 1 == 0 for tick in ticks)
    return {"type": "linear", "range": [0, max(top * _ROOM, 0.001)], "tickvals": ticks, "tickformat": ".0%" if whole else ".1%"}
