"""Chosen: the documents and passages that a selection lets through, by number."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from kzcn_explore.tallies.rows import CorpusRows


class Chosen:
    """The documents and passages that a selection lets through.

    Parameters
    ----------
    rows : CorpusRows
    intervals : numpy.ndarray of bool, (n_intervals,), optional
        The date intervals whose documents are let through; None for all.
    documents : numpy.ndarray of bool, (n_documents,), optional
        Of those documents the ones that come through; None for all.
    passages : numpy.ndarray of bool, (n_passages,), optional
        Of their passages the ones that come through; None for all. A document left without a passage does not come through.
    """

    def __init__(
        self,
        rows: CorpusRows,
        intervals: np.ndarray | None = None,
        documents: np.ndarray | None = None,
        passages: np.ndarray | None = None,
    ) -> None:
        self.rows = rows
        self.intervals, self._documents, self._passages = intervals, documents, passages

    @property
    def by_days(self) -> bool:
        """Whether days alone decide, so that sums by interval are all that is needed."""
        return self._documents is None and self._passages is None

    @property
    def is_all(self) -> bool:
        """Whether everything comes through."""
        return self.by_days and self.intervals is None

    @property
    def whole_documents(self) -> bool:
        """Whether a document comes through with all its passages or not at all."""
        return self._passages is None

    @cached_property
    def passages(self) -> np.ndarray | None:
        """The passages that come through, (n_passages,) of bool; None for all."""
        if self.is_all:
            return None
        let = self.let_in
        if let is None:
            return self._passages
        mask = let[self.rows.holders]
        return mask if self._passages is None else mask & self._passages

    @cached_property
    def passage_numbers(self) -> np.ndarray:
        """The passages that come through by number, ascending; int64."""
        return np.arange(self.rows.n_passages) if self.is_all else np.flatnonzero(self.passages)

    @cached_property
    def documents(self) -> np.ndarray | None:
        """The documents that come through, (n_documents,) of bool; None for all."""
        if self._passages is None:
            return self.let_in
        held = np.zeros(self.rows.n_documents, dtype=bool)
        held[self.rows.holders[self.passage_numbers]] = True
        return held

    @cached_property
    def document_numbers(self) -> np.ndarray:
        """The documents that come through by number, ascending; int64."""
        if self._passages is None and self.let_in is None:
            return np.arange(self.rows.n_documents)
        if self._passages is None or not self.rows.in_turn:
            return np.flatnonzero(self.documents)
        holders = self.rows.holders[self.passage_numbers]
        return holders[np.flatnonzero(np.diff(holders, prepend=-1))]

    @cached_property
    def let_in(self) -> np.ndarray | None:
        """The documents that come through if one of their passages does, (n_documents,) of bool; None for all."""
        if self.intervals is None:
            return self._documents
        mask = self.intervals[self.rows.intervals.of]
        return mask if self._documents is None else mask & self._documents

    def narrowed(self, passages: np.ndarray) -> Chosen:
        """Let through only some of the passages, (n_passages,) of bool."""
        both = passages if self._passages is None else self._passages & passages
        return Chosen(self.rows, self.intervals, self._documents, both)

    def holds_documents(self, documents: np.ndarray) -> np.ndarray:
        """Tell which of some documents come through; where days alone decide, no other is looked at."""
        if self.by_days and "let_in" not in self.__dict__:
            return np.ones(len(documents), dtype=bool) if self.intervals is None else self.intervals[self.rows.intervals.of[documents]]
        return np.ones(len(documents), dtype=bool) if self.documents is None else self.documents[documents]

    def tokens_of(self, documents: np.ndarray) -> np.ndarray:
        """Count the tokens that come through of some documents that do, by number, (n,) of int64."""
        rows = self.rows
        if self.whole_documents:
            return rows.document_tokens[documents]
        if not rows.in_turn:
            return rows.sum_by_document(np.where(self.passages, rows.passage_tokens, 0))[documents]
        held = [slice(rows.bounds[document], rows.bounds[document + 1]) for document in documents]
        return np.array([rows.passage_tokens[one][self.passages[one]].sum() for one in held], dtype=np.int64)

    @property
    def n_before(self) -> int:
        """How many documents stand by date before the first that comes through, as far as days alone tell."""
        if self.intervals is None:
            return 0
        let_in = np.flatnonzero(self.intervals)
        return int(self.rows.intervals.bounds[let_in[0]]) if len(let_in) else self.rows.n_documents
