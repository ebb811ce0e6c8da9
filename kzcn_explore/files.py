"""Files: written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# Windows can neither open a folder nor lock one; there the file system orders its own writes.
FOLDERS_OPEN = os.name != "nt"


def write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary file beside it and rename, so that no half-written file ever has the name.

    Raises
    ------
    OSError
        If the folder cannot be written to; an older file of the name is left as it was.
    """
    temporary = _beside(path)
    try:
        temporary.write_bytes(content)
        _sync_file(temporary)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise OSError(f"{path} cannot be written ({error.strerror}); name a folder that you may write to.") from error
    finally:
        temporary.unlink(missing_ok=True)


def write_hashed(path: Path, write: Callable[[BinaryIO], object]) -> tuple[Path, str]:
    """Write a file whose name ends in the start of its SHA-256, so that no other content is ever written over.

    Parameters
    ----------
    path : Path
        ``passages.parquet`` becomes ``passages-`` and sixteen hexadecimal digits, ``.parquet``.
    write : callable
        Takes the open file.

    Returns
    -------
    path : Path
        The file as it was named.
    sha256 : str
        All 64 digits.
    """
    temporary = _beside(path)
    try:
        with open(temporary, "wb") as file:
            write(file)
        _sync_file(temporary)
        with open(temporary, "rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return temporary.replace(path.with_stem(f"{path.stem}-{sha256[:16]}")), sha256
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, so that no later write can reach it before them."""
    if not FOLDERS_OPEN:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Keep other programs that ask for it out of a folder; the system lets go of it however the program ends.

    Raises
    ------
    BlockingIOError
        If another program has it.
    """
    if not FOLDERS_OPEN:
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}-{secrets.token_hex(4)}.tmp")


def _sync_file(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
