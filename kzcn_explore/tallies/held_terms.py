"""Held terms: which passages hold some terms, side by side by date interval, so that those of any choice are counted in one pass."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.rows import CorpusRows

N_THREADS = 2


@dataclass(frozen=True, eq=False)
class HeldTerms:
    """Which of some terms every passage holds, the passages of one date interval after those of the one before.

    Attributes
    ----------
    n_terms : int
    passages : numpy.ndarray of int64, (n_passages,)
        All passages by number, by the interval of their document; those of one interval ascend.
    intervals : numpy.ndarray of int64, (n_intervals + 1,)
        Where the passages of each interval begin, and where the last one's end.
    bounds : numpy.ndarray, (n_passages + 1,)
        The terms of ``passages[i]`` are ``terms[bounds[i] : bounds[i + 1]]``.
    terms : numpy.ndarray of int32
        Places among the terms.
    """

    n_terms: int
    passages: np.ndarray
    intervals: np.ndarray
    bounds: np.ndarray
    terms: np.ndarray

    def count(self, chosen: Chosen) -> tuple[np.ndarray, np.ndarray]:
        """Count the chosen passages, and their documents, that hold each term, by interval.

        Parameters
        ----------
        chosen : Chosen
            Of a corpus whose passages stand in the order of their documents.

        Returns
        -------
        n_passages, n_documents : numpy.ndarray of int32, (n_intervals, n_terms)
        """
        from kzcn_explore.tallies.held_kernels import add_held

        found = np.zeros((2, len(self.intervals) - 1, self.n_terms), dtype=np.int32)
        mask = np.zeros(0, dtype=bool) if chosen.passages is None else chosen.passages
        # A stretch of intervals a thread, with about as many passages as the other.
        cuts = np.searchsorted(self.intervals, np.linspace(0, self.intervals[-1], N_THREADS + 1)).clip(0, len(self.intervals) - 1)
        cuts[0], cuts[-1] = 0, len(self.intervals) - 1

        def add(first: int, last: int) -> None:
            add_held(first, last, self.intervals, self.passages, self.bounds, self.terms, mask, chosen.rows.holders, found)

        with ThreadPoolExecutor(N_THREADS) as pool:
            list(pool.map(add, cuts[:-1], cuts[1:]))
        return found[0], found[1]


def held_terms(rows: CorpusRows, passages: np.ndarray, terms: np.ndarray, n_terms: int) -> HeldTerms:
    """Sort what passages hold by the date interval of their document.

    Parameters
    ----------
    rows : CorpusRows
    passages, terms : numpy.ndarray of int, (n,)
        A passage by number, and the place of a term that it holds; each pair once.
    n_terms : int
    """
    from scipy import sparse

    of = rows.intervals.of[rows.holders]
    order = np.argsort(of, kind="stable")
    turn_of = np.empty(rows.n_passages, dtype=np.int32)
    turn_of[order] = np.arange(rows.n_passages, dtype=np.int32)
    held = sparse.csr_matrix((np.ones(len(terms), dtype=bool), (turn_of[passages], terms)), shape=(rows.n_passages, n_terms))
    intervals = np.concatenate([[0], np.cumsum(np.bincount(of, minlength=len(rows.intervals)))])
    return HeldTerms(n_terms, order, intervals, held.indptr, held.indices)
