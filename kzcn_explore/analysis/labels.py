"""Labels: which terms tell a theme best, and the few that name it."""

from __future__ import annotations

import re

import numpy as np

from kzcn_explore.analysis.rules import TermRules

# Weight of a term's frequency in a theme against its lift over all themes (Sievert & Shirley 2014, eq. 1).
RELEVANCE = 0.6
# A fixed phrase says more than a word: this much is added to its relevance when a label is chosen.
PHRASE_BONUS = 0.5
# An English or Russian adjective, told by its ending or its hyphen or known as one, names nothing; so much is taken off.
ADJECTIVE = re.compile(r"(al|ive|ic|ous|ful|less|able|ible|ary|ian|ern|ый|[сц]кий|[жшн]ний|[оев]вой|[чвдт]ной)$|-")
ADJECTIVES = frozenset(
    "joint foreign modern open free fair poor rich safe private separate humane human urban senior junior female male black white red "
    "green blue dark cold hot upper inner outer".split()
)
ADJECTIVE_MALUS = 0.7
LABEL_TERMS = 3
LONGEST_TERM = 36
LABEL_LENGTH = 48
CANDIDATES = 10


def relevance(components: np.ndarray) -> np.ndarray:
    """Score every term in every theme: λ ln φ + (1 − λ) ln(φ / p), with p the mean of φ over the themes.

    Parameters
    ----------
    components : numpy.ndarray, (n_themes, n_terms)
        Rows that sum to one.

    Returns
    -------
    numpy.ndarray, (n_themes, n_terms)
        Minus infinity where a theme does not hold the term.

    References
    ----------
    Sievert & Shirley (2014). LDAvis: a method for visualizing and interpreting topics. Eq. 1.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        phi = np.log(components)
        lift = phi - np.log(components.mean(axis=0))
    return np.where(components > 0, RELEVANCE * phi + (1 - RELEVANCE) * lift, -np.inf)


def rank_terms(components: np.ndarray) -> np.ndarray:
    """Order the terms of every theme by relevance, the strongest first; (n_themes, n_terms) column numbers."""
    return np.argsort(-relevance(components), axis=1, kind="stable")


def label_themes(components: np.ndarray, terms: np.ndarray, rules: TermRules) -> list[str]:
    """Name every theme by two or three of its most relevant terms that share no word, phrases first."""
    scores = relevance(components) + np.array([_worth(term) for term in terms])
    labels: list[str] = []
    for row in scores:
        order = [column for column in np.argsort(-row, kind="stable")[:CANDIDATES] if np.isfinite(row[column])]
        order = [column for column in order if len(terms[column]) <= LONGEST_TERM] or order[:1]
        chosen: list[str] = []
        for column in order:
            words = set(terms[column].split())
            if any(_alike(words, set(other.split())) for other in chosen):
                continue
            length = sum(len(other) + 2 for other in chosen) + len(terms[column])
            if chosen and (len(chosen) == LABEL_TERMS or (len(chosen) > 1 and length > LABEL_LENGTH)):
                break
            chosen.append(terms[column])
        label = ", ".join(rules.display(term) for term in chosen) or "no terms"
        labels.append(label[0].upper() + label[1:])
    return [label if labels.count(label) == 1 else f"{label} ({number})" for number, label in enumerate(labels)]


def _worth(term: str) -> float:
    if " " in term:
        return PHRASE_BONUS
    return -ADJECTIVE_MALUS if term in ADJECTIVES or ADJECTIVE.search(term) else 0.0


def _alike(words: set[str], others: set[str]) -> bool:
    """Tell whether two terms share a word, or words with the same beginning ("partner", "partnership")."""
    same = any(a[:5] == b[:5] for a in words for b in others if len(a) > 3 and len(b) > 3)
    # A Chinese word has two characters as a rule.
    return same or any(not word.isascii() and len(word) > 1 for word in words & others)
