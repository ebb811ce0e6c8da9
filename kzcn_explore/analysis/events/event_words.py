"""Event words: the days of an event and the steps of its story, as a person would say them."""

from __future__ import annotations

import calendar
from datetime import date

from kzcn_explore.analysis.events.intervals import Days
from kzcn_explore.text.dates import values

SEASON_OF = {first: name for name, (first, _) in values.SEASONS.items()}


def days_in_words(days: Days) -> str:
    """Name the days from one to another, as a whole week, month, season, quarter, half, year or decade where they are one.

    Parameters
    ----------
    days : (int, int)
        The first and the last day, as ordinals.

    Examples
    --------
    >>> def ordinals(*days):
    ...     return tuple(date.fromisoformat(day).toordinal() for day in days)
    >>> days_in_words(ordinals("2022-09-01", "2022-11-30")), days_in_words(ordinals("2022-09-05", "2022-10-02"))
    ('autumn 2022', '5 September to 2 October 2022')
    """
    first, last = (date.fromordinal(day) for day in days)
    if first == last:
        return _day(first)
    names = {
        "decade": f"the {first.year}s",
        "year": str(first.year),
        "half": f"the {'first' if first.month == 1 else 'second'} half of {first.year}",
        "quarter": f"quarter {(first.month + 2) // 3} of {first.year}",
        "month": f"{calendar.month_name[first.month]} {first.year}",
    }
    for unit, name in names.items():
        whole = values.unit_of(first, unit)
        if whole is not None and whole[:2] == (first, last):
            return name
    season = SEASON_OF.get(first.month)
    if season and values.season(first.year, season)[:2] == (first, last):
        return f"{season} {first.year}"
    if values.week_of(first)[:2] == (first, last):
        return f"the week of {_day(first)}"
    in_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day} to {_day(last)}" if in_month else _both_ends(_day(first), _day(last))


def step_in_words(step: str, named: Days | None, before: Days | None, *, ahead: bool = True) -> str:
    """Say what a document does to the date of an event.

    Parameters
    ----------
    step : {"named", "same", "sharper", "later", "earlier", "done", "undated"}
    named : (int, int), optional
        The days that the document names.
    before : (int, int), optional
        Those that the documents before it agreed on.
    ahead : bool, default True
        Whether this document or one before it sets them ahead; what never was ahead does not slip.

    Examples
    --------
    >>> may = date(2022, 5, 1).toordinal(), date(2022, 5, 31).toordinal()
    >>> autumn = date(2022, 9, 1).toordinal(), date(2022, 11, 30).toordinal()
    >>> step_in_words("later", autumn, may), step_in_words("sharper", may, None), step_in_words("done", None, may)
    ('slipped from May to autumn 2022', 'sharpened to May 2022', 'spoken of as done')
    """
    now = "" if named is None else days_in_words(named)
    if step == "done":
        return "spoken of as done" + (f", {now}" if now else "")
    if not now:
        return "named without a date"
    if step in ("named", "later", "earlier") and not ahead:
        return f"dated {now}"
    if step == "named":
        return f"named for {now}"
    if step == "sharper":
        return f"sharpened to {now}"
    if step == "same":
        return f"again {now}" if named == before else f"named more loosely, {now}"
    return f"{'slipped' if step == 'later' else 'moved up'} from {_both_ends(days_in_words(before), now)}"


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _both_ends(first: str, last: str) -> str:
    """Write "from" and "to", the year once where both have the same."""
    year = first[-5:]
    shared = year[0] == " " and year[1:].isdecimal() and last.endswith(year) and len(first) > len(year)
    return f"{first.removesuffix(year) if shared else first} to {last}"
