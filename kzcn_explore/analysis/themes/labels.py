"""Labels: the few terms that name a theme, and the names that a reader gives."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from kzcn_explore.analysis.checks import is_whole
from kzcn_explore.analysis.terms.rules import TermRules
from kzcn_explore.analysis.themes.ranking import rank_terms, relevance

# A fixed phrase says more than a word: this much is added to its relevance when a label is chosen.
PHRASE_BONUS = 0.45
# An English or Russian adjective or participle, told by its ending or its hyphen or known as one, names nothing; so much is taken off.
ADJECTIVE = re.compile(r"(al|ive|ic|ous|ful|less|able|ible|ary|ian|ern|ed|ing|ый|[сц]кий|[жшн]ний|[оев]вой|[чвдт]ной)$|-")
ADJECTIVES = frozenset(
    "joint foreign modern open free fair poor rich safe private separate humane human urban senior junior female male black white red "
    "green blue dark cold hot upper inner outer".split()
)
SURELY_ADJECTIVE = re.compile(r"^\w+(ous|ful|less|able|ible)$")
ADJECTIVE_MALUS = 0.7
LABEL_TERMS = 3
LONGEST_TERM = 36
LABEL_LENGTH = 48
CANDIDATES = 10


def label_themes(components: np.ndarray, prevalence: np.ndarray, terms: np.ndarray, rules: TermRules) -> list[str]:
    """Name every theme by two or three of its ten best terms that share no word: the most relevant, phrases first.

    Parameters
    ----------
    components : numpy.ndarray, (n_themes, n_terms)
        Rows that sum to one.
    prevalence : numpy.ndarray, (n_themes,)
        Each theme's part of the corpus.
    terms : numpy.ndarray of str, (n_terms,)
    rules : TermRules
        How the corpus writes its terms.

    Returns
    -------
    list of str
        No two the same.
    """
    scores = relevance(components, prevalence) + np.array([_worth(term) for term in terms])
    labels: list[str] = []
    for row, best in zip(scores, rank_terms(components, prevalence, terms, CANDIDATES), strict=True):
        order = sorted(best, key=lambda column: -row[column])
        order = [column for column in order if len(terms[column]) <= LONGEST_TERM] or order[:1]
        chosen: list[str] = []
        for column in order:
            words = set(terms[column].split())
            if any(_alike(words, set(other.split())) for other in chosen):
                continue
            # Two terms name a theme well enough without an adjective, where it surely is one: "coal" and "initiative" are none.
            if len(chosen) > 1 and (terms[column] in ADJECTIVES or SURELY_ADJECTIVE.search(terms[column])):
                continue
            length = sum(len(other) + 2 for other in chosen) + len(terms[column])
            if chosen and (len(chosen) == LABEL_TERMS or (len(chosen) > 1 and length > LABEL_LENGTH)):
                break
            chosen.append(terms[column])
        label = ", ".join(rules.display(term) for term in chosen) or "no terms"
        labels.append(label[0].upper() + label[1:])
    return [label if labels.count(label) == 1 else f"{label} ({number})" for number, label in enumerate(labels)]


def checked_labels(labels: object, n_themes: int) -> list[str]:
    """Return labels from a file if they can be those of so many themes."""
    if not isinstance(labels, list) or len(labels) != n_themes:
        raise ValueError(f"labels are no list of {n_themes} texts")
    return renamed(labels, dict(enumerate(labels)))


def renamed(labels: list[str], names: Mapping[int, str]) -> list[str]:
    """Return the labels with those of some themes replaced.

    Raises
    ------
    ValueError
        If a theme does not exist, a name is empty, or two themes would have the same.
    """
    if not isinstance(names, Mapping):
        raise ValueError(f"names must be a dict of theme -> name, such as {{0: 'Trade'}}; got {names!r}.")
    new = [*labels]
    for theme, name in names.items():
        if not is_whole(theme) or not 0 <= theme < len(labels):
            raise ValueError(f"names must be of themes 0 to {len(labels) - 1}; got {theme!r}.")
        if not isinstance(name, str) or not name.strip():
            raise ValueError(f"the name of theme {theme} must be a text that is not empty; got {name!r}.")
        new[theme] = " ".join(name.split())
    twice = sorted({label for label in new if new.count(label) > 1})
    if twice:
        raise ValueError(
            f"no two themes may have the same name; got {twice[0]!r} for {[n for n, label in enumerate(new) if label == twice[0]]}."
        )
    return new


def _worth(term: str) -> float:
    if " " in term:
        return PHRASE_BONUS
    return -ADJECTIVE_MALUS if term in ADJECTIVES or ADJECTIVE.search(term) else 0.0


def _alike(words: set[str], others: set[str]) -> bool:
    """Tell whether two terms share a word, or words with the same beginning ("partner", "partnership")."""
    same = any(a[:5] == b[:5] for a in words for b in others if len(a) > 3 and len(b) > 3)
    # A Chinese word has two characters as a rule.
    return same or any(not word.isascii() and len(word) > 1 for word in words & others)
