"""Likeness: which mentions may be of one event, and how well each two of them agree in words and in days."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzcn_explore.analysis.events.intervals import Spans, interval_agreement
from kzcn_explore.analysis.events.mention_words import MentionWords

# Fewer words in common say nothing: "the talks ended on Monday".
SHARED = 3
# A word of so many sentences finds no pair, so that the work does not grow with the square of a large corpus; it counts in the pairs found.
COMMON = 1000
# Two sentences that name different people and places are seldom of one event.
STRANGERS = 0.5
ROWS = 500
BLOCK = 100_000


class Pairs(NamedTuple):
    """Pairs of mentions that agree, each once, `one` before `other`; ascending.

    Attributes
    ----------
    one, other : numpy.ndarray of int64
    score : numpy.ndarray of float
        Cosine times the agreement of the days; above 0.
    """

    one: np.ndarray
    other: np.ndarray
    score: np.ndarray


def score_pairs(words: MentionWords, spans: Spans, least: float) -> Pairs:
    """Score the pairs of mentions that share words.

    Parameters
    ----------
    words : MentionWords
    spans : Spans
    least : float
        Pairs that score less are left out.

    Returns
    -------
    Pairs
        The cosine is that of TF-IDF vectors, ln((1 + n) / (1 + df)) + 1 over the mentions (scikit-learn's smoothed idf). Where both
        sentences name somebody or something, and none of it is the same, it counts half.
    """
    vectors, finders, names = _vectors(words)
    found = [_pairs_of_rows(vectors, finders, spans, first, least) for first in range(0, vectors.shape[0], ROWS)]
    if not found:
        return Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    one, other, score = (np.concatenate(parts) for parts in zip(*found, strict=True))
    n_names = np.diff(names.indptr)
    in_both = np.concatenate([_n_common(names, one[at : at + BLOCK], other[at : at + BLOCK]) for at in range(0, len(one), BLOCK)] or [one])
    strangers = (n_names[one] > 0) & (n_names[other] > 0) & (in_both == 0)
    score = np.where(strangers, STRANGERS * score, score)
    kept = score >= least
    return Pairs(one[kept], other[kept], score[kept])


def _vectors(words: MentionWords):
    """Return the mentions as rows of TF-IDF with length 1; the same rows as 0 and 1, common words left out; and their names alone."""
    from scipy import sparse

    n_mentions = len(words.bounds) - 1
    n_uses = np.bincount(words.columns, minlength=len(words.keys))
    values = words.weights * (np.log((1 + n_mentions) / (1 + n_uses)) + 1)[words.columns]
    rows = np.repeat(np.arange(n_mentions), np.diff(words.bounds))
    norms = np.sqrt(np.bincount(rows, weights=values**2, minlength=n_mentions))

    def matrix(entries: np.ndarray):
        made = sparse.csr_matrix((entries, words.columns, words.bounds), shape=(n_mentions, len(words.keys)), copy=True)
        made.eliminate_zeros()
        return made

    finders = (n_uses[words.columns] <= COMMON).astype(np.int32)
    return matrix(values / norms[rows]), matrix(finders), matrix(words.is_name.astype(np.int32))


def _n_common(names, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Count the names that both mentions of each pair have."""
    return np.asarray(names[one].multiply(names[other]).sum(axis=1)).ravel()


def _pairs_of_rows(vectors, finders, spans: Spans, first: int, least: float) -> Pairs:
    """Score the pairs whose first mention is one of `ROWS`, from `first` on."""
    last = min(first + ROWS, vectors.shape[0])
    shared = (finders[first:last] @ finders[first:].T).tocoo()
    one, other = shared.row.astype(np.int64) + first, shared.col.astype(np.int64) + first
    later = other > one
    one, other = one[later], other[later]
    agreed = interval_agreement(spans, one, other)
    one, other, agreed = (values[agreed >= least] for values in (one, other, agreed))
    both = vectors[one].multiply(vectors[other])
    enough = np.diff((both.tocsr()).indptr) >= SHARED
    score = np.asarray(both.sum(axis=1)).ravel() * agreed
    keep = np.flatnonzero(enough & (score >= least))
    keep = keep[np.lexsort((other[keep], one[keep]))]
    return Pairs(one[keep], other[keep], score[keep])
