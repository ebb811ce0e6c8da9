"""The map of documents: a place on a plane for every document or passage, near those that use the same terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_seed
from kzcn_explore.analysis.maps.layout import lay_out
from kzcn_explore.analysis.maps.vectors import are_copies, sum_counts, weigh_once
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS, document_amounts, given_counts, given_shares, in_date_order, said_of_shares
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from scipy import sparse

UNITS = ("documents", "passages")
FEWEST = 3
TYPES = {"passage": "Int64", "theme": "Int64", "label": "str", "share": "float64", "x": "float64", "y": "float64"}
COLUMNS = ["document", "passage", *DOCUMENT_FACTS, "theme", "label", "share", "x", "y"]


def document_map(
    model,
    corpus: Corpus,
    *,
    unit: str = "documents",
    random_state: int = 0,
    shares: pd.DataFrame | None = None,
    counts: sparse.csr_matrix | None = None,
) -> pd.DataFrame:
    """Place documents or passages on a plane, near those that use the terms of the themes alike.

    Who is near is what the map tells. Distances between groups that lie far apart, their sizes and the two directions mean little.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    unit : {"documents", "passages"}, default "documents"
    random_state : int, default 0
        Seed of what is random; the same input gives the same map.
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.
    counts : scipy.sparse.csr_matrix, optional
        ``model.count(corpus.passages["text"])``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a document or passage, in the order of the documents' dates, those without one last
        ``document``, ``passage`` (missing where `unit` is documents), ``title``, ``date``, ``earliest``, ``latest``, ``precision``,
        ``source``, ``theme`` and ``label`` (of the theme that takes most; missing where none takes anything), ``share`` (of the tokens,
        that this theme takes, 0 to 1), ``x``, ``y`` (−1 to 1; missing where there is no term of the model). ``attrs``: ``unit``, ``method``
        ("t-SNE" or "PCA"), ``n_placed``, ``multi_label``, ``n_passages`` (of `corpus`), ``n_uncovered`` (of them, those of which
        no theme takes anything).

    Raises
    ------
    ValueError
        If `unit` is neither, `random_state` is no seed, or fewer than three documents (passages), copies aside, hold a term of the model.

    Notes
    -----
    TF-IDF with sublinear counts is reduced to fifty directions (LSA), and these to two by scikit-learn's t-SNE, which starts from
    the first two main directions; its perplexity is 30, or a third of the points where that is less. Fewer than 30 points have too few
    neighbours for that: they are projected on the two main directions of TF-IDF (PCA). Of more than 5,000 a fixed sample is laid out, and
    each of the others stands amid the ten of them that are most like it; so do copies, which are one piece of evidence and make no
    group. ``benchmarks/document_map.py`` compares other ways.

    References
    ----------
    van der Maaten & Hinton (2008); van der Maaten (2014); Kobak & Berens (2019), on the start; Deerwester et al. (1990), on LSA.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> table = document_map(kz.ThemeModel(n_themes=3).fit(corpus.passages["text"]), corpus)
    >>> len(table), table.attrs["method"], bool(table[["x", "y"]].abs().max(axis=None) <= 1)
    (5, 'PCA', True)
    """
    if unit not in UNITS:
        raise ValueError(f"unit must be one of {list(UNITS)}; got {unit!r}.")
    check_seed(random_state)
    shares = given_shares(model, corpus, shares)
    counts = given_counts(model, corpus, counts)
    mapped = (_map_documents if unit == "documents" else _map_passages)(corpus, shares, counts)
    theme, share = strongest_theme(mapped.amounts, mapped.of)
    places, method = _place(mapped.counts, mapped.copied, unit, random_state)
    names = np.array([*model.labels_, None], dtype=object)  # the last stands for no theme
    table = mapped.table.assign(theme=theme, label=names[theme.fillna(-1).astype(int)], share=share, x=places[:, 0], y=places[:, 1])
    table = table.astype(TYPES)[COLUMNS]
    n_placed = int(table["x"].notna().sum())
    table.attrs = {"unit": unit, "method": method, "n_placed": n_placed, **said_of_shares(model, shares)}
    return table


class Mapped(NamedTuple):
    """What is placed, row by row, in the order of the map: its facts, its counts, whether it copies another, how much of it themes take.

    ``amounts`` are (n_rows, n_themes), each a part of what ``of`` says.
    """

    table: pd.DataFrame
    counts: sparse.csr_matrix
    copied: np.ndarray
    amounts: np.ndarray
    of: np.ndarray


def _map_documents(corpus: Corpus, shares: pd.DataFrame, counts: sparse.csr_matrix) -> Mapped:
    facts = corpus.document_facts([*DOCUMENT_FACTS, "n_tokens", "copy_of"])
    documents = in_date_order(facts)
    rows = facts.index.get_indexer(documents.index)
    table = documents[[*DOCUMENT_FACTS]].rename_axis("document").reset_index().assign(passage=pd.NA)
    copied = are_copies(documents["copy_of"], documents.index)
    amounts, _ = document_amounts(shares, corpus)
    return Mapped(table, sum_counts(counts, corpus)[rows], copied, amounts[rows], documents["n_tokens"].to_numpy(dtype=float))


def _map_passages(corpus: Corpus, shares: pd.DataFrame, counts: sparse.csr_matrix) -> Mapped:
    documents = in_date_order(corpus.document_facts([*DOCUMENT_FACTS]))
    facts = corpus.passage_facts(["document", "position", "copy_of"])
    rows = np.lexsort((facts["position"], documents.index.get_indexer(facts["document"])))
    passages = facts.iloc[rows]
    table = passages[["document"]].rename_axis("passage").reset_index().join(documents[[*DOCUMENT_FACTS]], on="document")
    copied = are_copies(passages["copy_of"], passages.index)
    return Mapped(table, counts[rows], copied, shares.to_numpy(dtype=float)[rows], np.ones(len(rows)))


def strongest_theme(amounts: np.ndarray, of: np.ndarray) -> tuple[pd.Series, np.ndarray]:
    """Find the theme that takes most of each row, the first of equals, and its part; both missing where none takes anything.

    Examples
    --------
    >>> theme, share = strongest_theme(np.array([[1.0, 3.0], [0.0, 0.0]]), np.array([4.0, 9.0]))
    >>> theme.tolist(), share.tolist()
    ([1, <NA>], [0.75, nan])
    """
    best = amounts.argmax(axis=1) if amounts.shape[1] else np.zeros(len(amounts), dtype=np.int64)
    most = amounts.max(axis=1, initial=0)
    takes = most > 0
    share = np.divide(most, of, out=np.full(len(most), np.nan), where=takes)
    return pd.Series(best, dtype="Int64").where(takes), share


def _place(counts: sparse.csr_matrix, copied: np.ndarray, unit: str, random_state: int) -> tuple[np.ndarray, str]:
    held = np.flatnonzero(counts.getnnz(axis=1) > 0)
    fitted = ~copied[held]
    if fitted.sum() < FEWEST:
        also = ', or take unit="passages"' if unit == "documents" else ""
        raise ValueError(
            f"corpus must have {FEWEST} {unit} at least, copies aside, that hold a term of the model, or there is no map of them; "
            f"got {fitted.sum()}. Widen the filter, or load more{also}."
        )
    places = np.full((counts.shape[0], 2), np.nan)
    places[held], method = lay_out(weigh_once(counts, copied)[held], fitted, random_state)
    return places, method
