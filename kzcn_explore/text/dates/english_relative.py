"""English words seen from the day of writing: yesterday, last week, on Monday, last summer, the past five years."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.english_words import (
    MONTH,
    NUMBER,
    PART_OF_DAY,
    SEASON,
    TO_NUMBER,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    followed,
    month_number,
    number,
    preceded,
    season_name,
)
from kzcn_explore.text.dates.meanings import Meaning, nearest, seen_from
from kzcn_explore.text.dates.rules import Rule, words

Match = re.Match[str]
STEPS = {
    "last": -1,
    "past": -1,
    "recent": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}
WHICH = r"(?P<which>last|this past|past|previous|this coming|coming|upcoming|this|next|the following|following)"
SIDE = r"(?P<which>last|past|previous|next|coming|following|recent)"
# "On a Friday" may be any; "a Wednesday letter" is dated.
ANY = re.compile(r"\ban?\s$", re.IGNORECASE)
NOUN = re.compile(r"\s(?!and|or|in|at|when|that|to|is|was|of|for|after|before|from|with|on|as|by)[a-z]{3,}")
HABIT = re.compile(r"\b(?:every|each|any|one|most|some|per|another)\s$", re.IGNORECASE)


def _step(which: str) -> int:
    return STEPS[which.lower().split()[-1]]


def _day(step: int) -> Meaning:
    return seen_from("day", lambda written, lean: values.shift(written, step, "day"))


def read_adverb(match: Match) -> Meaning | None:
    """Read "yesterday", "today", "tomorrow night", "tonight", "this morning", "last night"."""
    first = match[0].lower().split()[0].strip("'’")
    return _day({"yesterday": -1, "last": -1, "tomorrow": 1}.get(first, 0))


def read_weekday(match: Match) -> Meaning | None:
    """Read "on Monday", "last Friday", "next Tuesday night".

    "Next Tuesday" lies in the next calendar week, "last Tuesday" is the last one before today, "Tuesday" is the one the tense wants.
    """
    if match["which"] is None and (preceded(match, HABIT) or (preceded(match, ANY) and not followed(match, NOUN))):
        return None
    weekday, which = WEEKDAYS[match["weekday"].lower()], (match["which"] or "").lower()

    def of_day(written, lean):
        if which in ("next", "following", "the following"):
            return values.weekday(values.shift(written, 1, "week").earliest, weekday, step=1)
        if which and STEPS[which.split()[-1]]:
            return values.weekday(written, weekday, step=STEPS[which.split()[-1]], same=False)
        ahead = lean == "planned" or (which and lean == "none")
        return values.weekday(written, weekday, step=1 if ahead else -1)

    return seen_from("day", of_day)


def read_weekday_of_week(match: Match) -> Meaning | None:
    """Read "Monday of last week", "Thursday next week"."""
    weekday, step = WEEKDAYS[match["weekday"].lower()], _step(match["which"])

    def of_day(written, lean):
        monday = values.shift(written, step, "week").earliest
        return values.weekday(monday, weekday, step=1)

    return seen_from("day", of_day)


def read_unit(match: Match) -> Meaning | None:
    """Read "last week", "this year", "next month"."""
    step, unit = _step(match["which"] or match["current"]), (match["unit"] or match["same"]).lower()
    if unit == "day":
        return None
    return seen_from(unit, lambda written, lean: values.shift(written, step, unit))


def read_stretch(match: Match) -> Meaning | None:
    """Read "the past five years", "the next three to five years", "over the last week"; "the next day" of a tale stays open."""
    groups = match.groupdict()
    n = number(groups.get("to") or groups.get("number") or "one")
    step, unit = _step(match["which"]), match["unit"].lower()

    def of_day(written, lean):
        if groups.get("number") is None and (unit == "day" or (step > 0 and lean == "past")):
            return None
        return values.stretch(written, step * n, unit)

    return seen_from("span", of_day)


def read_weekend(match: Match) -> Meaning | None:
    """Read "last weekend", "next weekend", and "the weekend" as the tense wants it."""
    step = _step(match["which"]) if match["which"] else None

    def of_day(written, lean):
        back = step == -1 or (step is None and lean != "planned") or (step == 0 and lean == "past")
        saturday = values.weekday(written, 5, step=-1 if back else 1, same=not (step == 1 and written.weekday() == 5)).earliest
        return values.weekend_of(saturday)

    return seen_from("span", of_day)


def read_named(match: Match) -> Meaning | None:
    """Read "last March", "next summer", "this January": a month or a season next to the day of writing."""
    step = _step(match["which"])
    groups = match.groupdict()
    if groups.get("month"):
        precision, month = "month", month_number(match["month"])
        if month is None:
            return None

        def of_year(year):
            return values.month(year, month)
    else:
        precision, name = "season", season_name(match["season"])
        if match["season"][0].isupper():
            return None

        def of_year(year):
            return values.season(year, name)

    def of_day(written, lean):
        if step == 0:
            return nearest(of_year, written, "none" if precision == "season" else lean)
        tried = [days for days in map(of_year, range(written.year - 2, written.year + 3)) if days]
        if step < 0:
            return max((days for days in tried if days.latest < written), default=None)
        return min((days for days in tried if days.earliest > written), default=None)

    return seen_from(precision, of_day)


NIGHT = rf"(?: {PART_OF_DAY})?"
SOME_WEEKDAY = rf"(?:(?:the )?{WHICH} )?{WEEKDAY}{NIGHT}"
RULES = (
    Rule(words(rf"(?:yesterday|tomorrow){NIGHT}|today|tonight|this {PART_OF_DAY}|last night"), read_adverb),
    Rule(words(SOME_WEEKDAY), read_weekday),
    Rule(words(rf"{WEEKDAY}{NIGHT},? (?:of )?(?P<which>last|this|next) week"), read_weekday_of_week),
    Rule(words(rf"(?P<which>last|this|next) week,? (?:on )?{WEEKDAY}{NIGHT}"), read_weekday_of_week),
    Rule(words(rf"(?P<which>last|this|next) {UNIT}|the (?P<current>current) (?P<same>day|week|month|quarter|year|decade)"), read_unit),
    Rule(words(rf"(?:the|this) (?P<which>last|past|next|coming) {UNIT}"), read_stretch),
    Rule(
        words(rf"(?:(?:the|these) )?{SIDE} {NUMBER}(?:{TO_NUMBER})?(?: calendar| full)? {UNIT}s"),
        read_stretch,
    ),
    Rule(words(r"(?:the|(?:(?:the|this) )?(?P<which>last|past|previous|this|next|coming)) weekend"), read_weekend),
    Rule(words(rf"(?P<which>last|this past|past|this coming|coming|this|next) (?:{MONTH}|{SEASON})"), read_named),
)
