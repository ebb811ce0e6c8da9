"""Event timeline: how many documents were published in each period, and how many speak of it as past and as ahead."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.event_words import HEADINGS
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.hover import counts_piece, fill_sentence
from kzcn_explore.charts.panels import note_below, panel_axes, panel_grid, panel_headings
from kzcn_explore.charts.periods import DAY, iso_days, next_period, period_axis, period_of
from kzcn_explore.charts.reading import nice_ticks
from kzcn_explore.charts.words import HOVER_PERIOD, counted, period_words

_TITLE = "Dates the texts speak of, over time"
_EMPTY = (
    "No document, and no date that the texts name, lies within one period of the timeline. "
    "Take longer periods (a year), or widen the selection."
)
_SAYS = {"published": "published", "past": "speaking of it as past", "ahead": "speaking of it as ahead"}
_HATCHED = 60  # bars that are wide enough for a pattern
_WIDTH = 0.88  # of a period, for its bar
_HEIGHT = 60  # px of a panel
_TICKS = 34  # px below the last panel


def event_timeline(table: pd.DataFrame) -> go.Figure:
    """Draw how many documents of each period were published in it, speak of it as past, speak of it as ahead: a panel each.

    For corpora of many documents; ``event_lanes`` draws few of them one by one. The three panels share both axes.

    Parameters
    ----------
    table : DataFrame
        The table ``event_timeline`` of a corpus, one row a period and lane, periods without gaps: ``period, lane, n_mentions, n_events,
        n_documents``, ``lane`` being published, past or ahead; ``attrs``: ``every``, and how many are left out: mentions that are
        ``n_unplaced`` (not known to one period, or of no lane), ``n_before`` the first period and ``n_after`` the last one, and
        ``n_documents_unplaced``.

    Returns
    -------
    Figure
        Three traces of bars: ``published``, ``past``, ``ahead``. ``x``: the period's ISO date; ``meta["of"]``: the lane; ``customdata``:
        the documents, the mentions, the events, and words in which bars differ. A table without documents gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are.

    Examples
    --------
    >>> period = pd.to_datetime(["2022-06-01"] * 3)
    >>> table = pd.DataFrame({"period": period, "lane": ["published", "past", "ahead"], "n_mentions": [1, 4, 2]})
    >>> table = table.assign(n_events=[1, 3, 1], n_documents=[3, 2, 2])
    >>> table.attrs.update(every="month", n_unplaced=1, n_before=0, n_after=0)
    >>> fig = event_timeline(table)
    >>> [(trace.name, trace.y) for trace in fig.data]
    [('published', (3,)), ('past', (2,)), ('ahead', (2,))]
    """
    if table.empty or not table["n_documents"].any():
        return empty_figure(_TITLE, _EMPTY)
    every = period_of(table)
    periods = pd.DatetimeIndex(np.unique(table["period"].to_numpy()))
    rows = {lane: table[table["lane"] == lane].set_index("period").reindex(periods) for lane in HEADINGS}
    notes = [_total(rows[lane], lane) for lane in HEADINGS]
    grid = panel_grid([*HEADINGS.values()], height=_HEIGHT, notes=notes)
    left_out = _left_out(table.attrs, periods, every)
    below, room = note_below(left_out, ticks=_TICKS)
    subtitle = f"Documents per {every}, one scale{_not_drawn(table)}"
    top = int(table["n_documents"].max())
    ticks = [tick for tick in nice_ticks(float(top), 2) if tick == int(tick)]
    layout = frame_layout(
        _TITLE,
        subtitle,
        plot_height=grid.height,
        margin={"l": 46, "r": 18, "t": 4, "b": _TICKS + 6 + room},
        description=f"A bar a {every} in three panels, from {period_words(periods[0], every)} to {period_words(periods[-1], every)}: "
        + "; ".join(f"{HEADINGS[lane]}, {words}" for lane, words in zip(HEADINGS, notes, strict=True))
        + f". {left_out}".rstrip(),
    )
    axes = panel_axes(
        grid,
        x=period_axis(periods, every, n_ticks=12, bars=True),
        y={"type": "linear", "range": [0, top * 1.06], "tickvals": ticks, "tickformat": ","},
    )
    traces = [_bars(counts, lane, every=every) | grid.axes(i) for i, (lane, counts) in enumerate(rows.items())]
    return Figure.drawn(traces, layout | axes | {"barmode": "overlay", "annotations": [*panel_headings(grid), *below]})


def _total(rows: pd.DataFrame, lane: str) -> str:
    """Say how many documents, or how many dates, a panel rests on; a document may stand in several periods of past and ahead."""
    if lane == "published":
        return counted(rows["n_documents"].fillna(0).sum(), "document")
    return f"{counted(rows['n_mentions'].fillna(0).sum(), 'date')}; bars: documents"


def _not_drawn(table: pd.DataFrame) -> str:
    """Say how many dates have no bar; why, the note below tells."""
    n_left = sum(table.attrs.get(name, 0) for name in ("n_before", "n_after", "n_unplaced"))
    return f"; {n_left:,} of {counted(int(table['n_mentions'].sum()) + n_left, 'date')} not drawn" if n_left else ""


def _left_out(attrs: dict, periods: pd.DatetimeIndex, every: str) -> str:
    """Say what has no bar, and why."""
    words = {
        "n_before": f"before {period_words(periods[0], every)}",
        "n_after": f"after {period_words(periods[-1], every)}",
        "n_unplaced": f"not known to one {every}, or neither behind nor ahead",
    }
    parts = [f"{attrs[name]:,} {why}" for name, why in words.items() if attrs.get(name)]
    n_documents = attrs.get("n_documents_unplaced", 0)
    documents = (
        f" Nor {'is' if n_documents == 1 else 'are'} {counted(n_documents, 'document')} not known to one {every}." if n_documents else ""
    )
    if not parts:
        return f"Not drawn: {counted(n_documents, 'document')} not known to one {every}." if n_documents else ""
    return f"Dates that are not drawn: {'; '.join(parts)}.{documents}"


def _bars(rows: pd.DataFrame, lane: str, *, every: str) -> dict:
    """The bars of a panel, each within its period; what they carry and say."""
    first = pd.DatetimeIndex(rows.index)
    n_days = (next_period(first, every) - first).days.to_numpy()
    counts = [rows[name].fillna(0).to_numpy(dtype=np.int64) for name in ("n_documents", "n_mentions", "n_events")]
    documents, dates, events = (counts_piece(counts[i], noun, field=i) for i, noun in enumerate(("document", "date", "event")))
    there = counts[0] > 0
    around = " around their own days" if lane == "published" else ""
    pieces = [f"%{{x|{HOVER_PERIOD[every]}}}: ", documents, f" {_SAYS[lane]},<br>naming ", dates, around, " of ", events, "<extra></extra>"]
    said = fill_sentence(pieces, counts, there, label=HEADINGS[lane], of=lane)
    colour = palette.MUTED if lane == "published" else palette.ACCENT
    shape = "/" if lane == "ahead" and len(first) <= _HATCHED else ""
    return {
        "type": "bar",
        "name": lane,
        "x": iso_days(first),
        "y": counts[0].tolist(),
        "width": (n_days * DAY * _WIDTH).tolist(),
        "offset": (n_days * DAY * (1 - _WIDTH) / 2).tolist(),
        "marker": {
            "color": colour,
            "pattern": {"shape": shape, "fillmode": "overlay", "fgcolor": palette.GROUND, "fgopacity": 1, "size": 5},
            "line": {"width": 0},
        },
        **said.settings,
    }
