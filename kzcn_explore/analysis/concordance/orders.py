"""Orders: the matches of a pattern by place, by date, by source, or by the words beside them."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pandas as pd

from kzcn_explore.analysis.concordance.contexts import words_before, words_behind
from kzcn_explore.analysis.concordance.matches import Matches
from kzcn_explore.analysis.concordance.searched import Searched
from kzcn_explore.analysis.themes.shares import in_date_order

SORTS = ["position", "left", "right", "date", "source"]


def check_sort(sort: str) -> str:
    """Refuse what is no order."""
    if sort not in SORTS:
        raise ValueError(f"sort must be one of {SORTS}; got {sort!r}.")
    return sort


def order_matches(searched: Searched, matches: Matches, *, sort: str = "position", window: int = 8) -> np.ndarray:
    """Order matches.

    Parameters
    ----------
    searched : Searched
    matches : Matches
    sort : {"position", "left", "right", "date", "source"}, default "position"
        See ``concordance``.
    window : int, default 8
        Words that are looked at on the left or on the right.

    Returns
    -------
    numpy.ndarray of int64, (n_matches,)
        Their numbers, the first one first.

    Raises
    ------
    ValueError
        If `sort` is none of the five.
    """
    check_sort(sort)
    by_position, documents, facts = _positions(searched, matches)
    if sort == "position":
        return by_position
    if sort in ("left", "right"):
        values = _words_beside(searched, matches, sort, window)
        present = np.ones(len(values), dtype=bool)
    else:
        column = facts[sort]
        folded = column.str.casefold() if sort == "source" else column
        values, present = folded.to_numpy()[documents], column.notna().to_numpy()[documents]
    held, lacking = by_position[present[by_position]], by_position[~present[by_position]]
    return np.concatenate([held[np.argsort(values[held], kind="stable")], lacking])


def _positions(searched: Searched, matches: Matches) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    """Order matches by place; and return the document of each, by its row in the third: what is known of these documents."""
    passages, which = np.unique(matches.passages, return_inverse=True)
    documents, of = np.unique(searched.holders(passages), return_inverse=True)
    facts = searched.corpus.read_documents(documents, ["date", "earliest", "latest", "source"])
    turns = np.empty(len(facts), dtype=np.int64)
    turns[in_date_order(facts.assign(row=np.arange(len(facts))))["row"].to_numpy()] = np.arange(len(facts))
    places = searched.corpus.read_passages(passages, ["start"])["start"].to_numpy()[which] + matches.starts
    return np.lexsort((places, turns[of][which])), of[which], facts


def _words_beside(searched: Searched, matches: Matches, sort: str, window: int) -> np.ndarray:
    """Write the words on one side of each match, the nearest first, as one string that sorts as they do; (n_matches,) of object."""
    by_passage = np.argsort(matches.passages, kind="stable")
    places = iter((matches.starts if sort == "left" else matches.ends)[by_passage].tolist())
    read = words_before if sort == "left" else words_behind
    passages, n = np.unique(matches.passages, return_counts=True)
    beside = np.empty(len(by_passage), dtype=object)
    # A space sorts before all that stands in a word.
    beside[by_passage] = [
        " ".join(read(text, place, window).words).casefold()
        for (_, text), n_here in zip(searched.texts(passages), n.tolist(), strict=True)
        for place in islice(places, n_here)
    ]
    return beside
