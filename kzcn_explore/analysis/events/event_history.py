"""Event history: one event as the documents speak of it, one after the other: named, sharpened, put off, done."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_table, is_whole
from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.events.event_words import step_in_words
from kzcn_explore.analysis.events.steps import Step, follow_days
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "event": "int64", "mention": "int64", "document": "str", "date": "datetime64[s]", "document_earliest": "datetime64[s]",
    "document_latest": "datetime64[s]", "title": "str", "source": "str", "passage": "int64", "start": "int64", "end": "int64",
    "quote": "str", "sentence": "str", "status": "str", "lane": "str", "earliest": "datetime64[s]", "latest": "datetime64[s]",
    "precision": "str", "step": "str", "words": "str",
}  # fmt: skip


def event_history(corpus: Corpus, event: int, *, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Follow one event from document to document.

    Parameters
    ----------
    corpus : Corpus
    event : int
        As ``event_mentions`` and ``events`` number it.
    mentions : DataFrame, optional
        ``event_mentions(corpus)``, where it is at hand already, or some of its rows.

    Returns
    -------
    DataFrame, one row a document that speaks of the event, by its date, undated ones last; none where no mention bears the number
        ``event``, ``mention`` (of the document, the one that says most of the days; an index of `mentions`), ``document``, ``date``,
        ``document_earliest``, ``document_latest``, ``title``, ``source``, ``passage``, ``start``, ``end`` (of the date as written; offsets
        into the raw text), ``quote``, ``sentence`` (as written), ``status``, ``lane``, ``earliest``, ``latest``, ``precision`` (of this
        mention), ``step`` {named, same, sharper, later, earlier, done, undated} (the first document names; done: a text speaks as past
        of what an earlier document set ahead, whatever days it gives; undated: the text leaves the days open; the others compare
        with what the documents before agreed on, see ``events``), ``words`` (the step in words, such as "slipped from May to autumn 2022").

    Raises
    ------
    ValueError
        If `corpus` is none, `event` is no whole number, or `mentions` is no table of mentions of this corpus.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> texts = ["The president of Freedonia will pay a state visit to Sylvania in autumn 2021.",
    ...          "The state visit of the president of Freedonia to Sylvania is planned for October 2021.",
    ...          "The president of Freedonia paid a state visit to Sylvania on 4 October 2021."]
    >>> corpus = kz.load_corpus(pd.DataFrame({"date": ["2021-05-02", "2021-08-10", "2021-10-05"], "text": texts}))
    >>> event_history(corpus, 0)[["step", "words"]]
          step                               words
    0    named               named for autumn 2021
    1  sharper          sharpened to October 2021
    2     done  spoken of as done, 4 October 2021
    """
    check_corpus(corpus)
    if not is_whole(event):
        raise ValueError(f"event must be the number of an event, as event_mentions(corpus) has it; got {event!r}.")
    mentions = event_mentions(corpus) if mentions is None else mentions
    check_table("mentions", mentions, "event_mentions(corpus)")
    found = mentions[mentions["event"] == event].rename_axis("mention").reset_index()
    steps = follow_days(*(found[name].tolist() for name in ("document", "earliest", "latest")))
    shown = found.iloc[[step.row for step in steps]]
    names = _names(steps, shown["lane"].tolist())
    ahead = (shown["lane"] == "ahead").cummax().tolist()
    words = [step_in_words(name, step.named, step.before, ahead=way) for name, step, way in zip(names, steps, ahead, strict=True)]
    table = shown.assign(sentence=_sentences(corpus, shown), step=names, words=words)
    return table[[*COLUMNS]].reset_index(drop=True).astype(COLUMNS)


def _names(steps: list[Step], lanes: list[str | None]) -> list[str]:
    """Name the steps: the first, those of a promise that was kept, those without days, and the moves."""
    names, promised = [], False
    for step, lane in zip(steps, lanes, strict=True):
        if promised and lane == "past":
            names.append("done")
        elif step.named is None:
            names.append("undated")
        else:
            names.append(step.move or "named")
        promised = promised or lane == "ahead"
    return names


def _sentences(corpus: Corpus, shown: pd.DataFrame) -> list[str]:
    """Cut the sentences of mentions out of their passages."""
    rows = corpus.passage_facts(["document"]).index.get_indexer(shown["passage"])
    if np.any(rows < 0):
        raise ValueError(
            "mentions must be of this corpus; got mentions in passages that it does not hold. Make them with event_mentions(corpus)."
        )
    passages = corpus.read_passages(rows, ["text", "start"])
    return [
        text[first - start : last - start]
        for text, start, first, last in zip(
            passages["text"], passages["start"], shown["sentence_start"], shown["sentence_end"], strict=True
        )
    ]
