"""Scanning: where words stand in the bytes of texts, and what stands between them; compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from kzcn_explore.text.words.characters import SPECIAL, TOKEN
from kzcn_explore.text.words.decoding import character
from kzcn_explore.text.words.gaps import mark_gaps, mark_joined
from kzcn_explore.text.words.joining import join_runs
from kzcn_explore.text.words.spellings import number_runs


class Found(NamedTuple):
    """What a scan writes.

    Attributes
    ----------
    ids : numpy.ndarray of int32
        The number of each word, text after text; there may be room for more behind the last one.
    marks : numpy.ndarray of uint8
        Of each word the gap before it (as in ``WordStream``), of each token whether it is joined (as in ``TokenStream``); empty if
        words are not marked.
    lengths : numpy.ndarray of int64, (n_texts,)
        The words of each text; -1 for a text that Python must read, for it holds a special character.
    """

    ids: np.ndarray
    marks: np.ndarray
    lengths: np.ndarray


@njit(nogil=True, cache=True)
def scan(source, kinds, inside, spellings, found, edges):
    """Find and number the words of texts.

    Parameters
    ----------
    source : Source
    kinds : numpy.ndarray of uint8
        Those of ``character_kinds``.
    inside : {characters.WORD, characters.TOKEN}
        What runs are made of; those of ``TOKEN`` are then joined as ``tokenize`` joins them.
    spellings : Spellings
    found : Found
        Written to.
    edges : numpy.ndarray of int64
        Scratch: where the words of one text start and end; two more than the longest text has bytes.

    Returns
    -------
    spellings : Spellings
        With the new words.
    n_words : int
        How many words were found.
    """
    text, bounds = source
    total = 0
    for number in range(len(bounds) - 1):
        start, end = bounds[number], bounds[number + 1]
        n, seen = find_runs(text, start, end, kinds, inside, edges)
        if seen & SPECIAL:
            found.lengths[number] = -1
            continue
        if inside == TOKEN:
            n = join_runs(text, end, edges, n, kinds)
            mark_joined(text, edges, n, kinds, found.marks[total:])
        elif len(found.marks) > 0:
            mark_gaps(text, edges, n, kinds, found.marks[total:])
        spellings = number_runs(text, edges, n, spellings, found.ids[total:])
        found.lengths[number] = n
        total += n
    return spellings, total


@njit(nogil=True, cache=True)
def find_runs(text, start, end, kinds, inside, edges):
    """Write the first byte of every run, and the first one behind it, into `edges`; return the runs, and all kinds that were seen.

    Whether a word ends here cannot be foreseen, so nothing branches on it: each place is written, and kept if it is an edge.
    """
    n = 0
    seen = 0
    was_in = False
    at = start
    while at < end:
        code, width = character(text, at)
        kind = kinds[code]
        is_in = (kind & inside) != 0
        edges[n] = at
        n += is_in != was_in
        was_in = is_in
        seen |= kind
        at += width
    edges[n] = end
    return (n + 1) >> 1, seen
