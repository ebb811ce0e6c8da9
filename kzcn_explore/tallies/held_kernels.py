"""Held kernels: one pass over the passages that hold some terms; compiled, without the interpreter's lock."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(nogil=True, cache=True)
def add_held(first, last, intervals, passages, bounds, terms, mask, holders, found):  # noqa: PLR0913  a kernel has no objects
    """Add the passages of the intervals from `first` to before `last` to `found`: those that hold each term, and their documents.

    An empty mask lets all passages through. The passages of one document stand together: it counts when it is not the last one met.
    """
    met = np.full(found.shape[2], -1, dtype=np.int64)
    for interval in range(first, last):
        n_passages, n_documents = found[0, interval], found[1, interval]
        for number in range(intervals[interval], intervals[interval + 1]):
            passage = passages[number]
            if len(mask) and not mask[passage]:
                continue
            document = holders[passage]
            for entry in range(bounds[number], bounds[number + 1]):
                term = terms[entry]
                n_passages[term] += 1
                n_documents[term] += met[term] != document
                met[term] = document
