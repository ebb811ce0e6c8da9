"""One theme by group: a panel a source, language or country, the other groups behind it in grey."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.captions import curve_caption, unit_of, when_counted
from kzcn_explore.charts.colours import blend
from kzcn_explore.charts.curves import Look, curve_axis, curve_traces, in_middle, runs, ticks_height
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.numbers import as_seen
from kzcn_explore.charts.panels import left_out, note_below, panel_axes, panel_grid, panel_headings
from kzcn_explore.charts.periods import NO_DATES, iso_days, period_of, unplaced_words
from kzcn_explore.charts.reading import checked_choice, themes_by_share, themes_labelled
from kzcn_explore.charts.share_marks import share_axis, share_said
from kzcn_explore.charts.words import counted, period_words
from kzcn_explore.charts.wrapping import wrapped

_TITLE = "One theme by group"
_BEHIND = blend(palette.REST, palette.GROUND, 0.35)


def group_timeline(table: pd.DataFrame, *, theme: int | None = None, limit: int = 9) -> go.Figure:
    """Draw one panel a group for one theme; all panels share both axes, and the axis of shares starts at 0.

    The lines of the other drawn groups stand behind each in grey, so that it is read against them: bands of several groups on one
    plane would cover each other, and lines without bands would claim more than the table does. A point stands in the middle of its
    period. Periods with fewer than five documents of the group are hollow markers; a period without any is a gap.

    Parameters
    ----------
    table : DataFrame
        One row a group, period and theme: ``group, period, theme, label, share, low, high, n_documents, n_passages, n_tokens``;
        ``attrs["every"]``, ``attrs["group"]`` (what the groups are, e.g. "source"), and where they are set ``attrs["by"]``
        ("tokens" or "documents"), ``attrs["smooth"]``, ``attrs["n_unplaced"]`` and ``attrs["n_ungrouped"]``.
    theme : int, optional
        The theme that is drawn; without it the one that takes most.
    limit : int, default 9
        The most panels, the groups with most documents first; those left out are named below them.

    Returns
    -------
    Figure
        Four traces a panel, in the panels' order: ``others``, ``band``, ``line``, ``dots``; their number depends only on the number
        of groups and `limit`. ``customdata`` of the dots: the documents, the words, the two ends of the interval as they are said,
        and words in which marks differ; ``meta``: ``label`` (the group, escaped) and ``of`` (the group). An empty table gives a figure
        without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are, or lacks the theme.

    Examples
    --------
    >>> row = {"theme": 0, "label": "security", "share": 0.25, "low": 0.1, "high": 0.4, "n_documents": 6, "n_tokens": 900}
    >>> table = pd.DataFrame([row | {"group": group, "period": pd.Timestamp("2022-06-01")} for group in ("Kazinform", "Xinhua")])
    >>> table.attrs.update(every="month", by="tokens", group="source")
    >>> fig = group_timeline(table)
    >>> fig.layout.title.text, [trace.meta["label"] for trace in fig.data if trace.name == "dots"]
    ('security: share of words by source', ['Kazinform', 'Xinhua'])
    """
    if table.empty or table["share"].isna().all():
        return empty_figure(_TITLE, NO_DATES)
    every, by = period_of(table), unit_of(table.attrs)
    unit = "n_documents" if by == "documents" else "n_tokens"
    order = themes_by_share(table, unit=unit)
    checked_choice(theme, order, what="theme")
    theme = order[0] if theme is None else theme
    label, kind = themes_labelled(table)[theme], str(table.attrs.get("group", "group"))
    rows = table[table["theme"] == theme].sort_values("period", kind="stable")
    drawn = rows[rows["share"].notna()]
    sizes = drawn.groupby("group")[["n_documents", "n_tokens"]].sum()
    groups = sizes.sort_values(["n_documents", "n_tokens"], ascending=False, kind="stable").index.tolist()
    shown = groups[:limit]
    sizes_said = [counted(sizes.loc[group, "n_documents"], "document") for group in shown]
    grid = panel_grid([str(group) for group in shown], notes=sizes_said)
    periods = pd.DatetimeIndex(table["period"].unique()).sort_values()
    middle = in_middle(periods, every)
    of = {group: rows[rows["group"] == group] for group in shown}
    traces: list = []
    for i, group in enumerate(shown):
        look = Look(palette.ACCENT, axes=grid.axes(i) | middle)
        traces.append(_others([of[other] for other in shown if other != group], look.axes))
        said = share_said(of[group], "group", by=by, label=wrapped(str(group), 60))
        traces += curve_traces(of[group], "share", said, look=look)
    totals = drawn.groupby("period", as_index=False)[["n_documents", "n_tokens"]].sum()
    totals.attrs = table.attrs
    n_left = table.attrs.get("n_ungrouped", 0)
    what = "documents with a passage of the theme" if by == "documents" else "words"
    words = f"Share of each {kind}'s {what}, {when_counted(totals)}"
    words += "; grey: the lines of the other panels" if any(trace["x"] for trace in traces if trace["name"] == "others") else ""
    words += curve_caption(traces, by=by) + unplaced_words(table.attrs.get("n_unplaced", 0), every=every)
    words += f"; {counted(n_left, 'document')} without a {kind} {'is' if n_left == 1 else 'are'} not drawn" if n_left else ""
    note, room = note_below(left_out([str(group) for group in groups[limit:]]), ticks=ticks_height(every))
    layout = frame_layout(
        f"{label}: share of {'documents' if by == 'documents' else 'words'} by {kind}",
        words,
        plot_height=grid.height,
        margin={"l": 46, "r": 18, "t": 6, "b": ticks_height(every) + 2 + room},
        subtitle_lines=2,
        description=f"The share of the theme {label} by {every}, from {period_words(drawn['period'].min(), every)} to "
        f"{period_words(drawn['period'].max(), every)}, a panel a {kind}, the largest first: {', '.join(map(str, shown))}.",
    )
    top = float(drawn.loc[drawn["group"].isin(shown), ["share", "high"]].max(axis=None))
    axes = panel_axes(grid, x=curve_axis(periods, every, n_ticks=12 // grid.n_columns), y=share_axis(top, n_ticks=2))
    return Figure.drawn(traces, layout | axes | {"annotations": [*panel_headings(grid), *note]})


def _others(curves: list[pd.DataFrame], axes: dict) -> dict:
    """The lines of other groups as one trace: neighbouring periods of five documents or more, joined."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    for rows in curves:
        y = as_seen(rows["share"].to_numpy(dtype=float))
        days = iso_days(rows["period"])
        for start, end in runs(~np.isnan(y) & (rows["n_documents"].to_numpy() >= palette.FEW_DOCUMENTS)):
            if end - start > 1:
                xs += [*days[start:end], None]
                ys += [*y[start:end].tolist(), None]
    line = {"connectgaps": False, "line": {"color": _BEHIND, "width": 1}, "hoverinfo": "skip"}
    return {"type": "scatter", "name": "others", "mode": "lines", "x": xs, "y": ys, **line, **axes}
