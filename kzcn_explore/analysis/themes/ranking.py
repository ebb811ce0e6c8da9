"""Ranking: which terms tell a theme best: frequent in it, not everywhere else, and no two that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

# Weight of exclusivity in FREX, and of frequency in relevance.
EXCLUSIVITY = 0.15
RELEVANCE = 0.6
# Weight of a term's own score against its likeness to the terms that stand before it (Carbonell & Goldstein 1998, λ).
NOVELTY = 0.8
# Terms to pick from, for each that is picked.
CANDIDATES = 3
# Words of one stem have so many letters at least; words of so few letters are the joining ones: "and", "of".
STEM, SHORT = 5, 3


def frex(components: np.ndarray, prevalence: np.ndarray) -> np.ndarray:
    """Score every term in every theme by frequency and exclusivity.

    Parameters
    ----------
    components : numpy.ndarray, (n_themes, n_terms)
        Rows that sum to one.
    prevalence : numpy.ndarray, (n_themes,)
        Each theme's part of the corpus; it sums to one.

    Returns
    -------
    numpy.ndarray, (n_themes, n_terms)
        From 0 to 1: 1 / (ω / E + (1 − ω) / F). F and E are the ranks of the term in the theme, as parts of all terms, by how frequent
        it is there and by which part of its uses lies there. Minus infinity where a theme does not hold the term.

    References
    ----------
    Bischof & Airoldi (2012). Summarizing topical content with word frequency and exclusivity.
    """
    from scipy.stats import rankdata

    n_terms = max(1, components.shape[1])
    uses = components * prevalence[:, None]
    exclusive = np.divide(uses, uses.sum(axis=0), out=np.zeros_like(uses), where=uses.sum(axis=0) > 0)
    by_frequency, by_exclusivity = (rankdata(values, method="max", axis=1) / n_terms for values in (components, exclusive))
    return np.where(components > 0, 1 / (EXCLUSIVITY / by_exclusivity + (1 - EXCLUSIVITY) / by_frequency), -np.inf)


def relevance(components: np.ndarray, prevalence: np.ndarray) -> np.ndarray:
    """Score every term in every theme: λ ln φ + (1 − λ) ln(φ / p), with p the mean of φ weighted by prevalence.

    Parameters
    ----------
    components : numpy.ndarray, (n_themes, n_terms)
        φ: rows that sum to one.
    prevalence : numpy.ndarray, (n_themes,)

    Returns
    -------
    numpy.ndarray, (n_themes, n_terms)
        Minus infinity where a theme does not hold the term.

    References
    ----------
    Sievert & Shirley (2014). LDAvis: a method for visualizing and interpreting topics. Eq. 1.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.log(components) - (1 - RELEVANCE) * np.log(prevalence @ components)
    return np.where(components > 0, scores, -np.inf)


def rank_terms(
    components: np.ndarray, prevalence: np.ndarray, terms: Sequence[str], n_terms: int, *, themes: Sequence[int] | None = None
) -> list[list[int]]:
    """List the terms that tell every theme best: by FREX, those thinned that say the same.

    Parameters
    ----------
    components : numpy.ndarray, (n_themes, n_terms)
    prevalence : numpy.ndarray, (n_themes,)
    terms : sequence of str, (n_terms,)
    n_terms : int
        At most so many a theme.
    themes : sequence of int, optional
        Of these only.

    Returns
    -------
    list of list of int
        Column numbers, a list a theme.
    """
    chosen = [*range(len(components))] if themes is None else [*themes]
    scores = frex(components, prevalence)[chosen]
    # Where FREX ties, the heavier term comes first.
    orders = np.lexsort((-components[chosen], -scores), axis=1)[:, : CANDIDATES * n_terms]
    return [
        thinned([column for column in order if np.isfinite(row[column])], row, terms, n_terms)
        for order, row in zip(orders.tolist(), scores, strict=True)
    ]


def thinned(order: Sequence[int], scores: np.ndarray, terms: Sequence[str], n_terms: int) -> list[int]:
    """Pick terms in turn by maximal marginal relevance, so that "partners" does not follow upon "partnership".

    Parameters
    ----------
    order : sequence of int
        Columns, the best first; all of finite score.
    scores : numpy.ndarray, (n_terms,)
    terms : sequence of str, (n_terms,)
    n_terms : int
        How many to pick.

    Returns
    -------
    list of int
        At most `n_terms` columns. Each maximises λ · score − (1 − λ) · likeness to the picked term that it is most like, the score
        being scaled to 0 … 1 over the candidates.

    References
    ----------
    Carbonell & Goldstein (1998). The use of MMR, diversity-based reranking.
    """
    candidates = [*order]
    if not candidates:
        return []
    top, bottom = scores[candidates[0]], scores[candidates[-1]]
    worth = {column: (scores[column] - bottom) / ((top - bottom) or 1) for column in candidates}
    words = {column: words_of(terms[column]) for column in candidates}
    likest = dict.fromkeys(candidates, 0.0)
    picked: list[int] = []
    while candidates and len(picked) < n_terms:
        best = max(candidates, key=lambda column: NOVELTY * worth[column] - (1 - NOVELTY) * likest[column])
        picked.append(best)
        candidates.remove(best)
        for column in candidates:
            likest[column] = max(likest[column], likeness(words[best], words[column]))
    return picked


def words_of(term: str) -> tuple[str, ...]:
    """Split a term into its words, joining ones ("and", "of") aside; a Chinese word is never one of those."""
    return tuple(word for word in term.split() if len(word) > SHORT or not word.isascii())


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Dice's coefficient of the words of two terms, those of one stem counted as the same: 1 where all are, 0 where none is.

    Examples
    --------
    >>> round(likeness(words_of("strategic partnership"), words_of("partners")), 3)
    0.667
    """
    shared = sum(any(_same_stem(word, another) for another in other) for word in one)
    return 2 * min(shared, len(other)) / ((len(one) + len(other)) or 1)


@lru_cache(maxsize=1 << 14)
def _same_stem(word: str, other: str) -> bool:
    """Tell whether the shorter of two words, but for its last letter, begins the longer: "economy" and "economic", not "economist"."""
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) >= STEM and longer.startswith(shorter[:-1]))
