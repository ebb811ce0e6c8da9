"""Small multiples: panels in columns, one x axis a column, one y axis a row, a heading above each panel."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.wrapping import escaped_lines, wrap_lines

_HEADING_LINE = 15
_ROW_GAP = 12
_WIDTHS = {1: 92, 2: 43, 3: 26}  # letters a line of a heading in a figure 700 px wide


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
    """Where panels stand: their headings, rows of them from top to bottom, and the height of it all in px."""

    headings: list[list[str]]
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


def panel_grid(headings: list[str], *, height: float, marked: int | None = None) -> Grid:
    """Arrange panels: up to three below each other, more in two columns, from nine on in three.

    Parameters
    ----------
    headings : list of str
        One a panel, as the corpus has it; broken into lines, never cut.
    height : float
        Height of each panel in px.
    marked : int, optional
        The panel whose heading carries the sign of the chosen one.

    Returns
    -------
    Grid

    Examples
    --------
    >>> panel_grid(["security", "trade"], height=80).height
    214
    """
    n = len(headings)
    n_columns = 1 if n <= 3 else 2 if n <= 8 else 3
    lines = [wrap_lines(f"▸ {heading}" if i == marked else heading, _WIDTHS[n_columns]) for i, heading in enumerate(headings)]
    rows, used = [], 0
    for first in range(0, n, n_columns):
        used += _ROW_GAP * (first > 0) + _HEADING_LINE * max(len(each) for each in lines[first : first + n_columns]) + 6
        rows.append((used, used + height))
        used += height
    return Grid(headings=lines, n_columns=n_columns, rows=rows, height=used)


def lay_out_panels(fig: go.Figure, grid: Grid, *, x: dict, y: dict) -> None:
    """Give a figure the axes and headings of a grid.

    Parameters
    ----------
    fig : Figure
        Made by the caller; it is changed.
    grid : Grid
    x, y : dict
        Settings of every x axis and every y axis.

    Examples
    --------
    >>> fig = go.Figure()
    >>> lay_out_panels(fig, panel_grid(["security"], height=80), x={"type": "date"}, y={"range": [0, 1]})
    >>> fig.layout.annotations[0].text
    '<b>security</b>'
    """
    n = len(grid.headings)
    for column, domain in enumerate(grid.columns()):
        lowest = (n - 1 - column) // grid.n_columns
        place = {"domain": domain, "anchor": axis_name("y", lowest)}
        fig.layout[f"xaxis{axis_name('x', column)[1:]}"] = x | place
    for row, (top, bottom) in enumerate(grid.rows):
        place = {"domain": [max(0.0, 1 - bottom / grid.height), 1 - top / grid.height], "anchor": "x"}
        fig.layout[f"yaxis{axis_name('y', row)[1:]}"] = {"zeroline": True} | y | place
    for i, lines in enumerate(grid.headings):
        row, column = divmod(i, grid.n_columns)
        fig.add_annotation(
            text=f"<b>{escaped_lines(lines)}</b>",
            x=grid.columns()[column][0],
            y=1 - grid.rows[row][0] / grid.height,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            align="left",
            font={"size": palette.FONT_SIZE, "color": palette.INK},
        )
