"""The command ``kzcn-explore``: lab, copy, where, index."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from kzcn_explore.files import write_whole
from kzcn_explore.places import notebooks_folder, seeds_folder
from kzcn_explore.scale import command

FIRST_NOTEBOOK = "01_start_here.ipynb"
WORKING_FOLDER = "kzcn-notebooks"
# The manifest maps a notebook's name to the SHA-256 of the version of it that was last put into the folder, be it under
# that name or as NAME.new.ipynb. A file with that very hash is one that the reader has not changed.
MANIFEST = ".kzcn-explore.json"
# What a shell gives a command that Ctrl-C ended.
STOPPED = 130
# Arguments that may let in more than the holders of a token on this machine.
OPENS_UP = re.compile(r"--(\w+\.)?(ip(=.*)?|sock(=.*)?|(token|password)=?)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        What stands after ``kzcn-explore``; taken from the command line when left out.

    Returns
    -------
    int
        The exit code: 0, or 1 after a message on standard error, 130 after Ctrl-C, 143 after SIGTERM; a wrong argument exits with 2.

    Examples
    --------
    >>> main(["where"])
    version    ...
    seeds      ...
    notebooks  ...
    0
    """
    parser = _parser()
    known, others = parser.parse_known_args(arguments)
    if others and known.command != "lab":
        parser.error(f"{known.command} does not know: {' '.join(others)}")
    try:
        lines = _lines(known)
    except (OSError, ValueError, ImportError) as error:
        print(f"kzcn-explore: {error}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, SystemExit) as stop:
        print("kzcn-explore: stopped; the same command goes on where it was", file=sys.stderr)
        return stop.code if isinstance(stop, SystemExit) else STOPPED
    print(*lines, sep="\n")
    if known.command == "lab":
        _open_lab(_folder(known.folder), [argument for argument in others if argument != "--"])
    return 0


def _lines(known: argparse.Namespace) -> list[str]:
    """Do what was asked for, and return what to print."""
    if known.command == "where":
        return _where()
    if known.command == "index":
        return command.build(known)
    return copy_notebooks(_folder(known.folder))


def copy_notebooks(folder: Path) -> list[str]:
    """Copy the notebooks into a working folder; a notebook that the reader changed is never overwritten.

    A missing notebook is copied. One that is still as it was copied is renewed. Where the reader's differs and a newer
    version is there, the newer one is put beside it as ``NAME.new.ipynb``.

    Parameters
    ----------
    folder : Path
        Made if missing. The package's own notebooks folder is left as it is.

    Returns
    -------
    list of str
        One line a notebook: what was done with it.

    Raises
    ------
    OSError
        If the folder cannot be made or written to.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     first, again = copy_notebooks(Path(folder)), copy_notebooks(Path(folder))
    >>> first[0], again[0]
    ('copied     01_start_here.ipynb', 'up to date 01_start_here.ipynb')
    """
    source = notebooks_folder()
    _make(folder)
    if folder.samefile(source):
        return [f"nothing to copy: {folder} is where the notebooks lie"]
    last_put, lines = _read_manifest(folder / MANIFEST)
    before = dict(last_put)
    for notebook in sorted(source.glob("*.ipynb")):
        content = notebook.read_bytes()
        put, line = _put(content, folder / notebook.name, last_put.get(notebook.name))
        lines.append(line)
        if put:
            last_put[notebook.name] = _sha256(content)
    if last_put != before:
        write_whole(folder / MANIFEST, json.dumps(last_put, indent=1, sort_keys=True).encode())
    return lines


def _put(content: bytes, target: Path, last_put: str | None) -> tuple[bool, str]:
    """Put one notebook at its place, or beside it; say whether the reader has this version now, and what was done."""
    new, present = _sha256(content), _present(target)
    if present == new:
        return True, f"up to date {target.name}"
    if present is None or present == last_put:
        write_whole(target, content)
        return True, f"{'copied    ' if present is None else 'renewed   '} {target.name}"
    if new == last_put:
        return True, f"kept yours {target.name}"
    beside = target.with_name(f"{target.stem}.new.ipynb")
    if _present(beside) in (None, new, last_put):
        write_whole(beside, content)
        return True, f"kept yours {target.name}; the newer version is {beside.name}"
    return False, f"kept yours {target.name} and {beside.name}; rename the latter to get the newest version"


def _present(path: Path) -> str | None:
    """Return the hash of a file that is there, or None."""
    if not os.path.lexists(path):
        return None
    if not path.is_file():
        raise FileExistsError(f"{path} is in the way of a notebook and is not a file; rename it.")
    return _sha256(path.read_bytes())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _folder(name: str) -> Path:
    return Path(os.path.expanduser(name)).resolve()


def _make(folder: Path) -> None:
    mend = f"name another folder, e.g. {Path('~') / WORKING_FOLDER}."
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotADirectoryError(f"DIR must be a folder; {folder} is, or lies in, a file; {mend}") from error
    except OSError as error:
        raise OSError(f"DIR {folder} cannot be made ({error.strerror}); {mend}") from error


def _read_manifest(path: Path) -> tuple[dict[str, str], list[str]]:
    """Read what was last put; without that knowledge, every differing notebook counts as the reader's."""
    if not path.exists():
        return {}, []
    try:
        entries = json.loads(path.read_bytes())
    except ValueError:
        entries = None
    if isinstance(entries, dict) and all(isinstance(value, str) for value in entries.values()):
        return entries, []
    return {}, [f"{path.name} cannot be read; a notebook that differs from the package's is taken to be yours"]


def _open_lab(folder: Path, others: list[str]) -> None:
    # Imported here: `where` and `copy` need no server.
    from jupyterlab import labapp

    arguments = [f"--ServerApp.root_dir={folder}"]
    if (folder / FIRST_NOTEBOOK).is_file():
        arguments.append(f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK}")
    labapp.main([*arguments, *_as_root(others), *others])


def _as_root(others: list[str]) -> list[str]:
    # Jupyter refuses to run as root, since whoever reaches the server is root; in a container root is often the only
    # user. On 127.0.0.1 only a process of this machine that holds the token reaches it, so it is allowed there. The
    # address is given, as a settings file could name another. Who names an address, a socket or an emptied token on the
    # command line also has to write --allow-root there.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or any(OPENS_UP.fullmatch(argument) for argument in others):
        return []
    return ["--allow-root", "--ServerApp.ip=127.0.0.1"]


def _where() -> list[str]:
    return [f"version    {_version()}", f"seeds      {seeds_folder()}", f"notebooks  {notebooks_folder()}"]


def _version() -> str:
    try:
        return metadata.version("kzcn-explore")
    except metadata.PackageNotFoundError:
        return "not installed (run from a checkout)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kzcn-explore", description=__doc__, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(dest="command", required=True)
    lab = commands.add_parser(
        "lab",
        allow_abbrev=False,
        usage="kzcn-explore lab [--dir DIR] [jupyter arguments]",
        help="copy the notebooks into a working folder and open them in JupyterLab",
        epilog="Every other argument goes to JupyterLab, e.g. --no-browser --port 8899.",
    )
    default = f"the working folder; default ./{WORKING_FOLDER}"
    lab.add_argument("--dir", dest="folder", metavar="DIR", default=WORKING_FOLDER, help=default)
    copy = commands.add_parser("copy", allow_abbrev=False, help="copy the notebooks; never over one that you changed")
    copy.add_argument("folder", nargs="?", metavar="DIR", default=WORKING_FOLDER, help=default)
    commands.add_parser("where", allow_abbrev=False, help="print the version and the seeds and notebooks folders")
    index = commands.add_parser("index", allow_abbrev=False, help="build a store of a corpus of any size and its themes")
    command.add_arguments(index)
    return parser
