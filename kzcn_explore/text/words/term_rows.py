"""Term rows: numbered words become the rows of a sparse matrix, every row's columns ascending; compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

# Bits by which columns are sorted at a time: each time costs a step for every digit, so a row of few words has fewer digits.
DIGIT_BITS, FEW_DIGIT_BITS = 8, 6
FEW_WORDS = 128


class Rows(NamedTuple):
    """Where the entries of rows are written.

    Attributes
    ----------
    columns : numpy.ndarray of int32
    counts : numpy.ndarray of int64
    ends : numpy.ndarray of int64, (n_rows,)
        Where each row ends in `columns` and `counts`.
    """

    columns: np.ndarray
    counts: np.ndarray
    ends: np.ndarray


@njit(nogil=True, cache=True)
def relabel(ids, places):
    """Write the place of every number over it; -1 stays."""
    for at in range(len(ids)):
        if ids[at] >= 0:
            ids[at] = places[ids[at]]


@njit(nogil=True, cache=True)
def close_gaps(ids, lengths):
    """Move the numbers of texts together over every -1, shorten the texts; return how many numbers are left."""
    n = 0
    at = 0
    for text in range(len(lengths)):
        first = n
        for place in range(at, at + lengths[text]):
            if ids[place] >= 0:
                ids[n] = ids[place]
                n += 1
        at += lengths[text]
        lengths[text] = n - first
    return n


@njit(nogil=True, cache=True)
def count_texts(ids, lengths, n_terms):
    """Count the texts that hold each term."""
    frequencies = np.zeros(n_terms, np.int64)
    last_text = np.full(n_terms, -1, np.int32)
    at = 0
    for text in range(len(lengths)):
        for place in range(at, at + lengths[text]):
            term = ids[place]
            if term >= 0 and last_text[term] != text:
                last_text[term] = text
                frequencies[term] += 1
        at += lengths[text]
    return frequencies


@njit(nogil=True, cache=True)
def fill_rows(ids, lengths, places, n_columns, rows):
    """Count the terms of every text into its row.

    Parameters
    ----------
    ids : numpy.ndarray of int32, (n_levels, n_words)
        At each word the number of the term of so many words that starts there; -1 for none.
    lengths : numpy.ndarray of int64, (n_texts,)
    places : tuple of numpy.ndarray
        The columns of all terms, level after level, int32; where those of each level start, int64.
    n_columns : int
    rows : Rows
        Written to.
    """
    columns, starts = places
    longest = 0
    for length in lengths:
        longest = max(longest, length)
    row, other = np.empty(longest * len(ids), np.int32), np.empty(longest * len(ids), np.int32)
    n_entries = 0
    at = 0
    for text in range(len(lengths)):
        n = 0
        for level in range(len(ids)):
            for place in range(at, at + lengths[text]):
                if ids[level, place] >= 0:
                    row[n] = columns[starts[level] + ids[level, place]]
                    n += 1
        at += lengths[text]
        row, other = sorted_row(row, other, n, n_columns)
        n_entries = write_row(row, n, rows, n_entries)
        rows.ends[text] = n_entries


@njit(nogil=True, cache=True)
def sorted_row(row, other, n, n_columns):
    """Sort the first columns of a row, by one digit after another from the last; return the row and the array that is free."""
    n_bits = FEW_DIGIT_BITS if n < FEW_WORDS else DIGIT_BITS
    n_digits = 1 << n_bits
    firsts = np.empty((1 << DIGIT_BITS) + 1, np.int64)
    shift = 0
    while n > 1 and n_columns >> shift:
        firsts[: n_digits + 1] = 0
        for place in range(n):
            firsts[(row[place] >> shift & n_digits - 1) + 1] += 1
        for digit in range(1, n_digits):
            firsts[digit] += firsts[digit - 1]
        for place in range(n):
            digit = row[place] >> shift & n_digits - 1
            other[firsts[digit]] = row[place]
            firsts[digit] += 1
        row, other = other, row
        shift += n_bits
    return row, other


@njit(nogil=True, cache=True)
def write_row(row, n, rows, at):
    """Write each of the first columns of a sorted row once, with how often it stands there; return where the row ends."""
    at -= 1
    last = -1
    for place in range(n):
        if row[place] != last:
            last = row[place]
            at += 1
            rows.columns[at] = last
            rows.counts[at] = 0
        rows.counts[at] += 1
    return at + 1
