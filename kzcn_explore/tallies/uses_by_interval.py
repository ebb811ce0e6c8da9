"""Uses by interval: how often every term of a model is used in each date interval, with running sums, so that any range is quick."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.tallies import sums

if TYPE_CHECKING:
    from scipy import sparse

# Neighbouring date intervals whose counts are added up beforehand: of ten years of days some hundred blocks.
BLOCK = 32


@dataclass(frozen=True, eq=False)
class UsesByInterval:
    """How often every term is used in the documents of each date interval.

    Attributes
    ----------
    uses, passages : scipy.sparse.csr_matrix of int64, (n_intervals, n_terms)
        Uses of each term, and passages that hold it; both with the same entries.
    """

    uses: sparse.csr_matrix
    passages: sparse.csr_matrix

    @cached_property
    def _running(self) -> list[np.ndarray]:
        """What all blocks before one add up to, (n_blocks + 1, n_terms), of both."""
        from scipy import sparse

        n = self.uses.shape[0]
        in_blocks = np.arange(n) // BLOCK
        n_blocks = -(-n // BLOCK)
        blocks = sparse.csr_matrix((np.ones(n, dtype=np.int64), (in_blocks, np.arange(n))), shape=(n_blocks, n))
        none = np.zeros((1, self.uses.shape[1]), dtype=np.int64)
        return [np.vstack([none, np.cumsum((blocks @ one).toarray(), axis=0)]) for one in (self.uses, self.passages)]

    def total(self, let_in: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """Add up the intervals that are let in, (n_intervals,) of bool, or all: uses and passages of every term, (n_terms,)."""
        if let_in is None:
            return tuple(running[-1].copy() for running in self._running)
        n = len(let_in)
        inside = np.zeros((len(self._running[0]) - 1, BLOCK), dtype=bool)
        beyond = np.ones_like(inside)
        inside.ravel()[:n], beyond.ravel()[:n] = let_in, False
        # The last block is whole, too, if all the intervals that there are of it are let in.
        whole = (inside | beyond).all(axis=1)
        edges = np.diff(np.concatenate([[False], whole, [False]]).astype(np.int8))
        firsts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
        rest = np.flatnonzero((inside & ~whole[:, None]).ravel()[:n])
        totals = [(running[ends] - running[firsts]).sum(axis=0) for running in self._running]
        for total, counts in zip(totals, (self.uses, self.passages), strict=True):
            some = counts[rest]
            np.add.at(total, some.indices, some.data)
        return totals[0], totals[1]


def uses_by_interval(counts: sparse.csr_matrix, of: np.ndarray, n_intervals: int) -> UsesByInterval:
    """Add up the counts of passages by the interval of their document.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    of : numpy.ndarray of int64, (n_passages,)
        The interval of each passage.
    n_intervals : int
    """
    from scipy import sparse

    order = np.argsort(of, kind="stable")
    bounds = np.searchsorted(of[order], np.arange(n_intervals + 1))
    if len(order) >= sums.KERNEL_FROM:
        from kzcn_explore.tallies.term_kernels import uses_in_threads

        uses, passages, terms, starts = uses_in_threads(counts, order, bounds)
        return UsesByInterval(*(sparse.csr_matrix((one, terms, starts), shape=(n_intervals, counts.shape[1])) for one in (uses, passages)))
    members = sparse.csr_matrix((np.ones(len(order), dtype=np.int64), order, bounds), shape=(n_intervals, len(order)))
    held = sparse.csr_matrix((np.ones(len(counts.data), dtype=np.int64), counts.indices, counts.indptr), shape=counts.shape)
    added = [(members @ one).tocsr() for one in (counts, held)]
    for one in added:
        one.sort_indices()
    return UsesByInterval(*added)
