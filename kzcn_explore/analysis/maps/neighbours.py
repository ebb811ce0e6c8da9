"""Neighbours: the documents that are most like one, and the terms that they share with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_model, check_whole
from kzcn_explore.analysis.maps.vectors import are_copies, sum_counts, weigh_once
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS, given_counts, in_date_order
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from scipy import sparse

# So many shared terms are named.
N_TERMS = 5


def neighbours(model, corpus: Corpus, document: str, *, n: int = 10, counts: sparse.csr_matrix | None = None) -> pd.DataFrame:
    """Find the documents that use the terms of the themes most as one does.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted. Only its terms are compared: of a ThemeModel names are none, unless it keeps them.
    corpus : Corpus
    document : str
        Its id.
    n : int, default 10
        At most so many.
    counts : scipy.sparse.csr_matrix, optional
        ``model.count(corpus.passages["text"])``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a neighbour, the most alike first, of equals the earlier one
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``likeness`` (cosine of the documents'
        TF-IDF with sublinear counts, 0 to 1), ``terms`` (list of up to five shared terms, those first that add most to the likeness, as the
        corpus writes them), ``is_copy`` (whether one of the two repeats the other, or both the same third). Documents that share no
        term are none. ``attrs``: ``document``, ``title``.

    Raises
    ------
    ValueError
        If the corpus has no such document, or `n` is no whole number of at least 1.

    References
    ----------
    Salton & Buckley (1988), on weights of terms and the cosine.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> found = neighbours(model, corpus, corpus.documents.index[0], n=2)
    >>> len(found), found["likeness"].is_monotonic_decreasing, found["is_copy"].tolist()
    (2, True, [False, False])
    """
    check_model(model)
    check_corpus(corpus)
    check_whole("n", n)
    _find_document(corpus, document)
    return nearest_documents(model, corpus, document, weigh_documents(corpus, given_counts(model, corpus, counts)), n)


def weigh_documents(corpus: Corpus, counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Weigh the terms of each document by TF-IDF; (n_documents, n_terms) from (n_passages, n_terms)."""
    copy_of = corpus.document_facts(["copy_of"])["copy_of"]
    return weigh_once(sum_counts(counts, corpus), are_copies(copy_of, copy_of.index))


def nearest_documents(model, corpus: Corpus, document: str, weights: sparse.csr_matrix, n: int) -> pd.DataFrame:
    """Find the documents that are most like one, as ``neighbours`` does, from the weights of all."""
    place = _find_document(corpus, document)
    likeness = (weights @ weights[place].T).toarray().ravel()
    likeness[place] = 0
    documents = corpus.document_facts([*DOCUMENT_FACTS, "copy_of"])
    in_turn = documents.index.get_indexer(in_date_order(documents).index)
    nearest = in_turn[np.argsort(-likeness[in_turn], kind="stable")[:n]]
    nearest = nearest[likeness[nearest] > 0]
    original = documents["copy_of"].fillna(documents.index.to_series())
    table = documents.iloc[nearest][[*DOCUMENT_FACTS]].rename_axis("document").reset_index()
    # Rounding may leave a hair more than 1.
    table["likeness"] = np.minimum(likeness[nearest], 1.0)
    table["terms"] = pd.Series([_shared_terms(model, weights[place], weights[row]) for row in nearest], dtype="object")
    table["is_copy"] = (original.iloc[nearest] == original.iloc[place]).to_numpy()
    table.attrs = {"document": document, "title": documents["title"].iloc[place]}
    return table


def _find_document(corpus: Corpus, document: object) -> int:
    place = int(corpus.find_documents([document])[0]) if isinstance(document, str) else -1
    if place < 0:
        known = ", ".join(map(repr, corpus.document_facts(["title"]).index[:5]))
        raise ValueError(
            f"document must be the id of a document of the corpus; got {document!r}. "
            f"corpus.documents.index lists the {len(corpus):,} ids{f': {known}, …' if known else ''}"
        )
    return place


def _shared_terms(model, one: sparse.csr_matrix, other: sparse.csr_matrix) -> list[str]:
    """Name the terms that add most to the likeness of two rows; of equals the first in the model."""
    shared = one.multiply(other).tocsr()
    shared.sort_indices()
    order = np.argsort(-shared.data, kind="stable")[:N_TERMS]
    return [model.display(model.terms_[column]) for column in shared.indices[order]]
