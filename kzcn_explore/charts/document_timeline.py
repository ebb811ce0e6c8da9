"""Documents per period, for corpora too large to draw one by one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.hover import counts_piece, fill_sentence
from kzcn_explore.charts.marks import UNMOVED, bar_marker
from kzcn_explore.charts.periods import (
    DAY,
    NO_DATES,
    iso_days,
    next_period,
    period_axis,
    period_of,
    period_totals,
    unplaced_words,
)
from kzcn_explore.charts.reading import nice_ticks
from kzcn_explore.charts.words import HOVER_PERIOD, counted, period_words

_TITLE = "Documents per {every}"
_HATCHED = 60  # bars that are wide enough for a pattern
_WIDTH = 0.88  # of a period, for its bar
_COUNTS = ["n_documents", "n_passages", "n_tokens"]


def document_timeline(table: pd.DataFrame, *, chosen: pd.DataFrame | None = None) -> go.Figure:
    """Draw a bar a period, as wide as the period; the chosen part in accent over the grey whole.

    Dragging selects periods.

    Parameters
    ----------
    table : DataFrame
        The whole: ``period, n_documents, n_passages, n_tokens``; ``attrs["every"]`` and ``attrs["n_unplaced"]``.
    chosen : DataFrame, optional
        The same table of the chosen part; a period that it lacks has none. None chooses all.

    Returns
    -------
    Figure
        Two traces: ``whole`` and ``chosen``, with one bar each for every period of `table`, so that a new choice
        changes only ``y`` and ``customdata`` of the second and the subtitle. ``x``: the period's ISO date; ``customdata``: the
        documents of the whole, the passages, the words, and words in which bars differ. An empty table gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {"period": [pd.Timestamp("2022-06-01")], "n_documents": [2], "n_passages": [20], "n_tokens": [900]}
    ... )
    >>> table.attrs.update(every="month", n_unplaced=1)
    >>> fig = document_timeline(table)
    >>> fig.data[1].y, fig.layout.title.subtitle.text
    ((2,), '2 documents, 900 words; 1 document without a date known to the month is not drawn')
    """
    if table.empty:
        return empty_figure("Documents over time", NO_DATES)
    every = period_of(table)
    title = _TITLE.format(every=every)
    unplaced = unplaced_words(table.attrs.get("n_unplaced", 0), every=every)
    if table["n_documents"].sum() == 0:
        return empty_figure(title, NO_DATES)
    part = table if chosen is None else chosen
    whole, part = (_counts_at(each, table["period"]) for each in (table, part))
    totals = period_totals(table)
    subtitle = totals + unplaced
    if chosen is not None:
        subtitle += f". Blue: the {part['n_documents'].sum():,} chosen; grey: the rest"
    layout = frame_layout(
        title,
        subtitle,
        plot_height=110,
        margin={"l": 46, "r": 18, "t": 14, "b": 40},
        subtitle_lines=2,
        description=f"A bar a {every} for {counted(len(table), every)}, from "
        f"{period_words(table['period'].iloc[0], every)} to {period_words(table['period'].iloc[-1], every)}: {totals}{unplaced}.",
    )
    grey = bar_marker(pd.Series(False, table.index)) if len(table) <= _HATCHED else {"color": palette.REST}
    blue = {"color": palette.ACCENT, "line": {"width": 0}}
    shared = {"type": "bar", **_bars(table["period"], every), **UNMOVED}
    top = int(table["n_documents"].max())
    ticks = [tick for tick in nice_ticks(float(top), 3) if tick == int(tick)]
    return Figure.drawn(
        [
            shared | {"name": "whole", "marker": grey, **_said(whole, whole, every=every)},
            shared | {"name": "chosen", "marker": blue, **_said(part, whole, every=every, chosen=chosen is not None)},
        ],
        layout
        | {
            "barmode": "overlay",
            "dragmode": "select",
            "selectdirection": "h",
            "xaxis": period_axis(pd.DatetimeIndex(table["period"]), every, n_ticks=12, bars=True),
            "yaxis": {"type": "linear", "range": [0, top * 1.04], "tickvals": ticks, "tickformat": ","},
        },
    )


def _counts_at(table: pd.DataFrame, periods: pd.Series) -> dict[str, np.ndarray]:
    """The counts of a table at these periods; 0 where it lacks one."""
    places = pd.Index(periods).get_indexer(pd.Index(table["period"]))
    counts = {name: np.zeros(len(periods), dtype=np.int64) for name in _COUNTS}
    for name, held in counts.items():
        held[places[places >= 0]] = table[name].to_numpy()[places >= 0]
    return counts


def _bars(periods: pd.Series, every: str) -> dict:
    """Where bars stand, each within its period."""
    first = pd.DatetimeIndex(periods)
    n_days = (next_period(first, every) - first).days.to_numpy()
    return {"x": iso_days(first), "width": (n_days * DAY * _WIDTH).tolist(), "offset": (n_days * DAY * (1 - _WIDTH) / 2).tolist()}


def _said(part: dict, whole: dict, *, every: str, chosen: bool = False) -> dict:
    """Heights of the bars, and what each carries and says: its documents, or how many of the whole are chosen."""
    n_documents, n_passages, n_tokens = (part[name] for name in _COUNTS)
    n_whole = whole["n_documents"]
    documents = counts_piece(n_whole, "document", field=0)
    passages, words = counts_piece(n_passages, "passage", field=1), counts_piece(n_tokens, "word", field=2)
    first = ["%{y:,} of ", documents, " chosen"] if chosen else [documents]
    pieces = [*first, f" in %{{x|{HOVER_PERIOD[every]}}}: ", passages, ", ", words, "<extra></extra>"]
    said = fill_sentence(pieces, [n_whole, n_passages, n_tokens], n_documents > 0)
    return {"y": n_documents.tolist(), **said.settings}
