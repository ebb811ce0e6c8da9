"""Trends: by how much each series rises or falls a year, with its interval; hollow where no trend is shown."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.wrapping import wrapped

_TITLE = "Trends"
_ROW = 24
_SHOWN = 0.05  # the largest q at which a trend counts as shown
_POINTS = "points"
_NONE = "No series is long enough: a rank test needs eight periods with documents. Take shorter periods, or more documents."


def trends(table: pd.DataFrame, *, limit: int = 30) -> go.Figure:
    """Draw the slope of each series as a dot with its 95 % interval as a line; zero is marked.

    Parameters
    ----------
    table : DataFrame
        One row a series: of ``group, theme, label, term`` those that name it, ``n_periods, tau, p, q, slope, low, high, verdict``;
        ``attrs["unit"]``: "points" or "uses per 1,000 tokens".
    limit : int, default 30
        The most series, those with the steepest slopes; how many are left out is said.

    Returns
    -------
    Figure
        Two traces: ``intervals`` and ``dots``, the steepest rise first. A dot is filled where q is .05 or less. ``customdata`` of the
        dots: the series and its verdict, escaped, tau and q. A table without a tested series gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say its unit.

    Examples
    --------
    >>> row = {"term": "rail", "n_periods": 9, "tau": 0.8, "p": 0.01, "q": 0.01, "slope": 0.02, "low": 0.01, "high": 0.03}
    >>> table = pd.DataFrame([row | {"verdict": "rises by 2.0 points a year (1.0 to 3.0)"}])
    >>> table.attrs["unit"] = "points"
    >>> trends(table).data[1].x
    (2.0,)
    """
    if table.empty or table["slope"].isna().all():
        return empty_figure(_TITLE, _NONE)
    if "unit" not in table.attrs:
        raise ValueError('table.attrs must say the unit; hand the table over as trends() made it, or set attrs["unit"] = "points".')
    unit = table.attrs["unit"]
    scale = 100 if unit == _POINTS else 1
    tested = table[table["slope"].notna()]
    steepest = tested["slope"].abs().sort_values(ascending=False, kind="stable").index[:limit]
    rows = tested.loc[tested.index.isin(steepest)].sort_values("slope", ascending=False, kind="stable")
    names = [_name(row) for row in rows.to_dict("records")]
    labels = label_rows(names, row=_ROW)
    shown = (rows["q"] <= _SHOWN).tolist()
    slopes, lows, highs = ([round(value * scale, 8) for value in rows[column]] for column in ("slope", "low", "high"))
    fig = framed_figure(
        _TITLE,
        f"Change in {unit} a year; line: 95% interval; hollow: no trend shown" + _left_out(table, tested, rows),
        plot_height=labels.height,
        margin={"l": labels.width, "r": 24, "t": 4, "b": 36},
        subtitle_lines=2,
        description=f"The change a year of {len(rows):,} series, "
        f"the steepest rise first; {sum(shown)} with a trend. "
        + "; ".join(f"{name}: {verdict}" for name, verdict in zip(names, rows["verdict"], strict=True))
        + ".",
    )
    fig.add_scatter(
        name="intervals",
        mode="lines",
        x=[x for low, high in zip(lows, highs, strict=True) for x in (low, high, None)],
        y=[y for place in labels.places for y in (place, place, None)],
        line={"color": palette.ACCENT, "width": 2},
        hoverinfo="skip",
    )
    fig.add_scatter(
        name="dots",
        mode="markers",
        x=slopes,
        y=labels.places,
        marker={
            "size": 9,
            "color": [palette.ACCENT if one else palette.GROUND for one in shown],
            "line": {"color": palette.ACCENT, "width": 2},
        },
        customdata=[
            [wrapped(name, 60), wrapped(row.verdict, 60), "none" if pd.isna(row.tau) else f"{row.tau:.2f}", f"{row.q:.3f}"]
            for name, row in zip(names, rows.itertuples(), strict=True)
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<br>tau %{customdata[2]}, q %{customdata[3]}<extra></extra>",
    )
    fig.update_layout(
        xaxis={"type": "linear", "range": _range(lows, highs), "zeroline": True, "nticks": 7, "tickformat": ",~g", "ticks": "outside"},
        yaxis=labels.axis,
    )
    return fig


def _name(row: dict) -> str:
    name = str(row["term"] if "term" in row else row["label"])
    if "group" not in row:
        return name
    return f"{'no group' if pd.isna(row['group']) else row['group']}: {name}"


def _range(lows: list[float], highs: list[float]) -> list[float]:
    """From the lowest to the highest end, zero among them, and a little more on both sides."""
    low, high = min(0.0, *lows), max(0.0, *highs)
    room = 0.05 * (high - low) or 1.0
    return [round(low - room, 8), round(high + room, 8)]


def _left_out(table: pd.DataFrame, tested: pd.DataFrame, rows: pd.DataFrame) -> str:
    words = ""
    if len(tested) > len(rows):
        words += f"; {len(tested) - len(rows):,} less steep, not drawn"
    if len(table) > len(tested):
        words += f"; {len(table) - len(tested):,} with too few periods, not drawn"
    return words
