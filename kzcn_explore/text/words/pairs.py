"""Pairs: a table that gives every different pair of numbers a number, for the runs of words that are counted; compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from kzcn_explore.text.words.spellings import longer

SHIFT = np.uint64(32)
# An odd number whose product mixes well (Steele, Lea & Flood 2014).
MIX = np.uint64(0xBF58476D1CE4E5B9)


class Pairs(NamedTuple):
    """An open-addressing table of pairs.

    Attributes
    ----------
    slots : numpy.ndarray of int32
        The number of a pair plus one; 0 where a slot is free. There are 2**k slots, more than twice as many as pairs.
    keys : numpy.ndarray of uint64
        The pair of each slot.
    pairs : numpy.ndarray of uint64
        The pairs by number, the left number in the upper half.
    n : numpy.ndarray of int64, (1,)
        How many pairs there are.
    """

    slots: np.ndarray
    keys: np.ndarray
    pairs: np.ndarray
    n: np.ndarray


def no_pairs(n_slots: int = 1 << 14) -> Pairs:
    """Return a table without a pair."""
    return Pairs(np.zeros(n_slots, np.int32), np.zeros(n_slots, np.uint64), np.zeros(n_slots, np.uint64), np.zeros(1, np.int64))


@njit(nogil=True, cache=True, inline="always")
def pair_slot(slots, keys, key):
    """Return the slot that holds a pair, or the free one where it belongs."""
    last = np.uint64(len(slots) - 1)
    mixed = (key ^ (key >> SHIFT)) * MIX
    slot = (mixed ^ (mixed >> SHIFT)) & last
    while slots[slot] != 0 and keys[slot] != key:
        slot = (slot + np.uint64(1)) & last
    return slot


@njit(nogil=True, cache=True)
def with_room_for_pairs(table, n_pairs):
    """Return the table, or a larger one with the same pairs, with room for so many new ones."""
    slots, keys, pairs, n = table
    most = n[0] + n_pairs
    if 2 * most < len(slots):
        return table
    n_slots = len(slots)
    while 2 * most >= n_slots:
        n_slots *= 2
    slots, keys = np.zeros(n_slots, np.int32), np.zeros(n_slots, np.uint64)
    for number in range(n[0]):
        slot = pair_slot(slots, keys, pairs[number])
        slots[slot], keys[slot] = number + 1, pairs[number]
    return Pairs(slots, keys, longer(pairs, n_slots // 2), n)


@njit(nogil=True, cache=True)
def number_pairs(left, right, lengths, distance, table):
    """Number the pairs of a number on the left and, so many words on, one on the right, text by text.

    Parameters
    ----------
    left, right : numpy.ndarray of int32, (n_words,)
        -1 where there is none, and no pair.
    lengths : numpy.ndarray of int64, (n_texts,)
    distance : int
    table : Pairs

    Returns
    -------
    ids : numpy.ndarray of int32, (n_words,)
        The pair whose left number stands at each place, or -1.
    table : Pairs
    """
    ids = np.full(len(left), -1, np.int32)
    at = 0
    for text in range(len(lengths)):
        table = with_room_for_pairs(table, lengths[text])
        number_text_pairs(left[at : at + lengths[text]], right[at : at + lengths[text]], distance, table, ids[at:])
        at += lengths[text]
    return ids, table


@njit(nogil=True, cache=True)
def number_text_pairs(left, right, distance, table, ids):
    """Number the pairs of one text, for all of which there is room."""
    slots, keys, pairs, n = table
    for place in range(len(left) - distance):
        if left[place] >= 0 and right[place + distance] >= 0:
            key = np.uint64(left[place]) << SHIFT | np.uint64(right[place + distance])
            slot = pair_slot(slots, keys, key)
            if slots[slot] == 0:
                pairs[n[0]] = key
                n[0] += 1
                slots[slot], keys[slot] = n[0], key
            ids[place] = slots[slot] - 1
