"""Period terms: the terms of every theme in each period, from the passages of that period alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_model, check_whole
from kzcn_explore.analysis.themes.shares import BELONGS, given_counts, given_shares
from kzcn_explore.analysis.timelines.periods import place_documents, windows
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from scipy import sparse

# Weight of a term's frequency in a theme against its lift over the period (Sievert & Shirley 2014, eq. 1, where .6 was best for whole
# corpora). A period is shorter: below this, terms that one document uses once come first.
RELEVANCE = 0.75
TYPES = {"period": "datetime64[s]", "theme": "int64", "label": "str", "term": "str", "weight": "float64"}
TYPES |= dict.fromkeys(("n", "n_passages", "n_documents"), "int64")


def theme_terms_by_period(
    model,
    corpus: Corpus,
    *,
    every: str = "month",
    n_terms: int = 6,
    counts: sparse.csr_matrix | None = None,
    shares: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """List the terms of every theme in each period, from the passages of that period alone.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    n_terms : int, default 6
        At most so many a period and theme.
    counts : scipy.sparse.csr_matrix, optional
        ``model.count(corpus.passages["text"])``, where it is at hand already.
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a period, theme and term, the most relevant first
        ``period`` (first day), ``theme``, ``label``, ``term`` (as the corpus writes it), ``weight`` (the term's part of the uses of the
        theme's terms in the period, 0 to 1), ``n`` (uses in the period), ``n_passages`` and ``n_documents`` (of the period, that hold
        the term). ``attrs``: ``every``, ``n_unplaced``. A theme to which no passage of the period belongs has no row there.

    Raises
    ------
    ValueError
        If `every` is none of the five, `n_terms` is less than 1, or `counts` or `shares` are those of other passages.

    Notes
    -----
    φ, the weight, is the part of a term in all uses of the theme's terms in the passages of the period that belong to the theme,
    each passage weighed by its share. Terms are ordered by relevance, λ ln φ + (1 − λ) ln(φ / p) with λ = .75, where p is the term's
    part in all uses of the period (Sievert & Shirley 2014, eq. 1). Both φ and p are of the period alone: what was written before or
    after it changes no weight and no order. The model itself was fitted on what it was fitted on: it says which passages belong.
    Weighted log-odds (Monroe, Colaresi & Quinn 2008) gave nearly the same terms in periods with many passages; in those with few,
    terms of a single passage came first.

    References
    ----------
    Sievert & Shirley (2014). LDAvis: a method for visualizing and interpreting topics. Eq. 1.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> table = theme_terms_by_period(model, corpus, every="year", n_terms=1)
    >>> table.groupby("theme")["n"].min().ge(1).all().item()
    True
    """
    check_whole("n_terms", n_terms)
    check_model(model)
    check_corpus(corpus)
    holders = corpus.passages["document"]
    periods, rows = windows(corpus.documents, every)
    lines = []
    if len(periods):
        counts = given_counts(model, corpus, counts)
        taken = given_shares(model, corpus, shares).to_numpy(dtype=float)
        belonging = np.where(taken >= BELONGS, taken, 0.0)
        holds = np.asarray(model.components_) > 0
        positions = corpus.passages["position"].to_numpy()
        for period, chosen in zip(periods, rows, strict=True):
            at = pd.Index(corpus.documents.index[chosen]).get_indexer(holders)
            inside = np.flatnonzero(at >= 0)
            # The order of the sum decides the last digit: it is that of `windows` and of the text, whatever the table's.
            inside = inside[np.lexsort((positions[inside], at[inside]))]
            found = _terms_of(counts[inside], belonging[inside], holds, holders.to_numpy(dtype=object)[inside], n_terms)
            lines += [(period, theme, model.labels_[theme], model.display(model.terms_[term]), *facts) for theme, term, *facts in found]
    table = pd.DataFrame(lines, columns=[*TYPES]).astype(TYPES)
    table.attrs = {"every": every, "n_unplaced": int(place_documents(corpus.documents, every).isna().sum())}
    return table


def _terms_of(counts: sparse.csr_matrix, belonging: np.ndarray, holds: np.ndarray, holders: np.ndarray, n_terms: int) -> list[tuple]:
    """Rank the terms of one period: theme, term's column, weight, n, n_passages, n_documents."""
    uses = np.asarray(counts.sum(axis=0)).ravel()
    if not uses.sum():
        return []
    by_theme = np.where(holds, (counts.T @ belonging).T, 0.0)
    totals = by_theme.sum(axis=1, keepdims=True)
    weights = np.divide(by_theme, totals, out=np.zeros_like(by_theme), where=totals > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.log(weights) - (1 - RELEVANCE) * np.log(uses / uses.sum())
    order = np.argsort(-np.where(weights > 0, scores, -np.inf), axis=1, kind="stable")[:, :n_terms]
    by_term = counts.tocsc()
    by_term.eliminate_zeros()
    found = []
    for theme, columns in enumerate(order):
        for term in columns[weights[theme, columns] > 0]:
            passages = by_term.indices[by_term.indptr[term] : by_term.indptr[term + 1]]
            found.append((theme, term, weights[theme, term], uses[term], len(passages), len(set(holders[passages]))))
    return found
