"""Writing: how the passages write each word form: small, with a capital, alone with it, in capitals throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from kzcn_explore.analysis.terms.gaps import Gaps
from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.analysis.terms.proper_phrases import INNER
from kzcn_explore.analysis.terms.spellings import usual_writing
from kzcn_explore.text.chinese import HAS_HAN, han_names
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.tokens import is_acronym, is_capitalised
from kzcn_explore.text.wordlists import TITLES

SENTENCE_OPENERS = '.!?:;…"“”«»„(–—-\n'
# What stands before the gap before a word: nothing, a word that ends like one, or like an abbreviation.
ENDS = ("", "a", ".")


@dataclass
class Writing:
    """How a corpus writes one word form: counts of its uses."""

    small: int = 0
    capital: int = 0
    capital_alone: int = 0
    acronym: int = 0
    tagged: int = 0
    surfaces: dict[str, int] = field(default_factory=dict)


def read_writing(texts: Sequence[str], words: PassageWords, gaps: Gaps) -> dict[str, Writing]:
    """Count, for every word form, how it is written where its case tells something: not at the start of a sentence.

    Chinese has no case: there, the uses are counted that jieba's dictionary tags as names.
    """
    writing: dict[str, Writing] = defaultdict(Writing)
    capital, alone = _count_capitals(words, gaps)
    n_uses = np.bincount(words.ids, minlength=len(words.surfaces))
    for surface, form, *counts in zip(words.surfaces, words.counted_as, n_uses.tolist(), capital.tolist(), alone.tolist(), strict=True):
        n, n_capital, n_alone = counts
        seen = writing[form]
        if surface.islower():
            seen.small += n
        # "SDGs" is an acronym, too.
        elif is_acronym(surface) or (surface[-1] == "s" and is_acronym(surface[:-1])):
            seen.acronym += n
        elif is_capitalised(surface):
            n = n_capital
            seen.capital += n
            seen.capital_alone += n_alone
        else:
            seen.small += n
        if n:
            spelled = usual_writing(surface)
            seen.surfaces[spelled] = seen.surfaces.get(spelled, 0) + n
    for text in texts:
        if not text.isascii() and HAS_HAN.search(text):
            for name in han_names(text):
                writing[name].tagged += 1
    return dict(writing)


def _count_capitals(words: PassageWords, gaps: Gaps) -> tuple[np.ndarray, np.ndarray]:
    """Count the uses of each different word with a capital that opens no sentence, and those that stand alone with it."""
    places = np.flatnonzero(words.capitalised[words.ids])
    places = places[~_open_sentences(places, words, gaps)]
    alone = places[_stand_alone(places, words)]
    capital, capital_alone = (np.bincount(words.ids[some], minlength=len(words.surfaces)) for some in (places, alone))
    return capital, capital_alone


def _open_sentences(places: np.ndarray, words: PassageWords, gaps: Gaps) -> np.ndarray:
    """Tell which words, by their places, open a sentence."""
    abbreviated = np.array([surface[-1] in SENTENCE_OPENERS for surface in words.surfaces], dtype=bool)
    ends = np.where(np.isin(places, words.bounds[:-1]), 0, 1 + abbreviated[words.ids[places - 1]])
    different, which = np.unique(gaps.before(places) * len(ENDS) + ends, return_inverse=True)
    open_one = [opens_sentence(ENDS[key % len(ENDS)] + gaps.different[key // len(ENDS)]) for key in different.tolist()]
    return np.array(open_one, dtype=bool)[which]


def opens_sentence(before: str) -> bool:
    """Tell whether a word opens a sentence or a quotation, where every word has a capital, by what stands before it.

    Examples
    --------
    >>> [opens_sentence(before) for before in ("", "said ", "said. ", "said: “")]
    [True, False, True, True]
    """
    before = before[-3:].rstrip(" \t")
    return not before or before[-1] in SENTENCE_OPENERS


def _stand_alone(places: np.ndarray, words: PassageWords) -> np.ndarray:
    """Tell to which words, by their places, no capitalised dictionary word belongs, titles aside, and before which no "the" stands."""
    proper, inner, the = _neighbours(words)
    belongs = words.joined[places] & (proper | the)[words.ids[places - 1]]
    after = places + 1
    while True:
        goes_on = after < len(words.ids)
        goes_on[goes_on] = words.joined[after[goes_on]]
        steps = goes_on.copy()
        steps[goes_on] = inner[words.ids[after[goes_on]]]
        if not steps.any():
            break
        after[steps] += 1
    belongs[goes_on] |= proper[words.ids[after[goes_on]]]
    return ~belongs


def _neighbours(words: PassageWords) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tell of each different word whether it is a capitalised dictionary word and no title, joins two words, or is "the"."""
    # A neighbour that no dictionary holds is the other half of a person's name, and leaves a word as telling as it is.
    proper = [
        is_capital and form not in TITLES and is_dictionary_word(form)
        for is_capital, form in zip(words.capitalised.tolist(), words.counted_as, strict=True)
    ]
    return (
        np.array(proper, dtype=bool),
        np.array([form in INNER for form in words.counted_as], dtype=bool),
        np.array([form == "the" for form in words.counted_as], dtype=bool),
    )
