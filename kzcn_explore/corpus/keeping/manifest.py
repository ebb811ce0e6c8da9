"""The manifest of a store: what it says, and the checks on one that is read, which may be anybody's.

``tables`` describes every table once, and lists the part files in which its rows stand one after the other. Beside the five tables of a
corpus there may be tables of a study, and under ``study`` what else is to be known of it. In format 1 a table was one file.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import re
from collections.abc import Collection
from importlib import metadata
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from kzcn_explore.corpus import layout
from kzcn_explore.corpus.reading.records import ReadError

FORMAT = 2
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
# A table of a study has any name of small letters; its files begin with "study_", so that a file of somebody else's is not taken for one.
STUDY_TABLE = re.compile(r"[a-z][a-z_]{0,30}")
STEM = rf"({'|'.join(TABLES)}|study_{STUDY_TABLE.pattern})"
TABLE_FILE = re.compile(rf"{STEM}-[0-9a-f]{{16}}\.parquet")
# The kind stands first in the manifest, so its beginning tells even when the rest is lost.
HEAD_BYTES = 200
# What a damaged manifest can raise.
UNFIT = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
MEND = "Copy the whole folder again from where it is good, or load the source again and save that."


class Part(NamedTuple):
    """A file with some rows of a table."""

    path: Path
    sha256: str
    n_bytes: int
    n_rows: int


def make_manifest(fingerprint: str, *, whole: bool, tables: dict[str, dict], options: dict, study: dict | None = None) -> dict:
    """Make the manifest of a store.

    Parameters
    ----------
    fingerprint : str
        That of the corpus.
    whole : bool
        Whether it is that of these very documents, and not of a corpus of which they were kept.
    tables : dict
        For each table what ``join_parts`` gives; the five of a corpus, and any of a study.
    options : dict
        How the corpus was loaded; what JSON can hold, paths and days, which become texts.
    study : dict, optional
        What JSON can hold.

    Raises
    ------
    ValueError
        If `options` or `study` holds what JSON cannot, or a table of the corpus is not described.
    """
    if lacking := [name for name in TABLES if name not in tables]:
        raise ValueError(f"tables must describe all of {[*TABLES]}; {lacking[0]!r} is not there.")
    return {
        "kind": KIND,
        "format": FORMAT,
        "fingerprint": fingerprint,
        "whole": whole,
        "versions": _versions(),
        "options": checked_facts("options", options),
        "study": checked_facts("study", study or {}),
        "tables": tables,
    }


def read_manifest(folder: Path, written: bytes) -> dict:
    """Read the bytes of the manifest of a folder; one of format 1 comes as if each of its tables had one part.

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
        refuse_newer(file, about["format"])
        if about["format"] == 1:
            about |= {"study": {}, "tables": {name: table | {"parts": [table]} for name, table in about["tables"].items()}}
        _check_facts(file, about)
    except ReadError:
        raise
    except UNFIT as error:
        raise ReadError(file, "", f"is not as a save wrote it ({type(error).__name__}: {error}). {MEND}") from error
    return about


def refuse_newer(file: str, written: int) -> None:
    """Refuse a format that a later version wrote.

    Raises
    ------
    ReadError
        If it is one.
    """
    if written > FORMAT:
        why = (
            f"was written by a newer kzcn_explore (format {written}; this one reads up to {FORMAT}): upgrade kzcn-explore, or load the "
            "source again and save that into another folder."
        )
        raise ReadError(file, "format", why)


def _check_facts(file: str, about: dict) -> None:
    if not isinstance(about.get("fingerprint"), str) or not isinstance(about.get("whole"), bool):
        why = f"is {about.get('fingerprint')!r}, which is not that of the documents. {MEND}"
        raise ReadError(file, "fingerprint", why)
    for name in ("options", "study"):
        if not isinstance(about.get(name), dict):
            raise ReadError(file, name, f"is not as a save wrote it. {MEND}")
    for name in {**TABLES, **about["tables"]}:
        if name not in about["tables"] or not (name in TABLES or STUDY_TABLE.fullmatch(name)):
            raise ReadError(file, f"table {name}", f"is not as a save wrote it. {MEND}")


def table_parts(folder: Path, name: str, about: dict) -> list[Part]:
    """Find the files of a table in the folder, in the order of their rows.

    Raises
    ------
    ReadError
        If the manifest names none, or anything but files of that table in this very folder; or the rows of the parts are not those of
        the table.
    """
    where = str(folder / MANIFEST), f"table {name}"
    parts = []
    try:
        table = about["tables"][name]
        for part in table["parts"]:
            path = folder / part["file"]
            good = TABLE_FILE.fullmatch(part["file"]) and part["file"].startswith(f"{stem_of(name)}-")
            if not (good and path.resolve().parent == folder.resolve()):
                why = f"names {part['file']!r}, which is no file of a saved corpus in this folder, so nothing is read. {MEND}"
                raise ReadError(*where, why)
            parts.append(Part(path, str(part["sha256"]), int(part["bytes"]), int(part["rows"])))
        if not parts or min(part.n_rows for part in parts) < 0 or sum(part.n_rows for part in parts) != table["rows"]:
            raise ValueError(f"{table['rows']} rows in parts of {[part.n_rows for part in parts][:5]}")
    except ReadError:
        raise
    except UNFIT as error:
        raise ReadError(*where, f"is not as a save wrote it ({error!r}). {MEND}") from error
    return parts


def stem_of(table: str) -> str:
    """Return what the names of the files of a table begin with.

    Raises
    ------
    ValueError
        If no table can have this name.
    """
    if table in TABLES:
        return table
    if not STUDY_TABLE.fullmatch(table):
        raise ValueError(f"table must be one of {[*TABLES]}, or a name of at most 31 small letters and underscores; got {table!r}.")
    return f"study_{table}"


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


def checked_facts(argument: str, facts: dict) -> dict:
    """Return facts as they come back from JSON: paths and days as texts.

    Raises
    ------
    ValueError
        If one of them is what JSON cannot hold.
    """
    for name, value in facts.items():
        try:
            json.dumps({name: value}, default=_as_text)
        except UNFIT as error:
            raise ValueError(
                f"{argument} must be what JSON can hold; got {name!r}: {value!r}. Give it as text. Nothing was written."
            ) from error
    return json.loads(json.dumps(facts, default=_as_text))


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else fspath(value)


def lacking_column(name: str, columns: Collection[str]) -> str | None:
    """Return a column of ours that a table does not have."""
    return next((column for column in TABLES[name] if column not in columns), None)


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
