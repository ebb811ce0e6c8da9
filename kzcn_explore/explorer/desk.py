"""The desk: what the reader is looking at, shared by all controls and panels."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, wraps

import numpy as np
import pandas as pd
import traitlets

from kzcn_explore.explorer.at_work import AtWork
from kzcn_explore.explorer.comparison import Comparison, side_words
from kzcn_explore.explorer.mark import REFERENCE, TARGET, Mark
from kzcn_explore.explorer.settings import AUTO, EACH, FITTED, Settings, changed_settings
from kzcn_explore.explorer.studies import Studies
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies.marking import Finder, term_finder, written_forms
from kzcn_explore.view import View

N_TERMS = 12  # as many as `theme_terms` ranks
KEPT = 64  # themes
MOST_LOOKED_AT = 200  # passages in which forms of a term are looked for


def locked(method: Callable) -> Callable:
    """Let a method of a desk run in one thread at a time."""

    @wraps(method)
    def run(desk: Desk, *arguments: object, **named: object) -> object:
        with desk.lock:
            return method(desk, *arguments, **named)

    return run


class Desk(traitlets.HasTraits):
    """The state of an explorer: one selection, how it is drawn, and the mark that is chosen in it.

    A control replaces `selection` or `settings` as a whole; setting an equal one does nothing. Either lets go of the mark.
    """

    selection = traitlets.Instance(Selection)
    settings = traitlets.Instance(Settings)
    mark = traitlets.Instance(Mark)
    comparison = traitlets.Instance(Comparison)
    # What went wrong with the last thing that was asked for, in a sentence; "" if nothing.
    problem = traitlets.Unicode()

    def __init__(self, studies: Studies | Study) -> None:
        studies = Studies(studies) if isinstance(studies, Study) else studies
        super().__init__(selection=Selection(), settings=studies.first, mark=Mark(), comparison=Comparison())
        self.studies = studies
        self.study = studies.get(studies.first)
        self.at_work = AtWork()
        # JupyterLab hands the messages of every widget to a thread of its own: whatever moves the desk takes this lock first.
        self.lock = threading.RLock()
        # To rank terms takes longer than to count a view.
        self._terms = lru_cache(maxsize=KEPT)(strongest_terms)

    @traitlets.validate("selection")
    def _check_themes(self, proposal: dict) -> Selection:
        return self.checked(proposal["value"])

    def checked(self, selection: Selection) -> Selection:
        """Return a selection; no chart can draw one of themes that are not there.

        Raises
        ------
        ValueError
            If it names such a theme.
        """
        # Before there is a study the selection is empty.
        n_themes = len(self.theme_labels) if selection.themes else 0
        unknown = [theme for theme in selection.themes if not 0 <= theme < n_themes]
        if unknown:
            there = f"some of 0 to {n_themes - 1}" if n_themes else "empty: there are none"
            raise ValueError(f"themes must be {there}; got {unknown[0]}.")
        if selection.actors or selection.speakers or selection.events:
            # Of a large corpus that was not read yet this takes a while.
            with self.at_work.on("Reading who and what the texts name …"):
                self.study.view(selection)
        return selection

    @traitlets.observe("selection")
    def _let_go(self, _change: object) -> None:
        self.mark = Mark()

    @traitlets.observe("comparison")
    def _let_go_of_side(self, _change: object) -> None:
        if self.mark.side is not None:
            self.mark = Mark()

    @property
    def view(self) -> View:
        """The view of the present selection."""
        return self.study.view(self.selection)

    def facts(self, *columns: str) -> pd.DataFrame:
        """Columns of the documents of the whole corpus."""
        return self.study.corpus.document_facts(columns)

    def values(self, column: str) -> tuple[list[str], bool]:
        """List the values of a column of the documents, ascending, and tell whether some documents have none."""
        codes, names = self.study.themed.rows.codes(column)
        return sorted(name for name in names if name is not None), bool((codes < 0).any())

    def knows(self, document: str) -> bool:
        """Whether the corpus has a document of this id."""
        return bool(self.study.corpus.find_documents([document])[0] >= 0)

    def title(self, document: str) -> str:
        """The title of a document."""
        corpus = self.study.corpus
        return corpus.read_documents(corpus.find_documents([document]), ["title"])["title"].item()

    @locked
    def choose(self, **parts: object) -> None:
        """Replace parts of the selection; one that makes no sense is said in `problem` and changes nothing."""
        try:
            wanted = self.checked(replace(self.selection, **parts))
        except ValueError as error:
            self.problem = str(error)
            return
        with self.at_work.on("Counting what is chosen …"):
            self.selection = wanted
        self.problem = ""

    @locked
    def set(self, **parts: object) -> None:
        """Replace parts of the settings; what cannot be done is said in `problem` and changes nothing.

        The selection stays, but for its themes where those change.
        """
        before = self.settings
        if parts.get("n_themes") == self.n_usual:
            parts["n_themes"] = AUTO
        with self.at_work.on("Finding the themes …" if parts.keys() & {"themes", "n_themes"} else "Counting …"):
            try:
                wanted = changed_settings(before, parts, usual_period=self.studies.given.every)
                study = self.studies.get(wanted)
            except ValueError as error:
                self.problem = str(error)
                return
            with self.hold_trait_notifications():
                self.study, self.settings, self.mark = study, wanted, Mark()
                if (wanted.themes, wanted.n_themes) != (before.themes, before.n_themes):
                    self.selection = replace(self.selection, themes=())
        self.problem = ""

    @locked
    def compare(self, comparison: Comparison) -> None:
        """Compare two other sides."""
        self.comparison = comparison

    @property
    def sides(self) -> dict[str, View]:
        """The views of the two sides that are compared; what the reference lets through of the target stands on the target's only."""
        target, reference = self.comparison.sides(self.selection)
        return {TARGET: self.study.view(target), REFERENCE: self.study.view(reference)}

    @property
    def side_names(self) -> dict[str, str]:
        """What the two sides are called."""
        names = side_words(self.comparison, self.selection, every=self.study.every, themes=self.theme_labels)
        return dict(zip((TARGET, REFERENCE), names, strict=True))

    @locked
    def toggle(self, mark: Mark) -> None:
        """Choose a mark, or let go of it if it is the chosen one."""
        self.mark = Mark() if mark == self.mark else mark

    @locked
    def turn_to(self, side: str) -> None:
        """Read the other side of what is marked."""
        self.mark = replace(self.mark, side=side)

    @locked
    def release(self) -> None:
        """Let go of the chosen mark."""
        self.mark = Mark()

    @property
    def each_document(self) -> bool:
        """Whether documents are drawn one by one."""
        return self.settings.every == EACH

    @property
    def n_usual(self) -> int | None:
        """The number of fitted themes that the explorer began with; None where the corpus has too little text for them."""
        return None if FITTED not in self.studies.kinds else self.studies.n_usual()

    @property
    def theme_labels(self) -> list[str]:
        """The labels of all themes; none where the corpus holds too little text for themes."""
        return [] if self.why_no_themes else self.study.model.labels_

    @property
    def why_no_themes(self) -> str:
        """Why there are no themes; "" if there are."""
        return self.studies.why_not_fitted if self.settings.themes == FITTED else ""

    @property
    def chosen_theme(self) -> int | None:
        """The one theme that the selection or the mark names."""
        if len(self.selection.themes) == 1:
            return self.selection.themes[0]
        return self.mark.theme

    def terms_of(self, theme: int) -> pd.DataFrame:
        """Return the terms of ``view.theme_terms`` for one theme: ``label, term, weight``; they are the same in every view."""
        return self._terms(self.study.model, theme)

    def written(self, theme: int, shown: str) -> list[str]:
        """List how passages write a term of a theme, the most used form first: a term is a lemma, which they may never use.

        They are looked for in the first passages that hold the term.
        """
        model = self.study.model
        if model.multi_label:  # a pattern of a lexicon is what is searched for
            return [shown]
        term = next(term for term in model.ranked_terms(theme, N_TERMS) if model.display(term) == shown)
        (column,) = np.flatnonzero(model.terms_ == term)
        holders = self.study.themed.counted.holders(column)
        return self._forms(holders, term_finder(model.theme_spans, term)) or [shown]

    @property
    def pattern(self) -> str:
        """What a concordance looks for: the chosen term, as passages write it, else what is searched for; "" if neither is there."""
        if self.mark.side is None:
            return self.mark.term or self.selection.search
        themed, term = self.study.themed, self.mark.term
        return ", ".join(self._forms(themed.holders_of(term), term_finder(themed.counted_spans, themed.counted_term(term)))) or term

    def _forms(self, holders: np.ndarray, find: Finder) -> list[str]:
        return written_forms(self.study.corpus.read_passages(holders[:MOST_LOOKED_AT], ["text"])["text"], find)

    def usual_terms(self, n_terms: int) -> list[str]:
        """The first term of the first themes, to begin with."""
        if not self.theme_labels:
            return []
        model = self.study.model
        ranked = [(theme, model.ranked_terms(theme, N_TERMS)[:1]) for theme in range(min(n_terms, model.n_themes_))]
        return [self.written(theme, model.display(term))[0] for theme, first in ranked for term in first]


def strongest_terms(model: object, theme: int) -> pd.DataFrame:
    """List the terms that tell a theme best: ``label, term, weight``, the best first."""
    terms = model.ranked_terms(theme, N_TERMS)
    weights = pd.Series(model.components_[theme], index=model.terms_)[terms]
    return pd.DataFrame({"label": model.labels_[theme], "term": [*map(model.display, terms)], "weight": weights.to_numpy()})
