"""Shares: how much of every passage and document each theme takes; documents in the order of their dates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.corpus.model import Corpus

# What a table by document says of each.
DOCUMENT_FACTS = ("title", "date", "earliest", "latest", "precision", "source")


def share_table(model, corpus: Corpus) -> pd.DataFrame:
    """Tell how much of every passage each theme takes.

    Parameters
    ----------
    model : ThemeModel
        Fitted.
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a passage (index ``passage``), one column a theme (0, 1, …)
        Shares from 0 to 1; a row sums to one, or to zero where the passage holds no term of the model.
    """
    texts = corpus.passages["text"]
    shares = model.transform(texts) if len(texts) else np.zeros((0, len(model.labels_)))
    return pd.DataFrame(shares, index=texts.index, columns=range(len(model.labels_)))


def document_amounts(shares: pd.DataFrame, corpus: Corpus) -> tuple[np.ndarray, pd.DataFrame]:
    """Add up, for every document, the tokens that each theme takes of its passages; (n_documents, n_themes)."""
    weighed = shares.mul(corpus.passages["n_tokens"], axis=0)
    totals = weighed.groupby(corpus.passages["document"]).sum().reindex(corpus.documents.index, fill_value=0.0)
    return totals.to_numpy(dtype=float), corpus.documents


def in_date_order(documents: pd.DataFrame) -> pd.DataFrame:
    """Sort documents by the first day that their date may mean, then the last; those without a date come last."""
    return documents.sort_values(["earliest", "latest"], kind="stable", na_position="last")
