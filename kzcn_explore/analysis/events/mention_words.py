"""Mention words: the words that mentions are compared by, of all mentions together, as arrays."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from kzcn_explore.text.kazakh import match_stems
from kzcn_explore.text.wordlists import KAZAKH


class MentionWords(NamedTuple):
    """The words of many sentences, one after the other.

    Attributes
    ----------
    keys : list of str
        The different words, in the order of the alphabet.
    bounds : numpy.ndarray of int64, (n_mentions + 1,)
        The words of mention `i` are those from ``bounds[i]`` to ``bounds[i + 1]``, each once.
    columns : numpy.ndarray of int64
        Which of `keys` each is.
    weights : numpy.ndarray of float
        How much it counts: 1 near the date, else a half.
    is_name : numpy.ndarray of bool
    """

    keys: list[str]
    bounds: np.ndarray
    columns: np.ndarray
    weights: np.ndarray
    is_name: np.ndarray


class WordGatherer:
    """Takes the words of one mention after the other; in numbers, since a word is met thousands of times.

    Examples
    --------
    >>> gatherer = WordGatherer()
    >>> gatherer.add({"dam": 1.0, "ostrava": 0.5}, {"ostrava"})
    >>> words = gatherer.words()
    >>> words.keys, words.weights.tolist(), words.is_name.tolist()
    (['dam', 'ostrava'], [1.0, 0.5], [False, True])
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._bounds, self._columns = array("q", [0]), array("q")
        self._weights, self._is_name, self._kazakh = array("d"), array("b"), array("b")

    def add(self, weights: Mapping[str, float], names: Iterable[str], *, kazakh: bool = False) -> None:
        """Add a mention.

        Parameters
        ----------
        weights : mapping of str to float
        names : iterable of str
            Which of the words are names.
        kazakh : bool, default False
            Whether its words are compared by the stems that the sentences bear out.
        """
        own = {*names}
        for word, weight in weights.items():
            self._columns.append(self._numbers.setdefault(word, len(self._numbers)))
            self._weights.append(weight)
            self._is_name.append(word in own)
        self._bounds.append(len(self._columns))
        self._kazakh.append(kazakh)

    def words(self) -> MentionWords:
        """Return the words of all mentions."""
        bounds, columns, kazakh = (np.array(part, dtype=np.int64) for part in (self._bounds, self._columns, self._kazakh))
        words = [*self._numbers]
        of_kazakh = np.repeat(kazakh, np.diff(bounds)).astype(bool)
        n_uses = Counter({words[number]: int(n) for number, n in enumerate(np.bincount(columns[of_kazakh], minlength=len(words))) if n})
        stems = match_stems(n_uses, KAZAKH.no_theme, frozenset()) if n_uses else {}
        keys = sorted({*words, *stems.values()})
        places = {key: place for place, key in enumerate(keys)}
        plain, stemmed = (np.array([places[name] for name in names], dtype=np.int64) for names in (words, (stems.get(w, w) for w in words)))
        columns = np.where(of_kazakh, stemmed[columns], plain[columns]) if words else columns
        return _each_once(MentionWords(keys, bounds, columns, np.array(self._weights), np.array(self._is_name, dtype=bool)))


def _each_once(words: MentionWords) -> MentionWords:
    """Keep each word of a mention once, as the most that it counts there; a name where one of them is; in the order of `keys`."""
    rows = np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds))
    order = np.lexsort((words.columns, rows))
    rows, columns = rows[order], words.columns[order]
    first = np.flatnonzero(np.diff(rows, prepend=-1) | np.diff(columns, prepend=-1)) if len(rows) else np.zeros(0, dtype=np.int64)
    bounds = np.concatenate([[0], np.cumsum(np.bincount(rows[first], minlength=len(words.bounds) - 1))]).astype(np.int64)
    weights, is_name = (
        reduce_at(values[order], first) if len(first) else values
        for reduce_at, values in ((np.maximum.reduceat, words.weights), (np.logical_or.reduceat, words.is_name))
    )
    return MentionWords(words.keys, bounds, columns[first], weights, is_name)
