"""Shares: how much of every passage and document each theme takes; documents in the order of their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_model, check_table
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from scipy import sparse

# What a table by document says of each.
DOCUMENT_FACTS = ("title", "date", "earliest", "latest", "precision", "source")
# A passage belongs to every theme that takes at least so much of it.
BELONGS = 0.2


def share_table(model, corpus: Corpus) -> pd.DataFrame:
    """Tell how much of every passage each theme takes.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a passage (index ``passage``), one column a theme (0, 1, …)
        Shares from 0 to 1; a row sums to one, or to zero where the passage holds no term of the model. Of a LexiconModel: 1 for
        every theme of which the passage holds a pattern, else 0.
    """
    check_model(model)
    check_corpus(corpus)
    texts = corpus.passages["text"]
    shares = model.transform(texts) if len(texts) else np.zeros((0, len(model.labels_)))
    return pd.DataFrame(shares, index=texts.index, columns=range(len(model.labels_)))


def given_shares(model, corpus: Corpus, shares: pd.DataFrame | None) -> pd.DataFrame:
    """Return the shares that are at hand, a row a passage in the order of the corpus, or make them.

    Raises
    ------
    ValueError
        If `shares` are those of other passages or of another model.
    """
    check_model(model)
    check_corpus(corpus)
    if shares is None:
        return share_table(model, corpus)
    found = shares_of(shares, corpus)
    if len(found.columns) != len(model.labels_):
        raise ValueError(
            f"shares must have a column for each of the model's {len(model.labels_)} themes; got {len(found.columns)}. "
            "Make them with share_table(model, corpus)."
        )
    return found


def are_uncovered(shares: pd.DataFrame) -> pd.Series:
    """Tell of which passages no theme takes anything: they hold no term of the model."""
    return (shares == 0).all(axis=1)


def said_of_shares(model, shares: pd.DataFrame) -> dict[str, object]:
    """Return what a table of shares says in its ``attrs``: whether themes overlap, and of how many passages no theme takes anything."""
    uncovered = int(are_uncovered(shares).sum())
    return {"multi_label": bool(getattr(model, "multi_label", False)), "n_passages": len(shares), "n_uncovered": uncovered}


def given_counts(model, corpus: Corpus, counts: sparse.csr_matrix | None) -> sparse.csr_matrix:
    """Return the counts that are at hand, or count.

    Raises
    ------
    ValueError
        If `counts` are those of other passages or of another model.
    """
    from scipy import sparse

    n_passages, n_terms = len(corpus.passages), len(model.terms_)
    if counts is None:
        return model.count(corpus.passages["text"]) if n_passages else sparse.csr_matrix((0, n_terms), dtype=np.int64)
    if not sparse.issparse(counts):
        raise ValueError(f"counts must be a sparse matrix, such as model.count(passages) gives; got {type(counts).__name__}.")
    if counts.shape[0] != n_passages:
        raise ValueError(f"counts must have a row for each of the corpus's {n_passages:,} passages; got {counts.shape[0]:,}.")
    if counts.shape[1] != n_terms:
        raise ValueError(f"counts must have a column for each of the model's {n_terms:,} terms; got {counts.shape[1]:,}.")
    return counts.tocsr()


def shares_of(shares: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Return the rows of `shares` that are the passages of `corpus`, in their order."""
    check_table("shares", shares, "share_table(model, corpus)")
    passages = corpus.passages.index
    if shares.index.equals(passages):
        return shares
    missing = passages.difference(shares.index)
    if len(missing):
        raise ValueError(
            f"shares must have a row for every passage of the corpus; {len(missing):,} of {len(passages):,} are missing, "
            f"passage {missing[0]!r} among them. Make it with share_table(model, corpus)."
        )
    return shares.loc[passages]


def document_amounts(shares: pd.DataFrame, corpus: Corpus) -> tuple[np.ndarray, pd.DataFrame]:
    """Add up, for every document, the tokens that each theme takes of its passages; (n_documents, n_themes)."""
    weighed = shares_of(shares, corpus).to_numpy(dtype=float) * corpus.passages["n_tokens"].to_numpy(dtype=float)[:, None]
    return sum_by_document(weighed, corpus), corpus.documents


def documents_with(shares: pd.DataFrame, corpus: Corpus) -> np.ndarray:
    """Tell which documents have a passage, one at least, that belongs to each theme; (n_documents, n_themes) of 0 and 1."""
    return (sum_by_document((shares_of(shares, corpus) >= BELONGS).to_numpy(dtype=float), corpus) > 0).astype(float)


def sum_by_document(values: np.ndarray, corpus: Corpus) -> np.ndarray:
    """Add up what the passages of each document have; (n_passages, n_series) becomes (n_documents, n_series)."""
    # The order in which a document's passages are added decides the last digit: it is that of the text, whatever the table's.
    order = np.argsort(corpus.passages["position"].to_numpy(), kind="stable")
    holders = corpus.documents.index.get_indexer(corpus.passages["document"])[order]
    n_documents = len(corpus.documents)
    sums = [np.bincount(holders, weights=column[order], minlength=n_documents) for column in values.T]
    return np.column_stack(sums) if sums else np.zeros((n_documents, 0))


def in_date_order(documents: pd.DataFrame) -> pd.DataFrame:
    """Sort documents by the first day that their date may mean, then the last, then the id; those without a date come last."""
    return documents.sort_index(kind="stable").sort_values(["earliest", "latest"], kind="stable", na_position="last")
