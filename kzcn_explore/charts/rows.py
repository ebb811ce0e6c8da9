"""Rows with their labels at the left: whole labels, broken into lines, and the room that they need."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kzcn_explore.charts import palette
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.wrapping import drawn_width, wrap_lines

_WIDTH = 26  # letters a line of a label
_LINE = 15


@dataclass(frozen=True)
class Rows:
    """Middles and edges of the rows in px from the top, their height and the left margin in px, and the y axis."""

    places: list[float]
    edges: list[float]
    height: float
    width: float
    axis: dict


def label_rows(
    labels: list[str], *, row: float | list[float], marked: int | None = None, n_rows: int = 0, low: bool = False, air: float = 8
) -> Rows:
    """Stack rows whose heights follow their labels.

    Parameters
    ----------
    labels : list of str
        As the corpus has them; escaped here.
    row : float or list of float
        The least height of a row in px, or of each row.
    marked : int, optional
        The row whose label is bold and carries the sign of the chosen one.
    n_rows : int, default 0
        Leave room for at least so many rows of the least height.
    low : bool, default False
        Whether labels stand at the bottom of their rows rather than in the middle.
    air : float, default 8
        Room in px between the label of a row and that of the next.

    Returns
    -------
    Rows

    Examples
    --------
    >>> label_rows(["security", "trade & transport"], row=24).axis["ticktext"]
    ['security ', 'trade &amp; transport ']
    """
    lines = [wrap_lines(f"▸ {label}" if i == marked else label, _WIDTH) for i, label in enumerate(labels)]
    least = row if isinstance(row, list) else [row] * len(labels)
    edges = [0.0]
    for room, each in zip(least, lines, strict=True):
        edges.append(edges[-1] + max(room, _LINE * len(each) + air))
    height = edges[-1] if isinstance(row, list) else max(edges[-1], row * n_rows)
    texts = ["<br>".join(escape(line) + " " for line in each) for each in lines]
    places = [(top + bottom) / 2 for top, bottom in pairwise(edges)]
    at = [bottom - _LINE * len(each) / 2 for bottom, each in zip(edges[1:], lines, strict=True)] if low else places
    axis = {
        "type": "linear",
        "range": [height, 0],
        "tickvals": at,
        "ticktext": [f"<b>{text}</b>" if i == marked else text for i, text in enumerate(texts)],
        "tickfont": {"size": palette.FONT_SIZE, "color": palette.INK},
        "showgrid": False,
    }
    width = 22 + 6.4 * max((drawn_width(line) for each in lines for line in each), default=0)
    return Rows(places=places, edges=edges, height=height, width=round(width), axis=axis)
