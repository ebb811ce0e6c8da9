"""The lane below a timeline's panels: documents whose days do not fit into one period, from the earliest to the latest day."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.interval_bars import Bars, bar_traces, end_words, interval_places
from kzcn_explore.charts.marks import UNMOVED, dot_marker
from kzcn_explore.charts.reading import themes_labelled, title_words, when_words
from kzcn_explore.charts.words import counted, interval_words, percent
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, wrap_lines, wrapped

#: More documents than this are only counted.
MOST_IN_LANE = 30
_LABELLED = 6  # documents that have a label of their own
_NARROW = 0.46  # of the width, for the labels
_LABEL_WIDTH = 46  # letters
_ROW, _THIN_ROW = 17, 5  # px
_END_ROW = 16  # px of the words at the lane's ends
_NAMED = 3  # themes in a tooltip
_FADES = 12
_HOVER = "<b>%{customdata[2]}</b><br>%{customdata[3]}<br>%{customdata[4]}<extra></extra>"


@dataclass(frozen=True)
class WideLane:
    """The traces of the lane, on axes from 0 to 1 and in px (0 at the top), its height in px, and its heading."""

    traces: list
    height: float
    heading: str


def wide_lane(unplaced: pd.DataFrame, *, attrs: dict, chosen: int | None, axes: dict) -> WideLane:
    """Draw documents without a period: bars for what bounds them, rings for those without any bound.

    Parameters
    ----------
    unplaced : DataFrame
        Rows of `document_themes`, several a document.
    attrs : dict
        Of the timeline: ``every`` and ``by``.
    chosen : int, optional
        A theme; the lane is then grey.
    axes : dict
        Names of the axes, for a trace.

    Returns
    -------
    WideLane
        Four traces: ``lane``, ``fades``, ``undated``, ``lane words``, empty where there are no such documents or more than 30.
        ``customdata``: the document, the chosen theme or None, then title, days, what its largest themes take, "document".

    Examples
    --------
    >>> columns = ["document", "theme", "label", "share", "earliest", "latest"]
    >>> lane = wide_lane(pd.DataFrame(columns=columns), attrs={"every": "year"}, chosen=None, axes={})
    >>> [trace["name"] for trace in lane.traces], lane.height
    (['lane', 'fades', 'undated', 'lane words'], 0.0)
    """
    documents = unplaced.drop_duplicates("document")
    n = len(documents)
    if n > MOST_IN_LANE:
        documents = documents.iloc[:0]
    bounded = documents[["earliest", "latest"]].notna().any(axis=1)
    bars, dots = documents[bounded], documents[~bounded]
    bars = bars.loc[bars["earliest"].fillna(bars["latest"]).sort_values(kind="stable").index]
    labelled = n <= _LABELLED
    step, left = (_ROW, _NARROW) if labelled else (_THIN_ROW, 0.0)
    rows = [-(i + 0.5) * step for i in range(len(bars))]
    words = [(0.0, y, _label(row), "middle right") for y, (_, row) in zip(rows, bars.iterrows(), strict=True)] if labelled else []
    used = float(step * len(bars))
    if len(bars) and not labelled:
        early, late = end_words(bars)
        words += [(0.0, -used - _END_ROW / 2, early, "middle right"), (1.0, -used - _END_ROW / 2, late, "middle left")]
        used += _END_ROW
    places = [(left + a * (1 - left), left + b * (1 - left), *opened) for a, b, *opened in interval_places(bars)]
    if len(dots):
        text = f"no date: {counted(len(dots), 'document')}" if len(dots) > 1 else _label(dots.iloc[0])
        words.append((0.0, -used - _ROW / 2, text, "middle right"))
    dots_from = _NARROW + 0.01
    dot_y, used = -used - _ROW / 2, used + _ROW * bool(len(dots))
    size = 7.0 if labelled else 3.0
    said = {
        name: _said(rows, attrs=attrs, chosen=chosen)
        for name, rows in unplaced[unplaced["document"].isin(documents["document"])].groupby("document")
    }
    return WideLane(
        traces=[
            *bar_traces(
                Bars(places, rows, size, axes, _HOVER, fades=_FADES), [said[each] for each in bars["document"]], _accent(bars, chosen)
            ),
            {
                "type": "scatter",
                "name": "undated",
                "mode": "markers",
                "x": [round(dots_from + i * (1 - dots_from) / MOST_IN_LANE, 4) for i in range(len(dots))],
                "y": [dot_y] * len(dots),
                "customdata": [said[each] for each in dots["document"]],
                "hovertemplate": _HOVER,
                "marker": dot_marker(_accent(dots, chosen), 8),
                "cliponaxis": False,
                **axes,
                **UNMOVED,
            },
            _word_trace(words, axes),
        ],
        height=used,
        heading=_heading(len(documents), attrs["every"]),
    )


def _accent(documents: pd.DataFrame, chosen: int | None) -> pd.Series:
    return pd.Series(chosen is None, index=documents.index, dtype=bool)


def _heading(n: int, every: str) -> str:
    if not n:
        return ""
    return f"In no panel: {counted(n, 'document')} without a date known to the {every}, from the earliest to the latest day"


def _label(row: pd.Series) -> str:
    days = interval_words(row["earliest"], row["latest"])
    title = "" if pd.isna(row["title"]) else str(row["title"]).strip()
    line = wrap_lines(f"{days}: {title}", _LABEL_WIDTH, lines=1)[0] if title else days
    return days if drawn_width(line) > _LABEL_WIDTH + 6 else line


def _said(rows: pd.DataFrame, *, attrs: dict, chosen: int | None) -> list:
    first = rows.iloc[0]
    by_documents = attrs.get("by") == "documents"
    column = "n_passages" if by_documents else "share"
    largest = rows[rows[column] > 0].sort_values(column, ascending=False, kind="stable").head(_NAMED)
    labels = themes_labelled(rows)
    taken = [
        f"{labels[theme]} {counted(amount, 'passage') if by_documents else percent(amount)}"
        for theme, amount in zip(largest["theme"], largest[column], strict=True)
    ]
    whole = "" if by_documents else f"of its {counted(first['n_tokens'], 'word')}: "
    words = whole + "; ".join(taken) if taken else "no theme takes any of it"
    return [first["document"], chosen, title_words(first["title"]), wrapped(when_words(first), 60), wrapped(words, 60), "document"]


def _word_trace(words: list[tuple[float, float, str, str]], axes: dict) -> dict:
    return {
        "type": "scatter",
        "name": "lane words",
        "mode": "text",
        "x": [x for x, _, _, _ in words],
        "y": [y for _, y, _, _ in words],
        "text": [escaped_lines([text]) for _, _, text, _ in words],
        "textposition": [side for _, _, _, side in words],
        "textfont": {"size": palette.SMALL_SIZE, "color": palette.MUTED},
        "hoverinfo": "skip",
        "cliponaxis": False,
        **axes,
    }
