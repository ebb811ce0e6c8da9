"""Passages: the paragraphs of a text, each with its place."""

from __future__ import annotations

import re
from statistics import median

BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
# Lines broken by a typist or a PDF are about this long at most; a paragraph kept on one line is longer.
WRAPPED_LINE = 100

Span = tuple[int, int]


def trim(text: str, start: int, end: int) -> Span:
    """Move both ends of a stretch inwards past white space.

    Examples
    --------
    >>> trim("  a b \\n", 0, 7)
    (2, 5)
    """
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def split(text: str, separator: re.Pattern[str], start: int, end: int) -> list[Span]:
    """Return the trimmed, non-empty stretches of ``text[start:end]`` between matches of `separator`."""
    cuts = [start, *(edge for match in separator.finditer(text, start, end) for edge in match.span()), end]
    spans = (trim(text, *span) for span in zip(cuts[::2], cuts[1::2], strict=True))
    return [(first, last) for first, last in spans if first < last]


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line closes with a full stop, a question mark or the like, quotes after it allowed."""
    return SENTENCE_END.search(line.rstrip()) is not None


def find_passages(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the paragraphs of ``text[start:end]``.

    A paragraph ends at a blank line. A text without blank lines has a paragraph a line, unless its lines are wrapped
    (short, most of them stopping in mid-sentence): then it is one paragraph.

    Returns
    -------
    list of (int, int)
        Offsets into `text`, ascending, without overlap; neither end stands on white space.

    Examples
    --------
    >>> text = "One.\\n\\n  Two\\nlines.\\n"
    >>> [text[start:end] for start, end in find_passages(text)]
    ['One.', 'Two\\nlines.']
    """
    end = len(text) if end is None else end
    paragraphs = split(text, BLANK_LINES, start, end)
    if len(paragraphs) != 1:
        return paragraphs
    lines = split(text, re.compile(r"\n"), *paragraphs[0])
    unfinished = sum(not ends_a_sentence(text[first:last]) for first, last in lines[:-1])
    wrapped = len(lines) > 2 and median(last - first for first, last in lines) < WRAPPED_LINE and unfinished > len(lines) / 2
    return paragraphs if wrapped else lines
