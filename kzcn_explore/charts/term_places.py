"""Terms within documents: the lexical dispersion plot; a row a document in date order, a column a term, a tick a use at its place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.document_rows import DocumentRows, document_rows
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.reading import is_dated, title_words, when_words
from kzcn_explore.charts.words import counted, percent
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, wrap_lines, wrapped

_TITLE = "Terms within documents"
_WIDTH = 682  # px of a figure 700 px wide without its right margin
_APART = 14  # px between columns
_LETTER = 6.8  # px of a letter in labels
_UPRIGHT = 9  # letters that a column must have room for, else labels are turned
_LINE = 15
_MANY = 4_000  # ticks above which those on one spot are drawn as one
_SPOT = (2, 4)  # px from left to right and from top to bottom, as wide and as high as a tick where rows are thin
_TICK = 14  # px of a tick where rows are tall
_HOVER = (
    "“%{customdata[5]}” stands %{customdata[6]} into the %{customdata[7]} of<br><b>%{customdata[8]}</b>,<br>%{customdata[9]}<extra></extra>"
)


@dataclass(frozen=True)
class _Lanes:
    """The columns: where each begins (it is 1 wide), its px, where the last one ends, and the x axis with the height of its labels."""

    starts: list[float]
    px: float
    end: float
    axis: dict
    head: float


def term_places(table: pd.DataFrame) -> go.Figure:
    """Draw where in each document each use of some terms stands.

    Every document has a row, also one that uses none of the terms, and every term a column, which runs from the first word of a document
    to its last. Documents stand in the order of their dates; below a rule those without an exact date. Up to forty rows have labels of
    their own; of more the years stand beside them, or the months of up to three years. Of more than 4,000 uses those that would cover
    each other are drawn as one.

    Parameters
    ----------
    table : DataFrame
        One row a use, and one row a document without any: ``document, title, date, earliest, latest, precision, source, term, place,
        n_tokens, passage, start, end``; of a document without a use ``term`` and ``place`` are missing. ``attrs["terms"]``, where it is
        set, names terms that nobody uses, too.

    Returns
    -------
    Figure
        Two traces: ``lines``, on which the ticks of few documents stand, and ``uses``. ``customdata`` of the uses: the document, the
        term, the passage, start and end in the raw text, then the term, its place, the length, the title and the day in words. A table
        without a use gives a figure without traces.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "title": "Talks", "date": day, "earliest": day, "latest": day, "precision": "day", "source": "Kazinform"}
    >>> row |= {"term": "oil", "place": 0.25, "n_tokens": 400, "passage": 3, "start": 810, "end": 813}
    >>> fig = term_places(pd.DataFrame([row]))
    >>> fig.data[1].x, fig.data[1].customdata[0][:7]
    ((0.25,), ['a', 'oil', 3, 810, 813, 'oil', '25%'])
    """
    if table.empty:
        return empty_figure(_TITLE, "No document is in this selection, or no term is named. Widen the selection, or name a term.")
    uses = table[table["term"].notna()]
    terms = list(dict.fromkeys([*table.attrs.get("terms", ()), *uses["term"]]))
    if uses.empty:
        wanted = f"uses {', '.join(terms)}" if terms else "uses any of the terms"
        n = table["document"].nunique()
        return empty_figure(_TITLE, f"None of {counted(n, 'document')} {wanted}. Name another term, or put a * at its end.")
    rows = document_rows(table)
    lanes = _lanes(terms, _WIDTH - rows.width)
    places = dict(zip(rows.documents["document"], rows.places, strict=True))
    xs = [round(lanes.starts[i] + place, 5) for i, place in zip(map(terms.index, uses["term"]), uses["place"], strict=True)]
    ys = [places[document] for document in uses["document"]]
    drawn = _on_own_spots(xs, ys, lanes.px)
    n, n_without = len(rows.documents), len(rows.documents) - uses["document"].nunique()
    fig = framed_figure(
        _TITLE,
        _subtitle(rows, len(uses), n_without=n_without, merged=len(drawn) < len(uses)),
        plot_height=rows.height,
        margin={"l": rows.width, "r": 18, "t": 12 + round(lanes.head), "b": 14},
        subtitle_lines=2,
        description=f"Where {counted(len(uses), 'use')} of {counted(len(terms), 'term')} stand in {counted(n, 'document')}, a row a "
        f"document in the order of their dates, a column a term from the first word of a document to its last: {', '.join(terms)}. "
        f"{n_without:,} of the documents use none of them.",
    )
    fig.add_trace(_lines(rows, lanes))
    fig.add_trace(_ticks(uses.iloc[drawn], [xs[i] for i in drawn], [ys[i] for i in drawn], row=rows.row, few=rows.few))
    fig.update_layout(xaxis=lanes.axis, yaxis=rows.axis, shapes=_shapes(rows, lanes))
    return fig


def _lanes(terms: list[str], width: float) -> _Lanes:
    """Divide the width among the terms; where they are many, their labels are turned."""
    px = max((width - _APART * (len(terms) - 1)) / len(terms), 4)
    step = 1 + _APART / px if px > _APART else 1.5
    starts = [round(i * step, 5) for i in range(len(terms))]
    letters = int(px / _LETTER)
    lines = [wrap_lines(term, max(letters, 1), lines=3) for term in terms]
    turned = letters < _UPRIGHT or max(drawn_width(line) for label in lines for line in label) > letters + 2
    if turned:
        lines = [wrap_lines(term, 30, lines=1) for term in terms]
        head = _LETTER * max(drawn_width(label[0]) for label in lines) + 8
    else:
        head = _LINE * max(map(len, lines)) + 6
    axis = {
        "type": "linear",
        "range": [0, starts[-1] + 1],
        "side": "top",
        "tickvals": [start + 0.5 for start in starts],
        "ticktext": [escaped_lines(label) for label in lines],
        "tickangle": -90 if turned else 0,
        "tickfont": {"size": palette.FONT_SIZE, "color": palette.INK},
        "showgrid": False,
    }
    return _Lanes(starts, px, starts[-1] + 1, axis, head)


def _on_own_spots(xs: list[float], ys: list[float], px: float) -> list[int]:
    """Choose the uses that are drawn, by number: all of few, the first on each spot of many."""
    if len(xs) <= _MANY:
        return [*range(len(xs))]
    spots = np.floor(np.column_stack([np.array(xs) * px, ys]) / np.array(_SPOT)).astype(np.int64)
    return np.sort(np.unique(spots, axis=0, return_index=True)[1]).tolist()


def _subtitle(rows: DocumentRows, n_uses: int, *, n_without: int, merged: bool) -> str:
    n_undated = int((~is_dated(rows.documents)).sum())
    undated = f", {n_undated:,} of them without an exact date" if n_undated else ""
    undated = ", none of them with an exact date" if n_undated == len(rows.documents) > 1 else undated
    return (
        "A tick is a use; a column runs from the first word of a document to its last. "
        f"{counted(n_uses, 'use')} in {counted(len(rows.documents), 'document')}"
        + undated
        + (f"; {n_without:,} {'uses' if n_without == 1 else 'use'} none of the terms" if n_without else "")
        + ("; uses on one spot are drawn as one" if merged else "")
    )


def _lines(rows: DocumentRows, lanes: _Lanes) -> go.Scatter:
    """The line of each row in each column, where rows are tall enough for one."""
    pairs = [(start, y) for start in lanes.starts for y in rows.places] if rows.few else []
    return go.Scatter(
        name="lines",
        mode="lines",
        x=[x for start, _ in pairs for x in (start, start + 1, None)],
        y=[place for _, y in pairs for place in (y, y, None)],
        line={"color": palette.GRID, "width": 1},
        hoverinfo="skip",
    )


def _ticks(uses: pd.DataFrame, xs: list[float], ys: list[float], *, row: float, few: bool) -> go.Scatter:
    facts = uses.drop_duplicates("document").set_index("document")
    titles = {document: title_words(title, lines=6 if few else 1) for document, title in facts["title"].items()}
    whens = {document: wrapped(when_words(fact), 60, lines=6 if few else 1) for document, fact in facts.iterrows()}
    columns = ("document", "term", "passage", "start", "end", "place", "n_tokens")
    length = _TICK if few else max(row, _SPOT[1])
    return go.Scatter(
        name="uses",
        mode="markers",
        x=xs,
        y=ys,
        customdata=[
            [
                *(document, term, int(passage), int(start), int(end)),
                *(escape(term), percent(place), counted(n_tokens, "word"), titles[document], whens[document]),
            ]
            for document, term, passage, start, end, place, n_tokens in zip(*(uses[name] for name in columns), strict=True)
        ],
        hovertemplate=_HOVER,
        # The sign of a vertical line is 1.4 times as long as its size.
        marker={
            "symbol": "line-ns",
            "size": round(length / 1.4, 2),
            "color": palette.ACCENT,
            "line": {"color": palette.ACCENT, "width": 2 if few else 1.5},
            "opacity": 1,
        },
        cliponaxis=False,
    )


def _shapes(rows: DocumentRows, lanes: _Lanes) -> list[dict]:
    """The ground of each column, and the rule above the undated."""
    ground = {"type": "rect", "y0": 0, "y1": rows.height, "fillcolor": palette.ACCENT_SCALE[0], "line": {"width": 0}, "layer": "below"}
    shapes = [ground | {"x0": start, "x1": start + 1} for start in lanes.starts]
    if rows.rule is not None:
        line = {"color": palette.REST, "width": 1, "dash": "dot"}
        shapes.append({"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": rows.rule, "y1": rows.rule, "line": line})
    return shapes
