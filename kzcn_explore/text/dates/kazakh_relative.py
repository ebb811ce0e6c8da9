"""Kazakh words seen from the day of writing: «кеше», «өткен аптада», «дүйсенбі күні», «екі жыл бұрын»."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.kazakh_words import (
    COUNT,
    DAYS,
    NUMBERS,
    SEASONS,
    TURNS,
    UNIT_STEMS,
    UNITS,
    WEEKDAY_STEMS,
    WEEKDAYS,
    YEAR_WORDS,
    forms,
    owned,
)
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, seen_from, unknown
from kzcn_explore.text.dates.rules import Rule, words
from kzcn_explore.text.dates.viewpoint import ahead, stretched, turned, turned_season, weekday, weekend
from kzcn_explore.text.dates.vocabulary import any_of, look_up, number

Match = re.Match[str]
# "Two days before", "after" something: the noun before stands in the ablative. «Осыдан», «бұдан» (from now) is the day of writing.
FROM = re.compile(r"\w{2}(?:[дтн][ае]н)(?: кейін| соң)?\s{1,3}$", re.IGNORECASE)
FROM_NOW = re.compile(r"\b(?:осыдан|бұдан)\s{1,3}$", re.IGNORECASE)


def _unit(match: Match) -> str:
    return look_up(UNITS, match["unit"])


def _from_something(match: Match) -> bool:
    before = match.string[max(0, match.start() - 30) : match.start()]
    return FROM.search(before) is not None and FROM_NOW.search(before) is None


def read_near_day(match: Match) -> Meaning:
    """Read «кеше», «бүгін таңертең», «ертеңгі»."""
    return turned("day", look_up(DAYS, match["word"]))


def read_near_year(match: Match) -> Meaning:
    """Read «биыл», «былтырғы»."""
    return turned("year", look_up(YEAR_WORDS, match["word"]))


def read_unit(match: Match) -> Meaning:
    """Read «өткен аптада», «келесі жылы», «осы айда»."""
    return turned(_unit(match), look_up(TURNS, match["turn"]))


def read_this_unit(match: Match) -> Meaning:
    """Read «жыл соңына»: of the present one."""
    unit = _unit(match)
    return seen_from(unit, lambda written, _: values.unit_of(written, unit))


def read_season(match: Match) -> Meaning:
    """Read «өткен жазда», «осы күзде»."""
    return turned_season(look_up(SEASONS, match["season"]), look_up(TURNS, match["turn"]))


def read_weekday(match: Match) -> Meaning:
    """Read «дүйсенбі күні», «өткен жұмада»."""
    return weekday(look_up(WEEKDAYS, match["weekday"]), look_up(TURNS, match["turn"]) if match["turn"] else None)


def read_weekend(match: Match) -> Meaning:
    """Read «өткен демалыс күндері»."""
    return weekend(look_up(TURNS, match["turn"]))


def read_weekday_before(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «дүйсенбі, 6 маусымда»: the day itself says everything."""
    return following if following and following.precision in ("day", "span") and following.of_day is None else None


def read_ago(match: Match) -> Meaning:
    """Read «екі жыл бұрын»; «сапардан екі күн бұрын» stays open."""
    unit = _unit(match)
    return unknown(unit) if _from_something(match) else turned(unit, -number(NUMBERS, match["n"]))


def read_ahead(match: Match) -> Meaning:
    """Read «екі аптадан кейін»; «сапардан екі күннен кейін» stays open."""
    unit = _unit(match)
    return unknown(unit) if _from_something(match) else ahead(unit, number(NUMBERS, match["n"]))


def read_open(match: Match) -> Meaning:
    """Read «екі күн өткен соң», «сол жылы», «бірнеше жыл бұрын»: a time that other words of the text fix."""
    return unknown(_unit(match))


def read_last(match: Match) -> Meaning:
    """Read «соңғы бес жылда»."""
    return stretched(_unit(match), -number(NUMBERS, match["n"]))


def read_next(match: Match) -> Meaning:
    """Read «алдағы үш жылда»."""
    return stretched(_unit(match), number(NUMBERS, match["n"]))


def read_no_date(match: Match) -> Meaning:
    """Pass over «әр дүйсенбі», «жұма сайын»."""
    return NO_DATE


TURN = rf"(?P<turn>{any_of(TURNS)})"
UNIT = rf"(?P<unit>{any_of(UNITS)})"
N = rf"(?P<n>{COUNT})"
LONG_UNIT = rf"(?P<unit>{any_of(forms(stem) for stem in UNIT_STEMS if stem != 'күн')})"
BARE_UNIT = rf"(?P<unit>{any_of(UNIT_STEMS)})"
FROM_UNIT = rf"(?P<unit>{any_of(forms(stem, ('ablative',), possessive=False) for stem in UNIT_STEMS)})"
DURING = rf"(?P<unit>{any_of(UNITS)})(?: (?:ішінде|бойы|көлемінде))?"
PART = r"(?:бас|соң|аяғ|ортас)(?:ы|і)(?:нда(?:ғы)?|нан|на)?"
HOUR = r"(?: (?:таңертең|таңғы|таңда|күндіз|кешке|кешкісін|түнде))?"
ON_DAY = r"(?: күн(?:інде(?:гі)?|інен|іне|гі|і))"
WEEKDAY = any_of(WEEKDAY_STEMS)
IN_CASE = any_of(forms(stem, ("locative", "ablative", "dative"), possessive=False) for stem in WEEKDAY_STEMS)
RULES = (
    Rule(words(rf"әр(?:бір)? {any_of(WEEKDAYS)}(?: күні)?|(?:{WEEKDAY}|жыл|ай|апта|күн) сайын(?:ғы)?"), read_no_date),
    Rule(words(rf"(?P<word>{any_of(DAYS)}){HOUR}"), read_near_day),
    Rule(words(rf"(?P<word>{any_of(YEAR_WORDS)})(?: жыл(?:ы|ғы|дың))?"), read_near_year),
    Rule(words(rf"{TURN} {LONG_UNIT}(?:ғы)?(?: {PART})?"), read_unit),
    Rule(words(rf"{TURN} (?P<unit>жыл)ғы"), read_unit),
    Rule(words(rf"(?P<unit>жыл|ай|апта|тоқсан)(?:дың|ның)? {PART}"), read_this_unit),
    Rule(words(rf"{TURN} (?P<season>{any_of(SEASONS)})"), read_season),
    Rule(words(rf"(?:{TURN} )?(?P<weekday>{WEEKDAY}){ON_DAY}{HOUR}"), read_weekday),
    Rule(words(rf"(?:{TURN} )?(?P<weekday>{IN_CASE})"), read_weekday),
    Rule(words(rf"{TURN} (?P<weekday>{WEEKDAY})"), read_weekday),
    Rule(words(rf"{TURN} (?:демалыс(?: күндері(?:нде)?)?|сенбі-жексенбіде)"), read_weekend),
    Rule(words(rf"{WEEKDAY}(?: күні)?(?:,? | ?\()"), read_weekday_before, leads=True),
    Rule(words(rf"{N} {BARE_UNIT} (?:бұрын(?:ғы)?|ілгері)"), read_ago),
    Rule(words(rf"{N} {FROM_UNIT} (?:кейін(?:гі)?|соң)"), read_ahead),
    Rule(words(rf"{N} {BARE_UNIT} (?:өткен(?:нен)?|өткесін) ?(?:соң|кейін)?"), read_open),
    Rule(words(rf"{N} (?P<unit>күн|апта|ай|жыл) (?:кейін|соң)"), read_open),
    Rule(words(rf"(?:бірнеше|көп) {BARE_UNIT} бұрын"), read_open),
    Rule(words(rf"бірнеше {FROM_UNIT} (?:кейін|соң)"), read_open),
    Rule(
        words(rf"(?:сол|дәл сол|дәл осы|сол бір) (?P<unit>{any_of(owned(stem) for stem in UNIT_STEMS)}|күні|{forms('ай', ('locative',))})"),
        read_open,
    ),
    Rule(words(r"(?:осы|келесі|алдыңғы|ертеңгі) (?P<unit>күні)"), read_open),
    Rule(words(rf"(?:соңғы|өткен) {N} {DURING}"), read_last),
    Rule(words(rf"(?:алдағы|таяудағы|таяу|келесі|жақын) {N} {DURING}"), read_next),
)
