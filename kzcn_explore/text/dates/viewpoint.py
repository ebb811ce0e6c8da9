"""Viewpoint: what words mean that are seen from the day of writing, once a language has read its numbers and units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.meanings import Meaning, each_year, known, nearest, seen_from, within
from kzcn_explore.text.dates.values import Days


def turned(unit: str, n: int) -> Meaning:
    """Return the meaning of "last month" (-1), "this year" (0), "next week" (1), "two years ago" (-2), "tomorrow" ("day", 1)."""
    return seen_from(unit, lambda written, _: values.shift(written, n, unit))


def ahead(unit: str, n: int) -> Meaning:
    """Return the meaning of "in two weeks"; in a story told in the past it runs from something told before, and stays open.

    Examples
    --------
    >>> ahead("day", 3).of_day(date(2022, 6, 9), "none").earliest
    datetime.date(2022, 6, 12)
    >>> ahead("day", 3).of_day(date(2022, 6, 9), "past") is None
    True
    """
    return seen_from(unit, lambda written, lean: None if lean == "past" else values.shift(written, n, unit))


def stretched(unit: str, n: int) -> Meaning:
    """Return the meaning of "the past five years" (-5) and "the next ten days" (10)."""
    return seen_from("span", lambda written, _: values.stretch(written, n, unit))


def turned_season(name: str, n: int) -> Meaning:
    """Return the meaning of "last autumn" (-1): the last one that is over; "this autumn" (0); "next autumn" (1)."""

    def of_day(written: date, lean: str) -> Days | None:
        if n == 0:
            return nearest(lambda year: values.season(year, name), written, "none")
        tried = [values.season(year, name) for year in range(written.year - 2, written.year + 3)]
        if n < 0:
            return max(days for days in tried if days.latest < written)
        return min(days for days in tried if days.earliest > written)

    return seen_from("season", of_day)


def weekday(which: int, turn: int | None = None) -> Meaning:
    """Return the meaning of "on Monday": the last one, the next one where the words look ahead.

    ``turn`` is -1 for "last Monday" (before today), 0 for the Monday of this week, 1 for "next Monday" (after today).

    Examples
    --------
    >>> weekday(3).of_day(date(2022, 6, 9), "past").earliest, weekday(3, -1).of_day(date(2022, 6, 9), "past").earliest
    (datetime.date(2022, 6, 9), datetime.date(2022, 6, 2))
    """

    def of_day(written: date, lean: str) -> Days:
        if turn == 0:
            return values.weekday(values.week_of(written).earliest, which, step=1)
        step = 1 if turn == 1 or (turn is None and lean == "planned") else -1
        return values.weekday(written, which, step=step, same=turn is None)

    return seen_from("day", of_day)


def weekday_of_week(which: int, weeks: int) -> Meaning:
    """Return the meaning of 上周五, 下周二: the weekday of the week that lies so many weeks away."""
    return seen_from("day", lambda written, _: values.weekday(values.week_of(values.move(written, weeks, "week")).earliest, which, step=1))


def weekend(weeks: int) -> Meaning:
    """Return the meaning of "last weekend" (-1)."""
    return seen_from("span", lambda written, _: values.weekend_of(values.move(written, weeks, "week")))


def day_of_month(first: int, last: int | None = None) -> Meaning | None:
    """Return the meaning of a day (9日, «9-го числа»), or of several, of a month that the words leave out.

    Without a tense the words look back, as news does; "31" skips a month that is shorter.

    Examples
    --------
    >>> day_of_month(31).of_day(date(2022, 7, 3), "past").earliest
    datetime.date(2022, 5, 31)
    >>> day_of_month(9).of_day(date(2022, 7, 3), "planned").earliest
    datetime.date(2022, 7, 9)
    """
    if not 1 <= first <= (31 if last is None else last) <= 31:
        return None

    def of_day(written: date, lean: str) -> Days | None:
        step = 1 if lean == "planned" else -1
        for away in range(3):
            there = values.move(written.replace(day=1), step * away, "month")
            begin, end = values.day(there.year, there.month, first), values.day(there.year, there.month, last or first)
            if begin and end and (end.latest >= written if step == 1 else begin.earliest <= written):
                return begin if last is None else Days(begin.earliest, end.latest, "span")
        return None

    return seen_from("day" if last is None else "span", of_day)


def side(following: Meaning | None, *, earlier: bool) -> Meaning | None:
    """Return the meaning of "earlier this year", "later this month": up to the day before writing, from the day after it on."""
    if following is None or following.of_day is None or following.precision in ("day", "decade", "span"):
        return following

    def of_day(written: date, lean: str) -> Days | None:
        unit = following.of_day(written, lean)
        if unit is None or not unit.earliest < written < unit.latest:
            return unit
        one = values.move(written, -1 if earlier else 1, "day")
        return unit._replace(latest=one) if earlier else unit._replace(earliest=one)

    return seen_from(following.precision, of_day)


def dated(precision: str, of_year: Callable[[int], Days | None], year: int | None = None) -> Meaning | None:
    """Return the meaning of words that stand beside their year, or lack it; None where the calendar never has such days.

    Examples
    --------
    >>> dated("day", lambda year: values.day(year, 6, 31)) is None
    True
    """
    if year is not None:
        return known(of_year(year))
    # A leap year has every day that any year has.
    return each_year(precision, of_year) if of_year(2024) else None


def some_days(month: int, first: int, last: int) -> Callable[[int], Days | None]:
    """Return the function from a year to the days from one to another of a month; it gives None where they run back."""

    def of_year(year: int) -> Days | None:
        begin, end = values.day(year, month, first), values.day(year, month, last)
        return Days(begin.earliest, end.latest, "span") if begin and end and begin < end else None

    return of_year


def some_years(first: int, last: int) -> Meaning | None:
    """Return the meaning of a span of years; the last may have two digits; None where they run back."""
    last = first // 100 * 100 + last if last < 100 else last
    return known(Days(values.year(first).earliest, values.year(last).latest, "span")) if first < last else None


def part_of(part: Meaning, following: Meaning | None) -> Meaning | None:
    """Return the meaning of words that need the year that follows, such as "the first three months of" + "last year"."""
    return following and within(part, following)
