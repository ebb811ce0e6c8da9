"""Calendar: a date written out in full becomes the days that it means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.headers import AFTER_DAY, COMPACT, FORMS, TIME, day_in_utc, days_of


class Interval(NamedTuple):
    """The days that a date may mean.

    Attributes
    ----------
    earliest, latest : datetime.date
        Both inclusive.
    precision : {"day", "week", "month", "quarter", "season", "half", "year"}
    end : int
        Where the reading stopped, as an offset into the text that was read.
    """

    earliest: date
    latest: date
    precision: str
    end: int


def leading_date(text: str, *, compact: bool = False) -> Interval | None:
    """Read the date at the very start of a text, if one stands there.

    Read are, in English, Russian, Kazakh and Chinese, days ("7 June 2022", "Tue, 07 Jun 2022", «7 июня 2022 г.», "2022 жылғы 7 маусым",
    "2022年6月7日"), ISO dates, ``07.06.2022`` (with dots the day comes first), months, quarters (``2022Q2``), halves, seasons and years.
    A time may follow a day; one with a zone is taken to its day in UTC. Slashes whose order of day and month is open
    (``06/07/2022``) are not read.

    Parameters
    ----------
    text : str
    compact : bool, default False
        Read ``20220607`` too, as in the names of files.

    Returns
    -------
    Interval or None
        None also where the numbers name no day, such as 31 June.

    Examples
    --------
    >>> leading_date("2022-06-07 Kazakh President receives")
    Interval(earliest=datetime.date(2022, 6, 7), latest=datetime.date(2022, 6, 7), precision='day', end=10)
    >>> leading_date("осень 2022 года").precision, leading_date("2022 was a year of visits").precision
    ('season', 'year')
    >>> leading_date("06/07/2022") is None
    True
    """
    for form in (*FORMS, COMPACT) if compact else FORMS:
        match = form.match(text)
        if match is None:
            continue
        days = days_of(match)
        if days is None or days.precision != "day":
            return days and Interval(*days, match.end())
        end = AFTER_DAY.match(text, match.end()).end()
        time = TIME.match(text, end)
        if time is None:
            return Interval(*days, end)
        days = day_in_utc(days, time)
        return days and Interval(*days, time.end())
    return None


def interval(year: int, month: int | None = None, day: int | None = None, *, end: int = 0) -> Interval | None:
    """Return the days of a year, a month or a day; None where the calendar has no such day."""
    if not 1 <= year <= 9999:  # NaT gives its parts as NaN
        return None
    days = values.year(year) if month is None else values.month(year, month) if day is None else values.day(year, month, day)
    return days and Interval(*days, end)


def read_date(value: object) -> Interval | None:
    """Read one value of a date column: a date, a time, a year as a number, or a text that is a date and nothing else (`leading_date`).

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
    return reading
