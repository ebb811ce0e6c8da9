"""Examples: for every theme the passages that show it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.themes.shares import BELONGS, given_counts, given_shares, in_date_order
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from scipy import sparse


def theme_passages(
    model,
    corpus: Corpus,
    *,
    n_passages: int = 2,
    shares: pd.DataFrame | None = None,
    counts: sparse.csr_matrix | None = None,
) -> pd.DataFrame:
    """Find the passages that show each theme best.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    n_passages : int, default 2
        At most so many a theme, from different documents where there are enough.
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.
    counts : scipy.sparse.csr_matrix, optional
        ``model.count(corpus.passages["text"])``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a theme and passage, the most typical first
        ``theme``, ``label``, ``document``, ``passage``, ``title``, ``date``, ``share`` (of the passage), ``text``, ``start``, ``end``. A
        theme to which no passage belongs (a fifth or more of it) has no row.

    Notes
    -----
    A passage is the more typical, the more of it the theme takes, and the more of the theme's weight its terms hold: the product of the
    two; of equals the one of the earlier document comes first. A passage that repeats an earlier one is no example.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> found = kz.theme_passages(kz.ThemeModel(n_themes=3).fit(corpus.passages["text"]), corpus)
    >>> found.groupby("theme")["document"].nunique().tolist()
    [2, 2, 2]
    """
    check_whole("n_passages", n_passages)
    shares = given_shares(model, corpus, shares)
    counts = given_counts(model, corpus, counts)
    passages = corpus.passages
    copied = passages["copy_of"].isin(passages.index).to_numpy()
    turns = in_date_order(corpus.documents).index.get_indexer(passages["document"])
    positions = passages["position"].to_numpy()
    rows = []
    for theme in shares.columns:
        share = shares[theme].to_numpy()
        belongs = np.flatnonzero((share >= BELONGS) & ~copied)
        typical = share[belongs] * ((counts[belongs] > 0) @ model.components_[theme])
        order = belongs[np.lexsort((positions[belongs], turns[belongs], -typical))]
        rows += [(theme, model.labels_[theme], passages.index[row], share[row]) for row in _of_different(order, passages, n_passages)]
    table = pd.DataFrame(rows, columns=["theme", "label", "passage", "share"]).astype(
        {"theme": "int64", "label": "str", "passage": passages.index.dtype, "share": "float64"}
    )
    chosen = passages.loc[table["passage"], ["document", "text", "start", "end"]].reset_index(drop=True)
    table = table.join(chosen).join(corpus.documents[["title", "date"]], on="document")
    return table[["theme", "label", "document", "passage", "title", "date", "share", "text", "start", "end"]]


def _of_different(order: np.ndarray, passages: pd.DataFrame, n_passages: int) -> list[int]:
    """Take the first passage of each document in turn, then the others."""
    holders = passages["document"].to_numpy()[order]
    again = pd.Series(holders).duplicated().to_numpy()
    return [*order[~again], *order[again]][:n_passages]
