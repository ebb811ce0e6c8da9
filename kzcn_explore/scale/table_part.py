"""Tables of a part: its documents and passages as they will stand in the store, their copies in all parts known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from kzcn_explore.corpus.keeping.parts import write_part
from kzcn_explore.corpus.keeping.tables import unpack_table
from kzcn_explore.scale import joining, load_part
from kzcn_explore.scale.own_columns import own_table
from kzcn_explore.scale.part_files import TABLES, part_path, read_arrays, read_facts, read_table

STEP = "tables"


def write_tables(work: Path, part: int) -> dict:
    """Write the documents and the passages of one part.

    Returns
    -------
    dict
        What ``write_part`` said of ``documents`` and ``passages``.
    """
    loaded, joined = read_facts(work, load_part.STEP, part), read_facts(work, joining.STEP, 0)
    originals = read_arrays(part_path(work, joining.STEP, part, "npz"))
    documents, passages = (_loaded_table(work, part, name, loaded) for name in ("documents", "passages"))
    rows = joined["first_document"][part] + np.arange(len(documents))
    copies = _copies(originals["documents"], rows)
    names = _names(work, joined["first_document"], copies[copies >= 0])
    documents["copy_of"] = pd.Series([names.get(original) for original in copies.tolist()], index=documents.index, dtype="str")
    own = own_table(_own(work, part), joined["own"], len(documents)).set_index(documents.index)
    first = joined["first_passage"][part]
    index = pd.RangeIndex(first, first + len(passages), name="passage")
    copies = pd.Series(_copies(originals["passages"], index.to_numpy()))
    passages = passages.set_axis(index).assign(copy_of=copies.astype("Int64").mask(copies < 0).array)
    return {
        "documents": write_part(work / TABLES, "documents", pd.concat([documents, own], axis=1)),
        "passages": write_part(work / TABLES, "passages", passages),
    }


def _copies(originals: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return np.where(originals == rows, -1, originals)


def _loaded_table(work: Path, part: int, name: str, loaded: dict) -> pd.DataFrame:
    return unpack_table(read_table(part_path(work, load_part.STEP, part, f"{name}.parquet")), loaded["tables"][name])


def _own(work: Path, part: int) -> dict[str, list[str]]:
    path = part_path(work, load_part.STEP, part, "own.parquet")
    return read_table(path).to_pydict() if path.exists() else {}


def _names(work: Path, starts: list[int], rows: np.ndarray) -> dict[int, str]:
    """Read the names of some documents of all parts, by their rows."""
    names: dict[int, str] = {}
    parts = np.searchsorted(starts, rows, side="right") - 1
    for part in np.unique(parts).tolist():
        wanted = np.unique(rows[parts == part])
        table = read_table(part_path(work, load_part.STEP, part, "documents.parquet"), ["document"])
        names |= zip(wanted.tolist(), pc.take(table["document"], wanted - starts[part]).to_pylist(), strict=True)
    return names
