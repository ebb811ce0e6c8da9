"""Steps: how the days of one event moved from each document that speaks of it to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from kzcn_explore.analysis.events.intervals import Days, step_between


class Step(NamedTuple):
    """What one document says of the days of an event.

    Attributes
    ----------
    row : int
        Of its mentions the one that says most of the days.
    named : (int, int) or None
        The days that its mentions share, as ordinals; None where the text leaves them open.
    held : (int, int) or None
        What the documents agree on, this one and those before it; of days that moved, the new ones.
    before : (int, int) or None
        What those before it agreed on.
    move : str
        "same", "sharper", "later" or "earlier"; empty where there is nothing to compare.
    """

    row: int
    named: Days | None
    held: Days | None
    before: Days | None
    move: str


def follow_days(documents: Sequence[str], earliest: Sequence[pd.Timestamp], latest: Sequence[pd.Timestamp]) -> list[Step]:
    """Follow the days of an event through the documents that speak of it.

    Parameters
    ----------
    documents : sequence of str
        Of each mention, in the order in which the documents are followed.
    earliest, latest : sequence of Timestamp
        NaT where the text leaves them open.

    Returns
    -------
    list of Step, one a document

    Examples
    --------
    >>> days = [pd.Timestamp(day) for day in ("2021-09-01", "2021-09-30", "2021-10-04", "2021-10-04")]
    >>> [step.move for step in follow_days(["a", "b"], days[::2], days[1::2])]
    ['', 'later']
    """
    rows_of: dict[str, list[int]] = {}
    for row, document in enumerate(documents):
        rows_of.setdefault(document, []).append(row)
    steps, held = [], None
    for rows in rows_of.values():
        known = [row for row in rows if not pd.isna(earliest[row])]
        if not known:
            steps.append(Step(rows[0], None, held, held, ""))
            continue
        # Mentions of one document that were joined share a day.
        named = (max(earliest[row].toordinal() for row in known), min(latest[row].toordinal() for row in known))
        sharpest = min(known, key=lambda row: latest[row] - earliest[row])
        before, move = held, "" if held is None else step_between(held, named)
        if move != "same":
            overlaps = held is not None and max(held[0], named[0]) <= min(held[1], named[1])
            held = (max(held[0], named[0]), min(held[1], named[1])) if overlaps else named
        steps.append(Step(sharpest, named, held, before, move))
    return steps
