"""Numbering: the words of many texts become numbers on several threads, a slice of the texts at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numba import njit

from kzcn_explore.text.words.characters import character_kinds
from kzcn_explore.text.words.plain import Numbered, Reading
from kzcn_explore.text.words.scanning import Found, scan
from kzcn_explore.text.words.sources import Source, TextList, source_of, text_slices
from kzcn_explore.text.words.spellings import Spellings, no_spellings, number_runs, spelled_words


@dataclass(eq=False)
class Part:
    """What one thread found in its share of the texts.

    Attributes
    ----------
    words : list of str
        By the numbers of this part.
    found : list of Found
        One a slice, in the order of the texts.
    """

    words: list[str]
    found: list[Found]


def number_words(texts: TextList, reading: Reading, *, n_threads: int) -> Numbered:
    """Number the words of texts; equals ``number_plainly``.

    Parameters
    ----------
    texts : list of str or pyarrow.ChunkedArray
    reading : Reading
    n_threads : int
    """
    parts = scan_parts(texts, reading, n_threads=n_threads)
    numbers: dict[str, int] = {}
    lengths = [found.lengths for part in parts for found in part.found]
    bounds = np.concatenate([[0], *lengths]).astype(np.int64).cumsum()
    ids, marks = np.empty(bounds[-1], np.int32), np.empty(bounds[-1], np.uint8)
    end = 0
    for part in parts:
        places = np.array([numbers.setdefault(word, len(numbers)) for word in part.words], dtype=np.int32)
        part.found.reverse()
        while part.found:  # what is copied goes, so that no number is held twice for long
            found = part.found.pop()
            start, end = end, end + len(found.ids)
            places.take(found.ids, out=ids[start:end])
            marks[start:end] = found.marks
    words = [*numbers]
    return Numbered([words[number] for number in renumbered(ids, len(words)).tolist()], ids, bounds, marks)


def scan_parts(texts: TextList, reading: Reading, *, n_threads: int) -> list[Part]:
    """Scan texts on several threads, each one its share of the slices; the parts are in the order of the texts."""
    slices = text_slices(texts)
    cuts = np.linspace(0, len(slices), n_threads + 1).astype(int).tolist()
    shares = [slices[start:end] for start, end in pairwise(cuts)]
    character_kinds(reading.special)  # once, before two threads ask for it
    with ThreadPoolExecutor(n_threads) as pool:
        return [*pool.map(partial(_scan_share, reading=reading), shares)]


def _scan_share(slices: list, reading: Reading) -> Part:
    spellings = no_spellings()
    all_found = []
    for texts in slices:
        spellings, found = _scan_source(source_of(texts), reading, spellings)
        all_found.append(found)
    return Part(spelled_words(spellings), all_found)


def _scan_source(source: Source, reading: Reading, spellings: Spellings) -> tuple[Spellings, Found]:
    n_texts = len(source.bounds) - 1
    # Of n bytes at most every second one starts a word, but for the first of a text.
    room = len(source.text) // 2 + n_texts
    found = Found(np.empty(room, np.int32), np.empty(room if reading.is_marked else 0, np.uint8), np.empty(n_texts, np.int64))
    edges = np.empty(np.diff(source.bounds).max() + 2, np.int64)
    spellings, n = scan(source, character_kinds(reading.special), reading.inside, spellings, found, edges)
    found = Found(found.ids[:n].copy(), found.marks[:n].copy(), found.lengths)
    special = found.lengths < 0
    return _with_special(source, special, reading, (spellings, found)) if special.any() else (spellings, found)


def _with_special(source: Source, special: np.ndarray, reading: Reading, scanned: tuple[Spellings, Found]) -> tuple[Spellings, Found]:
    """Put the words of the texts that Python must read between those of the others."""
    spellings, found = scanned
    texts = [[*reading.read(text)] for text in source.texts(np.flatnonzero(special))]
    words = source_of([word for text in texts for word, _ in text])
    ids = np.empty(len(words.bounds) - 1, np.int32)
    spellings = number_runs(words.text, np.repeat(words.bounds, 2)[1:-1], len(ids), spellings, ids)
    lengths = found.lengths.copy()
    lengths[special] = [len(text) for text in texts]
    is_special = np.repeat(special, lengths)
    all_ids = np.empty(len(is_special), np.int32)
    all_ids[is_special], all_ids[~is_special] = ids, found.ids
    all_marks = np.empty(len(is_special) if reading.is_marked else 0, np.uint8)
    if reading.is_marked:
        all_marks[is_special], all_marks[~is_special] = [mark for text in texts for _, mark in text], found.marks
    return spellings, Found(all_ids, all_marks, lengths)


@njit(nogil=True, cache=True)
def renumbered(ids, n_words):
    """Number words by where they first stand, in place; return the old numbers in the new order."""
    new = np.full(n_words, -1, np.int32)
    old = np.empty(n_words, np.int32)
    n = 0
    for place in range(len(ids)):
        number = ids[place]
        if new[number] < 0:
            new[number] = n
            old[n] = number
            n += 1
        ids[place] = new[number]
    return old
