"""Intervals: how well the days that two mentions name agree, and how a date moved from one document to the next."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

# Up to a quarter of a year (three whole months) an interval is as good as a day; a longer one says less.
SHARP = 92
# A date that has moved agrees half at best, and not at all after a year: what comes back every year is another event.
MOVED = 0.5
YEAR = 366


class Spans(NamedTuple):
    """The days of many mentions as numbers (days since 1970), the order of their documents, and what lay ahead.

    Attributes
    ----------
    first, last : numpy.ndarray of int64
        Both inclusive.
    known : numpy.ndarray of bool
        False where the text leaves the days open.
    written_first, written_last : numpy.ndarray of int64
        The days on which the document may have been written; open ends are the ends of time.
    ahead : numpy.ndarray of bool
    """

    first: np.ndarray
    last: np.ndarray
    known: np.ndarray
    written_first: np.ndarray
    written_last: np.ndarray
    ahead: np.ndarray


def interval_agreement(spans: Spans, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Tell how well the days of pairs of mentions agree, from 0 to 1.

    Overlapping intervals: the days that both hold over those of the shorter (Szymkiewicz-Simpson), times √(92 / days of the longer)
    where that is longer than 92. Others: half at best, falling to nothing after a year between them, and only where the document that
    surely was written first spoke of a day ahead; a plan may be put off, what is done may not.

    Parameters
    ----------
    spans : Spans
    one, other : array of int
        Which mentions are compared.

    Returns
    -------
    array of float, (n_pairs,)
    """
    first, last = np.maximum(spans.first[one], spans.first[other]), np.minimum(spans.last[one], spans.last[other])
    days, other_days = (spans.last[side] - spans.first[side] + 1 for side in (one, other))
    longer = np.maximum(np.maximum(days, other_days), SHARP)
    overlap = np.clip(last - first + 1, 0, None) / np.minimum(days, other_days)
    one_before = (spans.written_last[one] < spans.written_first[other]) & spans.ahead[one]
    other_before = (spans.written_last[other] < spans.written_first[one]) & spans.ahead[other]
    gap = np.clip(first - last - 1, 0, YEAR)
    moved = np.where((overlap == 0) & (one_before | other_before), MOVED * (1 - gap / YEAR), 0)
    agreed = (overlap + moved) * np.sqrt(SHARP / longer)
    return np.where(spans.known[one] & spans.known[other], agreed, 0.0)


Days = tuple[int, int]


def step_between(before: Days, after: Days) -> str:
    """Name how an interval moved: "same" (a wider one that holds it, too), "sharper", "later" or "earlier".

    Examples
    --------
    >>> [step_between((10, 20), after) for after in ((10, 20), (0, 30), (12, 15), (25, 30), (5, 12))]
    ['same', 'same', 'sharper', 'later', 'earlier']
    """
    if after[0] <= before[0] and before[1] <= after[1]:
        return "same"
    if before[0] <= after[0] and after[1] <= before[1]:
        return "sharper"
    return "later" if sum(after) > sum(before) else "earlier"
