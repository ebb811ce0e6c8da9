"""JSON: a list of objects, or one object a line; a broken one is named by its line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from kzcn_explore.corpus.reading.columns import absent_column, find_column
from kzcn_explore.corpus.reading.encodings import decode
from kzcn_explore.corpus.reading.lines import read_lines
from kzcn_explore.corpus.reading.records import ReadError, Record, shorten
from kzcn_explore.corpus.reading.tables import Table

# A .json file is read whole, unlike one with an object a line.
LARGEST_JSON = 2**30
# So many names of columns are remembered, to name the likely one.
MOST_NAMES = 100
SPACE = re.compile(r"[ \t\n]*")
MEND = "mend it, or write it again with a JSON library"


def read_json_lines(stream: BinaryIO, table: Table, *, encoding: str | None = None) -> Iterator[Record | ReadError]:
    """Read one object a line; empty lines are passed over, and the number of a row is that of its line."""
    objects = Objects(table)
    for number, text, problem in read_lines(stream, table.file, encoding):
        place = f"line {number}"
        if problem is not None:
            yield problem
        elif text.strip():
            try:
                value = json.loads(text)
            except json.JSONDecodeError as error:
                yield ReadError(table.file, place, f"is no JSON: {error.msg} at character {error.pos + 1}; {MEND}.")
            except (RecursionError, ValueError) as error:
                yield ReadError(table.file, place, _unreadable(error))
            else:
                yield objects.record(place, number, value)
    yield from objects.problems()


def read_json(stream: BinaryIO, table: Table, *, encoding: str | None = None) -> Iterator[Record | ReadError]:
    """Read a list of objects, one object, or an object that holds one list of objects; also one object a line.

    The whole file is read at once; its objects are made one by one, and those before a broken one are kept.
    """
    content = stream.read(LARGEST_JSON + 1)
    if len(content) > LARGEST_JSON:
        raise ReadError(table.file, "", "is larger than 1 GiB, and a .json file is read whole; write one object a line, as .jsonl.")
    text = decode(content, table.file, encoding)
    objects = Objects(table)
    start = SPACE.match(text).end()
    if text.startswith("[", start):
        del content
        for number, (line, value) in enumerate(_listed(text, start + 1, table.file), start=1):
            yield value if isinstance(value, ReadError) else objects.record(f"row {number}, line {line}", number, value)
    elif "\n" in text[start:].rstrip() and _is_object(text[start : text.find("\n", start)]):
        yield from read_json_lines(io.BytesIO(content), table, encoding=encoding)
        return
    else:
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            raise ReadError(table.file, f"line {error.lineno}", f"is no JSON: {error.msg} at column {error.colno}; {MEND}.") from error
        except (RecursionError, ValueError) as error:
            raise ReadError(table.file, "", _unreadable(error)) from error
        for number, inner in enumerate(_documents(value, table), start=1):
            yield objects.record(f"row {number}", number, inner)
    yield from objects.problems()


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (RecursionError, ValueError):
        return False


def _listed(text: str, at: int, file: str) -> Iterator[tuple[int, object]]:
    """The values of a list, each with its line; after a broken one there is no telling where the next begins."""
    decoder, line, counted = json.JSONDecoder(), 1, 0
    at = SPACE.match(text, at).end()
    while not text.startswith("]", at):
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            cut = (
                "ends inside its list; get the whole file"
                if not text[error.pos :].strip() or error.msg.startswith("Unterminated")
                else None
            )
            why = cut or f"is no JSON: {error.msg} at column {error.colno}; {MEND}"
            yield line, ReadError(file, f"line {error.lineno}", f"{why}. What stands before is read.")
            return
        except (RecursionError, ValueError) as error:
            yield line, ReadError(file, f"line {line}", f"{_unreadable(error)} What stands before is read.")
            return
        yield line, value
        at = SPACE.match(text, at).end()
        if text.startswith(",", at):
            at = SPACE.match(text, at + 1).end()
        elif not text.startswith("]", at):
            line += text.count("\n", counted, at)
            why = "ends inside its list; get the whole file" if at == len(text) else f"has no comma between two objects; {MEND}"
            yield line, ReadError(file, f"line {line}", f"{why}. What stands before is read.")
            return


def _documents(value: object, table: Table) -> list[object]:
    """The documents of a file that is one value: itself if it has a text, else those of the one list of objects in it."""
    if not isinstance(value, dict):
        return [value]
    try:
        table.layout(tuple(value))
    except ReadError as problem:
        lists = [inner for inner in value.values() if isinstance(inner, list) and any(isinstance(one, dict) for one in inner)]
        if not lists:
            raise
        if len(lists) > 1:
            why = f"holds {len(lists)} lists of objects; one is read. Keep the list of the documents alone."
            raise ReadError(table.file, "", why) from problem
        return lists[0]
    return [value]


def _unreadable(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deep; a document is one flat object."
    return f"holds a number that cannot be read ({error})."


class Objects:
    """Makes records of objects, whose keys may differ, and knows the columns named by the caller that none of them had."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._unseen = {key: name for key, name in table.columns.items() if name is not None and key != "text"}
        self._names: dict[str, None] = {}

    def record(self, place: str, number: int, value: object) -> Record | ReadError:
        """Make the record of one object."""
        if not isinstance(value, dict):
            return ReadError(self._table.file, place, f'is no object but {shorten(value)}; write {{"text": ...}}.')
        names = tuple(value)
        if self._unseen:
            self._unseen = {key: name for key, name in self._unseen.items() if find_column(name, names) is None}
            if len(self._names) < MOST_NAMES:
                self._names.update(dict.fromkeys(names))
        return self._table.record(place, number, names, list(value.values()))

    def problems(self) -> Iterator[ReadError]:
        """The columns that no object had, once all are read."""
        if self._names:
            yield from (absent_column(key, name, [*self._names], self._table.file) for key, name in self._unseen.items())
