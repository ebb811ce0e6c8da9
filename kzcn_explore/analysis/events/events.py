"""Events: what the texts date, one row a thing, and how its date sharpened or moved from one document to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.events.event_mentions import Progress, event_mentions
from kzcn_explore.analysis.events.steps import follow_days
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "event": "int64", "what": "str", "n_mentions": "int64", "n_once": "int64", "n_documents": "int64", "first_named": "datetime64[s]",
    "earliest": "datetime64[s]", "latest": "datetime64[s]", "precision": "str", "status": "str", "documents": "object", "slips": "object",
    "n_slips": "int64", "done": "bool",
}  # fmt: skip


def events(corpus: Corpus, *, apart: Sequence[tuple[int, int]] = (), progress: Progress | None = None) -> pd.DataFrame:
    """List what the texts date, each thing once, whichever documents speak of it.

    Parameters
    ----------
    corpus : Corpus
    apart : sequence of (int, int), optional
        Mentions that are of different events, by their index in ``event_mentions(corpus)``.
    progress : callable, optional
        See ``event_mentions``.

    Returns
    -------
    DataFrame, one row an event, in the order of the first mentions
        ``event``, ``what`` (``event_what`` of its mentions), ``n_mentions``, ``n_once`` (of them those in passages that repeat no earlier
        one), ``n_documents``, ``first_named`` (the date of the first document that names it, or its earliest possible day; NaT without
        one), ``earliest``, ``latest`` (the days that the mentions agree on; after a slip those of the later documents; NaT where the
        texts leave them open), ``precision`` (of the sharpest mention since), ``status`` (in the last document that speaks of it),
        ``documents`` (list, in the order of their dates), ``slips`` (list, one shorter than the documents that give days: how the days
        moved from one to the next, "same", "sharper", "later" or "earlier"; a wider interval that holds the last one is the same),
        ``n_slips`` (how many of them are "later", of what a document before set ahead), ``done`` (the last document speaks of it as past,
        and of nothing of it as ahead).

    Raises
    ------
    ValueError
        If `corpus` is none, or `apart` names no pair of different mentions, or `progress` is no function.

    Notes
    -----
    How mentions are joined, ``event_mentions`` says. Documents without a date stand last.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> texts = ["The president of Freedonia will pay a state visit to Sylvania in autumn 2021.",
    ...          "The state visit of the president of Freedonia to Sylvania is planned for 4 October 2021."]
    >>> corpus = kz.load_corpus(pd.DataFrame({"date": ["2021-05-02", "2021-08-10"], "text": texts}))
    >>> events(corpus)[["n_documents", "first_named", "earliest", "latest", "slips"]]
       n_documents first_named   earliest     latest      slips
    0            2  2021-05-02 2021-10-04 2021-10-04  [sharper]
    """
    return event_table(event_mentions(corpus, apart=apart, progress=progress))


def event_table(mentions: pd.DataFrame) -> pd.DataFrame:
    """Make the table of events from that of their mentions, as ``event_mentions`` gives it."""
    cuts = np.flatnonzero(np.diff(mentions["event"].to_numpy(), prepend=-1, append=-1)) if len(mentions) else np.zeros(1, dtype=int)
    columns = {name: mentions[name].tolist() for name in ("document", "earliest", "latest", "precision", "event_what", "lane", "is_copy")}
    rows = []
    for first, last in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        documents = [*dict.fromkeys(columns["document"][first:last])]
        rows.append(
            {
                "what": columns["event_what"][first],
                "n_mentions": last - first,
                "n_once": columns["is_copy"][first:last].count(False),
                "n_documents": len(documents),
                "documents": documents,
                "done": _is_done(columns["document"][first:last], columns["lane"][first:last]),
                **_days(*(columns[name][first:last] for name in ("document", "earliest", "latest", "precision", "lane"))),
            }
        )
    table = pd.DataFrame(rows, columns=[*COLUMNS])
    opening, closing = mentions.iloc[cuts[:-1]], mentions.iloc[cuts[1:] - 1]
    table["event"] = opening["event"].to_numpy()
    table["first_named"] = opening["date"].fillna(opening["document_earliest"]).to_numpy()
    table["status"] = closing["status"].to_numpy()
    return table.astype(COLUMNS)


def _is_done(documents: list[str], lanes: list[str | None]) -> bool:
    """Tell whether the last document speaks of an event as past, and of nothing of it as ahead."""
    last = {lane for document, lane in zip(documents, lanes, strict=True) if document == documents[-1]}
    return "past" in last and "ahead" not in last


def _days(
    documents: list[str], earliest: list[pd.Timestamp], latest: list[pd.Timestamp], precision: list[str], lanes: list[str | None]
) -> dict[str, object]:
    """Follow the days of an event from document to document: what they agree on, and how they moved."""
    steps = [step for step in follow_days(documents, earliest, latest) if step.named]
    slips = [step.move for step in steps if step.move]
    found: dict[str, object] = {"earliest": pd.NaT, "latest": pd.NaT, "precision": precision[0]}
    if steps:
        found["earliest"], found["latest"] = (pd.Timestamp.fromordinal(day) for day in steps[-1].held)
        found["precision"] = next(precision[step.row] for step in reversed(steps) if step.move != "same")
    promised = lanes.index("ahead") if "ahead" in lanes else len(lanes)
    n_slips = sum(step.move == "later" and promised < documents.index(documents[step.row]) for step in steps)
    return found | {"slips": slips, "n_slips": n_slips}
