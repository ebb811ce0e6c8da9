"""Text fitted into px: lines as full as their letters allow, in the widest font of the charts."""

from __future__ import annotations

import unicodedata

from kzcn_explore.charts import palette
from kzcn_explore.charts.wrapping import MOST_LINES, text_width, wrap_lines

# Widths of characters in hundredths of the font size, rounded up: those of DejaVu Sans, the widest of ``palette.FONT``.
_WIDTHS = {
    32: "ijlI ,.'‘’",
    42: "frt-:;|()[]/\\!",
    55: 'csz“”?*"Jі–',
    59: "kvxyFL_·вгзстухчэғұүьІ",
    67: "EKPSTYГЕЗРТУҒҮҰ0123456789",
    70: "ABRVXZАБВСХЧЬЯдцҺ",
    76: "CHNUИЙКЛНПЭмъҚҢ",
    80: "DGOQ&ДОЦыӘӨ",
    90: "wM#+<=>^~±×÷¬ЪЫМФжфюљњҗ",
    98: "%mæшщ",
    110: "W@…—―№©®½ÆŒœЖШЩЮҖЉЊ",
}
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_LETTER, _OTHER, _CHINESE = 67, 80, 100  # small letters, capitals and signs that are not above


def px_wide(text: str, size: float = palette.FONT_SIZE) -> float:
    """Room that a line needs at most.

    Parameters
    ----------
    text : str
    size : float, default 12
        Of the font in px.

    Returns
    -------
    float
        In px.

    Examples
    --------
    >>> px_wide("will"), px_wide("сауда"), px_wide("贸易")
    (22.3, 38.6, 24.0)
    """
    return round(sum(_width_of(character) for character in text) * size / 100, 1)


def fit_lines(text: str, room: float, *, size: float = palette.FONT_SIZE, lines: int = MOST_LINES, end: str = "…") -> list[str]:
    """Break a text into lines that hold as much as fits, at the places where ``wrap_lines`` would.

    Parameters
    ----------
    text : str
        As the corpus has it; not yet escaped.
    room : float
        Width of a line in px. A word that is wider alone is cut.
    size : float, default 12
        Of the font in px.
    lines : int, default 60
        The most lines.
    end : str, default "…"
        What stands in the last line for what is left out.

    Returns
    -------
    list of str
        At least one line.

    Examples
    --------
    >>> fit_lines("We will build a road to every village, and a railway.", 130, lines=2)
    ['We will build a road', 'to every village, …']
    """
    rest = " ".join(str(text).split())
    made: list[str] = []
    while len(made) < lines - 1 and not _fits(rest, room, size):
        made.append(_first_line(rest, room, size))
        rest = rest[len(made[-1]) :].lstrip()
    last = rest if _fits(rest, room, size) else f"{_first_line(rest, room - px_wide(f' {end}', size), size)} {end}"
    return [*made, last]


def _width_of(character: str) -> int:
    if character in _WIDTH_OF:
        return _WIDTH_OF[character]
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _CHINESE
    plain = unicodedata.normalize("NFD", character)[0]  # é is as wide as e
    return _WIDTH_OF.get(plain, _LETTER if plain.islower() else _OTHER)


def _n_that_fit(text: str, room: float, size: float) -> int:
    """Count the characters from the first that fit."""
    left = room * 100 / size
    for i, character in enumerate(text):
        left -= _width_of(character)
        if left < 0:
            return i
    return len(text)


def _fits(text: str, room: float, size: float) -> bool:
    return _n_that_fit(text, room, size) == len(text)


def _first_line(text: str, room: float, size: float) -> str:
    """The words that fit, of a text that does not; where not even one does, as many of its letters."""
    n_letters = max(_n_that_fit(text, room, size), 1)
    line = wrap_lines(text, text_width(text[:n_letters]), lines=1)[0]
    line = line if line == text else line.removesuffix(" …")
    return line if len(line) <= n_letters else text[:n_letters]
