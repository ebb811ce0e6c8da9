"""Samples: of a great many passages a fixed part, the same whatever their order."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

HASH_BYTES = 8


def sample_passages(texts: Sequence[str], n_passages: int) -> list[str]:
    """Take the passages whose texts have the smallest SHA-256: a sample that depends neither on their order nor on how they are parted.

    Parameters
    ----------
    texts : list of str
    n_passages : int
        So many at most.

    Returns
    -------
    list of str
        In the order in which they came.

    Examples
    --------
    >>> sample_passages(["trade", "road", "rail"], 2) == sample_passages(["trade", "road"], 2)
    True
    """
    if len(texts) <= n_passages:
        return list(texts)
    hashes = np.fromiter((text_hash(text) for text in texts), np.uint64, len(texts))
    chosen = np.argsort(hashes, kind="stable")[:n_passages]
    return [texts[place] for place in np.sort(chosen).tolist()]


def text_hash(text: str) -> int:
    """Return the first 64 bits of the SHA-256 of a text."""
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:HASH_BYTES], "big")
