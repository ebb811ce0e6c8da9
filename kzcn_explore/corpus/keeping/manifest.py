"""The manifest of a saved corpus: what it says, and the checks on one that is read, which may be anybody's."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import re
from importlib import metadata
from os import PathLike, fspath
from pathlib import Path

import pandas as pd

from kzcn_explore.corpus import layout
from kzcn_explore.corpus.reading.records import ReadError

FORMAT = 1
KIND = "kzcn_explore corpus"
MANIFEST = "manifest.json"
# Every table, with the columns that the rest of the package counts on.
TABLES = {
    "documents": layout.DOCUMENT_COLUMNS,
    "passages": layout.PASSAGE_COLUMNS,
    "clues": layout.CLUE_COLUMNS,
    "removed": layout.REMOVED_COLUMNS,
    "problems": layout.PROBLEM_COLUMNS,
}
TABLE_FILE = re.compile(rf"({'|'.join(TABLES)})-[0-9a-f]{{16}}\.parquet")
# The kind stands first in the manifest, so its beginning tells even when the rest is lost.
HEAD_BYTES = 200
# What a damaged manifest can raise.
UNFIT = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
MEND = "Copy the whole folder again from where it is good, or load the source again and save that."


def make_manifest(corpus, options: dict) -> dict:
    """Make a manifest that describes no table yet.

    Raises
    ------
    ValueError
        If `options` holds what JSON cannot, other than paths and days, which become texts.
    """
    return {
        "kind": KIND,
        "format": FORMAT,
        "fingerprint": corpus.fingerprint,
        "whole": fingerprint_of(corpus.documents) == corpus.fingerprint,
        "versions": _versions(),
        "options": _checked_options(options),
    }


def read_manifest(folder: Path, written: bytes) -> dict:
    """Read the bytes of the manifest of a folder.

    Raises
    ------
    ReadError
        If they are no manifest, or one that a later version wrote.
    """
    file = str(folder / MANIFEST)
    try:
        about = json.loads(written)
        if about["kind"] != KIND or about["format"] < 1:
            raise ValueError("it is of another kind")
        if about["format"] > FORMAT:
            why = (
                f"was written by a newer kzcn_explore (format {about['format']}; this one reads up to {FORMAT}): upgrade kzcn-explore, or "
                "load the source again and save that."
            )
            raise ReadError(file, "format", why)
    except ReadError:
        raise
    except UNFIT as error:
        raise ReadError(file, "", f"is not as a save wrote it ({type(error).__name__}: {error}). {MEND}") from error
    return about


def table_path(folder: Path, name: str, about: dict) -> Path:
    """Find the file of a table in the folder.

    Raises
    ------
    ReadError
        If the manifest names none, or anything but a file of that table in this very folder.
    """
    try:
        file = about["tables"][name]["file"]
        path = folder / file
        good = TABLE_FILE.fullmatch(file) and file.startswith(f"{name}-") and path.resolve().parent == folder.resolve()
    except UNFIT as error:
        raise ReadError(str(folder / MANIFEST), f"table {name}", f"is not as a save wrote it ({error!r}). {MEND}") from error
    if not good:
        why = f"names {file!r}, which is no file of a saved corpus in this folder, so nothing is read. {MEND}"
        raise ReadError(str(folder / MANIFEST), f"table {name}", why)
    return path


def fingerprint_of(documents: pd.DataFrame) -> str:
    """Compute the fingerprint that a corpus has if these documents are all that was read."""
    return hashlib.sha256("".join(documents["sha256"].astype(str)).encode()).hexdigest()


def _versions() -> dict[str, str]:
    try:
        ours = metadata.version("kzcn-explore")
    except metadata.PackageNotFoundError:
        ours = "not installed (run from a checkout)"
    return {
        "kzcn_explore": ours,
        "pandas": pd.__version__,
        "pyarrow": metadata.version("pyarrow"),
        "python": platform.python_version(),
    }


def _checked_options(options: dict) -> dict:
    for name, value in options.items():
        try:
            json.dumps({name: value}, default=_as_text)
        except UNFIT as error:
            raise ValueError(
                f"options must be what JSON can hold; got {name!r}: {value!r}. Give it as text. Nothing was written."
            ) from error
    return json.loads(json.dumps(options, default=_as_text))


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else fspath(value)


def lacking_column(name: str, frame: pd.DataFrame) -> str | None:
    """Return a column of ours that a table does not have."""
    return next((column for column in TABLES[name] if column not in frame.columns), None)


def is_saved(folder: str | PathLike[str]) -> bool:
    """Tell whether a folder holds a saved corpus, or what a damaged or stopped save left of one.

    Parameters
    ----------
    folder : path
    """
    try:
        folder = Path(folder).expanduser() if fspath(folder) else None
    except RuntimeError:  # the home of somebody who is not known here
        folder = None
    if folder is None or "\0" in str(folder):
        return False
    try:
        with open(folder / MANIFEST, "rb") as file:
            if KIND.encode() in file.read(HEAD_BYTES):
                return True
    except OSError:
        pass  # no manifest: the files beside it tell
    try:
        return any(TABLE_FILE.fullmatch(name) for name in os.listdir(folder))
    except OSError:  # no folder, or one that may not be looked into
        return False
