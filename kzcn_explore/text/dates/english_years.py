"""English years, school years and decades; a number that counts something is no year."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.english_names import one_of
from kzcn_explore.text.dates.english_words import ENDS, TENS, TO_YEAR, YEAR, followed, preceded
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, known
from kzcn_explore.text.dates.rules import Rule, words
from kzcn_explore.text.dates.values import Days

Match = re.Match[str]
# Words that may stand before a year with a capital ("In 2022", "Copyright 2022"); another capital makes it part of a name.
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|for|during|before|after|between|and|or|to|through|throughout|the|year|fiscal|late|early|mid|but|both"
    r"|copyright|than|with|as|on|that|a|an|his|her|its|their|our|winter|summer|spring|autumn|fall|season|when|while|if|circa|around|back|beginning|starting|ending|ended|published"
    r"|updated|posted)[\s-]|[^\w\s]\s?|['’]s\s)$",
    re.IGNORECASE,
)
SURE = re.compile(r"\b(?:in|since|by|until|till|from|early|mid|late|year|during|fiscal|of|and|between|to|circa)[\s-]$|\($", re.IGNORECASE)
CAPITAL_BEFORE = re.compile(r"[^\W\d_a-z][\w.&]{0,20}[\s-]$")
BEFORE_COUNT = one_of(
    r"""
    about some nearly almost over least than approximately roughly every no nos numbers? pages? pp? articles? resolutions? sections? rooms?
    flights? highway routes? channel model size street
    paragraphs? paras? chapters? decrees? directives? bills? clauses? at another up\sto only just these those all per rule total vol volume
    nearby
    """
)
NUMBERED = re.compile(rf"(?:\b{BEFORE_COUNT}\.?[\s-]|[$€£¥#№]\s?)$", re.IGNORECASE)
AFTER_COUNT = one_of(
    r"""
    people persons? troops soldiers men women children students workers employees jobs cases votes points met(?:re|er)s km miles
    kilomet(?:re|er)s feet ft dollars euros? pounds yuan rou?bles tenge tonnes? tons GMT UTC BST EST hours hrs local\stime
    residents families homes houses members police officers refugees migrants times years? days months weeks minutes units copies
    pages words protest[eo]rs participants companies percent per\scent square acres hectares mm cc calories mph MW megawatts
    deaths others more bodies fighters civilians victims degrees kg species or\sso respondents adults voters delegates patients
    users prisoners detainees cars vehicles aircraft flights rounds cubic guests visitors fans firms businesses schools villages
    farmers demonstrators personnel
    """
)
COUNTED = re.compile(rf"[\s-]{AFTER_COUNT}\b")
# "Resolutions 1970 and 1973", "2066 (XX)": numbers of a list, and those that bear the number of their session.
LISTED = re.compile(
    r"\b(?:resolutions|articles|sections|paragraphs|flights|rules|decrees|directives|bills)\s"
    r"(?:[0-9]{1,5}(?:\s?\([\w-]{1,8}\))?(?:, and\s|,\s|\s(?:and|or|to)\s)){1,6}$",
    re.IGNORECASE,
)
SESSION = re.compile(r"\s?\((?:[A-Z]{1,2}-)?[IVXLC]{1,8}\)")
# Groups of digits are a telephone number.
DIGITS_BEFORE = re.compile(r"[0-9]\s$")
PART_BEFORE = re.compile(r"\bthe\s(?:early|mid|late)[\s-]$", re.IGNORECASE)
PLURAL = re.compile(r"\s[a-z]{2,20}s\b")
AFTER_SPAN = re.compile(r"\s(?:season|school|academic|financial|fiscal|budget|campaign|term|winter|period)")


def read_year(match: Match) -> Meaning | None:
    """Read a year, unless the words around count something with it or make a name of it ("Euro 2016")."""
    year = int(match["year"])
    if _is_a_number(match) or preceded(match, DIGITS_BEFORE) or followed(match, COUNTED):
        return None
    if not 1900 <= year <= 2099 and (not preceded(match, SURE) or followed(match, PLURAL)):
        return None
    if not preceded(match, BEFORE_YEAR) and preceded(match, CAPITAL_BEFORE):
        return NO_DATE
    return known(values.year(year))


def _is_a_number(match: Match) -> bool:
    """Tell whether a resolution, a law or a flight bears the number."""
    listed = LISTED.search(match.string[max(0, match.start() - 100) : match.start()])
    return listed is not None or preceded(match, NUMBERED) or followed(match, SESSION)


def read_years(match: Match) -> Meaning | None:
    """Read "2016-17" and "2016/18"; "2012-06" stays a month, "2011-12" is a span where a season or a budget follows, or in prose."""
    first = int(match["year"])
    last = first // 100 * 100 + int(match["to"])
    consecutive = last == first + 1
    if _is_a_number(match) or last <= first:
        return None
    if match["mark"] == "-" and int(match["to"]) <= 12 and not (consecutive or followed(match, AFTER_SPAN)):
        return None
    return known(Days(values.year(first).earliest, values.year(last).latest, "span"))


def read_range(match: Match) -> Meaning | None:
    """Read "2011-2016"."""
    first, last = values.year(int(match["year"])), values.year(int(match["to"]))
    return known(Days(first.earliest, last.latest, "span")) if first.latest < last.earliest else None


def read_decade(match: Match) -> Meaning | None:
    """Read "the 1990s"; "the 1800s" are a century."""
    first = int(match["decade"])
    if first % 100 == 0 and first < 2000:
        return known(Days(values.year(first).earliest, values.year(first + 99).latest, "span"))
    return known(values.decade(first))


def read_short_decade(match: Match) -> Meaning | None:
    """Read "the '90s"; of the last century."""
    return known(values.decade(1900 + int(match["tens"])))


def read_named_decade(match: Match) -> Meaning | None:
    """Read "the nineties", "the late nineties", not "in her nineties"."""
    if not match[0].lower().startswith("the") and not preceded(match, PART_BEFORE):
        return None
    return known(values.decade(1900 + 10 * TENS[match["name"].lower()]))


RULES = (
    Rule(words(rf"(?<![0-9][-/]){YEAR}(?P<mark>[-–/])(?P<to>[0-9]{{2}})(?![-/]){ENDS}"), read_years),
    Rule(words(rf"(?<![0-9][-/]){YEAR} ?[-–—] ?{TO_YEAR}{ENDS}"), read_range),
    Rule(words(rf"(?:the year )?(?<![0-9][-/.]){YEAR}{ENDS}"), read_year),
    Rule(words(r"(?:the )?(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s"), read_decade),
    Rule(words(r"(?:the )?['’‘](?P<tens>[2-9]0)s"), read_short_decade),
    Rule(words(rf"(?:the )?(?P<name>{'|'.join(TENS)})"), read_named_decade),
)
