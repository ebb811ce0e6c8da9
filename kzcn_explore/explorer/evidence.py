"""Evidence: the passages behind what is chosen, in words and by number."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.mark import REFERENCE, TARGET
from kzcn_explore.explorer.place_words import place_words
from kzcn_explore.explorer.words import count, number, published_words


class Evidence:
    """The passages behind the mark of a desk, or all of its view where nothing is marked.

    Parameters
    ----------
    desk : Desk
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def _behind(self) -> dict[str, object]:
        """What is marked in the passages, as arguments of ``View.read_passages``: of the mark, else of the chosen theme."""
        mark = self.desk.mark
        if mark.side is not None:
            return {"counted": mark.term}
        theme = mark.theme
        if theme is None and len(self.desk.selection.themes) == 1 and not mark.term:
            (theme,) = self.desk.selection.themes
        return {"theme": theme, "term": mark.term}

    def find_passages(self) -> np.ndarray:
        """Return the row numbers of the passages to read; see ``View.find_passages``."""
        mark = self.desk.mark
        if mark.side is not None:
            return self._find_side(mark.side)
        if mark.places:
            return self.desk.view.find_passages_of(self._places)
        rows = self.desk.view.find_passages(document=mark.document, period=mark.period, **self._behind)
        if mark.group is None:
            return rows
        numbered = self.desk.study.themed.rows
        of, names = numbered.groups(self.desk.settings.group)
        return rows[of[numbered.holders[rows]] == names.index(mark.group)] if mark.group in names else rows[:0]

    def _find_side(self, side: str) -> np.ndarray:
        views, term = self.desk.sides, self.desk.mark.term
        rows = views[side].find_passages(counted=term)
        if side == TARGET:
            return rows
        # What stands on both sides is of the target.
        return rows[~np.isin(rows, views[TARGET].find_passages(counted=term))]

    def read(self, rows: np.ndarray) -> pd.DataFrame:
        """Read passages by number; see ``View.read_passages``."""
        return self._with_places(self.desk.view.read_passages(rows, **self._behind))

    def mark_words(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Mark the words that are chosen; see ``View.mark_passages``."""
        return self._with_places(self.desk.view.mark_passages(rows, **self._behind))

    @property
    def _places(self) -> pd.DataFrame:
        """What is named, quoted or dated, where the mark is of that."""
        return self.desk.view.places(*self.desk.mark.places)

    def _with_places(self, rows: pd.DataFrame) -> pd.DataFrame:
        return self.desk.view.mark_places(rows, self._places) if self.desk.mark.places else rows

    def sides(self) -> list[tuple[str, str, int]]:
        """List the two sides that are compared, each with its name and the number of its passages behind the mark; none without a mark."""
        if self.desk.mark.side is None:
            return []
        return [(side, name, len(self._find_side(side))) for side, name in self.desk.side_names.items()]

    def heading(self, n_passages: int) -> str:
        """Say in words what is read."""
        desk, mark, parts = self.desk, self.desk.mark, []
        if mark.passage is not None:
            return "A place in its document"
        if mark.places:
            parts.append(place_words(desk, mark.places))
        if mark.term:
            parts.append(f"with “{mark.term}”")
        if mark.side is not None:
            parts.append(f"in {desk.side_names[mark.side]}")
        if mark.theme is not None:
            parts.append(f"of theme “{desk.study.model.labels_[mark.theme]}”")
        if mark.document:
            parts.append(f"in “{desk.title(mark.document)}”")
        if mark.group is not None:
            parts.append(f"of {desk.settings.group} “{mark.group}”")
        if mark.period:
            parts.append(published_words(pd.Timestamp(mark.period), desk.study.every))
        said = " ".join([count(n_passages, "passage"), *(parts or ["in this view"])])
        n_copies = self._count_copies() if mark.side is not None else 0
        return (
            f"{said}; {number(n_copies)} of them {'repeats' if n_copies == 1 else 'repeat'} another and may not count" if n_copies else said
        )

    def _count_copies(self) -> int:
        """Count the passages to read that repeat another: on one side each counts once."""
        labels, _ = self.desk.study.themed.rows.originals
        return int((labels[self.find_passages()] >= 0).sum())

    @property
    def why_empty(self) -> str:
        """Why there is nothing to read, and what to do."""
        if self.desk.mark.side is not None:
            other = self.desk.side_names[REFERENCE if self.desk.mark.side == TARGET else TARGET]
            return f"{self.desk.side_names[self.desk.mark.side]} never uses it. Its uses stand in {other}."
        document = self.desk.mark.document
        if document and not len(self.desk.view.find_passages(document=document)):
            return f"“{self.desk.title(document)}” lies outside the filter. Widen the filter to read it, or show all passages."
        if self.desk.mark:
            return "No passage stands behind this mark in the present view. Choose another, or show all passages."
        if self.desk.selection.search:
            return f"No chosen passage holds “{self.desk.selection.search}”. Try fewer words or a * at the end, or clear the filter."
        return "No document lies within this filter. Widen the dates, or clear the filter."
