"""Documents over time, one by one: a dot a document at its day, the undated in a lane of their own."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.field import Field, dated_field
from kzcn_explore.charts.frame import date_axis, empty_figure, framed_figure, rule
from kzcn_explore.charts.lane import Lane, undated_lane
from kzcn_explore.charts.reading import is_dated
from kzcn_explore.charts.words import counted, day_words

_TITLE = "Documents over time"


def documents(table: pd.DataFrame, *, chosen: object = None) -> go.Figure:
    """Draw each document at its day; those without one stand in a lane to the right.

    Dragging selects days; the range then stands in ``layout.selections``. Documents whose days lie close stand above
    each other. Up to twelve dated documents carry their day.

    Parameters
    ----------
    table : DataFrame
        One row a document, index ``document``: the table `documents` of a corpus.
    chosen : sequence of str, optional
        Index of the chosen documents, drawn filled in accent; the rest is hollow and grey. None chooses all.

    Returns
    -------
    Figure
        Seven traces, always in this order: ``stems``, ``dated`` (dots), ``placed`` (bars among the dated), ``lane``
        (bars from the earliest to the latest day), ``fades`` (their open ends), ``undated`` (dots), ``lane words``.
        Each mark's ``customdata`` starts with the document. What is chosen changes only ``marker`` of the traces 1
        to 5 and the subtitle: positions stay. An empty table gives a figure without traces.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"title": "Talks", "source": "Kazinform", "n_passages": 2, "n_tokens": 40, "precision": "day"}
    >>> fig = documents(pd.DataFrame([row | {"date": day, "earliest": day, "latest": day}], index=["a"]))
    >>> fig.data[1].x, fig.data[1].customdata[0]
    (('2022-06-07',), ['a', 'Talks', '7 Jun 2022, Kazinform', '2 passages, 40 words'])
    """
    if table.empty:
        return empty_figure(_TITLE, "No document is in this selection. Clear the filter to see all of them.")
    known = pd.Series(True, index=table.index) if chosen is None else pd.Series(table.index.isin(chosen), table.index)
    dated = table[table["date"].notna()].sort_values("date", kind="stable")
    without_day = table[table["date"].isna()]
    placed = without_day[is_dated(without_day)].sort_values("earliest", kind="stable")
    undated = table[table["date"].isna() & ~table.index.isin(placed.index)]
    field = dated_field(dated, placed)
    lane = undated_lane(undated, known.loc[undated.index])
    height = max(field.height, lane.height, 70)
    fig = framed_figure(
        _TITLE,
        _subtitle(table, known, n_placed=len(placed), n_undated=len(undated)),
        plot_height=height,
        margin={"l": 14, "r": 14, "t": 10 if undated.empty else 26, "b": 38},
        description=_describe(dated, n_undated=len(undated), n_placed=len(placed)),
    )
    fig.add_traces([*field.traces(known), *lane.traces])
    share = 1.0 if undated.empty else 0.0 if dated.empty and placed.empty else 0.68
    _lay_out(fig, field, lane, share=share, height=height)
    return fig


def _subtitle(table: pd.DataFrame, known: pd.Series, *, n_placed: int, n_undated: int) -> str:
    n = len(table)
    words = counted(n, "document")
    if n_undated == n:
        words += ", none of them with a day"
    elif n_undated:
        words += f", {n_undated:,} of them undated"
    if n_placed == n > 1:
        words += "; each bar spans the days that a document may be of"
    elif n_placed:
        words += f"; {'a bar' if n_placed == 1 else 'bars'}: the days that {counted(n_placed, 'document')} may be of"
    return words if known.all() else f"{words}; filled: the {known.sum():,} chosen, hollow or hatched: the rest"


def _describe(dated: pd.DataFrame, *, n_undated: int, n_placed: int) -> str:
    words = f"{counted(len(dated), 'document')} drawn as dots at their days"
    if len(dated):
        words += f", from {day_words(dated['date'].min())} to {day_words(dated['date'].max())}"
    if n_placed:
        words += f", {n_placed:,} as bars over the period they are known to"
    return f"{words}. {counted(n_undated, 'document')} without a day in a lane to the right."


def _lay_out(fig: go.Figure, field: Field, lane: Lane, *, share: float, height: float) -> None:
    hidden = {"visible": False, "showgrid": False, "fixedrange": True}
    lane_from = 0.0 if share == 0 else share + 0.06
    fig.update_layout(
        barmode="overlay",
        dragmode="select",
        selectdirection="h",
        xaxis=date_axis() | {"domain": [0, max(share, 0.01)], "nticks": 9, "visible": share > 0},
        yaxis=hidden | {"type": "linear", "range": [0, height]},
        xaxis2={
            "type": "linear",
            "domain": [min(lane_from, 0.99), 1 if share else 0.4],
            "anchor": "y2",
            "range": [0, 1],
            "showgrid": False,
            "visible": share < 1,
            "showticklabels": False,
        },
        yaxis2=hidden | {"type": "linear", "range": [-height, 0], "anchor": "x2"},
    )
    if share > 0:
        fig.update_xaxes(**field.axis, selector={"type": "date"})
    if share < 1:
        fig.add_annotation(
            text="Undated",
            x=lane_from,
            y=1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            font={"size": palette.FONT_SIZE, "color": palette.MUTED},
        )
    if 0 < share < 1:
        fig.add_shape(rule(share + 0.03))
