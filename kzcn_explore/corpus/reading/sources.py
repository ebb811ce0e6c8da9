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
from typing import BinaryIO

from kzcn_explore.corpus.reading.kinds import is_about, is_hidden, is_read, pages_folders
from kzcn_explore.corpus.reading.records import ReadError, first_line

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
    """The files of a source, and the names of those that are left out."""

    name: str
    files: list[File] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


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
        return _placed(fspath(source), _find(fspath(source)))
    if not isinstance(source, Iterable):
        raise TypeError(f"source must be a path, a list of paths or a DataFrame; got {type(source).__name__}.")
    paths = list(source)
    wrong = next((path for path in paths if not isinstance(path, (str, PathLike))), None)
    if wrong is not None:
        raise TypeError(f"source must be a list of paths; it holds {wrong!r:.{SHOWN}}. {TEXTS_IN_MEMORY}")
    found = [_find(fspath(path)) for path in paths]
    return _placed("the list", ([file for files, _ in found for file in files], [name for _, names in found for name in names]))


Opened = tuple[str, str, Callable[[], BinaryIO]]  # the name, the whole path, how it is opened


def _find(name: str) -> tuple[list[Opened], list[str]]:
    return _find_remote(name) if SCHEME.search(name) else _find_local(name)


def _placed(name: str, found: tuple[list[Opened], list[str]]) -> Found:
    """Give each file its path below the folder that all have in common; one that two paths lead to is taken once."""
    files, others = found
    apart = {whole: (shown, opener) for shown, whole, opener in files}
    levels = zip(*(whole.split("/")[:-1] for whole in apart), strict=False)
    depth = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
    placed = [File(shown, "/".join(whole.split("/")[depth:]), opener) for whole, (shown, opener) in apart.items()]
    return Found(name, placed, others)


def _find_local(name: str) -> tuple[list[Opened], list[str]]:
    path = Path(name).expanduser()
    if os.path.isdir(path):
        return _walk(path)
    if os.path.exists(path):  # unlike Path.exists, False for a name that is too long: a text given as a path
        return [_local(path)], []
    if not glob.has_magic(name):
        raise FileNotFoundError(f"{name[:SHOWN]!r} does not exist; checked from {Path.cwd()}. {TEXTS_IN_MEMORY}")
    matches = sorted(Path(match) for match in glob.glob(str(path), recursive=True) if Path(match).is_file())
    if not matches:
        raise FileNotFoundError(f"no file matches {name[:SHOWN]!r}; checked from {Path.cwd()}.")
    return [_local(match) for match in matches if is_read(match.name)], [str(match) for match in matches if not is_read(match.name)]


def _local(path: Path) -> Opened:
    return str(path), os.path.abspath(path).replace(os.sep, "/"), lambda: path.open("rb")


def _walk(folder: Path) -> tuple[list[Opened], list[str]]:
    """The files of a folder and the folders inside it; links to folders are not followed."""
    paths = []
    for here, below, names in os.walk(folder):
        pictures = pages_folders(below, names)
        below[:] = [name for name in below if name not in pictures and not is_hidden([name])]
        paths += [Path(here, name) for name in names if not is_hidden([name])]
    paths = sorted(path for path in paths if path.is_file())
    read = [path for path in paths if is_read(path.name) and not is_about(path.name)]
    return [_local(path) for path in read], [str(path) for path in sorted({*paths} - {*read})]


def _find_remote(name: str) -> tuple[list[Opened], list[str]]:
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
        read = [found for found in whole if is_read(found) and not is_about(found)]
    elif system.exists(path):
        whole = read = [path]
    elif glob.has_magic(path):
        whole = sorted(found for found in system.glob(path) if system.isfile(found) and not is_hidden([PurePosixPath(found).name]))
        read = [found for found in whole if is_read(found)]
    else:
        whole = read = []
    if not whole and not system.exists(path):
        raise FileNotFoundError(f"{name[:SHOWN]!r} does not exist, or no file matches it.")
    files = [(system.unstrip_protocol(found), system.unstrip_protocol(found), _opener(system, found)) for found in read]
    return files, [system.unstrip_protocol(found) for found in whole if found not in set(read)]


def _opener(system: object, path: str) -> Callable[[], BinaryIO]:
    return lambda: system.open(path, "rb")
