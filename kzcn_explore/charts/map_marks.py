"""Marks of a map: where the points of a group stand, how they look, what they carry for tooltips, clicks and the lasso."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.map_groups import Group
from kzcn_explore.charts.marks import UNMOVED
from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import percent
from kzcn_explore.charts.wrapping import wrapped

#: More points than this are drawn by the graphics card.
MANY = 2_000
_WHOLE_TITLES = 5_000  # points up to which tooltips hold whole titles
_SIZES = ((60, 12), (500, 8), (3_000, 6), (20_000, 4))
_SMALLEST = 3
_WIDTH = 60  # letters a line of a tooltip
_HOVER = "<b>%{customdata[3]}</b><br>%{customdata[4]}<br>%{customdata[5]}<extra></extra>"
_DATES = ["date", "earliest", "latest", "source"]


def map_rows(table: pd.DataFrame, unit: str) -> list[list]:
    """What each mark carries: document, theme and passage as they are; its title, when and by whom, what of it the theme takes, escaped.

    Parameters
    ----------
    table : DataFrame
        Rows of a map.
    unit : {"documents", "passages"}

    Returns
    -------
    list of list

    Examples
    --------
    >>> row = {"document": "a", "passage": pd.NA, "title": "A & B", "date": pd.Timestamp("2022-06-07"), "earliest": pd.NaT}
    >>> row |= {"latest": pd.NaT, "source": "Kazinform", "theme": 1, "label": "trade", "share": 0.25}
    >>> map_rows(pd.DataFrame([row]), "documents")
    [['a', 1, None, 'A &amp; B', '7 Jun 2022, Kazinform', '25% of its words: trade']]
    """
    shortened = title_words if len(table) <= _WHOLE_TITLES else short_title
    titles = [shortened(title) for title in table["title"]]
    different = table[_DATES].drop_duplicates()
    words = dict(zip(_keys(different), (wrapped(when_words(row), _WIDTH) for _, row in different.iterrows()), strict=True))
    whens = [words[key] for key in _keys(table)]
    of = "its words" if unit == "documents" else "this passage"
    labels = {label: wrapped(label, _WIDTH) for label in table["label"].dropna().unique()}
    said = [
        f"{percent(share)} of {of}: {labels[label]}" if theme >= 0 else "No theme takes anything of it"
        for theme, label, share in zip(table["theme"].fillna(-1), table["label"], table["share"], strict=True)
    ]
    numbers = ([None if pd.isna(value) else int(value) for value in table[column]] for column in ("theme", "passage"))
    return [[*row] for row in zip(table["document"], *numbers, titles, whens, said, strict=True)]


def short_title(title: object) -> str:
    """Return ``title_words(title, lines=1)``, faster where the title is plain English.

    Parameters
    ----------
    title : object

    Returns
    -------
    str

    Examples
    --------
    >>> short_title("Talks <b>held</b>"), short_title("trade " * 12)
    ('Talks &lt;b&gt;held&lt;/b&gt;', 'trade trade trade trade trade trade trade trade trade trade …')
    """
    words = title.split() if isinstance(title, str) and title.isascii() else []
    if not words or max(map(len, words)) > _WIDTH:
        return title_words(title, lines=1)
    line = " ".join(words)
    return palette.escape(line) if len(line) <= _WIDTH else f"{palette.escape(line[: line.rindex(' ', 0, _WIDTH + 1)])} …"


def map_trace(table: pd.DataFrame, group: Group, rows: list[list]) -> dict:
    """Draw the points of a group, all of them chosen.

    Parameters
    ----------
    table : DataFrame
        All rows of the map that have a place.
    group : Group
    rows : list of list
        Of ``map_rows``, one a row of the table.

    Returns
    -------
    dict
        A trace; ``scattergl`` where there are many points.
    """
    n = len(table)
    drawn = table.iloc[group.rows]
    return {
        "type": "scattergl" if n > MANY else "scatter",
        "name": palette.escape(group.name),
        "mode": "markers",
        "x": drawn["x"].to_numpy(dtype=float).round(4),
        "y": drawn["y"].to_numpy(dtype=float).round(4),
        "customdata": [rows[i] for i in group.rows.tolist()],
        "hovertemplate": _HOVER,
        "marker": _look(group, n),
        **UNMOVED,
    }


def _look(group: Group, n: int) -> dict:
    size = next((size for most, size in _SIZES if n <= most), _SMALLEST)
    thin = group.symbol == "x-thin"  # nothing but a line
    line = {"width": 1.5, "color": group.colour} if thin else {"width": 0}
    marker = {"size": size, "opacity": 0.9 if n <= _SIZES[1][0] else 0.7, "line": line, "symbol": group.symbol}
    return marker | ({"color": group.colour} if group.values is None else {"color": group.values.tolist(), **(group.bar or {})})


def _keys(table: pd.DataFrame) -> list[tuple]:
    """Date and source of each row as what can be looked up; NaT and NaN equal themselves nowhere else."""
    days = (table[name].to_numpy(dtype="datetime64[s]").astype(np.int64).tolist() for name in _DATES[:3])
    return [*zip(*days, table["source"].astype(object).where(table["source"].notna(), None), strict=True)]
