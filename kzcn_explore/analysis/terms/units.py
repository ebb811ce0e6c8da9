"""Units: the words and phrases of many passages, one after the other, each phrase one unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from kzcn_explore.analysis.terms.gaps import Gaps
from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.analysis.terms.phrase_matches import PhraseMatches
from kzcn_explore.analysis.terms.stretches import same_stretches


@dataclass(frozen=True, eq=False)
class Units:
    """The units of all passages.

    Two units are the same if their words are, and they are written alike but for the kind of white space between them.

    Attributes
    ----------
    words : PassageWords
    gaps : Gaps
    different : list of tuple of int
        The different words of each different unit, by number: first all words alone, under their own numbers, then phrases.
    spelled : list of str
        How each different unit is written, with single spaces.
    ids : numpy.ndarray of int32, (n_units,)
        The number of each unit.
    starts : numpy.ndarray of int64, (n_units,)
        The place of each unit's first word.
    """

    words: PassageWords
    gaps: Gaps
    different: list[tuple[int, ...]]
    spelled: list[str]
    ids: np.ndarray
    starts: np.ndarray

    @property
    def n_words(self) -> int:
        """How many different units are one word."""
        return len(self.words.surfaces)

    @property
    def joined(self) -> np.ndarray:
        """Whether a unit may go on with a phrase of the unit before it, (n_units,)."""
        return self.words.joined[self.starts]

    @cached_property
    def first(self) -> np.ndarray:
        """The number of the first word of each different unit."""
        return np.array([unit[0] for unit in self.different], dtype=np.int64)

    @cached_property
    def last(self) -> np.ndarray:
        """The number of the last word of each different unit."""
        return np.array([unit[-1] for unit in self.different], dtype=np.int64)

    @cached_property
    def forms(self) -> list[str]:
        """The forms of each different unit, with single spaces."""
        of_words = self.words.counted_as
        return of_words + [" ".join(of_words[word] for word in unit) for unit in self.different[self.n_words :]]

    def ends(self, units: np.ndarray) -> np.ndarray:
        """Return the place of the last word of each of some units, by their places."""
        behind = np.append(self.starts[1:], len(self.words.ids))
        return behind[units] - 1


def join_units(words: PassageWords, gaps: Gaps, matches: PhraseMatches) -> Units:
    """Put the words of every phrase together; a word outside phrases is a unit of its own."""
    phrases = spell_phrases(gaps, matches)
    opens = np.ones(len(words.ids), dtype=bool)
    opens[matches.words()] = False
    opens[matches.starts] = True
    ids = words.ids.copy()
    ids[matches.starts] = len(words.surfaces) + phrases.which
    different = [(word,) for word in range(len(words.surfaces))]
    return Units(words, gaps, different + phrases.words, words.surfaces + phrases.spelled, ids[opens], np.flatnonzero(opens))


class SpelledPhrases(NamedTuple):
    """The different ways of writing phrases.

    Attributes
    ----------
    which : numpy.ndarray of int64, (n_matches,)
        The number of each match's way.
    first : numpy.ndarray of int64, (n_different,)
        The first match written so.
    words : list of tuple of int, (n_different,)
        The different words of each, by number.
    spelled : list of str, (n_different,)
        With single spaces.
    """

    which: np.ndarray
    first: np.ndarray
    words: list[tuple[int, ...]]
    spelled: list[str]


def spell_phrases(gaps: Gaps, matches: PhraseMatches) -> SpelledPhrases:
    """Tell how phrases, which may overlap, are written."""
    surfaces = gaps.words.surfaces
    places, ends = matches.words(), np.cumsum(matches.lengths)
    starts = ends - matches.lengths
    # Chinese writes no space between two words: where a gap is empty, the phrase is written another way.
    glued = gaps.before(places) == 0
    glued[starts] = True
    numbers = 2 * gaps.words.ids[places] + glued
    which, first = same_stretches(numbers, starts, ends)
    written = [numbers[start:end].tolist() for start, end in zip(starts[first].tolist(), ends[first].tolist(), strict=True)]
    spelled = ["".join(surfaces[number // 2] if number % 2 else f" {surfaces[number // 2]}" for number in here) for here in written]
    return SpelledPhrases(which, first, [tuple(number // 2 for number in here) for here in written], spelled)
