"""What a chart reads off its table besides the columns: totals, order, ticks. Nothing here is a result of its own."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from kzcn_explore.charts.words import day_words, interval_words
from kzcn_explore.charts.wrapping import wrapped


def checked_choice(chosen: object, known: list, *, what: str) -> None:
    """Refuse a choice that the table does not hold.

    Parameters
    ----------
    chosen : object
        A theme or a term, or None.
    known : list
        What the table holds.
    what : str
        How the argument is called.

    Raises
    ------
    ValueError
        If `chosen` is neither None nor in `known`.

    Examples
    --------
    >>> checked_choice(1, [0, 1], what="chosen")
    """
    if chosen is not None and chosen not in known:
        raise ValueError(f"{what} must be one of {known[:30]} or None; got {chosen!r}.")


def themes_by_share(table: pd.DataFrame, *, unit: str) -> list[int]:
    """Order the themes of a table from the one that takes most to the one that takes least.

    Parameters
    ----------
    table : DataFrame
        With ``theme``, ``share`` and `unit`.
    unit : str
        The column that weighs a share, e.g. ``"n_tokens"``.

    Returns
    -------
    list of int
        Ties stand by number.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": [0, 1, 0, 1], "share": [0.2, 0.4, 0.3, 0.1], "n_tokens": [10, 10, 90, 90]})
    >>> themes_by_share(table, unit="n_tokens")
    [0, 1]
    """
    taken = pd.Series(np.nan_to_num(table["share"].to_numpy(dtype=float)) * table[unit].to_numpy())
    totals = taken.groupby(table["theme"].to_numpy()).sum()
    return totals.sort_values(ascending=False, kind="stable").index.tolist()


def rows_of_themes(table: pd.DataFrame, themes: list[int]) -> list[pd.DataFrame]:
    """Take the timelines of some themes out of the timeline of all, each in the order of its periods.

    Parameters
    ----------
    table : DataFrame
        With ``period`` and ``theme``.
    themes : list of int

    Returns
    -------
    list of DataFrame
        One a theme, with ``attrs`` as the table has them.

    Examples
    --------
    >>> days = pd.to_datetime(["2022-02-01", "2022-01-01", "2022-01-01"])
    >>> table = pd.DataFrame({"period": days, "theme": [1, 1, 0], "share": [0.4, 0.2, 0.8]})
    >>> [rows["share"].tolist() for rows in rows_of_themes(table, [1, 0])]
    [[0.2, 0.4], [0.8]]
    """
    of = table["theme"].to_numpy()
    order = np.lexsort((table["period"].to_numpy(), of))
    ordered = table.take(order)
    first, end = (np.searchsorted(of[order], themes, side=side).tolist() for side in ("left", "right"))
    return [ordered.iloc[start:stop] for start, stop in zip(first, end, strict=True)]


def themes_labelled(table: pd.DataFrame) -> dict[int, str]:
    """The label of each theme of a table.

    Parameters
    ----------
    table : DataFrame
        With ``theme`` and ``label``.

    Returns
    -------
    dict

    Examples
    --------
    >>> themes_labelled(pd.DataFrame({"theme": [0, 1], "label": ["security", "trade"]}))
    {0: 'security', 1: 'trade'}
    """
    themes, first = np.unique(table["theme"].to_numpy(), return_index=True)
    return {int(theme): str(label) for theme, label in zip(themes, table["label"].take(first), strict=True)}


def when_words(row: pd.Series) -> str:
    """When a document was published, and by whom: ``7 Jun 2022, Kazinform``; not escaped.

    Parameters
    ----------
    row : Series
        With ``date``, ``earliest``, ``latest`` and ``source``.

    Returns
    -------
    str

    Examples
    --------
    >>> when_words(pd.Series({"date": pd.NaT, "earliest": pd.NaT, "latest": pd.NaT, "source": None}))
    'no date'
    """
    when = interval_words(row["earliest"], row["latest"]) if pd.isna(row["date"]) else day_words(row["date"])
    return when if pd.isna(row["source"]) or not str(row["source"]).strip() else f"{when}, {row['source']}"


def is_dated(table: pd.DataFrame) -> pd.Series:
    """Say of each row whether its document has a place on a time axis: a day, or a stated week, month, quarter or year.

    Parameters
    ----------
    table : DataFrame
        With ``date``, ``earliest``, ``latest`` and ``precision``.

    Returns
    -------
    Series of bool
        False where the days are only worked out from the text, where an end is open, and where nothing is known.

    Examples
    --------
    >>> day = pd.to_datetime(pd.Series([None, None]))
    >>> is_dated(pd.DataFrame({"date": day, "earliest": "2022", "latest": "2022", "precision": ["year", "interval"]})).tolist()
    [True, False]
    """
    stated = table[["earliest", "latest"]].notna().all(axis=1) & ~table["precision"].isin(["interval", "open", "unknown"])
    return table["date"].notna() | stated


def title_words(title: object, *, lines: int = 6) -> str:
    """A document's title for a tooltip: broken into lines of whole words, and escaped.

    Parameters
    ----------
    title : object
        As the corpus has it; a missing one is said.
    lines : int, default 6
        The most lines.

    Returns
    -------
    str

    Examples
    --------
    >>> title_words("Talks <b>held</b>"), title_words(None)
    ('Talks &lt;b&gt;held&lt;/b&gt;', 'untitled')
    """
    return "untitled" if pd.isna(title) or not str(title).strip() else wrapped(title, 60, lines=lines)


def nice_ticks(top: float, n: int) -> list[float]:
    """Round tick values from 0 up to `top`, about `n` above zero.

    Parameters
    ----------
    top : float
        The largest value drawn.
    n : int

    Returns
    -------
    list of float

    Examples
    --------
    >>> nice_ticks(0.23, 2), nice_ticks(7.5, 2)
    ([0.0, 0.1, 0.2], [0.0, 2.5, 5.0, 7.5])
    """
    if top <= 0:
        return [0.0]
    rough = top / n
    power = 10.0 ** math.floor(math.log10(rough))
    step = max((s * power for s in (1, 2, 2.5, 5) if s * power <= rough * 1.001), default=power)
    return [round(v, 10) for v in np.arange(0, top * 1.001, step).tolist()]
