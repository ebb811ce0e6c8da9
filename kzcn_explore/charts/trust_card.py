"""The trust card: a line each theme, how alike it comes back, on how many documents it rests, and the verdict in words."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import counted, percent
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, wrap_lines, wrapped

_TITLE = "How sure are the themes?"
_DOTS = "The dots say how alike a theme comes back: 0 not at all, 1 with the same ten terms."
_WORDS, _WIDE = 50, 84  # letters a line of the verdict, beside the marks and without them
_LINE, _SMALL_LINE = 15.6, 14.3  # px
_SMALL_LETTER = 5.9  # px
_MARKS = (
    ("resampled", "documents drawn again"),
    ("left_out", "a fifth of the documents left out"),
    ("over_k", "fewer or more themes"),
)
_APART = 9  # px between the marks of one theme
_LEGEND, _TICKS = 30, 16  # px above the rows
_EDGE = 0.03  # of the axis, so that a mark at an end touches no words


def trust_card(table: pd.DataFrame) -> go.Figure:
    """Draw how alike each theme comes back as three marks from 0 to 1, with its documents and the verdict in words.

    Parameters
    ----------
    table : DataFrame
        One row a theme: ``theme, label, share, share_once, n_passages, n_documents, n_documents_once, largest_document, coherence,
        diversity, resampled, left_out, over_k, verdict``. ``attrs``: ``back``, from where on a theme comes back.

    Returns
    -------
    Figure
        One trace a mark, a point a theme, in the order of the table; none where a theme was not fitted again. ``customdata``: the
        theme, its label, and what is known of it in words. An empty table gives a figure without traces.

    Examples
    --------
    >>> row = {"theme": 0, "label": "security", "share": 0.2, "share_once": 0.1, "n_passages": 9, "n_documents": 8}
    >>> row |= {"n_documents_once": 6, "largest_document": 0.25, "coherence": 0.1, "diversity": 0.9, "resampled": 0.75}
    >>> fig = trust_card(pd.DataFrame([row | {"left_out": 0.8, "over_k": 0.5, "verdict": "comes back in 9 of 10 resamples"}]))
    >>> [(trace.name, trace.x) for trace in fig.data]
    [('resampled', (0.75,)), ('left_out', (0.8,)), ('over_k', (0.5,))]
    """
    if table.empty:
        return empty_figure(_TITLE, "No theme was found, so there is nothing to be sure of. Themes need several passages that share terms.")
    shown = [mark for mark in _MARKS if table[mark[0]].notna().any()]
    verdicts = [wrap_lines(str(verdict), _WORDS if shown else _WIDE) for verdict in table["verdict"]]
    rooms = [max(34.0, _LINE + _SMALL_LINE * len(lines) + 6) for lines in verdicts]
    rows = label_rows(table["label"].tolist(), row=rooms, air=4)
    documents = [_documents(row) for row in table.itertuples()]
    widths = [drawn_width(line) for lines in verdicts for line in lines] + [1.1 * drawn_width(words) for words in documents]
    if shown:
        about, beside = f"{_DOTS} At the right the documents that it rests on, and what that means", 26 + _SMALL_LETTER * max(widths)
    else:
        about, beside = "The documents that each theme rests on, and what that means", 18
    fig = framed_figure(
        _TITLE,
        about,
        plot_height=rows.height,
        margin={"l": rows.width, "r": round(beside), "t": _LEGEND + _TICKS if shown else 8, "b": 8},
        description=f"How sure {counted(len(table), 'theme')} are. "
        + " ".join(f"{row.label}: {said}, {row.verdict}." for row, said in zip(table.itertuples(), documents, strict=True)),
    )
    said = [[row.theme, wrapped(row.label, 60), _facts(row)] for row in table.itertuples()]
    for number, (column, words) in enumerate(_MARKS):
        known = table[column].notna().tolist()
        if not any(known):
            continue
        fig.add_scatter(
            name=column,
            mode="markers",
            x=[round(float(value), 4) for value in table[column].dropna()],
            y=[place + (number - 1) * _APART for place, told in zip(rows.places, known, strict=True) if told],
            marker={"symbol": palette.SYMBOLS[number], "color": palette.SERIES[number], "size": 9},
            customdata=[row for row, told in zip(said, known, strict=True) if told],
            hovertemplate=f"<b>%{{customdata[1]}}</b><br>{words}: alike by %{{x:.2f}}<br>%{{customdata[2]}}<extra></extra>",
            cliponaxis=False,
        )
    back = table.attrs.get("back")
    shapes = [_line(edge) for edge in rows.edges[1:-1]]
    ticks = {0: "0", 1: "1"}
    if back is not None and shown:
        shapes.append(_threshold(float(back)))
        ticks[float(back)] = "comes back →"
    fig.update_layout(
        xaxis={
            "type": "linear",
            "range": [-_EDGE, 1 + _EDGE],
            "tickvals": [*ticks],
            "ticktext": [*ticks.values()],
            "visible": bool(shown),
            "side": "top",  # where it is seen first, however many themes there are
            "showgrid": False,
        },
        yaxis=rows.axis,
        shapes=shapes,
        annotations=_legend(shown, rows.width)
        + [_note(place, *words, x=1 if shown else 0) for place, *words in zip(rows.places, table.itertuples(), verdicts, strict=True)],
    )
    return fig


def _documents(row: object) -> str:
    """The documents that a theme rests on, and how many are left without repeats."""
    return counted(row.n_documents, "document") + _fewer(row)


def _fewer(row: object) -> str:
    return f" ({int(row.n_documents_once):,} without repeats)" if row.n_documents_once < row.n_documents else ""


def _facts(row: object) -> str:
    """What else is known of a theme, for its tooltip."""
    facts = [f"{percent(row.share)} of the words, {percent(row.share_once)} with repeats counted once"] if pd.notna(row.share) else []
    facts.append(f"{counted(row.n_passages, 'passage')} in {_documents(row)}")
    if pd.notna(row.largest_document):
        facts.append(f"{percent(row.largest_document)} of it from one document")
    if pd.notna(row.coherence):
        facts.append(f"coherence {row.coherence:.2f}, {percent(row.diversity)} of its terms in no other theme".replace("-", "−"))
    return "<br>".join(facts)


def _note(place: float, row: object, verdict: list[str], *, x: float) -> dict:
    muted = f'<span style="color:{palette.MUTED}">'
    fewer = f"{muted}{_fewer(row)}</span>" if _fewer(row) else ""
    return {
        "text": f"<b>{counted(row.n_documents, 'document')}</b>{fewer}<br>{muted}{escaped_lines(verdict)}</span>",
        "x": x,
        "y": place,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 14 * x,
        "align": "left",
        "borderpad": 0,
        "font": {"size": palette.SMALL_SIZE},
    }


def _legend(shown: list[tuple[str, str]], left: float) -> list[dict]:
    """One line that says what each mark means."""
    if not shown:
        return []
    signs = {
        column: f'<span style="color:{palette.SERIES[number]}">{palette.GLYPHS[number]}</span>' for number, (column, _) in enumerate(_MARKS)
    }
    return [
        {
            "text": "  ".join(f"{signs[column]} {words}" for column, words in shown),
            "x": 0,
            "y": 1,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": 12 - left,
            "yshift": _TICKS + 6,
            "borderpad": 0,
            "font": {"size": palette.FONT_SIZE, "color": palette.MUTED},
        }
    ]


def _line(edge: float) -> dict:
    """A thin rule between two themes."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "xref": "paper",
        "y0": edge,
        "y1": edge,
        "yref": "y",
        "line": {"color": palette.GRID, "width": 1},
    }


def _threshold(back: float) -> dict:
    """The line from which on a theme comes back."""
    return {
        "type": "line",
        "x0": back,
        "x1": back,
        "xref": "x",
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": palette.REST, "width": 1, "dash": "dot"},
        "layer": "below",
    }
