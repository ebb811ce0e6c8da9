"""Kazakh dates of the calendar: «2022 жылғы 7 маусымда», «маусымның 9-ы күні», «екінші тоқсанда», «1990-жылдары»."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.kazakh_words import (
    COUNT,
    MONTH_STEMS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASON_STEMS,
    SEASONS,
    TENS,
    YEAR,
    forms,
    owned,
    table,
)
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, each_year, known, unknown
from kzcn_explore.text.dates.rules import Rule, words
from kzcn_explore.text.dates.viewpoint import dated, day_of_month, some_days, some_years
from kzcn_explore.text.dates.vocabulary import any_of, look_up, number

Match = re.Match[str]
# Behind a year «маусымда» is June and «қазанда» October; alone they may be a season of sport and a city or a cauldron.
AFTER_YEAR = re.compile(r"(?:жыл(?:ғы|дың|ы)?|ж\.|биыл(?:ғы)?|былтыр(?:ғы)?)\s{1,3}$", re.IGNORECASE)
TO_LATIN = str.maketrans("ХІ", "XI")
TWO_MEANINGS = ("маусым", "қазан", "тамыз")


def _after_a_year(match: Match) -> bool:
    return AFTER_YEAR.search(match.string[max(0, match.start() - 15) : match.start()]) is not None


def _month(match: Match) -> int:
    return look_up(MONTHS, match["month"].split()[0])


def _year(match: Match) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def read_day(match: Match) -> Meaning | None:
    """Read «7 маусымда», «маусымның 9-ы күні», «7 маусым 2022 ж.»."""
    month, day = _month(match), int(match["day"])
    return dated("day", lambda year: values.day(year, month, day), _year(match))


def read_days(match: Match) -> Meaning | None:
    """Read «5-7 маусым»."""
    return dated("span", some_days(_month(match), int(match["day"]), int(match["last"])), _year(match))


def read_month(match: Match) -> Meaning:
    """Read «маусым айында»."""
    month = _month(match)
    return each_year("month", lambda year: values.month(year, month))


def read_bare_month(match: Match) -> Meaning | None:
    """Read «сәуірде»; «маусымда» and «қазанда» only behind a year."""
    return None if match["month"].lower().startswith(TWO_MEANINGS) and not _after_a_year(match) else read_month(match)


def read_months(match: Match) -> Meaning:
    """Read «қаңтар-сәуір айларында»."""
    first, last = _month(match), look_up(MONTHS, match["last"])
    return each_year("span", lambda year: values.months(year, first, last, precision="span"))


def read_year(match: Match) -> Meaning | None:
    """Read «2023 жылы», «2022 жылдың соңында»."""
    return known(values.year(int(match["year"])))


def read_years(match: Match) -> Meaning | None:
    """Read «2021-2025 жылдары»."""
    return some_years(int(match["year"]), int(match["last"]))


def read_decade(match: Match) -> Meaning | None:
    """Read «1990-жылдары», «90-жылдары»; "the twenties" are open without their century."""
    tens, century = number(TENS, match["tens"]), match["century"] or ""
    if tens >= 1000:
        return known(values.decade(tens))
    if not century and tens < 30:
        return unknown("decade")
    number_of = century.upper().translate(TO_LATIN).split(" ")[0]
    hundreds = {"XXI": 2000, "XIX": 1800}.get(number_of, 1900)
    return known(values.decade(hundreds + tens))


def read_season(match: Match) -> Meaning:
    """Read «күзде»."""
    name = look_up(SEASONS, match["season"])
    return each_year("season", lambda year: values.season(year, name))


def read_season_of_year(match: Match) -> Meaning | None:
    """Read «күзі» and «күзге» in «2022 жылдың күзі»."""
    return read_season(match) if _after_a_year(match) else None


def read_part_of_year(match: Match) -> Meaning | None:
    """Read «екінші тоқсанында», «бірінші жартыжылдықта», «бірінші жартысында»."""
    which, part = look_up(ORDINALS, match["ordinal"]), match["part"].lower()
    if part.startswith("жартысы") and not _after_a_year(match):
        return None
    unit, cut = ("quarter", values.quarter) if part.startswith("тоқ") else ("half", values.half)
    return dated(unit, lambda year: cut(year, which))


def read_months_of(match: Match) -> Meaning | None:
    """Read «тоғыз айында» in «2023 жылдың тоғыз айында»: its first nine."""
    count = number(NUMBERS, match["n"])
    if not 1 <= count <= 12 or not _after_a_year(match):
        return None
    return each_year("span", lambda year: values.months(year, 1, count, precision="span"))


def read_number(match: Match) -> Meaning | None:
    """Read «айдың 9-ы күні»."""
    return day_of_month(int(match["day"]))


def read_name(match: Match) -> Meaning:
    """Pass over a name that holds a date."""
    return NO_DATE


# Months are written small; a capital makes a city («Қазан») or a feast («Наурыз») of them, unless the line is in capitals.
_SMALL, _STEMS = any_of(MONTHS), any_of(MONTH_STEMS)
MONTH = rf"(?P<month>(?-i:{_SMALL}|{_SMALL.upper()}))"
STEM = rf"(?P<month>{_STEMS})"
DAY = "(?P<day>0?[1-9]|[12][0-9]|3[01])"
LAST_DAY = "(?P<last>0?[1-9]|[12][0-9]|3[01])"
TH = "(?:-?(?:шы|ші))?"
NUMBERED = "-?(?:с?[ыі](?:нда(?:ғы)?|нде(?:гі)?|нан|нен|на|не|ның|нің|н)?)?"
ON_DAY = r"(?: күн(?:інде(?:гі)?|інен|іне|інің|гі|і)?)?"
PART = r"(?: (?:бас|соң|аяқ|аяғ|ортас|қарсаң)(?:ы|і)(?:нда(?:ғы)?|нан|на)?)?"
OF_MONTH = rf"(?:{any_of(forms(stem, ('genitive',), possessive=False) for stem in MONTH_STEMS)}|{_STEMS} айының)"
IN_CASE = any_of(table(MONTH_STEMS, ("locative", "ablative", "dative", "genitive")))
YEAR_FORM = rf"(?:{forms('жыл')}|жылғы|ж\.)"
YEARS_FORM = r"(?:жылдар(?:ында(?:ғы)?|ынан|ына|ының|ын|дағы|дан|дың|ға|да|ы)?|жж\.)"
ORDINAL = rf"(?P<ordinal>{any_of(ORDINALS)})"
CENTURY = r"(?:(?P<century>(?:өткен|[XХ][XХ][IІ]|[XХ][IІ][XХ]|[XХ]{2}) ғасырдың) )?"
WITH_YEAR = rf"(?: (?P<year>{YEAR}) {YEAR_FORM})"
RULES = (
    Rule(words(rf"{YEAR} жылға дейінгі (?:[^.!?\n]{{0,80}} )?күн тәртіб\w{{0,6}}"), read_name),
    Rule(words(r"Қазан (?:қала|төңкеріс)\w{0,8}|Наурыз (?:мейрам|мереке|той)\w{0,8}|Желтоқсан (?:оқиға|көтеріліс)\w{0,8}"), read_name),
    Rule(words(rf"{DAY}{TH}(?: |-){MONTH}(?:{WITH_YEAR}|{ON_DAY})"), read_day),
    Rule(words(rf"(?=(?P<month>{OF_MONTH}))(?:{OF_MONTH}) {DAY}{NUMBERED}{ON_DAY}"), read_day),
    Rule(words(rf"{DAY}{TH} ?[-–—] ?{LAST_DAY}{TH}(?: |-){MONTH}(?:{WITH_YEAR}|{ON_DAY})"), read_days),
    Rule(words(rf"{STEM} {owned('ай')}{PART}"), read_month),
    Rule(words(rf"(?P<month>(?-i:{IN_CASE}|{IN_CASE.upper()})){PART}"), read_bare_month),
    Rule(words(rf"{STEM} ?[-–—] ?(?P<last>{_SMALL})(?: айлар(?:ында(?:ғы)?|ынан|ына|ының|ы)?)?"), read_months),
    Rule(words(rf"(?<![-–—])(?P<year>{YEAR})(?: |-)?{YEAR_FORM}{PART}(?! (?:бұрын|бойы|ішінде))"), read_year),
    Rule(words(rf"(?P<year>{YEAR})(?: ?[-–—] ?| (?:мен|бен|пен) )(?P<last>{YEAR})(?: |-)?(?:{YEARS_FORM}|{YEAR_FORM})"), read_years),
    Rule(words(rf"(?P<year>{YEAR})[-–/](?P<last>[0-9]{{2}})(?: оқу)? {YEAR_FORM}"), read_years),
    Rule(words(rf"{CENTURY}(?P<tens>(?:1[0-9]|20)?[1-9]0|{any_of(TENS)})(?:-?(?:шы|ші|ыншы|інші))?(?:-| ){YEARS_FORM}{PART}"), read_decade),
    Rule(words(rf"(?P<season>{any_of(table(SEASON_STEMS, ('locative',), possessive=False))})"), read_season),
    Rule(words(rf"(?P<season>{any_of(SEASONS)})"), read_season_of_year),
    Rule(words(rf"{ORDINAL} ?(?P<part>{forms('тоқсан')}|{forms('жартыжылдық')}|жартысы(?:нда(?:ғы)?|нан|на|ның|н)?)"), read_part_of_year),
    Rule(words(rf"(?:алғашқы )?(?P<n>{COUNT}) {forms('ай')}"), read_months_of),
    Rule(words(rf"(?:(?:осы|ағымдағы) )?айдың {DAY}-?с?[ыі](?:нда|нде|нан|нен|на|не)?{ON_DAY}"), read_number),
)
