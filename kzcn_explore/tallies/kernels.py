"""Kernels: how many documents there are, and what themes take of them, added up in one pass; compiled, without the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit

from kzcn_explore.tallies.chosen import Chosen

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
        found = np.zeros((n, 3, k)), np.zeros((n, 2, k), dtype=np.int64), np.zeros(n, dtype=np.int64)
        _add_documents(first, last, rows.bounds, *_masks(chosen), shares, rows.passage_tokens, rows.intervals.of, belongs, found)
        return found

    amounts, numbers, n_uncovered = _in_threads(add, rows.bounds)
    columns = (np.ascontiguousarray(sums[:, which]) for sums in (amounts, numbers) for which in range(sums.shape[1]))
    return *columns, n_uncovered


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
    """Add the documents from `first` to `last` to the sums; an empty mask of documents or passages lets all of them through.

    Half of all shares are zero, which half cannot be foreseen: nothing branches on them, and zeros are added like the rest. The sums of
    one interval lie together, as the next document may be of any other.
    """
    amounts, numbers, n_uncovered = found
    n_themes = shares.shape[1]
    taken = np.zeros(n_themes)
    has = np.zeros(n_themes, dtype=np.int64)
    for document in range(first, last):
        if len(documents) and not documents[document]:
            continue
        at = intervals[document]
        sums, counts = amounts[at], numbers[at]
        kept = False
        whole = 0.0
        for passage in range(bounds[document], bounds[document + 1]):
            if len(passages) and not passages[passage]:
                continue
            if not kept:
                kept = True
                taken[:] = 0
                has[:] = 0
            n_tokens = float(tokens[passage])
            whole += n_tokens
            covered = 0
            for theme in range(n_themes):
                share = shares[passage, theme]
                belonging = np.int64(share >= belongs)
                covered |= np.int64(share > 0)
                taken[theme] += share * n_tokens
                has[theme] |= belonging
                counts[1, theme] += belonging
            n_uncovered[at] += 1 - covered
        for theme in range(n_themes if kept else 0):
            sums[0, theme] += taken[theme]
            sums[1, theme] += taken[theme] * taken[theme]
            sums[2, theme] += taken[theme] * whole
            counts[0, theme] += has[theme]


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
