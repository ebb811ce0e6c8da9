"""Stretches: where two documents share rare runs of words, found among all documents at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from kzcn_explore.text.runs import RUN, Runs, portions, shared_runs, texts_of

# Two pieces with at most this many other words between them, on either side, are one stretch.
JOIN = 10
# Beyond its last shared run a stretch goes on behind at most this many other words, if at least so many follow that are equal.
STEP = 5
SHORTEST_PIECE = 3
STEPS = sorted(((a, b) for a in range(STEP + 1) for b in range(STEP + 1) if a or b), key=sum)
# Meetings of two documents in a run that are held at a time.
HITS = 1 << 21


class Stretch(NamedTuple):
    """Words that two documents share, perhaps with small differences.

    ``document > other``, both numbers in the given order; ``start`` and ``end`` count words; ``n_rare`` counts those in rare runs;
    ``n_documents`` is the number of documents that hold the commonest of these runs.
    """

    document: int
    start: int
    end: int
    other: int
    other_start: int
    other_end: int
    n_rare: int
    n_documents: int


class Hits(NamedTuple):
    """Meetings of a later and an earlier document in a run: arrays of one length, ``(n_hits,)``."""

    later: np.ndarray
    later_at: np.ndarray
    earlier: np.ndarray
    earlier_at: np.ndarray
    n_documents: np.ndarray


def find_stretches(hashed: Runs, copies: np.ndarray, *, min_words: int, max_documents: int) -> Iterator[Stretch]:
    """Find the stretches of words that each two documents share.

    Parameters
    ----------
    hashed : Runs
        The runs of every document, in the order of its text.
    copies : numpy.ndarray of int64, (n_documents,)
        The earlier document that each one copies as a whole, or -1. A copy is compared with that one alone.
    min_words : int
        Least number of words of a stretch that stand in rare runs.
    max_documents : int
        A run that stands in more documents, copies left out, is no rare one.

    Yields
    ------
    Stretch
        Ascending by document and other document among the originals, then the same for the copies. Of a run that a document
        repeats, only its first place counts.
    """
    for hits in _original_hits(hashed, copies < 0, max_documents):
        yield from _stretches_of(hits, min_words)
    for hits in _copy_hits(hashed, copies):
        yield from _stretches_of(hits, min_words)


def _original_hits(hashed: Runs, kept: np.ndarray, max_documents: int) -> Iterator[Hits]:
    all_places, all_counts = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for places, starts in shared_runs(hashed, kept):
        counts = np.diff(np.append(starts, len(places)))
        rare = counts <= max_documents
        places, counts = places[np.repeat(rare, counts)], counts[rare]
        all_places.append(places)
        all_counts.append(counts)
    places, counts = np.concatenate(all_places), np.concatenate(all_counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    ranks = np.arange(len(places)) - starts
    n_documents = np.repeat(counts, counts)
    order = np.argsort(places)
    documents = texts_of(hashed, places)
    for portion in portions(documents[order], ranks[order], HITS):
        part = order[portion]
        counts = ranks[part]
        later = np.repeat(part, counts)
        earlier = np.repeat(starts[part] - (np.cumsum(counts) - counts), counts) + np.arange(len(later))
        one, other = documents[later], documents[earlier]
        yield Hits(one, places[later] - hashed.bounds[one], other, places[earlier] - hashed.bounds[other], n_documents[later])


def _copy_hits(hashed: Runs, copies: np.ndarray) -> Iterator[Hits]:
    parts: list[Hits] = []
    n_hits = 0
    for later in np.flatnonzero(copies >= 0):
        earlier = copies[later]
        _, at, earlier_at = np.intersect1d(hashed.of(later), hashed.of(earlier), return_indices=True)
        both = (np.full(len(at), later), at, np.full(len(at), earlier), earlier_at, np.full(len(at), 2))
        parts.append(Hits(*both))
        n_hits += len(at)
        if n_hits >= HITS:
            yield Hits(*(np.concatenate(column) for column in zip(*parts, strict=True)))
            parts, n_hits = [], 0
    if parts:
        yield Hits(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _stretches_of(hits: Hits, min_words: int) -> Iterator[Stretch]:
    """Join meetings into pieces without a difference, and pieces into stretches."""
    n_documents = int(hits.later.max()) + 1 if len(hits.later) else 0
    pair = hits.later * n_documents + hits.earlier
    if min_words > RUN:  # most pairs meet once, by chance
        _, which, n_met = np.unique(pair, return_inverse=True, return_counts=True)
        often = n_met[which] > 1
        pair, hits = pair[often], Hits(*(column[often] for column in hits))
    if not len(pair):
        return
    slant = hits.later_at - hits.earlier_at
    order = np.lexsort((hits.later_at, slant, pair))
    pair, slant, at = pair[order], slant[order], hits.later_at[order]
    step = np.diff(at)
    new = np.append(True, (pair[1:] != pair[:-1]) | (slant[1:] != slant[:-1]) | (step > RUN + JOIN))
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(pair)) - 1
    gained = np.where(new, RUN, np.append(0, np.minimum(step, RUN)))
    n_rare = np.add.reduceat(gained, first)
    places = [at[first], at[last] + RUN, at[first] - slant[first], at[last] - slant[first] + RUN]
    pieces = np.stack([pair[first], *places, n_rare, np.maximum.reduceat(hits.n_documents[order], first)])
    pieces = pieces[:, np.lexsort((pieces[3], pieces[1], pieces[0]))]
    pieces = pieces[:, _promising(pieces, min_words)]
    for number, group in groupby(pieces.T.tolist(), key=lambda piece: piece[0]):
        later, earlier = divmod(number, n_documents)
        for start, end, *rest in _joined([piece[1:] for piece in group], min_words):
            yield Stretch(later, start, end, earlier, *rest)


def _promising(pieces: np.ndarray, min_words: int) -> np.ndarray:
    """Mark the pieces of pairs that hold a long enough piece, or two that follow each other closely in the later document."""
    pair, start, end, _, _, n_rare, _ = pieces
    good = n_rare >= min_words
    good[:-1] |= (pair[1:] == pair[:-1]) & (start[1:] - end[:-1] <= JOIN)
    first = np.flatnonzero(np.append(True, pair[1:] != pair[:-1]))
    return np.repeat(np.logical_or.reduceat(good, first), np.diff(np.append(first, len(pair))))


def _joined(pieces: list[list[int]], min_words: int) -> list[list[int]]:
    """Join the pieces of one pair, ascending in the later document, where few words stand between them on both sides."""
    done: list[list[int]] = []
    growing: list[list[int]] = []
    for start, end, other_start, other_end, n_rare, n_documents in pieces:
        done += [one for one in growing if start - one[1] > JOIN]
        growing = [one for one in growing if start - one[1] <= JOIN]
        for one in reversed(growing):
            if start - one[1] > -RUN < other_start - one[3] <= JOIN:
                one[4] += n_rare - max(0, one[1] - start, one[3] - other_start)
                one[1], one[3], one[5] = max(end, one[1]), max(other_end, one[3]), max(n_documents, one[5])
                break
        else:
            growing.append([start, end, other_start, other_end, n_rare, n_documents])
    return sorted(one for one in done + growing if one[4] >= min_words)


def widen(words: Sequence, other: Sequence, stretch: Stretch) -> Stretch:
    """Move both ends of a stretch outwards over equal words, and over small differences that more equal words follow.

    Parameters
    ----------
    words, other : list of str or of int
        The words of the two documents.
    stretch : Stretch
    """
    end, other_end = _reach(words, other, stretch.end, stretch.other_end, 1)
    start, other_start = _reach(words, other, stretch.start, stretch.other_start, -1)
    return stretch._replace(start=start, end=end, other_start=other_start, other_end=other_end)


def _reach(words: Sequence, other: Sequence, at: int, other_at: int, way: int) -> tuple[int, int]:
    """Move an end on (way 1) or back (way -1)."""
    while True:
        n = _count_equal(words, other, at, other_at, way, len(words))
        at, other_at = at + way * n, other_at + way * n
        for skipped, other_skipped in STEPS:
            first, other_first = at + way * skipped, other_at + way * other_skipped
            needed = max(SHORTEST_PIECE, skipped, other_skipped)
            if _count_equal(words, other, first, other_first, way, needed) == needed:
                at, other_at = first + way * needed, other_first + way * needed
                break
        else:
            return at, other_at


def _count_equal(words: Sequence, other: Sequence, at: int, other_at: int, way: int, limit: int) -> int:
    """Count the equal words from an end on, at most `limit`."""
    if way > 0:
        most = min(limit, len(words) - at, len(other) - other_at)
    else:
        most = min(limit, at, other_at)
        at, other_at = at - 1, other_at - 1
    n = 0
    while n < most and words[at + way * n] == other[other_at + way * n]:
        n += 1
    return n
