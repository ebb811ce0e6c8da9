"""Russian dates of the calendar: «7 июня 2022 года», «во втором квартале», «осенью 2022 года», «в 1990-х»."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, each_year, known, unknown, within
from kzcn_explore.text.dates.rules import Rule, words
from kzcn_explore.text.dates.russian_words import (
    COUNT,
    HALF,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    TENS,
    WEEKDAYS,
    YEAR,
    YEAR_WORD,
    YEARS_WORD,
)
from kzcn_explore.text.dates.viewpoint import dated, day_of_month, part_of, some_days, some_years
from kzcn_explore.text.dates.vocabulary import any_of, look_up, number

Match = re.Match[str]
# Months are written small: with a capital, "Мая" and "Марта" are people, streets and holidays. A headline may be all capitals.
_SMALL = any_of(MONTHS)
MONTH = rf"(?P<month>(?-i:{_SMALL}|{_SMALL.upper()}))"
MONTH_AT_HEAD = rf"(?P<month>(?-i:(?=[ЯФМАИСОНД][а-яё]))(?:{_SMALL}))"
DAY = r"0?[1-9]|[12][0-9]|3[01]"
TH = r"(?:-?(?:ого|ому|го|му|м|е|ое))?"
OF_YEAR = rf"(?P<year>{YEAR})(?:-?го)? ?{YEAR_WORD}"
# Without "года" only where no counted thing follows: "7 июня 2000 человек".
MAYBE_YEAR = rf"(?:,? (?:{OF_YEAR}|(?P<bare>{YEAR})(?:-го|(?=[^\S\n]?(?:[^\s\w-]|\n|\Z))(?![.,:][0-9]))))?"
TO = r"(?: ?[-–—] ?| (?:по|и|до) )"


def _year(match: Match) -> int | None:
    parts = match.groupdict()
    year = parts.get("year") or parts.get("bare")
    return int(year) if year else None


def _month(match: Match) -> int:
    return look_up(MONTHS | SHORT_MONTHS, match["month"])


def read_day(match: Match) -> Meaning | None:
    """Read «7 июня», «7-го июня 2022 года»."""
    month, day = _month(match), int(match["day"])
    return dated("day", lambda year: values.day(year, month, day), _year(match))


def read_days(match: Match) -> Meaning | None:
    """Read «7–9 июня 2023 г.» and «с 5 по 7 июня»."""
    return dated("span", some_days(_month(match), int(match["day"]), int(match["last"])), _year(match))


def read_weekday_before(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «в понедельник, 6 июня»: the day itself says everything."""
    return following if following and following.precision in ("day", "span") and following.of_day is None else None


def read_month(match: Match) -> Meaning | None:
    """Read «июне», «июня 2022 года»."""
    month = _month(match)
    return dated("month", lambda year: values.month(year, month), _year(match))


def read_year(match: Match) -> Meaning | None:
    """Read «2023 году», «2019-м»."""
    return known(values.year(int(match["year"])))


def read_years(match: Match) -> Meaning | None:
    """Read «2021–2025 годах», «2021 по 2025 год», «2022/23 года»."""
    return some_years(int(match["year"]), int(match["last"]))


def read_decade(match: Match) -> Meaning | None:
    """Read «1990-е», «90-х годах», «девяностые»; "the twenties" are open without their century."""
    tens, century = number(TENS, match["tens"]), match["century"] or ""
    if tens >= 1000:
        return known(values.decade(tens))
    if not century and tens < 30:
        return unknown("decade")
    if re.search("XXI|21|нынешн", century, re.IGNORECASE):
        return known(values.decade(2000 + tens))
    return known(values.decade((1800 if re.search("XIX|19", century) else 1900) + tens))


def read_season(match: Match) -> Meaning | None:
    """Read «осенью», «осени 2022 года»."""
    name = look_up(SEASONS, match["season"])
    return dated("season", lambda year: values.season(year, name), _year(match))


def read_season_of(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «осени прошлого года»."""
    return part_of(read_season(match), following)


def read_part_of_year(match: Match) -> Meaning | None:
    """Read «втором квартале 2022 года», «первом полугодии», «первой половине года»."""
    which = look_up(ORDINALS, match["ordinal"])
    unit, cut = ("quarter", values.quarter) if match["part"].lower().startswith("кварт") else ("half", values.half)
    return dated(unit, lambda year: cut(year, which), _year(match))


def read_half_of(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «первой половине 2022 года»; of a shorter time the whole stays, as with "early"."""
    which = look_up(ORDINALS, match["ordinal"])
    return following and (within(each_year("half", lambda year: values.half(year, which)), following) or following)


def read_months_of(match: Match, following: Meaning | None) -> Meaning | None:
    """Read «девять месяцев 2023 года»: its first nine."""
    count = number(NUMBERS, match["n"])
    if not 1 <= count <= 12:
        return None
    return part_of(each_year("span", lambda year: values.months(year, 1, count, precision="span")), following)


def read_name(match: Match) -> Meaning:
    """Pass over a name that holds a date."""
    return NO_DATE


SEASON = rf"(?P<season>{any_of(SEASONS)})"
ORDINAL = rf"(?P<ordinal>{any_of(ORDINALS)})"
CENTURY = r"(?: (?P<century>(?:прошлого|минувшего|нынешнего|XIX|XX|XXI|19-го|20-го|21-го) (?:века|столетия|в\.)))?"
RULES = (
    Rule(words(rf"Повестк\w{{1,2}} дня (?:[^.!?\n]{{0,70}} )?(?:до )?{YEAR}(?:-?го)?(?: года)?"), read_name),
    Rule(words(rf"(?:улиц\w{{1,2}}|проспект\w{{0,2}}|площад\w{{1,2}}|имени|ул\.|пр\.) (?:{DAY})(?:-го)? {_SMALL}"), read_name),
    Rule(words(rf"(?P<day>{DAY}){TH} {MONTH}{MAYBE_YEAR}"), read_day),
    Rule(words(rf"(?P<day>{DAY}) (?P<month>{any_of(SHORT_MONTHS)}){MAYBE_YEAR}"), read_day),
    Rule(words(rf"(?P<day>{DAY}){TH}{TO}(?P<last>{DAY}){TH} {MONTH}{MAYBE_YEAR}"), read_days),
    Rule(words(rf"(?P<day>{DAY}){TH} числа(?: (?:этого|текущего|нынешнего|сего) месяца)?"), lambda match: day_of_month(int(match["day"]))),
    Rule(words(rf"{any_of(WEEKDAYS)}(?:,? | ?\()"), read_weekday_before, leads=True),
    Rule(words(rf"{MONTH}{MAYBE_YEAR}"), read_month),
    Rule(words(rf"{MONTH_AT_HEAD} {OF_YEAR}"), read_month),
    Rule(words(rf"(?<![-–—])(?P<year>{YEAR})(?:-?(?:го|му|м|й))? ?{YEARS_WORD}"), read_year),
    Rule(words(rf"(?<![-–—])(?P<year>{YEAR})-(?:го|му|м|й)"), read_year),
    Rule(words(rf"(?P<year>{YEAR})(?=(?:, {YEAR}){{0,3}},? и(?:ли)? {YEAR}(?:-\w{{1,2}})? (?:год|гг))"), read_year),
    Rule(words(rf"(?P<year>{YEAR})(?:-го)?(?: ?[-–—] ?| (?:по|до) )(?P<last>{YEAR}){TH}(?: ?{YEARS_WORD})?"), read_years),
    Rule(words(rf"(?P<year>{YEAR})[-–/](?P<last>[0-9]{{2}}) (?:учебн\w{{2,3}} )?{YEARS_WORD}"), read_years),
    Rule(words(rf"(?P<year>{YEAR})/(?P<last>{YEAR}) (?:учебн\w{{2,3}} )?{YEARS_WORD}"), read_years),
    Rule(words(rf"(?P<tens>(?:1[0-9]|20)[0-9]0)-?(?:е|х|м|ми)(?P<century>)(?: {YEARS_WORD})?"), read_decade),
    Rule(words(rf"(?P<tens>[2-9]0)-?(?:е|х|м|ми)(?: {YEARS_WORD})?{CENTURY}"), read_decade),
    Rule(words(rf"(?P<tens>{any_of(TENS)})(?: {YEARS_WORD})?{CENTURY}"), read_decade),
    Rule(words(r"(?P<season>весной|летом|осенью|зимой)"), read_season),
    Rule(words(r"(?:(?<=[кс]\s)|(?<=до\s)|(?<=на\s))(?P<season>(?:весн|зим)[уые]|лет[оау]|осени)"), read_season),
    Rule(words(r"(?:середин\w|кон(?:ец|ц\w{1,2})|начал\w{1,2}) (?P<season>весны|лета|осени|зимы)"), read_season),
    Rule(words(rf"{SEASON} {OF_YEAR}"), read_season),
    Rule(words(rf"{SEASON} "), read_season_of, leads=True),
    Rule(words(rf"{ORDINAL} (?P<part>квартал(?:а|у|ом|е)?|полугоди(?:ем|[еяюи]))(?: {OF_YEAR})?"), read_part_of_year),
    Rule(words(rf"{ORDINAL} {HALF} (?P<part>)года"), read_part_of_year),
    Rule(words(rf"{ORDINAL} {HALF} "), read_half_of, leads=True),
    Rule(words(rf"(?:перв(?:ые|ых) )?(?P<n>{COUNT}) месяц(?:а|ев) "), read_months_of, leads=True),
)
