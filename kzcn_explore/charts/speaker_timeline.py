"""Who is quoted when: a row a speaker, a circle a period, the larger, the more quotations."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.curves import curve_axis, in_middle, ticks_height
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.periods import NO_DATES, iso_days, period_of, unplaced_words
from kzcn_explore.charts.rows import label_rows
from kzcn_explore.charts.words import counted, period_words
from kzcn_explore.charts.wrapping import wrapped

_TITLE = "Who is quoted when"
_NOBODY = "Nobody is quoted by name in a document of this selection that has a date. Widen the selection."
_MOST = 8  # speakers
_WIDTH = 430  # px of all periods in a figure 700 px wide
_SMALLEST, _LARGEST = 4, (18, 34)  # px of circles; the largest ones are smaller where there are many periods
_ROW = 36
_NUMBER, _DIGIT = 18, 5  # px of a circle that holds a number of two digits, and more for each further one
_HOVER = "<b>%{customdata[3]}</b><br>%{customdata[4]}<extra></extra>"


def speaker_timeline(table: pd.DataFrame) -> go.Figure:
    """Draw how often each speaker is quoted in each period.

    The first eight speakers of the table have a row, in its order; the others are counted below the title. A circle stands in the middle
    of its period and has an area in proportion to the quotations, all printings counted.

    Parameters
    ----------
    table : DataFrame
        One row a period and speaker, of ``speaker_timeline``: ``period, speaker, n, n_once, n_words, n_documents``; ``attrs["every"]``,
        and where they are set ``attrs["n_speakers"]`` (also of those that the table leaves out), ``attrs["n_unnamed"]`` (quotations
        without a speaker) and ``attrs["n_unplaced"]``.

    Returns
    -------
    Figure
        One trace ``quotations``. ``customdata``: "speaker", the name, the period's first day as ``2022-06-01``, then the tooltip. An empty
        table gives a figure without traces.

    Raises
    ------
    ValueError
        If the table does not say how long its periods are.

    Examples
    --------
    >>> row = {"period": pd.Timestamp("2022-06-01"), "speaker": "Wang Yi", "n": 3, "n_once": 2, "n_words": 90, "n_documents": 2}
    >>> table = pd.DataFrame([row])
    >>> table.attrs["every"] = "month"
    >>> fig = speaker_timeline(table)
    >>> fig.data[0].x, fig.data[0].text, fig.data[0].customdata[0][:3]
    (('2022-06-01',), ('3',), ['speaker', 'Wang Yi', '2022-06-01'])
    """
    if table.empty:
        return empty_figure(_TITLE, NO_DATES if table.attrs.get("n_unplaced_quotations", 1) else _NOBODY)
    every = period_of(table)
    quoted = table[table["n"] > 0]
    if quoted.empty:
        return empty_figure(_TITLE, _NOBODY)
    totals = quoted.groupby("speaker")["n"].sum()
    totals = totals.reindex([name for name in table["speaker"].unique() if name in totals.index]).reset_index()
    shown = totals.head(_MOST)
    names = shown["speaker"].tolist()
    # Large circles first: where circles cover each other, the small ones lie on top.
    drawn = quoted[quoted["speaker"].isin(names)].sort_values(["n", "period"], ascending=[False, True], kind="stable", ignore_index=True)
    periods = pd.DatetimeIndex(table["period"].unique()).sort_values()
    rows = label_rows(names, row=_ROW)
    fig = framed_figure(
        _TITLE,
        _subtitle(totals, table.attrs, every),
        plot_height=rows.height,
        margin={"l": rows.width, "r": 58, "t": 24, "b": ticks_height(every) + 4},
        subtitle_lines=2,
        description=f"Quotations by {every}, from {period_words(drawn['period'].min(), every)} to "
        f"{period_words(drawn['period'].max(), every)}, a row a speaker: "
        + "; ".join(f"{row.speaker}, {counted(row.n, 'quotation')}" for row in shown.itertuples())
        + ".",
    )
    column = _WIDTH / len(periods)
    drawn = drawn.assign(
        y=drawn["speaker"].map(dict(zip(names, rows.places, strict=True))),
        size=np.maximum(np.clip(1.6 * column, *_LARGEST) * np.sqrt(drawn["n"] / drawn["n"].max()), _SMALLEST).round(1),
        x=column * periods.get_indexer(drawn["period"]),
    )
    fig.add_trace(_circles(drawn, every).update(in_middle(periods, every)))
    fig.update_layout(
        xaxis=curve_axis(periods, every, n_ticks=10),
        yaxis=rows.axis | {"showgrid": True, "zeroline": False},
        annotations=_totals(shown, rows.places),
    )
    return fig


def _subtitle(totals: pd.DataFrame, attrs: dict, every: str) -> str:
    n_drawn, n_unnamed = min(len(totals), _MOST), attrs.get("n_unnamed", 0)
    n_more = attrs.get("n_speakers", len(totals)) - n_drawn
    said = [f"{counted(totals['n'].sum(), 'quotation')} by {every}; the larger a circle, the more of them"]
    said += [f"the first {counted(n_drawn, 'speaker')}, and {counted(n_more, 'more speaker')} not drawn"] if n_more > 0 else []
    said += [f"{n_unnamed:,} without a known speaker {'is' if n_unnamed == 1 else 'are'} not drawn"] if n_unnamed else []
    return "; ".join(said) + unplaced_words(attrs.get("n_unplaced", 0), every=every)


def _circles(drawn: pd.DataFrame, every: str) -> go.Scatter:
    days = iso_days(drawn["period"])
    return go.Scatter(
        name="quotations",
        mode="markers+text",
        x=days,
        y=drawn["y"].tolist(),
        text=_numbers(drawn),
        textposition="middle center",
        textfont={"size": palette.SMALL_SIZE, "color": palette.GROUND},
        marker={
            "symbol": "circle",
            "size": drawn["size"].tolist(),
            "color": palette.ACCENT,
            "line": {"width": 1, "color": palette.GROUND},
            "opacity": 1,
        },
        customdata=[
            ["speaker", row.speaker, day, wrapped(f"{row.speaker}, {period_words(row.period, every)}", 60), _said(row)]
            for row, day in zip(drawn.itertuples(), days, strict=True)
        ],
        hovertemplate=_HOVER,
        cliponaxis=False,
    )


def _numbers(drawn: pd.DataFrame) -> list[str]:
    """A number stands inside its circle, where that is wide enough for its digits and the next circle covers none of them."""
    numbers = [f"{n:,}" for n in drawn["n"]]
    n_digits = np.array([len(number) for number in numbers])
    inside = drawn.sort_values("x", kind="stable").groupby("speaker")
    reach = pd.concat([(drawn["x"] - inside["x"].shift(by)).abs() - inside["size"].shift(by) / 2 for by in (1, -1)], axis=1).min(axis=1)
    has_room = (drawn["size"] >= _NUMBER + _DIGIT * (n_digits - 2)) & ~(reach.sort_index() < (_NUMBER - 2) / 4 * n_digits)
    return [number if room else "" for number, room in zip(numbers, has_room, strict=True)]


def _said(row: object) -> str:
    words = counted(row.n_words, "word")
    new = (
        f", {words}"
        if row.n_once == row.n
        else f";<br>{row.n_once:,} of them printed for the first time, {words}"
        if row.n_once
        else ";<br>all of them printed before"
    )
    return f"{counted(row.n, 'quotation')} in {counted(row.n_documents, 'document')}{new}"


def _totals(shown: pd.DataFrame, places: list[float]) -> list[dict]:
    """The sum of each row, right of it."""
    place = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 14, "font": {"size": palette.FONT_SIZE, "color": palette.MUTED}}
    notes = [{"text": f"{n:,}", "y": y, **place} for n, y in zip(shown["n"], places, strict=True)]
    return [{"text": "in all", "y": 0, "yanchor": "bottom", "yshift": 2, **place}, *notes]
