"""Tense: what the words around a date say: that it has happened ("past"), that it is to come ("planned"), or neither ("none")."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

# A cue behind a comma belongs to the date less than one that is twice as far away without a comma between.
COMMA = 30
# Behind the date a comma mostly opens another matter; only a sentence that begins with its date has its verb there.
COMMA_BEHIND = 100
# A date mostly follows its verb, so a cue behind the date counts as this much further away.
BEHIND = 12
# How far behind a deadline a word of the past may stand to make it past.
CLOSE = 40
# How far before a date a promise of it may begin.
NEAR = 120
MARK = re.compile(r"[,;:，；–—()\n]")


class Cues(NamedTuple):
    """The words that tell a language's tenses.

    Attributes
    ----------
    past, planned : re.Pattern
        Words such as "was" and "will"; the one nearest to the date decides, "planned" where two start at the same place.
    deadline : re.Pattern, optional
        What stands right before a deadline ("by", "until"), matched at the end of the text before: planned, unless `over` is nearer.
    back : re.Pattern, optional
        What right before a date says that it is over ("since").
    over : re.Pattern, optional
        The words of the past that make even a deadline past ("had doubled by 2010").
    clause : re.Pattern, optional
        What separates clauses beside commas ("that", "but").
    promise : re.Pattern, optional
        Words that set what follows ahead, though their own verb is of the past ("decided to hold"). They tell of a date behind them
        alone: "on Monday agreed to meet" dates the agreement.
    """

    past: re.Pattern[str]
    planned: re.Pattern[str]
    deadline: re.Pattern[str] | None = None
    back: re.Pattern[str] | None = None
    over: re.Pattern[str] | None = None
    clause: re.Pattern[str] | None = None
    promise: re.Pattern[str] | None = None


def lean_by(cues: Cues) -> Callable[[str, str], str]:
    """Return the function that tells the lean of a date from its sentence: the text before it and the text after it.

    Examples
    --------
    >>> lean = lean_by(Cues(past=re.compile("was"), planned=re.compile("will")))
    >>> lean("It was held on ", ", and the next will follow."), lean("It will open on ", ""), lean("On ", "")
    ('past', 'planned', 'none')
    """

    def lean(before: str, after: str) -> str:
        if cues.back and cues.back.search(before):
            return "past"
        if cues.deadline and cues.deadline.search(before):
            over = cues.over and (cues.over.search(MARK.split(before)[-1]) or cues.over.search(MARK.split(after)[0][:CLOSE]))
            return "past" if over else "planned"
        found = [(_distance(cues, before, after, place, side), name) for place, side, name in _cues(cues, before, after)]
        return min(found)[1] if found else "none"

    return lean


def _cues(cues: Cues, before: str, after: str) -> list[tuple[re.Match[str], str, str]]:
    found = []
    for side, text in (("before", before), ("after", after)):
        promises = _promises(cues, text) if side == "before" else []
        planned = [(match, side, "planned") for match in (*promises, *cues.planned.finditer(text))]
        # "Was scheduled" is a plan: the auxiliary that stands right before a word of planning does not count.
        starts = {match.start() for match, _, _ in planned}
        past = [match for match in cues.past.finditer(text) if not any(match.start() <= at <= match.end() + 1 for at in starts)]
        found += planned + [(match, side, "past") for match in past]
    return found


def _promises(cues: Cues, before: str) -> list[re.Match[str]]:
    """List the promises whose clause the date stands in: near, with no mark and no conjunction between."""
    found = cues.promise.finditer(before, max(0, len(before) - NEAR)) if cues.promise else ()
    return [match for match in found if not _is_parted(cues, before[match.end() :])]


def _is_parted(cues: Cues, between: str) -> bool:
    return MARK.search(between) is not None or (cues.clause is not None and cues.clause.search(between) is not None)


def _distance(cues: Cues, before: str, after: str, match: re.Match[str], side: str) -> int:
    between = before[match.end() :] if side == "before" else after[: match.start()]
    breaks = len(MARK.findall(between)) + (len(cues.clause.findall(between)) if cues.clause else 0)
    return len(between) + (COMMA * breaks if side == "before" else BEHIND + COMMA_BEHIND * breaks)
