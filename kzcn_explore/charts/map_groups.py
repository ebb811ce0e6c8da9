"""Groups of a map's marks: a colour and a shape for each theme or source, a scale for dates, grey for what is in none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import colorscale
from kzcn_explore.charts.reading import is_dated, themes_labelled
from kzcn_explore.charts.words import counted, period_words

#: From early, the lightest that is still seen on white, to late.
_DATES = palette.ACCENT_SCALE[2:]
_N_SOURCES = len(palette.SERIES) - 1  # the colours without ink, which the rule for the rest of them would hide
_N_TICKS = 5
_EVERY = ((90, "day"), (1_500, "month"), (float("inf"), "year"))  # how ticks name days, up to so many days


@dataclass(frozen=True)
class Group:
    """Marks that look alike: which rows, what they are called, and how they look.

    ``at`` is what the group stands for: a theme or a source, None for the rest. ``values`` colour each row on a scale instead, ``bar``
    labels the scale.
    """

    name: str
    rows: np.ndarray
    colour: str
    symbol: str
    glyph: str
    at: object = None
    values: np.ndarray | None = None
    bar: dict | None = None


def group_marks(table: pd.DataFrame, colour: str) -> list[Group]:
    """Group the rows of a map.

    Parameters
    ----------
    table : DataFrame
        The rows that have a place.
    colour : {"theme", "source", "date"}

    Returns
    -------
    list of Group
        Every row stands in one. Of themes as many as there are numbers, in their order; of sources the six with most rows, the largest
        first, then the others; of dates the dated, then the undated. A last group holds what has no theme or source.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": pd.array([1, None], dtype="Int64"), "label": ["trade", None]})
    >>> [(group.name, group.rows.tolist(), group.symbol) for group in group_marks(table, "theme")]
    [('trade', [0], 'square'), ('without a theme', [1], 'x-thin')]
    """
    return {"theme": _by_theme, "source": _by_source, "date": _by_date}[colour](table)


def key_words(groups: list[Group], noun: str) -> str:
    """Say in one line what colours and shapes mean, ready for a Plotly text; the scale of dates has its own words.

    Parameters
    ----------
    groups : list of Group
    noun : str
        What a mark is, in the singular.

    Returns
    -------
    str

    Examples
    --------
    >>> key_words([Group("A & B", np.array([0, 1]), "#0072B2", "circle", "●")], "document")
    '<span style="color:#0072B2">●</span> A &amp; B: 2 documents'
    """
    return "   ".join(
        f'<span style="color:{group.colour}">{group.glyph}</span> {palette.escape(group.name)}: {counted(len(group.rows), noun)}'
        for group in groups
        if group.bar is None
    )


def _look(number: int) -> dict[str, str]:
    colour = palette.SERIES[number % len(palette.SERIES)]
    return {
        "colour": colour,
        "symbol": palette.SYMBOLS[number % len(palette.SYMBOLS)],
        "glyph": palette.GLYPHS[number % len(palette.GLYPHS)],
    }


def _rest(name: str, rows: np.ndarray) -> list[Group]:
    return [Group(name, rows, palette.REST, "x-thin", "×")] if len(rows) else []


def _by_theme(table: pd.DataFrame) -> list[Group]:
    of = table["theme"].fillna(-1).to_numpy(dtype=np.int64)
    names = themes_labelled(table[of >= 0])
    groups = [Group(name, np.flatnonzero(of == theme), **_look(theme), at=theme) for theme, name in names.items()]
    return groups + _rest("without a theme", np.flatnonzero(of < 0))


def _by_source(table: pd.DataFrame) -> list[Group]:
    sources = table["source"].where(table["source"].notna() & (table["source"].astype("str").str.strip() != ""))
    named = sources.value_counts(sort=False).rename_axis("source").reset_index(name="n")
    ranked = named.sort_values(["n", "source"], ascending=[False, True])["source"].tolist()
    groups = [Group(str(s), np.flatnonzero(sources == s), **_look(i), at=s) for i, s in enumerate(ranked[:_N_SOURCES])]
    others = ranked[_N_SOURCES:]
    if others:
        rows = np.flatnonzero(sources.isin(others))
        groups.append(Group(f"{counted(len(others), 'other source')}", rows, palette.REST, "circle-open", "○"))
    return groups + _rest("without a source", np.flatnonzero(sources.isna()))


def _by_date(table: pd.DataFrame) -> list[Group]:
    dated = is_dated(table).to_numpy()
    rows = np.flatnonzero(dated)
    undated = np.flatnonzero(~dated)
    groups = []
    if len(rows):
        placed = table.iloc[rows]
        # A stated month or year has the colour of its middle.
        days = placed["date"].fillna(placed["earliest"] + (placed["latest"] - placed["earliest"]) / 2)
        values = (days - pd.Timestamp(0)).dt.days.to_numpy()
        groups.append(Group("dated", rows, palette.ACCENT, "circle", "●", values=values, bar=_date_bar(values)))
    if len(undated):
        groups.append(Group("undated", undated, palette.SERIES[1], "x-thin", "×"))
    return groups


def _date_bar(values: np.ndarray) -> dict:
    """The scale of dates and the bar that labels it."""
    first, last = int(values.min()), int(values.max())
    ticks = np.unique(np.linspace(first, last, _N_TICKS).round().astype(int)).tolist()
    days = [pd.Timestamp(day, unit="D") for day in ticks]
    every = next(every for longest, every in _EVERY if last - first <= longest)
    words = [period_words(day, every) for day in days]
    return {
        "cmin": first,
        "cmax": max(last, first + 1),
        "colorscale": colorscale(_DATES),
        "showscale": True,
        "colorbar": {
            "title": {"text": "Published", "font": {"size": palette.SMALL_SIZE, "color": palette.MUTED}},
            "tickvals": ticks,
            "ticktext": words,
            "tickfont": {"size": palette.SMALL_SIZE, "color": palette.MUTED},
            "thickness": 12,
            "len": 0.6,
            "outlinewidth": 0,
        },
    }
