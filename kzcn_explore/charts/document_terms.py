"""Terms by documents: a row a term, a dot a document at its day or within its month or year; the undated after a rule."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.columns import undated_words
from kzcn_explore.charts.frame import date_axis, empty_figure, framed_figure, rule
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.periods import iso_days
from kzcn_explore.charts.reading import is_dated, title_words, when_words
from kzcn_explore.charts.rows import Rows, label_rows
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import wrapped

_TITLE = "Terms by document"
_ROW = 52
_ROOM = 24  # px of a row above its tallest dot
_FEW = 10  # documents up to which dots carry their numbers, if they stand far enough apart
_FEW_UNDATED = 4
_APART = 0.06  # of the days from first to last
_HOVER = "<b>%{customdata[2]}</b> stands %{customdata[3]}<br>in %{customdata[4]}<br>%{customdata[5]}<extra></extra>"


def document_terms(table: pd.DataFrame) -> go.Figure:
    """Draw how often each term stands in 1,000 words of each document.

    All rows share one scale from 0 and one axis of days. A document without the term is a small ring on the row's
    line. Of several documents of one day the later ones stand a little to the right; those of one month or year, of which
    no day is known, are spread over it.

    Parameters
    ----------
    table : DataFrame
        One row a document and term: ``document, title, date, earliest, latest, precision, source, term, n, rate,
        n_tokens``.

    Returns
    -------
    Figure
        Three traces: ``stems``, ``dated`` and ``undated``. ``customdata`` of the last two: the document, the term,
        then the term, its count, the title and the day in words. For the same documents and terms only ``y``,
        ``text`` and ``marker`` change. An empty table gives a figure without traces.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "title": "Talks", "date": day, "earliest": day, "latest": day, "precision": "day"}
    >>> row |= {"source": "Kazinform", "term": "oil", "n": 2, "rate": 5.0, "n_tokens": 400}
    >>> fig = document_terms(pd.DataFrame([row]))
    >>> fig.data[1].text, fig.data[1].customdata[0][:4]
    (('5.0',), ['a', 'oil', 'oil', '2 times in 400 words'])
    """
    if table.empty:
        return empty_figure(_TITLE, "No term is named. Name one or more to see how often they stand in each document.")
    terms = table["term"].drop_duplicates().tolist()
    rows = label_rows(terms, row=_ROW, low=True)
    is_placed = is_dated(table)
    dated, undated = table[is_placed], table[~is_placed]
    n_dated, n_undated = dated["document"].nunique(), undated["document"].nunique()
    top = float(table["rate"].max())
    fig = framed_figure(
        _TITLE,
        f"Times per 1,000 words of each document, all rows on one scale; {counted(n_dated + n_undated, 'document')}"
        + (f", {n_undated:,} of them without an exact date" if n_undated else "")
        + (". A dot without a day stands somewhere in its month or year" if dated["date"].isna().any() else "")
        + ". Ring: the term is not there",
        plot_height=rows.height,
        margin={"l": rows.width, "r": 18, "t": 10, "b": 40},
        subtitle_lines=2,
        description=f"How often {counted(len(terms), 'term')} stand in 1,000 words of each document, a row a term: "
        f"{', '.join(terms)}. {counted(n_dated, 'document')} at their days, {n_undated:,} without an exact date at the right.",
    )
    lines = dict(zip(terms, rows.edges[1:], strict=True))
    share = 1.0 if not n_undated else 0.0 if not n_dated else 0.74
    picked = _numbered(dated, each=_far_apart(dated)).union(_numbered(undated, each=n_undated <= _FEW_UNDATED))
    xs = _days(dated)
    ys = _heights(dated, lines, top=top)
    stems = [(x, lines[term], y) for x, y, term in zip(xs, ys, dated["term"], strict=True) if y < lines[term]]
    fig.add_scatter(
        name="stems",
        mode="lines",
        x=[x for day, _, _ in stems for x in (day, day, None)],
        y=[y for _, line, tip in stems for y in (line, tip, None)],
        line={"color": palette.REST, "width": 1},
        hoverinfo="skip",
    )
    fig.add_trace(_dots(dated, xs, ys, name="dated", picked=picked))
    order = {document: i for i, document in enumerate(undated["document"].drop_duplicates())}
    xs = [round((order[document] + 0.5) / max(len(order), 3), 4) for document in undated["document"]]
    fig.add_trace(_dots(undated, xs, _heights(undated, lines, top=top), name="undated", picked=picked))
    fig.data[2].update(xaxis="x2")
    _lay_out(fig, table, rows, share=share)
    return fig


def _days(dated: pd.DataFrame) -> list[str]:
    """Days of the dots; the second document of a day is moved by a hundredth of the axis, the third by two.

    Documents that share a month or a year are spread over it evenly, so that none seems to be of its first day.
    """
    if dated.empty:
        return []
    documents = dated.drop_duplicates("document").set_index("document")
    first, last = (documents["date"].fillna(documents[end]) for end in ("earliest", "latest"))
    alike = first.groupby([first, last])
    later, n_alike = alike.cumcount(), alike.transform("size")
    reach = max((last.max() - first.min()).days, 60)
    spread = ((later + 0.5) / n_alike * ((last - first).dt.days + 1)).astype(int)
    moved = spread.where(documents["date"].isna(), later * round(reach * 0.012))
    days = first + pd.to_timedelta(moved.astype(float), unit="D")
    return iso_days(dated["document"].map(days))


def _heights(rows: pd.DataFrame, lines: dict[str, float], *, top: float) -> list[float]:
    """Where the dots stand, in px from the top: on the line of their row, or above it."""
    tall = (_ROW - _ROOM) / top if top > 0 else 0.0
    rates = rows["rate"].fillna(0).astype(float)
    return [round(lines[term] - rate * tall, 2) for term, rate in zip(rows["term"], rates, strict=True)]


def _numbered(table: pd.DataFrame, *, each: bool) -> pd.Index:
    """Rows whose number is written: each one that is not 0, or the largest of its term."""
    there = table[table["n"] > 0]
    return there.index if each else pd.Index(there.groupby("term")["rate"].idxmax())


def _far_apart(dated: pd.DataFrame) -> bool:
    days = pd.Series(pd.to_datetime(_days(dated.drop_duplicates("document")))).sort_values()
    if len(days) < 2:
        return True
    return len(days) <= _FEW and days.diff().min() >= (days.iloc[-1] - days.iloc[0]) * _APART


def _dots(rows: pd.DataFrame, xs: list, ys: list[float], *, name: str, picked: pd.Index) -> go.Scatter:
    there = (rows["n"] > 0).tolist()
    return go.Scatter(
        name=name,
        mode="markers+text",
        x=xs,
        y=ys,
        text=[f"{rate:.1f}" if p else "" for rate, p in zip(rows["rate"], rows.index.isin(picked), strict=True)],
        textposition="top center",
        textfont={"size": palette.SMALL_SIZE, "color": palette.INK},
        customdata=[
            [
                row["document"],
                row["term"],
                escape(row["term"]),
                f"{counted(row['n'], 'time')} in {counted(row['n_tokens'], 'word')}",
                title_words(row["title"]),
                wrapped(when_words(row), 60),
            ]
            for _, row in rows.iterrows()
        ],
        hovertemplate=_HOVER,
        marker={
            "color": [palette.ACCENT if t else palette.REST for t in there],
            "symbol": ["circle" if t else "circle-open" for t in there],
            "size": [9 if t else 5 for t in there],
            "line": {"width": 1, "color": palette.GROUND},
            "opacity": 1,
        },
        cliponaxis=False,
    )


def _lay_out(fig: go.Figure, table: pd.DataFrame, rows: Rows, *, share: float) -> None:
    is_placed = is_dated(table)
    ends = [table["date"].fillna(table[end])[is_placed] for end in ("earliest", "latest")]
    ends = ends[0].min(), ends[1].max()
    dates = date_axis() | {"domain": [0, max(share, 0.01)], "nticks": 8, "visible": share > 0}
    if share > 0:
        room = pd.Timedelta(days=max((ends[1] - ends[0]).days * 0.05, 15 if ends[0] < ends[1] else 30))
        dates |= {"range": iso_days(pd.DatetimeIndex([ends[0] - room, ends[1] + room]))}
    undated_from = share + 0.05 if share else 0.0
    fig.update_layout(
        xaxis=dates,
        xaxis2={
            "type": "linear",
            "domain": [min(undated_from, 0.99), 1],
            "range": [0, 1],
            "visible": False,
        },
        yaxis=rows.axis | {"range": [rows.height + 6, 0]},
        shapes=[
            {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y, "yref": "y"}
            | {"line": {"color": palette.GRID, "width": 1}, "layer": "between"}
            for y in rows.edges[1:]
        ],
    )
    if share == 1:
        return
    fig.add_annotation(
        text=undated_words(table[~is_placed]),
        x=undated_from,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
        yshift=-6,
        font={"size": palette.FONT_SIZE, "color": palette.MUTED},
    )
    if share:
        fig.add_shape(rule(share + 0.025))
