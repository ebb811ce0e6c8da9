"""Columns of documents: in date order, those without a day after a gap, each under a label of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts.reading import is_dated
from kzcn_explore.charts.words import day_words, interval_words
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, wrap_lines

_WIDTH = 445  # px of all columns in a figure 700 px wide
_LETTER = 6.6  # px of a letter in labels
_GAP = 0.35  # of a column
_UPRIGHT = 9  # letters that a column must have room for, else labels are turned
_TURNED_WIDTH = 36  # letters of a turned label, its name taking what its day leaves
_TURNED = 30  # columns that may have turned labels; of more, only some carry their day


@dataclass(frozen=True)
class Columns:
    """Documents from left to right.

    ``edges`` are the borders of the columns, the gap before the undated counted as one (``gap`` says which, or None);
    ``middles`` are those of the documents, the first ``n_dated`` of which have a day or a stated period; ``axis`` is the
    x axis with its labels, ``head`` their height in px.
    """

    documents: pd.DataFrame
    edges: list[float]
    middles: list[float]
    n_dated: int
    gap: int | None
    axis: dict
    head: float

    @property
    def width(self) -> float:
        """Width in px of a column in a figure 700 px wide."""
        return _WIDTH / max(self.edges[-1], 5)


def document_columns(table: pd.DataFrame) -> Columns:
    """Give each document of a table a column.

    Parameters
    ----------
    table : DataFrame
        With ``document, title, date, earliest, latest, precision, source``; several rows a document are one column.

    Returns
    -------
    Columns

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> table = pd.DataFrame({"document": ["a", "b"], "title": "Talks", "date": day, "source": "Kazinform"})
    >>> document_columns(table.assign(earliest=day, latest=day, precision="day")).axis["ticktext"]
    ['7 Jun 2022<br>Kazinform (1)', '7 Jun 2022<br>Kazinform (2)']
    """
    documents = table.drop_duplicates("document")
    is_placed = is_dated(documents)
    placed = documents[is_placed].sort_values(["earliest", "latest"], kind="stable")
    documents = pd.concat([placed, documents[~is_placed]])
    n, n_dated = len(documents), len(placed)
    gap = n_dated if 0 < n_dated < n else None
    edges = [float(i) for i in range(n + 1)]
    if gap is not None:
        edges = [*edges[: gap + 1], *(edge + _GAP for edge in edges[gap:])]
    middles = [i + 0.5 + (_GAP if gap is not None and i >= gap else 0) for i in range(n)]
    axis = {
        "type": "linear",
        "range": [0, edges[-1]],
        "side": "top",
        "showgrid": False,
        "tickangle": 0,
        "ticklabelstandoff": 3,
    }
    axis |= {"domain": [0, min(1.0, edges[-1] / 5)], "tickvals": middles}
    letters = int(_WIDTH / max(edges[-1], 5) / _LETTER)
    labels = _numbered([[*wrap_lines(_day(row), letters), *_name(row, letters)] for _, row in documents.iterrows()])
    if letters >= _UPRIGHT and max(drawn_width(line) for label in labels for line in label) <= letters + 2.5:
        head = 14.0 * max(len(label) for label in labels) + 6
    elif n <= _TURNED and documents["source"].isna().all() and letters >= _UPRIGHT:
        # Days say more than the first words of a title, which would have to be turned.
        labels = _numbered([wrap_lines(_day(row), letters) for _, row in documents.iterrows()])
        head = 14.0 * max(len(label) for label in labels) + 6
    elif n <= _TURNED:
        labels = _numbered([[_turned(row)] for _, row in documents.iterrows()])
        head = _LETTER * max(drawn_width(label[0]) for label in labels) + 6
        axis |= {"tickangle": -90}
    else:
        step = -(-n // 9)
        picked = [*range(0, n_dated - step // 2, step), *([n_dated] if gap else [])]
        labels = [_day(documents.iloc[i]).rsplit(" ", 1) for i in picked]
        axis |= {"tickvals": [middles[i] for i in picked]}
        head = 34.0
    axis |= {"ticktext": [escaped_lines(label) for label in labels]}
    return Columns(documents=documents, edges=edges, middles=middles, n_dated=n_dated, gap=gap, axis=axis, head=head)


def _day(row: pd.Series) -> str:
    return interval_words(row["earliest"], row["latest"]) if pd.isna(row["date"]) else day_words(row["date"])


def _name(row: pd.Series, letters: int, *, lines: int = 2) -> list[str]:
    """The source; without one, the first words of the title."""
    source = "" if pd.isna(row["source"]) else str(row["source"]).strip()
    name = source or ("" if pd.isna(row["title"]) else str(row["title"]))
    return wrap_lines(name, letters, lines=lines) if name else []


def _turned(row: pd.Series) -> str:
    day = _day(row)
    return ", ".join([day, *_name(row, max(_TURNED_WIDTH - len(day), 12), lines=1)])


def _numbered(labels: list[list[str]]) -> list[list[str]]:
    """Tell equal labels apart by a number."""
    often = Counter(map(tuple, labels))
    seen: Counter = Counter()
    made = []
    for label in labels:
        seen[tuple(label)] += 1
        number = f" ({seen[tuple(label)]})" if often[tuple(label)] > 1 else ""
        made.append([*label[:-1], label[-1] + number])
    return made


def undated_words(documents: pd.DataFrame) -> str:
    """What stands at the place of the documents without a day.

    Parameters
    ----------
    documents : DataFrame
        With ``earliest`` and ``latest``; those without a day only.

    Returns
    -------
    str

    Examples
    --------
    >>> undated_words(pd.DataFrame({"earliest": [pd.NaT], "latest": [pd.NaT]}))
    'no date'
    """
    return "no exact date" if documents[["earliest", "latest"]].notna().any(axis=None) else "no date"
