"""Rule sample: the passages in which the rules of a large corpus are found, the same however it was cut into parts."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kzcn_explore.analysis.terms.rules import MOST_PASSAGES
from kzcn_explore.analysis.terms.samples import text_hash


def number_texts(texts: Iterable[str]) -> np.ndarray:
    """Give every text the number by which ``sample_passages`` chooses.

    Examples
    --------
    >>> number_texts(["trade", "trade", "rail"]).tolist()
    [2838471429859813944, 2838471429859813944, 18298362038477762925]
    """
    return np.fromiter(map(text_hash, texts), dtype=np.uint64)


def smallest(numbers: np.ndarray, most: int = MOST_PASSAGES) -> np.uint64:
    """Return the number up to which at most so many are taken: the `most`-th smallest, or the largest there is."""
    return np.uint64(2**64 - 1) if len(numbers) <= most else np.partition(numbers, most - 1)[most - 1]
