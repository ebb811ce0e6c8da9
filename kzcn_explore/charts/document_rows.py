"""Rows of documents: from top to bottom in date order, the undated after a gap; few have labels of their own, many those of their years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.columns import undated_words
from kzcn_explore.charts.reading import is_dated
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import day_words, interval_words, period_words
from kzcn_explore.charts.wrapping import drawn_width, wrap_lines

#: Documents up to which each row has a label of its own.
MOST_LABELLED = 40
_ROW = 26
_NAME = 30  # letters of a source or title in a label
_GAP = 16  # px between the dated and the undated
_HEIGHT = 640  # px of all rows where they are many
_TALLEST = 10  # px of a row where they are many
_YEARS = 4  # years from which on they are labels
_LABEL = 15  # px from one label of years to the next


@dataclass(frozen=True)
class DocumentRows:
    """Documents from top to bottom.

    ``documents`` has one row a document, in the order in which they are drawn; ``places`` are the middles of their rows, ``row`` the
    height of one, ``height`` that of all, in px from the top; ``rule`` says where the undated begin, or None; ``axis`` is the y axis with
    its labels, ``width`` their room in px.
    """

    documents: pd.DataFrame
    places: list[float]
    row: float
    height: float
    rule: float | None
    axis: dict
    width: int

    @property
    def few(self) -> bool:
        """Whether each row has a label of its own."""
        return len(self.documents) <= MOST_LABELLED


def document_rows(table: pd.DataFrame) -> DocumentRows:
    """Give each document of a table a row.

    Parameters
    ----------
    table : DataFrame
        With ``document, title, date, earliest, latest, precision, source``; several rows a document are one row.

    Returns
    -------
    DocumentRows

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> table = pd.DataFrame({"document": ["a", "b"], "title": "Talks", "date": day, "source": "Kazinform"})
    >>> document_rows(table.assign(earliest=day, latest=day, precision="day")).axis["ticktext"]
    ['7 Jun 2022, Talks (1) ', '7 Jun 2022, Talks (2) ']
    """
    documents = table.drop_duplicates("document")
    is_placed = is_dated(documents)
    placed = documents[is_placed].sort_values(["earliest", "latest"], kind="stable")
    documents = pd.concat([placed, documents[~is_placed]], ignore_index=True)
    n, n_dated = len(documents), len(placed)
    gap = _GAP if 0 < n_dated < n else 0
    if n <= MOST_LABELLED:
        rows = label_rows(_labels(documents), row=_ROW, air=6)
        edges, places, row, axis, width = rows.edges, rows.places, float(_ROW), rows.axis, rows.width
    else:
        row = min(_TALLEST, _HEIGHT / n)
        edges = [i * row for i in range(n + 1)]
        places = [(i + 0.5) * row for i in range(n)]
        axis, width = {}, 0
    places = [round(place + (gap if i >= n_dated else 0), 3) for i, place in enumerate(places)]
    height = edges[-1] + gap
    if not axis:
        axis, width = _years(documents, places, n_dated)
    elif gap:
        axis |= {"tickvals": [at + (gap if i >= n_dated else 0) for i, at in enumerate(axis["tickvals"])]}
    rule = edges[n_dated] + gap / 2 if gap else None
    return DocumentRows(documents, places, row, height, rule, axis | {"range": [height, 0]}, width)


def _labels(documents: pd.DataFrame) -> list[str]:
    """When each document was written, and its source; the first words of its title where these are not its own; else a number."""
    by_source = [_label(row, ("source", "title")) for _, row in documents.iterrows()]
    by_title = [_label(row, ("title", "source")) for _, row in documents.iterrows()]
    often = Counter(by_source)
    labels = [other if often[label] > 1 else label for label, other in zip(by_source, by_title, strict=True)]
    often, seen, made = Counter(labels), Counter(), []
    for label in labels:
        seen[label] += 1
        made.append(f"{label} ({seen[label]})" if often[label] > 1 else label)
    return made


def _label(row: pd.Series, names: tuple[str, str]) -> str:
    day = interval_words(row["earliest"], row["latest"]) if pd.isna(row["date"]) else day_words(row["date"])
    name = next((str(row[fact]) for fact in names if not pd.isna(row[fact]) and str(row[fact]).strip()), "")
    return f"{day}, {wrap_lines(name, _NAME, lines=1)[0]}" if name else day


def _years(documents: pd.DataFrame, places: list[float], n_dated: int) -> tuple[dict, int]:
    """Write the year, or the month where the years are few, at its first document, as far as there is room; and the undated."""
    days, ends = (documents["date"].fillna(documents[end])[:n_dated] for end in ("earliest", "latest"))
    in_months = (days.dt.to_period("M") == ends.dt.to_period("M")).all()
    every = "month" if in_months and days.dt.year.nunique() < _YEARS else "year"
    words = [period_words(day, every) for day in days]
    firsts = [i for i, word in enumerate(words) if i == 0 or word != words[i - 1]]
    ticks = [(places[i], words[i]) for i in firsts]
    undated = [(places[n_dated], undated_words(documents[n_dated:]))] if n_dated < len(documents) else []
    kept: list[tuple[float, str]] = []
    # Of years that stand too close the first is written; the undated come first of all.
    for place, word in ticks:
        if (not kept or place - kept[-1][0] >= _LABEL) and all(other - place >= _LABEL for other, _ in undated):
            kept.append((place, word))
    kept += undated
    axis = {
        "type": "linear",
        "tickvals": [place for place, _ in kept],
        "ticktext": [f"{word} " for _, word in kept],
        "tickfont": {"size": palette.SMALL_SIZE, "color": palette.MUTED},
        "showgrid": bool(n_dated),
    }
    return axis, round(16 + 6.8 * max(drawn_width(word) for _, word in kept))
