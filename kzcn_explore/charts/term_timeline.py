"""Terms over time: several terms on one plane, each with its own colour, marker shape and label at the line's end."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.curves import Look, curve_traces
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.periods import (
    NO_DATES,
    curve_legend,
    iso_days,
    period_axis,
    period_of,
    period_totals,
    unplaced_words,
)
from kzcn_explore.charts.reading import checked_choice, nice_ticks
from kzcn_explore.charts.stacking import push_apart
from kzcn_explore.charts.words import HOVER_PERIOD, counted, period_words
from kzcn_explore.charts.wrapping import drawn_width, wrap_lines, wrapped

_TITLE = "Terms over time"
_PLOT_HEIGHT = 260
_LABEL_WIDTH = 22  # letters a line of a label
_LABEL_LINE = 14


def term_timeline(table: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """Draw how often each term stands in 1,000 words of a period.

    Periods with fewer than five documents are hollow markers of their own; an empty period is a gap; a light band runs
    from ``low`` to ``high`` where the table gives them.

    Parameters
    ----------
    table : DataFrame
        One row a period and term: ``period, term, n, rate, low, high, n_documents, n_tokens``; ``attrs["every"]`` and
        ``attrs["n_unplaced"]``.
    chosen : str, optional
        A term, drawn in accent while the others are grey.

    Returns
    -------
    Figure
        The ``band`` of every term, then every ``line``, then the ``dots``, each in the order in which the table first
        names the terms; last ``labels``, with all labels at the right. For the same terms number and order stay.
        ``customdata`` of the dots: the period's ISO date, the term, its count, the words in words, the documents in
        words; ``customdata`` of the labels: the term. An empty table gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are, or lacks the chosen term.

    Examples
    --------
    >>> row = {"term": "belt and road", "n": 2, "rate": 2.5, "low": 1.0, "high": 5.0, "n_documents": 6}
    >>> table = pd.DataFrame([row | {"period": pd.Timestamp("2022-06-01"), "n_tokens": 800}])
    >>> table.attrs.update(every="month", n_unplaced=0)
    >>> fig = term_timeline(table)
    >>> fig.data[2].y.tolist(), fig.data[-1].customdata
    ([2.5], ('belt and road',))
    """
    if table.empty:
        return empty_figure(_TITLE, f"There is no term to count, or no date to place it. Name a term. {NO_DATES}")
    if table["rate"].isna().all():
        return empty_figure(_TITLE, NO_DATES)
    every = period_of(table)
    drawn = table[table["rate"].notna()]
    terms = table["term"].drop_duplicates().tolist()
    checked_choice(chosen, terms, what="chosen")
    labels = [wrap_lines(term, _LABEL_WIDTH) for term in terms]
    sizes = [_LABEL_LINE * len(lines) + 3 for lines in labels]
    height = max(_PLOT_HEIGHT, sum(sizes))
    words = f"Times per 1,000 words, by {every}; {period_totals(drawn)}"
    fig = framed_figure(
        _TITLE,
        words + unplaced_words(table.attrs.get("n_unplaced", 0), every=every) + curve_legend(drawn),
        plot_height=height,
        margin={"l": 46, "r": round(40 + 7 * max(drawn_width(line) for lines in labels for line in lines)), "t": 14, "b": 40},
        subtitle_lines=2,
        description=f"How often {counted(len(terms), 'term')} stand in 1,000 words of each {every}, from "
        f"{period_words(drawn['period'].min(), every)} to {period_words(drawn['period'].max(), every)}: "
        f"{', '.join(terms)}.",
    )
    hover = (
        "<b>%{meta.label}</b><br>%{y:.2f} per 1,000 words in "
        f"%{{x|{HOVER_PERIOD[every]}}}:<br>%{{customdata[2]:,}} in %{{customdata[3]}}, %{{customdata[4]}}"
        "<extra></extra>"
    )
    looks = [_look(i, term, chosen) for i, term in enumerate(terms)]
    curves, ends = [], []
    for term, look in zip(terms, looks, strict=True):
        rows = table[table["term"] == term].sort_values("period")
        curves.append(curve_traces(rows, "rate", _said(rows), hover=hover, label=wrapped(term, 60), look=look))
        last = rows["rate"].dropna()
        ends.append(float(last.iloc[-1]) if len(last) else 0.0)
    fig.add_traces([trace for layer in zip(*curves, strict=True) for trace in layer])
    top = max(float(np.nanmax(drawn[["rate", "high"]].to_numpy(dtype=float))) * 1.04, 0.01)
    periods = pd.DatetimeIndex(sorted(table["period"].unique()))
    axis = period_axis(periods, every, n_ticks=9)
    places = push_apart([end / top * height for end in ends], sizes, low=0, high=height)
    fig.add_trace(
        go.Scatter(
            name="labels",
            mode="text",
            x=[axis["range"][1]] * len(terms),
            y=[round(place / height * top, 6) for place in places],
            text=[_label(i, lines, look, chosen) for i, (lines, look) in enumerate(zip(labels, looks, strict=True))],
            textposition="middle right",
            textfont={"size": palette.FONT_SIZE, "color": palette.INK},
            customdata=terms,
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    ticks = nice_ticks(top, 4)
    digits = next((n for n in (0, 1, 2) if all(round(tick, n) == tick for tick in ticks)), 3)
    fig.update_layout(
        xaxis=axis,
        yaxis={
            "type": "linear",
            "range": [0, top],
            "tickvals": ticks,
            "tickformat": f",.{digits}f",
            "zeroline": True,
        },
    )
    return fig


def _look(i: int, term: str, chosen: str | None) -> Look:
    colour = palette.SERIES[i % len(palette.SERIES)]
    if chosen is not None:
        colour = palette.ACCENT if term == chosen else palette.REST
    return Look(colour, wide=term == chosen, symbol=palette.SYMBOLS[i % len(palette.SYMBOLS)], size=7.0)


def _label(i: int, lines: list[str], look: Look, chosen: str | None) -> str:
    sign = f'<span style="color:{look.colour}">{palette.GLYPHS[i % len(palette.GLYPHS)]}</span>'
    text = "<br>    ".join(escape(line) for line in lines)
    if look.wide:
        text = f"<b>{text}</b>"
    elif chosen is not None:
        text = f'<span style="color:{palette.MUTED}">{text}</span>'
    return f"{sign} {text}"


def _said(rows: pd.DataFrame) -> list[list]:
    return [
        [day, row.term, int(row.n), counted(row.n_tokens, "word"), counted(row.n_documents, "document")]
        for day, row in zip(iso_days(rows["period"]), rows.itertuples(), strict=True)
    ]
