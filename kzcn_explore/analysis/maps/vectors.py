"""Vectors: documents and passages as TF-IDF of a model's terms, a copy counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.counting import smooth_idf, tfidf

if TYPE_CHECKING:
    from scipy import sparse


def sum_counts(counts: sparse.csr_matrix, corpus: Corpus) -> sparse.csr_matrix:
    """Add up the counts of each document's passages; (n_passages, n_terms) becomes (n_documents, n_terms)."""
    from scipy import sparse

    holders = corpus.find_documents(corpus.passage_facts(["document"])["document"])
    of = sparse.csr_matrix((np.ones(len(holders), dtype=np.int64), (holders, np.arange(len(holders)))), shape=(len(corpus), len(holders)))
    sums = (of @ counts).tocsr()
    sums.sort_indices()
    return sums


def weigh_once(counts: sparse.csr_matrix, copied: np.ndarray) -> sparse.csr_matrix:
    """Weigh counts by TF-IDF, rows of length one; a term is as rare as the rows that copy no other make it.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_rows, n_terms)
    copied : numpy.ndarray of bool, (n_rows,)
        Which rows repeat another one.

    Returns
    -------
    scipy.sparse.csr_matrix of float64, (n_rows, n_terms)

    Examples
    --------
    >>> from scipy import sparse
    >>> weights = weigh_once(sparse.csr_matrix([[1, 1], [0, 2], [0, 2]]), np.array([False, False, True]))
    >>> weights.toarray().round(3).tolist()
    [[0.815, 0.58], [0.0, 1.0], [0.0, 1.0]]
    """
    return tfidf(counts, smooth_idf(counts[~copied]))


def are_copies(copy_of: pd.Series, index: pd.Index) -> np.ndarray:
    """Tell which rows repeat another row that is there; a copy whose original was filtered out stands for it."""
    return copy_of.isin(index).to_numpy()
