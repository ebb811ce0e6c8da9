"""Change points: from which period on a series stands on another level, or why none is shown."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from kzcn_explore.analysis.timelines.bands import ENOUGH, Z
from kzcn_explore.analysis.timelines.levels import SHORTEST, Levels, find_levels, step_interval
from kzcn_explore.analysis.timelines.series import POINTS, Timeline, number_words, period_name, read_timeline

# With fewer periods a step of twice the noise is missed more often than it is found.
FEWEST = 20
# The largest part of the periods from first to last that may be left out.
MOST_GAPS = 0.2
# A series that is zero but for a few periods has no noise to hold a step against.
FEWEST_ABOVE = 2 * SHORTEST
COLUMNS = {"period": "datetime64[s]", **dict.fromkeys(("before", "after", "low", "high"), "float64"), "verdict": "str"}


def change_points(table: pd.DataFrame) -> pd.DataFrame:
    """Tell in which periods the series of a timeline step to another level.

    Parameters
    ----------
    table : DataFrame
        Of ``theme_timeline``, ``group_timeline`` or ``term_timeline``, not smoothed.

    Returns
    -------
    DataFrame, one row a series and change, in the order of the table; a series without a change has one row
        The columns that name the series (of group, theme, label, term those that the table has), then ``period`` (the first on the new
        level; NaT without a change), ``before`` and ``after`` (the levels, all periods of each taken together: share or rate by the
        denominator of the table; NaN without a change), ``low`` and ``high`` (95 % interval of `after` less `before`), ``verdict`` (a
        sentence: what changed, or why nothing is shown). ``attrs``: ``every``, ``by``, ``unit`` (of the verdict).

    Raises
    ------
    ValueError
        If `table` is no such timeline, has lost its ``attrs``, or was smoothed.

    See Also
    --------
    find_levels : The method, with its sources.

    Notes
    -----
    A series is searched if 20 periods or more hold five documents or more, these are four fifths of all periods from the first to the
    last, and its value is above zero in ten of them. Periods with fewer documents are left out. A level lasts five periods or more.

    False changes in 100 series of 20 to 100 periods on one level: 0 to 2 of independent noise and of binomial or Poisson counts over
    denominators up to a hundredfold apart, 1 to 4 at an autocorrelation of .3, 1 to 6 at .5, 2 to 10 at .7. A step of three times the
    noise is found in 75 of 100 series of 20 periods, 90 of 40, all of 80; at an autocorrelation of .5 in 75, 70 and 82.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = kz.term_timeline(kz.load_corpus(), ["strategic partner*"], every="year")
    >>> change_points(table)["verdict"].tolist()
    ['too few periods: 0 of 3 have 5 documents or more, a change point needs 20']
    """
    timeline = read_timeline(table, bands=True)
    lines = [name | change for name, rows in timeline.series() for change in _changes(timeline, rows)]
    if not lines:
        made = timeline.empty(COLUMNS)
    else:
        made = pd.DataFrame(lines).astype(table.dtypes[timeline.naming].to_dict() | COLUMNS)[[*timeline.naming, *COLUMNS]]
    made.attrs = {"every": timeline.every, "by": timeline.by, "unit": timeline.unit}
    return made


def _changes(timeline: Timeline, rows: pd.DataFrame) -> list[dict]:
    """Return the changes of one series, or the one line that says why there is none."""
    with_documents = np.flatnonzero(rows[timeline.value].notna())
    n_periods = int(np.ptp(with_documents)) + 1 if len(with_documents) else 0
    used = rows[(rows["n_documents"] >= ENOUGH) & rows[timeline.value].notna()]
    n, values = len(used), used[timeline.value].to_numpy(dtype=float)
    if n < FEWEST:
        found = f"{n} of {n_periods} have {ENOUGH} documents or more" if n < n_periods else f"{n}"
        return [_none(f"too few periods: {found}, a change point needs {FEWEST}")]
    if n < (1 - MOST_GAPS) * n_periods:
        return [_none(f"too many gaps: {n_periods - n} of {n_periods} periods have fewer than {ENOUGH} documents")]
    if np.ptp(values) == 0:
        return [_none(f"no change: the same in all {n} periods")]
    n_above = int((values > 0).sum())
    if n_above < FEWEST_ABOVE:
        return [_none(f"too rare: above zero in {n_above} of {n} periods, a change point needs {FEWEST_ABOVE}")]
    levels = find_levels(values, _sampling(timeline, used))
    if levels.straight:
        return [_none(f"no step shown: a straight line fits the {n} periods as well; see the trend")]
    if not levels.starts:
        return [_none(f"no change shown in {n} periods")]
    return _steps(timeline, used, levels)


def _sampling(timeline: Timeline, used: pd.DataFrame) -> np.ndarray:
    """Return how much each period varies because it holds a sample of documents: by its denominator, at the height of all bands.

    The band of one period follows its own value: weighed by it, low values would count for more than high ones. Where there is no band,
    as where nothing was found, the documents did not differ.
    """
    from scipy.special import stdtrit

    wholes = used[timeline.denominator].to_numpy(dtype=float)
    reach = Z if timeline.by == "documents" else stdtrit(used["n_documents"].to_numpy(dtype=float) - 1, 0.975)
    errors = ((used["high"] - used["low"]) / (2 * reach)).fillna(0).to_numpy(dtype=float)
    return (wholes * errors**2).mean() / wholes


def _steps(timeline: Timeline, used: pd.DataFrame, levels: Levels) -> list[dict]:
    values, wholes = (used[column].to_numpy(dtype=float) for column in (timeline.value, timeline.denominator))
    edges = [0, *levels.starts, len(used)]
    places = [slice(start, end) for start, end in pairwise(edges)]
    parts = [wholes[place] / wholes[place].sum() for place in places]
    means = [float(part @ values[place]) for part, place in zip(parts, places, strict=True)]
    lines = []
    for number, start in enumerate(levels.starts):
        before, after = means[number : number + 2]
        shapes = tuple(levels.shapes[place] for place in places[number : number + 2])
        half = step_interval(levels, (parts[number], parts[number + 1]), shapes, len(used))
        change = {"period": used["period"].iloc[start], "before": before, "after": after}
        change |= {"low": after - before - half, "high": after - before + half}
        lines.append(change | {"verdict": _verdict(timeline, change)})
    return lines


def _none(verdict: str) -> dict:
    return {"period": pd.NaT, **dict.fromkeys(("before", "after", "low", "high"), np.nan), "verdict": verdict}


def _verdict(timeline: Timeline, change: dict) -> str:
    scaled = {name: change[name] * timeline.scale for name in ("before", "after", "low", "high")}
    rises = scaled["after"] > scaled["before"]
    step, low, high = (scaled["after"] - scaled["before"], scaled["low"], scaled["high"])
    step, low, high = number_words(*(step, low, high) if rises else (-step, -high, -low))
    before, after = (number_words(scaled[name])[0] for name in ("before", "after"))
    sign, unit = ("%", f" {POINTS}") if timeline.unit == POINTS else ("", "")
    levels = f"{before}{sign} to {after}{sign}" + ("" if sign else f" {timeline.unit}")
    when = period_name(change["period"], timeline.every)
    doubt = ", or not at all" if change["low"] <= 0 <= change["high"] else ""
    return f"{'rises' if rises else 'falls'} from {levels} in {when}: by {step}{unit} ({low} to {high}){doubt}"
