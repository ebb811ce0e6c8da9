"""Likeness: which mentions may be of one event, and how well each two of them agree in words and in days."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzcn_explore.analysis.events.intervals import Spans, interval_agreement
from kzcn_explore.analysis.events.mentions import Mentions

# Fewer words in common say nothing: "the talks ended on Monday".
SHARED = 3
# A word of so many sentences finds no pair, so that the work does not grow with the square of a large corpus; it counts in the pairs found.
COMMON = 1000
# Two sentences that name different people and places are seldom of one event.
STRANGERS = 0.5
ROWS = 500


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


def score_pairs(mentions: Mentions, spans: Spans, least: float) -> Pairs:
    """Score the pairs of mentions that share words.

    Parameters
    ----------
    mentions : Mentions
    spans : Spans
    least : float
        Pairs that score less are left out.

    Returns
    -------
    Pairs
        The cosine is that of TF-IDF vectors, ln((1 + n) / (1 + df)) + 1 over the mentions (scikit-learn's smoothed idf). Where both
        sentences name somebody or something, and none of it is the same, it counts half.
    """
    vectors, finders = _vectors(mentions.weights)
    found = [_pairs_of_rows(vectors, finders, spans, first, least) for first in range(0, len(mentions.weights), ROWS)]
    if not found:
        return Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    one, other, score = (np.concatenate(parts) for parts in zip(*found, strict=True))
    names = mentions.names
    strangers = [
        bool(names[a]) and bool(names[b]) and names[a].isdisjoint(names[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    score = np.where(strangers, STRANGERS * score, score)
    kept = score >= least
    return Pairs(one[kept], other[kept], score[kept])


def _vectors(weights: list[dict[str, float]]):
    """Return the mentions as rows of TF-IDF with length 1, and the same rows as 0 and 1, common words left out."""
    from scipy import sparse

    numbers = {word: number for number, word in enumerate(sorted({word for one in weights for word in one}))}
    bounds = np.cumsum([0, *(len(one) for one in weights)])
    columns = np.array([numbers[word] for one in weights for word in one], dtype=np.int64)
    values = np.array([weight for one in weights for weight in one.values()], dtype=float)
    n_uses = np.bincount(columns, minlength=len(numbers))
    values *= (np.log((1 + len(weights)) / (1 + n_uses)) + 1)[columns]
    rows = np.repeat(np.arange(len(weights)), np.diff(bounds))
    norms = np.sqrt(np.bincount(rows, weights=values**2, minlength=len(weights)))
    shape = (len(weights), len(numbers))
    vectors = sparse.csr_matrix((values / norms[rows], columns, bounds), shape=shape)
    finders = sparse.csr_matrix(((n_uses[columns] <= COMMON).astype(np.int32), columns, bounds), shape=shape)
    finders.eliminate_zeros()
    return vectors, finders


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
