"""How the mark of a document looks, chosen or not, and what it carries for tooltips and clicks."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import wrapped

#: Plotly dims what is outside its selection; here colour and shape say what is chosen, so nothing is dimmed.
UNMOVED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}

#: The tooltip over the first four fields of `document_rows`.
HOVER = "<b>%{customdata[1]}</b><br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"


def document_rows(rows: pd.DataFrame) -> list[list]:
    """What each mark of a document carries: the document, its title, when and by whom, how long it is.

    Parameters
    ----------
    rows : DataFrame
        Rows of the table `documents`.

    Returns
    -------
    list of list
        The document as it is; the other three escaped.

    Examples
    --------
    >>> row = {"title": "A & B", "source": "Kazinform", "n_passages": 1, "n_tokens": 1204}
    >>> day = pd.Timestamp("2022-06-07")
    >>> document_rows(pd.DataFrame([row | {"date": day, "earliest": day, "latest": day}], index=["a"]))
    [['a', 'A &amp; B', '7 Jun 2022, Kazinform', '1 passage, 1,204 words']]
    """
    return [
        [
            document,
            title_words(row["title"]),
            wrapped(when_words(row), 60),
            f"{counted(row['n_passages'], 'passage')}, {counted(row['n_tokens'], 'word')}",
        ]
        for document, row in rows.iterrows()
    ]


def bar_marker(known: pd.Series, colours: list[str] | None = None) -> dict:
    """Look of bars: the chosen in accent, the rest grey and hatched.

    Parameters
    ----------
    known : Series of bool
        Whether each bar is chosen.
    colours : list of str, optional
        Colours instead of accent and grey.

    Returns
    -------
    dict

    Examples
    --------
    >>> bar_marker(pd.Series([True, False]))["pattern"]["shape"]
    ['', '/']
    """
    colours = [palette.ACCENT if k else palette.REST for k in known] if colours is None else colours
    pattern = {"shape": ["" if k else "/" for k in known], "fgcolor": palette.GROUND, "fgopacity": 1, "size": 5}
    return {"color": colours, "pattern": pattern, "line": {"width": 0}}


def dot_marker(known: pd.Series, size: float) -> dict:
    """Look of dots: the chosen filled in accent, the rest hollow and grey.

    Parameters
    ----------
    known : Series of bool
        Whether each dot is chosen.
    size : float
        In px.

    Returns
    -------
    dict

    Examples
    --------
    >>> dot_marker(pd.Series([True, False]), 9)["symbol"]
    ['circle', 'circle-open']
    """
    return {
        "color": [palette.ACCENT if k else palette.REST for k in known],
        "symbol": ["circle" if k else "circle-open" for k in known],
        "size": size,
        "line": {"width": [0 if k else 1.5 for k in known]},
        "opacity": 1,
    }
