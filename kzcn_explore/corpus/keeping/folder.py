"""The folder of a store: whether one may be written into it, which files in it are ours, and what is told where writing fails."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path

from kzcn_explore.corpus.keeping.manifest import MANIFEST, STEM, TABLE_FILE, UNFIT, is_saved, refuse_newer

TEMPORARY_FILE = re.compile(rf"\.({STEM}\.parquet|manifest\.json)-[0-9a-f]{{8}}\.tmp")
# No room on the disk, or no more room for this user.
FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def named_in_errors(folder: Path) -> Iterator[None]:
    """Name the folder, and the mend, in whatever keeps it from being written to.

    Raises
    ------
    OSError
        In place of one that names neither; a BlockingIOError stays one.
    """
    try:
        yield
    except BlockingIOError as error:
        raise BlockingIOError(f"{folder}: another program is saving into it; wait for it, or name another folder.") from error
    except FileExistsError as error:
        raise FileExistsError(f"{folder} is a file; name a folder.") from error
    except NotADirectoryError as error:
        raise NotADirectoryError(f"{folder} lies in a file; name a folder.") from error
    except OSError as error:
        if is_full(error):
            raise OSError(f"{folder} cannot be written ({os.strerror(errno.ENOSPC)}); free some room, and do the same again.") from error
        if error.strerror is None:
            raise  # it says already what to do
        raise OSError(f"{folder} cannot be written ({error.strerror}); name a folder that you may write to.") from error


def is_full(error: OSError) -> bool:
    """Tell whether an error is of a full disk, or was made of one."""
    known = error if error.errno is not None else error.__cause__
    return getattr(known, "errno", None) in FULL


def checked_folder(folder: str | PathLike[str]) -> Path:
    """Return a path of this machine.

    Raises
    ------
    ValueError
        If it is none.
    """
    name = fspath(folder)
    if not name or "\0" in name or "://" in name:
        raise ValueError(f"folder must be a path on this machine; got {name!r}.")
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise ValueError(f"folder must be a path on this machine; got {name!r}, and nobody of that name is known.") from error


def refuse_other_things(folder: Path) -> None:
    """Refuse a folder that holds what a store would replace or be mixed with.

    Raises
    ------
    ValueError
        If it holds other things than a store; as a ReadError, if it holds a store of a later version.
    """
    if (folder / MANIFEST).exists() and not is_saved(folder):
        raise ValueError(f"{folder}: its {MANIFEST} is not of a saved corpus; name an empty folder, or one that is not there.")
    # Hidden files are left alone: file managers put theirs into every folder.
    others = sorted(path.name for path in folder.iterdir() if not (path.name == MANIFEST or path.name.startswith(".") or is_ours(path)))
    if others:
        shown = ", ".join(others[:3]) + (", …" if len(others) > 3 else "")
        raise ValueError(f"{folder} holds other things than a saved corpus ({shown}); name an empty folder, or one that is not there yet.")
    try:
        written = json.loads((folder / MANIFEST).read_bytes())["format"]
    except (FileNotFoundError, *UNFIT):  # a damaged one may be replaced
        return
    if isinstance(written, int):
        refuse_newer(str(folder / MANIFEST), written)


def is_ours(path: Path) -> bool:
    """Tell whether a file has a name that only those of a store have, finished or not."""
    return bool(TABLE_FILE.fullmatch(path.name) or TEMPORARY_FILE.fullmatch(path.name)) and path.is_file() and not path.is_symlink()
