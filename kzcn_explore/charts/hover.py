"""Tooltips of many marks: one sentence with gaps, and of each mark the numbers that fill them; words only where marks differ in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from kzcn_explore.charts.words import counted, percent

_WHOLE_FROM = 0.0995  # shares from here on are said as whole per cent
_LEAST = 0.0005  # shares that no number of one digit says


@dataclass(frozen=True)
class Said:
    """What the marks of a trace carry and say.

    ``numbers`` fill the gaps of ``hover``, one row a mark; ``label`` is the escaped ``%{meta.label}``; ``of`` says what each mark
    stands for besides its period: a theme, group or term.
    """

    numbers: np.ndarray | list[list]
    hover: str
    label: str
    of: object

    @property
    def settings(self) -> dict[str, object]:
        """Settings of a trace."""
        return {"customdata": self.numbers, "hovertemplate": self.hover, "meta": {"label": self.label, "of": self.of}}


@dataclass(frozen=True)
class Piece:
    """A part of a sentence: a template of numbers, which marks it fits, and the words of any mark, by number."""

    template: str
    fits: np.ndarray
    words: Callable[[int], str]


def counts_piece(counts: np.ndarray, noun: str, *, field: int) -> Piece:
    """Write counts with their noun.

    Parameters
    ----------
    counts : ndarray, (n_marks,)
    noun : str
        In the singular.
    field : int
        Which number of a mark the count is.

    Returns
    -------
    Piece

    Examples
    --------
    >>> piece = counts_piece(np.array([2, 1]), "word", field=0)
    >>> piece.template, piece.words(1)
    ('%{customdata[0]:,} words', '1 word')
    """
    return Piece(f"%{{customdata[{field}]:,}} {noun}s", counts != 1, lambda i: counted(counts[i], noun))


def interval_piece(low: np.ndarray, high: np.ndarray, *, field: int) -> Piece:
    """Write the interval of a number as a line of its own, nothing where there is none.

    Parameters
    ----------
    low, high : ndarray, (n_marks,)
    field : int
        Which number of a mark the low end is; the high one follows it.

    Returns
    -------
    Piece

    Examples
    --------
    >>> piece = interval_piece(np.array([1.25, np.nan]), np.array([4.0, np.nan]), field=2)
    >>> piece.template, piece.words(0), piece.words(1)
    (';<br>between %{customdata[2]:,.2f} and %{customdata[3]:,.2f}', ';<br>between 1.25 and 4.00', '')
    """
    return _between(low, high, field, form=",.2f", words=lambda number: f"{number:,.2f}")


def share_interval_piece(low: np.ndarray, high: np.ndarray, *, field: int) -> Piece:
    """Write the interval of a share as a line of its own, nothing where there is none.

    Parameters
    ----------
    low, high : ndarray, (n_marks,)
        0 to 1.
    field : int
        Which number of a mark the low end is, rounded by `as_said`; the high one follows it.

    Returns
    -------
    Piece

    Examples
    --------
    >>> piece = share_interval_piece(np.array([0.0001, 0.1]), np.array([0.4, 0.6]), field=0)
    >>> piece.template, piece.fits.tolist(), piece.words(0)
    (';<br>between %{customdata[0]:.1~%} and %{customdata[1]:.1~%}', [False, True], ';<br>between under 0.1% and 40%')
    """
    piece = _between(low, high, field, form=".1~%", words=percent)
    tiny = [(share > 0) & (share < _LEAST) for share in (low, high)]
    return Piece(piece.template, piece.fits & ~tiny[0] & ~tiny[1], piece.words)


def _between(low: np.ndarray, high: np.ndarray, field: int, *, form: str, words: Callable[[float], str]) -> Piece:
    there = ~np.isnan(low) & ~np.isnan(high)
    template = f";<br>between %{{customdata[{field}]:{form}}} and %{{customdata[{field + 1}]:{form}}}"
    return Piece(template, there, lambda i: f";<br>between {words(low[i])} and {words(high[i])}" if there[i] else "")


def as_said(shares: np.ndarray) -> np.ndarray:
    """Round shares as they are said: whole per cent from 10 % on, one digit below.

    Parameters
    ----------
    shares : ndarray
        0 to 1.

    Returns
    -------
    ndarray

    Examples
    --------
    >>> as_said(np.array([0.234, 0.0341])).tolist()
    [0.23, 0.034]
    """
    return np.where(shares >= _WHOLE_FROM, shares.round(2), shares.round(3))


def fill_sentence(
    pieces: Sequence[str | Piece], numbers: Sequence[np.ndarray], there: np.ndarray, *, label: str = "", of: object = None
) -> Said:
    """Join pieces to the hover template of a trace, and put the numbers of each mark side by side.

    Parameters
    ----------
    pieces : sequence of str and Piece
        A piece whose template does not fit all marks becomes its words: the same for all, else one more column.
    numbers : sequence of ndarray, (n_marks,)
    there : ndarray of bool, (n_marks,)
        Which marks are drawn.
    label : str
        Escaped.
    of : object

    Returns
    -------
    Said
        ``numbers`` are an array where there are no words; beside words a number that is missing is None.

    Examples
    --------
    >>> days = np.array([1, 2, 0])
    >>> piece = counts_piece(days, "day", field=0)
    >>> said = fill_sentence(["after ", piece], [days], np.array([True, True, False]))
    >>> said.hover, said.numbers
    ('after %{customdata[1]}', [[1, '1 day'], [2, '2 days'], [0, '']])
    >>> fill_sentence(["after ", piece], [days], np.array([True, False, False])).hover
    'after 1 day'
    """
    columns = []
    parts = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
        elif piece.fits[there].all():
            parts.append(piece.template)
        else:
            words = [piece.words(i) if drawn else "" for i, drawn in enumerate(there.tolist())]
            different = {word for word, drawn in zip(words, there.tolist(), strict=True) if drawn}
            if len(different) == 1:
                parts += different
            else:
                parts.append(f"%{{customdata[{len(numbers) + len(columns)}]}}")
                columns.append(words)
    table = np.column_stack(numbers)
    rows = [[*row, *words] for row, words in zip(_with_gaps(table), zip(*columns, strict=True), strict=True)] if columns else table
    return Said(rows, "".join(parts), label, of)


def _with_gaps(table: np.ndarray) -> list[list]:
    return [[None if value != value else value for value in row] for row in table.tolist()]
