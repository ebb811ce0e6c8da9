"""Anniversaries: "the 30th anniversary this year" beside "founded in 1992" tells the year in which a text was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kzcn_explore.text.dates.finding import Mention
from kzcn_explore.text.tokens import tokenize
from kzcn_explore.text.wordlists import FUNCTION_WORDS

# What is celebrated stands behind the count in English and Russian, before it in Kazakh and Chinese.
_BEHIND = re.compile(
    r"(?<!\d)(?P<n>\d{1,4})(?:st|nd|rd|th|-year) anniversary(?: of)?|(?<!\d)(?P<n2>\d{1,4})-?(?:летие|летия|летию|летием|летии)\b"
    r"|(?<!\d)(?P<n3>\d{1,4})-(?:я|ую|ю|ой|й) годовщин\w{1,3}",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?<!\d)(?P<n>\d{1,4})(?:\s?周年|[ -]жылдығ\w{0,8}|[ -]жыл тол\w{1,8})", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\bthis year\b|\bв (?:этом|текущем|нынешнем) году\b|\bбиыл\w{0,4}|\bосы жылы\b|今年|本年", re.IGNORECASE)
_CLOSE = re.compile(r"[.!?;…]\s|[。！？；\n]")
_PART = re.compile(r"[,:(–—，、：（]")
# So many words on either side of a date may name its event.
_WINDOW = 12
_ALIKE = 0.75
_STEM = 4


class Anniversary(NamedTuple):
    """Words that celebrate this year what happened `n` years ago.

    Attributes
    ----------
    start, end : int
        The words of the count, as offsets into the text.
    n : int
        Years.
    year : int
        The year in which the text was written.
    base : Mention
        The date of what is celebrated.
    """

    start: int
    end: int
    n: int
    year: int
    base: Mention


def find_anniversaries(text: str, mentions: Sequence[Mention]) -> list[Anniversary]:
    """Find counts of years that are told of "this year", whose event the text dates elsewhere.

    The event is the same where at least three quarters of the words beside the count stand beside the date too. Where dates of
    different years fit, none is taken.

    Parameters
    ----------
    text : str
    mentions : sequence of Mention
        The dates that the text names; those with a year of their own are used.

    Returns
    -------
    list of Anniversary
    """
    found = []
    for form, behind in ((_BEHIND, True), (_BEFORE, False)):
        for match in form.finditer(text):
            first, last = _sentence(text, *match.span())
            if not _THIS_YEAR.search(text, first, last):
                continue
            event = _stems(_PART.split(text[match.end() : last])[0]) if behind else _stems(_PART.split(text[first : match.start()])[-1])
            n = int(next(number for number in match.groups() if number))
            bases = [mention for mention in mentions if mention.own_year and mention.earliest and _same_event(text, mention, event)]
            years = {mention.earliest.year for mention in bases if mention.earliest.year == mention.latest.year}
            if len(years) == 1 and n > 0:
                base = next(mention for mention in bases if mention.earliest.year in years)
                found.append(Anniversary(*match.span(), n, base.earliest.year + n, base))
    return sorted(found)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch between the closing marks around a place; an abbreviation may cut it short."""
    before = [match.end() for match in _CLOSE.finditer(text, max(0, start - 500), start)]
    after = _CLOSE.search(text, end, end + 500)
    return (before[-1] if before else max(0, start - 500)), (after.start() if after else min(len(text), end + 500))


def _stems(text: str) -> list[str]:
    """List the words that say something, cut to what stays the same through most endings."""
    said = _THIS_YEAR.sub(" ", text)
    return [
        token.form[:_STEM]
        for token in tokenize(said)
        if len(token.form) > 1 and not token.form[0].isdigit() and token.form not in FUNCTION_WORDS
    ]


def _same_event(text: str, mention: Mention, event: list[str]) -> bool:
    first, last = _sentence(text, mention.start, mention.end)
    beside = {*_stems(text[first : mention.start])[-_WINDOW:], *_stems(text[mention.end : last])[:_WINDOW]}
    return bool(event) and len({*event} & beside) >= max(1, _ALIKE * len({*event}))
