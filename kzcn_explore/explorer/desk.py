"""The desk: what the reader is looking at, shared by all controls and panels."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import traitlets

from kzcn_explore.explorer.words import count, published_words
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.view import View


@dataclass(frozen=True)
class Mark:
    """One mark of a chart that was clicked: the reader shows its passages only. Nothing else changes."""

    document: str | None = None
    period: str | None = None
    theme: int | None = None
    term: str | None = None

    def __bool__(self) -> bool:
        return self != Mark()


class Desk(traitlets.HasTraits):
    """The state of an explorer: one selection, and the mark that is chosen in it.

    A control replaces `selection` as a whole; setting an equal one does nothing. A new selection lets go of the mark.
    """

    selection = traitlets.Instance(Selection)
    mark = traitlets.Instance(Mark)
    # What went wrong with the last thing that was asked for, in a sentence; "" if nothing.
    problem = traitlets.Unicode()

    def __init__(self, study: Study) -> None:
        super().__init__(selection=Selection(), mark=Mark())
        self.study = study

    @traitlets.observe("selection")
    def _let_go(self, _change: object) -> None:
        self.mark = Mark()

    @property
    def view(self) -> View:
        """The view of the present selection."""
        return self.study.view(self.selection)

    @property
    def documents(self) -> pd.DataFrame:
        """The documents of the whole corpus."""
        return self.study.corpus.documents

    def choose(self, **parts: object) -> None:
        """Replace parts of the selection; one that makes no sense is said in `problem` and changes nothing."""
        try:
            self.selection = replace(self.selection, **parts)
        except ValueError as error:
            self.problem = str(error)
        else:
            self.problem = ""

    def toggle(self, mark: Mark) -> None:
        """Choose a mark, or let go of it if it is the chosen one."""
        self.mark = Mark() if mark == self.mark else mark

    def release(self) -> None:
        """Let go of the chosen mark."""
        self.mark = Mark()

    @property
    def behind(self) -> dict[str, object]:
        """What the passages to read stand behind, as arguments of ``View.evidence``: the mark, else the chosen theme."""
        theme = self.mark.theme
        if theme is None and len(self.selection.themes) == 1 and not self.mark.term:
            (theme,) = self.selection.themes
        return {"document": self.mark.document, "period": self.mark.period, "theme": theme, "term": self.mark.term}

    def heading(self, n_passages: int) -> str:
        """What the reader shows, in words."""
        parts = []
        if self.mark.term:
            parts.append(f"with “{self.mark.term}”")
        if self.mark.theme is not None:
            parts.append(f"of theme “{self.study.model.labels_[self.mark.theme]}”")
        if self.mark.document:
            parts.append(f"in “{self.documents.loc[self.mark.document, 'title']}”")
        if self.mark.period:
            parts.append(published_words(pd.Timestamp(self.mark.period), self.study.every))
        return " ".join([count(n_passages, "passage"), *(parts or ["in this view"])])

    @property
    def why_empty(self) -> str:
        """Why there is nothing to read, and what to do."""
        if self.mark:
            return "No passage stands behind this mark in the present view. Choose another, or show all passages."
        if self.selection.search:
            return f"No chosen passage holds “{self.selection.search}”. Try fewer words or a * at the end, or clear the filter."
        return "No document lies within this filter. Widen the dates, or clear the filter."

    @property
    def theme_labels(self) -> list[str]:
        """The labels of all themes; none where the corpus holds too little text for themes."""
        return [] if self.why_no_themes else self.study.model.labels_

    @property
    def why_no_themes(self) -> str:
        """Why the corpus has no themes; "" if it has."""
        try:
            self.study.model  # noqa: B018
        except ValueError as error:
            return str(error)
        return ""

    @property
    def chosen_theme(self) -> int | None:
        """The one theme that the selection or the mark names."""
        if len(self.selection.themes) == 1:
            return self.selection.themes[0]
        return self.mark.theme

    def usual_terms(self, n_terms: int) -> list[str]:
        """The first term of the labels of the largest themes, to begin with."""
        if not self.theme_labels:
            return []
        model = self.study.model
        written = {model.rules_.display(term).lower(): model.rules_.display(term) for term in model.terms_}
        firsts = [label.split(", ")[0].lower() for label in self.theme_labels[:n_terms]]
        return [written[first] for first in firsts if first in written]
