"""Part files: what a build has finished so far lies in a hidden folder of the store, each file whole or not there.

``raw`` holds the parts of the source. Every step has a folder of its own; the facts of a part of it, a JSON file, are written after all
other files of that part, so that a step is done for a part when its facts are there.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kzcn_explore.corpus.keeping.folder import is_full
from kzcn_explore.files import sync_folder

# The folder in which a store is under way; in it, those of the parts of the source, of how many there are, and of the files that will be
# the store's.
UNDER_WAY = ".building"
RAW, SPLIT = "raw", "split"
TABLES = "tables"


def part_path(work: Path, step: str, part: int, kind: str) -> Path:
    """Return the path of a file of one part; `kind` is how its name ends.

    Examples
    --------
    >>> part_path(Path("work"), "load", 7, "words.npz").as_posix()
    'work/load/000007.words.npz'
    """
    return work / step / f"{part:06}.{kind}"


def read_facts(work: Path, step: str, part: int) -> dict | None:
    """Return what a step found of one part, or None where it is not done."""
    try:
        return json.loads(part_path(work, step, part, "json").read_bytes())
    except FileNotFoundError:
        return None


def write_facts(work: Path, step: str, part: int, facts: dict) -> None:
    """Write what a step found of one part; the step is done for it then, whatever happens to the machine."""
    path = part_path(work, step, part, "json")
    content = json.dumps(facts).encode()
    write_file(path, lambda file: file.write(content))
    sync_folder(path.parent)


def write_file(path: Path, write: Callable[[BinaryIO], object], *, sync: bool = True) -> None:
    """Write a file beside its place and rename it; an older one is replaced.

    Parameters
    ----------
    path : Path
        Its folder is made if it is not there.
    write : callable
        Takes the open file.
    sync : bool, default True
        Have it on the disk before it has its name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}.tmp")
    try:
        with open(temporary, "wb") as file:
            write(file)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_arrays(path: Path, *, sync: bool = True, **arrays: np.ndarray) -> None:
    """Write arrays of numbers as one file, an archive of NumPy in which every array has a check sum; see ``write_file``."""
    write_file(path, lambda file: np.savez(file, **arrays), sync=sync)


def read_arrays(path: Path) -> dict[str, np.ndarray]:
    """Read what ``write_arrays`` wrote."""
    with open(path, "rb") as file, np.load(file, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table as Parquet; see ``write_file``."""
    write_file(path, lambda file: pq.write_table(table, file, compression="zstd", compression_level=1))


def read_table(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Read what ``write_table`` wrote, some columns or all."""
    with open(path, "rb") as file:
        return pq.read_table(file, columns=columns)


@contextmanager
def room_asked_for(store: Path) -> Iterator[None]:
    """Say of a full disk which store lies on it, and that its build goes on.

    Raises
    ------
    OSError
        In place of one that says so less plainly.
    """
    try:
        yield
    except OSError as error:
        if not is_full(error):
            raise
        raise OSError(f"{store}: its disk is full; free some room and run the same again: what is done stays done.") from error
