"""The periods of a timeline: how long they are, the axis they stand on, what they hold altogether."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.charts.frame import TICK_FORMATS, date_axis
from kzcn_explore.charts.words import PERIODS, counted, period_words

DAY = 86_400_000  # ms, the unit of a length on a date axis

#: Why a timeline is empty, and what to do.
NO_DATES = (
    "No document of this selection has a date known to one period. Take longer periods (a year), widen the selection, "
    "or look at the undated."
)

_NEXT = {
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(weeks=1),
    "month": pd.DateOffset(months=1),
    "quarter": pd.DateOffset(months=3),
    "year": pd.DateOffset(years=1),
}
_WEEKS = 7  # days
_MANY = 1_000_000
#: Length of a period, in the units of a date axis.
TICK = {"day": DAY, "week": _WEEKS * DAY, "month": "M1", "quarter": "M3", "year": "M12"}


def next_period(period: pd.Timestamp, every: str) -> pd.Timestamp:
    """First day of the period that follows.

    Parameters
    ----------
    period : Timestamp
        First day of a period.
    every : {"day", "week", "month", "quarter", "year"}

    Returns
    -------
    Timestamp

    Examples
    --------
    >>> next_period(pd.Timestamp("2022-10-01"), "quarter")
    Timestamp('2023-01-01 00:00:00')
    """
    return period + _NEXT[every]


def iso_days(days: pd.Series | pd.Index) -> list[str]:
    """Days as ``2022-06-07``, the form in which a date axis and `customdata` hold them.

    Parameters
    ----------
    days : Series or Index of datetime64

    Returns
    -------
    list of str

    Examples
    --------
    >>> iso_days(pd.Series([pd.Timestamp("2022-06-07")]))
    ['2022-06-07']
    """
    return np.datetime_as_string(pd.DatetimeIndex(days).to_numpy(), unit="D").tolist()


def period_axis(periods: pd.Series | pd.Index, every: str, *, n_ticks: int, bars: bool = False) -> dict:
    """Settings of the axis of a timeline, with a little room before the first period and after the last.

    Parameters
    ----------
    periods : Series or Index of datetime64
        First days, ascending.
    every : {"day", "week", "month", "quarter", "year"}
    n_ticks : int
        The most ticks. Where each period can have one, it has.
    bars : bool, default False
        Whether a period is drawn over its whole length, with its words in the middle, or as a point at its first day.

    Returns
    -------
    dict

    Examples
    --------
    >>> axis = period_axis(pd.DatetimeIndex(["2022-01-01", "2022-04-01"]), "quarter", n_ticks=6)
    >>> axis["type"], axis["dtick"], axis["tickformat"]
    ('date', 'M3', 'Q%q<br>%Y')
    """
    first, last = periods[0], periods[-1]
    length = next_period(last, every) - last
    room = length if len(periods) == 1 else max((last - first) * 0.03, length * 0.3)
    ends = pd.DatetimeIndex([first - room, last + room + (length if bars else pd.Timedelta(0))])
    axis = date_axis() | {"ticklabelmode": "period" if bars else "instant"} | {"range": ends.strftime("%Y-%m-%d %H:%M").tolist()}
    if len(periods) == 1:
        middle = first + length / 2 if bars else first
        return axis | {"tickvals": [middle.strftime("%Y-%m-%d %H:%M")], "ticktext": [period_words(first, every)]}
    if len(periods) > n_ticks:
        return axis | {"nticks": n_ticks}
    form = {"year": "%Y", "quarter": "Q%q<br>%Y", "month": "%b<br>%Y"}.get(every, TICK_FORMATS[0]["value"])
    del axis["tickformatstops"]
    return axis | {"dtick": TICK[every], "tick0": iso_days(periods[:1])[0], "tickformat": form}


def period_of(table: pd.DataFrame) -> str:
    """The length of a timeline's periods, from ``table.attrs["every"]``.

    Parameters
    ----------
    table : DataFrame
        A timeline.

    Returns
    -------
    str
        One of day, week, month, quarter, year.

    Raises
    ------
    ValueError
        If the table does not say it.

    Examples
    --------
    >>> table = pd.DataFrame()
    >>> table.attrs["every"] = "month"
    >>> period_of(table)
    'month'
    """
    every = table.attrs.get("every")
    if every not in PERIODS:
        raise ValueError(
            f'table.attrs["every"] must be one of {list(PERIODS)}; got {every!r}. Some pandas operations drop attrs: '
            'set it again, e.g. table.attrs["every"] = "month".'
        )
    return every


def period_totals(table: pd.DataFrame) -> str:
    """Documents and words of a timeline, in words; each period is counted once, and words in millions are rounded.

    Parameters
    ----------
    table : DataFrame
        With ``period``, ``n_documents`` and ``n_tokens``, the last two the same in all rows of a period.

    Returns
    -------
    str

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-01")
    >>> period_totals(pd.DataFrame({"period": [day, day], "n_documents": [3, 3], "n_tokens": [900, 900]}))
    '3 documents, 900 words'
    """
    _, first = np.unique(table["period"].to_numpy(), return_index=True)
    n_documents, n_tokens = (int(table[name].to_numpy()[first].sum()) for name in ("n_documents", "n_tokens"))
    words = f"{n_tokens / _MANY:,.1f} million words" if n_tokens >= _MANY else counted(n_tokens, "word")
    return f"{counted(n_documents, 'document')}, {words}"


def unplaced_words(n_unplaced: int, *, every: str) -> str:
    """Say how many documents a timeline leaves out; empty when none.

    Parameters
    ----------
    n_unplaced : int
        ``table.attrs["n_unplaced"]``.
    every : str
        The length of the periods.

    Returns
    -------
    str

    Examples
    --------
    >>> unplaced_words(3, every="month")
    '; 3 documents without a date known to the month are not drawn'
    """
    if not n_unplaced:
        return ""
    are = "is" if n_unplaced == 1 else "are"
    return f"; {counted(n_unplaced, 'document')} without a date known to the {every} {are} not drawn"
