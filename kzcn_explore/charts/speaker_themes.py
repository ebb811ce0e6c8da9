"""Speakers by themes: which part of a speaker's quoted words each theme takes, and which terms are the speaker's own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.captions import overlap_caption
from kzcn_explore.charts.fitting import fit_lines, px_wide
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.reading import themes_labelled
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import counted, percent
from kzcn_explore.charts.wrapping import escaped_lines, wrapped

_TITLE = "What each speaker speaks of"
_MOST = 10  # speakers
_FEW_WORDS = 50  # quoted words below which a share says little
_SMALL = 0.05  # a share below this is not written
_LEAST = 0.02  # a share below this has no circle
_ROW = 34
_TERMS_WIDTH, _TERMS_LINES, _TERMS_AWAY = 140, 2, 10  # px and lines of a speaker's own terms, px before them
_LARGEST = 22  # px of circles
_NUMBER_WIDTH = 32  # px of a column that has room for numbers
_RAISED, _LOWERED = 6, 11  # px from the middle of a row to the circle and to the number below it
_LINE, _TERMS_LINE = 15, 13
_MOST_LINES = 5  # of a label that is not turned
_TURNED, _TURNED_LINES = range(90, 200, 10), 3  # px a line of a turned label: the least at which none is cut; the most lines
_HOVER = "<b>%{customdata[3]}</b><br>%{customdata[4]}<br>%{customdata[5]}<extra></extra>"


@dataclass(frozen=True)
class _Columns:
    """The themes from left to right: px of a column in a figure 700 px wide, the x axis, the height of its labels in px."""

    px: float
    axis: dict
    head: float


def speaker_themes(table: pd.DataFrame) -> go.Figure:
    """Draw the share of each theme in the quoted words of each speaker.

    The first ten speakers of the table have a row, in its order; themes are columns in the order of their numbers. Circles have an area in
    proportion to the share; shares of 5 % and more are written below them where columns are wide enough.

    Parameters
    ----------
    table : DataFrame
        One row a speaker and theme, of ``speaker_themes``: ``speaker, theme, label, share, n_quotations, n_documents, n_words, terms``,
        the last four the same in all rows of a speaker; ``attrs["multi_label"]`` of a lexicon's themes.

    Returns
    -------
    Figure
        Two traces: ``shares`` (``customdata``: "speaker", the name, the theme, then the tooltip) and ``numbers``. Hollow: the speaker is
        quoted with fewer than 50 words. The terms that a speaker uses more than the others stand at the right. An empty table gives a
        figure without traces.

    Examples
    --------
    >>> row = {"speaker": "Wang Yi", "theme": 0, "label": "security", "share": 0.25, "n_quotations": 3, "n_documents": 2, "n_words": 200}
    >>> fig = speaker_themes(pd.DataFrame([row | {"terms": ["friendship"]}]))
    >>> fig.data[0].customdata[0][:3], fig.data[1].text, fig.layout.annotations[0].text
    (['speaker', 'Wang Yi', 0], ('25%',), 'friendship')
    """
    if table.empty or not (table["share"] >= _LEAST).any():
        return empty_figure(
            _TITLE, "No speaker of this selection is quoted with a term of the themes. Clear the filter to see all of them."
        )
    speakers = table.drop_duplicates("speaker")
    shown = speakers.head(_MOST)
    names, themes = shown["speaker"].tolist(), sorted(table["theme"].unique().tolist())
    labels = themes_labelled(table)
    terms = [_term_lines([*each]) for each in shown["terms"]]
    rows = label_rows(names, row=_ROW)
    right = max((px_wide(line, palette.SMALL_SIZE) for each in terms for line in each), default=0) + _TERMS_AWAY + 4
    columns = _columns([labels[theme] for theme in themes], 700 - rows.width - right)
    drawn = table[table["speaker"].isin(names) & (table["share"] >= _LEAST)]
    few = drawn["n_words"] < _FEW_WORDS
    fig = framed_figure(
        _TITLE,
        _subtitle(table.attrs, n_speakers=len(speakers), few=bool(few.any()), written=columns.px >= _NUMBER_WIDTH, own=any(terms)),
        plot_height=rows.height,
        margin={"l": rows.width, "r": right, "t": columns.head + 4, "b": 8},
        subtitle_lines=2,
        description=f"{counted(len(shown), 'speaker')} by {counted(len(themes), 'theme')}: "
        + "; ".join(f"{row.speaker}, {counted(row.n_words, 'word')} quoted" for row in shown.itertuples())
        + ".",
    )
    at = drawn["theme"].map({theme: i + 0.5 for i, theme in enumerate(themes)}).tolist()
    places = dict(zip(names, rows.places, strict=True))
    fig.add_trace(_circles(drawn, at, [places[name] for name in drawn["speaker"]], few, columns.px))
    fig.add_trace(_numbers(drawn, at, [places[name] for name in drawn["speaker"]], columns.px))
    fig.update_layout(xaxis=columns.axis, yaxis=rows.axis, annotations=_terms(terms, rows.places), shapes=_rules(rows.edges))
    return fig


def _term_lines(terms: list[str]) -> list[str]:
    """As many whole terms as there is room for."""
    for n in range(len(terms), 0, -1):
        lines = fit_lines(", ".join(terms[:n]), _TERMS_WIDTH, size=palette.SMALL_SIZE)
        if len(lines) <= _TERMS_LINES or n == 1:
            return lines[:_TERMS_LINES]
    return []


def _columns(labels: list[str], width: float) -> _Columns:
    """Divide the width among the themes; labels are turned where a word is wider than a column."""
    px = width / len(labels)
    words = [word for label in labels for word in label.split()]
    turned = max(px_wide(word, palette.SMALL_SIZE) for word in words) > px - 4
    lines = (
        _turned_lines(labels, px) if turned else [fit_lines(each, px - 4, size=palette.SMALL_SIZE, lines=_MOST_LINES) for each in labels]
    )
    longest = max(px_wide(line, palette.SMALL_SIZE) for each in lines for line in each)
    axis = {
        "type": "linear",
        "range": [0, len(labels)],
        "side": "top",
        "tickvals": [i + 0.5 for i in range(len(labels))],
        "ticktext": [escaped_lines(each) for each in lines],
        "tickangle": -90 if turned else 0,
        "tickfont": {"size": palette.SMALL_SIZE, "color": palette.INK},
        "showgrid": False,
    }
    return _Columns(px, axis, longest + 4 if turned else _LINE * max(map(len, lines)) + 4.0)


def _turned_lines(labels: list[str], px: float) -> list[list[str]]:
    """Lines as short as leaves every label whole, if any does."""
    n_lines = int(np.clip(px / _LINE, 1, _TURNED_LINES))
    for room in _TURNED:
        lines = [fit_lines(label, room, size=palette.SMALL_SIZE, lines=n_lines) for label in labels]
        if all(" ".join(each) == label for each, label in zip(lines, labels, strict=True)):
            break
    return lines


def _subtitle(attrs: dict, *, n_speakers: int, few: bool, written: bool, own: bool) -> str:
    said = ["Share of a speaker's quoted words, reprints not counted" + ("; no number: under 5%" if written else "; no circle: under 2%")]
    said += [f"the first {_MOST} of {counted(n_speakers, 'speaker')}"] if n_speakers > _MOST else []
    said += [f"hollow: fewer than {_FEW_WORDS} words"] if few else []
    said += ["at the right: terms that a speaker uses more than the others"] if own else []
    return "; ".join(said) + overlap_caption(attrs)


def _circles(drawn: pd.DataFrame, x: list[float], y: list[float], few: pd.Series, px: float) -> go.Scatter:
    largest = min(_LARGEST, max(px - 2, 6))
    return go.Scatter(
        name="shares",
        mode="markers",
        x=x,
        y=[place - (_RAISED if px >= _NUMBER_WIDTH else 0) for place in y],
        marker={
            "symbol": ["circle-open" if each else "circle" for each in few],
            "size": np.maximum(largest * np.sqrt(drawn["share"].to_numpy(dtype=float)), 3).round(1).tolist(),
            "color": palette.ACCENT,
            "line": {"width": 1.6, "color": palette.ACCENT},
            "opacity": 1,
        },
        customdata=[
            [
                "speaker",
                row.speaker,
                int(row.theme),
                wrapped(row.speaker, 60),
                wrapped(f"{percent(row.share)}: {row.label}", 60),
                _said(row),
            ]
            for row in drawn.itertuples()
        ],
        hovertemplate=_HOVER,
        cliponaxis=False,
    )


def _said(row: object) -> str:
    few = ";<br>so few words that the share says little" if row.n_words < _FEW_WORDS else ""
    quoted = f"{counted(row.n_quotations, 'quotation')} in {counted(row.n_documents, 'document')}"
    return f"of {counted(row.n_words, 'quoted word')}; {quoted}{few}"


def _numbers(drawn: pd.DataFrame, x: list[float], y: list[float], px: float) -> go.Scatter:
    shares = drawn["share"].tolist() if px >= _NUMBER_WIDTH else []
    kept = [i for i, share in enumerate(shares) if share >= _SMALL]
    return go.Scatter(
        name="numbers",
        mode="text",
        x=[x[i] for i in kept],
        y=[y[i] + _LOWERED for i in kept],
        text=[percent(shares[i]) for i in kept],
        textfont={"size": palette.SMALL_SIZE, "color": palette.MUTED},
        hoverinfo="skip",
    )


def _terms(terms: list[list[str]], places: list[float]) -> list[dict]:
    place = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": _TERMS_AWAY, "align": "left"}
    font = {"size": palette.SMALL_SIZE, "color": palette.MUTED}
    return [{"text": escaped_lines(each), "y": y, **place, "font": font} for each, y in zip(terms, places, strict=True) if each]


def _rules(edges: list[float]) -> list[dict]:
    """Thin lines between the rows, as far as the terms reach."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": palette.GRID, "width": 1}, "layer": "below"}
    return [line | {"y0": edge, "y1": edge} for edge in edges]
