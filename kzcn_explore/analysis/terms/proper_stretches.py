"""Proper stretches: where the proper phrases of many passages stand, found once in every different stretch of capitals."""

from __future__ import annotations

import numpy as np

from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.analysis.terms.phrase_matches import PhraseMatches
from kzcn_explore.analysis.terms.proper_phrases import INNER, opens_run, proper_runs
from kzcn_explore.analysis.terms.stretches import find_stretches, same_stretches, spread
from kzcn_explore.analysis.terms.word_runs import Phrase
from kzcn_explore.text.tokens import Token
from kzcn_explore.text.wordlists import TITLE_PHRASES, TITLES
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS


def find_proper(words: PassageWords, names: frozenset[str]) -> tuple[PhraseMatches, list[Phrase]]:
    """Find the proper phrases: those that ``proper_runs`` gives, which may overlap.

    Returns
    -------
    matches : PhraseMatches
    phrases : list of tuple of str
        By the numbers in `matches`.
    """
    starts, ends = _stretches(words)
    # Of names alone no phrase is made; most stretches are persons.
    n_telling = np.cumsum(np.append(0, _telling(words, names)[words.ids]))
    may_hold = n_telling[ends] > n_telling[starts]
    starts, ends = starts[may_hold], ends[may_hold]
    which, first = same_stretches(words.ids, starts, ends)
    numbers: dict[Phrase, int] = {}
    found = []
    for start, end in zip(starts[first].tolist(), ends[first].tolist(), strict=True):
        runs = _phrases_in(words, words.ids[start:end].tolist(), names)
        found.append([(at, numbers.setdefault(phrase, len(numbers)), len(phrase)) for at, phrase in runs])
    n_found = np.array([len(here) for here in found], dtype=np.int64)
    flat = np.array([row for here in found for row in here], dtype=np.int64).reshape(-1, 3)
    places = spread((np.cumsum(n_found) - n_found)[which], n_found[which])
    at, phrases, lengths = flat[places].T
    return PhraseMatches(np.repeat(starts, n_found[which]) + at, phrases, lengths), [*numbers]


def _stretches(words: PassageWords) -> tuple[np.ndarray, np.ndarray]:
    """Find the stretches of two words and more in which proper phrases may stand."""
    opens = np.array([opens_run(surface) for surface in words.surfaces], dtype=bool)
    inside = opens | np.array([form in INNER for form in words.counted_as], dtype=bool)
    starts, ends = find_stretches(opens[words.ids], words.joined & inside[words.ids])
    # Russian goes on in small letters after a capital.
    heads = np.array([form in ORGANISATION_HEADS for form in words.counted_as], dtype=bool)
    goes_on = ends < len(words.ids)
    goes_on[goes_on] = words.joined[ends[goes_on]] & heads[words.ids[ends[goes_on]]]
    ends = ends + goes_on
    several = ends - starts > 1
    return starts[several], ends[several]


def _telling(words: PassageWords, names: frozenset[str]) -> np.ndarray:
    """Tell which different words may make a proper phrase of the stretch that they stand in: those of titles, and what is no name."""
    of_titles = TITLES.union(*TITLE_PHRASES)
    tell = [
        form in of_titles or (form not in names and form not in lists.no_theme)
        for form, lists in zip(words.counted_as, words.lists, strict=True)
    ]
    return np.array(tell, dtype=bool)


def _phrases_in(words: PassageWords, stretch: list[int], names: frozenset[str]) -> list[tuple[int, Phrase]]:
    tokens = [Token(words.counted_as[word], words.surfaces[word], 0, 0, True) for word in stretch]
    return [*proper_runs(tokens, names, words.lists_of(stretch[0]))]
