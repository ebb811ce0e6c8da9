"""The frame of every chart: title, subtitle, height, margins, text description; and the empty figure that says why."""

from __future__ import annotations

import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.wrapping import wrap_lines, wrapped

#: Letters a line at which titles and subtitles still fit into 700 px.
TITLE_WIDTH = 74
SUBTITLE_WIDTH = 100

_TITLE_LINE = 20
_SUBTITLE_LINE = 16

#: How dates stand at the ticks of a date axis, from days to years.
TICK_FORMATS = [
    {"dtickrange": [None, 14 * 86_400_000], "value": "%-d %b<br>%Y"},
    {"dtickrange": ["M1", "M6"], "value": "%b<br>%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def framed_figure(title: str, subtitle: str, *, plot_height: float, margin: dict, description: str, subtitle_lines: int = 1) -> go.Figure:
    """Make a figure without traces of ``frame_layout``, which has the same arguments.

    Parameters
    ----------
    title, subtitle : str
    plot_height : float
    margin : dict
    description : str
    subtitle_lines : int, default 1

    Returns
    -------
    Figure

    Examples
    --------
    >>> room = {"l": 10, "r": 10, "t": 10, "b": 20}
    >>> framed_figure("Documents", "", plot_height=100, margin=room, description="Five dots.").description
    'Five dots.'
    """
    told = {"plot_height": plot_height, "margin": margin, "description": description, "subtitle_lines": subtitle_lines}
    return Figure(layout=frame_layout(title, subtitle, **told))


def frame_layout(title: str, subtitle: str, *, plot_height: float, margin: dict, description: str, subtitle_lines: int = 1) -> dict:
    """Lay out title, subtitle and plot so that each has the room it needs.

    Parameters
    ----------
    title, subtitle : str
        Plain text, not yet escaped; both are broken into lines that fit into 700 px.
    plot_height : float
        Height of the plotting area in px.
    margin : dict
        ``l``, ``r`` and ``b`` in px, and ``t`` for what stands between the subtitle and the plot.
    description : str
        What the figure shows, in one or two sentences of plain text, not escaped; kept in
        ``layout.meta["description"]``.
    subtitle_lines : int, default 1
        Keep room for so many lines, so that the plot does not move when the numbers in the subtitle change.

    Returns
    -------
    dict
        Plotly's layout.

    Examples
    --------
    >>> room = {"l": 10, "r": 10, "t": 10, "b": 20}
    >>> layout = frame_layout("Documents", "5 documents", plot_height=100, margin=room, description="Five dots.")
    >>> layout["height"], layout["meta"]
    (184, {'description': 'Five dots.'})
    """
    head = 12 + _TITLE_LINE * len(wrap_lines(title, TITLE_WIDTH))
    if subtitle:
        head += 6 + _SUBTITLE_LINE * max(subtitle_lines, len(wrap_lines(subtitle, SUBTITLE_WIDTH)))
    top = head + margin["t"]
    return {
        "template": palette.TEMPLATE.to_plotly_json(),
        "title": {
            "text": wrapped(title, TITLE_WIDTH),
            "subtitle": {"text": wrapped(subtitle, SUBTITLE_WIDTH) if subtitle else ""},
        },
        "height": round(top + plot_height + margin["b"]),
        "margin": {"l": margin["l"], "r": margin["r"], "t": top, "b": margin["b"], "pad": 0},
        "meta": {"description": description},
    }


def empty_figure(title: str, reason: str) -> go.Figure:
    """Make a titled figure without traces that says why there is nothing to draw.

    Parameters
    ----------
    title : str
        The title that the chart would have.
    reason : str
        One sentence: what is so, and what to do.

    Returns
    -------
    Figure

    Examples
    --------
    >>> empty_figure("Terms", "No term is in the selection.").layout.annotations[0].text
    'No term is in the selection.'
    """
    room = {"l": 12, "r": 12, "t": 6, "b": 12}
    fig = framed_figure(title, "", plot_height=110, margin=room, description=f"{title}: nothing is drawn. {reason}")
    fig.add_annotation(
        text=wrapped(reason, SUBTITLE_WIDTH),
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
        align="left",
        font={"color": palette.MUTED},
    )
    fig.update_xaxes(visible=False, type="linear")
    fig.update_yaxes(visible=False, type="linear")
    return fig


def date_axis() -> dict:
    """Settings of an axis of days: the type is said, the ticks are few and written as people write them.

    Returns
    -------
    dict

    Examples
    --------
    >>> date_axis()["type"]
    'date'
    """
    return {"type": "date", "tickformatstops": TICK_FORMATS, "ticks": "outside", "ticklen": 4, "showline": True}


def rule(x: float, *, xref: str = "paper") -> dict:
    """A thin vertical line over the whole height: what stands to its right has no day.

    Parameters
    ----------
    x : float
        Where, in the units of `xref`.
    xref : str, default "paper"

    Returns
    -------
    dict
        A Plotly shape.

    Examples
    --------
    >>> rule(0.7)["x0"]
    0.7
    """
    line = {"color": palette.REST, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "xref": xref, "y0": 0, "y1": 1, "yref": "paper", "line": line}
