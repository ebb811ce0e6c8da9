"""View: the tables of one selection, all from the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.dispersion.term_places import term_places
from kzcn_explore.analysis.themes import examples
from kzcn_explore.analysis.timelines import period_terms, term_timelines
from kzcn_explore.analysis.timelines.term_timelines import checked_terms
from kzcn_explore.spoken import Spoken
from kzcn_explore.tallies import timelines
from kzcn_explore.tallies.comparing import compare_chosen
from kzcn_explore.tallies.groups import group_timeline
from kzcn_explore.tallies.sums import Sums


class View(Spoken):
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

    def term_places(self, terms: Sequence[str]) -> pd.DataFrame:
        """See ``term_places``."""
        return term_places(self.corpus, terms)

    def keyness(self, reference: View | None = None, *, n_terms: int | None = None, min_n: int = 2) -> pd.DataFrame:
        """Compare how often this view and another use each term; see ``keyness``.

        Parameters
        ----------
        reference : View, optional
            Of the same study; what it lets through of this view stands on this side only. By default the view of everything, so that this
            one is compared with the rest.
        n_terms : int, optional
            Describe at most so many terms of each side, the strongest; by default all.
        min_n : int, default 2

        Returns
        -------
        DataFrame, one row a term, by descending ``z``
            As of ``keyness``. Terms are those of the whole corpus, names among them; of a study on disk those of its themes.

        Raises
        ------
        ValueError
            If either side holds no word, `reference` is a view of another corpus, or a number is no positive whole one.
        """
        reference = self.study.view() if reference is None else reference
        if not isinstance(reference, View) or reference.study.corpus is not self.study.corpus:
            raise ValueError(f"reference must be a view of the same study, such as study.view(kz.Selection(...)); got {reference!r}.")
        return compare_chosen(self._themed.term_counts, self._chosen, reference._chosen, n_terms=n_terms, min_n=min_n)

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
