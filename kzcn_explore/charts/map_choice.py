"""The choice on a finished map: the chosen points keep their colour, the rest is grey and hollow; and the ring around a mark."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import SUBTITLE_WIDTH
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.charts.wrapping import wrapped

_CHOSEN, _REST, _SPECK = 0.9, 0.4, 0.25  # opacity


def with_choice(figure: dict, chosen: Collection[str]) -> dict:
    """Return a map on which some documents are chosen; places and what marks carry are those of the given one, not copies.

    Parameters
    ----------
    figure : dict
        ``data`` and ``layout`` of a map on which all are chosen, as Plotly or JSON holds them.
    chosen : collection of str
        Documents.

    Returns
    -------
    dict
        ``data`` and ``layout``. Only ``marker`` and the subtitle differ, neither where all that is drawn is chosen.

    Examples
    --------
    >>> trace = {"customdata": [["a", 0], ["b", 0]], "marker": {"color": "#0072B2", "symbol": "circle", "size": 8, "opacity": 0.9}}
    >>> made = with_choice({"data": [trace], "layout": {"title": {"subtitle": {"text": "2 documents"}}}}, ["a"])
    >>> made["data"][0]["marker"]["color"], made["layout"]["title"]["subtitle"]["text"]
    (['#0072B2', '#8A8F98'], '2 documents; coloured: the 1 chosen, grey: the rest')
    """
    wanted = set(chosen)
    known = [np.array([row[0] in wanted for row in trace["customdata"]], dtype=bool) for trace in figure["data"]]
    if all(each.all() for each in known):
        return figure
    data = [trace | {"marker": chosen_marker(trace["marker"], each)} for trace, each in zip(figure["data"], known, strict=True)]
    title = figure["layout"]["title"]
    said = title["subtitle"]["text"].replace("<br>", " ")
    # On a scale of dates the rest keeps its colours, and is small.
    looks = ("coloured", "grey") if all(isinstance(trace["marker"]["color"], str) for trace in figure["data"]) else ("large", "small")
    said += f"; {looks[0]}: the {sum(int(each.sum()) for each in known):,} chosen, {looks[1]}: the rest"
    return {"data": data, "layout": figure["layout"] | {"title": title | {"subtitle": {"text": wrapped(said, SUBTITLE_WIDTH)}}}}


def chosen_marker(marker: dict, known: np.ndarray) -> dict:
    """Return the look of a group's points of which some are chosen.

    Parameters
    ----------
    marker : dict
        Of a group of which all are chosen: ``color`` (one, or numbers on a scale), ``symbol``, ``size``, ``opacity``.
    known : ndarray of bool
        Whether each point is chosen.

    Returns
    -------
    dict

    Examples
    --------
    >>> marker = {"color": "#0072B2", "symbol": "circle", "size": 8, "opacity": 0.9}
    >>> chosen_marker(marker, np.array([True, False]))["symbol"]
    ['circle', 'circle-open']
    """
    if known.all():
        return marker
    colour, symbol, size = marker["color"], marker["symbol"], marker["size"]
    if not isinstance(colour, str):  # the scale stays; the rest has the size of a speck
        return marker | {"size": _either(known, size, max(size / 2, 2)), "opacity": _either(known, _CHOSEN, _SPECK)}
    colours = _either(known, colour, palette.REST)
    if symbol == "x-thin":  # nothing but a line
        return marker | {"color": colours, "line": marker["line"] | {"color": colours}}
    hollow = symbol.removesuffix("-open") + "-open"
    # The graphics card draws nothing of a hollow mark without a line of its own.
    line = {"width": _either(known, 0, 1)}
    return marker | {"color": colours, "symbol": _either(known, symbol, hollow), "opacity": _either(known, _CHOSEN, _REST), "line": line}


def with_ring(figure: dict, document: str | None, passage: int | None = None) -> dict:
    """Return a map with a last trace ``ring`` around the points of a document, or one of its passages.

    The trace is there without a point too: where the number of traces stays, only the ring is sent to a page.

    Parameters
    ----------
    figure : dict
        ``data`` and ``layout`` of a map, as JSON holds them.
    document : str or None
    passage : int, optional
        On a map of documents it makes no difference.

    Returns
    -------
    dict
        ``data`` and ``layout``.

    Examples
    --------
    >>> trace = {"x": [1, 2], "y": [3, 4], "customdata": [["a", 0, None], ["b", 0, None]], "marker": {"size": 8}}
    >>> [trace["x"] for trace in with_ring({"data": [trace], "layout": {}}, "b")["data"]]
    [[1, 2], [2]]
    """
    places = [
        (trace["x"][i], trace["y"][i])
        for trace in figure["data"]
        for i, row in enumerate(trace["customdata"] if document is not None else ())
        if row[0] == document and (passage is None or row[2] in (None, passage))
    ]
    size = next((trace["marker"]["size"] for trace in figure["data"]), 0)
    ring = _ring(size if isinstance(size, (int, float)) else max(size))
    return figure | {"data": [*figure["data"], ring | {"x": [x for x, _ in places], "y": [y for _, y in places]}]}


def _ring(size: float) -> dict:
    """The ring that every chart draws around a mark of this size."""
    one = go.Figure(go.Scatter(mode="markers", x=[0], y=[0], customdata=[["mark"]], marker={"size": size}))
    ring_mark(one, ["mark"])
    return one.data[-1].to_plotly_json()


def _either(known: np.ndarray, chosen: object, rest: object) -> list:
    return [chosen if k else rest for k in known.tolist()]
