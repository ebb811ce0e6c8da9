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

    def add(documents: np.ndarray) -> tuple[np.ndarray, ...]:
        found = (*(np.zeros(n, dtype=np.int64) for _ in range(3)), np.zeros(n))
        _add_sizes(documents, rows.bounds, _mask(chosen), rows.passage_tokens, rows.intervals.of, found)
        return found

    return _in_threads(add, chosen)


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

    def add(documents: np.ndarray) -> tuple[np.ndarray, ...]:
        found = np.zeros((n, 3, k)), np.zeros((n, 2, k), dtype=np.int64), np.zeros(n, dtype=np.int64)
        _add_documents(documents, rows.bounds, _mask(chosen), shares, rows.passage_tokens, rows.intervals.of, belongs, found)
        return found

    amounts, numbers, n_uncovered = _in_threads(add, chosen)
    columns = (np.ascontiguousarray(sums[:, which]) for sums in (amounts, numbers) for which in range(sums.shape[1]))
    return *columns, n_uncovered


def _mask(chosen: Chosen) -> np.ndarray:
    return np.zeros(0, dtype=bool) if chosen.whole_documents else chosen.passages


def _in_threads(add: Callable[[np.ndarray], tuple[np.ndarray, ...]], chosen: Chosen) -> tuple[np.ndarray, ...]:
    """Call a function for the chosen documents of stretches with as many passages each, and add up what it returns."""
    documents, bounds = chosen.document_numbers, chosen.rows.bounds
    cuts = np.searchsorted(documents, np.searchsorted(bounds, np.linspace(0, bounds[-1], N_THREADS + 1)[1:-1]))
    with ThreadPoolExecutor(N_THREADS) as pool:
        return tuple(sum(parts[1:], start=parts[0]) for parts in zip(*pool.map(add, np.split(documents, cuts)), strict=True))


@njit(nogil=True, cache=True)
def _add_documents(documents, bounds, passages, shares, tokens, intervals, belongs, found):  # noqa: PLR0913  a kernel has no objects
    """Add some documents to the sums; an empty mask of passages lets all of them through.

    Half of all shares are zero, which half cannot be foreseen: nothing branches on them, and zeros are added like the rest. The sums of
    one interval lie together, as the next document may be of any other.
    """
    amounts, numbers, n_uncovered = found
    n_themes = shares.shape[1]
    taken = np.zeros(n_themes)
    has = np.zeros(n_themes, dtype=np.int64)
    for document in documents:
        at = intervals[document]
        sums, counts = amounts[at], numbers[at]
        taken[:] = 0
        has[:] = 0
        whole = 0.0
        for passage in range(bounds[document], bounds[document + 1]):
            if len(passages) and not passages[passage]:
                continue
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
        for theme in range(n_themes):
            sums[0, theme] += taken[theme]
            sums[1, theme] += taken[theme] * taken[theme]
            sums[2, theme] += taken[theme] * whole
            counts[0, theme] += has[theme]


@njit(nogil=True, cache=True)
def _add_sizes(documents, bounds, passages, tokens, intervals, found):
    """Count some documents; an empty mask as above."""
    n_documents, n_passages, n_tokens, squares = found
    for document in documents:
        at = intervals[document]
        whole = 0
        kept = 0
        for passage in range(bounds[document], bounds[document + 1]):
            if len(passages) and not passages[passage]:
                continue
            whole += tokens[passage]
            kept += 1
        n_documents[at] += 1
        n_passages[at] += kept
        n_tokens[at] += whole
        squares[at] += float(whole) * whole
