"""Sources: a path, a folder, a glob, a list or an fsspec path becomes a list of files; nothing is opened yet."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from os import PathLike, fspath
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from kzcn_explore.corpus.reading.kinds import choose_read, is_hidden, is_read, pages_folders, saved_parts
from kzcn_explore.corpus.reading.records import ReadError, first_line, writable

# A missing path may be a text that was taken for one; so much of it is shown.
SHOWN = 200
SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,30})://", re.IGNORECASE)
# File systems of fsspec that fetch from any address.
NETWORK = frozenset({"http", "https", "ftp", "ftps", "sftp", "ssh", "github", "gist", "git", "dav", "webdav"})
TEXTS_IN_MEMORY = "For texts in memory pass a DataFrame with a column 'text'."


@dataclass(frozen=True)
class File:
    """One file, not opened yet.

    Attributes
    ----------
    name : str
        Its path, as messages and records show it; in an archive the archive's and the member's.
    inside : str
        Its path inside the source, with ``/``.
    open : callable
        Opens it for reading bytes.
    """

    name: str
    inside: str
    open: Callable[[], BinaryIO]


@dataclass
class Found:
    """The files of a source, the names of those that are left out by their kind, and what cannot be looked into."""

    name: str
    files: list[File] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    problems: list[ReadError] = field(default_factory=list)


def find_files(source: object) -> Found:
    """Find the files of a path, a folder, a glob, an fsspec path or a list of these.

    Raises
    ------
    FileNotFoundError
        If there is nothing at a path.
    TypeError
        If `source` is none of these.
    """
    if isinstance(source, (str, PathLike)):
        return _placed(fspath(source), [_find(fspath(source))])
    if not isinstance(source, Iterable):
        raise TypeError(f"source must be a path, a list of paths or a DataFrame; got {type(source).__name__}.")
    paths = list(source)
    wrong = next((path for path in paths if not isinstance(path, (str, PathLike))), None)
    if wrong is not None:
        raise TypeError(f"source must be a list of paths; it holds {wrong!r:.{SHOWN}}. {TEXTS_IN_MEMORY}")
    return _placed("the list", [_find(fspath(path)) for path in paths])


class Opened(NamedTuple):
    """A file that is not placed yet: its name, its whole path, how it is opened."""

    name: str
    whole: str
    open: Callable[[], BinaryIO]


Seen = tuple[list[Opened], list[str], list[ReadError]]


def _find(name: str) -> Seen:
    return _find_remote(name) if SCHEME.search(name) else _find_local(name)


def _placed(name: str, found: list[Seen]) -> Found:
    """Give each file its path below the folder that all have in common; one that two paths lead to is taken once."""
    apart = {one.whole: one for files, _, _ in found for one in files}
    levels = zip(*(whole.split("/")[:-1] for whole in apart), strict=False)
    depth = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
    placed = [File(one.name, "/".join(whole.split("/")[depth:]), one.open) for whole, one in apart.items()]
    others, problems = ([one for seen in found for one in seen[part]] for part in (1, 2))
    return Found(writable(name), placed, others, problems)


def _find_local(name: str) -> Seen:
    try:
        path = Path(name).expanduser()
    except RuntimeError:  # the home of somebody who is not known here
        path = Path(name)
    if name and os.path.isdir(path):
        return _walk(path)
    if name and os.path.exists(path):  # unlike Path.exists, False for a name that is too long: a text given as a path
        return ([_local(path)], [], []) if path.is_file() else ([], [], [_special(path)])
    if not glob.has_magic(name) or "\0" in name:
        raise FileNotFoundError(f"{name[:SHOWN]!r} does not exist; checked from {Path.cwd()}. {TEXTS_IN_MEMORY}")
    matches = sorted(match for match in glob.glob(str(path), recursive=True) if os.path.isfile(match))
    if not matches:
        raise FileNotFoundError(f"no file matches {name[:SHOWN]!r}; checked from {Path.cwd()}.")
    saved = saved_parts(matches)
    read = [match for match in matches if is_read(match) and match not in saved]
    return [_local(Path(match)) for match in read], [writable(match) for match in matches if match not in {*read}], []


def _local(path: Path) -> Opened:
    whole = os.path.abspath(path).replace(os.sep, "/")
    return Opened(writable(str(path)), writable(whole), lambda: path.open("rb"))


def _walk(folder: Path) -> Seen:
    """The files of a folder and the folders inside it; a link to a folder is not followed, and named if it leads out of it.

    Folders wait in a list, for a tree may be deeper than functions can be called inside each other.
    """
    root = os.path.realpath(folder)
    paths: list[str] = []
    problems: list[ReadError] = []
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                shown = [entry for entry in entries if not is_hidden([entry.name])]
        except OSError as error:
            why = f"cannot be looked into ({error.strerror}); check its permissions, or give a folder further down."
            problems.append(ReadError(writable(here), "", why))
            continue
        kinds = {entry.name: _entry_kind(entry) for entry in shown}
        below = [entry for entry in shown if kinds[entry.name] == "folder"]
        pictures = pages_folders([entry.name for entry in below], [entry.name for entry in shown])
        waiting += [entry.path for entry in below if entry.name not in pictures and not entry.is_symlink()]
        paths += [entry.path for entry in shown if kinds[entry.name] == "file"]
        problems += [_special(Path(entry.path)) for entry in shown if kinds[entry.name] == "other"]
        out = [entry.path for entry in below if entry.is_symlink() and not _is_inside(os.path.realpath(entry.path), root)]
        why = "left out: it is a link to a folder elsewhere; give that folder too, in a list."
        problems += [ReadError(writable(path), "", why) for path in out]
    paths.sort(key=Path)
    read = {*choose_read(paths)}
    files = [_local(Path(path)) for path in paths if path in read]
    return files, [writable(path) for path in paths if path not in read], sorted(problems, key=lambda problem: problem.file)


def _entry_kind(entry: os.DirEntry) -> str:
    try:
        return "folder" if entry.is_dir() else "file" if entry.is_file() else "other"
    except OSError:  # a circle of links to a file
        return "other"


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _special(path: Path) -> ReadError:
    """The problem of what has a name in a folder and is neither a file nor a folder."""
    if path.is_symlink() and not os.path.exists(path):
        return ReadError(writable(str(path)), "", "is a link to a file that is not there; mend the link or remove it.")
    return ReadError(writable(str(path)), "", "is no plain file but a pipe, a socket or a device; copy what it gives into a file.")


def _find_remote(name: str) -> Seen:
    schemes = {match[1].lower() for match in SCHEME.finditer(name)} | {part.lower() for part in name.split("::")}
    refused = sorted(schemes & NETWORK)
    if refused:
        raise ReadError(name[:SHOWN], "", f"{refused[0]} addresses are not read, for nothing is fetched from the network; save it first.")
    try:
        import fsspec
    except ImportError as error:
        raise ReadError(name[:SHOWN], "", 'needs fsspec; install it with: pip install "kzcn-explore[office]"') from error
    try:
        system, path = fsspec.core.url_to_fs(name)
    except (ValueError, ImportError, OSError) as error:
        raise ReadError(name[:SHOWN], "", f"is no path that fsspec can open ({first_line(error)}).") from error
    if system.isdir(path):
        whole = [found for found in sorted(system.find(path)) if not is_hidden(PurePosixPath(found).relative_to(path).parts)]
        read = choose_read(whole)
    elif system.exists(path):
        whole = read = [path]
    elif glob.has_magic(path):
        whole = sorted(found for found in system.glob(path) if system.isfile(found) and not is_hidden([PurePosixPath(found).name]))
        saved = saved_parts(whole)
        read = [found for found in whole if is_read(found) and found not in saved]
    else:
        whole = read = []
    if not whole and not system.exists(path):
        raise FileNotFoundError(f"{name[:SHOWN]!r} does not exist, or no file matches it.")
    names = {found: writable(system.unstrip_protocol(found)) for found in whole}
    return (
        [Opened(names[found], names[found], _opener(system, found)) for found in read],
        [names[found] for found in whole if found not in {*read}],
        [],
    )


def _opener(system: object, path: str) -> Callable[[], BinaryIO]:
    return lambda: system.open(path, "rb")
