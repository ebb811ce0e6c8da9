"""English dates at a distance from another: two months ago, in two weeks, the day after June 5, earlier this year."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.english_words import NUMBER, PART_OF_DAY, TO_NUMBER, UNIT, number, preceded
from kzcn_explore.text.dates.meanings import Meaning, moved, seen_from, unknown
from kzcn_explore.text.dates.rules import Rule, words

Match = re.Match[str]
AHEAD = re.compile(
    r"\b(?:will|shall|due|expected|expects?|scheduled|set to|would|going to|hopes? to|plan(?:s|ned)?|is to|are to|ready)\b|['’](?:ll|d)\b"
)
# "The first visit in 200 years" tells how long there was none.
RECORD = re.compile(
    r"\b(?:first|only|most|worst|best|biggest|largest|highest|lowest|greatest|longest|shortest|deadliest|strongest|weakest|fastest|steepest)\s"
    r"[^.,;:]{0,50}$",
    re.IGNORECASE,
)
LASTING = re.compile(r"\b(?:for|in|within)\s$", re.IGNORECASE)
OF_THE = re.compile(
    r"\b(?:(?:end|start|beginning|middle|rest|remainder|close|turn|half|quarter) of|(?:earlier|later) in)\s$", re.IGNORECASE
)


def read_ago(match: Match) -> Meaning | None:
    """Read "three months ago", "8-10 years ago"."""
    unit = match["unit"].lower()
    least, most = number(match["number"]), number(match["to"] or match["number"])

    def of_day(written, lean):
        first, last = values.shift(written, -most, unit), values.shift(written, -least, unit)
        return last if least == most else values.Days(first.earliest, last.latest, "span")

    return seen_from(unit, of_day)


def read_ahead(match: Match) -> Meaning | None:
    """Read "in two weeks" where the sentence looks ahead; elsewhere that is how long something took."""
    n, unit = number(match["number"]), match["unit"].lower()
    before = match.string[max(0, match.start() - 100) : match.start()]
    before = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
    after = match.string[match.end() : match.end() + 60] if not before.strip() else ""
    if not match["time"] and RECORD.search(before):
        return None
    if not match["time"] and not AHEAD.search(before) and not AHEAD.search(after):
        return None
    # Seen from a day that lies in the past itself, it stays open.
    return seen_from(unit, lambda written, lean: None if lean == "past" else values.shift(written, n, unit))


def read_open(match: Match) -> Meaning | None:
    """Read "the same day", "two years later", "a few years ago": a time that other words of the text fix."""
    return unknown(match["unit"].lower())


def read_open_part(match: Match) -> Meaning | None:
    """Read "the following morning"."""
    return unknown("day")


def read_open_weekend(match: Match) -> Meaning | None:
    """Read "that weekend"."""
    return unknown("span")


def read_offset(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "two days after June 5"; "two days after the talks" stays open, "for two days after", "two years since" last that long."""
    n, unit = number(match["number"]), match["unit"].lower()
    if following is None:
        return None if match["side"].lower() in ("since", "from") or preceded(match, LASTING) else unknown(unit)
    return moved(following, -n if match["side"].lower() == "before" else n, unit)


def read_neighbour(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "the day after June 5", "the day before"."""
    unit = match["unit"].lower()
    return moved(following, -1 if match["side"].lower() == "before" else 1, unit) if following else unknown(unit)


def read_side(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "earlier this year", "later on Monday": up to the day before writing, from the day after it on."""
    if following is None or following.precision in ("decade", "span"):
        return None
    if following.of_day is None or following.precision == "day":
        return following
    earlier = match["side"].lower() == "earlier"

    def of_day(written, lean):
        unit = following.of_day(written, lean)
        if unit is None or not unit.earliest < written < unit.latest:
            return unit
        return unit._replace(latest=values.move(written, -1, "day")) if earlier else unit._replace(earliest=values.move(written, 1, "day"))

    return seen_from(following.precision, of_day)


def read_week_of(match: Match, following: Meaning | None) -> Meaning | None:
    """Read "the week of June 6"."""
    return None if following is None or following.precision != "day" else moved(following, 0, "week")


def read_end_of(match: Match) -> Meaning | None:
    """Read "year's end"."""
    unit = match["unit"].lower()
    return seen_from(unit, lambda written, lean: values.unit_of(written, unit))


def read_the_unit(match: Match) -> Meaning | None:
    """Read "the year" in "the end of the year": only behind a word that cuts a part out of it."""
    unit = match["unit"].lower()
    return seen_from(unit, lambda written, lean: values.unit_of(written, unit)) if preceded(match, OF_THE) else None


MANY = r"a few|several|some|many|a number of|a couple of|countless"
LATER = r"(?:later|earlier|afterwards?|beforehand|before that|after that)"
AFTER = r"(?P<side>after|before|following|since|from)"
RULES = (
    Rule(words(rf"{NUMBER}(?:{TO_NUMBER})? (?:long |short )?{UNIT}s? ago"), read_ago),
    Rule(words(rf"(?:{MANY}) {UNIT}s ago"), read_open),
    Rule(words(rf"in (?:(?:about|around) )?{NUMBER} {UNIT}s?(?P<time>['’]s? time|['’]s time)?"), read_ahead),
    Rule(
        words(rf"(?:(?:{MANY}) |{NUMBER} )(?P<unit>day|week|month|year|decade)s? {LATER}"),
        read_open,
    ),
    Rule(words(rf"(?:the|that) (?:very )?same {UNIT}"), read_open),
    Rule(words(r"(?:that|that same) (?P<unit>day|week|month|year)"), read_open),
    Rule(words(r"the (?:following|next|previous|preceding) (?P<unit>day)"), read_open),
    Rule(words(r"that (?:same )?weekend"), read_open_weekend),
    Rule(words(r"the (?:following|previous|preceding) (?P<unit>week|month|year)"), read_open),
    Rule(words(rf"(?:the (?:following|next|previous)|that|that same) {PART_OF_DAY}"), read_open_part),
    Rule(words(rf"{NUMBER} {UNIT}s? {AFTER} "), read_offset, leads=True),
    Rule(words(rf"(?:{MANY}) {UNIT}s (?:after|before)"), read_open),
    Rule(words(rf"the {UNIT} (?P<side>after|before)(?: |\b)"), read_neighbour, leads=True),
    Rule(words(r"(?P<side>earlier|later)(?: in| on)? "), read_side, leads=True),
    Rule(words(r"the week (?:of|beginning|ending|starting) (?:on )?"), read_week_of, leads=True),
    Rule(words(r"(?:the )?(?P<unit>year|month|week|decade)(?:['’]s end|-end)"), read_end_of),
    Rule(words(r"the (?P<unit>week|month|year|decade)"), read_the_unit),
)
