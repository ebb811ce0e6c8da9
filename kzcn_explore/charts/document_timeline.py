"""Documents per period, for corpora too large to draw one by one."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import empty_figure, framed_figure
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
        changes only ``y`` and ``customdata`` of the second and the subtitle. ``customdata``: the period's ISO date,
        its documents in words, its passages and words in words. An empty table gives a figure without traces.

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
    counts = ["n_documents", "n_passages", "n_tokens"]
    part = table if chosen is None else chosen
    part = part.set_index("period")[counts].reindex(table["period"], fill_value=0).reset_index()
    subtitle = period_totals(table) + unplaced
    if chosen is not None:
        subtitle += f". Blue: the {part['n_documents'].sum():,} chosen; grey: the rest"
    fig = framed_figure(
        title,
        subtitle,
        plot_height=110,
        margin={"l": 46, "r": 18, "t": 14, "b": 40},
        subtitle_lines=2,
        description=f"A bar a {every} for {counted(len(table), every)}, from "
        f"{period_words(table['period'].iloc[0], every)} to {period_words(table['period'].iloc[-1], every)}: "
        f"{period_totals(table)}{unplaced}.",
    )
    days = [(next_period(period, every) - period).days for period in table["period"]]
    shared = {
        "x": iso_days(table["period"]),
        "width": [n * DAY * 0.88 for n in days],
        "offset": [n * DAY * 0.06 for n in days],
        **UNMOVED,
    }
    hover = f"%{{customdata[1]}} in %{{x|{HOVER_PERIOD[every]}}}: %{{customdata[2]}}<extra></extra>"
    fig.add_bar(
        name="whole",
        y=table["n_documents"].tolist(),
        marker=bar_marker(pd.Series(False, table.index)) if len(table) <= _HATCHED else {"color": palette.REST},
        customdata=_said(table),
        hovertemplate=hover,
        **shared,
    )
    fig.add_bar(
        name="chosen",
        y=part["n_documents"].tolist(),
        marker={"color": palette.ACCENT, "line": {"width": 0}},
        customdata=_said(table) if chosen is None else _said(part, whole=table),
        hovertemplate=hover,
        **shared,
    )
    ticks = [tick for tick in nice_ticks(float(table["n_documents"].max()), 3) if tick == int(tick)]
    fig.update_layout(
        barmode="overlay",
        dragmode="select",
        selectdirection="h",
        xaxis=period_axis(pd.DatetimeIndex(table["period"]), every, n_ticks=12, bars=True),
        yaxis={
            "type": "linear",
            "range": [0, float(table["n_documents"].max()) * 1.04],
            "tickvals": ticks,
            "tickformat": ",",
        },
    )
    return fig


def _said(table: pd.DataFrame, *, whole: pd.DataFrame | None = None) -> list[list]:
    """What each bar carries; with a whole, its documents are said as chosen from that."""
    said = []
    for i, row in enumerate(table.itertuples()):
        words = counted(row.n_documents, "document")
        if whole is not None:
            words = f"{row.n_documents:,} of {counted(whole['n_documents'].iloc[i], 'document')} chosen"
        size = f"{counted(row.n_passages, 'passage')}, {counted(row.n_tokens, 'word')}"
        said.append([row.period.strftime("%Y-%m-%d"), words, size])
    return said
