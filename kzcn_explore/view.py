"""View: the tables of one selection, all from the same rows, and the passages behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.themes import examples
from kzcn_explore.analysis.timelines import period_terms, term_timelines
from kzcn_explore.analysis.timelines.term_timelines import checked_terms
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.selection import Selection
from kzcn_explore.tallies import reading, timelines
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.groups import group_timeline
from kzcn_explore.tallies.marking import mark_rows
from kzcn_explore.tallies.sums import Sums


class View:
    """The tables of one selection, all from the same rows.

    A chosen theme narrows documents, passages and evidence. Shares stay shares of everything that the other parts of the
    selection let through, so that choosing a theme never makes it 100 %.

    Attributes
    ----------
    selection : Selection
    study : Study
        What it is a view of.
    corpus : Corpus
        What the whole selection lets through.
    without_themes : Corpus
        What it lets through but for the chosen themes: the denominator of every share.
    """

    def __init__(self, study, selection: Selection) -> None:
        self.study = study
        self.selection = selection
        self._themed = study.themed
        self._days = self._themed.rows.intervals.let_in(selection)
        self._tally = self._themed.tally(selection, themes=True)
        self._whole_tally = self._themed.tally(selection, themes=False)
        self._by_group: dict[str, pd.DataFrame] = {}

    def __repr__(self) -> str:
        return f"<View: {self.line}>"

    @property
    def filter(self) -> str:
        """Four hexadecimal digits that stand for the selection."""
        return self.selection.filter

    @property
    def n_documents(self) -> int:
        return int(self._sizes.n_documents[0])

    @property
    def n_passages(self) -> int:
        return int(self._sizes.n_passages[0])

    @property
    def n_tokens(self) -> int:
        return int(self._sizes.n_tokens[0])

    @cached_property
    def line(self) -> str:
        """What the view counts, in one line of words."""
        whole = self.study.corpus
        return (
            f"{self.n_documents:,} of {whole.n_documents:,} documents · {self.n_passages:,} of {whole.n_passages:,} passages · "
            f"{self.n_tokens:,} of {whole.n_tokens:,} words · filter {self.filter}"
        )

    @cached_property
    def corpus(self) -> Corpus:
        return self._kept(self._chosen)

    @cached_property
    def without_themes(self) -> Corpus:
        return self.corpus if self._tally is self._whole_tally else self._kept(self._whole)

    @property
    def documents(self) -> pd.DataFrame:
        return self.corpus.documents

    @property
    def passages(self) -> pd.DataFrame:
        return self.corpus.passages

    @cached_property
    def document_timeline(self) -> pd.DataFrame:
        """See ``document_timeline``."""
        return timelines.document_timeline(self._chosen, self._tally.sizes, self.study.every)

    @cached_property
    def theme_table(self) -> pd.DataFrame:
        """See ``theme_table``; terms, coherence and stability are those of the whole corpus, the counts those of this view."""
        sums = self._theme_sums.total(self._days)
        share = sums.part[0] / sums.n_tokens[0] if sums.n_tokens[0] else np.nan
        return self.study.theme_table.assign(share=share, n_passages=sums.n_in[0], n_documents=sums.n_with[0])

    @cached_property
    def theme_timeline(self) -> pd.DataFrame:
        """See ``theme_timeline``."""
        study = self.study
        return timelines.theme_timeline(self._whole, self._theme_sums, self._themed, every=study.every, by=study.by)

    def group_timeline(self, group: str = "source") -> pd.DataFrame:
        """See ``group_timeline``."""
        if group not in self._by_group:
            every, by = self.study.every, self.study.by
            self._by_group[group] = group_timeline(self._whole_tally, self._themed, group, self._days, every=every, by=by)
        return self._by_group[group]

    @cached_property
    def document_themes(self) -> pd.DataFrame:
        """See ``document_themes``."""
        return theme_tables.document_themes(self.study.model, self.without_themes, shares=self._shares)

    @cached_property
    def theme_terms(self) -> pd.DataFrame:
        """See ``theme_terms``; the counts are those of this view."""
        ranked = self._themed.ranked_terms
        days = slice(None) if self._days is None else np.flatnonzero(self._days)
        n_passages, n_documents = (held[days].sum(axis=0) for held in self._whole_tally.n_holding)
        return ranked[[*ranked.columns[:-1]]].assign(n_passages=n_passages, n_documents=n_documents)

    def top_terms(self, n_terms: int = 20) -> pd.DataFrame:
        """List the terms of the model that this view uses most.

        Parameters
        ----------
        n_terms : int, default 20

        Returns
        -------
        DataFrame, one row a term, the most frequent first
            ``term`` (as the corpus writes it), ``n`` (uses), ``n_passages`` (that hold it); of this view but for its chosen themes. Terms
            that it does not use are left out.
        """
        check_whole("n_terms", n_terms)
        return timelines.top_terms(self._themed.counted, self._whole, self.study.model, n_terms)

    @cached_property
    def theme_terms_by_period(self) -> pd.DataFrame:
        """See ``theme_terms_by_period``."""
        study, corpus = self.study, self.without_themes
        return period_terms.theme_terms_by_period(study.model, corpus, every=study.every, counts=self._counts, shares=self._shares)

    @cached_property
    def theme_passages(self) -> pd.DataFrame:
        """See ``theme_passages``."""
        return examples.theme_passages(self.study.model, self.without_themes, shares=self._shares, counts=self._counts)

    def term_timeline(self, terms: Sequence[str]) -> pd.DataFrame:
        """See ``term_timeline``."""
        terms = checked_terms(terms)
        sums = self._tally.term_sums(tuple(terms))
        return timelines.term_timeline(self._chosen, sums, terms, every=self.study.every, by=self.study.by)

    def document_terms(self, terms: Sequence[str]) -> pd.DataFrame:
        """See ``document_terms``."""
        return term_timelines.document_terms(self.corpus, terms)

    def list_documents(self, *, first: int = 0, n: int = 20, theme: int | None = None) -> pd.DataFrame:
        """List some of the documents; of a large corpus no other is read.

        Parameters
        ----------
        first, n : int
            So many documents, from this one on, which counts from 0.
        theme : int, optional
            Those with a passage of which the theme takes anything, the greatest share first; without one, all of them by date.

        Returns
        -------
        DataFrame, one row a document
            ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``n_tokens`` (of the document's passages
            in this view), ``share`` (of these tokens; NaN without a theme).
        """
        check_whole("first", first, least=0)
        check_whole("n", n)
        if theme is None:
            return reading.list_documents(self._chosen, self._themed.rows.document_turns, None, first=first, n=n)
        shares = self._shares_of(theme)
        chosen = self._whole
        order, parts = self._themed.documents_by_share(theme) if chosen.whole_documents else reading.order_by_share(chosen, shares)
        return reading.list_documents(chosen, order, parts, first=first, n=n)

    def evidence(
        self, *, document: str | None = None, period: object = None, theme: int | None = None, term: str | None = None
    ) -> pd.DataFrame:
        """Return the passages behind a number of this view.

        Parameters
        ----------
        document : str, optional
            Of this document only.
        period : date or str, optional
            Of documents published in the period that begins on this day.
        theme : int, optional
            Passages that belong to this theme (it takes a fifth or more), the greatest share first; with a document or a period,
            every passage of which it takes anything.
        term : str, optional
            Passages that hold this term; see ``Corpus.matching``.

        Returns
        -------
        DataFrame, one row a passage
            ``passage``, ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``position``, ``text``,
            ``start``, ``end``, ``n_tokens``, ``copy_of``, ``share`` (of the theme; NaN without one), ``marks`` (list of (start, end):
            the matched terms of search, theme and term). All offsets point into the decoded raw text of the document.
        """
        return self.read_passages(self.find_passages(document=document, period=period, theme=theme, term=term), theme=theme, term=term)

    def find_passages(
        self, *, document: str | None = None, period: object = None, theme: int | None = None, term: str | None = None
    ) -> np.ndarray:
        """Return the row numbers, in ``study.corpus.passages``, of what ``evidence`` returns, in the same order; no text is read."""
        behind = {"document": document, "period": period, "every": self.study.every, "term": term}
        if theme is None:
            return reading.passages_behind(self._chosen, self._themed.rows.passage_turns, **behind)
        shares = self._shares_of(theme)
        order = self._themed.passages_by_share(theme)
        # Behind the share of one document or period stands every passage that adds to it, however little.
        if document is None and period is None:
            order = reading.passages_of_theme(order, shares)
        return reading.passages_behind(self._whole, order, **behind)

    def read_passages(self, rows: np.ndarray, *, theme: int | None = None, term: str | None = None) -> pd.DataFrame:
        """Return the rows of ``evidence`` for row numbers of ``find_passages``, all or some of them.

        Parameters
        ----------
        rows : numpy.ndarray of int64
        theme : int, optional
        term : str, optional
        """
        table = reading.read_rows(self._themed.rows, rows, None if theme is None else self._shares_of(theme))
        return self.mark_passages(table, theme=theme, term=term)

    def mark_passages(self, rows: pd.DataFrame, *, theme: int | None = None, term: str | None = None) -> pd.DataFrame:
        """Add the column ``marks`` of ``evidence`` to rows with ``text`` and ``start``.

        Parameters
        ----------
        rows : DataFrame
        theme : int, optional
        term : str, optional
        """
        queries = [query for query in (self.selection.search, term) if query]
        return mark_rows(rows, queries, None if theme is None else self.study.model, theme)

    @cached_property
    def _chosen(self) -> Chosen:
        return self._tally.on_days(self._days)

    @cached_property
    def _whole(self) -> Chosen:
        return self._chosen if self._tally is self._whole_tally else self._whole_tally.on_days(self._days)

    @cached_property
    def _sizes(self) -> Sums:
        return self._tally.sizes.total(self._days)

    @cached_property
    def _theme_sums(self) -> Sums:
        return self._whole_tally.theme_sums

    @cached_property
    def _counts(self):
        counts = self._themed.counts
        return counts if self._whole.passages is None else counts[np.flatnonzero(self._whole.passages)]

    @cached_property
    def _shares(self) -> pd.DataFrame:
        shares = self._themed.shares
        return shares if self._whole.passages is None else shares[self._whole.passages]

    def _shares_of(self, theme: int) -> np.ndarray:
        shares = self._themed.shares
        if theme not in shares.columns:
            raise ValueError(f"theme must be one of {[*shares.columns]}; got {theme!r}.")
        return shares[theme].to_numpy()

    def _kept(self, chosen: Chosen) -> Corpus:
        """Return the corpus of what is chosen."""
        corpus = self.study.corpus
        if chosen.is_all:
            return corpus
        if chosen.whole_documents:
            return corpus.keep_documents(pd.Series(chosen.documents))
        return corpus.keep_passages(pd.Series(chosen.passages, index=corpus.passages.index))
