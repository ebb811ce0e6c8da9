"""Coverage: how much of a corpus no theme takes anything of, and the passages themselves."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.themes.shares import are_uncovered, given_shares, in_date_order
from kzcn_explore.corpus.model import Corpus


def theme_coverage(model, corpus: Corpus, *, shares: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count the passages of each document that no theme covers.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a document, in the order of their dates, those without one last
        ``document``, ``n_passages``, ``n_uncovered`` (passages of which no theme takes anything: they hold no term of the model),
        ``n_tokens``, ``n_tokens_uncovered``. ``attrs``: ``share`` (of all tokens that stands in uncovered passages, 0 to 1; NaN
        without any).

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
    >>> corpus = kz.load_corpus()
    >>> theme_coverage(lexicon_themes(corpus, {"Trade": ["trade", "invest*"]}), corpus)["n_uncovered"].tolist()
    [7, 9, 11, 12, 12]
    """
    uncovered = are_uncovered(given_shares(model, corpus, shares))
    passages = corpus.passages
    documents = in_date_order(corpus.documents)
    counted = pd.DataFrame({"n": uncovered.astype("int64"), "tokens": passages["n_tokens"].where(uncovered, 0)})
    sums = counted.groupby(passages["document"]).sum().reindex(documents.index, fill_value=0)
    table = documents[["n_passages", "n_tokens"]].assign(n_uncovered=sums["n"], n_tokens_uncovered=sums["tokens"])
    table = table.rename_axis("document").reset_index()[["document", "n_passages", "n_uncovered", "n_tokens", "n_tokens_uncovered"]]
    table.attrs["share"] = float(table["n_tokens_uncovered"].sum() / corpus.n_tokens) if corpus.n_tokens else float("nan")
    return table


def uncovered_passages(model, corpus: Corpus, *, shares: pd.DataFrame | None = None) -> Corpus:
    """Keep the passages that no theme covers, and the documents that hold them.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    Corpus
        To be read, searched, or counted for the terms that a lexicon lacks.
    """
    uncovered = are_uncovered(given_shares(model, corpus, shares))
    return corpus.keep_passages(uncovered)
