"""Gaps: what stands before, between and behind the words of many passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.text.words.streams import MANY_TEXTS


@dataclass(frozen=True, eq=False)
class Gaps:
    """The gaps of all passages, each of which has one more than words; there are few different ones.

    Attributes
    ----------
    different : list of str
        The different gaps, the empty one first; `ids` holds their places in this list.
    ids : numpy.ndarray of int32, (n_words + n_passages,)
    words : PassageWords
    """

    different: list[str]
    ids: np.ndarray
    words: PassageWords

    def before(self, places: np.ndarray) -> np.ndarray:
        """Return the number of the gap before each of some words, by their places."""
        return self.ids[places + self.words.passages_of(places)]

    def after(self, places: np.ndarray) -> np.ndarray:
        """Return the number of the gap behind each of some words, by their places."""
        return self.ids[places + self.words.passages_of(places) + 1]

    def those(self, are: Callable[[str], bool]) -> np.ndarray:
        """Ask of each different gap; bool, (n_different,)."""
        return np.array([are(gap) for gap in self.different], dtype=bool)


def find_gaps(texts: Sequence[str], words: PassageWords) -> Gaps:
    """Find the gaps between the words of passages.

    Parameters
    ----------
    texts : list of str
    words : PassageWords
        Of these texts.

    Examples
    --------
    >>> from kzcn_explore.analysis.terms.passage_words import passage_words
    >>> texts = ["Yes: trade.", "No"]
    >>> gaps = find_gaps(texts, passage_words(texts, {}))
    >>> [gaps.different[gap] for gap in gaps.ids]
    ['', ': ', '.', '', '']
    """
    if len(texts) < MANY_TEXTS:
        return Gaps(*number_gaps(texts, words), words)
    from kzcn_explore.analysis.terms.compiled_gaps import number_gaps_compiled

    return Gaps(*number_gaps_compiled(texts, words), words)


def number_gaps(texts: Sequence[str], words: PassageWords) -> tuple[list[str], np.ndarray]:
    """Number the gaps of texts one by one.

    No letter and no digit stands between two words, so that a word is the first thing behind the last one that is written like it.
    """
    numbers = {"": 0}
    found = []
    for text, start, end in zip(texts, words.bounds[:-1].tolist(), words.bounds[1:].tolist(), strict=True):
        last = 0
        for word in words.ids[start:end].tolist():
            surface = words.surfaces[word]
            at = text.index(surface, last)
            found.append(numbers.setdefault(text[last:at], len(numbers)))
            last = at + len(surface)
        found.append(numbers.setdefault(text[last:], len(numbers)))
    # As the compiled code reads them: half a surrogate pair is a question mark.
    return [gap.encode("utf-8", "replace").decode() for gap in numbers], np.array(found, dtype=np.int32)
