"""Themes over time: small multiples that share both axes, the largest theme first."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.curves import Look, curve_traces
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.panels import lay_out_panels, panel_grid
from kzcn_explore.charts.periods import (
    NO_DATES,
    curve_legend,
    iso_days,
    period_axis,
    period_of,
    period_totals,
    unplaced_words,
)
from kzcn_explore.charts.reading import checked_choice, nice_ticks, themes_by_share, themes_labelled
from kzcn_explore.charts.words import HOVER_PERIOD, counted, percent, period_words
from kzcn_explore.charts.wrapping import escaped_lines, wrap_lines, wrapped

_TITLE = "Themes over time"
_PANEL_HEIGHT = 84
_NOTE_WIDTH = 100
_NAMED = 6


def theme_timeline(table: pd.DataFrame, *, chosen: int | None = None, limit: int = 6) -> go.Figure:
    """Draw one panel a theme; all panels share both axes, and the axis of shares starts at 0.

    Periods with fewer than five documents are hollow markers of their own with their interval as a whisker; an empty
    period is a gap; a band runs from ``low`` to ``high`` where the table gives them.

    Parameters
    ----------
    table : DataFrame
        One row a period and theme: ``period, theme, label, share, low, high, n_documents, n_passages, n_tokens``;
        ``attrs["every"]``, ``attrs["n_unplaced"]`` and ``attrs["by"]`` ("tokens" or "documents").
    chosen : int, optional
        A theme, drawn in accent while the others are grey. It has a panel even if it is not among the largest.
    limit : int, default 6
        The most panels; the themes left out are named below them.

    Returns
    -------
    Figure
        Three traces a panel, in the panels' order: ``band``, ``line``, ``dots``; their number depends only on the
        number of themes and `limit`. ``customdata`` of the dots: the period's ISO date, the theme, the denominator in
        words, the documents and the interval in words; ``meta["label"]``: the theme's label, escaped. Panels stand by
        share in this table, so another selection may order them anew; their headings are annotations. An empty table
        gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are, or lacks the chosen theme.

    Examples
    --------
    >>> row = {"theme": 0, "label": "security", "share": 0.25, "low": 0.1, "high": 0.4, "n_documents": 6}
    >>> table = pd.DataFrame([row | {"period": pd.Timestamp("2022-06-01"), "n_passages": 20, "n_tokens": 900}])
    >>> table.attrs.update(every="month", n_unplaced=0, by="tokens")
    >>> fig = theme_timeline(table)
    >>> fig.data[2].y.tolist(), fig.layout.title.subtitle.text.split(";")[0]
    ([0.25], 'Share of words per theme, by month')
    """
    if table.empty or table["share"].isna().all():
        return empty_figure(_TITLE, NO_DATES)
    every = period_of(table)
    drawn = table[table["share"].notna()]
    by_documents = table.attrs.get("by", "tokens") == "documents"
    unit, noun = ("n_documents", "document") if by_documents else ("n_tokens", "word")
    order = themes_by_share(drawn, unit=unit)
    checked_choice(chosen, order, what="chosen")
    shown = order[:limit] if chosen is None or chosen in order[:limit] else [*order[: limit - 1], chosen]
    labels = themes_labelled(table)
    note = _note([labels[theme] for theme in order if theme not in shown])
    grid = panel_grid(
        [labels[theme] for theme in shown],
        height=_PANEL_HEIGHT,
        marked=shown.index(chosen) if chosen is not None else None,
    )
    subtitle = f"Share of {noun}s per theme, by {every}; {period_totals(drawn)}"
    fig = framed_figure(
        _TITLE,
        subtitle + unplaced_words(table.attrs.get("n_unplaced", 0), every=every) + curve_legend(drawn),
        plot_height=grid.height,
        margin={"l": 46, "r": 18, "t": 6, "b": 40 + (16 * len(note) + 8 if note else 0)},
        subtitle_lines=2,
        description=_describe(drawn, [labels[theme] for theme in shown], every=every, n_others=len(order) - len(shown)),
    )
    hover = _hover(every, by_documents=by_documents)
    for i, theme in enumerate(shown):
        rows = table[table["theme"] == theme].sort_values("period")
        colour = palette.ACCENT if chosen is None or theme == chosen else palette.REST
        look = Look(colour, wide=theme == chosen, axes=grid.axes(i))
        said = _said(rows, by_documents=by_documents)
        label = wrapped(labels[theme], 60)
        fig.add_traces(curve_traces(rows, "share", said, hover=hover, label=label, look=look))
    periods = pd.DatetimeIndex(sorted(table["period"].unique()))
    top = float(drawn[["share", "high"]].max(axis=None))
    ticks = nice_ticks(top, 2)
    lay_out_panels(
        fig,
        grid,
        x=period_axis(periods, every, n_ticks=12 // grid.n_columns),
        y={
            "type": "linear",
            "range": [0, max(top * 1.06, 0.001)],
            "tickvals": ticks,
            "tickformat": ".0%" if all(round(t * 100, 6) % 1 == 0 for t in ticks) else ".1%",
        },
    )
    if note:
        fig.add_annotation(
            text=escaped_lines(note),
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            yshift=-44,
            xshift=-34,
            align="left",
            font={"color": palette.MUTED},
        )
    return fig


def _note(labels: list[str]) -> list[str]:
    if not labels:
        return []
    more = f"; and {len(labels) - _NAMED:,} more" if len(labels) > _NAMED else ""
    return wrap_lines(f"Smaller, not drawn: {'; '.join(labels[:_NAMED])}{more}.", _NOTE_WIDTH)


def _describe(drawn: pd.DataFrame, labels: list[str], *, every: str, n_others: int) -> str:
    first, last = (period_words(period, every) for period in (drawn["period"].min(), drawn["period"].max()))
    others = f" {counted(n_others, 'smaller theme')} not drawn." if n_others else ""
    return f"The share of each theme by {every}, from {first} to {last}, a panel a theme, the largest first: {', '.join(labels)}.{others}"


def _hover(every: str, *, by_documents: bool) -> str:
    rests = "" if by_documents else ", from %{customdata[3]}"
    said = f"%{{y:.1%}} of %{{customdata[2]}} in %{{x|{HOVER_PERIOD[every]}}}{rests}%{{customdata[4]}}"
    return f"<b>%{{meta.label}}</b><br>{said}<extra></extra>"


def _said(rows: pd.DataFrame, *, by_documents: bool) -> list[list]:
    return [
        [
            day,
            int(row.theme),
            counted(row.n_documents, "document") if by_documents else counted(row.n_tokens, "word"),
            counted(row.n_documents, "document"),
            "" if pd.isna(row.low) or pd.isna(row.high) else f";<br>between {percent(row.low)} and {percent(row.high)}",
        ]
        for day, row in zip(iso_days(rows["period"]), rows.itertuples(), strict=True)
    ]
