"""Search plans: the readings of a query as arrays that a scan follows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzcn_explore.text.search import ONE
from kzcn_explore.text.search_readings import Reading, query_readings, unspaced_holders
from kzcn_explore.text.search_words import SpelledWords

# What a word opens: a reading, or, in a text with letters of a script without spaces, the question whether the pattern matches.
IN_SPACED, IN_UNSPACED = 1, 2
# The columns of `ScanPlan.readings`.
START, END, REACHED, BEYOND = range(4)


class ScanPlan(NamedTuple):
    """Readings as arrays; the uncertain come first.

    Attributes
    ----------
    opens : numpy.ndarray of uint8, (n_words,)
        ``IN_SPACED`` and ``IN_UNSPACED`` as bits.
    members : numpy.ndarray of uint64, (n_words, n_sets / 64)
        Bit b of column c: the word belongs to set ``64 * c + b``.
    steps : numpy.ndarray of int64, (n_steps, 2)
        The set to which a word must belong, and the gaps (bits) that may stand before it.
    readings : numpy.ndarray of int64, (n_readings, 4)
        ``START``, ``END``: the steps of a reading are those from the one to before the other; ``REACHED``: the set of
        ``Reading.reached``, -1 for none; ``BEYOND``: ``Reading.beyond``.
    first_certain : int
    """

    opens: np.ndarray
    members: np.ndarray
    steps: np.ndarray
    readings: np.ndarray
    first_certain: int


def plan_search(alternatives: list[list[str]], vocabulary: SpelledWords, *, unspaced: bool) -> ScanPlan | None:
    """Turn a query into a plan.

    Parameters
    ----------
    alternatives : list of list of str
        As ``read_query`` gives them.
    vocabulary : SpelledWords
    unspaced : bool
        Some texts hold letters of scripts without spaces.

    Returns
    -------
    ScanPlan or None
        None if no plan can tell which texts match.

    Examples
    --------
    >>> from kzcn_explore.text.search_words import order_words
    >>> words = ["one", "One", "China", "road"]
    >>> plan_search([["one", "china"]], SpelledWords(words, order_words(words)), unspaced=False).opens.tolist()
    [1, 1, 0, 0]
    """
    if any(ONE in word for words in alternatives for word in words):
        return None
    readings = sorted(query_readings(alternatives, vocabulary), key=lambda reading: reading.certain)
    opens = np.zeros(len(vocabulary.words), dtype=np.uint8)
    for reading in readings:
        opens[reading.steps[0].words] |= IN_SPACED
    for words in alternatives if unspaced else []:
        opens[unspaced_holders(words, vocabulary)] |= IN_UNSPACED
    return _pack(readings, opens)


def _pack(readings: list[Reading], opens: np.ndarray) -> ScanPlan:
    steps = [step for reading in readings for step in reading.steps]
    sets = [step.words for step in steps] + [reading.reached for reading in readings if reading.reached is not None]
    # One bit for each set, however often it is asked for.
    distinct = {id(words): words for words in sets}
    numbers = {key: number for number, key in enumerate(distinct)}
    members = np.zeros((len(opens), 1 + len(distinct) // 64), dtype=np.uint64)
    for number, words in enumerate(distinct.values()):
        members[words, number >> 6] |= np.uint64(1 << (number & 63))
    ends = np.cumsum([0, *(len(reading.steps) for reading in readings)])
    reached = [-1 if reading.reached is None else numbers[id(reading.reached)] for reading in readings]
    columns = [ends[:-1], ends[1:], reached, [reading.beyond for reading in readings]]
    return ScanPlan(
        opens,
        members,
        np.array([(numbers[id(step.words)], step.gaps) for step in steps], dtype=np.int64).reshape(-1, 2),
        np.array(columns, dtype=np.int64).T.copy(),
        sum(not reading.certain for reading in readings),
    )
