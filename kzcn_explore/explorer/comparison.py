"""Comparison: which two sides are compared, in one frozen value, and the selections that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from kzcn_explore.analysis.timelines.periods import PERIODS
from kzcn_explore.charts.words import day_words, period_words
from kzcn_explore.explorer.words import count
from kzcn_explore.selection import NO_PERIODS, Selection

REST, BY_PERIOD, BY_SOURCE = "rest", "periods", "sources"
OTHERS = ""
LONGEST = 40  # letters of the name of a side


@dataclass(frozen=True)
class Comparison:
    """Two sides.

    Parameters
    ----------
    kind : {"rest", "periods", "sources"}
        The selection against all that it leaves out, or two periods or sources of it.
    target, reference : str
        A period or a source, as ``Selection`` writes it; as reference ``""`` for all others.

    Raises
    ------
    ValueError
        If `kind` is none of the three, or both sides are the same.
    """

    kind: str = REST
    target: str = OTHERS
    reference: str = OTHERS

    def __post_init__(self) -> None:
        if self.kind not in (REST, BY_PERIOD, BY_SOURCE):
            raise ValueError(f"kind must be one of {[REST, BY_PERIOD, BY_SOURCE]}; got {self.kind!r}.")
        if self.kind != REST and self.target == self.reference:
            raise ValueError("Both sides are the same. Choose two that differ.")

    def sides(self, selection: Selection) -> tuple[Selection, Selection]:
        """Return the selections of both sides; what the second lets through of the first stands on the first side only."""
        if self.kind == REST:
            return selection, Selection()
        named = (self.target, self.reference)
        target, reference = (selection if one == OTHERS else replace(selection, **{self.kind: one}) for one in named)
        return target, reference


def offered_periods(periods: pd.DatetimeIndex, held: Sequence[bool], some_unplaced: bool, every: str) -> list[tuple[str, str]]:
    """List the periods that hold documents, each with its name for a reader; last what fits into none.

    Examples
    --------
    >>> offered_periods(pd.DatetimeIndex(["2020-01-01", "2021-01-01", "2022-01-01"]), [True, False, True], True, "year")
    [('2020', '2020'), ('2022', '2022'), ('no single year', 'no year')]
    """
    offered = [(period_words(day, every), str(day.to_period(PERIODS[every]))) for day in periods[[*held]]]
    return [*offered, *([(f"no single {every}", f"no {every}")] if some_unplaced else [])]


def side_words(comparison: Comparison, selection: Selection, *, every: str, themes: Sequence[str]) -> tuple[str, str]:
    """Name both sides.

    Examples
    --------
    >>> side_words(Comparison(), Selection(sources="Kazinform", search="visit*"), every="year", themes=[])
    ('Kazinform, “visit*”', 'the rest')
    >>> side_words(Comparison("periods", "2022", "no year"), Selection(), every="year", themes=[])
    ('2022', 'no single year')
    """
    if comparison.kind == REST:
        return selection_words(selection, themes), "the rest"
    target, reference = (_named(one, comparison.kind, every) for one in (comparison.target, comparison.reference))
    return target, reference


def selection_words(selection: Selection, themes: Sequence[str]) -> str:
    """Name a selection by its parts; one of long or many parts is "the selection"."""
    parts = ["…" if day is None else day_words(pd.Timestamp(day)) for day in (selection.start, selection.end)]
    words = ["–".join(parts)] if selection.start or selection.end else []
    words += [*selection.periods, *selection.sources, *selection.languages, *(themes[theme] for theme in selection.themes)]
    words += [f"“{selection.search}”"] if selection.search else []
    words += [f"naming {', '.join(selection.actors)}"] if selection.actors else []
    words += [f"quoting {', '.join(selection.speakers)}"] if selection.speakers else []
    words += [count(len(selection.events), "event")] if selection.events else []
    words += [count(len(selection.documents), "document")] if selection.documents else []
    said = ", ".join(words)
    return said if 0 < len(said) <= LONGEST else "the selection"


def _named(one: str, kind: str, every: str) -> str:
    if one == OTHERS:
        return "all others"
    if kind == BY_SOURCE:
        return one
    if one in NO_PERIODS:
        return f"no single {NO_PERIODS[one]}"
    first = one.partition("/")[0]
    return period_words(pd.Period(first, freq=PERIODS[every]).start_time, every)
