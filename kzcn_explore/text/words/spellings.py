"""Spellings: a table that gives every different word a number, by its bytes; compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

# Runs that are numbered between two looks at the room that is left.
PORTION = 1024
ALL_BITS = np.uint64(0xFFFFFFFFFFFFFFFF)
# No byte of UTF-8 is 255: the key of a longer word never equals one that is the word itself.
LONG = np.uint64(0xFF << 56)
# Odd numbers whose product mixes well: the golden ratio, and the finaliser of SplitMix64 (Steele, Lea & Flood 2014).
MIX, MIX_AGAIN = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
SHIFT = np.uint64(32)


class Spellings(NamedTuple):
    """An open-addressing table of words.

    Attributes
    ----------
    slots : numpy.ndarray of uint64, (n_slots, 3)
        The two halves of a word's key, and its number plus one; 0 where a slot is free. There are 2**k slots, more than twice as
        many as words.
    spelled : numpy.ndarray of uint8
        The bytes of all words, each with a line break after it.
    starts : numpy.ndarray of int64
        Where each word starts in `spelled`; one more than there are words.
    n : numpy.ndarray of int64, (1,)
        How many words there are.
    """

    slots: np.ndarray
    spelled: np.ndarray
    starts: np.ndarray
    n: np.ndarray


def no_spellings(n_slots: int = 1 << 14) -> Spellings:
    """Return a table without a word."""
    return Spellings(
        np.zeros((n_slots, 3), dtype=np.uint64),
        np.zeros(1 << 16, dtype=np.uint8),
        np.zeros(n_slots, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
    )


def spelled_words(spellings: Spellings) -> list[str]:
    """List the words of a table by number."""
    end = spellings.starts[spellings.n[0]]
    return spellings.spelled[:end].tobytes().decode().split("\n")[:-1]


@njit(nogil=True, cache=True, inline="always")
def eight_bytes(text, at):
    """Read eight bytes as one number; LLVM makes one load of it."""
    place = np.uint64(at)
    number = np.uint64(text[place])
    for offset in range(1, 8):
        number |= np.uint64(text[place + np.uint64(offset)]) << np.uint64(8 * offset)
    return number


@njit(nogil=True, cache=True, inline="always")
def key_of(text, start, length):
    """Return the two halves of a word's key: up to sixteen bytes the word itself, filled up with zeros; else two hashes."""
    if length <= 8:
        return eight_bytes(text, start) & (ALL_BITS >> np.uint64(64 - 8 * length)), np.uint64(0)
    if length <= 16:
        return eight_bytes(text, start), eight_bytes(text, start + 8) & (ALL_BITS >> np.uint64(128 - 8 * length))
    low, high = np.uint64(length), MIX
    for offset in range(0, length, 8):
        # The last eight bytes, which may overlap the ones before, are bytes of the word and of nothing behind it.
        eight = eight_bytes(text, start + min(offset, length - 8))
        low = (low ^ eight) * MIX_AGAIN
        low ^= low >> SHIFT
        high = (high + eight) * MIX
        high ^= high >> SHIFT
    return low, high | LONG


@njit(nogil=True, cache=True, inline="always")
def first_slot(low, high, n_slots):
    """Return the slot at which the search for a key begins."""
    mixed = (low ^ (high * MIX)) * MIX_AGAIN
    return (mixed ^ (mixed >> SHIFT)) & np.uint64(n_slots - 1)


@njit(nogil=True, cache=True)
def is_spelled(spellings, number, text, start, length):
    """Tell whether a word of the table has just these bytes."""
    first, last = spellings.starts[number], spellings.starts[number + 1] - 1
    return last - first == length and np.all(spellings.spelled[first:last] == text[start : start + length])


@njit(nogil=True, cache=True)
def spell(spellings, text, start, length):
    """Add a word's bytes to the table, return its number."""
    number = spellings.n[0]
    first = spellings.starts[number]
    spellings.spelled[first : first + length] = text[start : start + length]
    spellings.spelled[first + length] = 10
    spellings.starts[number + 1] = first + length + 1
    spellings.n[0] = number + 1
    return number


@njit(nogil=True, cache=True, inline="always")
def slot_of(slots, low, high, slot):
    """Return the first slot, from a given one on, that holds the key or is free."""
    last = np.uint64(len(slots) - 1)
    while slots[slot, 2] != 0 and (slots[slot, 0] != low or slots[slot, 1] != high):
        slot = (slot + np.uint64(1)) & last
    return slot


@njit(nogil=True, cache=True)
def number_of(spellings, low, high, text, start, length):
    """Return the number of the word that stands at `start`; a new word gets the next one.

    Equal hashes are no proof: a word longer than sixteen bytes is compared byte by byte with the one that was found.
    """
    slots = spellings.slots
    slot = slot_of(slots, low, high, first_slot(low, high, len(slots)))
    while slots[slot, 2] != 0:
        number = np.int64(slots[slot, 2]) - 1
        if length <= 16 or is_spelled(spellings, number, text, start, length):
            return number
        slot = slot_of(slots, low, high, (slot + np.uint64(1)) & np.uint64(len(slots) - 1))
    number = spell(spellings, text, start, length)
    slots[slot, 0], slots[slot, 1], slots[slot, 2] = low, high, np.uint64(number + 1)
    return number


@njit(nogil=True, cache=True)
def with_room(spellings, n_words, n_bytes):
    """Return the table, or a larger one with the same words, with room for so many new words of so many bytes together."""
    slots, spelled, starts, n = spellings
    most = n[0] + n_words
    if 2 * most >= len(slots):
        n_slots = len(slots)
        while 2 * most >= n_slots:
            n_slots *= 2
        slots = moved(slots, n_slots)
        starts = longer(starts, n_slots)
    needed = starts[n[0]] + n_bytes + n_words
    if needed > len(spelled):
        spelled = longer(spelled, 2 * needed)
    return Spellings(slots, spelled, starts, n)


@njit(nogil=True, cache=True)
def longer(array, length):
    """Copy an array into a longer one."""
    copy = np.zeros(length, array.dtype)
    copy[: len(array)] = array
    return copy


@njit(nogil=True, cache=True)
def moved(slots, n_slots):
    """Copy the filled slots into a larger table; keys are kept, so no word is read again."""
    copy = np.zeros((n_slots, 3), np.uint64)
    last = np.uint64(n_slots - 1)
    for old in range(len(slots)):
        if slots[old, 2] != 0:
            slot = first_slot(slots[old, 0], slots[old, 1], n_slots)
            while copy[slot, 2] != 0:
                slot = (slot + np.uint64(1)) & last
            copy[slot] = slots[old]
    return copy


@njit(nogil=True, cache=True)
def number_runs(text, edges, n_runs, spellings, ids):
    """Write the numbers of the words that stand between the edges into `ids`; return the table."""
    for first in range(0, n_runs, PORTION):
        last = min(first + PORTION, n_runs)
        spellings = with_room(spellings, last - first, edges[2 * last - 1] - edges[2 * first])
        number_portion(text, edges[2 * first : 2 * last], spellings, ids[first:last])
    return spellings


@njit(nogil=True, cache=True)
def number_portion(text, edges, spellings, ids):
    """Number a few words, for all of which there is room.

    Nearly every word is short and known: it is found here, for a call with arrays costs more than the search.
    """
    slots = spellings.slots
    for run in range(len(ids)):
        start = edges[2 * run]
        length = edges[2 * run + 1] - start
        low, high = key_of(text, start, length)
        slot = slot_of(slots, low, high, first_slot(low, high, len(slots)))
        if length <= 16 and slots[slot, 2] != 0:
            ids[run] = np.int64(slots[slot, 2]) - 1
        else:
            ids[run] = number_of(spellings, low, high, text, start, length)
