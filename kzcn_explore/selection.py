"""Selection: what the reader is looking at now, as one frozen value that every view is computed from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from numbers import Integral, Number

import pandas as pd

from kzcn_explore.analysis.timelines.periods import PERIODS
from kzcn_explore.corpus.date_ranges import check_dates, read_bound
from kzcn_explore.text.search import read_query

#: The parts that hold several values, each with their type.
TUPLES = {
    "sources": str, "languages": str, "themes": int, "periods": str, "documents": str, "actors": str, "speakers": str, "events": int
}  # fmt: skip
#: What stands for the documents whose dates fit into no period of a kind.
NO_PERIODS = {f"no {every}": every for every in PERIODS}


@dataclass(frozen=True)
class Selection:
    """A filter. Every part narrows; an empty part lets everything through.

    Parameters
    ----------
    start, end : str or date, optional
        First and last day, both included; a month or a year stands for its first day, or its last.
    dates : {"exact", "possible", "all"}, default "exact"
        Which documents without an exact day a range of dates lets in; see ``Corpus.between``.
    sources, languages : str or tuple of str
        Keep documents of these.
    themes : int or tuple of int
        Keep passages that belong to one of these (a theme takes a fifth of it or more).
    search : str
        Keep passages that match; see ``Corpus.matching``.
    periods : str or tuple of str
        Keep documents published within one of these, written as pandas does: ``"2022"``, ``"2022-06"``, ``"2022Q2"``,
        ``"2022-06-07"``, a week as ``"2022-06-06/2022-06-12"``; or ``"no year"``, ``"no month"`` …: those that fit into none.
    documents : str or tuple of str
        Keep documents of these ids.
    actors : str or tuple of str
        Keep passages that name one of these, called as in ``actors``.
    speakers : str or tuple of str
        Keep passages that quote one of these, called as in ``quotations``.
    events : int or tuple of int
        Keep passages that date one of these, by number in ``events``.

    Raises
    ------
    ValueError
        If a date or a period cannot be read, `start` lies after `end`, `dates` is none of the three, or `search` has no letter.

    Examples
    --------
    >>> Selection(start="2022-01-01", sources="Kazinform")
    Selection(start='2022-01-01', sources=('Kazinform',))
    """

    start: str | None = None
    end: str | None = None
    dates: str = "exact"
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    search: str = ""
    periods: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    events: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        first, last = read_bound("start", self.start), read_bound("end", self.end)
        if first is not None and last is not None and first > last:
            raise ValueError(f"start must not lie after end; got {first:%Y-%m-%d} and {last:%Y-%m-%d}.")
        check_dates(self.dates)
        settle = object.__setattr__
        settle(self, "start", first and f"{first:%Y-%m-%d}")
        settle(self, "end", last and f"{last:%Y-%m-%d}")
        settle(self, "search", " ".join(self.search.split()))
        for name, kind in TUPLES.items():
            settle(self, name, tuple(sorted(_values(name, kind, getattr(self, name)))))
        if self.search:
            read_query(self.search)
        for period in self.periods:
            if period not in NO_PERIODS:
                read_period(period)

    def __repr__(self) -> str:
        return f"Selection({', '.join(f'{name}={value!r}' for name, value in self.changed().items())})"

    def changed(self) -> dict[str, object]:
        """Return the parts that differ from an empty selection, by name."""
        return {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}

    @property
    def filter(self) -> str:
        """Four hexadecimal digits of the SHA-256 of the parts that narrow: equal selections have equal ones."""
        return hashlib.sha256(json.dumps(self.changed(), sort_keys=True).encode()).hexdigest()[:4]


def _values(name: str, kind: type, value: object) -> set:
    """Read one value or several."""
    one, some = ("a whole number", "whole numbers") if kind is int else ("a text", "texts")
    values = (value,) if isinstance(value, str | Number) or not isinstance(value, Iterable) else (*value,)
    if wrong := [each for each in values if isinstance(each, bool) or not isinstance(each, Integral if kind is int else str)]:
        raise ValueError(f"{name} must be {one}, or several {some}; got {wrong[0]!r}.")
    return {kind(each) for each in values}


def read_period(period: str) -> pd.Period:
    """Read a period as pandas writes it."""
    first, _, last = period.partition("/")
    try:
        found = pd.Period(first, freq="W-SUN" if last else None)
    except ValueError:
        found = pd.NaT
    if str(found) != period or found is pd.NaT or found.freqstr[0] not in "YQMWD":
        raise ValueError(
            "periods must be written as '2022', '2022Q2', '2022-06', '2022-06-06/2022-06-12' or '2022-06-07', or as 'no year', for what "
            f"fits into none; got {period!r}."
        )
    return found
