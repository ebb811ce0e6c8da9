"""Theme amounts: what each document adds to the shares of its period, and how a timeline of themes is named."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.themes.shares import document_amounts, documents_with, given_shares
from kzcn_explore.analysis.timelines.period_sums import Amounts
from kzcn_explore.analysis.timelines.periods import check_by, check_every, check_smooth, place_documents
from kzcn_explore.corpus.model import Corpus

COLUMNS = ["period", "theme", "label", "share", "low", "high", "n_documents", "n_passages", "n_tokens"]


def theme_amounts(model, corpus: Corpus, *, by: str, shares: pd.DataFrame | None) -> Amounts:
    """Tell what each document adds to the shares of its period."""
    by_documents = check_by(by) == "documents"
    shares = given_shares(model, corpus, shares)
    if by_documents:
        return Amounts(documents_with(shares, corpus), np.ones(len(corpus)), "documents")
    return Amounts(document_amounts(shares, corpus)[0], corpus.documents["n_tokens"].to_numpy(dtype=float), "share")


def themes_named(table: pd.DataFrame, model) -> pd.DataFrame:
    """Give the rows of ``ratio_table`` their themes."""
    labels = pd.Series(model.labels_, dtype="str")
    theme = table["series"].astype("int64")
    return table.assign(theme=theme, label=theme.map(labels).astype("str"), share=table["ratio"])


def about(model, corpus: Corpus, *, every: str, by: str, smooth: int) -> dict[str, object]:
    """Say what a timeline of themes was asked for and what it leaves out."""
    n_unplaced = int(place_documents(corpus.documents, every).isna().sum())
    asked = {"every": check_every(every), "by": by, "smooth": check_smooth(smooth), "n_unplaced": n_unplaced}
    return asked | {"multi_label": bool(getattr(model, "multi_label", False))}
