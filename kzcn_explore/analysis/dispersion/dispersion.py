"""Dispersion: how evenly terms are spread over documents or periods."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.dispersion.uses import find_uses
from kzcn_explore.analysis.timelines.periods import PERIODS, place_documents
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.search_index import SearchIndex

DOCUMENTS = "documents"
PARTS = (DOCUMENTS, *PERIODS)
COLUMNS = ["term", "n", "n_documents", "range", "n_parts", "n_parts_with", "dp", "dp_norm", "juilland_d"]


def dispersion(corpus: Corpus, terms: Sequence[str], *, parts: str = DOCUMENTS, index: SearchIndex | None = None) -> pd.DataFrame:
    """Tell how evenly each term is spread over the parts of a corpus.

    A passage that repeats another one of the corpus is left out: neither its uses nor its words are counted. A document, or a period,
    of which nothing is left is no part.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        Words, phrases or patterns with ``*``, as in ``term_timeline``.
    parts : {"documents", "day", "week", "month", "quarter", "year"}, default "documents"
        What the corpus is divided into. Of periods only those are parts that hold a document, and documents that fit into none are left
        out of every column.
    index : SearchIndex, optional
        That of the passages, such as ``study.themed.rows.search_index``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a term
        ``term``, ``n`` (uses), ``n_documents`` (documents that use it), ``range`` (the part of all documents that these are, 0 to 1),
        ``n_parts``, ``n_parts_with`` (parts that use it), ``dp`` (deviation of proportions: 0 where each part uses the term as often as
        its length has it, towards 1 the more of the uses stand in little of the text), ``dp_norm`` (the same, 1 where all uses stand in
        the shortest part), ``juilland_d`` (Juilland's D of the rates of the parts: 1 where all are equal, 0 where one part has all
        uses). The last three are NaN where nobody uses the term, and where there is but one part; ``range`` without a document.
        ``attrs``: ``parts``, ``n_unplaced`` (documents that fit into no period; 0 where documents are the parts).

    Raises
    ------
    ValueError
        If `parts` is none of the six, a term holds no letter or digit, no term is given, or `index` is that of another corpus.

    References
    ----------
    Gries (2008), Dispersions and adjusted frequencies in corpora: DP, and D for parts of unequal length. Lijffijt & Gries (2012),
    Correction to it: the normalised DP. Juilland & Chang-Rodríguez (1964), Frequency dictionary of Spanish words: D.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = kz.dispersion(kz.load_corpus(), ["strategic partner*", "referendum"])
    >>> table[["term", "n", "range", "dp"]].round(2)
                     term  n  range    dp
    0  strategic partner*  9    0.8  0.36
    1          referendum  3    0.4  0.66
    """
    check_corpus(corpus)
    if parts not in PARTS:
        raise ValueError(f"parts must be one of {list(PARTS)}; got {parts!r}.")
    found = find_uses(corpus, terms, index)
    documents = corpus.document_facts(["earliest", "latest"])
    passages = corpus.passage_facts(["document", "n_tokens", "copy_of"])
    # A copy whose original was filtered out stands for it.
    own = ~passages["copy_of"].isin(passages.index).to_numpy()
    holders = documents.index.get_indexer(passages["document"])
    sizes = _sums(holders, np.where(own, passages["n_tokens"].to_numpy(), 0), len(documents))
    uses = [_sums(holders[rows], n * own[rows], len(documents)) for rows, n in found.values()]
    part_of = np.arange(len(documents)) if parts == DOCUMENTS else pd.factorize(place_documents(documents, parts))[0]
    counted = (part_of >= 0) & (sizes > 0)
    uses = np.stack(uses)[:, counted]
    part_of = np.unique(part_of[counted], return_inverse=True)[1]
    n_parts = int(part_of.max(initial=-1)) + 1
    part_sizes = _sums(part_of, sizes[counted], n_parts)
    part_uses = np.stack([_sums(part_of, of_term, n_parts) for of_term in uses])
    n_documents = (uses > 0).sum(axis=1)
    table = pd.DataFrame({"term": pd.Series([*found], dtype="str"), "n": uses.sum(axis=1), "n_documents": n_documents})
    table["range"] = n_documents / counted.sum() if counted.any() else np.nan
    table["n_parts"] = n_parts
    table["n_parts_with"] = (part_uses > 0).sum(axis=1)
    table["dp"], table["dp_norm"] = deviation_of_proportions(part_uses, part_sizes)
    table["juilland_d"] = juilland_d(part_uses, part_sizes)
    table = table[COLUMNS]
    table.attrs = {"parts": parts, "n_unplaced": int((place_documents(documents, parts).isna()).sum()) if parts != DOCUMENTS else 0}
    return table


def deviation_of_proportions(uses: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return Gries' DP of some terms, and DP as Lijffijt & Gries normalise it.

    Parameters
    ----------
    uses : numpy.ndarray of int, (n_terms, n_parts)
    sizes : numpy.ndarray of int, (n_parts,)
        The words of each part, one or more.

    Returns
    -------
    dp, dp_norm : numpy.ndarray, (n_terms,)
        NaN for a term without a use, and for fewer than two parts.

    Examples
    --------
    >>> dp, dp_norm = deviation_of_proportions(np.array([[1, 2, 3, 4, 5]]), np.array([9, 10, 10, 10, 11]))
    >>> dp.round(4).tolist(), dp_norm.round(4).tolist()
    ([0.18], [0.2195])
    """
    if len(sizes) < 2:
        return np.full(len(uses), np.nan), np.full(len(uses), np.nan)
    expected = sizes / sizes.sum()
    dp = np.abs(_proportions(uses) - expected).sum(axis=1) / 2  # Gries (2008)
    return dp, dp / (1 - expected.min())  # Lijffijt & Gries (2012)


def juilland_d(uses: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Return Juilland's D of some terms, from their rates in parts of any lengths; arguments as in ``deviation_of_proportions``.

    Examples
    --------
    >>> juilland_d(np.array([[1, 2, 3, 4, 5]]), np.array([9, 10, 10, 10, 11])).round(3).tolist()
    [0.785]
    """
    if len(sizes) < 2:
        return np.full(len(uses), np.nan)
    rates = _proportions(uses / sizes)
    # The rates of a term sum to one, so their mean is one by the number of parts.
    variation = rates.std(axis=1) * len(sizes)
    # Rounding alone can lead below 0.
    return np.maximum(0, 1 - variation / np.sqrt(len(sizes) - 1))


def _proportions(values: np.ndarray) -> np.ndarray:
    totals = values.sum(axis=1, keepdims=True)
    return np.divide(values, totals, out=np.full(values.shape, np.nan), where=totals > 0)


def _sums(of: np.ndarray, values: np.ndarray, n: int) -> np.ndarray:
    return np.bincount(of, weights=values, minlength=n).astype(np.int64)
