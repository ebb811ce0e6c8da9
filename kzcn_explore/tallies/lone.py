"""Lone documents: those that a timeline draws by themselves, since their period holds few or they fit into none."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.tallies.chosen import Chosen


def lone_documents(chosen: Chosen, every: str, *, fewer: int, most: int, most_unplaced: int) -> np.ndarray:
    """Find the chosen documents of periods that hold few of them, and those that fit into no period.

    Parameters
    ----------
    chosen : Chosen
    every : {"day", "week", "month", "quarter", "year"}
    fewer : int
        A period holds few if it holds fewer than this.
    most, most_unplaced : int
        Of more such documents of either kind there are none in the answer.

    Returns
    -------
    numpy.ndarray of bool, (n_documents,)
    """
    intervals = chosen.rows.intervals
    periods, places = intervals.by_period(every)
    place_of = places[intervals.of]
    there = np.ones(chosen.rows.n_documents, dtype=bool) if chosen.documents is None else chosen.documents
    sizes = np.bincount(place_of[there & (place_of >= 0)], minlength=len(periods))
    alone, unplaced = there & (place_of >= 0), there & (place_of < 0)
    alone[alone] = sizes[place_of[alone]] < fewer
    lone = np.zeros(chosen.rows.n_documents, dtype=bool)
    for kind, limit in ((alone, most), (unplaced, most_unplaced)):
        if kind.sum() <= limit:
            lone |= kind
    return lone


def lone_document_themes(chosen: Chosen, themed, lone: np.ndarray) -> pd.DataFrame:
    """Tell how much of each of some chosen documents every theme takes; see ``kzcn_explore.document_themes``.

    Parameters
    ----------
    chosen : Chosen
    themed : Themed
        The corpus and its themes.
    lone : numpy.ndarray of bool, (n_documents,)
        Which of the documents.
    """
    rows = chosen.rows
    mask = lone[rows.holders] if chosen.whole_documents else lone[rows.holders] & chosen.passages
    held = np.flatnonzero(mask)
    passages = rows.corpus.read_passages(held, ["document", "position", "n_tokens"])
    documents = rows.corpus.read_documents(np.flatnonzero(lone), [*DOCUMENT_FACTS])
    n_tokens = passages.groupby("document")["n_tokens"].sum().reindex(documents.index, fill_value=0)
    none = pd.DataFrame()
    few = Corpus(documents.assign(n_tokens=n_tokens), passages, none, none, none, rows.corpus.fingerprint)
    shares = pd.DataFrame(themed.read_shares(held), index=passages.index, columns=range(len(themed.model.labels_)))
    return theme_tables.document_themes(themed.model, few, shares=shares)
