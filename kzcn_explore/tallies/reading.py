"""Reading: which passages stand behind a number, in the order in which they are read; only those that are read are fetched."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.themes.shares import BELONGS, DOCUMENT_FACTS
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.rows import CorpusRows

# So many documents are asked at first whether they are chosen; then twice as many, until enough are.
AT_FIRST = 4096
COLUMNS = ["passage", "document", *DOCUMENT_FACTS, "position", "text", "start", "end", "n_tokens", "copy_of", "share"]


def passages_behind(
    chosen: Chosen,
    order: np.ndarray,
    *,
    document: str | None = None,
    period: object = None,
    every: str = "year",
    among: Sequence[np.ndarray] = (),
) -> np.ndarray:
    """Find the chosen passages of a document or a period, among some.

    Parameters
    ----------
    chosen : Chosen
    order : numpy.ndarray of int64
        Passages by number, in the order in which they are read.
    document : str, optional
    period : date or str, optional
        Documents published in the period that begins on this day.
    every : {"day", "week", "month", "quarter", "year"}
        How long that period is.
    among : sequence of numpy.ndarray of int64
        Passages by number; each leaves only those that it holds.

    Returns
    -------
    numpy.ndarray of int64
        Those of `order` that are left.
    """
    rows = chosen.rows
    # What these leave is little, mostly: the rest is asked of that alone.
    for passages in among:
        held = np.zeros(rows.n_passages, dtype=bool)
        held[passages] = True
        order = order[held[order]]
    if chosen.passages is not None:
        order = order[chosen.passages[order]]
    if document is not None:
        order = order[rows.holders[order] == rows.corpus.find_documents([document])[0]]
    if period is not None:
        periods, place_of = rows.intervals.by_period(every)
        (place,) = periods.get_indexer([pd.Timestamp(period)])
        asked = place_of == place if place >= 0 else np.zeros(len(place_of), dtype=bool)
        order = order[asked[rows.intervals.of[rows.holders[order]]]]
    return order


def passages_of_theme(order: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Keep the passages that belong to a theme, of some in descending order of their shares in it.

    Parameters
    ----------
    order : numpy.ndarray of int64
        Passages by number.
    shares : numpy.ndarray, (n_passages,)
        Of all passages.
    """
    return order[: np.searchsorted(-shares[order], -BELONGS, side="right")]


def read_rows(rows: CorpusRows, passages: np.ndarray, shares: np.ndarray | None) -> pd.DataFrame:
    """Fetch passages with the facts of their documents.

    Parameters
    ----------
    rows : CorpusRows
    passages : numpy.ndarray of int64, (n,)
        By number.
    shares : numpy.ndarray, (n_passages,), optional
        Of all passages.

    Returns
    -------
    DataFrame, one row a passage, in the same order
        ``COLUMNS``; ``share`` is NaN without shares.
    """
    table = rows.corpus.read_passages(passages)
    numbers, at = np.unique(rows.holders[passages], return_inverse=True)
    facts = rows.corpus.read_documents(numbers, DOCUMENT_FACTS)
    columns = {"passage": table.index.to_numpy(), **{name: table[name].array for name in table}}
    columns |= {name: facts[name].array.take(at) for name in facts}
    columns["share"] = np.full(len(passages), np.nan) if shares is None else shares[passages].astype(float)
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def order_by_share(chosen: Chosen, shares: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sort documents by the part of their chosen tokens that a theme takes.

    Parameters
    ----------
    chosen : Chosen
    shares : numpy.ndarray, (n_passages,)
        Of one theme in all passages.

    Returns
    -------
    order : numpy.ndarray of int64
        The documents of which the theme takes anything, the greatest part first, of equal ones the earlier row.
    parts : numpy.ndarray, (n_documents,)
        NaN where a document has no tokens.
    """
    rows = chosen.rows
    tokens = rows.passage_tokens if chosen.passages is None else np.where(chosen.passages, rows.passage_tokens, 0)
    amounts = np.bincount(rows.holders, weights=shares * tokens, minlength=rows.n_documents)
    wholes = np.bincount(rows.holders, weights=tokens, minlength=rows.n_documents)
    parts = np.divide(amounts, wholes, out=np.full(rows.n_documents, np.nan), where=wholes > 0)
    held = np.flatnonzero(amounts > 0)
    return held[np.argsort(-parts[held], kind="stable")], parts


def list_documents(chosen: Chosen, order: np.ndarray, parts: np.ndarray | None, *, first: int, n: int) -> pd.DataFrame:
    """Fetch the facts of some chosen documents; see ``View.list_documents``.

    Parameters
    ----------
    chosen : Chosen
    order : numpy.ndarray of int64
        Documents by number, in the order in which they are listed.
    parts : numpy.ndarray, (n_documents,), optional
        What is listed as their share.
    first, n : int
    """
    numbers = _take(order, chosen, first, n, start=chosen.n_before if parts is None else 0)
    facts = chosen.rows.corpus.read_documents(numbers, DOCUMENT_FACTS)
    columns = {"document": facts.index.array, **{name: facts[name].array for name in facts}, "n_tokens": chosen.tokens_of(numbers)}
    return pd.DataFrame({**columns, "share": np.full(len(numbers), np.nan) if parts is None else parts[numbers]})


def _take(order: np.ndarray, chosen: Chosen, first: int, n: int, *, start: int) -> np.ndarray:
    """Return n of the documents that come through, from the `first` on; none of them stands before `start`."""
    found, size = order[:0], AT_FIRST
    while len(found) < first + n and start < len(order):
        part = order[start : start + size]
        found = np.concatenate([found, part[chosen.holds_documents(part)]])
        start, size = start + size, 2 * size
    return found[first : first + n]
