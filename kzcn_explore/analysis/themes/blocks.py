"""Blocks: so many rows at a time that what belongs to them stays in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy import sparse

ROWS = 8192


def row_blocks(weights: sparse.csr_matrix) -> Iterator[tuple[slice, sparse.csr_matrix]]:
    """Cut a sparse matrix into blocks of rows, in order, without copying: the place of each in the whole, and the block.

    Examples
    --------
    >>> from scipy import sparse
    >>> [(rows.stop, block.shape) for rows, block in row_blocks(sparse.csr_matrix((10_000, 3)))]
    [(8192, (8192, 3)), (10000, (1808, 3))]
    """
    from scipy import sparse

    n_rows, n_columns = weights.shape
    for start in range(0, n_rows, ROWS):
        stop = min(start + ROWS, n_rows)
        first, last = weights.indptr[start], weights.indptr[stop]
        parts = weights.data[first:last], weights.indices[first:last], weights.indptr[start : stop + 1] - first
        yield slice(start, stop), sparse.csr_matrix(parts, shape=(stop - start, n_columns))
