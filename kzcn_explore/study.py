"""Study: a corpus with its themes computed once; every selection gives one View, and every panel shows that View."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property

import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.periods import check_every, usual_period
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.selection import Selection
from kzcn_explore.view import View

VIEWS_KEPT = 32


class Study:
    """A corpus and its themes, computed once and shared by all views.

    Parameters
    ----------
    corpus : Corpus
    model : ThemeModel, optional
        Fitted; by default one is fitted on the corpus's passages when it is first needed.
    every : {"auto", "day", "week", "month", "quarter", "year"}, default "auto"
        The period of all timelines; ``"auto"`` takes the finest that most dates fit into, that gives 130 periods or fewer, and as many
        documents as periods or more.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> study = kz.Study(kz.load_corpus())
    >>> study.view(kz.Selection(start="2022-01-01"))
    <View: 4 of 5 documents · 48 of 58 passages · 1,848 of 2,159 words · filter 97cd>
    """

    def __init__(self, corpus: Corpus, *, model=None, every: str = "auto") -> None:
        self.corpus = corpus
        self.every = usual_period(corpus.documents) if every == "auto" else check_every(every)
        self._given_model = model
        self._views: OrderedDict[Selection, View] = OrderedDict()

    def __repr__(self) -> str:
        return f"<Study of {len(self.corpus):,} documents by {self.every}>"

    @cached_property
    def model(self):
        """The fitted ThemeModel.

        Raises
        ------
        ValueError
            If the corpus holds too little text for themes.
        """
        if self._given_model is not None:
            return self._given_model
        from kzcn_explore.analysis.themes import ThemeModel

        return ThemeModel().fit(self.corpus.passages["text"])

    @cached_property
    def shares(self) -> pd.DataFrame:
        """How much of each passage every theme takes; see ``share_table``."""
        return pd.DataFrame(self.model.shares(self.counts), index=self.corpus.passages.index, columns=range(len(self.model.labels_)))

    @cached_property
    def counts(self):
        """How often each passage holds each term of the model; see ``ThemeModel.count``."""
        return self.model.count(self.corpus.passages["text"])

    @cached_property
    def theme_table(self) -> pd.DataFrame:
        """What the themes of the whole corpus are; see ``theme_table``."""
        return theme_tables.theme_table(self.model, self.corpus, shares=self.shares)

    def view(self, selection: Selection | None = None) -> View:
        """Return the view of a selection; equal selections give the same view.

        Parameters
        ----------
        selection : Selection, optional
            By default everything.
        """
        selection = Selection() if selection is None else selection
        if selection not in self._views:
            self._views[selection] = View(self, selection)
        self._views.move_to_end(selection)
        while len(self._views) > VIEWS_KEPT:
            self._views.popitem(last=False)
        return self._views[selection]
