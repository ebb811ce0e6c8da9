"""Series: the curves of a timeline one by one, with their unit and their numbers in words, for the tests that read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_table
from kzcn_explore.analysis.timelines.periods import check_every

# What tells the series of a table apart, in the order in which the tables have it.
NAMING = ("group", "theme", "label", "term")
DENOMINATORS = {"tokens": "n_tokens", "documents": "n_documents"}
NUMBERS = ("n_documents", "n_tokens")
POINTS, USES = "points", "uses per 1,000 tokens"
MOST_DECIMALS = 6


@dataclass(frozen=True)
class Timeline:
    """A timeline: ``naming`` and ``value`` are columns, ``denominator`` too; ``scale`` turns a value into `unit`."""

    table: pd.DataFrame
    naming: list[str]
    value: str
    denominator: str
    every: str
    by: str

    @property
    def unit(self) -> str:
        """Percentage points for what is a share, uses for what is counted in 1,000 tokens."""
        return USES if self.value == "rate" and self.by == "tokens" else POINTS

    @property
    def scale(self) -> int:
        """How many of its unit a value of one is."""
        return 1 if self.unit == USES else 100

    def series(self) -> Iterator[tuple[dict, pd.DataFrame]]:
        """Yield the names and the rows of each series, in the order in which the table names them, by period."""
        for _, rows in self.table.groupby(self.naming, sort=False, dropna=False):
            yield rows[self.naming].iloc[0].to_dict(), rows.sort_values("period", kind="stable")

    def empty(self, columns: dict[str, str]) -> pd.DataFrame:
        """Make the table without rows that has the naming columns and these."""
        return self.table[self.naming].iloc[:0].assign(**{name: pd.Series(dtype=kind) for name, kind in columns.items()})


def read_timeline(table: pd.DataFrame, *, bands: bool = False) -> Timeline:
    """Find out what the columns of a timeline are.

    Parameters
    ----------
    table : DataFrame
        Of ``theme_timeline``, ``group_timeline`` or ``term_timeline``.
    bands : bool, default False
        Whether ``low`` and ``high`` are needed.

    Raises
    ------
    ValueError
        If it is none of these, has lost its ``attrs``, or was smoothed.
    """
    check_table("table", table, "theme_timeline, group_timeline or term_timeline")
    value = next((column for column in ("share", "rate") if column in table), None)
    naming = [column for column in NAMING if column in table]
    needed = {"period", *NUMBERS, *(("low", "high") if bands else ())}
    if value is None or not naming or not needed <= {*table.columns} or table["period"].dtype.kind != "M":
        raise ValueError(f"table must be a theme_timeline, group_timeline or term_timeline; got the columns {[*map(str, table.columns)]}.")
    lost = [name for name in ("every", "by") if name not in table.attrs]
    if lost:
        raise ValueError(
            f"table.attrs must say {' and '.join(lost)}, which a merge or a file may lose; hand the timeline over as it came, "
            "or set table.attrs.update(every='year', by='tokens')."
        )
    if table.attrs["by"] not in DENOMINATORS:
        raise ValueError(f"table.attrs['by'] must be one of {list(DENOMINATORS)}; got {table.attrs['by']!r}.")
    # group_timeline cannot smooth, so its table does not say that it did not.
    if table.attrs.get("smooth", 1) != 1:
        raise ValueError(
            f"table must not be smoothed, got smooth={table.attrs['smooth']!r}: a mean over neighbours looks like a trend. "
            "Make the timeline with smooth=1."
        )
    if table.duplicated([*naming, "period"]).any():
        raise ValueError("table must have one row a period and series; some stand in it twice. Hand the timeline over as it came.")
    by, every = table.attrs["by"], check_every(table.attrs["every"])
    return Timeline(table, naming, value, DENOMINATORS[by], every, by)


def years(periods: pd.Series) -> np.ndarray:
    """Place periods on a line of years by their first days: 1 July 2022 is 2022.496.

    Examples
    --------
    >>> years(pd.Series(pd.to_datetime(["2022-01-01", "2022-07-01"]))).round(3).tolist()
    [2022.0, 2022.496]
    """
    days = pd.DatetimeIndex(periods)
    return (days.year + (days.day_of_year - 1) / np.where(days.is_leap_year, 366, 365)).to_numpy(dtype=float)


def period_name(period: pd.Timestamp, every: str) -> str:
    """Write a period as people do.

    Examples
    --------
    >>> [period_name(pd.Timestamp("2022-04-01"), every) for every in ("year", "quarter", "month", "day")]
    ['2022', 'Q2 2022', 'Apr 2022', '1 Apr 2022']
    """
    day = f"{period.day} {period:%b %Y}"
    names = {"year": f"{period.year}", "quarter": f"Q{period.quarter} {period.year}", "month": f"{period:%b %Y}"}
    return names.get(every, day if every == "day" else f"the week of {day}")


def number_words(*numbers: float) -> list[str]:
    """Write numbers with the decimals that give the first that is not zero two digits, and a real minus sign.

    Examples
    --------
    >>> number_words(0.8312, -0.3, 1.249), number_words(12.4, 9.96, 0)
    (['0.83', '−0.30', '1.25'], ['12', '10', '0'])
    """
    first = next((abs(number) for number in numbers if number), 1.0)
    decimals = int(np.clip(1 - np.floor(np.log10(first)), 0, MOST_DECIMALS))
    # Adding zero makes a negative zero positive.
    return [f"{round(number, decimals) + 0.0:.{decimals}f}".replace("-", "−") for number in numbers]
