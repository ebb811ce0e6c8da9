"""Search words: which of the distinct words of a corpus a word of a query may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kzcn_explore.text.search import LONGEST_STAR, ONE, word_pattern

# What stands for letters that are not known: a star for any, `ONE` for one.
UNKNOWN = re.compile(rf"[*{ONE}]+")
# Behind every letter: no word holds it.
LAST = "\U0010ffff"


@dataclass(frozen=True, eq=False)
class SpelledWords:
    """The distinct words of a corpus, ordered by how they are spelled whatever their case.

    Attributes
    ----------
    words : list of str
        As written.
    order : numpy.ndarray of int32, (n_words,)
        The places of `words`, ascending by ``fold_spelling``; see ``order_words``.

    Examples
    --------
    >>> words = ["Road", "belt", "roads", "ROAD"]
    >>> spelled = SpelledWords(words, order_words(words))
    >>> [words[place] for place in spelled.fitting("ro*d")], [words[place] for place in spelled.holding("oad")]
    (['Road', 'ROAD'], ['Road', 'ROAD', 'roads'])
    """

    words: list[str]
    order: np.ndarray

    @cached_property
    def _spellings(self) -> tuple[str, np.ndarray]:
        """One string of all spellings, which is searched much faster than many, and where each starts; line breaks stand between."""
        spellings = [fold_spelling(self.words[place]) for place in self.order]
        lengths = np.fromiter(map(len, spellings), dtype=np.int64, count=len(spellings))
        return "\n".join(["", *spellings, ""]), np.concatenate([[1], 1 + np.cumsum(lengths + 1)])

    @cached_property
    def short(self) -> np.ndarray:
        """The words that one star covers."""
        lengths = np.fromiter(map(len, self.words), dtype=np.int64, count=len(self.words))
        return np.flatnonzero(lengths <= LONGEST_STAR).astype(np.int32)

    def fitting(self, piece: str, *, whole: bool = True) -> np.ndarray:
        """Find the words that are what a piece of a query asks for, case ignored as ``re`` ignores it.

        Parameters
        ----------
        piece : str
            Letters, digits, underscores, stars and `ONE`.
        whole : bool, default True
            The piece must cover the word, not just its start.

        Returns
        -------
        numpy.ndarray of int32, places in `words`
        """
        stretches = known_stretches(piece)
        if not stretches:
            return self.short
        if UNKNOWN.search(piece) is None:
            likely = self._between(piece, piece)
        elif piece.startswith(stretches[0]):
            likely = self.starting(stretches[0])
        else:
            likely = self.holding(max(stretches, key=len))
        pattern = re.compile(word_pattern(piece), re.IGNORECASE)
        fits = pattern.fullmatch if whole else pattern.match
        return np.array([place for place in likely.tolist() if fits(self.words[place])], dtype=np.int32)

    def starting(self, stretch: str) -> np.ndarray:
        """Find the words that may start so: all that do, and some that differ as ``fold_spelling`` says."""
        return self._between(stretch, stretch + LAST)

    def ending(self, stretch: str) -> np.ndarray:
        """Find the words that may end so."""
        return self._with(fold_spelling(stretch) + "\n")

    def holding(self, stretch: str) -> np.ndarray:
        """Find the words that may hold this."""
        return self._with(fold_spelling(stretch))

    def _between(self, first: str, last: str) -> np.ndarray:
        text, starts = self._spellings

        def spelling(place: int) -> str:
            return text[starts[place] : starts[place + 1] - 1]

        places = range(len(self.order))
        start = bisect_left(places, fold_spelling(first), key=spelling)
        return self.order[start : bisect_right(places, fold_spelling(last), key=spelling)]

    def _with(self, folded: str) -> np.ndarray:
        text, starts = self._spellings
        hits = [hit.start() for hit in re.finditer(re.escape(folded), text)]
        return self.order[np.unique(np.searchsorted(starts, hits, side="right") - 1)]


def fold_spelling(word: str) -> str:
    """Spell a word so that two words that ``re.IGNORECASE`` takes for one are spelled the same, and so are е and ё.

    The converse does not hold: ß is spelled as ss. A part of a word is spelled as that part of the word's spelling.

    Examples
    --------
    >>> fold_spelling("İſtanbul") == fold_spelling("ISTANBUL"), fold_spelling("ещё") == fold_spelling("ЕЩЕ")
    (True, True)
    """
    # Lower case first, as re does it: the Kelvin sign is a k. The lower case of İ is an i and a dot above.
    return word.lower().upper().replace("\u0307", "").replace("Ё", "Е")


def order_words(words: list[str]) -> np.ndarray:
    """Order words by their spelling: their places, shape (n_words,), int32."""
    spellings = [fold_spelling(word) for word in words]
    return np.array(sorted(range(len(words)), key=spellings.__getitem__), dtype=np.int32)


def known_stretches(piece: str) -> list[str]:
    """Return the stretches of a piece of a query whose letters are known.

    Examples
    --------
    >>> known_stretches("*tion*al")
    ['tion', 'al']
    """
    return [stretch for stretch in UNKNOWN.split(piece) if stretch]
