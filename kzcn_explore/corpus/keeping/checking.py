"""Checking: a part file is there, as long as it was, and unchanged; whatever is wrong with it names the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from kzcn_explore.corpus.keeping.manifest import MANIFEST, MEND, Part, table_parts
from kzcn_explore.corpus.keeping.tables import UNFIT, read_parquet
from kzcn_explore.corpus.reading.records import ReadError

BLOCK = 2**20


def check_parts(folder: Path, name: str, about: dict) -> list[Part]:
    """Find the files of a table, and check that they are there, each as long as it was; none is read.

    Raises
    ------
    ReadError
        If one is not.
    """
    parts = table_parts(folder, name, about)
    for part in parts:
        with reading(part.path):
            _check_length(part, part.path.stat().st_size)
    return parts


def read_checked(part: Part) -> pa.Table:
    """Read a file whole, and check it against the SHA-256 of the manifest.

    Raises
    ------
    ReadError
        If it was changed, or a damaged one raises what else a foreign file can; see ``reading``.
    """
    with open(part.path, "rb") as file:
        _check_bytes(part, hashlib.file_digest(file, "sha256").hexdigest(), file.tell())
        file.seek(0)
        return read_parquet(file)


def read_blocks(part: Part) -> Iterator[bytes]:
    """Read a file block by block, and check it at its end.

    Raises
    ------
    ReadError
        If it is missing, or was changed.
    """
    digest, n_bytes = hashlib.sha256(), 0
    with reading(part.path), open(part.path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            n_bytes += len(block)
            yield block
    _check_bytes(part, digest.hexdigest(), n_bytes)


def _check_bytes(part: Part, sha256: str, n_bytes: int) -> None:
    _check_length(part, n_bytes)
    if sha256 != part.sha256:
        why = f"was changed after it was saved (its SHA-256 is not the one in {MANIFEST}). {MEND}"
        raise ReadError(str(part.path), "", why)


def _check_length(part: Part, n_bytes: int) -> None:
    if n_bytes < part.n_bytes:
        raise ReadError(str(part.path), "", f"is cut short: {n_bytes:,} of {part.n_bytes:,} bytes. {MEND}")
    if n_bytes > part.n_bytes:
        raise ReadError(str(part.path), "", f"was changed after it was saved: {n_bytes:,} bytes in place of {part.n_bytes:,}. {MEND}")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Name the file in whatever is wrong with it."""
    try:
        yield
    except ReadError:
        raise
    except FileNotFoundError as error:
        why = f"is missing, though {MANIFEST} named it. If the corpus was saved again meanwhile, open it again; else: {MEND}"
        raise ReadError(str(path), "", why) from error
    except PermissionError as error:
        raise ReadError(str(path), "", f"cannot be opened ({error.strerror}); make it a file that you may read.") from error
    except (*UNFIT, OSError) as error:
        why = f"cannot be read as {MANIFEST} describes it ({type(error).__name__}: {error}). {MEND}"
        raise ReadError(str(path), "", why) from error
