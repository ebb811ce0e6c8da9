"""Calendar: a date written out in full becomes the days that it means."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from typing import NamedTuple

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# Ordered from the most to the least precise; the first that matches is the reading.
FORMS = [
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*)?(?![\w-])"),
    re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})(?![\w./])"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<name>{_MONTH})\.?,? (?P<year>\d{{4}})(?!\w)", re.IGNORECASE),
    re.compile(rf"(?P<name>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\w)", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?![\w-])"),
    re.compile(rf"(?P<name>{_MONTH})\.? (?P<year>\d{{4}})(?!\w)", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})(?![\w-])"),
]


class Interval(NamedTuple):
    """The days that a date may mean.

    Attributes
    ----------
    earliest, latest : datetime.date
        Both inclusive.
    precision : {"day", "month", "year"}
    end : int
        Where the reading stopped, as an offset into the text that was read.
    """

    earliest: date
    latest: date
    precision: str
    end: int


def leading_date(text: str) -> Interval | None:
    """Read the date at the very start of a text, if one stands there.

    Read are ISO dates and times, ``2022/06/07``, ``7 June 2022``, ``June 7, 2022``, ``2022-06``, ``June 2022`` and ``2022``.
    A form whose order of day and month is open (``07.06.2022``) is not read.

    Returns
    -------
    Interval or None
        None also where the numbers name no day, such as 31 June.

    Examples
    --------
    >>> leading_date("2022-06-07 Kazakh President receives")
    Interval(earliest=datetime.date(2022, 6, 7), latest=datetime.date(2022, 6, 7), precision='day', end=10)
    >>> leading_date("2022 was a year of visits").precision
    'year'
    """
    for form in FORMS:
        match = form.match(text)
        if match:
            parts = match.groupdict()
            month = MONTHS[parts["name"].lower()] if parts.get("name") else parts.get("month")
            return interval(int(parts["year"]), month and int(month), parts.get("day") and int(parts["day"]), end=match.end())
    return None


def interval(year: int, month: int | None = None, day: int | None = None, *, end: int = 0) -> Interval | None:
    """Return the days of a year, a month or a day; None where the calendar has no such day."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year", end)
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return Interval(date(year, month, 1), date(year, month, length), "month", end)
    if not 1 <= day <= length:
        return None
    return Interval(date(year, month, day), date(year, month, day), "day", end)


def read_date(value: object) -> Interval | None:
    """Read one value of a date column: a date, a time, a year as a number, or a text that is a date and nothing else.

    A time with a zone is taken to its day in UTC.

    Examples
    --------
    >>> read_date("2022-06").precision
    'month'
    >>> read_date("2022-06-07T23:30:00-05:00").earliest
    datetime.date(2022, 6, 8)
    >>> read_date("soon") is None
    True
    """
    if isinstance(value, datetime):
        try:
            moment = value.astimezone(UTC) if value.tzinfo else value
        except OverflowError:  # the first or the last day of the calendar, moved past its end by its zone
            return None
        return interval(moment.year, moment.month, moment.day)
    if isinstance(value, date):
        return interval(value.year, value.month, value.day)
    text = str(value).strip()
    if re.fullmatch(r"\d{4}\.0", text):  # a year that went through a float column
        text = text[:4]
    reading = leading_date(text)
    if reading is None or reading.end != len(text):
        return None
    if ":" in text:
        try:
            return read_date(datetime.fromisoformat(text))
        except ValueError:
            return None
    return reading
