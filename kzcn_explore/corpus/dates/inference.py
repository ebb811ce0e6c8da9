"""Inference: the days between which an undated text was written, from the dates that it names and the words around them.

What a text reports as past bounds it from below; what it calls planned bounds it from above; an anniversary "this year" of a dated event
gives its year; and within one known year, days named without a year belong to that year. The result is an interval, never a day
that the text does not give, and where clues contradict each other the interval is wider, and the contradiction is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kzcn_explore.corpus.dates.clues import Clue
from kzcn_explore.text.anniversaries import find_anniversaries
from kzcn_explore.text.dates.finding import Mention, find_dates, script_of
from kzcn_explore.text.dates.firm import firm_lean
from kzcn_explore.text.sentences import Span

# A quote shows so many words before the date; behind it only where there are few before, or where an event is celebrated.
BEFORE, FEW = 7, 2
BEHIND, BEHIND_ANNIVERSARY = 4, 6
# How far those words are looked for, in characters.
REACH = 100
WORD = re.compile(r"[^\s\u3400-\u9fff]+|[\u3400-\u9fff]{1,2}")
CLOSE = re.compile(r"(?<!\b[A-ZА-Я])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]\W?\s|[。！？]|\n")
# Days without a year are taken into a known year up to the length of a half; what is longer rests on the day of writing.
LONGEST = 184
LATE = 10


def infer_interval(
    raw: str, passages: Sequence[Span], dateline: Span | None = None
) -> tuple[list[Clue], date | None, date | None, list[str]]:
    """Read from a text's own words when it was written.

    Parameters
    ----------
    raw : str
    passages : sequence of (int, int)
        Offsets of the passages; only these are read.
    dateline : (int, int), optional
        Offsets of a day without a year in the dateline: the report was written on it or soon after.

    Returns
    -------
    clues : list of Clue
        In the order of the text; those that gave the bounds are used.
    earliest, latest : date or None
        The first and last day on which it may have been written; None = open.
    conflicts : list of str
        Contradictions, in words.

    Examples
    --------
    >>> raw = "The fair, held in May 2021, was a success. The next one is planned for spring 2023."
    >>> infer_interval(raw, [(0, len(raw))])[1:3]
    (datetime.date(2021, 5, 1), datetime.date(2023, 5, 31))
    """
    language = script_of(" ".join(raw[start:end] for start, end in passages))
    named = _find(raw, passages, None, language)
    clues = [clue for mention in named if mention.own_year for clue in _bound(raw, mention)]
    for found in find_anniversaries(raw, [mention for mention in named if mention.own_year]):
        quote = _quote(raw, found.start, found.end, BEHIND_ANNIVERSARY)
        clues.append(Clue("anniversary", raw[slice(*quote)], *quote, date(found.year, 1, 1), date(found.year, 12, 31), "year"))
    earliest, latest, _ = _bounds(clues)
    if earliest is not None and latest is not None and earliest.year == latest.year:
        year = (date(latest.year, 1, 1), date(latest.year, 12, 31))
        clues += [
            clue
            for mention in _find(raw, passages, year, language)
            if not mention.own_year and _belongs(mention, year)
            for clue in _bound(raw, mention)
        ]
        for mention in _find(raw, [dateline] if dateline else [], year, language):
            if mention.precision == "day" and mention.earliest is not None:
                clues.append(Clue("dateline", mention.quote, mention.start, mention.end, mention.earliest, None, "day"))
    earliest, latest, conflicts = _bounds(clues)
    gave = [next((clue for clue in clues if clue.earliest == earliest is not None), None)]
    gave += [next((clue for clue in clues if clue.latest == latest is not None), None)]
    # The year that the days without one were read in.
    gave += [clue for clue in clues if clue.rule == "anniversary" and not conflicts]
    clues = [replace(clue, used=any(clue is one for one in gave)) for clue in clues]
    return sorted(clues, key=lambda clue: (clue.start, clue.end)), earliest, latest, conflicts


def _find(raw: str, passages: Sequence[Span], anchor: tuple[date, date] | None, language: str) -> list[Mention]:
    """List the dates of the passages, offsets into the raw text, each with the lean that is beyond doubt."""
    return [
        mention._replace(start=start + mention.start, end=start + mention.end, lean=firm_lean(raw[start:end], mention, language))
        for start, end in passages
        for mention in find_dates(raw[start:end], anchor=anchor, language=language)
    ]


def _belongs(mention: Mention, year: tuple[date, date]) -> bool:
    """Tell whether days without a year surely lie in a known one.

    The last quarter is named without a year well into the next: "in December", written in February.
    """
    if mention.earliest is None or not (year[0] <= mention.earliest and mention.latest <= year[1]):
        return False
    if mention.lean == "past" and mention.latest.month >= LATE:
        return False
    return (mention.latest - mention.earliest).days < LONGEST


def _bound(raw: str, mention: Mention) -> list[Clue]:
    """Turn a date into the bound that it gives; a date whose words lean neither way gives none."""
    if mention.earliest is None or mention.lean not in ("past", "planned"):
        return []
    start, end = _quote(raw, mention.start, mention.end)
    past = mention.lean == "past"
    bounds = (mention.earliest, None) if past else (None, mention.latest)
    return [Clue("told as past" if past else "told as planned", raw[start:end], start, end, *bounds, mention.precision)]


def _bounds(clues: Sequence[Clue]) -> tuple[date | None, date | None, list[str]]:
    """Join the bounds of clues.

    A text may tell of an old plan, but it cannot report what has not happened: a plan that lies before a reported event bounds
    nothing.
    """
    earliest = max((clue.earliest for clue in clues if clue.earliest), default=None)
    latest, conflicts = None, []
    for clue in sorted((clue for clue in clues if clue.latest), key=lambda clue: clue.latest):
        if earliest is None or clue.latest >= earliest:
            latest = clue.latest
            break
        conflicts.append(f"“{clue.quote}” would put it before {clue.latest}, but it reports {earliest} or later as past")
    return earliest, latest, conflicts


def _quote(raw: str, start: int, end: int, n_behind: int = 0) -> Span:
    """Return the stretch of a date with some words around it, inside its sentence."""
    before = CLOSE.split(raw[max(0, start - REACH) : start])[-1]
    behind = CLOSE.split(raw[end : end + REACH])[0]
    words_before = [match.start() for match in WORD.finditer(before)]
    if len(before) == REACH:  # the first word may be cut in two
        words_before = words_before[1:]
    words_behind = [match.end() for match in WORD.finditer(behind)]
    if len(behind) == REACH:
        words_behind = words_behind[:-1]
    first = start - len(before) + words_before[-BEFORE:][0] if words_before else start
    n_behind = n_behind or (BEHIND if len(words_before) <= FEW else 0)
    last = end + words_behind[:n_behind][-1] if words_behind[:n_behind] else end
    return first, first + len(raw[first:last].rstrip(" .,;:–—-"))
