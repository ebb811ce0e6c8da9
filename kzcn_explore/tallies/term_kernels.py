"""Term kernels: how often many passages hold terms, added up in one pass over the counts; compiled, without the interpreter's lock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from kzcn_explore.tallies.kernels import N_THREADS

if TYPE_CHECKING:
    from scipy import sparse


def total_in_threads(counts: sparse.csr_matrix, passages: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add up the counts of some passages, a stretch of passages a thread.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    passages : numpy.ndarray of int64
        Ascending.

    Returns
    -------
    uses, held : numpy.ndarray of int64, (n_terms,)
        Uses of each term, and passages that hold it.
    """

    def add(some: np.ndarray) -> np.ndarray:
        totals = np.zeros((counts.shape[1], 2), dtype=np.int64)
        _add_counts(some, counts.indptr, counts.indices, counts.data, totals)
        return totals

    with ThreadPoolExecutor(N_THREADS) as pool:
        uses, held = sum(pool.map(add, np.array_split(passages, N_THREADS))).T.copy()
    return uses, held


def uses_in_threads(
    counts: sparse.csr_matrix, passages: np.ndarray, bounds: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Add up the counts of the passages of each date interval, a stretch of intervals a thread.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    passages : numpy.ndarray of int64, (n_passages,)
        Those of one interval after those of the other.
    bounds : numpy.ndarray of int64, (n_intervals + 1,)
        Those of interval i are ``passages[bounds[i] : bounds[i + 1]]``.

    Returns
    -------
    uses, held : numpy.ndarray of int64, (n_entries,)
        Uses of a term in an interval, and passages that hold it there.
    terms : numpy.ndarray of int32, (n_entries,)
        Ascending in each interval.
    starts : numpy.ndarray of int64, (n_intervals + 1,)
        The entries of interval i are those from ``starts[i]`` to before ``starts[i + 1]``.
    """
    counted = np.concatenate([[0], np.cumsum(np.diff(counts.indptr)[passages], dtype=np.int64)])
    # An interval has at most as many entries as its passages, and as there are terms.
    room = np.minimum(np.diff(counted[bounds]), counts.shape[1])
    places = np.concatenate([[0], np.cumsum(room)])
    terms, totals = np.empty(places[-1], dtype=np.int32), np.empty((2, places[-1]), dtype=np.int64)
    n_found = np.zeros(len(room), dtype=np.int64)
    cuts = np.searchsorted(counted[bounds], np.linspace(0, counted[-1], N_THREADS + 1)).clip(0, len(room))
    cuts[0], cuts[-1] = 0, len(room)

    def add(first: int, last: int) -> None:
        _add_uses(
            first, last, passages, bounds, counts.indptr, counts.indices, counts.data, counts.shape[1], places, n_found, terms, totals
        )

    with ThreadPoolExecutor(N_THREADS) as pool:
        list(pool.map(add, cuts[:-1], cuts[1:]))
    filled = np.arange(places[-1]) < np.repeat(places[:-1] + n_found, room)
    return totals[0, filled], totals[1, filled], terms[filled], np.concatenate([[0], np.cumsum(n_found)])


@njit(nogil=True, cache=True)
def _add_counts(passages, bounds, terms, counts, totals):
    for passage in passages:
        for entry in range(bounds[passage], bounds[passage + 1]):
            totals[terms[entry], 0] += counts[entry]
            totals[terms[entry], 1] += 1


@njit(nogil=True, cache=True)
def _add_uses(first, last, passages, bounds, starts, terms, counts, n_terms, places, n_found, found_terms, found):  # noqa: PLR0913
    """Write the terms of the intervals from `first` to before `last`, ascending, and their sums, from `places` on."""
    totals = np.zeros((n_terms, 2), dtype=np.int64)
    for interval in range(first, last):
        place, n = places[interval], 0
        for passage in passages[bounds[interval] : bounds[interval + 1]]:
            for entry in range(starts[passage], starts[passage + 1]):
                term = terms[entry]
                if totals[term, 1] == 0:
                    found_terms[place + n] = term
                    n += 1
                totals[term, 0] += counts[entry]
                totals[term, 1] += 1
        found_terms[place : place + n].sort()
        for number in range(place, place + n):
            found[0, number], found[1, number] = totals[found_terms[number]]
            totals[found_terms[number]] = 0
        n_found[interval] = n
