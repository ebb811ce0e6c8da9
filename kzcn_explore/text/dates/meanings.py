"""Meanings: what words say before it is known when they were written, how two of them join, and the days that come out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kzcn_explore.text.dates.values import Days, move, unit_of

OUT_OF_CALENDAR = (ValueError, OverflowError)
# How many times as near a day has to be to be meant although the tense points the other way.
MUCH_NEARER = 20


# A unit of speech that is not one of the precisions.
PRECISION_OF = {"fortnight": "week"}


class Meaning(NamedTuple):
    """What the words of a mention mean; at most one of the last three is set, none where they cannot be resolved.

    Attributes
    ----------
    precision : str
    days : Days, optional
        The words say everything themselves: "7 June 2022".
    of_year : callable ``(year) -> Days | None``, optional
        The words lack the year: "7 June", "autumn".
    of_day : callable ``(day, lean) -> Days | None``, optional
        The words are seen from the day of writing: "last week"; ``lean`` is "past", "planned" or "none".
    """

    precision: str
    days: Days | None = None
    of_year: Callable[[int], Days | None] | None = None
    of_day: Callable[[date, str], Days | None] | None = None


# The words look like a date and are none ("2030 Agenda"): they are passed over whole.
NO_DATE = Meaning("none")


def known(days: Days | None) -> Meaning | None:
    """Return the meaning of words that say everything themselves; None where the calendar has no such days."""
    return None if days is None else Meaning(days.precision, days=days)


def each_year(precision: str, of_year: Callable[[int], Days | None]) -> Meaning:
    """Return the meaning of words that lack their year."""
    return Meaning(precision, of_year=of_year)


def seen_from(precision: str, of_day: Callable[[date, str], Days | None]) -> Meaning:
    """Return the meaning of words that are seen from the day of writing."""
    return Meaning(PRECISION_OF.get(precision, precision), of_day=of_day)


def unknown(precision: str) -> Meaning:
    """Return the meaning of words that name a time which the text leaves open: "two days after the talks"."""
    return Meaning(PRECISION_OF.get(precision, precision))


def on_day(meaning: Meaning, written: date, lean: str) -> Days | None:
    """Return the days that are meant in a text written on one day."""
    if meaning.days is not None:
        return meaning.days
    try:
        if meaning.of_day is not None:
            return meaning.of_day(written, lean)
        return None if meaning.of_year is None else nearest(meaning.of_year, written, lean)
    except OUT_OF_CALENDAR:
        return None


def nearest(of_year: Callable[[int], Days | None], written: date, lean: str) -> Days | None:
    """Choose the year of "9 June": the last one begun where the words look back, the next one not over where they look ahead.

    Without a tense the one that is closest. The closest is also taken against the tense where it is a day or a few that lie `MUCH_NEARER`:
    "the talks were held on 9 June", written on 8 June east of Greenwich. Eight years are tried, for 29 February.
    """
    years = range(max(1, written.year - 8), min(9999, written.year + 8) + 1)
    tried = [days for days in map(of_year, years) if days is not None]
    closest = min(tried, key=lambda days: _away(days, written), default=None)
    if lean == "past":
        tried = [days for days in tried if days.earliest <= written] or tried
    elif lean == "planned":
        tried = [days for days in tried if days.latest >= written] or tried
    best = min(tried, key=lambda days: _away(days, written), default=None)
    if best is not None and best.precision in ("day", "span") and _away(best, written) > MUCH_NEARER * max(_away(closest, written), 1):
        return closest
    return best


def _away(days: Days, written: date) -> int:
    """Return how many days lie between; below zero inside."""
    return max((days.earliest - written).days, (written - days.latest).days)


def resolve(meaning: Meaning, anchor: tuple[date | None, date | None] | None, lean: str) -> Days | None:
    """Return the days meant in a text written on some day of `anchor`; None where they stay open.

    Over an anchor of several days, relative words mean the hull of what they mean on its first and its last day;
    words without a year take the year of the anchor where it lies inside one year.
    """
    if meaning.days is not None:
        return meaning.days
    if anchor is None or None in anchor:
        return None
    first, last = anchor
    if first == last:
        return on_day(meaning, first, lean)
    if meaning.of_year is not None:
        return meaning.of_year(first.year) if first.year == last.year else None
    low, high = on_day(meaning, first, lean), on_day(meaning, last, lean)
    if low is None or high is None:
        return None
    return low if low == high else Days(min(low.earliest, high.earliest), max(low.latest, high.latest), "span")


def hull(first: Meaning, second: Meaning) -> Meaning | None:
    """Join the two ends of a span; None where the second lies before the first.

    An end without a year takes it from the other: "November 2023 to February" ends in 2024, "October 17 to November 2, 2023"
    begins in 2023.
    """
    if first.days and second.days:
        return known(_between(first.days, second.days))
    if first.of_year and second.of_year:
        return each_year("span", lambda year: _in_order(first.of_year(year), second.of_year(year), second.of_year(min(year + 1, 9999))))
    if first.of_year and second.days:
        year = second.days.latest.year
        begin = first.of_year(year)
        if begin is None or begin.earliest > second.days.latest:
            begin = first.of_year(max(year - 1, 1))
        return known(_between(begin, second.days))
    if first.days and second.of_year:
        year = first.days.earliest.year
        return known(_in_order(first.days, second.of_year(year), second.of_year(min(year + 1, 9999))))
    if first == unknown(first.precision) or second == unknown(second.precision):
        return unknown("span")

    def of_day(written: date, lean: str) -> Days | None:
        begin, end = on_day(first, written, lean), on_day(second, written, lean)
        if first.of_year is not None and end is not None:
            begin = first.of_year(end.latest.year)
        elif second.of_year is not None and begin is not None:
            end = second.of_year(begin.earliest.year)
        return _between(begin, end)

    return seen_from("span", of_day)


def _in_order(begin: Days | None, *ends: Days | None) -> Days | None:
    return next((joined for joined in (_between(begin, end) for end in ends) if joined), None)


def _between(begin: Days | None, end: Days | None) -> Days | None:
    if begin is None or end is None or begin.earliest > end.latest:
        return None
    return Days(begin.earliest, end.latest, "span")


def within(part: Meaning, year: Meaning) -> Meaning | None:
    """Give words without a year the year that stands beside them: "7 June" and "last year"."""
    if part.of_year is None or year.precision != "year":
        return None
    if year.days is not None:
        return known(part.of_year(year.days.earliest.year))
    if year.of_day is None:
        return None

    def of_day(written: date, lean: str) -> Days | None:
        there = year.of_day(written, lean)
        return there and part.of_year(there.earliest.year)

    return seen_from(part.precision, of_day)


def moved(origin: Meaning, n: int, unit: str) -> Meaning:
    """Return the meaning of "two days after June 5": the day, month or year that lies `n` units away from another date."""

    def away(days: Days | None) -> Days | None:
        if days is None:
            return None
        try:
            begin, end = unit_of(move(days.earliest, n, unit), unit), unit_of(move(days.latest, n, unit), unit)
        except OUT_OF_CALENDAR:
            return None
        return begin if begin == end else Days(begin.earliest, end.latest, "span")

    if origin.days is not None:
        return known(away(origin.days)) or unknown(unit)
    if origin.of_year is not None:
        return each_year(unit, lambda year: away(origin.of_year(year)))
    if origin.of_day is not None:
        return seen_from(unit, lambda written, lean: away(origin.of_day(written, lean)))
    return unknown(unit)
