"""Event timeline: how many dates the texts name in each period, in three lanes: around their own day, behind, ahead."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_table
from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.timelines.periods import PERIODS, check_every, place_documents
from kzcn_explore.corpus.model import Corpus

LANES = ("published", "past", "ahead")
# A table of so many periods can be looked through.
MANY = 120
# Of the dates spoken of in a lane one in so many at either end may lie far off.
FAR = 20
COLUMNS = {"period": "datetime64[s]", "lane": "str", "n_mentions": "int64", "n_events": "int64", "n_documents": "int64"}


def event_timeline(corpus: Corpus, *, every: str = "month", mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count by period what was published in it, what the texts speak of as past in it, and what as ahead.

    Parameters
    ----------
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    mentions : DataFrame, optional
        ``event_mentions(corpus)``, where it is at hand already, or some of its rows.

    Returns
    -------
    DataFrame, one row a period and lane, periods ascending and without gaps
        ``period`` (first day), ``lane`` {published, past, ahead}, ``n_mentions`` (whose days lie in the period; of "published" those
        that date something around the day of their own document), ``n_events``, ``n_documents`` (past and ahead: that hold
        these mentions; published: that were published in the period). ``attrs``: ``every``, ``n_unplaced`` (mentions whose days are
        open or in more than one period, or that are of no lane), ``n_documents_unplaced`` (documents not known to one period),
        ``n_before``, ``n_after`` (mentions outside the periods of the table).

    Raises
    ------
    ValueError
        If `corpus` is none, `every` is not one of the five, or `mentions` is no table.

    Notes
    -----
    The periods run from the first to the last that holds a mention or a document, where these are 120 at most. Of more, those of the
    documents are kept, however many they are, and around them those that the middle 90 % of the mentions of each lane take (without the
    first and the last twentieth), up to 120 together; if these are more, as many on either side. A year 1492 does not stretch the table.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> frame = pd.DataFrame({"date": ["2021-05-02"], "text": ["The dam was opened in April 2021. The bridge will open in June 2021."]})
    >>> table = event_timeline(kz.load_corpus(frame))
    >>> table[table["n_documents"] > 0]
          period       lane  n_mentions  n_events  n_documents
    1 2021-04-01       past           1         1            1
    3 2021-05-01  published           0         0            1
    8 2021-06-01      ahead           1         1            1
    """
    check_corpus(corpus)
    check_every(every)
    mentions = event_mentions(corpus) if mentions is None else mentions
    check_table("mentions", mentions, "event_mentions(corpus)")
    places = place_documents(mentions, every)
    placed = mentions.assign(period=places)[places.notna().to_numpy() & mentions["lane"].isin(LANES).to_numpy()]
    published = place_documents(corpus.document_facts(["earliest", "latest"]), every)
    frequency = PERIODS[every]
    numbers = _numbers(placed["period"], frequency)
    of_documents = _numbers(published.dropna(), frequency)
    first, last = _ends([numbers[placed["lane"].to_numpy() == lane] for lane in LANES], of_documents)
    inside = (numbers >= first) & (numbers <= last)
    columns = _columns(placed[inside], numbers[inside] - first, of_documents - first, last - first + 1)
    table = pd.DataFrame(columns)
    starts = pd.PeriodIndex.from_ordinals(np.arange(first, last + 1), freq=frequency).start_time
    table.insert(0, "period", np.repeat(starts.to_numpy(), len(LANES)))
    table = table.astype(COLUMNS)
    table.attrs = {
        "every": every,
        "n_unplaced": len(mentions) - len(placed),
        "n_documents_unplaced": int(published.isna().sum()),
        "n_before": int((numbers < first).sum()),
        "n_after": int((numbers > last).sum()),
    }
    return table


def _numbers(periods: pd.Series, frequency: str) -> np.ndarray:
    """Number periods by the calendar."""
    return pd.PeriodIndex(periods, freq=frequency).asi8


def _ends(of_lanes: list[np.ndarray], of_documents: np.ndarray) -> tuple[int, int]:
    """Return the first and the last period of the table; a last before the first where there is none."""
    everything = np.concatenate([*of_lanes, of_documents])
    if not len(everything):
        return 0, -1
    least, most = int(everything.min()), int(everything.max())
    if most - least < MANY:
        return least, most
    middles = np.concatenate([_middle(numbers) for numbers in of_lanes])
    own = of_documents if len(of_documents) else np.sort(middles)[len(middles) // 2 :][:1]
    wanted = np.concatenate([middles, own])
    return _widened((int(own.min()), int(own.max())), (int(wanted.min()), int(wanted.max())))


def _middle(numbers: np.ndarray) -> np.ndarray:
    """Leave out the same number of the first and of the last, one in twenty each."""
    n_out = len(numbers) // FAR
    return np.sort(numbers)[n_out : len(numbers) - n_out]


def _widened(own: tuple[int, int], wanted: tuple[int, int]) -> tuple[int, int]:
    """Widen the periods of the documents to those wanted, while they are not too many; by as much on either side, if both want more."""
    room = max(MANY - (own[1] - own[0] + 1), 0)
    before, after = own[0] - wanted[0], wanted[1] - own[1]
    n_before = min(before, max(room // 2, room - after))
    return own[0] - n_before, own[1] + min(after, room - n_before)


def _columns(placed: pd.DataFrame, rows: np.ndarray, of_documents: np.ndarray, n_periods: int) -> dict[str, object]:
    """Count in every period the mentions, events and documents of each lane."""
    lanes = placed["lane"].map({lane: number for number, lane in enumerate(LANES)}).to_numpy(dtype=np.int64)
    cells = rows * len(LANES) + lanes
    n_cells = n_periods * len(LANES)
    counts = {"n_mentions": np.bincount(cells, minlength=n_cells)}
    for name, column in (("n_events", "event"), ("n_documents", "document")):
        once = pd.DataFrame({"cell": cells, "of": placed[column].to_numpy()}).drop_duplicates()
        counts[name] = np.bincount(once["cell"].to_numpy(), minlength=n_cells)
    counts["n_documents"][LANES.index("published") :: len(LANES)] = np.bincount(of_documents, minlength=n_periods)
    return {"lane": np.tile(np.array(LANES, dtype=object), n_periods), **counts}
