"""Counted: the terms of many texts, counted by compiled code on several threads."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kzcn_explore.text.words.grams import Grams, gram_columns, gram_names, ranked_grams, single_words
from kzcn_explore.text.words.numbering import Part, scan_parts
from kzcn_explore.text.words.pairs import no_pairs, number_pairs
from kzcn_explore.text.words.phrases import join_phrases, phrase_table
from kzcn_explore.text.words.plain import SmallWords
from kzcn_explore.text.words.sources import TextList
from kzcn_explore.text.words.term_rows import Rows, close_gaps, count_texts, fill_rows, relabel
from kzcn_explore.text.words.wanted import Wanted

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(eq=False)
class Share:
    """The texts of one thread as numbers.

    Attributes
    ----------
    grams : list of numpy.ndarray of int32, (n_words,)
        For every length the gram that starts at each word, or -1.
    lengths : numpy.ndarray of int64, (n_texts,)
    n_entries : int
        How many different terms the texts hold, each text for itself, and so the entries of their rows.
    """

    grams: list[np.ndarray]
    lengths: np.ndarray
    n_entries: int = 0


def count_compiled(texts: TextList, wanted: Wanted, *, n_threads: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Count the terms of texts; equals ``count_plainly``."""
    shares, words = _small_words(scan_parts(texts, SmallWords, n_threads=n_threads))
    shortest, longest = wanted.n_words
    with ThreadPoolExecutor(n_threads) as pool:
        names = _terms_of_words(shares, words, wanted, pool)
        lengths = [single_words(len(names))]
        for _ in range(1, longest):
            lengths.append(_longer_grams(shares, wanted, pool))
        spelled = gram_names(lengths, names, shortest)
        columns = gram_columns(lengths, shortest)
        terms = np.empty(sum(map(len, spelled)), dtype=object)
        for part, places in zip(spelled, columns, strict=True):
            terms[places[: len(part)]] = part
        return _matrix(shares, columns[shortest - 1 :], len(terms), pool), terms


def _small_words(parts: list[Part]) -> tuple[list[Share], list[str]]:
    """Number the words of all parts together, in small letters; the parts are emptied."""
    numbers: dict[str, int] = {}
    shares = []
    for part in parts:
        places = np.array([numbers.setdefault(word.lower(), len(numbers)) for word in part.words], dtype=np.int32)
        lengths = np.concatenate([np.empty(0, np.int64), *(found.lengths for found in part.found)])
        ids = np.empty(lengths.sum(), np.int32)
        part.found.reverse()
        end = 0
        while part.found:  # what is copied goes, so that no number is held twice for long
            found = part.found.pop().ids
            start, end = end, end + len(found)
            places.take(found, out=ids[start:end], mode="clip")  # no number is out of bounds; to make sure would take a copy
        shares.append(Share([ids], lengths))
    return shares, [*numbers]


def _terms_of_words(shares: list[Share], words: list[str], wanted: Wanted, pool: ThreadPoolExecutor) -> list[str]:
    """Turn numbers of words into those of terms of one word, or one phrase, in the order of their spelling; return the terms."""
    are_terms = np.fromiter(map(wanted.is_term, words), bool, len(words))
    if wanted.phrases:
        table, phrases = phrase_table(wanted.phrases, words)
        _shorten(shares, pool.map(lambda share: join_phrases(share.grams[0], share.lengths, table), shares))
        words, are_terms = words + phrases, np.append(are_terms, np.ones(len(phrases), dtype=bool))
    if wanted.n_words[1] > 1:
        places = np.where(are_terms, np.arange(len(words)), -1).astype(np.int32)
        for share in shares:
            relabel(share.grams[0], places)
        _shorten(shares, pool.map(lambda share: close_gaps(share.grams[0], share.lengths), shares))
    frequencies = [*pool.map(lambda share: count_texts(share.grams[0], share.lengths, len(words)), shares)]
    kept = np.flatnonzero(are_terms & (sum(frequencies) >= wanted.min_texts))
    terms = pa.array([words[number] for number in kept.tolist()], pa.large_string())
    order = pc.array_sort_indices(terms)  # the bytes of UTF-8 stand in the order of the characters
    _keep(shares, frequencies, kept[order.to_numpy()], wanted.n_words[0] == 1)
    return terms.take(order).to_pylist()


def _longer_grams(shares: list[Share], wanted: Wanted, pool: ThreadPoolExecutor) -> Grams:
    """Find the grams that are one word longer than the longest so far; keep those in enough texts."""
    number = len(shares[0].grams)
    numbered = [*pool.map(lambda share: number_pairs(share.grams[-1], share.grams[0], share.lengths, number, no_pairs()), shares)]
    grams, ranks = ranked_grams([table.pairs[: table.n[0]] for _, table in numbered])
    for share, (ids, _), places in zip(shares, numbered, ranks, strict=True):
        relabel(ids, places)
        share.grams.append(ids)
    del numbered
    frequencies = [*pool.map(lambda share: count_texts(share.grams[-1], share.lengths, len(grams.parents)), shares)]
    kept = np.flatnonzero(sum(frequencies) >= wanted.min_texts)
    _keep(shares, frequencies, kept, wanted.n_words[0] <= number + 1)
    return grams.those(kept)


def _shorten(shares: list[Share], n_words: Iterable[int]) -> None:
    """Cut the words of every share off where they end now."""
    for share, n in zip(shares, n_words, strict=True):
        share.grams[0] = share.grams[0][:n]


def _keep(shares: list[Share], frequencies: list[np.ndarray], kept: np.ndarray, are_counted: bool) -> None:
    """Number the kept grams by their place among the kept, the others -1."""
    places = np.full(len(frequencies[0]), -1, np.int32)
    places[kept] = np.arange(len(kept))
    for share, n_texts in zip(shares, frequencies, strict=True):
        relabel(share.grams[-1], places)
        share.n_entries += int(n_texts[kept].sum()) if are_counted else 0


def _matrix(shares: list[Share], columns: list[np.ndarray], n_columns: int, pool: ThreadPoolExecutor) -> sparse.csr_matrix:
    from scipy import sparse

    ends = np.cumsum([0, *(share.n_entries for share in shares)]).tolist()
    n_texts = np.cumsum([0, *(len(share.lengths) for share in shares)]).tolist()
    places = (np.concatenate(columns), np.cumsum([0, *map(len, columns)])[:-1])
    rows = Rows(np.empty(ends[-1], np.int32), np.empty(ends[-1], np.int64), np.zeros(n_texts[-1] + 1, np.int64))

    def fill(number: int) -> None:
        share = shares[number]
        entries, texts = slice(ends[number], ends[number + 1]), slice(n_texts[number] + 1, n_texts[number + 1] + 1)
        own = Rows(rows.columns[entries], rows.counts[entries], rows.ends[texts])
        grams = share.grams[-len(columns) :]
        share.grams = []
        fill_rows(np.stack(grams) if len(grams) > 1 else grams[0][None], share.lengths, places, n_columns, own)
        rows.ends[texts] += ends[number]

    [*pool.map(fill, range(len(shares)))]
    starts = rows.ends if ends[-1] > np.iinfo(np.int32).max else rows.ends.astype(np.int32)
    counts = sparse.csr_matrix((rows.counts, rows.columns, starts), shape=(n_texts[-1], n_columns), copy=False)
    counts.has_sorted_indices = True
    return counts
