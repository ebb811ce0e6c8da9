"""Finding: every date that a text names, with its offsets, the days it means, and whether it lies behind or ahead of the writing.

What is marked
    Expressions that place something on the calendar: days, weekdays, weeks, months, quarters, halves, seasons, years, decades, spans of
    them, and words seen from the day of writing ("yesterday", "last week", "two months ago", "the past five years").
    An adjective counts ("the 2016 election", "a Wednesday letter"). "Now", "recently", "soon", "in recent weeks" and "over the past few
    years" place nothing and are not marked; centuries, feasts ("Christmas") and fiscal years are not either.
What is not marked
    Durations ("for 30 years", "within two weeks", "a 10-year plan", "80-year-old"), times of the day alone, habits ("every Monday", "on
    Sundays", "in the winter months"), anniversaries, numbers of other things, and dates inside names ("2030 Agenda", "20th National
    Congress", "Sunday Times", "World Cup 2018").
How far a mention reaches
    The words of the date with its weekday, its year, its part ("early", "the end of", "morning") and an article that belongs to it
    ("the 1990s"); no preposition before it, no comma behind it. "From 2021 to 2025" is one mention, "2021 to 2025".
What it means
    Whole calendar units. Weeks run from Monday to Sunday; seasons are three whole months, winter begins in December of the year it is
    named after; a decade is its ten years. Early, mid and late leave the unit whole. "Earlier this year" ends before the day of writing,
    "later this year" begins after it. "The past five years" runs back from the day of writing. "Three months ago" is a whole month,
    "two days ago" a day; "a decade ago" is the year that far back, said loosely, which its precision (decade) tells.
    A day or a month without a year is the nearest that the tense wants; "next Tuesday" lies in the next calendar week, "last Tuesday"
    is the latest one. What the text leaves open ("two days after the talks", "the same day") is a mention without days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from kzcn_explore.text.dates.meanings import NO_DATE, resolve
from kzcn_explore.text.dates.numeric import LETTER, NUMERIC, ONLY_NUMBERS
from kzcn_explore.text.dates.rules import Found, Language, read_at
from kzcn_explore.text.dates.values import Days

MODULES = {"en": "english", "ru": "russian", "kk": "kazakh", "zh": "chinese"}
# How much of a sentence around a mention is read for its tense, and how much of a text for its script.
AROUND = 200
SCRIPT = 5000
ENDS = re.compile(r"[.!?…]{1,3}[\"”»’)]{0,2}\s{1,3}(?=$|[\"“«(]?[^\W_a-zа-яәіңғүұқөһ])|[。！？]|\n")
# A full stop after these does not end a sentence.
SHORT = re.compile(
    r"\b(?:[A-ZА-Я]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|г|гг|ж|жж)\.\s*$"
)


class Mention(NamedTuple):
    """A date named in a text.

    Attributes
    ----------
    start, end : int
        Offsets into the text: ``quote == text[start:end]``.
    quote : str
    earliest, latest : datetime.date or None
        The days meant, both inclusive; None where they stay open.
    precision : {"day", "week", "month", "quarter", "season", "half", "year", "decade", "span"}
        Of the words; the days may be fewer ("earlier this year").
    status : {"past", "present", "planned", "future", "unresolved"}
        Seen from the anchor: behind, around it, ahead with words of planning, ahead without. Without an anchor unresolved.
    own_year : bool
        The words name their year themselves, so that the days do not rest on the anchor.
    lean : {"past", "planned", "none"}
        What the words around say: that it has happened, that it is to come, or neither.
    """

    start: int
    end: int
    quote: str
    earliest: date | None
    latest: date | None
    precision: str
    status: str
    own_year: bool
    lean: str


def find_dates(text: str, *, anchor: tuple[date | None, date | None] | None = None, language: str | None = None) -> list[Mention]:
    """List the dates that a text names, in order, without overlap.

    Parameters
    ----------
    text : str
    anchor : Interval or (date, date), optional
        The first and the last day on which the text may have been written; None for an end that is open.
    language : str, optional
        "en", "ru", "kk" or "zh"; in another language only numeric dates are found. Told by the script where it is not given.

    Examples
    --------
    >>> [found] = find_dates("The talks were held last week.", anchor=(date(2022, 6, 9), date(2022, 6, 9)))
    >>> found.quote, found.earliest.isoformat(), found.latest.isoformat(), found.precision, found.status
    ('last week', '2022-05-30', '2022-06-05', 'week', 'past')
    >>> find_dates("The 2030 Agenda is a plan for 15 years.")
    []
    """
    spoken = _language(script_of(text) if language is None else language)
    anchor = None if anchor is None else (anchor[0], anchor[1])
    mentions = []
    for found in _scan(text, spoken):
        lean = spoken.lean(*_around(text, found.start, found.end))
        days = resolve(found.meaning, anchor, lean)
        earliest, latest = (None, None) if days is None else (days.earliest, days.latest)
        precision = found.meaning.precision if days is None else days.precision
        status = _status(days, anchor, lean)
        quote = text[found.start : found.end]
        own_year = found.meaning.days is not None
        mentions.append(Mention(found.start, found.end, quote, earliest, latest, precision, status, own_year, lean))
    return mentions


def script_of(text: str) -> str:
    """Tell a text's language by its letters: "zh", "kk", "ru", else "en".

    Examples
    --------
    >>> script_of("2022 жылғы 7 маусымда Қазақстанда"), script_of("7 июня 2022 года"), script_of("2022年6月7日")
    ('kk', 'ru', 'zh')
    """
    head = text[:SCRIPT]
    chinese = len(re.findall(r"[\u4e00-\u9fff]", head))
    cyrillic = len(re.findall(r"[\u0400-\u04ff]", head))
    latin = len(re.findall(r"[A-Za-z]", head))
    # A Chinese character says about as much as four letters.
    if 4 * chinese > max(cyrillic, latin):
        return "zh"
    if cyrillic <= latin:
        return "en"
    return "kk" if len(re.findall("[әіңғүұқөһ]", head.lower())) > cyrillic / 30 else "ru"


@lru_cache(maxsize=8)
def _language(code: str) -> Language:
    spoken = import_module(f"kzcn_explore.text.dates.{MODULES[code]}").LANGUAGE if code in MODULES else ONLY_NUMBERS
    starts = re.compile(rf"(?<!{LETTER})(?<![0-9][.,:])(?:[0-9]|Q(?=[1-4]))|{spoken.starts.pattern}", spoken.starts.flags)
    return spoken._replace(starts=starts, rules=spoken.rules + NUMERIC)


def _scan(text: str, language: Language) -> Iterator[Found]:
    done = 0
    for start in language.starts.finditer(text):
        if start.start() < done:
            continue
        found = read_at(text, start.start(), language)
        if found is not None:
            done = found.end
            if found.meaning is not NO_DATE:
                yield found


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a mention inside its sentence."""
    before = text[max(0, start - AROUND) : start]
    for stop in reversed(list(ENDS.finditer(before))):
        if not SHORT.search(before[: stop.end()]):
            before = before[stop.end() :]
            break
    after = text[end : end + AROUND]
    stop = next((stop for stop in ENDS.finditer(after) if not SHORT.search(after[: stop.end()])), None)
    return before, after[: stop.start()] if stop else after


def _status(days: Days | None, anchor: tuple[date | None, date | None] | None, lean: str) -> str:
    if days is None or anchor is None or anchor == (None, None):
        return "unresolved"
    first, last = anchor
    if first is not None and days.latest < first:
        return "past"
    if last is not None and days.earliest > last:
        return "planned" if lean == "planned" else "future"
    # An open end may lie on the far side of the days: nothing is known then.
    return "present" if first is not None and last is not None else "unresolved"
