"""English days, months and seasons of the calendar, with or without their year."""

from __future__ import annotations

import re
from collections.abc import Callable

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.english_words import (
    DAY,
    ENDS,
    MONTH,
    PART_OF_DAY,
    SEASON,
    SHORT_WEEKDAY,
    TO_DAY,
    WEEKDAY,
    YEAR,
    followed,
    month_number,
    preceded,
    season_name,
)
from kzcn_explore.text.dates.meanings import Meaning, each_year, known, seen_from
from kzcn_explore.text.dates.rules import Rule, words
from kzcn_explore.text.dates.values import Days

Match = re.Match[str]
PREPOSITION = "in|since|until|till|by|from|to|through|of|for|during|after|before|between|around|early|mid|late|last|next|this|end"
BEFORE_MONTH = re.compile(rf"\b(?:{PREPOSITION}|and|or|the)[\s-]$", re.IGNORECASE)
# "In May" is a month; "by May", "for May" may speak of a person.
BEFORE_MAY = re.compile(r"\b(?:in|since|until|till|during|last|next|this|early|mid|late|end of|through)[\s-]$", re.IGNORECASE)
ASKED_OF_MAY = re.compile(r"\b(?:by|of|for|from|to|before|after|between|and|or)\s$", re.IGNORECASE)
# "A May summit", "the March election".
AS_ADJECTIVE = re.compile(r"\b(?:a|an|the|its|his|her|their|upcoming)\s$", re.IGNORECASE)
NOUN = re.compile(
    r"\s(?:[a-z]{3,15}(?:ion|ing)s?|summit|vote|visit|trip|polls?|date|deadline|talks|figures|data|budget|report|referendum|speech|attacks?|games?"
    r"|deal|launch|conference|statement|debate|trial|letter|interview)\b"
)
PARADE = re.compile(r"\s(?:on|for|of)\s[A-Z]")
THE = re.compile(r"\b(?:the|of|for|last|next|this)\s$", re.IGNORECASE)
TRUST = re.compile(r"\b(?:confidence|trust|faith|belief|interest)\s+in\s$", re.IGNORECASE)
PERSON = re.compile(r"\b(?:Theresa|Mrs?\.?|Ms\.?|Miss|Minister|PM|Brian|James)\s+May\b")
CAPITAL_BEFORE = re.compile(r"[^\W\d_a-z][\w.]{0,20}[\s-]$")
CAPITAL_AFTER = re.compile(r"\s[A-Z][a-z]")
BEFORE_SEASON = re.compile(
    r"\b(?:in|by|since|until|till|during|early|mid|late|(?:end|start|beginning|middle) of|over|through"
    r"|(?:scheduled|slated|planned|set|due) for)[\s-]$",
    re.IGNORECASE,
)
AFTER_SEASON = re.compile(
    r"[\s-](?:months?|days|nights|games|olympics?|sports?|camps?|holidays?|seasons?|clothes|school|wear|time|of|and|or|break|training|in|from"
    r"|palace|weather|temperatures|rolls?)\b",
    re.IGNORECASE,
)
ORDINAL_DAY = r"the (?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)"
AFTER_ORDINAL = re.compile(r"\s?(?:[.,;:)\n]|$)|\s(?:of this month|of the month|and|at|to|he|she|they|we)\b")
BEFORE_ORDINAL = re.compile(r"\b(?:on|until|till|by|since|week of)\s$", re.IGNORECASE)


def _year(match: Match) -> int | None:
    return int(match["year"]) if match["year"] else None


def _in(year: int | None, precision: str, of_year: Callable[[int], Days | None]) -> Meaning | None:
    if year is not None:
        return known(of_year(year))
    # A leap year has every day that any year has.
    return each_year(precision, of_year) if of_year(2024) else None


def read_day(match: Match) -> Meaning | None:
    """Read "June 9", "9 June 2022", "the 9th of June"."""
    month = month_number(match["month"])
    return month and _in(_year(match), "day", lambda year: values.day(year, month, int(match["day"])))


def read_days(match: Match) -> Meaning | None:
    """Read "October 17–18, 2023" and "5 to 7 June"."""
    month, first, last = month_number(match["month"]), int(match["day"]), int(match["to"])
    if month is None or last <= first:
        return None

    def of_year(year: int) -> Days | None:
        begin, end = values.day(year, month, first), values.day(year, month, last)
        return begin and end and Days(begin.earliest, end.latest, "span")

    return _in(_year(match), "span", of_year)


def read_month(match: Match) -> Meaning | None:
    """Read "June 2022", and "June" where it is not a person or a verb."""
    month, year = month_number(match["month"]), _year(match)
    if month is None:
        return None
    if year is None and not _is_month(match, month):
        return None
    return _in(year, "month", lambda of: values.month(of, month))


def _is_month(match: Match, month: int) -> bool:
    """Tell whether a month's name that stands alone is the month: not "Theresa May", "the March on", "Jan Smith", "April Ryan"."""
    name = match["month"]
    if name.endswith(".") or (len(name) <= 4 and name.lower() not in ("may", "june", "july")):
        return month != 3 and preceded(match, BEFORE_MONTH) and not followed(match, CAPITAL_AFTER) and not preceded(match, THE)
    if month in (3, 5) and preceded(match, AS_ADJECTIVE):
        return followed(match, NOUN)
    if month == 5:
        if preceded(match, BEFORE_MAY):
            return not preceded(match, TRUST)
        named = PERSON.search(match.string, max(0, match.start() - 3000), match.end() + 500)
        return preceded(match, ASKED_OF_MAY) and named is None
    if preceded(match, BEFORE_MONTH):
        return not (month == 3 and followed(match, PARADE))
    return month != 3 and not preceded(match, CAPITAL_BEFORE) and not followed(match, CAPITAL_AFTER)


def read_season(match: Match) -> Meaning | None:
    """Read "autumn 2022", and "in the autumn" with its preposition."""
    year, name = _year(match), season_name(match["season"])
    if year is None and (match["season"][0].isupper() or not preceded(match, BEFORE_SEASON) or followed(match, AFTER_SEASON)):
        return None
    if year is None and match["season"] == "fall" and not match[0].startswith("the"):
        return None
    return _in(year, "season", lambda of: values.season(of, name))


def read_weekday_before(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "Tuesday, June 7": the day itself says everything."""
    return following if following and following.precision in ("day", "span") and (following.days or following.of_year) else None


def read_ordinal(match: Match) -> Meaning | None:
    """Read "on the 9th": the nearest such day, as the tense wants it; not "on the 9th floor"."""
    number = int(match["day"])
    if not preceded(match, BEFORE_ORDINAL) or not followed(match, AFTER_ORDINAL):
        return None

    def of_day(written, lean):
        tried = [values.unit_of(values.move(written, step, "month"), "month").earliest for step in (-2, -1, 0, 1, 2)]
        days = [day for day in (values.day(first.year, first.month, number) for first in tried) if day]
        kept = [d for d in days if (d.earliest <= written if lean == "past" else d.earliest >= written if lean == "planned" else True)]
        return min(kept, key=lambda d: abs(d.earliest - written), default=None)

    return seen_from("day", of_day)


THROUGH = r"(?: ?[-–—] ?| (?:to|and|until|till|through) )"
RULES = (
    Rule(words(rf"{MONTH} (?:the )?{DAY}(?:,? {YEAR})?{ENDS}"), read_day),
    Rule(words(rf"(?:the )?{DAY}(?: |-| of |(?<=[a-z]) day of ){MONTH}(?:(?:,? |-){YEAR})?{ENDS}"), read_day),
    Rule(words(rf"{MONTH} {DAY}{THROUGH}{TO_DAY}(?:,? {YEAR})?{ENDS}"), read_days),
    Rule(words(rf"(?:the )?{DAY}{THROUGH}(?:the )?{TO_DAY}(?: of)? {MONTH}(?:,? {YEAR})?{ENDS}"), read_days),
    Rule(words(rf"{MONTH}(?:(?:,? |-| of ){YEAR}{ENDS})?"), read_month),
    Rule(words(rf"(?:the )?{SEASON}(?:(?:,? | of ){YEAR}{ENDS})?"), read_season),
    Rule(words(rf"(?:{WEEKDAY}|{SHORT_WEEKDAY})(?: {PART_OF_DAY})?(?:,? |, ?(?:the )?| ?\(|, on | on )"), read_weekday_before, leads=True),
    Rule(words(ORDINAL_DAY), read_ordinal),
)
