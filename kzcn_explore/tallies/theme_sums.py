"""Theme sums: what every theme takes of chosen documents, by date interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from kzcn_explore.analysis.themes.shares import BELONGS
from kzcn_explore.tallies import sums
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.sums import Sums


def theme_sums(chosen: Chosen, sizes: Sums, shares: np.ndarray) -> Sums:
    """Add up what every theme takes of the chosen documents.

    Parameters
    ----------
    chosen : Chosen
    sizes : Sums
        Of ``size_sums``.
    shares : numpy.ndarray, (n_passages, n_themes)
        Of all passages of the corpus.

    Returns
    -------
    Sums
        One row an interval, one series a theme.
    """
    if chosen.rows.in_turn and chosen.rows.n_passages >= sums.KERNEL_FROM:
        from kzcn_explore.tallies.kernels import added_in_threads

        found = added_in_threads(chosen, shares, BELONGS)
    else:
        found = _added(chosen, shares)
    part, part_part, part_whole, n_with, n_in, n_uncovered = found
    return replace(
        sizes, part=part, part_part=part_part, part_whole=part_whole, n_with=n_with, n_in=n_in, n_uncovered=n_uncovered.astype(np.int64)
    )


def document_parts(chosen: Chosen, read_shares: Callable[[np.ndarray], np.ndarray], documents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tell the tokens that every theme takes of some chosen documents, (n, n_themes), and their tokens, (n,).

    Parameters
    ----------
    chosen : Chosen
    read_shares : callable, numpy.ndarray of int64 -> numpy.ndarray
        Gives the shares of passages by number, (n, n_themes).
    documents : numpy.ndarray of int64, (n,)
        Ascending.
    """
    rows = chosen.rows
    asked = np.zeros(rows.n_documents, dtype=bool)
    asked[documents] = True
    held = asked[rows.holders] if chosen.passages is None else asked[rows.holders] & chosen.passages
    passages = np.flatnonzero(held)
    at = np.searchsorted(documents, rows.holders[passages])
    tokens = rows.passage_tokens[passages].astype(float)
    parts = [np.bincount(at, weights=column, minlength=len(documents)) for column in (read_shares(passages) * tokens[:, None]).T]
    return np.column_stack(parts) if parts else np.zeros((len(documents), 0)), np.bincount(at, weights=tokens, minlength=len(documents))


def _added(chosen: Chosen, shares: np.ndarray) -> tuple[np.ndarray, ...]:
    rows = chosen.rows
    of, n = rows.intervals.of, len(rows.intervals)
    passages = np.arange(rows.n_passages) if chosen.passages is None else np.flatnonzero(chosen.passages)
    documents = np.arange(rows.n_documents) if chosen.documents is None else np.flatnonzero(chosen.documents)
    parts, wholes = document_parts(chosen, shares.__getitem__, documents)
    at = of[documents]
    holders = rows.holders[passages]
    belongs = shares[passages] >= BELONGS
    has = [np.bincount(holders[column], minlength=rows.n_documents)[documents] > 0 for column in belongs.T]
    uncovered = np.bincount(of[holders[(shares[passages] == 0).all(axis=1)]], minlength=n)
    return (
        _by_interval(parts, at, n),
        _by_interval(parts**2, at, n),
        _by_interval(parts * wholes[:, None], at, n),
        _columns([np.bincount(at[column], minlength=n) for column in has], n, np.int64),
        _columns([np.bincount(of[holders[column]], minlength=n) for column in belongs.T], n, np.int64),
        uncovered,
    )


def _by_interval(values: np.ndarray, at: np.ndarray, n_intervals: int) -> np.ndarray:
    return _columns([np.bincount(at, weights=column, minlength=n_intervals) for column in values.T], n_intervals, np.float64)


def _columns(found: list[np.ndarray], n_intervals: int, kind: type) -> np.ndarray:
    """Put what was found of each theme side by side, (n_intervals, n_themes); there may be no theme, and no interval."""
    return np.array(found, dtype=kind).reshape(len(found), n_intervals).T
