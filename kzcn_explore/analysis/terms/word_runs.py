"""Word runs: how often each run of two words or more stands in a collection of passages, counted with arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kzcn_explore.analysis.terms.passage_words import PassageWords

Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class WordArrays:
    """The words of all passages, one after the other.

    Attributes
    ----------
    forms : list of str
        The different word forms, ascending; `ids` holds their places in this list.
    ids : numpy.ndarray of int64, (n_words,)
    passages : numpy.ndarray of int64, (n_words,)
        The passage of each word, from 0, ascending.
    opens : numpy.ndarray of bool, (n_words,)
        True where no run goes on from the word before: at the start of a passage, after a comma, after a possessive.
    """

    forms: list[str]
    ids: np.ndarray
    passages: np.ndarray
    opens: np.ndarray

    def form_counts(self) -> np.ndarray:
        """Count the uses of each form, (n_forms,)."""
        return np.bincount(self.ids, minlength=len(self.forms))

    def run(self, start: int, length: int) -> Phrase:
        """Return the forms of one run."""
        return tuple(self.forms[number] for number in self.ids[start : start + length].tolist())


@dataclass(frozen=True, eq=False)
class RunCounts:
    """The different runs of one length.

    Attributes
    ----------
    length : int
    starts : numpy.ndarray of int64, (n_runs,)
        The word with which one use of each run opens.
    n, n_passages : numpy.ndarray of int64, (n_runs,)
        Its uses, and the passages that hold it.
    uses, which : numpy.ndarray of int64, (n_uses,)
        The word with which every use opens, and the place of its run in `starts`.
    """

    length: int
    starts: np.ndarray
    n: np.ndarray
    n_passages: np.ndarray
    uses: np.ndarray
    which: np.ndarray


def word_arrays(words: PassageWords) -> WordArrays:
    """Tell where runs of words end, beside the form and the passage of each word."""
    possesses = np.array([surface.endswith(("'s", "’s")) for surface in words.surfaces], dtype=bool)
    opens = ~words.joined
    opens[1:] |= possesses[words.ids[:-1]]
    passages = np.repeat(np.arange(words.n_passages), np.diff(words.bounds))
    return WordArrays(words.forms, words.form_ids.astype(np.int64), passages, opens)


def count_runs(
    words: WordArrays, edges: np.ndarray, inner: np.ndarray, *, longest: int, least_n: int, least_passages: int
) -> Iterator[RunCounts]:
    """Count the runs of two words or more, the shortest first.

    A run grows only from one that is frequent enough itself, for it cannot be more frequent (Agrawal & Srikant 1994).

    Parameters
    ----------
    words : WordArrays
    edges, inner : numpy.ndarray of bool, (n_words,)
        The words that may open, close and stand in a run; those that may stand in one only.
    longest : int
        Words of the longest run.
    least_n, least_passages : int
        Leave out runs that are used less, or stand in fewer passages.
    """
    starts = np.flatnonzero(edges)
    prefix = words.ids[starts]
    n_passages = int(words.passages[-1]) + 1 if len(words.passages) else 0
    for length in range(2, longest + 1):
        last = starts + length - 1
        goes_on = last < len(words.ids)
        goes_on[goes_on] = ~words.opens[last[goes_on]] & (edges | inner)[last[goes_on]]
        starts, prefix, last = starts[goes_on], prefix[goes_on], last[goes_on]
        if not len(starts):
            return
        prefix = prefix * len(words.forms) + words.ids[last]
        likely = _may_be_frequent(prefix, max(least_n, least_passages))
        starts, last = starts[likely], last[likely]
        prefix = np.unique(prefix[likely], return_inverse=True)[1]
        n = np.bincount(prefix)
        n_with = np.bincount(np.unique(prefix * n_passages + words.passages[starts]) // n_passages)
        frequent = ((n >= least_n) & (n_with >= least_passages))[prefix]
        starts, prefix, last = starts[frequent], prefix[frequent], last[frequent]
        closed = edges[last]
        runs, first, which = np.unique(prefix[closed], return_index=True, return_inverse=True)
        uses = starts[closed]
        yield RunCounts(length, uses[first], n[runs], n_with[runs], uses, which)


def _may_be_frequent(numbers: np.ndarray, least: int) -> np.ndarray:
    """Tell which numbers may come so often: those whose hashes do (Park, Chen & Yu 1995). Most are rare, and need no sorting."""
    hashes = numbers % (2 * len(numbers) + 1)
    return np.bincount(hashes)[hashes] >= least
