"""Periods: which day, week, month, quarter or year a document falls into, and bands that say how sure a period's number is."""

from __future__ import annotations

import numpy as np
import pandas as pd

# ISO weeks: they start on Monday.
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
LENGTHS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
MOST_PERIODS = 130
HALF = 0.5
# A band needs so many documents in the period; below, the documents themselves are the honest picture.
ENOUGH = 5
N_DRAWS = 500
BAND = (2.5, 97.5)


def check_every(every: str) -> str:
    """Return `every` if it is one of the five periods."""
    if every not in PERIODS:
        raise ValueError(f"every must be one of {list(PERIODS)}; got {every!r}.")
    return every


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


def ratio_and_band(parts: np.ndarray, wholes: np.ndarray, random_state: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Divide sums over documents, and draw the documents again to see how far the ratio moves.

    Parameters
    ----------
    parts : numpy.ndarray, (n_documents, n_series)
        What each document adds to the numerators.
    wholes : numpy.ndarray, (n_documents,)
        What each document adds to the denominator.
    random_state : int, default 0

    Returns
    -------
    ratio, low, high : numpy.ndarray, (n_series,)
        ``low`` and ``high`` are the 2.5th and 97.5th percentile of 500 bootstrap draws of documents (Efron 1979); NaN below five
        documents. All NaN where the denominator is zero.
    """
    n_documents, n_series = parts.shape
    missing = np.full(n_series, np.nan)
    if wholes.sum() == 0:
        return missing, missing, missing
    ratio = parts.sum(axis=0) / wholes.sum()
    if n_documents < ENOUGH:
        return ratio, missing, missing
    draws = np.random.default_rng(random_state).multinomial(n_documents, np.full(n_documents, 1 / n_documents), size=N_DRAWS)
    below = draws @ wholes
    drawn = (draws @ parts)[below > 0] / below[below > 0, None]
    low, high = np.percentile(drawn, BAND, axis=0)
    return ratio, low, high
