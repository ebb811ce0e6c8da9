"""Marks: the stretches of a text that stand between quotation marks, whatever marks they are."""

from __future__ import annotations

import re
from typing import NamedTuple

# Which marks close what one opens. “ opens in English and Chinese and closes in German and Russian.
CLOSING = {"«": "»", "“": '”"', "„": "“”", "「": "」", "『": "』", '"': '"”', "‘": "’", "'": "'"}
OPENING = frozenset(CLOSING)
MARK = re.compile("[«»“”„\"「」『』‘’']")
APOSTROPHES = "’'"
# What may stand before a mark that opens; nothing but these opens where the mark looks the same on both sides.
BEFORE_OPENING = frozenset(" \t\n\u00a0\u3000([{—–-/:")
# An unclosed quotation is taken up to the end of its first sentence, or of so many letters.
LONGEST_UNCLOSED = 300
SENTENCE = re.compile(r"[.!?…](?=\s|$)|[。！？]")


class Quoted(NamedTuple):
    """A stretch between marks; ``start`` and ``end`` leave the marks out, ``outer_start`` and ``outer_end`` hold them.

    Attributes
    ----------
    start, end, outer_start, outer_end : int
    goes_on : bool
        No mark closes it here: the text ends first, or the mark that opened it is said again.
    continues : bool
        It goes on from the stretch before it, or from the passage before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    goes_on: bool = False
    continues: bool = False


def find_quoted(text: str, *, inside: bool = False) -> list[Quoted]:
    """Find what stands between quotation marks; quotations inside a quotation are part of it.

    Parameters
    ----------
    text : str
    inside : bool, default False
        The passage before ended in a quotation that goes on here.

    Returns
    -------
    list of Quoted, ascending, without overlap
        The last may go on behind the text; others are closed, or end where the next opens after a full sentence.

    Examples
    --------
    >>> text = 'He said: "We agree," and «all is well» he added.'
    >>> [text[found.start : found.end] for found in find_quoted(text)]
    ['We agree,', 'all is well']
    """
    found: list[Quoted] = []
    # The mark that is open, where it stands, and whether it continues an earlier stretch.
    mark, opened, continues = ("", -1, True) if inside else (None, -1, False)
    for match in MARK.finditer(text):
        place = match.start()
        sign = match[0]
        if sign in APOSTROPHES and (mark is None or sign not in CLOSING.get(mark, "")) and not _opens(text, place):
            continue
        if mark is None:
            if sign in OPENING and _opens(text, place) and (sign not in "‘'" or _single_end(text, place)):
                mark, opened = sign, place
            continue
        closes = _closes(text, place) or (mark == sign == '"' and _closes_closely(text, place))
        if sign in (mark or OPENING) and sign in OPENING and _opens(text, place) and not (sign == '"' and closes):
            if mark != "" or text[:place].strip():
                found += _cut_at(text, opened, place, continues)
            mark, continues, opened = sign, _ends_sentence(text, place) or (mark == "" and not text[:place].strip()), place
        elif sign in (CLOSING[mark] if mark else '"”»」』') and closes and (mark not in ("‘", "'") or place == _single_end(text, opened)):
            found += _stretch(text, opened, place, place + 1, continues=continues)
            mark, continues = None, False
    if mark is not None:
        found += _stretch(text, opened, len(text), len(text), goes_on=True, continues=continues)
    return found


def cut_unclosed(text: str, last: Quoted) -> Quoted:
    """Cut a stretch that nothing closes to its first sentence, so that a forgotten mark does not swallow the text."""
    stop = SENTENCE.search(text, last.start, last.end)
    end = min(stop.end() if stop else last.end, last.start + LONGEST_UNCLOSED)
    return last._replace(end=end, outer_end=end, goes_on=False)


def first_mark_closes(text: str) -> bool:
    """Tell whether a passage goes on with the quotation of the one before: it opens with a mark, or its first mark closes one."""
    for match in MARK.finditer(text):
        if match[0] in "‘’'":
            continue
        opens = match[0] in OPENING and _opens(text, match.start())
        return not text[: match.start()].strip() if opens else _closes(text, match.start())
    return False


def _opens(text: str, place: int) -> bool:
    """Tell whether a mark may open: nothing, a space or a bracket stands before it, and a word behind it."""
    behind = text[place + 1 : place + 2]
    if not behind or behind.isspace():
        return False
    sign = text[place]
    if sign in "\"'" and behind in ",?!;:)":
        return False
    if sign in "«「『„" or (sign == "“" and not text[place - 1 : place].isalnum()):
        return True
    if sign == "“":
        return text[place - 1] > "\u2e80"  # Chinese puts no space before it
    return place == 0 or text[place - 1] in BEFORE_OPENING


def _closes(text: str, place: int) -> bool:
    """Tell whether a mark may close: a word or a stop stands before it, and no letter of an alphabet behind it."""
    if text[place] in "»」』”":
        return True
    behind = text[place + 1 : place + 2]
    if behind.isalnum() and behind < "\u2e80":
        return False
    return place == 0 or not text[place - 1].isspace()


def _closes_closely(text: str, place: int) -> bool:
    """Tell whether a straight mark closes though no space parts it from the next word: a stop stands before it."""
    return place > 0 and text[place - 1] in ".,!?:;…"


def _single_end(text: str, opened: int) -> int:
    """Return where a single mark is closed, 0 if nowhere: an apostrophe that ends a plural closes only if no better mark does."""
    sign = CLOSING[text[opened]]
    plural = 0
    for place in range(opened + 2, min(len(text), opened + 1000)):
        letter = text[place]
        if letter == text[opened] and letter != sign:
            break
        if letter != sign or not _closes(text, place) or text[place - 1].isspace():
            continue
        if text[place - 1] not in "sS" or sign == "'":
            return place
        plural = plural or place
    return plural


def _ends_sentence(text: str, place: int) -> bool:
    return text[:place].rstrip()[-1:] in (*".!?…。！？",)


def _cut_at(text: str, opened: int, place: int, continues: bool) -> list[Quoted]:
    """End a stretch at a mark that opens again: the whole of it if a sentence ends there, else its first sentence."""
    cut = _stretch(text, opened, place, place, goes_on=True, continues=continues)
    return cut if _ends_sentence(text, place) or not cut else [cut_unclosed(text, cut[0])]


def _stretch(text: str, opened: int, end: int, outer_end: int, *, goes_on: bool = False, continues: bool = False) -> list[Quoted]:
    """Return one stretch without white space at its ends; none where it holds no letter."""
    inner = text[opened + 1 : end]
    start = opened + 1 + len(inner) - len(inner.lstrip())
    last = end - (len(inner) - len(inner.rstrip()))
    if not any(letter.isalpha() for letter in inner):
        return []
    return [Quoted(start, last, max(0, opened), outer_end, goes_on, continues)]
