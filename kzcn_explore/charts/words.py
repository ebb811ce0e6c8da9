"""Words for a reader: dates, periods, counts and shares as people write them, and long text broken into lines."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

from kzcn_explore.charts.palette import escape

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

# Scripts written without spaces: a line may break before any of their characters, but not after an opening bracket and
# not before a closing one or a full stop.
_WIDE = r"\u2e80-\u312f\u31a0-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\uff08"
_CLOSING = r"\u3001-\u3003\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_LONGEST = 40  # letters; longer runs without any sign are no words
_UNITS = re.compile(rf"\s*[{_OPENING}]*(?:[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]+[{_CLOSING}]*)")


def text_width(text: str) -> int:
    """Width of a text in Latin letters; a Chinese character is two wide.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> text_width("Kazinform"), text_width("新华社")
    (9, 6)
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))


def wrap_lines(text: str, width: int, *, lines: int | None = None) -> list[str]:
    """Break a text into lines without ever cutting a word; Chinese breaks between characters.

    Parameters
    ----------
    text : str
        As the corpus has it; not yet escaped.
    width : int
        Letters a line. A longer word stands alone on a line that is longer; an address breaks after its signs,
        and a run of more than 40 letters, which is no word, anywhere.
    lines : int, optional
        The most lines; what is left out shows as an ellipsis after a whole word.

    Returns
    -------
    list of str
        At least one line.

    Examples
    --------
    >>> wrap_lines("one-China principle and security", 20)
    ['one-China principle', 'and security']
    >>> wrap_lines("a very long title", 7, lines=1)
    ['a very …']
    """
    made = [""]
    units = [piece for unit in _UNITS.findall(str(text)) for piece in _breakable(unit, width)]
    for unit in units:
        piece = (" " if unit[0].isspace() and made[-1] else "") + unit.strip()
        if made[-1] and text_width(made[-1] + piece) > width:
            made.append(unit.strip())
        else:
            made[-1] += piece
    if lines is not None and len(made) > lines:
        made = [*made[: lines - 1], f"{made[lines - 1]} …"]
    return made


def _breakable(unit: str, width: int) -> list[str]:
    """An address or a chain that is longer than a line may break after its signs; a word only past any known length."""
    fits = text_width(unit.strip()) <= width
    return [unit] if fits else re.findall(rf".{{1,{_LONGEST}}}?(?:[-/=:.,;&?)\]]+(?=\w)|$)|.{{{_LONGEST}}}", unit, re.DOTALL)


def wrapped(text: str, width: int, *, lines: int | None = None) -> str:
    """Break corpus text into lines and escape them, ready for a Plotly text.

    Parameters
    ----------
    text : str
        As the corpus has it; not yet escaped.
    width : int
        Letters a line.
    lines : int, optional
        The most lines.

    Returns
    -------
    str
        Escaped lines joined by ``<br>``.

    Examples
    --------
    >>> wrapped("Oil & gas pipelines", 9)
    'Oil &amp; gas<br>pipelines'
    """
    return "<br>".join(escape(line) for line in wrap_lines(text, width, lines=lines))


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
