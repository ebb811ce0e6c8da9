"""Counted terms: how often chosen passages hold the terms of a model, of some terms and of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.tallies import sums
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.held_terms import HeldTerms, held_terms
from kzcn_explore.tallies.rows import CorpusRows
from kzcn_explore.tallies.uses_by_interval import UsesByInterval, uses_by_interval

if TYPE_CHECKING:
    from scipy import sparse


class CountedTerms:
    """The counts of a model's terms in all passages of a corpus, by term and by date interval; each is made when it is first needed.

    Parameters
    ----------
    rows : CorpusRows
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    """

    def __init__(self, rows: CorpusRows, counts: sparse.csr_matrix) -> None:
        self.rows, self.counts = rows, counts

    @property
    def is_compiled(self) -> bool:
        """Whether compiled code looks at all counts in one pass, so that they are not kept by term as well."""
        return self.rows.in_turn and self.rows.n_passages >= sums.KERNEL_FROM

    @cached_property
    def by_term(self) -> sparse.csc_matrix:
        """The counts, column by column."""
        return self.counts.tocsc()

    def holders(self, term: int) -> np.ndarray:
        """Return the passages that hold a term, ascending; the term by its column."""
        if not self.is_compiled:
            return self.by_term.indices[self.by_term.indptr[term] : self.by_term.indptr[term + 1]]
        entries = np.flatnonzero(self.counts.indices == term)
        return np.searchsorted(self.counts.indptr, entries, side="right") - 1

    def n_holding(self, terms: Sequence[int], chosen: Chosen) -> tuple[np.ndarray, np.ndarray]:
        """Count the chosen passages, and their documents, that hold each of some terms, by interval.

        Parameters
        ----------
        terms : sequence of int
            Columns.
        chosen : Chosen

        Returns
        -------
        n_passages, n_documents : numpy.ndarray of int, (n_intervals, n)
        """
        if not self.is_compiled:
            return self.n_holding_each(terms, chosen)
        columns = tuple(dict.fromkeys(terms))
        found = self.held(columns).count(chosen)
        return found if len(columns) == len(terms) else tuple(one[:, [columns.index(term) for term in terms]] for one in found)

    @cached_property
    def held(self) -> Callable[[tuple[int, ...]], HeldTerms]:
        """Asked for some columns, each once: which passages hold them; kept for those that were asked for last."""
        return lru_cache(maxsize=1)(lambda columns: held_terms(self.rows, *self.pairs(columns), len(columns)))

    def pairs(self, columns: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Return the passages that hold some terms, and the places of these in `columns`, one entry a passage and term."""
        place_of = np.full(self.counts.shape[1], -1, dtype=np.int32)
        place_of[[*columns]] = np.arange(len(columns))
        places = place_of[self.counts.indices]
        entries = np.flatnonzero(places >= 0)
        return np.searchsorted(self.counts.indptr, entries, side="right") - 1, places[entries]

    def n_holding_each(self, terms: Sequence[int], chosen: Chosen) -> tuple[np.ndarray, np.ndarray]:
        """Count as ``n_holding`` does, one term after the other."""
        rows = self.rows
        of, n = rows.intervals.of, len(rows.intervals)
        n_passages, n_documents = np.zeros((len(terms), n), dtype=np.int64), np.zeros((len(terms), n), dtype=np.int64)
        for place, term in enumerate(terms):
            held = self.holders(term)
            if chosen.passages is not None:
                held = held[chosen.passages[held]]
            documents = rows.holders[held]
            n_passages[place] = np.bincount(of[documents], minlength=n)
            first = np.diff(documents, prepend=-1) != 0 if rows.in_turn else np.unique(documents, return_index=True)[1]
            n_documents[place] = np.bincount(of[documents[first]], minlength=n)
        return n_passages.T, n_documents.T

    def totals(self, chosen: Chosen) -> tuple[np.ndarray, np.ndarray]:
        """Count the uses of every term in what is chosen, and the passages that hold it; two arrays of int64, (n_terms,)."""
        if chosen.by_days:
            return self.by_interval.total(chosen.intervals)
        if self.rows.n_passages < sums.KERNEL_FROM:
            some = self.counts[chosen.passage_numbers]
            return np.asarray(some.sum(axis=0)).ravel(), np.bincount(some.indices, minlength=some.shape[1])
        from kzcn_explore.tallies.term_kernels import total_in_threads

        if 2 * len(chosen.passage_numbers) <= self.rows.n_passages:
            return total_in_threads(self.counts, chosen.passage_numbers)
        # What is left out is less to look at, and whole numbers lose nothing when they are taken away.
        everything, left_out = self.by_interval.total(None), total_in_threads(self.counts, np.flatnonzero(~chosen.passages))
        return everything[0] - left_out[0], everything[1] - left_out[1]

    @cached_property
    def by_interval(self) -> UsesByInterval:
        """The uses of every term in each date interval."""
        return uses_by_interval(self.counts, self.rows.intervals.of[self.rows.holders], len(self.rows.intervals))
