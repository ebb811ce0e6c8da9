"""Trends: whether a series rises or falls over the periods, by a rank test that knows of autocorrelation, and by how much a year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzcn_explore.analysis.timelines.series import Timeline, number_words, read_timeline, years

# Below, no order of the periods but a perfect one could be told from chance, and the normal approximation fails.
FEWEST = 8
LEVEL = 0.05
# Of a series more alike to itself than this nothing can be said in any number of periods that a corpus has.
MOST_ALIKE = 0.95
ROUNDING = 1e-9
COLUMNS = {"n_periods": "int64", **dict.fromkeys(("tau", "p", "q", "slope", "low", "high"), "float64"), "verdict": "str"}


@dataclass(frozen=True)
class Trend:
    """What the rank test says of one series; the slope is per unit of time."""

    tau: float
    p: float
    slope: float
    low: float
    high: float


def trends(table: pd.DataFrame) -> pd.DataFrame:
    """Tell which series of a timeline rise or fall, and by how much a year.

    Parameters
    ----------
    table : DataFrame
        Of ``theme_timeline``, ``group_timeline`` or ``term_timeline``, not smoothed. Periods without documents are left out.

    Returns
    -------
    DataFrame, one row a series, in the order of the table
        The columns that name the series (of group, theme, label, term those that the table has), then ``n_periods`` (with documents),
        ``tau`` (Kendall's tau-b with time, -1 to 1), ``p`` (of the rank test, two-sided), ``q`` (Benjamini & Hochberg 1995, over the
        series of the table), ``slope`` (Theil 1950, Sen 1968; change of share or rate a year, whatever the period), ``low`` and ``high``
        (its 95 % interval), ``verdict`` (a sentence; it shows a trend where q is .05 or less). Below eight periods the numbers are NaN.
        ``attrs``: ``every``, ``by``, ``unit`` ("points" or "uses per 1,000 tokens", of the verdict).

    Raises
    ------
    ValueError
        If `table` is no such timeline, has lost its ``attrs``, or was smoothed.

    See Also
    --------
    rank_trend : The test of one series, with its equations.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = kz.term_timeline(kz.load_corpus(), ["strategic partner*"], every="year")
    >>> trends(table)["verdict"].tolist()
    ['too few periods: 2, a rank test needs 8']
    """
    from scipy import stats

    timeline = read_timeline(table)
    names, counts, found = [], [], []
    for name, rows in timeline.series():
        rows = rows[rows[timeline.value].notna()]
        names.append(name)
        counts.append(len(rows))
        found.append(rank_trend(years(rows["period"]), rows[timeline.value].to_numpy(dtype=float)) if len(rows) >= FEWEST else None)
    if not names:
        made = timeline.empty(COLUMNS)
    else:
        nothing = Trend(*[np.nan] * 5)
        made = pd.DataFrame(names).assign(n_periods=counts)
        made = made.assign(**{field: [getattr(one or nothing, field) for one in found] for field in Trend.__dataclass_fields__})
        tested = made["p"].notna()
        made["q"] = np.nan
        if tested.any():
            made.loc[tested, "q"] = stats.false_discovery_control(made.loc[tested, "p"])
        made["verdict"] = [_verdict(timeline, row, int(tested.sum())) for row in made.itertuples()]
        made = made.astype(table.dtypes[timeline.naming].to_dict() | COLUMNS)[[*timeline.naming, *COLUMNS]]
    made.attrs = {"every": timeline.every, "by": timeline.by, "unit": timeline.unit}
    return made


def rank_trend(times: np.ndarray, values: np.ndarray) -> Trend:
    """Test one series for a trend, and estimate it.

    Parameters
    ----------
    times : numpy.ndarray, (n,)
        Ascending, each once.
    values : numpy.ndarray, (n,)
        Without NaN.

    Notes
    -----
    Mann (1945) and Kendall (1975): S, the number of pairs that rise less the number that fall, has without a trend the variance
    V = (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18, t being the sizes of groups of equal values; z = (|S| - 1) / √(cV) is normal.

    Neighbours that are alike make S vary more. Hamed & Rao (1998): c = 1 + 2 / (n(n-1)(n-2)) · Σ (n-i)(n-i-1)(n-i-2) ρ(i), the
    ρ(i) being autocorrelations of ranks without their trend. Taken lag by lag, those within their limits as zero, c is often below one:
    white noise of 8 to 120 periods is then called a trend in 8 to 11 of 100 cases, series with an autocorrelation of .7 in 21 to 32. So
    the ρ(i) are those of an autoregression of order one, r^i; see `variance_correction`. False trends in 100 series of 8 to 120 periods:
    2 to 5 at an autocorrelation of 0, 4 to 8 at .3, 5 to 11 at .5, 7 to 15 at .7 (uncorrected 3 to 6, 7 to 16, 11 to 23, 20 to 44).

    The slope is the median of the slopes of all pairs; its interval lies between those of them whose ranks are N/2 ± 1.96 √(cV) / 2 for
    N pairs (Sen 1968), so that it and the test use the same variance.
    """
    from scipy import stats

    n = len(values)
    earlier, later = np.triu_indices(n, 1)
    rises = values[later] - values[earlier]
    slopes = np.sort(rises / (times[later] - times[earlier]))
    slope = float(np.median(slopes))
    ties = np.unique(values, return_counts=True)[1]
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    if variance <= 0:
        return Trend(tau=np.nan, p=1.0, slope=0.0, low=0.0, high=0.0)
    spread = np.sqrt(variance * variance_correction(values))
    score = float(np.sign(rises).sum())
    p = 2 * stats.norm.sf(max(abs(score) - 1, 0) / spread)
    half = stats.norm.ppf(1 - LEVEL / 2) * spread
    low = max(round((len(slopes) - half) / 2) - 1, 0)
    high = min(round((len(slopes) + half) / 2), len(slopes) - 1)
    tau = float(stats.kendalltau(times, values).statistic)
    return Trend(tau=tau, p=float(p), slope=slope, low=float(slopes[low]), high=float(slopes[high]))


def variance_correction(values: np.ndarray) -> float:
    """Tell how many times the variance of Kendall's S is what it would be if no value depended on the one before it.

    Parameters
    ----------
    values : numpy.ndarray, (n,)
        In order, five at least.

    Notes
    -----
    r is the first autocorrelation of the ranks less the straight line fitted to them, freed from the bias -(2 + 4r)/n that the line gives
    it (van Giersbergen 2005), and not below zero: the correction never makes surer. The line is fitted to the ranks, not to the values,
    so that a curve that only rises, like the growth of a new term, is not taken for autocorrelation.
    """
    from scipy import stats

    n = len(values)
    ranks, order = stats.rankdata(values) - (n + 1) / 2, np.arange(n) - (n - 1) / 2
    left = ranks - order * (ranks @ order) / (order @ order)
    # Ranks that lie on a line leave only rounding, which remembers nothing.
    if left @ left <= n * ROUNDING:
        return 1.0
    alike = np.clip((n * (left[1:] @ left[:-1]) / (left @ left) + 2) / (n - 4), 0, MOST_ALIKE)
    lags = np.arange(1, n)
    return float(1 + 2 / (n * (n - 1) * (n - 2)) * ((n - lags) * (n - lags - 1) * (n - lags - 2) * alike**lags).sum())


def _verdict(timeline: Timeline, row: tuple, n_tested: int) -> str:
    if row.n_periods < FEWEST:
        return f"too few periods: {row.n_periods}, a rank test needs {FEWEST}"
    if np.isnan(row.tau):
        return f"no trend: the same in all {row.n_periods} periods"
    slope, low, high = (bound * timeline.scale for bound in (row.slope, row.low, row.high))
    unit = f"{timeline.unit} a year"
    if row.q > LEVEL:
        slope, low, high = number_words(slope, low, high)
        among = f" over {n_tested} series" if n_tested > 1 else ""
        return f"no trend shown: {slope} {unit} ({low} to {high}), q = {row.q:.2f}{among}"
    way = "rises" if row.tau > 0 else "falls"
    if slope == 0:
        return f"{way} (tau {number_words(row.tau)[0]}), but most pairs of periods are equal, so that its slope is 0"
    slope, low, high = number_words(*(slope, low, high) if slope > 0 else (-slope, -high, -low))
    return f"{way} by {slope} {unit} ({low} to {high})"
