"""Themes by documents: a matrix for corpora small enough to show each document."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.captions import overlap_caption
from kzcn_explore.charts.colours import colorscale, ink_on, scale_colour
from kzcn_explore.charts.columns import Columns, document_columns, undated_words
from kzcn_explore.charts.frame import empty_figure, framed_figure, rule
from kzcn_explore.charts.reading import checked_choice, themes_labelled, title_words, when_words
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import counted, percent
from kzcn_explore.charts.wrapping import wrapped

_TITLE = "Themes by document"
_SMALL = 0.05  # a share below this is not written into its cell
_NUMBER_WIDTH = 28  # px that a written percentage needs
_WORDS_WIDTH = 92  # px that the words below the undated need
_WHOLE_TITLES = 20  # documents up to which tooltips hold whole titles; they stand in every cell of a column


def document_themes(table: pd.DataFrame, *, chosen: int | None = None) -> go.Figure:
    """Draw the share of each theme in each document as a matrix.

    Documents are columns in date order, those without a day or a stated period after a dotted rule; themes are rows in the order of
    their numbers, so that a row keeps its place under every selection.
    The darker a cell, the larger the share; shares of 5 % and more are written in where columns are wide enough.

    Parameters
    ----------
    table : DataFrame
        One row a document and theme: ``document, title, date, earliest, latest, precision, source, theme, label,
        share, n_passages, n_tokens``; ``attrs``: ``multi_label``, ``n_passages``, ``n_uncovered`` (of a lexicon's themes).
    chosen : int, optional
        A theme whose row is drawn in accent while the others are grey.

    Returns
    -------
    Figure
        Three traces: ``cells``, ``chosen`` (the row of the chosen theme, else blank) and ``numbers``. ``customdata``
        of both matrices: the document, the theme, then the label, title, day and size in words; a cell outside a
        theme's row or in the gap is blank. For the same themes and documents, a choice changes ``z`` and
        ``colorscale`` of the matrices, the numbers' colours and the ticks' text. An empty table gives a figure
        without traces.

    Raises
    ------
    ValueError
        If the table lacks the chosen theme.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "title": "Talks", "date": day, "earliest": day, "latest": day, "precision": "day"}
    >>> row |= {"source": "Kazinform", "theme": 0, "label": "security", "share": 0.25}
    >>> fig = document_themes(pd.DataFrame([row | {"n_passages": 3, "n_tokens": 400}]))
    >>> fig.data[0].z.tolist(), fig.data[0].customdata[0][0][:2], fig.data[2].text
    ([[0.25]], ['a', 0], ('25%',))
    """
    if table.empty or table["share"].isna().all():
        return empty_figure(_TITLE, "No document of this selection holds a theme. Clear the filter to see all of them.")
    themes = sorted(table["theme"].unique().tolist())
    checked_choice(chosen, themes, what="chosen")
    names = themes_labelled(table)
    marked = None if chosen is None else themes.index(chosen)
    rows = label_rows([names[theme] for theme in themes], row=22, marked=marked, air=4)
    columns = document_columns(table)
    n_documents = len(columns.documents)
    n_undated = n_documents - columns.n_dated
    shares = table.pivot(index="theme", columns="document", values="share")
    shares = shares.reindex(index=themes, columns=columns.documents["document"])
    top = max(float(shares.max(axis=None)), 0.01)
    written = columns.width >= _NUMBER_WIDTH
    fig = framed_figure(
        _TITLE,
        f"Share of each document's words in view; {counted(n_documents, 'document')}"
        + (f", {n_undated:,} without an exact date" if n_undated else "")
        + ("; no number: under 5%" if written else f"; the darkest is {percent(top)}")
        + overlap_caption(table.attrs),
        plot_height=rows.height,
        margin={"l": rows.width, "r": 18, "t": columns.head + 4, "b": 24 if n_undated else 8},
        description=f"A matrix of {counted(len(themes), 'theme')} by {counted(n_documents, 'document')} in date order, "
        f"{n_undated:,} of them without an exact date at the end: {'; '.join(names[theme] for theme in themes)}.",
    )
    said = _said(table, themes, columns)
    is_chosen = pd.Series([theme == chosen for theme in themes], index=themes)
    for name, kept, scale in (
        ("cells", ~is_chosen, palette.ACCENT_SCALE if chosen is None else palette.REST_SCALE),
        ("chosen", is_chosen, palette.ACCENT_SCALE),
    ):
        fig.add_heatmap(
            name=name,
            x=columns.edges,
            y=rows.edges,
            z=_spread(shares.where(kept, axis=0), columns),
            zmin=0,
            zmax=top,
            colorscale=colorscale(scale),
            showscale=False,
            xgap=2 if written else 1,
            ygap=2,
            customdata=[line if k else [] for line, k in zip(said, kept, strict=True)],
            hoverongaps=False,
            hovertemplate="<b>%{customdata[2]}</b><br>takes %{z:.1%} of the %{customdata[5]} in view of this document:<br>"
            "%{customdata[3]}<br>%{customdata[4]}<extra></extra>",
        )
    fig.add_trace(_numbers(shares, columns, rows.places, top=top, chosen=chosen))
    fig.update_layout(xaxis=columns.axis, yaxis=rows.axis)
    _mark_undated(fig, columns)
    return fig


def _spread(shares: pd.DataFrame, columns: Columns) -> np.ndarray:
    """Shares as a matrix that has a blank column where the gap before the undated is."""
    cells = shares.to_numpy(dtype=float).round(5)
    return cells if columns.gap is None else np.insert(cells, columns.gap, np.nan, axis=1)


def _said(table: pd.DataFrame, themes: list[int], columns: Columns) -> list[list]:
    """What each cell carries, in the order of `_spread`."""
    size = dict(zip(table["document"], table["n_tokens"], strict=True))
    names = {theme: wrapped(label, 60) for theme, label in themes_labelled(table).items()}
    lines = 6 if len(columns.documents) <= _WHOLE_TITLES else 1
    heads = [
        (title_words(row["title"], lines=lines), wrapped(when_words(row), 60), counted(size[row["document"]], "word"))
        for _, row in columns.documents.iterrows()
    ]
    said = []
    for theme in themes:
        line: list = [[document, theme, names[theme], *head] for document, head in zip(columns.documents["document"], heads, strict=True)]
        if columns.gap is not None:
            line.insert(columns.gap, None)
        said.append(line)
    return said


def _numbers(shares: pd.DataFrame, columns: Columns, places: list[float], *, top: float, chosen: int | None) -> go.Scatter:
    x, y, texts, inks = [], [], [], []
    for (theme, line), place in zip(shares.iterrows(), places, strict=True):
        scale = palette.ACCENT_SCALE if chosen in (None, theme) else palette.REST_SCALE
        for share, middle in zip(line, columns.middles, strict=True):
            if share >= _SMALL and columns.width >= _NUMBER_WIDTH:
                x.append(middle)
                y.append(place)
                texts.append(percent(share) if share < 0.0995 and columns.width > 36 else f"{share:.0%}")
                inks.append(ink_on(scale_colour(scale, share / top)))
    return go.Scatter(
        name="numbers",
        mode="text",
        x=x,
        y=y,
        text=texts,
        textfont={"size": palette.SMALL_SIZE, "color": inks},
        hoverinfo="skip",
    )


def _mark_undated(fig: go.Figure, columns: Columns) -> None:
    """The rule before the documents without a day, and words below them."""
    undated = columns.documents.iloc[columns.n_dated :]
    if undated.empty:
        return
    narrow = len(undated) * columns.width < _WORDS_WIDTH
    if columns.gap is not None:
        fig.add_shape(rule((columns.edges[columns.gap] + columns.edges[columns.gap + 1]) / 2, xref="x"))
    fig.add_annotation(
        text=undated_words(undated),
        x=columns.edges[-1 if narrow else columns.gap + 1 if columns.gap is not None else 0],
        y=0,
        xref="x",
        yref="paper",
        xanchor="right" if narrow else "left",
        yanchor="top",
        yshift=-3,
        font={"size": palette.FONT_SIZE, "color": palette.MUTED},
    )
