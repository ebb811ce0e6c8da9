"""Weighing a part: its counts in the columns of the vocabulary, and the TF-IDF of the passages that themes are fitted on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.themes.nmf import add_weights, inverse_frequency, most_rounds, round_work, weigh, weights_dtype
from kzcn_explore.scale import count_part, joining, vocabulary
from kzcn_explore.scale.count_part import read_matrix, write_matrix
from kzcn_explore.scale.part_files import part_path, read_arrays, read_facts, read_table
from kzcn_explore.scale.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from scipy import sparse

STEP = "weigh"


def weigh_part(work: Path, part: int) -> dict:
    """Weigh the counts of one part.

    Returns
    -------
    dict
        ``sum`` and ``squared``: of its weights, and of their squares.
    """
    terms, n_passages = read_vocabulary(work)
    counts = _in_vocabulary(work, part, terms)
    write_matrix(part_path(work, STEP, part, "counts.npz"), counts)
    different = read_arrays(part_path(work, joining.STEP, part, "npz"))["different"]
    weights = weigh(counts[different], idf_of(work, n_passages)).astype(dtype_of(work), copy=False)
    write_matrix(part_path(work, STEP, part, "weights.npz"), weights, dtype=weights.dtype.type)
    return dict(zip(("sum", "squared"), add_weights(weights), strict=True))


def idf_of(work: Path, n_passages: np.ndarray) -> np.ndarray:
    """Return the inverse document frequencies of the terms; see ``nmf.rarity``."""
    return inverse_frequency(read_facts(work, joining.STEP, 0)["n_different"], n_passages)


def dtype_of(work: Path) -> type:
    """Return the type of the weights: that in which ``factorise`` would compute all of them in memory."""
    return weights_dtype(_round_work(work))


def rounds_of(work: Path) -> int:
    """Return how many rounds the factorisation has at most; see ``nmf.factorise``."""
    return most_rounds(_round_work(work))


def _round_work(work: Path) -> int:
    facts, n_passages = read_facts(work, vocabulary.STEP, 0), read_facts(work, joining.STEP, 0)["n_different"]
    return round_work(facts["n_themes"], (n_passages, facts["n_terms"]), facts["n_entries"])


def _in_vocabulary(work: Path, part: int, terms: np.ndarray) -> sparse.csr_matrix:
    """Read the counts of a part, the columns those of the vocabulary."""
    from scipy import sparse

    counts = read_matrix(part_path(work, count_part.STEP, part, "npz"))
    own = read_table(part_path(work, count_part.STEP, part, "terms.parquet"), ["term"])["term"].to_pylist()
    place = {term: column for column, term in enumerate(terms.tolist())}
    columns = np.array([place.get(term, -1) for term in own], dtype=np.int32)
    kept = np.flatnonzero(columns >= 0)
    # Both are ascending, so the entries of a row stay in order.
    counts = counts[:, kept]
    return sparse.csr_matrix((counts.data, columns[kept][counts.indices], counts.indptr), shape=(counts.shape[0], len(terms)))
