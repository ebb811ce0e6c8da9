"""View: the tables of one selection, all from the same rows, and the passages behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.themes import examples
from kzcn_explore.analysis.themes.shares import BELONGS, DOCUMENT_FACTS, in_date_order
from kzcn_explore.analysis.timelines import group_timelines, period_terms, term_timelines, timelines
from kzcn_explore.analysis.timelines.periods import place_documents
from kzcn_explore.selection import Selection, read_period
from kzcn_explore.text.search import search_pattern

MARKED_TERMS = 10


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
        corpus = study.corpus.between(selection.start, selection.end, dates=selection.dates)
        for column, allowed in (("source", selection.sources), ("language", selection.languages)):
            if allowed:
                corpus = corpus.keep_documents(corpus.documents[column].isin(allowed))
        if selection.periods:
            corpus = corpus.keep_documents(_published_within(corpus.documents, selection.periods))
        self._by_group: dict[str, pd.DataFrame] = {}
        self.without_themes = corpus.matching(selection.search) if selection.search else corpus
        self.corpus = self.without_themes
        if selection.themes:
            rows = study.shares.loc[self.corpus.passages.index]
            chosen = [theme for theme in selection.themes if theme in rows.columns]
            self.corpus = self.corpus.keep_passages((rows[chosen] >= BELONGS).any(axis=1))

    def __repr__(self) -> str:
        return f"<View: {self.line}>"

    @property
    def filter(self) -> str:
        """Four hexadecimal digits that stand for the selection."""
        return self.selection.filter

    @property
    def n_documents(self) -> int:
        return len(self.corpus)

    @property
    def n_passages(self) -> int:
        return len(self.corpus.passages)

    @property
    def n_tokens(self) -> int:
        return self.corpus.n_tokens

    @cached_property
    def line(self) -> str:
        """What the view counts, in one line of words."""
        whole = self.study.corpus
        return (
            f"{self.n_documents:,} of {len(whole):,} documents · {self.n_passages:,} of {len(whole.passages):,} passages · "
            f"{self.n_tokens:,} of {whole.n_tokens:,} words · filter {self.filter}"
        )

    @property
    def documents(self) -> pd.DataFrame:
        return self.corpus.documents

    @property
    def passages(self) -> pd.DataFrame:
        return self.corpus.passages

    @cached_property
    def document_timeline(self) -> pd.DataFrame:
        """See ``document_timeline``."""
        return timelines.document_timeline(self.corpus, self.study.every)

    @cached_property
    def theme_table(self) -> pd.DataFrame:
        """See ``theme_table``; terms, coherence and stability are those of the whole corpus, the counts those of this view."""
        counts = theme_tables.theme_counts(self.study.model.labels_, self.without_themes, self._shares)
        return self.study.theme_table.assign(**counts[["share", "n_passages", "n_documents"]])

    @cached_property
    def theme_timeline(self) -> pd.DataFrame:
        """See ``theme_timeline``."""
        study = self.study
        return timelines.theme_timeline(study.model, self.without_themes, every=study.every, by=study.by, shares=self._shares)

    def group_timeline(self, group: str = "source") -> pd.DataFrame:
        """See ``group_timeline``."""
        if group not in self._by_group:
            study = self.study
            self._by_group[group] = group_timelines.group_timeline(
                study.model, self.without_themes, group, every=study.every, by=study.by, shares=self._shares
            )
        return self._by_group[group]

    @cached_property
    def document_themes(self) -> pd.DataFrame:
        """See ``document_themes``."""
        return theme_tables.document_themes(self.study.model, self.without_themes, shares=self._shares)

    @cached_property
    def theme_terms(self) -> pd.DataFrame:
        """See ``theme_terms``; the counts are those of this view."""
        return theme_tables.theme_terms(self.study.model, self.without_themes, counts=self._counts)

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
        return term_timelines.term_timeline(self.corpus, terms, every=self.study.every, by=self.study.by)

    def document_terms(self, terms: Sequence[str]) -> pd.DataFrame:
        """See ``document_terms``."""
        return term_timelines.document_terms(self.corpus, terms)

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
        rows = self.find_passages(document=document, period=period, theme=theme, term=term)
        return self.mark_passages(rows, theme=theme, term=term)

    def find_passages(
        self, *, document: str | None = None, period: object = None, theme: int | None = None, term: str | None = None
    ) -> pd.DataFrame:
        """Return what ``evidence`` does, but for the column ``marks``."""
        if theme is not None and theme not in self._shares.columns:
            raise ValueError(f"theme must be one of {[*self._shares.columns]}; got {theme!r}.")
        corpus = self.without_themes if theme is not None else self.corpus
        documents = corpus.documents
        if document is not None:
            documents = documents[documents.index == document]
        if period is not None:
            placed = place_documents(documents, self.study.every)
            documents = documents[placed == pd.Timestamp(period)]
        documents = in_date_order(documents)
        rows = corpus.passages[corpus.passages["document"].isin(documents.index)].rename_axis("passage").reset_index()
        rows["order"] = documents.index.get_indexer(rows["document"])
        rows["share"] = self._shares.loc[rows["passage"], theme].to_numpy() if theme is not None else np.nan
        if theme is not None:
            # Behind the share of one document or period stands every passage that adds to it, however little.
            adds = document is not None or period is not None
            rows = rows[rows["share"] > 0 if adds else rows["share"] >= BELONGS]
        if term is not None:
            pattern = search_pattern(term)
            rows = rows[rows["text"].map(lambda text: pattern.search(text) is not None).astype(bool)]
        if theme is None:
            rows = rows.sort_values(["order", "position"])
        else:
            rows = rows.sort_values(["share", "passage"], ascending=[False, True])
        facts = documents[[*DOCUMENT_FACTS]]
        columns = ["passage", "document", *facts.columns, "position", "text", "start", "end", "n_tokens", "copy_of", "share"]
        return rows.join(facts, on="document")[columns].reset_index(drop=True)

    def mark_passages(self, rows: pd.DataFrame, *, theme: int | None = None, term: str | None = None) -> pd.DataFrame:
        """Add the column ``marks`` of ``evidence`` to rows of ``find_passages``."""
        patterns = [search_pattern(query) for query in (self.selection.search, term) if query]
        model = self.study.model if theme is not None else None
        # Of a lexicon every pattern that counts is marked.
        wanted = set(model.ranked_terms(theme, len(model.terms_) if model.multi_label else MARKED_TERMS)) if model is not None else set()
        marks = []
        for text, start in zip(rows["text"], rows["start"], strict=True):
            found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
            if model is not None:
                found += [(first, last) for name, first, last in model.theme_spans(text) if name in wanted]
            marks.append([(start + first, start + last) for first, last in merged_spans(found)])
        return rows.assign(marks=pd.Series(marks, index=rows.index, dtype=object))

    @cached_property
    def _counts(self):
        rows = self.study.corpus.passages.index.get_indexer(self.without_themes.passages.index)
        return self.study.counts[rows]

    @cached_property
    def _shares(self) -> pd.DataFrame:
        return self.study.shares.loc[self.without_themes.passages.index]


def merged_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that overlap; ascending.

    Examples
    --------
    >>> merged_spans([(5, 9), (0, 3), (7, 12)])
    [(0, 3), (5, 12)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _published_within(documents: pd.DataFrame, periods: Sequence[str]) -> pd.Series:
    """Tell which documents have a date interval that fits into one of the periods."""
    inside = pd.Series(False, index=documents.index)
    for period in map(read_period, periods):
        inside |= (documents["earliest"] >= period.start_time) & (documents["latest"] <= period.end_time)
    return inside
