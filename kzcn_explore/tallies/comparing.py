"""Comparing: what is chosen beside something else that is, or beside all that is not, term by term."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.comparison.comparing import compare_sides
from kzcn_explore.analysis.comparison.sides import Side
from kzcn_explore.analysis.terms.terms import TermCounts
from kzcn_explore.tallies.chosen import Chosen


def compare_chosen(counts: TermCounts, target: Chosen, reference: Chosen, *, n_terms: int | None = None, min_n: int = 2) -> pd.DataFrame:
    """Compare how often two parts of a corpus use each term.

    Parameters
    ----------
    counts : TermCounts
        Of all passages, in their order.
    target, reference : Chosen
        What the reference lets through of the target stands on the target's side only.
    n_terms : int, optional
    min_n : int, default 2

    Returns
    -------
    DataFrame, one row a term
        As of ``keyness``.

    Raises
    ------
    ValueError
        If a side holds no word.
    """
    check_whole("min_n", min_n)
    if n_terms is not None:
        check_whole("n_terms", n_terms)
    if target.passages is None or target.passages.all():
        raise ValueError("target must leave something out; got all passages. Choose dates, a source or words to compare with the rest.")
    reference = reference.narrowed(~target.passages)
    sides = side_of_chosen(target), side_of_chosen(reference)
    for name, side in zip(("target", "reference"), sides, strict=True):
        if not side.n_tokens:
            raise ValueError(f"{name} must hold a word; got none. Choose more dates or documents.")
    return compare_sides(counts, *sides, n_terms=n_terms, min_n=min_n)


def side_of_chosen(chosen: Chosen) -> Side:
    """Make the side that chosen passages are; each copied one counts once, as in ``side_of``."""
    rows = chosen.rows
    kept = chosen.passage_numbers[counts_once(chosen)]
    numbers, holders = pd.factorize(rows.holders[kept])
    tokens = np.bincount(numbers, weights=rows.passage_tokens[kept], minlength=len(holders)).astype(np.int64)
    documents = rows.corpus.document_facts(["n_passages"]).index.to_numpy(dtype=object)[holders]
    return Side(kept, numbers, documents, tokens)


def counts_once(chosen: Chosen) -> np.ndarray:
    """Mark the chosen passages that repeat no other chosen one; of copies of one that is not chosen the first stands for it."""
    original, place = (which[chosen.passage_numbers] for which in chosen.rows.originals)
    is_copy = original >= 0
    held = np.ones(chosen.rows.n_passages, dtype=bool) if chosen.passages is None else chosen.passages
    once = ~((place >= 0) & held[place])
    copies = np.flatnonzero(is_copy)
    first = copies[np.unique(original[copies], return_index=True)[1]]
    again = np.setdiff1d(copies, first, assume_unique=True)
    once[again] = False
    return once
