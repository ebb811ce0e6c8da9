"""The journal: for which source, with which options a store is under way, so that only the same one is taken up again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from importlib import metadata
from os import PathLike, fspath
from pathlib import Path

from kzcn_explore.corpus.reading.sources import find_files
from kzcn_explore.scale.part_files import TABLES, UNDER_WAY, write_file

JOURNAL = "journal.json"
# Goes up when a build of an earlier version cannot be taken up.
FORMAT = 1


def describe_source(source: object, dates: str | PathLike | None) -> dict[str, object]:
    """Describe the files of a source by their names, sizes and times.

    Parameters
    ----------
    source : path or list of paths
    dates : path, optional
        Of the table of dates given by hand.

    Returns
    -------
    dict
        ``source``, how many files it has, and a SHA-256 over all of them; what JSON can hold.

    Raises
    ------
    FileNotFoundError
        If there is nothing at a path.
    """
    files = [file.name for file in find_files(source).files] + ([] if dates is None else [fspath(dates)])
    digest = hashlib.sha256()
    for name in files:
        found = None
        with suppress(OSError):  # one of an fsspec path, or with an odd name, is known by its name alone
            found = os.stat(name)
        digest.update(json.dumps([name, found and [found.st_size, found.st_mtime_ns]]).encode())
    named = fspath(source) if isinstance(source, str | PathLike) else [*map(fspath, source)]
    return {"source": named, "n_files": len(files), "sha256": digest.hexdigest()}


def take_up(store: Path, about: dict[str, object], *, anew: bool) -> Path:
    """Make the folder of a build ready, or find it as an earlier run has left it.

    Parameters
    ----------
    store : Path
    about : dict
        Of ``describe_source``, and the options; what JSON can hold.
    anew : bool
        Whether to throw away what is there.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ValueError
        If what is there is of another source, other options or another version.
    """
    work = store / UNDER_WAY
    about = json.loads(json.dumps({"format": FORMAT, "version": _version(), **about}))
    known = None if anew else _read(work / JOURNAL)
    if known is None:
        # Without a journal it is what a build that has ended could not remove any more.
        if work.exists():
            shutil.rmtree(work)
        (work / TABLES).mkdir(parents=True)
        write_file(work / JOURNAL, lambda file: file.write(json.dumps(about, indent=1).encode()))
        return work
    if known != about:
        other = sorted(name for name in {*known, *about} if known.get(name) != about.get(name))
        raise ValueError(
            f"{store} holds a build that was stopped and differs in {_told(other)}; give what it was begun with to go on, or --anew "
            "(anew=True) to throw it away and begin again."
        )
    return work


def close(work: Path) -> None:
    """Remove the folder of a build that has ended; its journal first, so that nothing is taken up of what is left if this is stopped."""
    (work / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(work, ignore_errors=True)


def _read(path: Path) -> dict | None:
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ValueError(f"{path} is damaged ({error}); throw the build away and begin again with --anew (anew=True).") from error


def _told(names: Sequence[str]) -> str:
    words = {"sha256": "the names, sizes or times of the source's files", "n_files": "the number of files"}
    return ", ".join(words.get(name, name) for name in names)


def _version() -> str:
    try:
        return metadata.version("kzcn-explore")
    except metadata.PackageNotFoundError:
        return "not installed (run from a checkout)"
