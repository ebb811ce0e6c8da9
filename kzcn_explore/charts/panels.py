"""Small multiples: panels in columns, one x axis a column, one y axis a row, a heading above each panel."""

from __future__ import annotations

from dataclasses import dataclass

from kzcn_explore.charts import palette
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, wrap_lines

_HEADING_LINE = 15
_ROW_GAP = 10
_NOTE_LINE = 16
_NOTE_WIDTH = 100  # letters
_NAMED = 6
_WIDTHS = {1: 92, 2: 43, 3: 26}  # letters a line of a heading in a figure 700 px wide
_HEIGHTS = {1: 130, 2: 88}  # px of a panel where so many stand below each other
_LOWEST = 62


def axis_name(letter: str, i: int) -> str:
    """Plotly's name of the i-th axis: x, x2, x3, ...

    Parameters
    ----------
    letter : {"x", "y"}
    i : int
        From 0.

    Returns
    -------
    str

    Examples
    --------
    >>> axis_name("x", 0), axis_name("y", 2)
    ('x', 'y3')
    """
    return letter if i == 0 else f"{letter}{i + 1}"


@dataclass(frozen=True)
class Grid:
    """Where panels stand: their headings, rows of them from top to bottom, and the height of it all in px.

    ``beside`` says that all notes stand on the lines of their headings. A chart that puts more below the last row adds to the height.
    """

    headings: list[list[str]]
    notes: list[list[str]]
    beside: bool
    n_columns: int
    rows: list[tuple[float, float]]
    height: float

    def axes(self, i: int) -> dict:
        """Names of the axes of panel `i`, for a trace."""
        row, column = divmod(i, self.n_columns)
        return {"xaxis": axis_name("x", column), "yaxis": axis_name("y", row)}

    def columns(self) -> list[tuple[float, float]]:
        """From and to of each column, in parts of the width."""
        gap = 0.05
        width = (1 - gap * (self.n_columns - 1)) / self.n_columns
        return [(c * (width + gap), c * (width + gap) + width) for c in range(self.n_columns)]


def panel_grid(headings: list[str], *, height: float | None = None, marked: int | None = None, notes: list[str] | None = None) -> Grid:
    """Arrange panels: up to three below each other, more in two columns, from nine on in three.

    Parameters
    ----------
    headings : list of str
        One a panel, as the corpus has it; broken into lines, never cut.
    height : float, optional
        Height of each panel in px; without it the more rows there are the lower they are.
    marked : int, optional
        The panel whose heading carries the sign of the chosen one.
    notes : list of str, optional
        What stands behind each heading, in a quieter type.

    Returns
    -------
    Grid

    Examples
    --------
    >>> panel_grid(["security", "trade"], height=80).height
    208.0
    """
    n = len(headings)
    n_columns = 1 if n <= 3 else 2 if n <= 8 else 3
    width = _WIDTHS[n_columns]
    height = _HEIGHTS.get(-(-n // n_columns), _LOWEST) if height is None else height
    lines = [wrap_lines(f"▸ {heading}" if i == marked else heading, width) for i, heading in enumerate(headings)]
    quiet = [wrap_lines(note, width) if note else [] for note in notes or [""] * n]
    beside = all(drawn_width(f"{bold[-1]}  {rest[0]}") <= width for bold, rest in zip(lines, quiet, strict=True) if rest)
    n_lines = [len(bold) + len(rest) - (beside and len(rest) > 0) for bold, rest in zip(lines, quiet, strict=True)]
    rows, used = [], 0.0
    for first in range(0, n, n_columns):
        used += _ROW_GAP * (first > 0) + _HEADING_LINE * max(n_lines[first : first + n_columns]) + 4
        rows.append((used, used + height))
        used += height
    return Grid(headings=lines, notes=quiet, beside=beside, n_columns=n_columns, rows=rows, height=used)


def panel_axes(grid: Grid, *, x: dict, y: dict) -> dict:
    """Settings of the axes of a grid.

    Parameters
    ----------
    grid : Grid
    x, y : dict
        Settings of every x axis and every y axis.

    Returns
    -------
    dict
        A part of a layout.

    Examples
    --------
    >>> panel_axes(panel_grid(["security"], height=80), x={"type": "date"}, y={"range": [0, 1]})["xaxis"]
    {'type': 'date', 'domain': (0.0, 1.0), 'anchor': 'y'}
    """
    n = len(grid.headings)
    axes = {}
    for column, domain in enumerate(grid.columns()):
        lowest = (n - 1 - column) // grid.n_columns
        axes[f"xaxis{axis_name('x', column)[1:]}"] = x | {"domain": domain, "anchor": axis_name("y", lowest)}
    for row, (top, bottom) in enumerate(grid.rows):
        place = {"domain": [max(0.0, 1 - bottom / grid.height), 1 - top / grid.height], "anchor": "x"}
        axes[f"yaxis{axis_name('y', row)[1:]}"] = {"zeroline": True} | y | place
    return axes


def panel_headings(grid: Grid) -> list[dict]:
    """Write the headings of a grid above its panels.

    Parameters
    ----------
    grid : Grid

    Returns
    -------
    list of dict
        Annotations, one a panel.

    Examples
    --------
    >>> panel_headings(panel_grid(["security"], height=80))[0]["text"]
    '<b>security</b>'
    """
    written = []
    for i, (bold, rest) in enumerate(zip(grid.headings, grid.notes, strict=True)):
        row, column = divmod(i, grid.n_columns)
        text = f"<b>{escaped_lines(bold)}</b>"
        if rest:
            between = "  " if grid.beside else "<br>"
            text += f'{between}<span style="color:{palette.MUTED}">{escaped_lines(rest)}</span>'
        place = {"x": grid.columns()[column][0], "y": 1 - grid.rows[row][0] / grid.height, "xanchor": "left", "yanchor": "bottom"}
        font = {"size": palette.FONT_SIZE, "color": palette.INK}
        written.append({"text": text, **place, "xref": "paper", "yref": "paper", "align": "left", "font": font})
    return written


def note_below(note: str, *, ticks: float) -> tuple[list[dict], int]:
    """Write a sentence on what has no panel below the panels.

    Parameters
    ----------
    note : str
        Not yet escaped; nothing is written where it is empty.
    ticks : float
        Px of the ticks that stand between it and the plot.

    Returns
    -------
    annotations : list of dict
        One or none.
    room : int
        Px that it needs below the ticks.

    Examples
    --------
    >>> note_below("Smaller, not drawn: culture.", ticks=34)[1]
    22
    """
    if not note:
        return [], 0
    lines = wrap_lines(note, _NOTE_WIDTH)
    place = {"x": 0, "y": 0, "xanchor": "left", "yanchor": "top", "xshift": -34, "yshift": -ticks - 4}
    font = {"color": palette.MUTED}
    written = {"text": escaped_lines(lines), **place, "xref": "paper", "yref": "paper", "align": "left", "font": font}
    return [written], _NOTE_LINE * len(lines) + 6


def left_out(names: list[str]) -> str:
    """Name what has no panel, the first six; empty where everything has one.

    Parameters
    ----------
    names : list of str
        The largest first.

    Returns
    -------
    str

    Examples
    --------
    >>> left_out(["culture", "health"])
    'Smaller, not drawn: culture; health.'
    """
    if not names:
        return ""
    more = f"; and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"Smaller, not drawn: {'; '.join(names[:_NAMED])}{more}."
