"""Sides: the passages that count on one side of a comparison, and how often its documents hold each term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.terms.terms import TermCounts

if TYPE_CHECKING:
    from scipy import sparse

# What is read of the passages of a side.
FACTS = ["document", "n_tokens", "copy_of"]


@dataclass(frozen=True, eq=False)
class Side:
    """The passages of one side, each copied one once; they are rows of a table of counts.

    Attributes
    ----------
    rows : numpy.ndarray of int, (n_rows,)
        The rows of the counts that belong to the side.
    numbers : numpy.ndarray of int, (n_rows,)
        The document of each, as its place in `documents`.
    documents : numpy.ndarray of str, (n_documents,)
        Those that hold one of these passages.
    tokens : numpy.ndarray of int, (n_documents,)
        Of these passages of each document.
    """

    rows: np.ndarray
    numbers: np.ndarray
    documents: np.ndarray
    tokens: np.ndarray

    @cached_property
    def n_tokens(self) -> int:
        """The tokens of all passages that count."""
        return int(self.tokens.sum())

    @property
    def n_documents(self) -> int:
        """The documents that hold a passage that counts."""
        return len(self.documents)

    def uses(self, counts: sparse.csr_matrix) -> np.ndarray:
        """Add up the uses of each term; (n_terms,), int64."""
        weights = np.zeros(counts.shape[0], dtype=np.int64)
        weights[self.rows] = 1
        return counts.T @ weights

    def by_document(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """Add up the uses of each term in each document; (n_documents, n_terms), int64."""
        from scipy import sparse

        ones = np.ones(len(self.rows), dtype=np.int64)
        belongs = sparse.csr_matrix((ones, (self.numbers, self.rows)), shape=(self.n_documents, counts.shape[0]))
        return belongs @ counts


def side_of(passages: pd.DataFrame, rows: np.ndarray) -> Side:
    """Make a side of some passages.

    Parameters
    ----------
    passages : DataFrame
        ``document``, ``n_tokens``, ``copy_of``; index ``passage``.
    rows : numpy.ndarray of int, (n_passages,)
        The row of each passage in the counts.

    Examples
    --------
    >>> passages = pd.DataFrame({"document": ["a", "b", "b"], "n_tokens": [4, 4, 2], "copy_of": pd.array([None, 0, None], "Int64")})
    >>> side = side_of(passages, np.array([0, 1, 2]))
    >>> side.documents.tolist(), side.tokens.tolist()
    (['a', 'b'], [4, 2])
    """
    once = counts_once(passages)
    kept = passages[once]
    numbers, documents = pd.factorize(kept["document"])
    tokens = np.bincount(numbers, weights=kept["n_tokens"].to_numpy(dtype=float), minlength=len(documents)).astype(np.int64)
    return Side(rows[once], numbers, np.asarray(documents, dtype=object), tokens)


def counts_once(passages: pd.DataFrame) -> np.ndarray:
    """Mark the passages that repeat no other of these, (n_passages,) of bool; of copies without their original the first stands for it.

    Examples
    --------
    >>> counts_once(pd.DataFrame({"copy_of": pd.array([None, 0, 7, 7], "Int64")})).tolist()
    [True, False, True, False]
    """
    original = passages["copy_of"]
    # A copy whose original was filtered out stands for it.
    stands = ~original.isin(passages.index).to_numpy()
    return stands & ~(original.notna() & original.duplicated()).to_numpy(dtype=bool)


def find_rows(counts: TermCounts, passages: pd.DataFrame, name: str) -> np.ndarray:
    """Find the rows of passages in counts made before.

    Parameters
    ----------
    counts : TermCounts
    passages : DataFrame
    name : str
        What the passages are those of, for the error.

    Raises
    ------
    ValueError
        If `counts` are none, or lack some of the passages.
    """
    if not isinstance(counts, TermCounts):
        raise ValueError(f"counts must be TermCounts, such as term_counts(corpus) gives; got {type(counts).__name__}.")
    rows = counts.passages.get_indexer(passages.index)
    n_lacking = int((rows < 0).sum())
    if n_lacking:
        raise ValueError(f"counts must hold the passages of {name}; got none of {n_lacking:,}. Leave it out, or count the whole corpus.")
    return rows
