"""Colours, fonts, the template and the fixed Plotly config of every chart, and the escaping of corpus text."""

from __future__ import annotations

import plotly.graph_objects as go

INK = "#1A1A1A"
MUTED = "#5F6672"
REST = "#8A8F98"
GRID = "#E4E7EB"
GROUND = "#FFFFFF"
ACCENT = "#0072B2"

#: Colours of several terms on one plane: told apart with normal sight and under three colour-vision deficiencies
#: (simulated after Machado, Oliveira & Fernandes 2009), at least 3:1 on white. They always come with a marker shape.
SERIES = (ACCENT, "#D55E00", "#009E73", "#882255", INK, "#8B5A2B", "#332288")

#: Marker shapes and the same shapes as characters, for labels. Eight shapes on seven colours repeat after 56 terms.
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "star", "cross", "x")
GLYPHS = ("●", "■", "◆", "▲", "▼", "★", "✚", "✖")

#: Sequential single-hue scales from nothing to the largest share: of what is looked at, and of the rest.
ACCENT_SCALE = ("#F3F6F9", "#CFE3F1", "#7FB5D9", "#2C83BD", "#004E86")
REST_SCALE = ("#F5F6F7", "#E9EAEC", "#C9CCD1", "#A3A8B0", "#737A85")

#: A period with fewer documents than this is drawn as a marker of its own, never joined into a line.
FEW_DOCUMENTS = 5

FONT = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif"
FONT_SIZE = 12
SMALL_SIZE = 11
TITLE_SIZE = 16

#: What every place that shows a figure hands to Plotly: nothing is sent anywhere, the bar only downloads a picture.
CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}

_AXIS = {
    "showgrid": True,
    "gridcolor": GRID,
    "zeroline": False,
    "zerolinecolor": REST,
    "linecolor": REST,
    "ticks": "",
    "tickfont": {"size": SMALL_SIZE, "color": MUTED},
    "title": {"font": {"size": SMALL_SIZE, "color": MUTED}},
    "fixedrange": True,
}

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": FONT_SIZE, "color": INK},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "colorway": list(SERIES),
        "title": {
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "bottom",
            "pad": {"l": 12, "b": -26},
            "font": {"size": TITLE_SIZE, "color": INK},
            "subtitle": {"font": {"size": FONT_SIZE, "color": MUTED}},
        },
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": GROUND,
            "bordercolor": MUTED,
            "font": {"family": FONT, "size": FONT_SIZE, "color": INK},
        },
        "newselection": {"line": {"color": ACCENT, "width": 1.5, "dash": "solid"}},
        "activeselection": {"fillcolor": ACCENT, "opacity": 0.12},
        "annotationdefaults": {"showarrow": False, "font": {"size": FONT_SIZE, "color": INK}},
    }
)

_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
    | dict.fromkeys([*range(32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " ")
)


def escape(text: str) -> str:
    """Make corpus text harmless as Plotly text.

    Plotly renders a subset of HTML in every text, links included, hands what stands between two dollar signs to
    MathJax, and fills in what stands in ``%{}`` in titles, notes and ticks. Control characters and overrides of the
    writing direction become spaces.

    Parameters
    ----------
    text : str
        A title, term, label or source as the corpus has it.

    Returns
    -------
    str
        The text in which ``&``, ``<``, ``>``, ``$`` and the ``%`` of ``%{`` are entities.

    Examples
    --------
    >>> escape("<a href=javascript:run()>Oil & gas</a>")
    '&lt;a href=javascript:run()&gt;Oil &amp; gas&lt;/a&gt;'
    """
    return str(text).translate(_ENTITIES).replace("%{", "&#37;{")
