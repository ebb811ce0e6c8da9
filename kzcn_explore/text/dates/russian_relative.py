"""Russian words seen from the day of writing: «вчера», «на прошлой неделе», «в понедельник», «два года назад»."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, moved, seen_from, unknown
from kzcn_explore.text.dates.rules import Rule, words
from kzcn_explore.text.dates.russian_words import (
    COUNT,
    DAYS,
    LAST,
    NEXT,
    NUMBERS,
    ONE_UNIT,
    SEASONS,
    TURNS,
    TURNS_PLURAL,
    UNITS,
    WEEKDAYS,
)
from kzcn_explore.text.dates.viewpoint import ahead, side, stretched, turned, turned_season, weekday, weekend
from kzcn_explore.text.dates.vocabulary import any_of, look_up, number

Match = re.Match[str]


def _amount(match: Match) -> tuple[int, str]:
    """Read "two weeks", "a week" and "half a year"."""
    if match["unit"].lower() == "полгода":
        return 6, "month"
    return number(NUMBERS, match["n"]) if match["n"] else 1, look_up(UNITS, match["unit"])


def read_near_day(match: Match) -> Meaning:
    """Read «вчера», «сегодня утром», «завтрашняя»."""
    return turned("day", look_up(DAYS, match["word"]))


def read_unit(match: Match) -> Meaning:
    """Read «прошлой неделе», «этом году», «следующем месяце»."""
    return turned(look_up(ONE_UNIT, match["unit"]), look_up(TURNS, match["turn"]))


def read_this_unit(match: Match) -> Meaning:
    """Read «конца года»: of the present one."""
    unit = look_up(ONE_UNIT, match["unit"])
    return seen_from(unit, lambda written, _: values.unit_of(written, unit))


def read_season(match: Match) -> Meaning:
    """Read «прошлой осенью», «этим летом»."""
    return turned_season(look_up(SEASONS, match["season"]), look_up(TURNS, match["turn"]))


def read_weekday(match: Match) -> Meaning:
    """Read «понедельник», «прошлую пятницу»."""
    return weekday(look_up(WEEKDAYS, match["weekday"]), look_up(TURNS, match["turn"]) if match["turn"] else None)


def read_weekend(match: Match) -> Meaning:
    """Read «минувшие выходные»."""
    return weekend(look_up(TURNS_PLURAL, match["turn"]))


def read_ago(match: Match) -> Meaning:
    """Read «два года назад», «неделю тому назад»."""
    n, unit = _amount(match)
    return turned(unit, -n)


def read_ahead(match: Match) -> Meaning:
    """Read «через две недели»."""
    n, unit = _amount(match)
    return ahead(unit, n)


def read_open(match: Match) -> Meaning:
    """Read «два дня после», «год спустя», «несколько лет назад»: a time that other words of the text fix."""
    return unknown(look_up(UNITS, match["unit"]))


def read_open_day(match: Match) -> Meaning:
    """Read «накануне», «в тот же день»."""
    return unknown("day")


def read_after(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «через два дня после 5 июня»."""
    n, unit = _amount(match)
    return following and moved(following, n, unit)


def read_before(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «за два дня до 5 июня»."""
    n, unit = _amount(match)
    return following and moved(following, -n, unit)


def read_eve(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «накануне 5 июня»."""
    return moved(following, -1, "day") if following and following.precision == "day" else None


def read_last(match: Match) -> Meaning:
    """Read «последние пять лет», «последний месяц»."""
    n, unit = _amount(match)
    return stretched(unit, -n)


def read_next(match: Match) -> Meaning:
    """Read «ближайшие три года»."""
    n, unit = _amount(match)
    return stretched(unit, n)


def read_part(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «начале июня», «утром 7 июня»: the unit stays whole."""
    return following


def read_side(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «ранее в этом году», «позднее на этой неделе»."""
    return side(following, earlier=match["side"].lower() == "ранее")


def read_no_date(match: Match) -> Meaning:
    """Pass over «на сегодняшний день» and «каждый понедельник»."""
    return NO_DATE


AMOUNT = rf"(?:(?P<n>{COUNT}) (?:с лишним |с половиной )?)?(?P<unit>{any_of([*UNITS, 'полгода'])})"
UNIT = rf"(?P<unit>{any_of(UNITS)})"
SOME = r"(?:несколько|нескольких|много|пару|пары)"
TURN = rf"(?P<turn>{any_of(TURNS)})"
ONE = rf"(?P<unit>{any_of(ONE_UNIT)})"
BEGIN = r"(?:начал(?:о|е|ом)|(?:(?<=[скСК]\s)|(?<=до\s)|(?<=от\s))начал[ау])"
END = rf"(?:середин(?:а|ы|е|у|ой)|кон(?:ец|ц(?:а|у|ом|е))|окончани(?:е|я|ю)|исход(?:е|у)|остат(?:ок|ка)|{BEGIN})"
HOUR = r"(?:утром|дн[её]м|вечером|ночью)"
SAME = r"т(?:от|ого|ом) же|этот же|эт(?:от|ого)|т(?:от|ого)|следующ(?:ий|его)|предыдущ(?:ий|его)|друг(?:ой|ого)"
WEEKDAY = rf"(?P<weekday>{any_of([key for key in WEEKDAYS if not key.startswith('сред')])})"
RULES = (
    Rule(words(r"сегодняшн(?:ий|ему) день"), read_no_date),
    Rule(words(rf"кажд(?:ый|ую|ое|ого|ой) {any_of([*WEEKDAYS, *ONE_UNIT])}"), read_no_date),
    Rule(words(rf"(?P<word>{any_of(DAYS)})(?: {HOUR})?"), read_near_day),
    Rule(words(rf"{TURN} {ONE}"), read_unit),
    Rule(words(rf"(?:т(?:от|ого|ом|у|ой)|эт(?:от|ого|ом)) же {ONE}"), read_open),
    Rule(words(rf"(?:{SAME}) (?:день|дня)"), read_open_day),
    Rule(words(rf"{END} {ONE}"), read_this_unit),
    Rule(words(rf"{END} "), read_part, leads=True),
    Rule(words(rf"(?:ночь на|утро|вечер|{HOUR}|в ночь на) (?:в )?"), read_part, leads=True),
    Rule(words(r"(?P<side>ранее|позднее|позже) (?:(?:в|на) )?"), read_side, leads=True),
    Rule(words(rf"{TURN} (?P<season>{any_of(SEASONS)})"), read_season),
    Rule(words(rf"(?:{TURN} )?{WEEKDAY}(?: {HOUR})?"), read_weekday),
    Rule(words(rf"(?:{TURN} |(?<=[вВ]\s))(?P<weekday>среду)(?: {HOUR})?(?! обитания)"), read_weekday),
    Rule(words(rf"(?P<turn>{any_of(TURNS_PLURAL)}) выходны(?:е|х|м)"), read_weekend),
    Rule(words(rf"{AMOUNT}(?: тому)? назад"), read_ago),
    Rule(words(rf"{SOME} {UNIT}(?: тому)? назад"), read_open),
    Rule(words(rf"через {AMOUNT}"), read_ahead),
    Rule(words(rf"(?:через |спустя )?(?:{COUNT} )?{UNIT} (?:после|спустя)"), read_open),
    Rule(words(rf"спустя (?:(?:{COUNT}|{SOME}) )?{UNIT}"), read_open),
    Rule(words(rf"(?:{COUNT} )?{UNIT} (?:ранее|позднее|позже)"), read_open),
    Rule(words(rf"за {AMOUNT} до "), read_before, leads=True),
    Rule(words(rf"за (?:{COUNT} )?{UNIT} до"), read_open),
    Rule(words(rf"(?:через |спустя )?{AMOUNT} после "), read_after, leads=True),
    Rule(words(r"накануне"), read_open_day),
    Rule(words(r"накануне "), read_eve, leads=True),
    Rule(words(rf"{LAST} (?P<n>{COUNT}) {UNIT}"), read_last),
    Rule(words(rf"(?<=за\s)последн\w{{2,3}}(?P<n>) (?P<unit>{any_of(ONE_UNIT)})"), read_last),
    Rule(words(rf"{NEXT} (?P<n>{COUNT}) {UNIT}"), read_next),
    Rule(words(rf"ближайш\w{{2,3}}(?P<n>) (?P<unit>{any_of(ONE_UNIT)})"), read_next),
)
