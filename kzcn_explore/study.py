"""Study: a corpus with its themes computed once; every selection gives one View, and every panel shows that View."""

from __future__ import annotations

from collections import OrderedDict

import pandas as pd

from kzcn_explore.analysis.timelines.periods import check_by, check_every, usual_period
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.selection import Selection
from kzcn_explore.tallies.voices import QUOTATIONS
from kzcn_explore.themed import Themed
from kzcn_explore.view import View

VIEWS_KEPT = 32


class Study:
    """A corpus and its themes, computed once and shared by all views.

    Parameters
    ----------
    corpus : Corpus
    model : ThemeModel or LexiconModel, optional
        Fitted; by default a ThemeModel is fitted on the corpus's passages when it is first needed.
    every : {"auto", "day", "week", "month", "quarter", "year"}, default "auto"
        The period of all timelines; ``"auto"`` takes the finest that most dates fit into, that gives 130 periods or fewer, and as many
        documents as periods or more.
    by : {"tokens", "documents"}, default "tokens"
        What timelines are shares of; see ``theme_timeline`` and ``term_timeline``.

    Raises
    ------
    TypeError
        If `corpus` is no Corpus.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> study = kz.Study(kz.load_corpus())
    >>> study.view(kz.Selection(start="2022-01-01"))
    <View: 4 of 5 documents · 48 of 58 passages · 1,848 of 2,159 words · filter b0e6>
    """

    def __init__(self, corpus: Corpus, *, model=None, every: str = "auto", by: str = "tokens") -> None:
        if not isinstance(corpus, Corpus):
            raise TypeError(f"corpus must be a Corpus; got {type(corpus).__name__}. Load files with kz.load_corpus(path).")
        self._settle(Themed(corpus, model), every, by)

    @classmethod
    def of(cls, themed: Themed, *, every: str = "auto", by: str = "tokens") -> Study:
        """Make a study of what is computed of a corpus and its themes already.

        Parameters
        ----------
        themed : Themed
        every, by : str
            As above.
        """
        study = cls.__new__(cls)
        study._settle(themed, every, by)
        return study

    def _settle(self, themed: Themed, every: str, by: str) -> None:
        self.corpus = themed.corpus
        self.themed = themed
        self.every = usual_period(themed.rows.intervals.spread) if every == "auto" else check_every(every)
        self.by = check_by(by)
        self._views: OrderedDict[Selection, View] = OrderedDict()

    def __repr__(self) -> str:
        return f"<Study of {len(self.corpus):,} documents by {self.every}>"

    @property
    def model(self):
        """The fitted ThemeModel or LexiconModel.

        Raises
        ------
        ValueError
            If the corpus holds too little text for themes.
        """
        return self.themed.model

    @property
    def shares(self) -> pd.DataFrame:
        """How much of each passage every theme takes; see ``share_table``."""
        return self.themed.shares

    @property
    def counts(self):
        """How often each passage holds each term of the model; see ``ThemeModel.count``."""
        return self.themed.counts

    @property
    def checked(self) -> Corpus:
        """The corpus for ``trust_card`` and ``model_trust``: the whole; of a large one on disk some of its documents, drawn at random."""
        return self.themed.checked

    @property
    def theme_table(self) -> pd.DataFrame:
        """What the themes of the whole corpus are; see ``theme_table``."""
        return self.themed.theme_table

    @property
    def actors(self) -> pd.DataFrame:
        """The actors of the corpus; see ``actors``. Their mentions are found once and kept; ``view().actor_mentions`` lists them."""
        return self.themed.voices.actors

    @property
    def quotations(self) -> pd.DataFrame:
        """The quotations of the corpus; see ``quotations``. They are found once and kept."""
        return self.themed.voices.find(QUOTATIONS)

    @property
    def events(self) -> pd.DataFrame:
        """The events of the corpus; see ``events``. Their mentions are found once and kept; ``view().event_mentions`` lists them."""
        return self.themed.voices.events

    def document_map(self, unit: str = "documents") -> pd.DataFrame:
        """Place all documents or passages on a plane; see ``document_map``. It is laid out once, whatever is selected.

        Parameters
        ----------
        unit : {"documents", "passages"}, default "documents"

        Returns
        -------
        DataFrame, one row a document or passage
            As of ``document_map``. Of more than 100,000 points there are those of documents drawn at random, the same ones every time;
            ``attrs["n_documents"]`` tells how many documents the corpus has.

        Raises
        ------
        ValueError
            If `unit` is neither, or fewer than three hold a term of the themes.
        """
        return self.themed.maps.document_map(unit)

    def is_mapped(self, unit: str = "documents") -> bool:
        """Whether ``document_map`` is laid out already."""
        return self.themed.maps.is_made(unit)

    def neighbours(self, document: str, n: int = 10) -> pd.DataFrame:
        """Find the documents that use the terms of the themes most as one does; see ``neighbours``."""
        return self.themed.maps.neighbours(document, n)

    def changed(self, *, model=None, every: str | None = None, by: str | None = None) -> Study:
        """Return a study of the same corpus that differs in what is given; what does not change is not computed again.

        Parameters
        ----------
        model : ThemeModel or LexiconModel, optional
        every, by : str, optional
            As above.

        Examples
        --------
        >>> import kzcn_explore as kz
        >>> study = kz.Study(kz.load_corpus()).changed(every="quarter", by="documents")
        >>> study.every, study.by
        ('quarter', 'documents')
        """
        themed = self.themed if model is None else self.themed.replaced(model)
        return Study.of(themed, every=every or self.every, by=by or self.by)

    def view(self, selection: Selection | None = None) -> View:
        """Return the view of a selection; equal selections give the same view.

        Parameters
        ----------
        selection : Selection, optional
            By default everything.

        Raises
        ------
        TypeError
            If `selection` is no Selection.
        """
        selection = Selection() if selection is None else selection
        if not isinstance(selection, Selection):
            raise TypeError(f"selection must be a Selection, such as kz.Selection(start='2022'); got {type(selection).__name__}.")
        if selection not in self._views:
            self._views[selection] = View(self, selection)
        self._views.move_to_end(selection)
        while len(self._views) > VIEWS_KEPT:
            self._views.popitem(last=False)
        return self._views[selection]
