"""Parts: a store is written in pieces, file after file, and counts when its manifest takes the place of the old one in one step.

The name of a file ends in the start of its SHA-256, so no file that a manifest names is ever written over. The new files are on the
disk before the new manifest is; only then do the old files go. Writing that is killed therefore leaves the old store or the new one,
and at most some files without a part in either, which the next one removes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from os import PathLike
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kzcn_explore.corpus.keeping.checking import read_blocks
from kzcn_explore.corpus.keeping.folder import checked_folder, is_ours, named_in_errors, refuse_other_things
from kzcn_explore.corpus.keeping.manifest import MANIFEST, Part, stem_of
from kzcn_explore.corpus.keeping.stored_table import StoredTable
from kzcn_explore.corpus.keeping.tables import UNFIT, describe_arrow, pack_table, write_parquet
from kzcn_explore.files import sole_writer, sync_folder, write_hashed, write_whole

OF_PART = ("file", "sha256", "bytes", "rows")


def write_part(folder: Path, table: str, rows: pd.DataFrame | pa.Table) -> dict:
    """Write some rows of a table as one file, which counts once ``publish`` names it; several processes may do so at once.

    Parameters
    ----------
    folder : Path
        That of the store; it must be there.
    table : str
        One of a corpus's five, or any name of small letters and underscores for a table of a study.
    rows : DataFrame or pyarrow.Table
        A whole frame: its index is kept as well, unless it numbers the rows, which then go on from part to part. An Arrow table of
        numbers without missing values, texts and times is written as it is, its rows numbered.

    Returns
    -------
    dict
        ``file``, ``sha256``, ``bytes``, ``rows`` and the description of its columns, for ``join_parts``; what JSON can hold.

    Raises
    ------
    ValueError
        If no table can have the name, or a column holds what would not come back equal; nothing is written.
    OSError
        If the folder cannot be written to.
    """
    packed, description = (rows, describe_arrow(table, rows)) if isinstance(rows, pa.Table) else pack_table(table, rows)
    return write_packed(folder, table, packed) | description


def write_packed(folder: Path, table: str, packed: pa.Table) -> dict:
    """Write some rows of a table that ``pack_table`` packed; see ``write_part``."""
    path = folder / f"{stem_of(table)}.parquet"
    with named_in_errors(folder):
        path, sha256 = write_hashed(path, lambda file: write_parquet(packed, file))
    return {"file": path.name, "sha256": sha256, "bytes": path.stat().st_size, "rows": packed.num_rows}


def copy_part(folder: Path, table: str, part: Part) -> dict:
    """Copy a file of another store, checked against the SHA-256 of its manifest; return what the manifest is to say of it.

    Raises
    ------
    ReadError
        If it is missing, or was changed; nothing is left of the copy.
    OSError
        If the folder cannot be written to.
    """
    path = folder / f"{stem_of(table)}.parquet"
    with named_in_errors(folder):
        path, sha256 = write_hashed(path, lambda file: file.writelines(read_blocks(part)))
    return {"file": path.name, "sha256": sha256, "bytes": part.n_bytes, "rows": part.n_rows}


def join_parts(table: str, parts: Sequence[dict]) -> dict:
    """Describe a table that stands in several files.

    Parameters
    ----------
    table : str
        What to call it in an error.
    parts : sequence of dict
        What ``write_part`` gave, in the order of the rows; at least one. Names in an index must differ across all of them.

    Returns
    -------
    dict
        One description for all parts; an index that numbers the rows begins where that of the first part does.

    Raises
    ------
    ValueError
        If there is no part, or two differ in a column, a dtype, or the kind of their index.
    """
    if not parts:
        raise ValueError(f"parts of {table} must be at least one; of a table without rows write its empty frame.")
    first, *others = parts
    for part in others:
        for ours, its in zip(_shape_of(first), _shape_of(part), strict=False):
            if ours != its:
                raise ValueError(f"parts of {table} must have the same columns and dtypes; got {ours} in one and {its} in another.")
        if len(_shape_of(first)) != len(_shape_of(part)):
            raise ValueError(f"parts of {table} must have as many columns; got {len(first['columns'])} and {len(part['columns'])}.")
    n_rows = sum(part["rows"] for part in parts)
    index = dict(first["index"])
    if "range" in index:
        start, _, step = index["range"]
        index["range"] = [start, start + n_rows * step, step]
    return {
        "columns": first["columns"],
        "names": first["names"],
        "rows": n_rows,
        "index": index,
        "parts": [{key: part[key] for key in OF_PART} for part in parts],
    }


def publish(folder: Path, about: dict) -> None:
    """Let a store count: its manifest takes the place of the old one in one step, then the files that it does not name are removed.

    Parameters
    ----------
    folder : Path
        With all the files that the manifest names.
    about : dict
        What ``make_manifest`` made.

    Raises
    ------
    ReadError
        If a file that it names is not there as it was written; the old manifest stays.
    ValueError
        If two documents have one name; the old manifest stays.
    OSError
        If the folder cannot be written to; the old manifest stays.
    """
    tables = {name: StoredTable(folder, name, about) for name in about["tables"]}
    names = tables["documents"].read_index()
    if pc.count_distinct(names).as_py() < len(names):
        counted = names.value_counts()
        twice = counted.filter(pc.greater(counted.field("counts"), 1))[0].as_py()
        raise ValueError(f"documents must have a name each; {twice['values']!r} is that of {twice['counts']}.")
    with named_in_errors(folder):
        sync_folder(folder)
        write_whole(folder / MANIFEST, json.dumps(about, indent=1).encode())
    remove_leftovers(folder)


@contextmanager
def written_alone(folder: str | PathLike[str]) -> Iterator[Path]:
    """Make a folder ready for a store and keep other programs out; files that no manifest names are gone afterwards, or after an error.

    Parameters
    ----------
    folder : path
        Made if it is not there; it may hold an older store, and nothing else.

    Yields
    ------
    Path

    Raises
    ------
    ValueError
        If the folder holds other things than a store, or one of a later version, or can be no folder.
    OSError
        If it cannot be written to, or another program is writing into it (BlockingIOError).
    """
    folder = checked_folder(folder)
    with ExitStack() as kept_out:
        with named_in_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            kept_out.enter_context(sole_writer(folder))
            refuse_other_things(folder)
        try:
            yield folder
        finally:
            remove_leftovers(folder)
    with named_in_errors(folder):
        sync_folder(folder.absolute().parent)


def remove_leftovers(folder: Path) -> None:
    """Remove our files that the manifest does not name; if it cannot be read, none."""
    try:
        tables = json.loads((folder / MANIFEST).read_bytes())["tables"].values()
        named = {part["file"] for table in tables for part in table.get("parts", [table])}
    except FileNotFoundError:
        named = set()
    except UNFIT:
        return
    for path in [path for path in folder.iterdir() if is_ours(path) and path.name not in named]:
        with suppress(OSError):  # the store counts already; what cannot be removed now goes with the next one
            path.unlink()


def _shape_of(part: dict) -> list[dict]:
    index = {key: value for key, value in part["index"].items() if key != "range"}
    return [index | {"numbers the rows": "range" in part["index"]}, *part["columns"]]
