"""Saving: a Corpus as a folder of Parquet files and a manifest; replacing the manifest is what makes a save count.

The name of a Parquet file ends in the start of its SHA-256, so a save never writes over a file that the manifest names. The new files
are on the disk before the new manifest takes the old one's name in one step; only then do the old files go. A save that is killed
therefore leaves the old copy or the new one, and at most some files without a part in either, which the next save removes.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from os import PathLike, fspath
from pathlib import Path

import pyarrow as pa

from kzcn_explore.corpus.keeping.manifest import (
    MANIFEST,
    TABLE_FILE,
    TABLES,
    is_saved,
    lacking_column,
    make_manifest,
)
from kzcn_explore.corpus.keeping.tables import UNFIT, pack_table, write_parquet
from kzcn_explore.files import sole_writer, sync_folder, write_hashed, write_whole

TEMPORARY_FILE = re.compile(rf"\.({'|'.join(TABLES)}|manifest)\.(parquet|json)-[0-9a-f]{{8}}\.tmp")


def save_corpus(corpus, folder: str | PathLike[str], *, options: dict | None = None) -> Path:
    """Save a corpus as a folder, from which ``read_saved`` reads it back equal.

    Parameters
    ----------
    corpus : Corpus
    folder : path
        Made if it is not there. A corpus saved in it before is replaced; at every moment the folder holds the old copy or the new
        one, also if the program or the machine stops in between.
    options : dict, optional
        How the corpus was loaded; what JSON can hold, paths and days, which become texts.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ValueError
        If a table holds what would not come back equal, `options` what JSON cannot hold, or the folder other things than a saved
        corpus; nothing is written.
    OSError
        If the folder cannot be written to, or another program is saving into it (BlockingIOError); an older copy is left as it was.

    Examples
    --------
    >>> import tempfile
    >>> import kzcn_explore as kz
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sorted(path.suffix for path in save_corpus(kz.load_corpus(), folder).iterdir() if path.suffix)
    ['.json', '.parquet', '.parquet', '.parquet', '.parquet', '.parquet']
    """
    folder = _checked_folder(folder)
    tables = {name: getattr(corpus, name) for name in TABLES}
    for name, frame in tables.items():
        if lacking := lacking_column(name, frame):
            raise ValueError(f"{name} lacks the column {lacking!r}; save a corpus that load_corpus made.")
    packed = {name: pack_table(name, frame) for name, frame in tables.items()}
    about = make_manifest(corpus, {} if options is None else options)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with sole_writer(folder):
            _refuse_other_things(folder)
            try:
                about["tables"] = {name: _write_table(folder, name, *packed.pop(name)) for name in TABLES}
                sync_folder(folder)
                write_whole(folder / MANIFEST, json.dumps(about, indent=1).encode())
            finally:
                _remove_leftovers(folder)
        sync_folder(folder.absolute().parent)
    except BlockingIOError as error:
        raise BlockingIOError(f"{folder}: another program is saving into it; wait for it, or name another folder.") from error
    except OSError as error:
        if error.strerror is None:
            raise  # it says already what to do
        raise OSError(f"{folder} cannot be written ({error.strerror}); name a folder that you may write to.") from error
    return folder


def _checked_folder(folder: str | PathLike[str]) -> Path:
    name = fspath(folder)
    if not name or "\0" in name or "://" in name:
        raise ValueError(f"folder must be a path on this machine; got {name!r}.")
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise ValueError(f"folder must be a path on this machine; got {name!r}, and nobody of that name is known.") from error


def _write_table(folder: Path, name: str, packed: pa.Table, description: dict) -> dict:
    path, sha256 = write_hashed(folder / f"{name}.parquet", lambda file: write_parquet(packed, file))
    return {"file": path.name, "sha256": sha256, "bytes": path.stat().st_size, **description}


def _refuse_other_things(folder: Path) -> None:
    if (folder / MANIFEST).exists() and not is_saved(folder):
        raise ValueError(f"{folder}: its {MANIFEST} is not of a saved corpus; name an empty folder, or one that is not there.")
    # Hidden files are left alone: file managers put theirs into every folder.
    others = sorted(path.name for path in folder.iterdir() if not (path.name == MANIFEST or path.name.startswith(".") or _is_ours(path)))
    if others:
        shown = ", ".join(others[:3]) + (", …" if len(others) > 3 else "")
        raise ValueError(f"{folder} holds other things than a saved corpus ({shown}); name an empty folder, or one that is not there yet.")


def _is_ours(path: Path) -> bool:
    return bool(TABLE_FILE.fullmatch(path.name) or TEMPORARY_FILE.fullmatch(path.name)) and path.is_file() and not path.is_symlink()


def _remove_leftovers(folder: Path) -> None:
    """Remove our files that the manifest does not name; if it cannot be read, none."""
    try:
        about = json.loads((folder / MANIFEST).read_bytes())
        named = {table["file"] for table in about["tables"].values()}
    except FileNotFoundError:
        named = set()
    except UNFIT:
        return
    for path in [path for path in folder.iterdir() if _is_ours(path) and path.name not in named]:
        with suppress(OSError):  # the save counts already; what cannot be removed now goes with the next one
            path.unlink()
