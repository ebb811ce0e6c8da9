"""Word runs: how often each run of two words or more stands in a collection of passages, counted with arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kzcn_explore.text.tokens import Token

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


def word_arrays(tokens: Sequence[Sequence[Token]]) -> WordArrays:
    """Put the words of passages into arrays; the forms have the same numbers whatever the order of the passages."""
    flat = [token for words in tokens for token in words]
    forms = sorted({token.form for token in flat})
    number = {form: place for place, form in enumerate(forms)}
    ids = np.array([number[token.form] for token in flat], dtype=np.int64)
    opens = np.array([not token.joined for token in flat], dtype=bool)
    opens[1:] |= np.array([token.surface.endswith(("'s", "’s")) for token in flat], dtype=bool)[:-1]
    lengths = np.fromiter(map(len, tokens), np.int64, len(tokens))
    return WordArrays(forms, ids, np.repeat(np.arange(len(tokens)), lengths), opens)


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
        prefix = np.unique(prefix * len(words.forms) + words.ids[last], return_inverse=True)[1]
        n = np.bincount(prefix)
        n_with = np.bincount(np.unique(prefix * n_passages + words.passages[starts]) // n_passages)
        frequent = ((n >= least_n) & (n_with >= least_passages))[prefix]
        starts, prefix, last = starts[frequent], prefix[frequent], last[frequent]
        closed = edges[last]
        runs, first, which = np.unique(prefix[closed], return_index=True, return_inverse=True)
        uses = starts[closed]
        yield RunCounts(length, uses[first], n[runs], n_with[runs], uses, which)
