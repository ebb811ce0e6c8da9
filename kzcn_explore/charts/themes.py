"""Themes as they are: how much each takes, and which terms carry it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.reading import checked_choice, themes_labelled
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import counted, percent
from kzcn_explore.charts.wrapping import wrapped

_ROW = 24


def theme_table(table: pd.DataFrame, *, chosen: int | None = None) -> go.Figure:
    """Draw the share of each theme as a bar, with its passages and documents in words.

    Parameters
    ----------
    table : DataFrame
        One row a theme: ``theme, label, terms, share, n_passages, n_documents``.
    chosen : int, optional
        A theme, drawn in accent while the others are grey.

    Returns
    -------
    Figure
        One trace with a bar a theme, sorted by share. ``customdata``: the theme, its label and strongest terms, its
        passages and documents in words. A choice changes only ``marker`` and the ticks' text. An empty table gives a
        figure without traces.

    Raises
    ------
    ValueError
        If the table lacks the chosen theme.

    Examples
    --------
    >>> row = {"theme": 0, "label": "security", "terms": ["army"], "share": 0.25, "n_passages": 9, "n_documents": 1}
    >>> theme_table(pd.DataFrame([row])).data[0].text
    ('<b>25%</b>  9 passages in 1 document',)
    """
    title = "Themes"
    if table.empty:
        return empty_figure(title, "No theme was found. Themes need several passages that share terms.")
    if table["share"].isna().all():
        return empty_figure(title, "No passage is in this selection, so no theme takes a share of it.")
    rows = table.sort_values("share", ascending=False, kind="stable")
    themes = rows["theme"].tolist()
    checked_choice(chosen, themes, what="chosen")
    labels = label_rows(rows["label"].tolist(), marked=themes.index(chosen) if chosen is not None else None, row=_ROW)
    counts = [f"{counted(row.n_passages, 'passage')} in {counted(row.n_documents, 'document')}" for row in rows.itertuples()]
    texts = [f"<b>{percent(share)}</b>  {words}" for share, words in zip(rows["share"], counts, strict=True)]
    top = max(float(rows["share"].max()) * 1.001, 0.001)
    fig = framed_figure(
        title,
        "Share of the words by theme; the passages and documents that hold it",
        plot_height=labels.height,
        margin={"l": labels.width, "r": round(7.2 * max(map(len, texts))) - 20, "t": 4, "b": 8},
        description=f"Bars of the shares of {counted(len(rows), 'theme')}, the largest first: "
        + "; ".join(f"{row.label} {percent(row.share)}" for row in rows.itertuples())
        + ".",
    )
    fig.add_bar(
        name="share",
        orientation="h",
        x=rows["share"].round(6).tolist(),
        y=labels.places,
        width=15,
        text=texts,
        textposition="outside",
        textfont={"size": palette.SMALL_SIZE, "color": palette.INK},
        cliponaxis=False,
        marker={"color": [_colour(theme, chosen) for theme in themes], "line": {"width": 0}},
        customdata=[
            [theme, wrapped(row.label, 60), wrapped(", ".join(row.terms), 60, lines=4), words]
            for theme, row, words in zip(themes, rows.itertuples(), counts, strict=True)
        ],
        hovertemplate="<b>%{customdata[1]}</b><br>takes %{x:.1%} of the words, in %{customdata[3]}:<br>%{customdata[2]}<extra></extra>",
    )
    fig.update_layout(
        xaxis={"type": "linear", "visible": False, "range": [0, top]},
        yaxis=labels.axis,
    )
    return fig


def theme_terms(table: pd.DataFrame, *, theme: int | None = None, limit: int = 12) -> go.Figure:
    """Draw the first terms of one theme as bars, from the heaviest to the lightest.

    Parameters
    ----------
    table : DataFrame
        One row a theme and term: ``theme, label, term, weight, n_passages, n_documents``, strongest first.
    theme : int, optional
        Which theme; None takes the first of the table.
    limit : int, default 12
        The most terms. The figure is as high as that many need, so that it does not move when the theme changes.

    Returns
    -------
    Figure
        One trace with a bar a term. ``customdata``: the term, the same escaped, its passages and documents in words.
        An empty table gives a figure without traces.

    Raises
    ------
    ValueError
        If the table lacks the theme.

    Examples
    --------
    >>> row = {"theme": 0, "label": "security", "term": "army", "weight": 0.5, "n_passages": 9, "n_documents": 1}
    >>> theme_terms(pd.DataFrame([row])).data[0].customdata[0]
    ['army', 'army', '9 passages', '1 document']
    """
    title = "Terms of a theme"
    if table.empty:
        return empty_figure(title, "No theme was found, so there are no terms to show.")
    checked_choice(theme, table["theme"].drop_duplicates().tolist(), what="theme")
    theme = int(table["theme"].iloc[0]) if theme is None else theme
    rows = table[table["theme"] == theme].head(limit).sort_values("weight", ascending=False, kind="stable")
    label = themes_labelled(rows)[theme]
    labels = label_rows(rows["term"].tolist(), row=_ROW, n_rows=limit)
    fig = framed_figure(
        title,
        f"{label}. Bars: the weight of each term in the theme",
        plot_height=labels.height,
        margin={"l": labels.width, "r": 18, "t": 4, "b": 8},
        description=f"The {counted(len(rows), 'strongest term')} of the theme {label}, as bars of their weight: {', '.join(rows['term'])}.",
    )
    fig.add_bar(
        name="weight",
        orientation="h",
        x=rows["weight"].round(6).tolist(),
        y=labels.places,
        width=15,
        marker={"color": palette.ACCENT, "line": {"width": 0}},
        customdata=[
            [row.term, escape(row.term), counted(row.n_passages, "passage"), counted(row.n_documents, "document")]
            for row in rows.itertuples()
        ],
        hovertemplate="<b>%{customdata[1]}</b> stands in %{customdata[2]} of %{customdata[3]};<br>"
        "its weight in the theme is %{x:.3g}<extra></extra>",
    )
    fig.update_layout(
        xaxis={"type": "linear", "visible": False, "range": [0, max(float(rows["weight"].max()) * 1.001, 1e-6)]},
        yaxis=labels.axis,
    )
    return fig


def _colour(theme: int, chosen: int | None) -> str:
    return palette.ACCENT if chosen is None or theme == chosen else palette.REST
