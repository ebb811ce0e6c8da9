"""Counting: strings become sparse counts of terms, and TF-IDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse

Analyzer = Callable[[str], list[str]]


def count_terms(
    texts: Iterable[str], analyzer: Analyzer, *, min_texts: int = 1, terms: list[str] | None = None
) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Count the terms of every text with scikit-learn's ``CountVectorizer``.

    Parameters
    ----------
    texts : iterable of str
    analyzer : callable, str -> list of str
        Gives the terms of one text, in order, repeats included.
    min_texts : int, default 1
        Leave out a term that stands in fewer texts.
    terms : list of str, optional
        Count these terms only, in this order; `min_texts` then has no effect.

    Returns
    -------
    counts : scipy.sparse.csr_matrix, (n_texts, n_terms), int64, sorted indices
    terms : numpy.ndarray of str, (n_terms,)
        Ascending, unless given.
    """
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer

    texts = list(texts)
    if terms is not None and len(terms) == 0:
        return sparse.csr_matrix((len(texts), 0), dtype=np.int64), np.array([], dtype=object)
    vectorizer = CountVectorizer(analyzer=analyzer, vocabulary=terms)
    try:
        counts = vectorizer.fit_transform(texts) if terms is None else vectorizer.transform(texts)
    except ValueError as error:
        if "empty vocabulary" not in str(error):
            raise
        return sparse.csr_matrix((len(texts), 0), dtype=np.int64), np.array([], dtype=object)
    found = np.asarray(vectorizer.get_feature_names_out(), dtype=object)
    counts.sort_indices()
    if terms is None and min_texts > 1:
        kept = np.bincount(counts.indices, minlength=counts.shape[1]) >= min_texts
        counts, found = counts[:, kept], found[kept]
    return counts, found


def document_frequency(counts: sparse.csr_matrix) -> np.ndarray:
    """Count the texts that hold each term, shape (n_terms,)."""
    return np.bincount(counts.indices[counts.data > 0], minlength=counts.shape[1])


def smooth_idf(counts: sparse.csr_matrix) -> np.ndarray:
    """Return the inverse document frequency of every term, ``ln((1 + n) / (1 + df)) + 1``, as scikit-learn smooths it."""
    return np.log((1 + counts.shape[0]) / (1 + document_frequency(counts))) + 1


def tfidf(counts: sparse.csr_matrix, idf: np.ndarray | None = None, *, sublinear: bool = True) -> sparse.csr_matrix:
    """Weigh counts by TF-IDF, every row of length one (an empty row stays empty).

    Equals ``sklearn.feature_extraction.text.TfidfTransformer(sublinear_tf=sublinear)``.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_texts, n_terms)
    idf : numpy.ndarray, (n_terms,), optional
        The inverse document frequencies of the corpus that a model was fitted on; by default those of `counts`.
    sublinear : bool, default True
        Count ``1 + ln(n)`` for a term that stands n times.

    Returns
    -------
    scipy.sparse.csr_matrix of float64, (n_texts, n_terms)
    """
    from sklearn.preprocessing import normalize

    weights = counts.astype(np.float64)
    if sublinear:
        weights.data = 1 + np.log(weights.data)
    weights = weights.multiply(smooth_idf(counts) if idf is None else idf).tocsr()
    return normalize(weights, norm="l2", copy=False) if weights.nnz else weights
