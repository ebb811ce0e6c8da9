"""Terms over time: several terms on one plane, each with its own colour, marker shape and label at the line's end."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.captions import curve_caption, hover_when, unit_of, when_counted
from kzcn_explore.charts.curves import Look, curve_axis, curve_traces, in_middle
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.hover import Said, as_said, counts_piece, fill_sentence, interval_piece, share_interval_piece
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.periods import NO_DATES, period_of, unplaced_words
from kzcn_explore.charts.reading import checked_choice, nice_ticks
from kzcn_explore.charts.stacking import push_apart
from kzcn_explore.charts.words import counted, period_words
from kzcn_explore.charts.wrapping import drawn_width, wrap_lines, wrapped

_TITLE = "Terms over time"
_PLOT_HEIGHT = 260
_LABEL_WIDTH = 22  # letters a line of a label
_LABEL_LINE = 14
_WHAT = {"tokens": "Times per 1,000 words", "documents": "Share of documents that use the term"}


def term_timeline(table: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """Draw how often each term stands in 1,000 words of a period, or in which share of its documents.

    A point stands in the middle of its period. Periods with fewer than five documents are hollow markers of their own; an empty
    period is a gap; light bands and whiskers run from ``low`` to ``high`` where the table gives them.

    Parameters
    ----------
    table : DataFrame
        One row a period and term: ``period, term, n, n_with, rate, low, high, n_documents, n_tokens``; ``attrs["every"]``, and
        where they are set ``attrs["by"]`` ("tokens" or "documents"), ``attrs["smooth"]`` and ``attrs["n_unplaced"]``. By documents
        the rate is a share from 0 to 1, else a number in 1,000 words.
    chosen : str, optional
        A term, drawn in accent while the others are grey.

    Returns
    -------
    Figure
        The ``band`` of every term, then every ``line``, then the ``dots``, each in the order in which the table first
        names the terms; last ``labels``, with all labels at the right. For the same terms number and order stay.
        ``customdata`` of the dots: its uses (by documents: how many use it), the documents, the words, the two ends of the interval
        as they are said, and words in which marks differ; ``meta``: ``label`` (the term, escaped) and ``of`` (the term);
        ``customdata`` of the labels: the term. An empty table gives a figure without traces.

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
    every, by = period_of(table), unit_of(table.attrs)
    drawn = table[table["rate"].notna()]
    terms = table["term"].drop_duplicates().tolist()
    checked_choice(chosen, terms, what="chosen")
    labels = [wrap_lines(term, _LABEL_WIDTH) for term in terms]
    sizes = [_LABEL_LINE * len(lines) + 3 for lines in labels]
    height = max(_PLOT_HEIGHT, sum(sizes))
    periods = pd.DatetimeIndex(table["period"].unique()).sort_values()
    middle = in_middle(periods, every)
    looks = [_look(i, term, chosen, middle) for i, term in enumerate(terms)]
    curves, ends = [], []
    for term, look in zip(terms, looks, strict=True):
        rows = table[table["term"] == term].sort_values("period")
        curves.append(curve_traces(rows, "rate", _said(rows, by=by, label=wrapped(term, 60)), look=look))
        last = rows["rate"].dropna()
        ends.append(float(last.iloc[-1]) if len(last) else 0.0)
    traces = [trace for layer in zip(*curves, strict=True) for trace in layer]
    layout = frame_layout(
        _TITLE,
        _subtitle(table, drawn, traces),
        plot_height=height,
        margin={"l": 46, "r": round(40 + 7 * max(drawn_width(line) for lines in labels for line in lines)), "t": 14, "b": 40},
        subtitle_lines=2,
        description=f"{_WHAT[by]} of {counted(len(terms), 'term')} by {every}, from "
        f"{period_words(drawn['period'].min(), every)} to {period_words(drawn['period'].max(), every)}: {', '.join(terms)}.",
    )
    top = max(float(np.nanmax(drawn[["rate", "high"]].to_numpy(dtype=float))) * 1.04, 0.01)
    axis = curve_axis(periods, every, n_ticks=9)
    places = push_apart([end / top * height for end in ends], sizes, low=0, high=height)
    texts = {
        "type": "scatter",
        "name": "labels",
        "mode": "text",
        "x": [axis["range"][1]] * len(terms),
        "y": [round(place / height * top, 6) for place in places],
        "text": [_label(i, lines, look, chosen) for i, (lines, look) in enumerate(zip(labels, looks, strict=True))],
        "textposition": "middle right",
        "textfont": {"size": palette.FONT_SIZE, "color": palette.INK},
        "customdata": terms,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    axes = {"xaxis": axis, "yaxis": {"type": "linear", "range": [0, top], "zeroline": True, **_ticks(top, by=by)}}
    return Figure.drawn([*traces, texts], layout | axes)


def _subtitle(table: pd.DataFrame, drawn: pd.DataFrame, traces: list) -> str:
    every, by = table.attrs["every"], unit_of(table.attrs)
    words = f"{_WHAT[by]}, {when_counted(drawn)}{curve_caption(traces, by=by)}"
    return words + unplaced_words(table.attrs.get("n_unplaced", 0), every=every)


def _ticks(top: float, *, by: str) -> dict:
    ticks = nice_ticks(top, 4)
    if by == "documents":
        whole = all(round(tick * 100, 6) % 1 == 0 for tick in ticks)
        return {"tickvals": ticks, "tickformat": ".0%" if whole else ".1%"}
    digits = next((n for n in (0, 1, 2) if all(round(tick, n) == tick for tick in ticks)), 3)
    return {"tickvals": ticks, "tickformat": f",.{digits}f"}


def _look(i: int, term: str, chosen: str | None, axes: dict) -> Look:
    colour = palette.SERIES[i % len(palette.SERIES)]
    if chosen is not None:
        colour = palette.ACCENT if term == chosen else palette.REST
    return Look(colour, wide=term == chosen, symbol=palette.SYMBOLS[i % len(palette.SYMBOLS)], size=7.0, axes=axes)


def _label(i: int, lines: list[str], look: Look, chosen: str | None) -> str:
    sign = f'<span style="color:{look.colour}">{palette.GLYPHS[i % len(palette.GLYPHS)]}</span>'
    text = "<br>    ".join(escape(line) for line in lines)
    if look.wide:
        text = f"<b>{text}</b>"
    elif chosen is not None:
        text = f'<span style="color:{palette.MUTED}">{text}</span>'
    return f"{sign} {text}"


def _said(rows: pd.DataFrame, *, by: str, label: str) -> Said:
    low, high = (rows[end].to_numpy(dtype=float) for end in ("low", "high"))
    n, n_documents, n_tokens = (rows[name].to_numpy() for name in ("n_with" if by == "documents" else "n", "n_documents", "n_tokens"))
    when, documents = hover_when(rows.attrs), counts_piece(n_documents, "document", field=1)
    if by == "documents":
        between = share_interval_piece(low, high, field=3)
        said = [f"%{{y:.1%}} of the documents {when} use it:<br>%{{customdata[0]:,}} of ", documents, between]
        low, high = as_said(low), as_said(high)
    else:
        between, words = interval_piece(low, high, field=3), counts_piece(n_tokens, "word", field=2)
        said = [f"%{{y:.2f}} per 1,000 words {when}:<br>%{{customdata[0]:,}} in ", words, ", ", documents, between]
        low, high = low.round(2), high.round(2)
    return fill_sentence(
        ["<b>%{meta.label}</b><br>", *said, "<extra></extra>"],
        [n, n_documents, n_tokens, low, high],
        rows["rate"].notna().to_numpy(),
        label=label,
        of=rows["term"].tolist()[0],
    )
