"""Stressed terms: what a speaker says more often than all others who are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.comparison.measures import weighted_log_odds

if TYPE_CHECKING:
    from kzcn_explore.analysis.terms.term_rules import TermRules

# So many terms a speaker at most; each used twice at least, and clearly more than by the others.
MOST_TERMS, FEWEST_USES, LEAST_Z = 8, 2, 1.0
# Of a speaker with fewer words nothing can be told.
FEWEST_WORDS = 30


def stressed_terms(first: pd.DataFrame, speakers: list[str], rules: TermRules | None = None) -> list[list[str]]:
    """List for each speaker the terms that they use more than all others; see ``speaker_themes``.

    Parameters
    ----------
    first : DataFrame, one row a quotation
        Each printed once: ``speaker`` (may be missing), ``text``, ``n_words``.
    speakers : list of str
    rules : TermRules, optional
        What is a term; by default what the quotations themselves show.

    Returns
    -------
    list of list of str
        For each of `speakers` the terms as the texts write them, the strongest first.
    """
    from scipy import sparse

    from kzcn_explore.analysis.terms.counting import count_theme_terms
    from kzcn_explore.analysis.terms.rules import find_rules

    if first.empty:
        return [[] for _ in speakers]
    rules = find_rules(first["text"]) if rules is None else rules
    counts, terms = count_theme_terms(first["text"], rules, keep_names=True)
    rows = pd.Index(speakers, dtype="str").get_indexer(first["speaker"])
    named = np.flatnonzero(rows >= 0)
    belongs = sparse.csr_matrix((np.ones(len(named), dtype=np.int64), (rows[named], named)), shape=(len(speakers), len(first)))
    of_speakers, uses = (belongs @ counts).tocsr(), np.asarray(counts.sum(axis=0)).ravel()
    words = first["n_words"].to_numpy(dtype=float)
    n_own, n_all = belongs @ words, words.sum()
    found = []
    for number, n in enumerate(n_own.tolist()):
        own = of_speakers[number]
        columns = own.indices[own.data >= FEWEST_USES] if FEWEST_WORDS <= n < n_all else own.indices[:0]
        z = _scores(own.data[own.data >= FEWEST_USES], uses[columns], n, n_all) if len(columns) else np.array([])
        # Equal ones by their spelling: columns stand in that order, once sorted.
        best = sorted((column for column in range(len(columns)) if z[column] >= LEAST_Z), key=lambda at: (-z[at], terms[columns[at]]))
        found.append([rules.display(terms[columns[at]]) for at in best[:MOST_TERMS]])
    return found


def _scores(a: np.ndarray, uses: np.ndarray, n_own: float, n_all: float) -> np.ndarray:
    """Score terms by weighted log odds against what the others say, the prior as heavy as the smaller side."""
    n_others = n_all - n_own
    return weighted_log_odds(a, uses - a, n_own, n_others, min(n_own, n_others))
