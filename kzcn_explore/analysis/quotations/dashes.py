"""Dashes: speech that a dash leads, and who says it between dashes inside the marks, as Russian and Kazakh news print them."""

from __future__ import annotations

import re

from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.analysis.quotations.marks import Quoted

LEADING = re.compile(r"\s*[—–-]\s+(?=[^\W\d_])")
# The dash behind the words of a speaker, and the mark that closes without one that opened.
TURN = re.compile(r"[,.!?…]\s*[—–-]\s+")
TOLD_INSIDE = re.compile(
    rf"[,.!?…]\s*[—–-]\s+(?:{'|'.join(sorted(verbs.RUSSIAN_WORDS, key=len, reverse=True))})\b[^«»“”\"]{{2,90}}?[.,]\s*[—–-]\s+"
)
LONE_CLOSING = re.compile(r"(?<=\S)[”»\"](?!\w)")


def find_dash_led(text: str) -> list[Quoted]:
    """Find the speech of a passage that opens with a dash: up to a lone closing mark, or to ", — said X." and on behind it.

    Examples
    --------
    >>> text = "— Мы согласны, — сказал министр. — Это хорошо."
    >>> [text[found.start : found.end] for found in find_dash_led(text)]
    ['Мы согласны,', 'Это хорошо.']
    """
    lead = LEADING.match(text)
    if lead is None:
        return []
    start = lead.end()
    closing = LONE_CLOSING.search(text, start)
    if closing is not None and not re.search('[«“„"]', text[start : closing.start()]):
        return [Quoted(start, closing.start(), lead.start(), closing.end())]
    turns = [*TURN.finditer(text, start)]
    telling = next((number for number, turn in enumerate(turns) if _tells(text, turns, number)), None)
    if telling is None:
        return []
    end = _end(turns[telling])
    found = [Quoted(start, end, lead.start(), end)]
    if telling + 1 < len(turns):
        again = turns[telling + 1].end()
        found.append(Quoted(again, len(text.rstrip()), again, len(text)))
    return [one for one in found if one.end > one.start]


def part_told(text: str, quoted: list[Quoted]) -> list[Quoted]:
    """Part what stands between two marks where dashes hold the words of the narrator.

    Examples
    --------
    >>> from kzcn_explore.analysis.quotations.marks import find_quoted
    >>> text = "«Мы согласны, — сказал министр. — Это хорошо»."
    >>> [text[found.start : found.end] for found in part_told(text, find_quoted(text))]
    ['Мы согласны,', 'Это хорошо']
    """
    if not any(TOLD_INSIDE.search(text, one.start, one.end) for one in quoted):
        return quoted
    parts: list[Quoted] = []
    for one in quoted:
        rest = one
        for told in TOLD_INSIDE.finditer(text, one.start, one.end):
            end = told.start() + 1
            parts.append(rest._replace(end=end, outer_end=end, goes_on=False))
            rest = rest._replace(start=told.end(), outer_start=told.end(), continues=True)
        parts.append(rest)
    return parts


def _tells(text: str, turns: list[re.Match[str]], number: int) -> bool:
    until = turns[number + 1].start() if number + 1 < len(turns) else len(text)
    words = text[turns[number].end() : until]
    verb = verbs.VERB.search(words)
    return verb is not None and len(words[: verb.start()].split()) <= 6


def _end(turn: re.Match[str]) -> int:
    """Leave the stop to the words of the speaker."""
    return turn.start() + 1
