"""Periods: which day, week, month, quarter or year a document falls into."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import is_whole

# ISO weeks: they start on Monday.
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
LENGTHS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
MOST_PERIODS = 130
UNITS = ("tokens", "documents")
HALF = 0.5


def check_every(every: str) -> str:
    """Return `every` if it is one of the five periods."""
    if every not in [*PERIODS]:
        raise ValueError(f"every must be one of {list(PERIODS)}; got {every!r}.")
    return every


def check_by(by: str) -> str:
    """Return `by` if it is one of the two units that a timeline is a share of."""
    if by not in UNITS:
        raise ValueError(f"by must be one of {list(UNITS)}; got {by!r}.")
    return by


def check_smooth(smooth: int) -> int:
    """Return `smooth` if a window of so many periods has a middle."""
    if not is_whole(smooth) or smooth < 1 or smooth % 2 == 0:
        raise ValueError(f"smooth must be an odd whole number of periods, 1 for none; got {smooth!r}.")
    return int(smooth)


def usual_period(documents: pd.DataFrame) -> str:
    """Choose the period in which a corpus is best drawn.

    It is the finest that most dates fit into, that gives 130 periods or fewer, and as many documents as periods or more;
    a year where none does.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> usual_period(kz.load_corpus().documents)
    'year'
    """
    dated = documents[documents["earliest"].notna() & documents["latest"].notna()]
    if dated.empty:
        return "year"
    days = (dated["latest"].max() - dated["earliest"].min()).days + 1
    widths = (dated["latest"] - dated["earliest"]).dt.days + 1
    for every, length in LENGTHS.items():
        n_periods = days / length
        if n_periods <= min(MOST_PERIODS, len(dated)) and (widths <= length).mean() >= HALF:
            return every
    return "year"


def place_documents(documents: pd.DataFrame, every: str) -> pd.Series:
    """Find the period of every document: its first day, or NaT where the days that its date may mean fall into more than one."""
    first, last = (documents[column].dt.to_period(PERIODS[check_every(every)]) for column in ("earliest", "latest"))
    return first.where(first == last).dt.start_time.rename("period")


def all_periods(placed: pd.Series, every: str) -> pd.DatetimeIndex:
    """List the first days of all periods from the first to the last that holds a document, the empty ones between them too."""
    placed = placed.dropna()
    if placed.empty:
        return pd.DatetimeIndex([], name="period")
    periods = pd.period_range(placed.min(), placed.max(), freq=PERIODS[every])
    return periods.start_time.rename("period")


def windows(documents: pd.DataFrame, every: str, smooth: int = 1) -> tuple[pd.DatetimeIndex, list[np.ndarray]]:
    """Find the documents that the number of each period is taken over.

    Parameters
    ----------
    documents : DataFrame
    every : {"day", "week", "month", "quarter", "year"}
    smooth : int, default 1
        So many periods, the period in the middle; at both ends of the timeline those of them that there are.

    Returns
    -------
    periods : DatetimeIndex
        See ``all_periods``.
    rows : list of numpy.ndarray
        For every period the row numbers of the documents, in the order of their SHA-256, then of their ids, so that sums and draws
        depend neither on the order of the table nor on ids that were made from it. A period without a document of its own has none,
        however full its neighbours are.
    """
    reach = check_smooth(smooth) // 2
    placed = place_documents(documents, every)
    periods = all_periods(placed, every)
    keys = pd.DataFrame({"sha256": documents["sha256"].to_numpy(), "document": documents.index})
    canonical = keys.sort_values(["sha256", "document"], kind="stable").index.to_numpy()
    period_of = periods.get_indexer(placed)[canonical]
    in_turn = np.argsort(period_of, kind="stable")
    starts = np.searchsorted(period_of[in_turn], np.arange(len(periods) + 1))
    none = np.array([], dtype=np.intp)
    rows = []
    for period in range(len(periods)):
        first, last = max(0, period - reach), min(len(periods), period + reach + 1)
        has_own = starts[period] < starts[period + 1]
        rows.append(canonical[np.sort(in_turn[starts[first] : starts[last]])] if has_own else none)
    return periods, rows
