"""Copies across parts: a text whose words stand in an earlier part too is a copy of the earlier one.

Near copies are found within a part only: what would show them, the runs of five words of every text, is as large as the texts.
"""

from __future__ import annotations

import numpy as np


def find_originals(numbers: np.ndarray, local: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Find the original of every text of all parts.

    Parameters
    ----------
    numbers : numpy.ndarray of uint64, (n_texts,)
        Equal for texts of the same words; 0 for a text that is no copy of another.
    local : numpy.ndarray of int64, (n_texts,)
        The row of the original that was found within the text's own part, or its own row.
    parts : numpy.ndarray of int, (n_texts,)
        Ascending.

    Returns
    -------
    numpy.ndarray of int64, (n_texts,)
        Its own row for a text that is no copy; an original is never a copy itself.

    Examples
    --------
    >>> numbers = np.array([5, 6, 6, 5, 0, 0], dtype=np.uint64)
    >>> find_originals(numbers, np.array([0, 1, 1, 3, 3, 5]), np.array([0, 0, 0, 1, 1, 1])).tolist()
    [0, 1, 1, 0, 0, 5]
    """
    rows = np.arange(len(numbers))
    first = rows.copy()
    for group in groups_across(numbers, parts):
        first[group[parts[group] > parts[group[0]]]] = group[0]
    found = local[first]
    # The earlier text may be a near copy of another one in its part, and that one stand in a part before: every step leads to an
    # earlier row, so this ends.
    while True:
        further = local[first[found]]
        if (further == found).all():
            return found
        found = further


def keep_different(numbers: np.ndarray, different: np.ndarray, lengths: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Keep of the passages that each part would fit themes on those that no other part has, or has shorter.

    Parameters
    ----------
    numbers : numpy.ndarray of uint64, (n_passages,)
        As above.
    different : numpy.ndarray of bool, (n_passages,)
        Which passages themes would be fitted on if their part were alone.
    lengths : numpy.ndarray of int64, (n_passages,)
        Characters; of passages with the same words the longest is kept, then the first, as ``ThemeModel.fit`` does.
    parts : numpy.ndarray of int, (n_passages,)
        Ascending.

    Returns
    -------
    numpy.ndarray of bool, (n_passages,)
    """
    kept = different.copy()
    for group in groups_across(numbers, parts):
        candidates = group[different[group]]
        kept[group] = False
        # A part that fits none of them has found them to be copies of something longer.
        if len(candidates) and len({*parts[candidates]}) == len({*parts[group]}):
            kept[candidates[np.argmax(lengths[candidates])]] = True
    return kept


def groups_across(numbers: np.ndarray, parts: np.ndarray) -> list[np.ndarray]:
    """Find the texts of the same words in different parts: the rows of each group, ascending.

    Examples
    --------
    >>> groups_across(np.array([7, 7, 9, 7, 9, 0, 0], dtype=np.uint64), np.array([0, 0, 0, 1, 0, 0, 1]))
    [array([0, 1, 3])]
    """
    rows = np.flatnonzero(numbers)
    rows = rows[np.argsort(numbers[rows], kind="stable")]
    starts = np.flatnonzero(np.append(True, numbers[rows[1:]] != numbers[rows[:-1]])) if len(rows) else np.empty(0, dtype=np.int64)
    ends = np.append(starts[1:], len(rows))
    across = (ends - starts > 1) & (parts[rows[starts]] != parts[rows[ends - 1]]) if len(rows) else np.empty(0, dtype=bool)
    return [rows[start:end] for start, end in zip(starts[across].tolist(), ends[across].tolist(), strict=True)]
