"""Theme tables: what the themes are, and how much of every passage and document each takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_model, check_whole
from kzcn_explore.analysis.themes.shares import (
    BELONGS,
    DOCUMENT_FACTS,
    document_amounts,
    given_counts,
    given_shares,
    in_date_order,
    said_of_shares,
)
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from scipy import sparse

TERM_TYPES = {"theme": "int64", "label": "str", "term": "str", "weight": "float64", "column": "int64"}
N_TERMS = 12


def theme_table(model, corpus: Corpus, *, shares: pd.DataFrame | None = None) -> pd.DataFrame:
    """Describe the themes of a corpus.

    Parameters
    ----------
    model : ThemeModel
        Fitted.
    corpus : Corpus
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a theme
        ``theme``, ``label``, ``terms`` (list, the most relevant first, as the corpus writes them), ``share`` (of all tokens, 0 to
        1), ``n_passages`` and ``n_documents`` (passages of which the theme takes a fifth or more, and their documents),
        ``coherence`` (mean NPMI of the ten most relevant terms, −1 to 1; Lau, Newman & Baldwin 2014), ``stability`` (how alike the
        theme comes back when a fifth of the documents is left out, 0 to 1; NaN for one document).
    """
    from kzcn_explore.analysis.trust.coherence import theme_coherence
    from kzcn_explore.analysis.trust.stability import stability

    shares = given_shares(model, corpus, shares)
    table = theme_counts(model.labels_, corpus, shares)
    table.insert(2, "terms", [[model.display(term) for term in model.ranked_terms(theme)] for theme in table["theme"]])
    return table.assign(coherence=theme_coherence(model, corpus), stability=stability(model, corpus.passages))


def theme_counts(labels: list[str], corpus: Corpus, shares: pd.DataFrame) -> pd.DataFrame:
    """Count what the themes take: one row a theme, ``theme, label, share, n_passages, n_documents``."""
    tokens = corpus.passages["n_tokens"]
    holders = corpus.passages["document"]
    belongs = shares >= BELONGS
    return pd.DataFrame(
        {
            "theme": [*shares.columns],
            "label": pd.Series(labels, dtype="str"),
            # The order of a sum decides its last digit: that of the amounts is the same whatever the order of the passages.
            "share": np.sort(shares.mul(tokens, axis=0).to_numpy(), axis=0).sum(axis=0) / tokens.sum() if tokens.sum() else np.nan,
            "n_passages": belongs.sum().to_numpy(),
            "n_documents": [holders[belongs[theme]].nunique() for theme in shares.columns],
        }
    )


def theme_terms(model, corpus: Corpus, *, n_terms: int = N_TERMS, counts: sparse.csr_matrix | None = None) -> pd.DataFrame:
    """List the terms that tell each theme best.

    Parameters
    ----------
    model : ThemeModel
        Fitted.
    corpus : Corpus
    n_terms : int, default 12
        At most so many a theme.
    counts : scipy.sparse.csr_matrix, optional
        ``model.count(corpus.passages["text"])``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a theme and term, the most relevant first
        ``theme``, ``label``, ``term`` (as the corpus writes it), ``weight`` (the term's part of the theme, 0 to 1), ``n_passages`` and
        ``n_documents`` (of `corpus`, that hold the term).
    """
    check_model(model)
    check_corpus(corpus)
    check_whole("n_terms", n_terms)
    counts = given_counts(model, corpus, counts)
    by_column = counts.tocsc()
    holders = corpus.passages["document"].to_numpy()
    table = ranked_terms(model, n_terms)
    held = [by_column.indices[by_column.indptr[column] : by_column.indptr[column + 1]] for column in table["column"]]
    table["n_passages"] = pd.Series([len(passages) for passages in held], dtype="int64")
    table["n_documents"] = pd.Series([len(set(holders[passages])) for passages in held], dtype="int64")
    return table.drop(columns="column")


def ranked_terms(model, n_terms: int = N_TERMS) -> pd.DataFrame:
    """List the terms that tell each theme best, with the column of each in the model: ``theme, label, term, weight, column``."""
    column_of = {term: column for column, term in enumerate(model.terms_)}
    rows = [
        (theme, label, model.display(term), model.components_[theme, column_of[term]], column_of[term])
        for theme, label in enumerate(model.labels_)
        for term in model.ranked_terms(theme, n_terms)
    ]
    return pd.DataFrame(rows, columns=[*TERM_TYPES]).astype(TERM_TYPES)


def document_themes(model, corpus: Corpus, *, shares: pd.DataFrame | None = None) -> pd.DataFrame:
    """Tell how much of each document every theme takes.

    Parameters
    ----------
    model : ThemeModel
        Fitted.
    corpus : Corpus
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a document and theme, documents in the order of their dates, those without one last
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``theme``, ``label``,
        ``share`` (of the tokens of the document's passages in `corpus`), ``n_passages`` (of which the theme takes a fifth or
        more), ``n_tokens`` (of the document). ``attrs``: ``multi_label`` (whether a passage may belong to several themes in full),
        ``n_passages`` (of `corpus`), ``n_uncovered`` (of them, those of which no theme takes anything).
    """
    shares = given_shares(model, corpus, shares)
    n_themes = len(model.labels_)
    amounts, _ = document_amounts(shares, corpus)
    belongs = (shares >= BELONGS).groupby(corpus.passages["document"]).sum().reindex(corpus.documents.index, fill_value=0)
    documents = in_date_order(corpus.documents)
    order = corpus.documents.index.get_indexer(documents.index)
    table = documents[[*DOCUMENT_FACTS, "n_tokens"]].loc[documents.index.repeat(n_themes)].rename_axis("document").reset_index()
    table["theme"] = np.tile(np.arange(n_themes), len(documents))
    table["label"] = pd.Series(np.tile(np.array(model.labels_, dtype=object), len(documents)), dtype="str")
    table["share"] = amounts[order].ravel() / table["n_tokens"].where(table["n_tokens"] > 0)
    table["n_passages"] = belongs.to_numpy()[order].ravel()
    table = table[["document", *DOCUMENT_FACTS, "theme", "label", "share", "n_passages", "n_tokens"]]
    table.attrs = said_of_shares(model, shares)
    return table
