"""Copies: which texts say again what an earlier text said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.text.runs import Runs, hash_runs, portions, run_sets, shared_runs, texts_of
from kzcn_explore.text.word_numbers import Words

if TYPE_CHECKING:
    from scipy import sparse

# A run that stands in more texts than this is a formula ("in accordance with the terms"): only the first so many are looked at.
COMMON = 50
# A passage is a copy if this part of its own runs stands in an earlier one: what adds more than that has its own to say.
REPEATED = 0.6
# A document is a copy of an earlier one if it shares this part of the shorter one's runs, and the shorter has this part of the
# longer one's words: a report that quotes a note in full is no copy of the note.
SAME_RUNS = 0.8
SAME_LENGTH = 0.8
# Pairs of texts, and runs of such pairs, that are compared at a time.
PAIRS = 1 << 20


def find_copies(texts: Iterable[str] | Words) -> list[int | None]:
    """Find, for every passage, the first earlier passage that it repeats in whole or for the most part.

    Two passages are compared by their sets of runs of five words. The later one is a copy if at least 60 % of its runs stand in
    the earlier one too; a long passage that holds a short earlier one is not. A passage shorter than five words is never a copy.
    Case and the kind of apostrophe or hyphen make no difference; a character of Chinese is a word.

    Parameters
    ----------
    texts : iterable of str, or Words
        Read once; about eight bytes a word are held. Words that are numbered already are not numbered again.

    Returns
    -------
    list of int or None, one a text
        The position of the text that is repeated, itself never a copy.

    Examples
    --------
    >>> quote = "the talks will open a bright new page in our partnership"
    >>> find_copies([quote, "Nothing of the kind was said there.", f"He said: {quote}, and left."])
    [None, None, 0]
    """
    sets = run_sets(texts) if isinstance(texts, Words) else hash_runs(texts, distinct=True)
    return _positions(match_sets(sets, shared=REPEATED, alike=0.0, of_later=True))


def find_document_copies(texts: Iterable[str] | Words) -> list[int | None]:
    """Find, for every document, the first earlier document that it is an exact or a near copy of.

    Exact copies have the same words in the same order, case and punctuation aside. A near copy shares at least 80 % of the runs
    of five words of the shorter document, and neither has fewer than 80 % of the other's words. So a short document that a longer
    one holds in full is no copy of it: that is reuse, which ``text_reuse`` lists. A document of one to four words is compared as a
    whole; one without words is no copy.

    Parameters
    ----------
    texts : iterable of str, or Words
        In the order in which the first is to be the original.

    Returns
    -------
    list of int or None, one a text
        The position of the original, itself never a copy.

    Examples
    --------
    >>> note = "the ministers signed a plan for trade by rail and road until the end of the year"
    >>> find_document_copies([note, note.upper() + "!", f"{note} as our readers heard from three people who were in the hall"])
    [None, 0, None]
    """
    sets = run_sets(texts, short=True) if isinstance(texts, Words) else hash_runs(texts, distinct=True, short=True)
    return _positions(match_sets(sets, shared=SAME_RUNS, alike=SAME_LENGTH))


def _positions(copies: np.ndarray) -> list[int | None]:
    return [None if original < 0 else original for original in copies.tolist()]


def match_sets(sets: Runs, *, shared: float, alike: float, of_later: bool = False) -> np.ndarray:
    """Find for every text the first earlier one, itself no copy, whose runs it repeats.

    Parameters
    ----------
    sets : Runs
        The distinct runs of every text.
    shared : float
        Part of the runs of the shorter text that both must hold; the shorter is the one with fewer distinct runs.
    alike : float
        Part of the words of the longer text that the shorter must have.
    of_later : bool, default False
        Ask for the part of the later text's runs, not of the shorter one's.

    Returns
    -------
    numpy.ndarray of int64, (n_texts,)
        -1 where a text is no copy.

    Notes
    -----
    Of a text that shares the part `shared` of its runs with another, the rarest runs, one more than it may lack, hold at least
    one that both share (prefix filtering: Chaudhuri, Ganti & Kaushik 2006). Only pairs that meet in such a run are compared.
    """
    sizes = np.diff(sets.bounds)
    first = _first_equal(sets, sizes, alike)
    kept = (first == np.arange(len(sizes))) & (sizes > 0)
    texts, runs, n_texts = _shared_entries(sets, kept)
    copies = np.full(len(sizes), -1)
    if len(texts):
        rare = _rarest(texts, n_texts, sizes, np.ceil(shared * sizes))
        table = _table(texts, runs, len(sizes))
        for later, earlier in _pairs(texts, runs, rare, sizes):
            shorter, longer = np.minimum(sets.n_words[later], sets.n_words[earlier]), np.maximum(sets.n_words[later], sets.n_words[earlier])
            near = (copies[earlier] < 0) & (shorter >= alike * longer)
            later, earlier = later[near], earlier[near]
            compared = sizes[later] if of_later else np.minimum(sizes[later], sizes[earlier])
            enough = _count_shared(table, later, earlier) >= shared * compared
            # Ascending by the later text, then the earlier: when a text is reached, those before it are decided.
            for one, other in zip(later[enough].tolist(), earlier[enough].tolist(), strict=True):
                if copies[one] < 0 and copies[other] < 0:
                    copies[one] = other
    again = (first < np.arange(len(sizes))) & (sizes > 0)
    original = first[again]
    copies[again] = np.where(copies[original] < 0, original, copies[original])
    return copies


def _first_equal(sets: Runs, sizes: np.ndarray, alike: float) -> np.ndarray:
    """Return for every text the first one with the same runs: equal texts have the same original, so one of them is looked at."""
    sums = np.zeros(len(sizes), dtype=np.uint64)
    sums[sizes > 0] = np.add.reduceat(sets.runs, sets.bounds[:-1][sizes > 0]) if len(sets.runs) else 0
    keys = np.stack([sums, sizes.astype(np.uint64)])
    if alike:
        keys = np.vstack([keys, sets.n_words.astype(np.uint64)])
    order = np.lexsort(keys)
    new = np.ones(len(order), dtype=bool)
    new[1:] = (keys[:, order[1:]] != keys[:, order[:-1]]).any(axis=0)
    first = np.empty(len(order), dtype=np.int64)
    first[order] = order[np.flatnonzero(new)[np.cumsum(new) - 1]]  # lexsort is stable: the first of equals is the earliest
    return first


def _shared_entries(sets: Runs, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return text, number of the run, and in how many texts the run stands, for every run that two texts share; text by text."""
    all_places, all_runs, all_counts = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int32)], [np.empty(0, dtype=np.int32)]
    n_runs = 0
    for places, starts in shared_runs(sets, kept):
        counts = np.diff(np.append(starts, len(places)))
        all_places.append(places)
        all_runs.append(np.repeat(np.arange(n_runs, n_runs + len(starts), dtype=np.int32), counts))
        all_counts.append(np.repeat(counts, counts).astype(np.int32))
        n_runs += len(starts)
    places = np.concatenate(all_places)
    order = np.argsort(places)
    return texts_of(sets, places[order]), np.concatenate(all_runs)[order], np.concatenate(all_counts)[order]


def _rarest(texts: np.ndarray, n_texts: np.ndarray, sizes: np.ndarray, needed: np.ndarray) -> np.ndarray:
    """Mark the shared runs of each text in which it must meet another one to share `needed` runs with it."""
    order = np.lexsort((n_texts, texts))
    n_shared = np.bincount(texts, minlength=len(sizes))
    rank = np.empty(len(texts), dtype=np.int64)
    rank[order] = np.arange(len(texts)) - np.repeat(np.cumsum(n_shared) - n_shared, n_shared)
    return rank < (n_shared - needed + 1)[texts]


def _pairs(texts: np.ndarray, runs: np.ndarray, rare: np.ndarray, sizes: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield pairs of texts that meet in a run that is rare in the shorter: a later and an earlier one, ascending, each pair once."""
    met = np.zeros(runs.max() + 1, dtype=bool)
    met[runs[rare]] = True
    entries = np.flatnonzero(met[runs])
    entries = entries[np.argsort(runs[entries], kind="stable")]
    texts, runs, rare = texts[entries], runs[entries], rare[entries]
    new = np.ones(len(runs), dtype=bool)
    new[1:] = runs[1:] != runs[:-1]
    starts = np.flatnonzero(new)[np.cumsum(new) - 1]
    n_before = np.minimum(np.arange(len(runs)) - starts, COMMON)
    by_text = np.argsort(texts, kind="stable")
    for portion in portions(texts[by_text], n_before[by_text], PAIRS):
        part = by_text[portion]
        counts = n_before[part]
        later = np.repeat(part, counts)
        earlier = np.repeat(starts[part] - (np.cumsum(counts) - counts), counts) + np.arange(len(later))
        one, other = texts[later], texts[earlier]
        meets = np.where(sizes[one] < sizes[other], rare[later], rare[earlier])
        pairs = np.unique(one[meets] * len(sizes) + other[meets])
        yield pairs // len(sizes), pairs % len(sizes)


def _table(texts: np.ndarray, runs: np.ndarray, n_texts: int) -> sparse.csr_array:
    from scipy import sparse

    bounds = np.concatenate([[0], np.cumsum(np.bincount(texts, minlength=n_texts))])
    return sparse.csr_array((np.ones(len(runs), dtype=np.int8), runs, bounds), shape=(n_texts, int(runs.max()) + 1))


def _count_shared(table: sparse.csr_array, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """Count the runs that each pair of texts shares."""
    found = np.zeros(len(later), dtype=np.int64)
    sizes = np.diff(table.indptr)
    for portion in portions(np.arange(len(later)), sizes[later] + sizes[earlier], PAIRS):
        found[portion] = table[later[portion]].multiply(table[earlier[portion]]).sum(axis=1)
    return found
