"""Readers: a folder, a file, a glob, a list or a DataFrame becomes raw records; what cannot be read is listed."""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path

import pandas as pd

TEXT_SUFFIXES = (".txt", ".text")
# So much of a missing path is shown; it may be a text that was taken for one.
SHOWN = 200
SURROGATE = re.compile(r"[\ud800-\udfff]")
# The usual names of a column, in order of preference.
COLUMNS = {
    "text": ("text", "body", "content", "article"),
    "date": ("date", "published", "publish_date", "created_at", "year"),
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher", "domain"),
    "place": ("place",),
    "language": ("language",),
    "id": ("id", "document"),
}


class ReadError(ValueError):
    """One input that cannot be read.

    Attributes
    ----------
    file : str
        The file, or the name of the table.
    place : str
        Where in it: a byte, a row, or "" for the whole.
    why : str
        What is wrong, and how to mend it.
    """

    def __init__(self, file: str, place: str, why: str) -> None:
        self.file, self.place, self.why = file, place, why
        super().__init__(f"{file}{', ' + place if place else ''}: {why}")


@dataclass(frozen=True)
class Record:
    """One document as it was found: its id, its decoded text and what its row says of it."""

    document: str
    raw: str
    path: str | None
    sha256: str
    fields: dict[str, object] = field(default_factory=dict)


Found = tuple[list[Record], list[ReadError]]


def read_source(source: object) -> Found:
    """Read every document of a source.

    Parameters
    ----------
    source : path, str, list of paths, or DataFrame
        A plain-text file; a folder, searched with the folders inside it; a glob such as ``"news/2022-*.txt"``; a list of these;
        or a DataFrame with one document a row.

    Returns
    -------
    records : list of Record
        Files in the order of their paths, rows in their own.
    problems : list of ReadError
        What was left out of a folder, a glob, a list or a table.

    Raises
    ------
    ReadError
        If a file named alone cannot be read, or if nothing could be read.
    FileNotFoundError
        If a path does not exist.
    TypeError
        If `source` is none of these.
    """
    if isinstance(source, pd.DataFrame):
        records, problems = _read_frame(source)
        name = "the DataFrame"
    elif isinstance(source, (str, PathLike)):
        name = fspath(source)
        files = _find_files(name)
        if files == [Path(name).expanduser()]:
            return _name_records([(files[0], *_read_file(files[0]))]), []
        records, problems = _read_files(files)
    elif isinstance(source, Iterable):
        paths = list(source)
        wrong = next((path for path in paths if not isinstance(path, (str, PathLike))), None)
        if wrong is not None:
            raise TypeError(
                f"source must be a list of paths; it holds {wrong!r}. For texts in memory pass a DataFrame with a column 'text'."
            )
        name = "the list"
        records, problems = _read_files([file for path in paths for file in _find_files(fspath(path))])
    else:
        raise TypeError(f"source must be a path, a list of paths or a DataFrame; got {type(source).__name__}.")
    if not records:
        if problems:
            listed = "; ".join(str(problem) for problem in problems[:3])
            raise ReadError(name, "", f"none of {len(problems)} could be read. {listed}")
        if isinstance(source, pd.DataFrame):
            raise ReadError(name, "", "holds no row.")
        raise ReadError(name, "", f"no document was found; {' and '.join(TEXT_SUFFIXES)} files are read.")
    return records, problems


def _find_files(name: str) -> list[Path]:
    """Return the files that a path or a glob means, in order."""
    path = Path(name).expanduser()
    if os.path.isdir(path):
        files = (file for file in path.rglob("*") if file.is_file())
        return sorted(file for file in files if not any(part.startswith(".") for part in file.relative_to(path).parts))
    if os.path.exists(path):  # unlike Path.exists, False for a name that is too long: a text given as a path
        return [path]
    if glob.has_magic(name):
        found = sorted(Path(match) for match in glob.glob(str(path), recursive=True) if Path(match).is_file())
        if found:
            return found
        raise FileNotFoundError(f"no file matches {name[:SHOWN]!r}; checked from {Path.cwd()}.")
    raise FileNotFoundError(
        f"{name[:SHOWN]!r} does not exist; checked from {Path.cwd()}. For texts in memory pass a DataFrame with a column 'text'."
    )


def _read_files(paths: list[Path]) -> Found:
    read, problems = [], []
    # A file that two paths lead to is read once.
    for path in {os.path.abspath(path): path for path in paths}.values():
        try:
            read.append((path, *_read_file(path)))
        except ReadError as problem:
            problems.append(problem)
    return _name_records(read), problems


def _read_file(path: Path) -> tuple[str, str]:
    """Return a file's decoded text and the SHA-256 of its bytes."""
    if path.suffix.lower() not in TEXT_SUFFIXES:
        raise ReadError(str(path), "", f"left out: only {' and '.join(TEXT_SUFFIXES)} files are read.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), "", f"cannot be opened ({error.strerror}); check its permissions.") from error
    return _decode(content, str(path)), hashlib.sha256(content).hexdigest()


def _decode(content: bytes, file: str) -> str:
    if not content.strip():
        raise ReadError(file, "", "is empty; remove it or put its text in.")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig")
        raise ReadError(file, f"byte {error.start}", f"is not {name} text ({error.reason}); save it as UTF-8.") from error
    if "\0" in text:
        place = content.find(b"\0")
        raise ReadError(file, f"byte {place}", "holds a NUL byte, so it is not plain text; export it as UTF-8 text.")
    return text


def _name_records(read: list[tuple[Path, str, str]]) -> list[Record]:
    """Name a document by its file's stem, or by its path below the common folder where two stems are equal."""
    stems = Counter(path.stem for path, _, _ in read)
    folders = [Path(os.path.abspath(path)).parent for path, _, _ in read]
    shared = Path(*_common_parts(folders)) if folders else Path()
    return [
        Record(
            document=path.stem if stems[path.stem] == 1 else Path(os.path.abspath(path)).relative_to(shared).as_posix(),
            raw=raw,
            path=str(path),
            sha256=sha256,
        )
        for path, raw, sha256 in read
    ]


def _common_parts(folders: list[Path]) -> list[str]:
    parts = []
    for level in zip(*(folder.parts for folder in folders), strict=False):
        if len(set(level)) > 1:
            break
        parts.append(level[0])
    return parts


def _read_frame(frame: pd.DataFrame) -> Found:
    named = {str(column).lower(): column for column in frame.columns}
    chosen = {name: next((named[usual] for usual in usuals if usual in named), None) for name, usuals in COLUMNS.items()}
    if chosen["text"] is None:
        raise ReadError(
            "the DataFrame", "", f"no column holds the text; name one of them {' or '.join(COLUMNS['text'])}. Columns: {[*frame.columns]}."
        )
    own = [column for column in frame.columns if column not in chosen.values()]
    records, problems, seen = [], [], set()
    for position, row in enumerate(frame.to_dict("records")):
        place = f"row {position}"
        text = row[chosen["text"]]
        fields = {name: row[column] for name, column in chosen.items() if column is not None and name not in ("text", "id")}
        fields = {name: value for name, value in fields.items() if not _is_missing(value) and str(value).strip()}
        given = None if chosen["id"] is None else row[chosen["id"]]
        document = place if _is_missing(given) else str(given)
        if not isinstance(text, str) and not _is_missing(text):
            problems.append(ReadError("the DataFrame", place, f"its text is {text!r}, which is no text; name the column of texts 'text'."))
        elif not isinstance(text, str) or not text.strip():
            problems.append(ReadError("the DataFrame", place, "its text is empty; drop the row or fill it."))
        elif any(isinstance(value, str) and SURROGATE.search(value) for value in row.values()):
            problems.append(ReadError("the DataFrame", place, "holds half a character (a lone surrogate); read it again from its source."))
        elif document in seen:
            problems.append(ReadError("the DataFrame", place, f"its id {document!r} stands in an earlier row; ids must be unique."))
        else:
            seen.add(document)
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            records.append(Record(document, text, None, sha256, fields | {f"own:{column}": row[column] for column in own}))
    return records, problems


def _is_missing(value: object) -> bool:
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))
