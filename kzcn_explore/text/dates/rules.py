"""Rules: what a language hands the finder, and how the finder reads one date at one place of a text.

A language is one module with a constant ``LANGUAGE``, a `Language`. To add one:

1. **starts**: one pattern that matches wherever a date may begin: its month names, weekdays, "last", "next" and so on (`words`
   puts the word boundaries around it). Digits that no letter precedes are tried anyway. Rules run only at these places, which
   keeps long texts fast.
2. **rules**: a tuple of `Rule`. A rule is a pattern that is matched at such a place, and a function that turns the match into a
   `Meaning`: ``known(values.day(2022, 6, 7))`` where the words say everything, ``each_year("day", of_year)`` where the
   year is missing, ``seen_from("week", of_day)`` where the words are seen from the day of writing, ``unknown("day")`` where a time
   is named that the text leaves open, ``NO_DATE`` where the words only look like a date (they are passed over whole), ``None``
   where the rule does not apply after all. **The longest match wins**, the earlier rule where two are as long; so a name such as
   "2030 Agenda" is a rule that is longer than the year. A look-behind may ask for the word before.
3. A rule with ``leads=True`` stands before another date: "the end of" + "last year", "two days after" + "5 June". Its function gets the
   match and the `Meaning` that follows, or None where no date follows; it returns None if it needs one and there is none.
4. **joints**: `Joint` of spans: "from A to B". Both ends may be anything the rules read, and an end without a year takes it from the other.
5. **year_after**, **year_before**: what may stand between words without a year and a year: "7 June" + " " + "last year".
6. **lean**: a function of the text before and after the mention, inside its sentence: "past", "planned" or "none" (`tense.py`).

Numeric dates (2022-06-07, 07.06.2022) are in every language and need no rule. Linear time: in a pattern every repetition has an upper
bound (``{1,3}``, never ``+`` or ``*``), since a text may be one hostile line of 100 MB.

Examples
--------
>>> from kzcn_explore.text.dates.meanings import known
>>> from kzcn_explore.text.dates import values
>>> rule = Rule(words(r"anno (?P<year>[0-9]{4})"), lambda match: known(values.year(int(match["year"]))))
>>> latin = Language(starts=words("anno"), rules=(rule,))
>>> read_at("Datum anno 1992.", 6, latin).meaning.days.earliest
datetime.date(1992, 1, 1)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, hull, within

# Between two words: up to three blanks, or one line break, since printed lines are wrapped.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
# How many leading rules may stand before one date: "the end of the first week of June".
DEPTH = 3


class Rule(NamedTuple):
    """A pattern, and the function that reads its match; see the head of this file."""

    pattern: re.Pattern[str]
    read: Callable[..., Meaning | None]
    leads: bool = False


class Joint(NamedTuple):
    """What joins two dates into a span: a word between, and where needed one before the first and one after the second.

    ``before`` is searched in the few characters that stand before the first date, so let it end with ``$``.
    """

    between: re.Pattern[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def no_lean(before: str, after: str) -> str:
    """Say that the words around tell nothing."""
    return "none"


class Language(NamedTuple):
    """Everything the finder has to know about a language; see the head of this file."""

    starts: re.Pattern[str]
    rules: tuple[Rule, ...]
    joints: tuple[Joint, ...] = ()
    year_after: re.Pattern[str] | None = None
    year_before: re.Pattern[str] | None = None
    lean: Callable[[str, str], str] = no_lean


class Found(NamedTuple):
    """A date at one place of a text, before it is known when the text was written."""

    start: int
    end: int
    meaning: Meaning


def words(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern that neither starts nor ends inside a word; a blank in it stands for any gap between words.

    Write a real blank inside a character class as ``\\x20``.
    """
    # Where the pattern itself ends with a blank or a hyphen ("mid-", "two days after "), a letter may follow.
    return re.compile(rf"(?<![^\W_])(?:{spaced(pattern)})(?:(?<=[\W_])|(?![^\W_]))", flags)


def spaced(pattern: str) -> str:
    """Let every blank of a pattern stand for any gap between words."""
    return pattern.replace(" ", GAP)


def read_at(text: str, place: int, language: Language, *, depth: int = DEPTH) -> Found | None:
    """Read the date that begins at `place`, with the year and the other end of the span that belong to it."""
    first = _read_one(text, place, language, depth=depth)
    if first is None or first.meaning is NO_DATE:
        return first
    first = _with_year(text, first, language, depth=depth)
    for joint in language.joints:
        between = joint.between.match(text, first.end)
        if between is None or (joint.before and not joint.before.search(text[max(0, place - 20) : place])):
            continue
        second = _read_one(text, between.end(), language, depth=depth)
        if second is None or second.meaning is NO_DATE:
            continue
        second = _with_year(text, second, language, depth=depth)
        after = joint.after.match(text, second.end) if joint.after else None
        joined = hull(first.meaning, second.meaning) if after or joint.after is None else None
        if joined is not None:
            return Found(place, after.end() if after else second.end, joined)
    return first


def _read_one(text: str, place: int, language: Language, *, depth: int) -> Found | None:
    best = None
    for rule in language.rules:
        match = rule.pattern.match(text, place)
        if match is None:
            continue
        end = match.end()
        if not rule.leads:
            if best is None or end > best.end:
                meaning = rule.read(match)
                best = best if meaning is None else Found(place, end, meaning)
            continue
        following = read_at(text, end, language, depth=depth - 1) if depth else None
        if following is not None and following.meaning is NO_DATE:
            following = None
        # A blank that waited for a date which does not follow is no part of the mention.
        end = following.end if following else match.start() + len(match[0].rstrip())
        if best is None or end > best.end:
            meaning = rule.read(match, following and following.meaning)
            best = best if meaning is None else Found(place, end, meaning)
    return best


def _with_year(text: str, found: Found, language: Language, *, depth: int) -> Found:
    if found.meaning.of_year is not None and language.year_after is not None:
        between = language.year_after.match(text, found.end)
        year = _read_one(text, between.end(), language, depth=depth) if between else None
        joined = within(found.meaning, year.meaning) if year else None
        return Found(found.start, year.end, joined) if joined else found
    if found.meaning.precision == "year" and language.year_before is not None:
        between = language.year_before.match(text, found.end)
        part = _read_one(text, between.end(), language, depth=depth) if between else None
        joined = within(part.meaning, found.meaning) if part else None
        return Found(found.start, part.end, joined) if joined else found
    return found
