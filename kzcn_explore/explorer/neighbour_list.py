"""The documents most like the marked one as a list of buttons; pressing one marks it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.explorer.line_list import LineList
from kzcn_explore.explorer.words import day_words

UNTITLED = "(no title)"


class NeighbourList(LineList):
    """The neighbours of one document.

    Parameters
    ----------
    on_press : callable, str -> None
        Gets the document that was pressed.
    """

    def show(self, table: pd.DataFrame | None, *, inside: np.ndarray | None = None) -> None:
        """Show the neighbours of a document; without a table nothing.

        Parameters
        ----------
        table : DataFrame, optional
            Of ``Study.neighbours``.
        inside : ndarray of bool, optional
            Whether each is in the present view; by default all are.
        """
        if table is None:
            self.show_lines("", [])
            return
        title = title_of(table.attrs["title"])
        inside = np.ones(len(table), dtype=bool) if inside is None else inside
        rows = zip(table.to_dict("records"), inside.tolist(), strict=True)
        label = f"Most like “{title}”:" if len(table) else f"No other document shares a term of the themes with “{title}”."
        self.show_lines(label, [(row["document"], title_of(row["title"]), neighbour_facts(row, inside=is_in)) for row, is_in in rows])


def title_of(title: object) -> str:
    """Return a title; where there is none, say so."""
    return UNTITLED if pd.isna(title) else str(title)


def neighbour_facts(row: dict, *, inside: bool) -> list[str]:
    """Say in short when a neighbour was published, how like it is, and by which terms.

    Parameters
    ----------
    row : dict
        ``earliest, latest, likeness, terms, is_copy``.
    inside : bool
        Whether it is in the present view.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> neighbour_facts({"earliest": day, "latest": day, "likeness": 0.424, "terms": ["trade", "visas"], "is_copy": False}, inside=False)
    ['7 Jun 2022', '42 % alike', 'outside the filter', 'trade, visas']
    """
    facts = [day_words(row), f"{likeness_words(row['likeness'])} alike"]
    facts += ["a copy"] if row["is_copy"] else []
    facts += [] if inside else ["outside the filter"]
    return [*facts, ", ".join(row["terms"])]


def likeness_words(likeness: float) -> str:
    """Write a likeness as a percentage; only what is wholly alike is 100 %.

    Examples
    --------
    >>> likeness_words(0.424), likeness_words(0.9996), likeness_words(1.0), likeness_words(0.001)
    ('42 %', '99 %', '100 %', 'under 1 %')
    """
    percent = round(100 * likeness) if likeness > 1 - 1e-9 else min(round(100 * likeness), 99)
    return f"{percent} %" if percent else "under 1 %"
