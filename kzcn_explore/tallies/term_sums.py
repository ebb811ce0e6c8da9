"""Term sums: how often terms are used in chosen documents, by date interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.sums import Sums


def term_sums(chosen: Chosen, sizes: Sums, terms: Sequence[str]) -> Sums:
    """Add up the uses of terms in the chosen documents.

    Parameters
    ----------
    chosen : Chosen
    sizes : Sums
        Of ``size_sums``.
    terms : sequence of str
        As in ``term_timeline``.

    Returns
    -------
    Sums
        One row an interval, one series a term; ``part`` are uses.
    """
    rows = chosen.rows
    of, n = rows.intervals.of, len(rows.intervals)
    tokens = _chosen_tokens(chosen)
    columns = []
    for term in terms:
        holders, uses = _uses(chosen, term)
        documents, first = np.unique(holders, return_index=True)
        parts = np.add.reduceat(uses, first).astype(float) if len(documents) else np.zeros(0)
        at = of[documents]
        added = (np.bincount(at, weights=one, minlength=n) for one in (parts, parts**2, parts * tokens[documents]))
        columns.append([*added, np.bincount(at, minlength=n), np.bincount(of[holders], minlength=n)])
    part, part_part, part_whole, n_with, n_in = (np.array(column).reshape(len(terms), n).T for column in zip(*columns, strict=True))
    return replace(sizes, part=part, part_part=part_part, part_whole=part_whole, n_with=n_with, n_in=n_in)


def document_uses(chosen: Chosen, terms: Sequence[str], documents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count the uses of terms in some chosen documents, (n, n_terms), and give their tokens, (n,).

    Parameters
    ----------
    chosen : Chosen
    terms : sequence of str
    documents : numpy.ndarray of int64, (n,)
        Ascending.
    """
    counted = []
    for term in terms:
        holders, uses = _uses(chosen, term)
        at = np.searchsorted(documents, holders)
        known = at < len(documents)
        known[known] = documents[at[known]] == holders[known]
        counted.append(np.bincount(at[known], weights=uses[known], minlength=len(documents)))
    return np.column_stack(counted), _chosen_tokens(chosen)[documents].astype(float)


def _uses(chosen: Chosen, term: str) -> tuple[np.ndarray, np.ndarray]:
    """Find the documents, ascending, of the chosen passages that hold a term, one a passage, and how often each passage uses it."""
    passages, uses = chosen.rows.find(term)
    if chosen.passages is not None:
        kept = chosen.passages[passages]
        passages, uses = passages[kept], uses[kept]
    holders = chosen.rows.holders[passages]
    if not chosen.rows.in_turn:
        order = np.argsort(holders, kind="stable")
        holders, uses = holders[order], uses[order]
    return holders, uses


def _chosen_tokens(chosen: Chosen) -> np.ndarray:
    """Count the chosen tokens of each document, (n_documents,)."""
    rows = chosen.rows
    if chosen.whole_documents:
        return rows.document_tokens
    passages = chosen.passage_numbers
    return np.bincount(rows.holders[passages], weights=rows.passage_tokens[passages], minlength=rows.n_documents)
