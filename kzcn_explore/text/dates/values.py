"""Values: the days that a year, a month, a season or "three weeks later" covers."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

# First and last month; winter runs into the next year, so "winter 2022" ends in February 2023.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}


class Days(NamedTuple):
    """A run of days, both ends inclusive, and the precision of the words that name it.

    ``precision`` is one of day, week, month, quarter, season, half, year, decade, span.
    """

    earliest: date
    latest: date
    precision: str


def day(year: int, month: int, number: int) -> Days | None:
    """Return one day, or None where the calendar does not have it.

    Examples
    --------
    >>> day(2022, 6, 31) is None
    True
    """
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Days(found, found, "day")


def month(year: int, number: int) -> Days | None:
    """Return the days of a month, or None where there is no such month."""
    return months(year, number, number, precision="month") if 1 <= number <= 12 else None


def months(year: int, first: int, last: int, *, precision: str) -> Days | None:
    """Return the days from one month to another; where the second comes before the first, it lies in the next year."""
    end = year + 1 if last < first else year
    if year < 1 or end > 9999:
        return None
    return Days(date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1]), precision)


def quarter(year: int, number: int) -> Days | None:
    """Return the days of a quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3 * number, precision="quarter") if 1 <= number <= 4 else None


def half(year: int, number: int) -> Days | None:
    """Return the days of the first or the second half of a year."""
    return months(year, 6 * number - 5, 6 * number, precision="half") if 1 <= number <= 2 else None


def season(year: int, name: str) -> Days | None:
    """Return the days of a season: three whole calendar months.

    Examples
    --------
    >>> season(2022, "winter").latest
    datetime.date(2023, 2, 28)
    """
    return months(year, *SEASONS[name], precision="season")


def year(number: int) -> Days | None:
    """Return the days of a year."""
    return months(number, 1, 12, precision="year")


def decade(first_year: int) -> Days | None:
    """Return the days of ten years, such as 1990 to 1999."""
    if not 1 <= first_year <= 9990:
        return None
    return Days(date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade")


def week_of(inside: date) -> Days:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = inside - timedelta(inside.weekday())
    return Days(monday, monday + timedelta(6), "week")


def weekend_of(inside: date) -> Days:
    """Return Saturday and Sunday of the week that holds a day; a span."""
    saturday = week_of(inside).earliest + timedelta(5)
    return Days(saturday, saturday + timedelta(1), "span")


def weekday(near: date, number: int, *, step: int, same: bool = True) -> Days:
    """Return the closest Monday (0) to Sunday (6): back from a day (``step=-1``) or ahead of it (``step=1``).

    ``same=False`` leaves out the day itself.

    Examples
    --------
    >>> weekday(date(2022, 6, 9), 0, step=-1).earliest  # 9 June 2022 was a Thursday
    datetime.date(2022, 6, 6)
    """
    away = (number - near.weekday()) * step % 7
    if away == 0 and not same:
        away = 7
    found = near + timedelta(step * away)
    return Days(found, found, "day")


def unit_of(inside: date, unit: str) -> Days | None:
    """Return the day, week, month, quarter, half, year or decade that holds a day; the week for a fortnight.

    Examples
    --------
    >>> unit_of(date(2022, 6, 9), "quarter").earliest
    datetime.date(2022, 4, 1)
    """
    if unit == "day":
        return Days(inside, inside, "day")
    if unit in ("week", "fortnight"):
        return week_of(inside)
    if unit == "month":
        return month(inside.year, inside.month)
    if unit == "quarter":
        return quarter(inside.year, (inside.month + 2) // 3)
    if unit == "half":
        return half(inside.year, (inside.month + 5) // 6)
    return year(inside.year) if unit == "year" else decade(inside.year // 10 * 10)


def move(from_day: date, n: int, unit: str) -> date:
    """Return the day that lies `n` units later (earlier where negative); the 31st becomes the last day of a shorter month.

    Raises
    ------
    ValueError, OverflowError
        Where that day lies outside the calendar.

    Examples
    --------
    >>> move(date(2022, 3, 31), -1, "month")
    datetime.date(2022, 2, 28)
    """
    if unit in DAYS_OF:
        return from_day + timedelta(n * DAYS_OF[unit])
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}[unit]
    to_year, to_month = divmod(from_day.year * 12 + from_day.month - 1 + n * length, 12)
    if not 1 <= to_year <= 9999:
        raise OverflowError("the day lies outside the calendar")
    return date(to_year, to_month + 1, min(from_day.day, calendar.monthrange(to_year, to_month + 1)[1]))


def shift(from_day: date, n: int, unit: str) -> Days | None:
    """Return the unit that lies `n` units away: -1 and "month" give last month, -10 and "day" give one day.

    "A decade ago" is said loosely: the year that far away, with the precision of a decade.

    Examples
    --------
    >>> shift(date(2022, 6, 9), -2, "week").earliest
    datetime.date(2022, 5, 23)
    """
    there = move(from_day, n, unit)
    if unit == "decade":
        return year(there.year)._replace(precision="decade")
    return unit_of(there, unit)


def stretch(from_day: date, n: int, unit: str) -> Days:
    """Return the days from a day to the one `n` units away, as in "the past five years" (-5) or "the next ten days" (10)."""
    ends = sorted((from_day, move(from_day, n, unit)))
    return Days(ends[0], ends[1], "span")
