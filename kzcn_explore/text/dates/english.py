"""English: the rules of all kinds together, names that look like dates, and the words that tell the tense."""

from __future__ import annotations

import re
from collections.abc import Callable

from kzcn_explore.text.dates import english_days, english_names, english_offsets, english_relative, english_years, values
from kzcn_explore.text.dates.english_names import DAY_NAMES, SPECIAL, WITH_TODAY, one_of
from kzcn_explore.text.dates.english_tense import CUES
from kzcn_explore.text.dates.english_words import NUMBER, NUMBERS, ORDINALS, UNIT, number
from kzcn_explore.text.dates.meanings import Meaning, each_year, known, seen_from
from kzcn_explore.text.dates.rules import Joint, Language, Rule, spaced, words
from kzcn_explore.text.dates.tense import lean_by

Match = re.Match[str]
# A quarter that stands alone is one of the year only where business is spoken of; elsewhere it may be one of a match.
BUSINESS = re.compile(r"profit|earning|revenue|sales|GDP|growth|econom|per ?cent|bank|export|import|output|shares", re.IGNORECASE)
LAST = {"quarter": 4, "half": 2}


def read_part(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "early" or "the end of" before a date: the unit stays whole."""
    return following


def read_fraction(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "the third quarter of last year", "the first half of 2022"; "the second quarter" alone where business is spoken of."""
    unit = match["fraction"].lower()
    nth = ORDINALS.get(match["ordinal"].lower(), LAST[unit])
    if nth > LAST[unit]:
        return None
    cut = values.quarter if unit == "quarter" else values.half
    if following is None:
        around = match.string[max(0, match.start() - 120) : match.end() + 120]
        told = unit == "quarter" and not match["of"] and BUSINESS.search(around)
        return each_year(unit, lambda year: cut(year, nth)) if told else None
    if following.precision != "year" or not match["of"]:
        return following if following.precision == "month" and match["of"] else None
    return part_of(following, unit, lambda year: year and cut(year.earliest.year, nth))


def read_first_units(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "the first eight months of 2016", "the last three days of May"."""
    if following is None or following.precision not in ("month", "year"):
        return None
    n, unit, from_start = number(match["number"]), match["unit"].lower(), match["ordinal"].lower() == "first"

    def cut(days):
        if days is None:
            return None
        if from_start:
            return values.Days(days.earliest, min(days.latest, values.move(values.move(days.earliest, n, unit), -1, "day")), "span")
        return values.Days(max(days.earliest, values.move(values.move(days.latest, 1, "day"), -n, unit)), days.latest, "span")

    return part_of(following, "span", cut)


def part_of(whole: Meaning, precision: str, cut: Callable[[values.Days | None], values.Days | None]) -> Meaning | None:
    """Return the meaning of a part that is cut out of a longer stretch."""
    if whole.days:
        return known(cut(whole.days))
    if whole.of_year:
        return each_year(precision, lambda year: cut(whole.of_year(year)))
    return seen_from(precision, lambda written, lean: cut(whole.of_day(written, lean))) if whole.of_day else None


def read_week_of_month(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "the first week of June": its first seven days; "the last week": its last seven."""
    if following is None or following.precision not in ("month", "year"):
        return None
    nth = ORDINALS.get(match["ordinal"].lower(), 5)

    def cut(days):
        if days is None:
            return None
        if nth == 5:
            return values.Days(values.move(days.latest, -6, "day"), days.latest, "week")
        begin = values.move(days.earliest, 7 * (nth - 1), "day")
        return values.Days(begin, values.move(begin, 6, "day"), "week")

    return part_of(following, "week", cut)


PARTS = (
    Rule(words(r"(?:the )?(?:very )?(?:early|mid|late)(?: to (?:mid|late)|-to-(?:mid|late))?(?: |-)(?:in )?"), read_part, leads=True),
    Rule(
        words(
            r"(?:(?:the )?(?:very )?(?:end|start|beginning|middle|close|turn|rest|remainder)"
            r"|the (?:first|last|final|early|closing|opening) (?:few )?(?:days?|weeks|months)) of"
            r" (?=the|this|last|next|[A-Z0-9'’])"
        ),
        read_part,
        leads=True,
    ),
    Rule(
        words(
            r"(?:the )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final)(?: |-)(?P<fraction>quarter|half)(?P<of>,? of | )?"
        ),
        read_fraction,
        leads=True,
    ),
    Rule(words(rf"the (?P<ordinal>first|last) {NUMBER} {UNIT}s of "), read_first_units, leads=True),
    Rule(
        words(r"(?:the )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final) week (?:of|in) (?:the month of )?"),
        read_week_of_month,
        leads=True,
    ),
)
UNITS = r"(?:day|week|fortnight|month|quarter|year|decade)s?\b"
COUNTS = rf"(?:{NUMBER.replace('?P<number>', '?:')}|several|some|many|a few|a number of|countless)"
COUNT_WORDS = "a an " + " ".join(word for word in NUMBERS if word.isalpha() and len(word) > 2) + " several some many countless"
FULL_NAMES = """
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """
SHORT_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec Mon Tues? Wed Thu(?:rs?)? Fri Sat Sun"
ADVERBS = "yesterday today tomorrow tonight early mid late spring summer autumn fall winter"
AFTER_WHICH = one_of(
    """
    [0-9] week weekend fortnight month quarter year decade day night morning afternoon
    evening spring summer autumn fall winter same past coming
    """
)
AFTER_THE = one_of(
    """
    very early mid late end start beginning middle close turn rest remainder year week month decade day weekend past last next
    previous coming upcoming following recent same preceding current first second third fourth final closing opening spring summer
    autumn fall winter [0-9'’‘] [a-z]{3,5}ties
    """
)


def cased(listed: str) -> str:
    """Return a pattern for any of the words listed, in small letters, with a capital, or in capitals.

    Spelt out, for a pattern that ignores case takes several times as long to look for.
    """
    forms = ([f"[{word[0].upper()}{word[0]}]{word[1:]}", word.upper()] for word in listed.split())
    return "|".join(form for pair in forms for form in pair)


STARTS = words(
    rf"{cased(FULL_NAMES)}|{cased(ADVERBS)}|{'|'.join(SHORT_NAMES.split())}|{'|'.join(SHORT_NAMES.split()).upper()}|['’‘][2-9]0s"
    rf"|[Tt]he (?=(?i:{AFTER_THE}))|(?:[Ee]arlier|[Ll]ater) (?=(?i:{DAY_NAMES}|in|on|this|the|that|today))"
    rf"|(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious|[Pp]ast|[Cc]oming|[Uu]pcoming|[Ff]ollowing|[Tt]hat|[Tt]hese|[Rr]ecent)"
    rf" (?=(?i:{AFTER_WHICH}|{COUNTS}\b|{one_of(FULL_NAMES)}|May|upcoming|following|recent|last|next))"
    rf"|{SPECIAL} (?={DAY_NAMES})|{WITH_TODAY} (?=Today)"
    r"|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)(?= quarter| half| week|-quarter|-half)"
    r"|(?:[Yy]ear|[Mm]onth|[Ww]eek|[Dd]ecade)(?=['’]s end|-end)"
    r"|(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Rr]est) (?=of )"
    rf"|(?:{cased(COUNT_WORDS)})(?:-[a-z]{{3,5}})?"
    rf"(?= (?:(?:few|couple|couple of|dozen|number of) )?(?:(?:long|short|to|or) )?(?:{COUNTS} )?{UNITS})"
    rf"|[Ii]n (?=(?:about |around )?{COUNTS} {UNITS})",
    0,
)
DASH = r"\s?[-–—]\s?"
JOINTS = (
    Joint(re.compile(DASH)),
    Joint(re.compile(spaced(r" (?:to|until|till|through|up to) (?:the )?"), re.IGNORECASE)),
    Joint(re.compile(spaced(r" and "), re.IGNORECASE), before=re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)),
)
LANGUAGE = Language(
    starts=STARTS,
    rules=english_names.RULES + english_days.RULES + english_years.RULES + english_relative.RULES + english_offsets.RULES + PARTS,
    joints=JOINTS,
    year_after=re.compile(spaced(r"(?: (?:of |in )?|, )(?=this|last|next|the|[0-9])"), re.IGNORECASE),
    year_before=re.compile(spaced(r"['’]s "), re.IGNORECASE),
    lean=lean_by(CUES),
)
