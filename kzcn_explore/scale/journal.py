"""The journal: for which source, with which options a store is under way, so that only the same one is taken up again."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import metadata
from os import PathLike, fspath
from pathlib import Path

from kzcn_explore.corpus.reading.sources import find_files
from kzcn_explore.scale import count_part, joining, load_part, passes, rules_file, share_part, vocabulary, weigh_part
from kzcn_explore.scale.part_files import RAW, SPLIT, TABLES, UNDER_WAY, read_facts, write_file

JOURNAL, TOKEN = "journal.json", "token"
# The steps that begin anew with another number of themes, the last one first.
OF_THEMES = (share_part.STEP, passes.STEP, weigh_part.STEP, vocabulary.STEP)
# What a build writes into its folder. Hidden files may be of a file system or a file manager.
FOLDERS = {RAW, SPLIT, TABLES, load_part.STEP, joining.STEP, rules_file.STEP, count_part.STEP, *OF_THEMES}
OURS = re.compile(r"\..*|.*\.(json|npz|parquet)")
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


@contextmanager
def taken_up(store: Path, about: dict[str, object], *, n_themes: int | str, anew: bool) -> Iterator[Path]:
    """Make the folder of a build ready, or find it as an earlier run has left it; it goes again if nothing can come of it.

    Parameters
    ----------
    store : Path
    about : dict
        Of ``describe_source``, and the options; what JSON can hold.
    n_themes : int or "auto"
        Where an earlier run had another, what depends on it is done again.
    anew : bool
        Whether to throw away what is there.

    Yields
    ------
    Path
        The folder.

    Raises
    ------
    ValueError
        If what is there is of another source, other options or another version, or was written by something else.
    """
    work = _take_up(store, about, n_themes=n_themes, anew=anew)
    try:
        yield work
    except vocabulary.TooLittleText:
        close(work)
        raise
    finally:
        # So that the same with another column, say, is not refused for the sake of nothing.
        if work.exists() and not _holds_documents(work):
            close(work)


def _take_up(store: Path, about: dict[str, object], *, n_themes: int | str, anew: bool) -> Path:
    work = store / UNDER_WAY
    about = json.loads(json.dumps({"format": FORMAT, "version": _version(), **about}))
    known = None if anew else _read(work / JOURNAL)
    if known is None:
        # Without a journal it is what a build that has ended could not remove any more.
        _refuse_foreign(work)
        if work.exists():
            shutil.rmtree(work)
        (work / TABLES).mkdir(parents=True)
        _write(work, about, n_themes)
        return work
    n_before = known.pop("n_themes", None)
    if known != about:
        other = sorted(name for name in {*known, *about} if known.get(name) != about.get(name))
        raise ValueError(
            f"{store} holds a build that was stopped and differs in {_told(other)}; give what it was begun with to go on, or --anew "
            "(anew=True) to throw it away and begin again."
        )
    if n_before != n_themes:
        for step in OF_THEMES:
            _remove(work / step)
        _write(work, about, n_themes)
    return work


def close(work: Path) -> None:
    """Remove the folder of a build that has ended; its journal first, so that nothing is taken up of what is left if this is stopped."""
    (work / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(work, ignore_errors=True)


def _write(work: Path, about: dict[str, object], n_themes: int | str) -> None:
    write_file(work / JOURNAL, lambda file: file.write(json.dumps(about | {"n_themes": n_themes}, indent=1).encode()))


def _remove(folder: Path) -> None:
    """Remove a folder of the build; under another name, so that a step never counts of which a file is gone."""
    removed = folder.with_name(f".{folder.name}-{secrets.token_hex(4)}")
    with suppress(FileNotFoundError):
        shutil.rmtree(folder.rename(removed))


def _holds_documents(work: Path) -> bool:
    parts = (int(path.stem) for path in (work / load_part.STEP).glob("*.json") if path.stem.isdecimal())
    return any(read_facts(work, load_part.STEP, part)["n_documents"] for part in parts)


def _refuse_foreign(work: Path) -> None:
    if not os.path.lexists(work):
        return
    if work.is_symlink() or not work.is_dir():
        foreign = [work]
    else:
        known = {path for path in work.iterdir() if path.name in {JOURNAL, TOKEN, *FOLDERS} or path.name.startswith(".")}
        foreign = [path for path in work.iterdir() if path not in known]
        inside = (path for folder in known if folder.name in FOLDERS for path in folder.iterdir())
        foreign += [path for path in inside if not OURS.fullmatch(path.name) or path.is_dir()]
    if foreign:
        raise ValueError(
            f"{min(foreign)} is where a build would put its files, and would be removed with them, but no build wrote it; move it "
            "elsewhere, or name another folder."
        )


def _read(path: Path) -> dict | None:
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
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
