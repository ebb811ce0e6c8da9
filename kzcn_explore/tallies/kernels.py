"""Kernels: what themes take of many documents, added up in one pass over the shares; compiled, without the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from kzcn_explore.tallies.chosen import Chosen

if TYPE_CHECKING:
    from scipy import sparse

N_THREADS = 2


def sizes_in_threads(chosen: Chosen) -> tuple[np.ndarray, ...]:
    """Count chosen documents by interval, a stretch of documents a thread.

    Parameters
    ----------
    chosen : Chosen
        Of a corpus whose passages stand in the order of their documents.

    Returns
    -------
    n_documents, n_passages, n_tokens : numpy.ndarray of int64, (n_intervals,)
    whole_whole : numpy.ndarray, (n_intervals,)
        The squared tokens of each document, added up.
    """
    rows, n = chosen.rows, len(chosen.rows.intervals)

    def add(first: int, last: int) -> tuple[np.ndarray, ...]:
        found = (*(np.zeros(n, dtype=np.int64) for _ in range(3)), np.zeros(n))
        _add_sizes(first, last, rows.bounds, *_masks(chosen), rows.passage_tokens, rows.intervals.of, found)
        return found

    return _in_threads(add, rows.bounds)


def added_in_threads(chosen: Chosen, shares: np.ndarray, belongs: float) -> tuple[np.ndarray, ...]:
    """Add up the shares of chosen documents by interval, a stretch of documents a thread.

    Parameters
    ----------
    chosen : Chosen
        As above.
    shares : numpy.ndarray, (n_passages, n_themes)
    belongs : float
        The share from which on a passage belongs to a theme.

    Returns
    -------
    part, part_part, part_whole : numpy.ndarray, (n_intervals, n_themes)
    n_with, n_in : numpy.ndarray of int64, (n_intervals, n_themes)
    n_uncovered : numpy.ndarray of int64, (n_intervals,)
    """
    rows, n, k = chosen.rows, len(chosen.rows.intervals), shares.shape[1]

    def add(first: int, last: int) -> tuple[np.ndarray, ...]:
        found = (*(np.zeros((n, k)) for _ in range(3)), *(np.zeros((n, k), dtype=np.int64) for _ in range(2)), np.zeros(n, dtype=np.int64))
        _add_documents(first, last, rows.bounds, *_masks(chosen), shares, rows.passage_tokens, rows.intervals.of, belongs, found)
        return found

    return _in_threads(add, rows.bounds)


def _masks(chosen: Chosen) -> tuple[np.ndarray, np.ndarray]:
    everything = np.zeros(0, dtype=bool)
    documents = everything if chosen.let_in is None else chosen.let_in
    return documents, everything if chosen.whole_documents else chosen.passages


def _in_threads(add: Callable[[int, int], tuple[np.ndarray, ...]], bounds: np.ndarray) -> tuple[np.ndarray, ...]:
    """Call a function for stretches of documents with about as many passages each, and add up what it returns."""
    cuts = np.searchsorted(bounds, np.linspace(0, bounds[-1], N_THREADS + 1)).clip(0, len(bounds) - 1)
    cuts[0], cuts[-1] = 0, len(bounds) - 1
    with ThreadPoolExecutor(N_THREADS) as pool:
        return tuple(sum(parts[1:], start=parts[0]) for parts in zip(*pool.map(add, cuts[:-1], cuts[1:]), strict=True))


@njit(nogil=True, cache=True)
def _add_documents(first, last, bounds, documents, passages, shares, tokens, intervals, belongs, found):  # noqa: PLR0913  a kernel has no objects
    """Add the documents from `first` to `last` to the sums; an empty mask of documents or passages lets all of them through."""
    part, part_part, part_whole, n_with, n_in, n_uncovered = found
    n_themes = shares.shape[1]
    taken = np.zeros(n_themes)
    has = np.zeros(n_themes, dtype=np.bool_)
    for document in range(first, last):
        if len(documents) and not documents[document]:
            continue
        at = intervals[document]
        taken[:] = 0
        has[:] = False
        whole = 0.0
        for passage in range(bounds[document], bounds[document + 1]):
            if len(passages) and not passages[passage]:
                continue
            n_tokens = tokens[passage]
            whole += n_tokens
            covered = False
            for theme in range(n_themes):
                share = shares[passage, theme]
                if share > 0:
                    covered = True
                    taken[theme] += share * n_tokens
                    if share >= belongs:
                        has[theme] = True
                        n_in[at, theme] += 1
            if not covered:
                n_uncovered[at] += 1
        for theme in range(n_themes):
            amount = taken[theme]
            if amount > 0:
                part[at, theme] += amount
                part_part[at, theme] += amount * amount
                part_whole[at, theme] += amount * whole
            n_with[at, theme] += has[theme]


def total_in_threads(counts: sparse.csr_matrix, passages: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add up the counts of some passages, a stretch of passages a thread.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    passages : numpy.ndarray of bool, (n_passages,)

    Returns
    -------
    uses, held : numpy.ndarray of int64, (n_terms,)
        Uses of each term, and passages that hold it.
    """
    cuts = np.searchsorted(counts.indptr, np.linspace(0, counts.indptr[-1], N_THREADS + 1)).clip(0, len(passages))
    cuts[0], cuts[-1] = 0, len(passages)

    def add(thread: int) -> np.ndarray:
        totals = np.zeros((2, counts.shape[1]), dtype=np.int64)
        _add_counts(cuts[thread], cuts[thread + 1], counts.indptr, counts.indices, counts.data, passages, totals)
        return totals

    with ThreadPoolExecutor(N_THREADS) as pool:
        uses, held = sum(pool.map(add, range(N_THREADS)))
    return uses, held


@njit(nogil=True, cache=True)
def _add_counts(first, last, bounds, terms, counts, passages, totals):  # noqa: PLR0913  a kernel has no objects
    for passage in range(first, last):
        if passages[passage]:
            for entry in range(bounds[passage], bounds[passage + 1]):
                totals[0, terms[entry]] += counts[entry]
                totals[1, terms[entry]] += 1


@njit(nogil=True, cache=True)
def _add_sizes(first, last, bounds, documents, passages, tokens, intervals, found):  # noqa: PLR0913  a kernel has no objects
    """Count the documents from `first` to `last` that keep a passage; empty masks as below."""
    n_documents, n_passages, n_tokens, squares = found
    for document in range(first, last):
        if len(documents) and not documents[document]:
            continue
        at = intervals[document]
        whole = 0
        kept = 0
        for passage in range(bounds[document], bounds[document + 1]):
            if len(passages) and not passages[passage]:
                continue
            whole += tokens[passage]
            kept += 1
        if kept or not len(passages):
            n_documents[at] += 1
            n_passages[at] += kept
            n_tokens[at] += whole
            squares[at] += float(whole) * whole
