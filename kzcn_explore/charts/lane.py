"""The lane of the undated: a bar from the earliest to the latest day, fading where it is open, else a dot."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.interval_bars import Bars, bar_traces, end_words, interval_places
from kzcn_explore.charts.marks import HOVER, UNMOVED, document_rows, dot_marker
from kzcn_explore.charts.words import interval_words
from kzcn_explore.charts.wrapping import text_width

_LABELLED_ROWS = 6
_WIDTH = 175  # px of the lane in a figure 700 px wide; only decides on which side of a bar its words fit
_AXES = {"xaxis": "x2", "yaxis": "y2"}


@dataclass(frozen=True)
class Lane:
    """The traces of the lane, on the axes x2 (0 to 1) and y2 (px, 0 at the top), and its height in px."""

    traces: list
    height: float


def undated_lane(undated: pd.DataFrame, known: pd.Series) -> Lane:
    """Draw documents without a day: bars for what bounds them, dots for those without any bound.

    Parameters
    ----------
    undated : DataFrame
        Rows of the table `documents` whose ``date`` is NaT.
    known : Series of bool
        Whether each is chosen; same index.

    Returns
    -------
    Lane

    Examples
    --------
    >>> columns = ["title", "earliest", "latest", "source", "date", "n_passages", "n_tokens"]
    >>> [trace["name"] for trace in undated_lane(pd.DataFrame(columns=columns), pd.Series(dtype=bool)).traces]
    ['lane', 'fades', 'undated', 'lane words']
    """
    bounded = undated[["earliest", "latest"]].notna().any(axis=1)
    bars = undated[bounded]
    bars = bars.loc[bars["earliest"].fillna(bars["latest"]).sort_values(kind="stable").index]
    dots = undated[~bounded]
    labelled = len(bars) <= _LABELLED_ROWS
    step = 32.0 if labelled else max(5.0, min(14.0, 300 / len(bars)))
    size = 8.0 if labelled else step - 2
    rows = [-(i + 1) * step + step / 3 for i in range(len(bars))]
    places = interval_places(bars)
    words = []
    if labelled:
        for (_, row), place, y in zip(bars.iterrows(), places, rows, strict=True):
            x, text, side = _bar_words(row, place)
            words.append((x, y + size / 2 + 8, text, side))
    used = step * len(bars) + (4 if len(bars) else 0)
    if not labelled:
        ends = _end_words(bars, -used - 8)
        words += ends
        used += 14 - ends[-1][1] - used
    if len(dots):
        words.append((0.0, -used - 9, "no date" if len(dots) == 1 else f"no date: {len(dots):,}", "middle right"))
        used += 18
    across = max(12, -(-len(dots) // 8))
    traces = [
        *bar_traces(Bars(places, rows, size, _AXES), document_rows(bars), known.loc[bars.index]),
        _dot_trace(dots, known.loc[dots.index], across, -used),
        _word_trace(words),
    ]
    used += 16 * -(-len(dots) // across) + 4
    return Lane(traces=traces, height=used)


def _end_words(bars: pd.DataFrame, y: float) -> list[tuple[float, float, str, str]]:
    """What the two ends of the lane stand for, where its bars are too many to have words of their own."""
    early, late = end_words(bars)
    below = 14 if (text_width(early) + text_width(late) + 2) * 7 > _WIDTH else 0
    return [(0.0, y, early, "middle right"), (1.0, y - below, late, "middle left")]


def _bar_words(row: pd.Series, place: tuple[float, float, bool, bool]) -> tuple[float, str, str]:
    text = interval_words(row["earliest"], row["latest"])
    width = text_width(text) * 7 / _WIDTH
    start, end = place[:2]
    if start + width <= 1:
        return start, text, "middle right"
    return (end, text, "middle left") if end >= width else (0.0, text, "middle right")


def _dot_trace(dots: pd.DataFrame, known: pd.Series, across: int, top: float) -> dict:
    return {
        "type": "scatter",
        "name": "undated",
        "mode": "markers",
        "x": [round((i % across + 0.5) / across, 4) for i in range(len(dots))],
        "y": [top - 8 - 16 * (i // across) for i in range(len(dots))],
        **_AXES,
        "customdata": document_rows(dots),
        "hovertemplate": HOVER,
        "marker": dot_marker(known, 10 if across <= 14 else max(4, _WIDTH / across - 1)),
        "cliponaxis": False,
        **UNMOVED,
    }


def _word_trace(words: list[tuple[float, float, str, str]]) -> dict:
    return {
        "type": "scatter",
        "name": "lane words",
        "mode": "text",
        "x": [x for x, _, _, _ in words],
        "y": [y for _, y, _, _ in words],
        "text": [text for _, _, text, _ in words],
        "textposition": [side for _, _, _, side in words],
        "textfont": {"size": palette.SMALL_SIZE, "color": palette.MUTED},
        **_AXES,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
