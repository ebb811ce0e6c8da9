"""Sums: what chosen documents add up to in each date interval, and from there in each period and in all."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.intervals import Intervals

# Below so many passages plain NumPy takes milliseconds, and no compiler is waited for.
KERNEL_FROM = 20_000


@dataclass(frozen=True, eq=False)
class Sums:
    """What documents add up to; one row an interval, a period or a whole, one column a series (a theme or a term).

    Attributes
    ----------
    n_documents, n_passages, n_tokens : numpy.ndarray of int64, (n_rows,)
    whole_whole : numpy.ndarray, (n_rows,)
        The squared tokens of each document, added up.
    n_uncovered : numpy.ndarray of int64, (n_rows,)
        Passages of which no series takes anything.
    part, part_part, part_whole : numpy.ndarray, (n_rows, n_series)
        What the series take of the documents: tokens of a theme, uses of a term; their squares; their products with the document's
        tokens.
    n_with, n_in : numpy.ndarray of int64, (n_rows, n_series)
        Documents, and passages, that belong to a theme or hold a term.
    """

    n_documents: np.ndarray
    n_passages: np.ndarray
    n_tokens: np.ndarray
    whole_whole: np.ndarray
    n_uncovered: np.ndarray
    part: np.ndarray
    part_part: np.ndarray
    part_whole: np.ndarray
    n_with: np.ndarray
    n_in: np.ndarray

    def added(self, rows: np.ndarray, groups: np.ndarray, n_groups: int) -> Sums:
        """Add up some rows by groups; `groups`, one for each of `rows`, ascend."""
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        return Sums(*(_grouped(getattr(self, one.name)[rows], starts, groups, n_groups) for one in fields(self)))

    def total(self, let_in: np.ndarray | None) -> Sums:
        """Add up all intervals that are let in, into one row."""
        rows = slice(None) if let_in is None else np.flatnonzero(let_in)
        return Sums(*(getattr(self, one.name)[rows].sum(axis=0, keepdims=True) for one in fields(self)))


@dataclass(frozen=True, eq=False)
class PeriodSums:
    """What documents add up to in each period.

    Attributes
    ----------
    periods : DatetimeIndex, (n_periods,)
        First days, from the first to the last period that holds a document, the empty ones between them too.
    sums : Sums
        One row a period.
    places : numpy.ndarray of int64, (n_intervals,)
        The place of each interval among `periods`; -1 where it fits into none, or nothing of it is let in.
    n_unplaced : int
        Documents that are let in and fit into no period.
    """

    periods: pd.DatetimeIndex
    sums: Sums
    places: np.ndarray
    n_unplaced: int


def period_sums(sums: Sums, intervals: Intervals, every: str, let_in: np.ndarray | None, *, like: PeriodSums | None = None) -> PeriodSums:
    """Add the sums of intervals up over periods.

    Parameters
    ----------
    sums : Sums
        One row an interval.
    intervals : Intervals
    every : {"day", "week", "month", "quarter", "year"}
    let_in : numpy.ndarray of bool, (n_intervals,), optional
        The intervals to be added; None for all.
    like : PeriodSums, optional
        Take the periods of these.
    """
    periods, place_of = intervals.by_period(every)
    holds = sums.n_documents > 0 if let_in is None else let_in & (sums.n_documents > 0)
    rows = np.flatnonzero(holds & (place_of >= 0))
    n_unplaced = int(sums.n_documents[holds & (place_of < 0)].sum())
    places = np.full(len(intervals), -1)
    # Intervals ascend by their first day, and so do the periods that they fit into.
    if like is not None and len(like.periods):
        first = periods.get_loc(like.periods[0])
        last = first + len(like.periods) - 1
    elif len(rows):
        first, last = place_of[rows[0]], place_of[rows[-1]]
    else:
        return PeriodSums(periods[:0], sums.added(rows, rows, 0), places, n_unplaced)
    places[rows] = place_of[rows] - first
    return PeriodSums(periods[first : last + 1], sums.added(rows, places[rows], last - first + 1), places, n_unplaced)


def size_sums(chosen: Chosen) -> Sums:
    """Count the chosen documents, passages and tokens of each interval; without any series."""
    rows = chosen.rows
    if rows.in_turn and rows.n_passages >= KERNEL_FROM:
        from kzcn_explore.tallies.kernels import sizes_in_threads

        return no_series(*sizes_in_threads(chosen))
    of, n = rows.intervals.of, len(rows.intervals)
    if chosen.whole_documents:
        kept = slice(None) if chosen.documents is None else np.flatnonzero(chosen.documents)
        n_passages, n_tokens = rows.document_passages[kept], rows.document_tokens[kept]
    else:
        kept = np.flatnonzero(chosen.documents)
        holders = rows.holders[chosen.passages]
        n_passages = np.bincount(holders, minlength=rows.n_documents)[kept]
        n_tokens = np.bincount(holders, weights=rows.passage_tokens[chosen.passages], minlength=rows.n_documents)[kept]
    at = of[kept]
    passages_at, tokens_at = (np.bincount(at, weights=one, minlength=n).astype(np.int64) for one in (n_passages, n_tokens))
    squares = np.bincount(at, weights=n_tokens.astype(float) ** 2, minlength=n)
    return no_series(np.bincount(at, minlength=n), passages_at, tokens_at, squares)


def no_series(n_documents: np.ndarray, n_passages: np.ndarray, n_tokens: np.ndarray, whole_whole: np.ndarray) -> Sums:
    """Make sums that count documents but nothing of a series."""
    n = len(n_documents)
    amounts, counts = np.zeros((n, 0)), np.zeros((n, 0), dtype=np.int64)
    return Sums(n_documents, n_passages, n_tokens, whole_whole, np.zeros(n, dtype=np.int64), amounts, amounts, amounts, counts, counts)


def _grouped(values: np.ndarray, starts: np.ndarray, groups: np.ndarray, n_groups: int) -> np.ndarray:
    sums = np.zeros((n_groups, *values.shape[1:]), dtype=values.dtype)
    if len(starts):
        sums[groups[starts]] = np.add.reduceat(values, starts, axis=0)
    return sums
