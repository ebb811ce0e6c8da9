"""Themes over time: small multiples that share both axes, the largest theme first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.captions import curve_caption, overlap_caption, unit_of, when_counted
from kzcn_explore.charts.curves import Look, curve_axis, curve_traces, in_middle, ticks_height
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.panels import Grid, axis_name, left_out, note_below, panel_axes, panel_grid, panel_headings
from kzcn_explore.charts.periods import NO_DATES, period_of, unplaced_words
from kzcn_explore.charts.reading import checked_choice, rows_of_themes, themes_by_share, themes_labelled
from kzcn_explore.charts.share_marks import share_axis, share_said
from kzcn_explore.charts.single_documents import Singles, documents_trace, single_documents
from kzcn_explore.charts.wide_lane import WideLane, wide_lane
from kzcn_explore.charts.words import counted, period_words
from kzcn_explore.charts.wrapping import escaped_lines, wrapped

_TITLE = "Themes over time"
_LANE_HEAD = 20  # px above a lane


def theme_timeline(table: pd.DataFrame, *, documents: pd.DataFrame | None = None, chosen: int | None = None, limit: int = 6) -> go.Figure:
    """Draw one panel a theme; all panels share both axes, and the axis of shares starts at 0.

    A point stands in the middle of its period. Periods with fewer than five documents are no part of a line; an empty period is a
    gap; bands and whiskers run from ``low`` to ``high`` where the table gives them.

    Parameters
    ----------
    table : DataFrame
        One row a period and theme: ``period, theme, label, share, low, high, n_documents, n_passages, n_tokens``;
        ``attrs["every"]``, and where they are set ``attrs["by"]`` ("tokens" or "documents"), ``attrs["smooth"]``,
        ``attrs["n_unplaced"]`` and ``attrs["multi_label"]``.
    documents : DataFrame, optional
        The table `document_themes` of the same documents. In periods with fewer than five of them each is then drawn at its own
        day, or in the middle of its days, with its own share (by documents: 1 where a passage belongs to the theme, else 0),
        instead of a hollow marker of the period: a document is a fact, no estimate, and has no whisker. Up to 30 documents that
        fit into no period stand in a lane below the panels. Of more than 400 and more than 30 such documents none is drawn, and the
        table need not hold them.
    chosen : int, optional
        A theme, drawn in accent while the others are grey. It has a panel even if it is not among the largest.
    limit : int, default 6
        The most panels; the themes left out are named below them.

    Returns
    -------
    Figure
        Three traces a panel, in the panels' order: ``band``, ``line``, ``dots``; with `documents` a fourth, ``documents``, and after
        the last panel ``lane``, ``fades``, ``undated`` and ``lane words``. Their number depends only on the number of themes, on
        `limit`, and on whether there are `documents`. ``customdata`` of the dots: the documents, the words, the two ends of the
        interval as they are said, and words in which marks differ; of a document: the document, the theme (in the lane: the
        chosen one or None), three texts, "document". ``meta``: ``label`` (the theme's, escaped) and, of the dots, ``of`` (the theme).
        Panels stand by share in this table, so another selection may order them anew; their headings are annotations. An empty table
        gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are, lacks the chosen theme, or `documents` holds other documents.

    Examples
    --------
    >>> row = {"theme": 0, "label": "security", "share": 0.25, "low": 0.1, "high": 0.4, "n_documents": 6}
    >>> table = pd.DataFrame([row | {"period": pd.Timestamp("2022-06-01"), "n_passages": 20, "n_tokens": 900}])
    >>> table.attrs.update(every="month", n_unplaced=0, by="tokens")
    >>> fig = theme_timeline(table)
    >>> fig.data[2].y.tolist(), fig.layout.title.subtitle.text.split(";")[0]
    ([0.25], 'Share of words per theme, by month')
    """
    there = table["share"].notna().to_numpy() if len(table) else np.zeros(0, dtype=bool)
    if not there.any():
        return empty_figure(_TITLE, NO_DATES)
    every, by = period_of(table), unit_of(table.attrs)
    drawn = table if there.all() else table[there]
    order = themes_by_share(drawn, unit="n_documents" if by == "documents" else "n_tokens")
    checked_choice(chosen, order, what="chosen")
    shown = order[:limit] if chosen is None or chosen in order[:limit] else [*order[: limit - 1], chosen]
    labels = themes_labelled(table)
    marked = shown.index(chosen) if chosen is not None else None
    headings = [labels[theme] for theme in shown]
    grid = panel_grid(headings, marked=marked)
    singles = None if documents is None else single_documents(documents, table, every=every, by=by)
    lane = None if singles is None else _lane(singles, table, chosen=chosen, grid=grid)
    below = ticks_height(every) + _LANE_HEAD + lane.height if lane and lane.height else 0
    grid = replace(grid, height=grid.height + below)
    periods = pd.DatetimeIndex(table["period"].unique()).sort_values()
    middle = in_middle(periods, every)
    traces: list = []
    for i, (theme, rows) in enumerate(zip(shown, rows_of_themes(table, shown), strict=True)):
        colour = palette.ACCENT if chosen is None or theme == chosen else palette.REST
        look = Look(colour, wide=theme == chosen, axes=grid.axes(i))
        traces += _panel(rows, singles, label=wrapped(labels[theme], 60), look=look, middle=middle)
    ticks = 0 if below else ticks_height(every)
    note, room = note_below(left_out([labels[theme] for theme in order if theme not in shown]), ticks=ticks)
    layout = frame_layout(
        _TITLE,
        _subtitle(table, drawn, traces, lane=lane),
        plot_height=grid.height,
        margin={"l": 46, "r": 18, "t": 6, "b": (ticks + 2 if ticks else 8) + room},
        subtitle_lines=2,
        description=_describe(drawn, headings, every=every, n_others=len(order) - len(shown), lane=lane),
    )
    x, y = curve_axis(periods, every, n_ticks=12 // grid.n_columns), share_axis(_highest(drawn, singles), n_ticks=2)
    notes = [*panel_headings(grid), *(_lane_heading(grid, lane) if lane and lane.height else []), *note]
    layout |= panel_axes(grid, x=x, y=y) | {"annotations": notes}
    if lane:
        layout |= _lane_axes(grid, lane) | {"barmode": "overlay"}
    return Figure.drawn(traces + (lane.traces if lane else []), layout)


def _highest(drawn: pd.DataFrame, singles: Singles | None) -> float:
    if singles is None or singles.drawn.empty:
        return float(drawn[["share", "high"]].max(axis=None))
    curves = drawn[drawn["n_documents"] >= palette.FEW_DOCUMENTS]
    return float(pd.concat([curves["share"], curves["high"], singles.drawn["y"]]).max())


def _panel(rows: pd.DataFrame, singles: Singles | None, *, label: str, look: Look, middle: dict) -> list[dict]:
    """The traces of one theme; where its documents are drawn by themselves, their periods are not."""
    by = unit_of(rows.attrs)
    if singles is not None and len(singles.drawn):
        rows = rows.assign(share=rows["share"].where(rows["n_documents"] >= palette.FEW_DOCUMENTS))
    said = share_said(rows, "theme", by=by, label=label)
    traces = curve_traces(rows, "share", said, look=replace(look, axes=look.axes | middle))
    if singles is not None:
        traces.append(documents_trace(singles.drawn[singles.drawn["theme"] == said.of], by=by, label=label, look=look))
    return traces


def _subtitle(table: pd.DataFrame, drawn: pd.DataFrame, traces: list, *, lane: WideLane | None) -> str:
    every, by = table.attrs["every"], unit_of(table.attrs)
    what = "documents with a passage of the theme" if by == "documents" else "words per theme"
    words = f"Share of {what}, {when_counted(drawn)}{curve_caption(traces, by=by)}{overlap_caption(table.attrs)}"
    n_unplaced = table.attrs.get("n_unplaced", 0)
    return words if lane and lane.height else words + unplaced_words(n_unplaced, every=every)


def _lane(singles: Singles, table: pd.DataFrame, *, chosen: int | None, grid: Grid) -> WideLane:
    axes = {"xaxis": axis_name("x", grid.n_columns), "yaxis": axis_name("y", len(grid.rows))}
    return wide_lane(singles.unplaced, attrs=table.attrs, chosen=chosen, axes=axes)


def _lane_axes(grid: Grid, lane: WideLane) -> dict:
    x, y = axis_name("x", grid.n_columns), axis_name("y", len(grid.rows))
    hidden = {"type": "linear", "visible": False, "showgrid": False}
    height = max(lane.height, 1)
    return {
        f"xaxis{x[1:]}": hidden | {"domain": [0, 1], "range": [0, 1], "anchor": y},
        f"yaxis{y[1:]}": hidden | {"domain": [0, height / grid.height], "range": [-height, 0], "anchor": x},
    }


def _lane_heading(grid: Grid, lane: WideLane) -> list[dict]:
    place = {"x": 0, "y": lane.height / grid.height, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [{"text": escaped_lines([lane.heading]), "font": {"color": palette.MUTED}, **place}]


def _describe(drawn: pd.DataFrame, labels: list[str], *, every: str, n_others: int, lane: WideLane | None) -> str:
    first, last = (period_words(period, every) for period in (drawn["period"].min(), drawn["period"].max()))
    words = f"The share of each theme by {every}, from {first} to {last}, a panel a theme, the largest first: {', '.join(labels)}."
    words += f" {counted(n_others, 'smaller theme')} not drawn." if n_others else ""
    return words + (f" Below, {lane.heading}." if lane and lane.heading else "")
