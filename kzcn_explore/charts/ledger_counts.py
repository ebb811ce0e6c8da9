"""The ledger of very many documents: how many are known from where, and how precisely, as bars with their numbers."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.ledger_facts import known_how
from kzcn_explore.charts.ledger_marks import Drawing
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import counted, percent

_FROM = {
    "override": "given by hand",
    "field": "its date field",
    "html": "its page's own data",
    "header": "its first lines",
    "filename": "the name of its file",
    "inferred": "inferred from its text",
    "none": "",
}
_PRECISION = {
    "day": "to the day",
    "week": "to the week",
    "month": "to the month",
    "quarter": "to the quarter",
    "season": "to the season",
    "half": "to the half-year",
    "year": "to the year",
    "interval": "between two days",
    "open": "one end open",
    "unknown": "",
}
_ROOM = 0.42  # of the plot, for the words behind the longest bar


def ledger_counts(table: pd.DataFrame) -> Drawing:
    """Count the documents for each place where a date is from and each precision.

    Parameters
    ----------
    table : DataFrame
        The ledger, not empty.

    Returns
    -------
    Drawing
    """
    how = known_how(table)
    undated = how == "none"
    facts = table.assign(date_from=table["date_from"].mask(undated, "none"), precision=table["precision"].mask(undated, "unknown"))
    groups = dict(iter(facts.groupby(["date_from", "precision"], sort=False, dropna=False)))
    keys = sorted(groups, key=_order)
    labels = ["no date" if key[0] == "none" else ", ".join(_words(key)) for key in keys]
    rows = label_rows(labels, row=30)
    sizes = [len(groups[key]) for key in keys]
    spans = [_span(groups[key]) for key in keys]
    stated = [{"inferred": "/", "none": "x"}.get(key[0], "") for key in keys]
    said = [
        [f"{n:,} of {counted(len(table), 'document')} ({percent(n / len(table))})", escape(label), span or "no day is known"]
        for n, label, span in zip(sizes, labels, spans, strict=True)
    ]
    bars = go.Bar(
        name="counts",
        orientation="h",
        x=sizes,
        y=rows.places,
        width=14,
        text=[f"<b>{n:,}</b>  {percent(n / len(table))}" + (f"  {span}" if span else "") for n, span in zip(sizes, spans, strict=True)],
        textposition="outside",
        textfont={"size": palette.FONT_SIZE},
        textangle=0,
        cliponaxis=False,
        customdata=said,
        hovertemplate="%{customdata[0]}:<br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        marker={
            "color": [palette.REST if key[0] == "none" else palette.ACCENT for key in keys],
            "pattern": {"shape": stated, "fgcolor": palette.GROUND, "fgopacity": 1, "size": 6},
            "line": {"width": 0},
        },
    )
    top = max(sizes)
    layout = {"xaxis": {"type": "linear", "range": [0, top / (1 - _ROOM)], "visible": False}, "yaxis": rows.axis}
    return Drawing([bars], layout, rows.width, 22, rows.height)


def _order(key: tuple[str, str]) -> tuple[int, int, str]:
    """From what is trusted most to what is trusted least; then from fine to coarse."""
    places = [list(names).index(name) if name in names else len(names) - 1 for names, name in zip((_FROM, _PRECISION), key, strict=True)]
    return (*places, str(key))


def _words(key: tuple[str, str]) -> list[str]:
    return [words for words in (_FROM.get(key[0], str(key[0])), _PRECISION.get(key[1], str(key[1]))) if words]


def _span(rows: pd.DataFrame) -> str:
    """The years from the earliest known day to the latest."""
    known = pd.concat([rows["earliest"], rows["latest"]]).dropna()
    if known.empty:
        return ""
    first, last = known.min().year, known.max().year
    return str(first) if first == last else f"{first}–{last}"
