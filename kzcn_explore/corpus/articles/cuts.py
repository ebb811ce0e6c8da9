"""Cuts: the stretches of a raw text that stand in no passage, and the Article that is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kzcn_explore.text.calendar import Interval
from kzcn_explore.text.sentences import Span, trim

# What is metadata once it is cut; every other rule cuts furniture.
METADATA = frozenset({"date header", "header line", "title", "dateline"})
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Cut:
    """A stretch of the raw text that stands in no passage, and the rule that took it out."""

    start: int
    end: int
    rule: str


@dataclass
class Article:
    """What one raw text says of itself.

    Attributes
    ----------
    passages : list of (int, int)
        Offsets of the paragraphs of the body. Together with `cuts` they hold every character that is not white space.
    cuts : list of Cut
    title, source, place : str or None
    title_from : {"header", "lead", "field", None}
    day : Interval or None
        The date of the header, with `day_at`, the offsets of its words.
    unread_date : str or None
        What a date line of the header says, where it cannot be read and no other line gives a day.
    dateline_day : (int, int) or None
        Offsets of the day that the dateline names, mostly without a year.
    """

    passages: list[Span]
    cuts: list[Cut] = field(default_factory=list)
    title: str | None = None
    title_from: str | None = None
    source: str | None = None
    place: str | None = None
    day: Interval | None = None
    day_at: Span | None = None
    unread_date: str | None = None
    dateline_day: Span | None = None


def tidy(raw: str, stretches: Iterable[tuple[int, int, str]]) -> list[Cut]:
    """Sort stretches, free them of overlap and of the white space at their ends, and leave out what is then empty.

    Examples
    --------
    >>> tidy("one two", [(2, 7, "b"), (0, 4, "a")])
    [Cut(start=0, end=3, rule='a'), Cut(start=4, end=7, rule='b')]
    """
    cuts: list[Cut] = []
    last = 0
    for start, end, rule in sorted(stretches):
        first, stop = trim(raw, max(start, last), min(end, len(raw)))
        if first < stop:
            cuts.append(Cut(first, stop, rule))
            last = stop
    return cuts


def outside(raw: str, spans: Iterable[Span], cuts: Sequence[Cut]) -> list[Span]:
    """Return what of some stretches stands in no cut, without the white space around it; both ascend without overlap.

    Examples
    --------
    >>> outside("one two three", [(0, 13)], [Cut(4, 7, "a")])
    [(0, 3), (8, 13)]
    """
    pieces: list[Span] = []
    at = 0
    for start, end in spans:
        while at < len(cuts) and cuts[at].end <= start:
            at += 1
        until = at
        while until < len(cuts) and cuts[until].start < end:
            pieces.append((start, cuts[until].start))
            start = cuts[until].end
            until += 1
        pieces.append((start, end))
    return [piece for piece in (trim(raw, *piece) for piece in pieces if piece[0] < piece[1]) if piece[0] < piece[1]]


def find_lines(raw: str, cuts: Sequence[Cut] = ()) -> list[Span]:
    """Find the lines of a text that hold more than white space, without what is cut.

    Examples
    --------
    >>> find_lines("one\\n \\n two ")
    [(0, 3), (7, 10)]
    """
    return outside(raw, (match.span() for match in LINE.finditer(raw)), cuts)
