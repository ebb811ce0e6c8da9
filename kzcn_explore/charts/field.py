"""The field of the dated: a dot a document at its day, a bar where only a period is known, stacked where they touch."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.marks import HOVER, UNMOVED, bar_marker, document_rows, dot_marker
from kzcn_explore.charts.periods import DAY, iso_days
from kzcn_explore.charts.stacking import flag_levels, stack_levels
from kzcn_explore.charts.words import day_words

_FLAGS = 12  # dots that may carry their day in words
_FLAG_LEVELS = 5
_FLAG = 0.25  # width of such words, as a part of the days from first to last, in a figure 700 px wide
_YEARS = 20  # that may each have a tick
_APART = 0.022  # width of a dot, in the same unit


def _days(n: float) -> pd.Timedelta:
    return pd.Timedelta(days=round(n))


@dataclass(frozen=True)
class Field:
    """The dated documents: dots and bars, their levels in px above the axis, and the axis's first and last day."""

    dots: pd.DataFrame
    bars: pd.DataFrame
    levels: list[int]
    flagged: bool

    @property
    def step(self) -> float:
        return min(18.0, 340 / (max(self.levels, default=0) + 1))

    @property
    def height(self) -> float:
        return self.step * (max(self.levels, default=0) + 1) + 8

    def traces(self, known: pd.Series) -> list[go.Scatter | go.Bar]:
        """Stems, dots and bars; `known` says of every document whether it is chosen."""
        ys = [round(self.step * (level + 0.55), 2) for level in self.levels]
        days = iso_days(self.dots["date"])
        stems = [(day, y) for day, y in zip(days, ys, strict=False) if y > self.step] if self.flagged else []
        lengths = (self.bars["latest"] - self.bars["earliest"]).dt.days + 1
        return [
            go.Scatter(
                name="stems",
                mode="lines",
                x=[x for day, _ in stems for x in (day, day, None)],
                y=[y for _, top in stems for y in (0, top, None)],
                line={"color": palette.REST, "width": 1},
                hoverinfo="skip",
            ),
            go.Scatter(
                name="dated",
                mode="markers+text" if self.flagged else "markers",
                x=days,
                y=ys[: len(days)],
                text=[f" {day_words(day)}" for day in self.dots["date"]] if self.flagged else None,
                textposition="middle right",
                textfont={"size": palette.SMALL_SIZE},
                customdata=document_rows(self.dots),
                hovertemplate=HOVER,
                marker=dot_marker(known.loc[self.dots.index], max(4.0, min(11.0, self.step - 3))),
                cliponaxis=False,
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}, "textfont": {"color": palette.INK}},
            ),
            go.Bar(
                name="placed",
                orientation="h",
                base=iso_days(self.bars["earliest"]),
                x=(lengths * DAY).tolist(),
                y=ys[len(days) :],
                width=max(3.0, min(8.0, self.step - 3)),
                customdata=document_rows(self.bars),
                hovertemplate=HOVER,
                marker=bar_marker(known.loc[self.bars.index]),
                **UNMOVED,
            ),
        ]

    @property
    def axis(self) -> dict:
        """The range of the axis and, where it shows nothing but years, a tick in the middle of each."""
        n_years = 0 if self.bars.empty else self.bars["latest"].dt.year.max() - self.bars["earliest"].dt.year.min() + 1
        if len(self.dots) or not 0 < n_years <= _YEARS or self.bars["precision"].ne("year").any():
            return {"range": self.range}
        return {"range": self.range, "dtick": "M12", "ticklabelmode": "period"}

    @property
    def range(self) -> list[str]:
        """First and last day of the axis, with room for the marks and, where they carry their day, for its words."""
        first = min(d for d in (self.dots["date"].min(), self.bars["earliest"].min()) if not pd.isna(d))
        last = max(d for d in (self.dots["date"].max(), self.bars["latest"].max()) if not pd.isna(d))
        short = max(60 - (last - first).days, 0) / 2
        first, last = first - _days(short), last + _days(short)
        reach = (last - first).days
        room = _FLAG if self.flagged else 0.03
        return iso_days(pd.DatetimeIndex([first - _days(reach * 0.03 + 1), last + _days(reach * room + 1)]))


def dated_field(dots: pd.DataFrame, bars: pd.DataFrame) -> Field:
    """Find the level of each dated document.

    Parameters
    ----------
    dots : DataFrame
        Documents known to the day, in date order.
    bars : DataFrame
        Documents known to one period, in the order of its first day.

    Returns
    -------
    Field

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> dots = pd.DataFrame({"date": [day, day], "earliest": day, "latest": day})
    >>> dated_field(dots, dots.iloc[:0]).levels
    [1, 0]
    """
    starts = pd.concat([dots["date"], bars["earliest"]])
    if starts.empty:
        return Field(dots, bars, [], flagged=False)
    first = starts.min()
    from_day = (starts - first).dt.days.tolist()
    to_day = (pd.concat([dots["date"], bars["latest"]]) - first).dt.days.tolist()
    reach = max(*to_day, 60)
    if bars.empty and len(dots) <= _FLAGS:
        levels = flag_levels(from_day, _FLAG * reach)
        if max(levels) < _FLAG_LEVELS:
            return Field(dots, bars, levels, flagged=True)
    order = sorted(range(len(from_day)), key=lambda i: from_day[i])
    found = stack_levels([from_day[i] for i in order], [to_day[i] + _APART * reach for i in order])
    levels = [level for _, level in sorted(zip(order, found, strict=True))]
    return Field(dots, bars, levels, flagged=False)
