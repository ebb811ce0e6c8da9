"""The ledger of many documents: thin rows without words in three bands: stated dates, inferred ones, none."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.ledger_facts import KNOWN, known_how
from kzcn_explore.charts.ledger_marks import Drawing, level_rule, mark_traces, time_reach, undated_trace
from kzcn_explore.charts.words import counted

_HEIGHT = 470.0  # px of all thin rows together
_ROW = 11.0  # px of a row where there is room
_LEAST = 34.0  # px that the words of a band need
_GAP = 22  # px between two bands
_UNDATED = 90.0  # px of the marks of the undated together, at the most
_WIDTH = 560  # px of the plot in a figure 700 px wide
_LEFT, _RIGHT = 112, 22  # px of the margins
_NAMES = {"stated": "Date stated", "inferred": "Inferred", "none": "No date"}


def ledger_bands(table: pd.DataFrame) -> Drawing:
    """Give each document a thin row: first the stated dates, then the inferred ones, both in date order; at the end those without.

    Parameters
    ----------
    table : DataFrame
        The ledger, in date order, not empty.

    Returns
    -------
    Drawing
    """
    how = known_how(table)
    bands = {name: table[how == name] for name in KNOWN if (how == name).any()}
    undated = bands.get("none", table.iloc[:0])
    dated = pd.concat([band for name, band in bands.items() if name != "none"] or [table.iloc[:0]])
    step = min(_ROW, _HEIGHT / max(len(dated), 1))
    xs, ys, pitch = _field(len(undated))
    heights = [max((max(ys) + pitch / 2 if name == "none" else len(band) * step), _LEAST) for name, band in bands.items()]
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height + _GAP)
    whole = tops[-1] - _GAP
    dated_whole = (tops[-2] - _GAP if len(undated) else whole) if len(dated) else 0.0
    gap = _GAP if len(dated) and len(undated) else 0
    at = [(top, len(band)) for top, (name, band) in zip(tops, bands.items(), strict=False) if name != "none"]
    places = [round(top + (i + 0.5) * step, 2) for top, n in at for i in range(n)]
    traces, axis = [], {"type": "linear", "visible": False}
    if len(dated):
        reach = time_reach(dated, _WIDTH)
        axis = reach.axis
        traces = mark_traces(dated, places, reach, size=round(step - 2 if step > 6 else step - 1 if step > 3 else max(step, 1), 2), fades=8)
    if len(undated):
        traces.append(undated_trace(undated, xs, ys, size=round(pitch * 0.6, 1)))
    hidden = {"type": "linear", "showgrid": False, "showticklabels": False}
    layout = {
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": axis | {"anchor": "y"},
        "yaxis": hidden | {"range": [dated_whole or 1, 0], "domain": [1 - dated_whole / whole if dated_whole else 0, 1]},
        "annotations": [_name(name, len(band), 1 - top / whole) for top, (name, band) in zip(tops, bands.items(), strict=False)],
        "shapes": [part for top in tops[1:-1] for part in level_rule(1 - (top - _GAP / 2) / whole, _LEFT, _RIGHT)],
    }
    if len(undated):
        undated_whole = whole - dated_whole - gap
        layout["xaxis2"] = {"type": "linear", "range": [0, 1], "anchor": "y2", "visible": False}
        layout["yaxis2"] = hidden | {"range": [undated_whole, 0], "domain": [0, undated_whole / whole], "anchor": "x2"}
    return Drawing(traces, layout, _LEFT, _RIGHT, whole)


def _field(n: int) -> tuple[list[float], list[float], float]:
    """Where `n` marks stand in rows from left to right, x from 0 to 1 and y in px, and how far apart they are in px."""
    pitch = next((px for px in (14, 12, 10, 8, 7) if -(-n // (_WIDTH // px)) * px <= _UNDATED), 6)
    across = _WIDTH // pitch
    return [(i % across + 0.5) / across for i in range(n)], [(i // across + 0.5) * pitch for i in range(n)] or [0.0], pitch


def _name(name: str, n: int, y: float) -> dict:
    words = f'{_NAMES[name]}<br><span style="color:{palette.MUTED}">{counted(n, "document")}</span>'
    return {
        "text": words,
        "x": 0,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 12 - _LEFT,
        "align": "left",
        "borderpad": 0,
    }
