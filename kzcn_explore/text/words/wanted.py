"""Wanted: which words, runs of words and phrases are counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from numbers import Integral

Phrases = Collection[tuple[str, ...]]


@dataclass(frozen=True)
class Wanted:
    """What is counted.

    Parameters
    ----------
    n_words, phrases, min_texts
        As for ``count_words``.
    stop_words : frozenset of str

    Raises
    ------
    ValueError
        If one is out of its range.
    """

    n_words: tuple[int, int] = (1, 1)
    phrases: Phrases = ()
    min_texts: int = 1
    stop_words: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not (len(self.n_words) == 2 and all(isinstance(n, Integral) for n in self.n_words) and 1 <= self.n_words[0] <= self.n_words[1]):
            raise ValueError(f"n_words must be the fewest and the most words of a term, such as (1, 2); got {self.n_words!r}.")
        if not isinstance(self.min_texts, Integral) or self.min_texts < 1:
            raise ValueError(f"min_texts must be a whole number from 1; got {self.min_texts!r}.")
        if self.phrases and self.n_words[1] > 1:
            raise ValueError(f"phrases are counted with n_words=(1, 1) only; got n_words={self.n_words!r}: leave one of the two out.")
        wrong = next((phrase for phrase in self.phrases if not isinstance(phrase, tuple) or len(phrase) < 2), None)
        if wrong is not None:
            raise ValueError(f"phrases must hold tuples of two words or more, such as ('new', 'silk', 'road'); got {wrong!r}.")

    def is_term(self, word: str) -> bool:
        """Tell whether a word is a term, or may stand in a run that is one: it has two characters, and is no stop word."""
        return len(word) > 1 and word not in self.stop_words
