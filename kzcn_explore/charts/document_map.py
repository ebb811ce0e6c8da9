"""The map of documents: a point a document or passage, near those that use terms alike; coloured by theme, source or date."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import faint
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.map_choice import with_choice
from kzcn_explore.charts.map_groups import Group, group_marks, key_words
from kzcn_explore.charts.map_labels import fullest_spot, spread_labels
from kzcn_explore.charts.map_marks import map_rows, map_trace
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, wrap_lines

COLOURS = ("theme", "source", "date")
_SIDE = 420  # px of the square in which all points lie
_EDGE = 1.06  # how far the axes reach
_PIXELS = _SIDE / (2 * _EDGE)  # for a step of one
_FEW, _BELOW = 12, 24  # documents up to which each is named, and px from a point to the middle of its name
_LETTER, _LINE = 6.7, 15
_LABEL_WIDTH = 20  # letters a line of a label
_BESIDE = 60  # px by which a label may stand outside the square; a page is wider than high
_KEY_WIDTH = 110  # letters a line of the key
_TITLES = {"documents": "Map of documents", "passages": "Map of passages"}


def document_map(table: pd.DataFrame, *, colour: str = "theme", chosen: Sequence[str] | None = None) -> go.Figure:
    """Draw each document or passage at its place.

    Points that lie near each other use terms alike. Distances between groups that lie far apart and the two directions mean little, so the
    axes have no numbers. Dragging draws a lasso.

    Parameters
    ----------
    table : DataFrame
        One row a document or passage: ``document, passage, title, date, earliest, latest, precision, source, theme, label, share, x, y``;
        ``attrs["unit"]``: "documents" or "passages".
    colour : {"theme", "source", "date"}, default "theme"
        A theme's label stands once, near most of its points; where there are up to twelve documents, these are named, and themes
        have a key below. The six largest sources have colours and shapes, the others are grey. Dates have a scale from light to
        dark; what has neither a day nor a stated period is a cross of another colour.
    chosen : sequence of str, optional
        Documents that keep their colour; the rest is grey and hollow. None chooses all.

    Returns
    -------
    Figure
        One trace a theme or source, or ``dated`` and ``undated``; ``scattergl`` from some thousand points on. ``customdata``: document,
        theme (None without one) and passage (None of a document), then title, date with source, and what the theme takes, in words.
        A choice changes only ``marker`` and the subtitle. Rows without a place are counted below the title. An empty table gives a
        figure without traces.

    Raises
    ------
    ValueError
        If `colour` is none of the three.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "passage": pd.NA, "title": "Talks", "date": day, "earliest": day, "latest": day, "precision": "day"}
    >>> table = pd.DataFrame([row | {"source": "Kazinform", "theme": 0, "label": "security", "share": 0.25, "x": 0.5, "y": -0.5}])
    >>> fig = document_map(table)
    >>> fig.data[0].name, fig.data[0].customdata[0][:3], [note.text for note in fig.layout.annotations]
    ('security', ['a', 0, None], ['Talks', '<span style="color:#0072B2">●</span> security: 1 document'])
    """
    if colour not in COLOURS:
        raise ValueError(f"colour must be one of {list(COLOURS)}; got {colour!r}.")
    unit = table.attrs.get("unit", "documents")
    title = _TITLES[unit]
    if table.empty:
        return empty_figure(title, f"No {unit[:-1]} is in this selection. Clear the filter to see all of them.")
    drawn = table[table["x"].notna() & table["y"].notna()]
    if drawn.empty:
        return empty_figure(title, f"No {unit[:-1]} of this selection holds a term of the themes, so none has a place.")
    groups = group_marks(drawn, colour)
    rows = map_rows(drawn, unit)
    few = unit == "documents" and len(drawn) <= _FEW
    on_map = colour == "theme" and not few
    labels = _theme_labels(drawn, groups) if on_map else _title_labels(drawn) if few else []
    notes, room = _key_below(key_words([group for group in groups if not on_map or group.at is None], unit[:-1]))
    layout = frame_layout(
        title,
        _subtitle(table, drawn, unit),
        plot_height=_SIDE,
        margin={"l": 12, "r": 12, "t": 6, "b": 12 + room},
        subtitle_lines=2,
        description=_describe(drawn, groups, unit, colour),
    )
    axis = {"type": "linear", "visible": False, "range": [-_EDGE, _EDGE]}
    layout |= {
        "xaxis": axis,
        "yaxis": axis | {"scaleanchor": "x", "scaleratio": 1},
        "dragmode": "lasso",
        "annotations": [*labels, *notes],
    }
    made = {"data": [map_trace(drawn, group, rows) for group in groups], "layout": layout}
    if chosen is not None:
        made = with_choice(made, chosen)
    return Figure.drawn(made["data"], made["layout"])


def _subtitle(table: pd.DataFrame, drawn: pd.DataFrame, unit: str) -> str:
    n_missing = len(table) - len(drawn)
    words = f"{counted(len(drawn), unit[:-1])}; those near each other use terms alike; directions and far distances mean little"
    if n_missing:
        words += f"; {n_missing:,} without a term of the themes {'has' if n_missing == 1 else 'have'} no place"
    return words


def _describe(drawn: pd.DataFrame, groups: list[Group], unit: str, colour: str) -> str:
    sizes = "; ".join(f"{group.name}: {len(group.rows):,}" for group in groups)
    return f"{counted(len(drawn), unit[:-1])} as points on a plane, near each other where they use terms alike, by {colour}: {sizes}."


def _theme_labels(drawn: pd.DataFrame, groups: list[Group]) -> list[dict]:
    """One label a theme, near where most of its points are; the largest theme's is moved least."""
    named = sorted((group for group in groups if group.at is not None), key=lambda group: (-len(group.rows), group.at))
    x, y = (drawn[name].to_numpy(dtype=float) for name in ("x", "y"))
    lines = [wrap_lines(group.name, _LABEL_WIDTH) for group in named]
    texts = [
        f'<span style="color:{group.colour}">{group.glyph}</span> {escaped_lines(each)}' for group, each in zip(named, lines, strict=True)
    ]
    return _labels(drawn, [fullest_spot(x[group.rows], y[group.rows]) for group in named], lines, texts)


def _title_labels(drawn: pd.DataFrame) -> list[dict]:
    """The beginning of the title of each of a few documents, below its point."""
    titles = drawn["title"].where(drawn["title"].notna(), "untitled")
    lines = [wrap_lines(title, _LABEL_WIDTH, lines=2) for title in titles]
    below = [(x, y - _BELOW / _PIXELS) for x, y in zip(drawn["x"], drawn["y"], strict=True)]
    return _labels(drawn, below, lines, [escaped_lines(each) for each in lines])


def _labels(drawn: pd.DataFrame, spots: list[tuple[float, float]], lines: list[list[str]], texts: list[str]) -> list[dict]:
    sizes = [(_LETTER * (2 + max(map(drawn_width, each))), _LINE * len(each) + 2) for each in lines]
    middle = _SIDE / 2 + _BESIDE
    wanted = [(middle + x * _PIXELS, _SIDE / 2 - y * _PIXELS) for x, y in spots]
    marks = (middle + drawn["x"].to_numpy() * _PIXELS, _SIDE / 2 - drawn["y"].to_numpy() * _PIXELS)
    placed = spread_labels(wanted, sizes, width=2 * middle, height=_SIDE, marks=marks)
    look = {"bgcolor": faint(palette.GROUND, 0.7), "borderpad": 0, "font": {"size": palette.FONT_SIZE, "color": palette.INK}}
    return [
        {"text": text, "x": round((left - middle) / _PIXELS, 4), "y": round((_SIDE / 2 - top) / _PIXELS, 4), **look}
        for text, (left, top) in zip(texts, placed, strict=True)
    ]


def _key_below(words: str) -> tuple[list[dict], int]:
    """Write the key below the plot, entries wrapped; nothing where there is none."""
    if not words:
        return [], 0
    lines = [""]
    used = 0.0
    for entry in words.split("   "):
        room = drawn_width(entry.split("</span>")[-1]) + 5
        if used and used + room > _KEY_WIDTH:
            lines.append("")
            used = 0
        lines[-1] += ("   " if used else "") + entry
        used += room
    place = {"x": 0, "y": 0, "xanchor": "left", "yanchor": "top", "xref": "paper", "yref": "paper", "align": "left", "yshift": -4}
    return [{"text": "<br>".join(lines), **place, "font": {"size": palette.FONT_SIZE, "color": palette.INK}}], 18 * len(lines)
