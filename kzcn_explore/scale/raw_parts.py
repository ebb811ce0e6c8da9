"""Raw parts: the records of a source, as they were read, in files of some thousand documents each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import pyarrow as pa

from kzcn_explore.corpus.keeping.cells import cell_text, unpack_cell
from kzcn_explore.corpus.reading.records import ReadError, Record
from kzcn_explore.scale.part_files import read_table, write_table

# Either a document or a problem, in the order in which they were read.
Item = Record | ReadError
RECORD = pa.schema(
    [
        ("document", pa.large_string()),
        ("raw", pa.large_string()),
        ("path", pa.large_string()),
        ("sha256", pa.large_string()),
        ("fields", pa.large_string()),
        ("cuts", pa.large_string()),
        ("is_file", pa.bool_()),
        ("typed", pa.bool_()),
        # Three texts where the item is a problem, and nothing before them.
        ("problem", pa.large_string()),
    ]
)


def cut_parts(items: Iterable[Item], *, most_documents: int, most_characters: int) -> Iterator[list[Item]]:
    """Cut what is read from a source into parts, in order; a document that is larger than a part has one of its own.

    Examples
    --------
    >>> problem = ReadError("a.txt", "", "is empty.")
    >>> [len(part) for part in cut_parts([problem] * 5, most_documents=2, most_characters=100)]
    [2, 2, 1]
    """
    part: list[Item] = []
    n_characters = 0
    for item in items:
        length = len(item.raw) if isinstance(item, Record) else 0
        if part and (len(part) >= most_documents or n_characters + length > most_characters):
            yield part
            part, n_characters = [], 0
        part.append(item)
        n_characters += length
    if part:
        yield part


def write_raw(path: Path, items: Iterable[Item]) -> None:
    """Write what was read of a part.

    Raises
    ------
    ValueError
        If a field of a document holds what cannot be kept in a file.
    """
    rows = [_problem_row(item) if isinstance(item, ReadError) else _record_row(item) for item in items]
    write_table(path, pa.Table.from_pylist(rows, schema=RECORD))


def read_raw(path: Path) -> Iterator[Item]:
    """Read what ``write_raw`` wrote, item by item."""
    for batch in read_table(path).to_batches(max_chunksize=256):
        for row in batch.to_pylist():
            yield ReadError(*json.loads(row["problem"])) if row["problem"] is not None else _record(row)


def _problem_row(problem: ReadError) -> dict[str, object]:
    return {"problem": json.dumps([problem.file, problem.place, problem.why])}


def _record_row(record: Record) -> dict[str, object]:
    plain = {field.name: getattr(record, field.name) for field in fields(Record)}
    packed = {name: cell_text(f"column {name.removeprefix('own:')!r}", record.document, value) for name, value in record.fields.items()}
    return plain | {"fields": json.dumps(packed), "cuts": json.dumps(record.cuts)}


def _record(row: dict[str, object]) -> Record:
    given = {field.name: row[field.name] for field in fields(Record)}
    found = {name: unpack_cell(json.loads(text)) for name, text in json.loads(row["fields"]).items()}
    return Record(**given | {"fields": found, "cuts": tuple(map(tuple, json.loads(row["cuts"])))})
