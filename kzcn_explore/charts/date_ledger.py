"""The date ledger as a chart: each document between its earliest and its latest day, and the words that say so."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.ledger_bands import ledger_bands
from kzcn_explore.charts.ledger_counts import ledger_counts
from kzcn_explore.charts.ledger_facts import known_how
from kzcn_explore.charts.ledger_lines import ledger_lines
from kzcn_explore.charts.words import counted, day_words

_TITLE = "When each document was written, and how that is known"
_WORDED = 40  # documents that have room for their words
_DRAWN = 2_000  # documents that are drawn one by one; of more, rows would lie on each other


def date_ledger(table: pd.DataFrame) -> go.Figure:
    """Draw when each document was written, as far as it is known, and how that is known.

    Up to 40 documents have a line each: the title, a mark on the time axis, the date and the first reason in words. A
    dot is a day, a bar the days that the date may mean; it fades where an end is open. Stated dates are filled, inferred
    ones hollow or hatched. Documents without any date stand below a rule, outside of the time axis. Up to 2,000 have a
    thin row without words, in a band of those stated, one of those inferred, one of those without a date; of more only
    their counts are drawn, by where the date is from and how precise it is.

    Parameters
    ----------
    table : DataFrame
        One row a document, in date order: the table ``date_ledger`` of a corpus, with ``document, title, date, earliest,
        latest, precision, source, date_from, why, n_clues``.

    Returns
    -------
    Figure
        Traces of documents: ``bars``, ``fades``, ``spans`` (unseen, with the tooltips of bars and fades) and ``dots`` where
        any document is dated, ``undated`` where any is not. Each ``customdata`` starts with the document and ends with all
        its reasons. Of more than 2,000 documents the one trace ``counts``. An empty table gives a figure without traces.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "title": "Talks", "date": day, "earliest": day, "latest": day, "precision": "day"}
    >>> row |= {"source": "Kazinform", "date_from": "header", "why": ["“7 June 2022” stands in its first lines."], "n_clues": 1}
    >>> fig = date_ledger(pd.DataFrame([row]))
    >>> fig.data[3].name, fig.data[3].x, fig.data[3].customdata[0][3]
    ('dots', ('2022-06-07',), '“7 June 2022” stands in its first lines.')
    """
    if table.empty:
        return empty_figure(_TITLE, "No document is in this selection. Clear the filter to see all of them.")
    n = len(table)
    how = known_how(table)
    draw, top, bottom = (ledger_lines, 38, 6) if n <= _WORDED else (ledger_bands, 38, 14) if n <= _DRAWN else (ledger_counts, 6, 6)
    lines = draw(table)
    fig = framed_figure(
        _TITLE,
        _counts_subtitle(how) if n > _DRAWN else _subtitle(table, how),
        plot_height=lines.height,
        margin={"l": lines.left, "r": lines.right, "t": top if n > _DRAWN or how.ne("none").any() else 6, "b": bottom},
        description=_describe(table, how),
    )
    fig.add_traces(lines.traces)
    fig.update_layout(**lines.layout)
    return fig


def _subtitle(table: pd.DataFrame, how: pd.Series) -> str:
    n = how.value_counts()
    thin = len(table) > _WORDED
    inferred = table[how == "inferred"]
    a_day = inferred["earliest"].eq(inferred["latest"])
    look = "hollow" if a_day.all() else "hatched or hollow" if a_day.any() else "hatched"
    looks = {"stated": "with a stated date (filled)", "inferred": f"inferred from the text ({look})", "none": "without a date (◇)"}
    if thin:
        looks = {name: words.partition(" (")[0] for name, words in looks.items()}
    if len(n) > 1:
        kinds = ": " + ", ".join(f"{n[name]:,} {words}" for name, words in looks.items() if name in n)
    else:
        kinds = f", {'all ' if len(table) > 1 else ''}{looks[n.index[0]]}"
    order = "" if len(table) == 1 or n.get("stated", 0) + n.get("inferred", 0) < 2 else ", a thin row each" if thin else " in date order"
    return f"{counted(len(table), 'document')}{order}{kinds}. {_key(table, how)}".strip()


def _key(table: pd.DataFrame, how: pd.Series) -> str:
    """What dots, bars and fading ends mean, of those that are drawn."""
    dated = table[how != "none"]
    a_day = dated["earliest"].eq(dated["latest"])
    half = dated[["earliest", "latest"]].isna().any(axis=None)
    words = (["a dot is a day"] if a_day.any() else []) + (["a bar spans the days it may be"] if not a_day.all() else [])
    words += ["an end that fades is open"] if half else []
    return f"{', '.join(words).capitalize()}." if words else ""


def _counts_subtitle(how: pd.Series) -> str:
    n = how.value_counts()
    looks = {"stated": "filled: stated, ", "inferred": "hatched: inferred, ", "none": "grey and crossed: no date, "}
    kinds = "; ".join(f"{words}{n[name]:,}" for name, words in looks.items() if name in n).capitalize()
    return (
        f"{counted(len(how), 'document')}, too many to draw each, by where the date is from and how precise it is. {kinds}. "
        "Beside each bar: the number, the share, the years from the earliest to the latest day"
    )


def _describe(table: pd.DataFrame, how: pd.Series) -> str:
    n = how.value_counts()
    words = f"{counted(len(table), 'document')}: {n.get('stated', 0):,} with a stated date, {n.get('inferred', 0):,} with one inferred "
    words += f"from the text, {n.get('none', 0):,} without a date"
    dated = table[how != "none"]
    if dated.empty:
        return f"{words}."
    ends = pd.concat([dated["earliest"], dated["latest"]])
    first = day_words(ends.min()) + (" or earlier" if dated["earliest"].isna().any() else "")
    last = day_words(ends.max()) + (" or later" if dated["latest"].isna().any() else "")
    return f"{words}. From {first} to {last}."
