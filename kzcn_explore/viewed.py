"""Viewed: what one selection lets through: its sizes, its corpus, and the passages behind each number."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.concordance.lines import write_lines
from kzcn_explore.analysis.concordance.matches import Matches
from kzcn_explore.analysis.concordance.orders import order_matches
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.selection import Selection
from kzcn_explore.tallies import reading
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.marking import mark_rows, query_finder, term_finder, theme_finder
from kzcn_explore.tallies.sums import Sums


class Viewed:
    """What one selection lets through.

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
        self,
        *,
        document: str | None = None,
        period: object = None,
        theme: int | None = None,
        term: str | None = None,
        counted: str | None = None,
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
        counted : str, optional
            Passages in which ``keyness`` counts this term, written as its table writes it.

        Returns
        -------
        DataFrame, one row a passage
            ``passage``, ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``position``, ``text``,
            ``start``, ``end``, ``n_tokens``, ``copy_of``, ``share`` (of the theme; NaN without one), ``marks`` (list of (start, end):
            the matched terms of search, theme and term). All offsets point into the decoded raw text of the document.

        Raises
        ------
        ValueError
            If there is no such theme, or `term` or `counted` cannot be looked for.
        """
        behind = {"theme": theme, "term": term, "counted": counted}
        return self.read_passages(self.find_passages(document=document, period=period, **behind), **behind)

    def find_passages(
        self,
        *,
        document: str | None = None,
        period: object = None,
        theme: int | None = None,
        term: str | None = None,
        counted: str | None = None,
    ) -> np.ndarray:
        """Return the row numbers, in ``study.corpus.passages``, of what ``evidence`` returns, in the same order; no text is read."""
        behind = {"document": document, "period": period, "every": self.study.every}
        behind["among"] = [
            *([self._themed.rows.find(term)[0]] if term is not None else []),
            *([self._themed.holders_of(counted)] if counted is not None else []),
        ]
        if theme is None:
            return reading.passages_behind(self._chosen, self._themed.rows.passage_turns, **behind)
        shares = self._shares_of(theme)
        order = self._themed.passages_by_share(theme)
        # Behind the share of one document or period stands every passage that adds to it, however little.
        if document is None and period is None:
            order = reading.passages_of_theme(order, shares)
        return reading.passages_behind(self._whole, order, **behind)

    def read_passages(
        self, rows: np.ndarray, *, theme: int | None = None, term: str | None = None, counted: str | None = None
    ) -> pd.DataFrame:
        """Return the rows of ``evidence`` for row numbers of ``find_passages``, all or some of them.

        Parameters
        ----------
        rows : numpy.ndarray of int64
        theme : int, optional
        term, counted : str, optional
        """
        table = reading.read_rows(self._themed.rows, rows, None if theme is None else self._shares_of(theme))
        return self.mark_passages(table, theme=theme, term=term, counted=counted)

    def mark_passages(
        self, rows: pd.DataFrame, *, theme: int | None = None, term: str | None = None, counted: str | None = None
    ) -> pd.DataFrame:
        """Add the column ``marks`` of ``evidence`` to rows with ``text`` and ``start``.

        Parameters
        ----------
        rows : DataFrame
        theme : int, optional
        term, counted : str, optional
        """
        finders = [query_finder(query) for query in (self.selection.search, term) if query]
        finders += [] if theme is None else [theme_finder(self.study.model, theme)]
        finders += [] if counted is None else [term_finder(self._themed.counted_spans, self._themed.counted_term(counted))]
        return mark_rows(rows, finders)

    def concordance(
        self, pattern: str, *, window: int = 8, sort: str = "position", case: bool = False, seconds: float = 10
    ) -> pd.DataFrame:
        """See ``concordance``: the lines of the passages that this view lets through."""
        check_whole("window", window, least=0)
        matches = self.find_matches(pattern, case=case, seconds=seconds)
        return self.write_lines(matches.take(self.order_matches(matches, sort=sort, window=window)), window=window)

    def find_matches(self, pattern: str, *, case: bool = False, seconds: float = 10) -> Matches:
        """Return the places behind the lines of ``concordance``, passage by passage; those of the patterns asked last are kept."""
        found = self._themed.find_matches(pattern, case=case, seconds=seconds)
        return found if self._chosen.passages is None else found.take(self._chosen.passages[found.passages])

    def order_matches(self, matches: Matches, *, sort: str = "position", window: int = 8) -> np.ndarray:
        """Return the numbers of places in the order of the lines of ``concordance``."""
        return order_matches(self._themed.searched, matches, sort=sort, window=window)

    def write_lines(self, matches: Matches, *, window: int = 8) -> pd.DataFrame:
        """Return the lines of ``concordance`` for places, all or some of them, in their order."""
        return write_lines(self._themed.searched, matches, window=window)

    def n_documents_of(self, matches: Matches) -> int:
        """Count the documents that hold places."""
        return len(np.unique(self._themed.rows.holders[matches.passages]))

    @cached_property
    def _chosen(self) -> Chosen:
        return self._tally.on_days(self._days)

    @cached_property
    def _whole(self) -> Chosen:
        return self._chosen if self._tally is self._whole_tally else self._whole_tally.on_days(self._days)

    @cached_property
    def _sizes(self) -> Sums:
        return self._tally.sizes.total(self._days)

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
