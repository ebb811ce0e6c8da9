"""Phrase uses: how the passages write each phrase, in how many of them it stands, and which acronym stands behind it in brackets."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from kzcn_explore.analysis.terms.spellings import usual_writing
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.analysis.terms.units import Units
from kzcn_explore.text.tokens import is_acronym

Counts = dict[str, Counter[str]]


def count_phrases(units: Units, rules: TermRules) -> tuple[Counts, Counter[str]]:
    """Count how each phrase is written, and the passages that hold it.

    Returns
    -------
    written : dict of str to Counter of str
        The term that a phrase is counted as -> its spellings.
    held_by : Counter of str
        That term -> passages.
    """
    places = np.flatnonzero(units.ids >= units.n_words)
    phrases = units.ids[places] - units.n_words
    n_uses = np.bincount(phrases, minlength=len(units.different) - units.n_words)
    written: Counts = defaultdict(Counter)
    numbers: dict[str, int] = {}
    terms = []
    for forms, spelled, n in zip(units.forms[units.n_words :], units.spelled[units.n_words :], n_uses.tolist(), strict=True):
        term = rules.counted_as(forms)
        written[term][usual_writing(spelled)] += n
        terms.append(numbers.setdefault(term, len(numbers)))
    n_passages = units.words.n_passages or 1
    held = np.unique(np.array(terms, dtype=np.int64)[phrases] * n_passages + units.words.passages_of(units.starts[places]))
    n_held = np.bincount(held // n_passages, minlength=len(numbers))
    return written, Counter(dict(zip(numbers, n_held.tolist(), strict=True)))


def count_definitions(units: Units) -> Counts:
    """Count the phrases that acronyms with their first letter stand behind in brackets (Schwartz & Hearst 2003); by acronym."""
    alone = np.flatnonzero(units.ids[1:] < units.n_words) + 1
    alone = alone[units.ids[alone - 1] >= units.n_words]
    places = units.starts[alone]
    in_brackets = units.gaps.those(lambda gap: gap.strip() == "(")[units.gaps.before(places)]
    alone = alone[in_brackets & ~np.isin(places, units.words.bounds[:-1])]
    defined: Counts = defaultdict(Counter)
    for acronym, phrase in zip(units.ids[alone].tolist(), units.ids[alone - 1].tolist(), strict=True):
        if is_acronym(units.spelled[acronym]) and units.forms[acronym][0] == units.forms[phrase][0]:
            defined[units.forms[acronym]][units.forms[phrase]] += 1
    return defined
