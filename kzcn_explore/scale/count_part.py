"""Counting a part: the terms of its passages, before it is known which of them stand in enough passages of all parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from kzcn_explore.analysis.terms.counting import count_theme_terms
from kzcn_explore.scale import joining
from kzcn_explore.scale.part_files import part_path, read_arrays, write_arrays, write_table
from kzcn_explore.scale.rules_file import read_rules, read_texts
from kzcn_explore.text.counting import document_frequency

if TYPE_CHECKING:
    from scipy import sparse

STEP = "count"


def count_part(work: Path, part: int) -> dict:
    """Count the terms of the passages of one part.

    The counts of all its terms are written, and in how many of the passages that themes are fitted on each term stands: that is all the
    other parts have to know.

    Returns
    -------
    dict
        ``n_terms``.
    """
    counts, terms = count_theme_terms(read_texts(work, part), read_rules(work))
    different = read_arrays(part_path(work, joining.STEP, part, "npz"))["different"]
    n_passages = document_frequency(counts[different])
    write_matrix(part_path(work, STEP, part, "npz"), counts)
    table = pa.table({"term": pa.array(terms.tolist(), pa.large_string()), "n_passages": n_passages.astype(np.int64)})
    write_table(part_path(work, STEP, part, "terms.parquet"), table)
    return {"n_terms": len(terms)}


def write_matrix(path: Path, matrix: sparse.csr_matrix, *, dtype: type = np.int32) -> None:
    """Write a sparse matrix as arrays."""
    shape = np.array(matrix.shape, dtype=np.int64)
    indices = matrix.indices.astype(np.int32)
    write_arrays(path, data=matrix.data.astype(dtype), indices=indices, indptr=matrix.indptr.astype(np.int64), shape=shape)


def read_matrix(path: Path) -> sparse.csr_matrix:
    """Read what ``write_matrix`` wrote."""
    from scipy import sparse

    stored = read_arrays(path)
    # Of small numbers, so that the multiplications need no second copy of the indices.
    pointers = stored["indptr"].astype(np.int32) if stored["indptr"][-1] < 2**31 else stored["indptr"]
    return sparse.csr_matrix((stored["data"], stored["indices"], pointers), shape=tuple(stored["shape"].tolist()))
