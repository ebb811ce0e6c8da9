"""Words for a reader: dates, periods, counts and shares as people write them."""

from __future__ import annotations

import pandas as pd

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PERIODS = ("day", "week", "month", "quarter", "year")

#: d3 formats that write the first day of a period as the period, for ``%{x|...}`` in a hover template.
HOVER_PERIOD = {
    "day": "%-d %b %Y",
    "week": "the week of %-d %b %Y",
    "month": "%b %Y",
    "quarter": "Q%q %Y",
    "year": "%Y",
}


def counted(n: int, noun: str) -> str:
    """A count with its noun, thousands separated.

    Parameters
    ----------
    n : int
    noun : str
        In the singular.

    Returns
    -------
    str

    Examples
    --------
    >>> counted(1, "document"), counted(120412, "word")
    ('1 document', '120,412 words')
    """
    return f"{int(n):,} {noun}" if int(n) == 1 else f"{int(n):,} {noun}s"


def percent(share: float) -> str:
    """A share as a percentage: whole from 10 % on, one digit below, never a zero that is not one.

    Parameters
    ----------
    share : float
        0 to 1.

    Returns
    -------
    str

    Examples
    --------
    >>> percent(0.234), percent(0.034), percent(0.0002), percent(0)
    ('23%', '3.4%', 'under 0.1%', '0%')
    """
    if 0 < share < 0.0005:
        return "under 0.1%"
    return "0%" if share == 0 else f"{share:.0%}" if share >= 0.0995 else f"{share:.1%}"


def day_words(day: pd.Timestamp) -> str:
    """A day as ``12 Sep 2020``.

    Parameters
    ----------
    day : Timestamp

    Returns
    -------
    str

    Examples
    --------
    >>> day_words(pd.Timestamp("2020-09-12"))
    '12 Sep 2020'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_words(period: pd.Timestamp, every: str) -> str:
    """A period, named by its first day, as people write it.

    Parameters
    ----------
    period : Timestamp
        The period's first day.
    every : {"day", "week", "month", "quarter", "year"}

    Returns
    -------
    str

    Examples
    --------
    >>> period_words(pd.Timestamp("2022-04-01"), "quarter")
    'Q2 2022'
    """
    if every == "year":
        return str(period.year)
    if every == "quarter":
        return f"Q{period.quarter} {period.year}"
    if every == "month":
        return f"{MONTHS[period.month - 1]} {period.year}"
    return day_words(period) if every == "day" else f"the week of {day_words(period)}"


def interval_words(earliest: pd.Timestamp, latest: pd.Timestamp) -> str:
    """An interval of days in the fewest words; NaT is an open end.

    Parameters
    ----------
    earliest, latest : Timestamp or NaT
        Both inclusive.

    Returns
    -------
    str

    Examples
    --------
    >>> interval_words(pd.Timestamp("2022-06-01"), pd.Timestamp("2022-11-30"))
    'Jun–Nov 2022'
    >>> interval_words(pd.Timestamp("2023-01-01"), pd.NaT)
    '2023 or later'
    >>> interval_words(pd.NaT, pd.NaT)
    'no date'
    """
    if pd.isna(earliest) and pd.isna(latest):
        return "no date"
    if pd.isna(latest):
        whole = "day" if earliest.day > 1 else "month" if earliest.month > 1 else "year"
        return f"{period_words(earliest, whole)} or later"
    if pd.isna(earliest):
        whole = "day" if not latest.is_month_end else "month" if latest.month < 12 else "year"
        return f"{period_words(latest, whole)} or earlier"
    if earliest == latest:
        return day_words(earliest)
    if earliest.is_year_start and latest.is_year_end:
        whole = "year"
    else:
        whole = "month" if earliest.day == 1 and latest.is_month_end else "day"
    first, last = period_words(earliest, whole), period_words(latest, whole)
    if first == last:
        return first
    if whole != "year" and earliest.year == latest.year:
        first = first.removesuffix(f" {earliest.year}")
    return f"{first}–{last}"
