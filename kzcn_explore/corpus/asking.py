"""Asking a table for columns and rows: what is asked for must be there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def check_columns(table: str, columns: Sequence[str], known: Sequence[str]) -> list[str]:
    """Check that columns are those of a table, and return them as a list.

    Examples
    --------
    >>> check_columns("clues", ["quote", "day"], ["document", "quote"])
    Traceback (most recent call last):
    ValueError: columns must be of ['document', 'quote'], the columns of clues; got 'day'.
    """
    if isinstance(columns, str):
        raise ValueError(f"columns must be a list of names, such as [{columns!r}]; got {columns!r}.")
    unknown = [column for column in columns if column not in known]
    if unknown:
        raise ValueError(f"columns must be of {[*known]}, the columns of {table}; got {unknown[0]!r}.")
    if len({*columns}) < len(columns):
        raise ValueError(f"columns must be named once each; got {[*columns]}.")
    return [*columns]


def check_rows(rows: np.ndarray, n: int) -> np.ndarray:
    """Check that numbers of rows lie between 0 and `n` - 1, and return them as an array.

    Examples
    --------
    >>> check_rows([2, -1], 3)
    Traceback (most recent call last):
    IndexError: rows must lie from 0 to 2; got -1.
    """
    rows = np.asarray(rows)
    if rows.shape == (0,):
        return np.empty(0, dtype=np.int64)
    if rows.ndim != 1 or not np.issubdtype(rows.dtype, np.integer):
        raise TypeError(f"rows must be a one-dimensional array of whole numbers; got {rows.dtype} of shape {rows.shape}.")
    outside = rows[(rows < 0) | (rows >= n)]
    if len(outside):
        raise IndexError(f"rows must lie from 0 to {n - 1}; got {int(outside[0])}.")
    return rows.astype(np.int64)
