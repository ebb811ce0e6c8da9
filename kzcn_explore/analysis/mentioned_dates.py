"""Mentioned dates: every date that the documents name, and whether it lay behind or ahead when they were written."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.dates.finding import find_dates

# Passages that are held at a time.
BLOCK = 2000
COLUMNS = {
    "document": "str",
    "passage": "int64",
    "start": "int64",
    "end": "int64",
    "quote": "str",
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "precision": "str",
    "status": "str",
}


def mentioned_dates(corpus: Corpus) -> pd.DataFrame:
    """List every date that a text names, in English, Russian, Kazakh or Chinese.

    Words such as "last week" are seen from the day of publication; where only an interval is known for that, what they mean is an
    interval too. What the text leaves open ("two days after the talks") has no days. Names are not dates ("2030 Agenda").

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a date named in a text, in the order of the texts
        ``document``, ``passage``, ``start`` and ``end`` (offsets into the raw text), ``quote``, ``earliest`` and ``latest`` (the days
        meant; NaT where the text leaves them open), ``precision`` {day, week, month, quarter, season, half, year, decade, span},
        ``status`` {past, present, planned, future, unresolved}: behind the publication, around it, ahead with words of planning, ahead
        without, or not known.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> frame = pd.DataFrame({"date": ["2022-06-09"], "text": ["The visit is planned for next month."]})
    >>> kz.mentioned_dates(kz.load_corpus(frame))[["quote", "earliest", "status"]]
            quote   earliest   status
    0  next month 2022-07-01  planned
    """
    facts = corpus.document_facts(["earliest", "latest", "language"])
    anchors = {
        document: (None if pd.isna(first) else first.date(), None if pd.isna(last) else last.date())
        for document, first, last in zip(facts.index, facts["earliest"], facts["latest"], strict=True)
    }
    languages = facts["language"].to_dict()
    rows = []
    for block in range(0, corpus.n_passages, BLOCK):
        passages = corpus.read_passages(np.arange(block, min(block + BLOCK, corpus.n_passages)), ["document", "text", "start"])
        for passage, document, text, start in zip(passages.index, passages["document"], passages["text"], passages["start"], strict=True):
            language = languages[document]
            for found in find_dates(text, anchor=anchors[document], language=None if pd.isna(language) else language):
                days = (found.earliest, found.latest)
                rows.append((document, passage, start + found.start, start + found.end, found.quote, *days, found.precision, found.status))
    return pd.DataFrame(rows, columns=[*COLUMNS]).astype(COLUMNS)
