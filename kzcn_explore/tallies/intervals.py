"""Intervals: the different stretches of days that the dates of a corpus may mean, so that a range of dates is asked of each once."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from kzcn_explore.analysis.timelines.periods import all_periods, place_documents
from kzcn_explore.corpus.model import in_range
from kzcn_explore.selection import NO_PERIODS, Selection, read_period

ENDS = ["earliest", "latest"]
KEPT = 8


class Intervals:
    """The different date intervals of a corpus; a million documents of ten years have some thousand.

    Parameters
    ----------
    documents : DataFrame
        ``earliest`` and ``latest``, one row a document.

    Attributes
    ----------
    table : DataFrame, one row an interval
        ``earliest``, ``latest``; in the order of documents by date, those without any date last.
    of : numpy.ndarray of int64, (n_documents,)
        The interval of each document.
    """

    def __init__(self, documents: pd.DataFrame) -> None:
        # As integers a missing day is the least number; it stands for the last, as in a sort of dates.
        first, last = (np.where(documents[end].isna(), np.iinfo(np.int64).max, _seconds(documents[end])) for end in ENDS)
        order = np.lexsort((last, first))
        new = np.ones(len(order), dtype=bool)
        new[1:] = (np.diff(first[order]) != 0) | (np.diff(last[order]) != 0)
        self.of = np.empty(len(order), dtype=np.int64)
        self.of[order] = np.cumsum(new) - 1
        self._settle(documents[ENDS].iloc[order[new]].reset_index(drop=True))

    def _settle(self, table: pd.DataFrame) -> None:
        self.table = table
        self.by_period = lru_cache(maxsize=KEPT)(self._by_period)

    @property
    def spread(self) -> pd.DataFrame:
        """The interval of every document by date: ``earliest``, ``latest``."""
        return self.table.iloc[np.repeat(np.arange(len(self)), np.diff(self.bounds))]

    @cached_property
    def bounds(self) -> np.ndarray:
        """Where the documents of each interval begin among all by date, and where the last one's end, (n_intervals + 1,)."""
        return np.concatenate([[0], np.cumsum(np.bincount(self.of, minlength=len(self)))])

    def __len__(self) -> int:
        return len(self.table)

    def let_in(self, selection: Selection) -> np.ndarray | None:
        """Tell which intervals the dates and the periods of a selection let in, (n_intervals,); None where they let all in."""
        if selection.start is None and selection.end is None and not selection.periods:
            return None
        inside = np.ones(len(self), dtype=bool)
        if selection.start is not None or selection.end is not None:
            first, last = (None if bound is None else pd.Timestamp(bound) for bound in (selection.start, selection.end))
            inside &= in_range(self.table, first, last, selection.dates)
        if selection.periods:
            inside &= self._published_within(selection.periods)
        return inside

    def _published_within(self, periods: tuple[str, ...]) -> np.ndarray:
        """Tell which intervals fit into one of the periods, or into none of a kind."""
        inside = np.zeros(len(self), dtype=bool)
        for name in periods:
            if name in NO_PERIODS:
                inside |= self.by_period(NO_PERIODS[name])[1] < 0
                continue
            period = read_period(name)
            first, last = period.start_time.to_datetime64(), period.end_time.to_datetime64()
            inside |= (self.table["earliest"].to_numpy() >= first) & (self.table["latest"].to_numpy() <= last)
        return inside

    def _by_period(self, every: str) -> tuple[pd.DatetimeIndex, np.ndarray]:
        """Find the periods of the whole corpus, and the place of each interval among them, -1 where it fits into none; do not change."""
        placed = place_documents(self.table, every)
        periods = all_periods(placed, every)
        return periods, periods.get_indexer(placed)


def _seconds(days: pd.Series) -> np.ndarray:
    return days.to_numpy().astype("datetime64[s]").view(np.int64)
