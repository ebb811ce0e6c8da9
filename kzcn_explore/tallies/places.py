"""Places: where the texts of a view name an actor, quote a speaker or speak of an event."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import is_whole
from kzcn_explore.analysis.timelines.periods import place_documents
from kzcn_explore.tallies.marking import merged_spans

COLUMNS = ["document", "passage", "start", "end"]
LANES = ("published", "past", "ahead")
# A theme takes so much of a quotation that stands behind its share of a speaker's words, where it takes that of any.
HELD = 0.02


def find_places(view, what: str, *which: object) -> pd.DataFrame:
    """Find where a view names, quotes or dates something; see ``View.places``.

    Parameters
    ----------
    view : Spoken
    what : str
    *which
    """
    if what not in _FINDERS:
        raise ValueError(f"what must be one of {[*_FINDERS]}; got {what!r}.")
    find, least, most = _FINDERS[what]
    if len(which) < least or (most is not None and len(which) > most):
        takes = f"{least} or more" if most is None else f"{least}" if least == most else f"{least} or {most}"
        raise ValueError(f"places({what!r}, …) takes {takes} beside; got {len(which)}.")
    return find(view, *which)[COLUMNS]


def mark_places(rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Mark places in passages, beside what is marked already.

    Parameters
    ----------
    rows : DataFrame, one row a passage
        ``passage``, by column or else by index, and ``marks``; see ``View.evidence``.
    table : DataFrame
        ``passage``, ``start``, ``end``.
    """
    passages = rows.get("passage", rows.index)
    here = table[table["passage"].isin(passages)]
    spans: dict[int, list[tuple[int, int]]] = {}
    for passage, start, end in zip(here["passage"].tolist(), here["start"].tolist(), here["end"].tolist(), strict=True):
        spans.setdefault(passage, []).append((start, end))
    marks = [merged_spans([*marked, *spans.get(passage, [])]) for passage, marked in zip(passages, rows["marks"], strict=True)]
    return rows.assign(marks=pd.Series(marks, index=rows.index, dtype=object))


def _of_actor(view, actor: str) -> pd.DataFrame:
    mentions = view.actor_mentions
    return mentions[mentions["actor"] == actor]


def _of_link(view, actor: str, other: str) -> pd.DataFrame:
    both = view.actor_mentions[view.actor_mentions["actor"].isin([actor, other])]
    return both[both.groupby("passage")["actor"].transform("nunique") == 2]


def _of_speaker(view, speaker: str, part: object = None) -> pd.DataFrame:
    said = view.quotations[view.quotations["speaker"] == speaker]
    if part is None or said.empty:
        return said
    if isinstance(part, str | pd.Timestamp):
        documents = said.drop_duplicates("document").set_index("document")
        period = place_documents(documents, view.study.every).reindex(said["document"])
        return said[(period == _first_day(part)).to_numpy()]
    n_themes = len(view.study.model.labels_)
    if not is_whole(part) or not 0 <= part < n_themes:
        raise ValueError(f"a speaker's part must be the first day of a period, or a theme of 0 to {n_themes - 1}; got {part!r}.")
    shares = np.asarray(view.study.model.transform(said["text"]), dtype=float)[:, part]
    return said[shares >= min(HELD, shares.max())] if shares.max() > 0 else said.iloc[:0]


def _of_quotation(view, row: int) -> pd.DataFrame:
    table = view.quotations
    rows = {row}
    # The parts of a quotation follow one another, in this order.
    for later, earlier in table["continues"].dropna().items():
        if earlier in rows:
            rows.add(later)
    return table[table.index.isin(rows)]


def _of_event(view, event: int) -> pd.DataFrame:
    mentions = view.event_mentions
    return mentions[mentions["event"] == event]


def _of_mentions(view, *rows: int) -> pd.DataFrame:
    mentions = view.event_mentions
    return mentions[mentions.index.isin(rows)]


def _of_lane(view, lane: str, period: object) -> pd.DataFrame:
    if lane not in LANES:
        raise ValueError(f"a lane must be one of {[*LANES]}; got {lane!r}.")
    mentions = view.event_mentions[view.event_mentions["lane"] == lane]
    return mentions[(place_documents(mentions, view.study.every) == _first_day(period)).to_numpy()]


def _first_day(period: object) -> pd.Timestamp:
    try:
        return pd.Timestamp(period)
    except ValueError:
        raise ValueError(f"a period must be its first day, such as '2022-06-01'; got {period!r}.") from None


# What is asked for, and of how many things beside.
_FINDERS: dict[str, tuple[Callable, int, int | None]] = {
    "actor": (_of_actor, 1, 1),
    "link": (_of_link, 2, 2),
    "speaker": (_of_speaker, 1, 2),
    "quotation": (_of_quotation, 1, 1),
    "event": (_of_event, 1, 1),
    "mention": (_of_mentions, 1, None),
    "lane": (_of_lane, 2, 2),
}
