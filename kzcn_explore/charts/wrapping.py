"""Lines: long text broken where a reader expects it, never within a word, and escaped for Plotly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kzcn_explore.charts.palette import escape

#: The most lines of any text; nobody reads more of them in a chart, and a text may be megabytes long.
MOST_LINES = 60

# Scripts written without spaces: a line may break before any of their characters, but not after an opening bracket or
# quotation mark and not before a closing one or a full stop.
_WIDE = r"\u2e80-\u312f\u31a0-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6"
_OPENING = "\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08"
_CLOSING = r"\u2019\u201d\u2026\u3001-\u3003\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_LONGEST = 40  # letters; longer runs without any sign are no words
_CAPITAL, _CYRILLIC = 0.3, 0.18  # by how much such letters are wider than small Latin ones
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")
_CHAIN = 2_000  # letters of an address that are looked at as a whole
_UNITS = re.compile(rf"\s*[{_OPENING}]*(?:[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]{{1,{_CHAIN}}}[{_CLOSING}]*)")


def text_width(text: str) -> int:
    """Width of a text in Latin letters; a Chinese character is two wide.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> text_width("Kazinform"), text_width("新华社")
    (9, 6)
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))


def drawn_width(text: str) -> float:
    """Room that a text takes where it is drawn, in small Latin letters: capitals and Cyrillic letters are wider.

    Parameters
    ----------
    text : str

    Returns
    -------
    float

    Examples
    --------
    >>> drawn_width("trade"), round(drawn_width("сауда"), 1), drawn_width("贸易")
    (5.0, 5.9, 4.0)
    """
    capitals = sum(c.isupper() for c in text)
    return text_width(text) + _CAPITAL * capitals + _CYRILLIC * len(_CYRILLIC_LETTER.findall(text))


def wrap_lines(text: str, width: int, *, lines: int = MOST_LINES) -> list[str]:
    """Break a text into lines without ever cutting a word; Chinese breaks between characters.

    Parameters
    ----------
    text : str
        As the corpus has it; not yet escaped.
    width : int
        Letters a line. A longer word stands alone on a line that is longer; an address breaks after its signs,
        and a run of more than 40 letters, which is no word, anywhere.
    lines : int, default 60
        The most lines; what is left out shows as an ellipsis after a whole word.

    Returns
    -------
    list of str
        At least one line.

    Examples
    --------
    >>> wrap_lines("one-China principle and security", 20)
    ['one-China principle', 'and security']
    >>> wrap_lines("a very long title", 7, lines=1)
    ['a very …']
    """
    made, used = [""], 0
    for unit in _units(str(text).strip(), width):
        word = unit.strip()
        space = unit[0].isspace() and used > 0
        room = text_width(word)
        if used and used + space + room > width:
            if len(made) == lines:
                return [*made[:-1], f"{made[-1]} …"]
            made.append(word)
            used = room
        else:
            made[-1] += f" {word}" if space else word
            used += space + room
    return made


def _units(text: str, width: int) -> Iterator[str]:
    """The pieces between which a line may break, one after the other, since only the first lines of a long text are wanted."""
    for match in _UNITS.finditer(text):
        yield from _breakable(match[0], width)


def _breakable(unit: str, width: int) -> list[str]:
    """An address or a chain that is longer than a line may break after its signs; a word only past any known length."""
    fits = text_width(unit.strip()) <= width
    return [unit] if fits else re.findall(rf".{{1,{_LONGEST}}}?(?:[-/=:.,;&?)\]]+(?=\w)|$)|.{{{_LONGEST}}}", unit, re.DOTALL)


def escaped_lines(lines: list[str]) -> str:
    """Escape lines of corpus text and join them, ready for a Plotly text.

    Parameters
    ----------
    lines : list of str
        Not yet escaped.

    Returns
    -------
    str

    Examples
    --------
    >>> escaped_lines(["Oil & gas", "pipelines"])
    'Oil &amp; gas<br>pipelines'
    """
    return "<br>".join(escape(line) for line in lines)


def wrapped(text: str, width: int, *, lines: int = MOST_LINES) -> str:
    """Break corpus text into lines and escape them, ready for a Plotly text.

    Parameters
    ----------
    text : str
        As the corpus has it; not yet escaped.
    width : int
        Letters a line.
    lines : int, default 60
        The most lines.

    Returns
    -------
    str
        Escaped lines joined by ``<br>``.

    Examples
    --------
    >>> wrapped("Oil & gas pipelines", 9)
    'Oil &amp; gas<br>pipelines'
    """
    return escaped_lines(wrap_lines(text, width, lines=lines))
