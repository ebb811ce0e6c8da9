"""Parquet files: some rows at a time become records; what is damaged is named and the rest read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kzcn_explore.corpus.reading.records import ReadError, Record, first_line
from kzcn_explore.corpus.reading.tables import Table

# Rows that are held at once.
CHUNK = 500
# The index that pandas keeps in a Parquet file where it has no name.
# What Python cannot hold: no UTF-8, a day past the year 9999, a zone that nobody knows (a KeyError).
UNFIT = (UnicodeDecodeError, OverflowError, ValueError, KeyError)
UNNAMED_INDEX = re.compile(r"__index_level_\d+__")


def read_parquet(stream: BinaryIO, table: Table) -> Iterator[Record | ReadError]:
    """Read a Parquet file; a damaged row group is named and the next one read. Rows are numbered from 1."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(stream, buffer_size=2**20, pre_buffer=False)  # else a whole row group is held
    except (pa.ArrowException, OSError) as error:
        raise ReadError(table.file, "", f"is no whole Parquet file ({first_line(error)}); get it again.") from error
    names = tuple(name for name in file.schema_arrow.names if not UNNAMED_INDEX.fullmatch(name))
    table.layout(names)
    above = 0
    for group in range(file.num_row_groups):
        n_rows = file.metadata.row_group(group).num_rows
        number = above
        try:
            for batch in file.iter_batches(CHUNK, row_groups=[group], columns=list(names)):
                for row in zip(*(_values(column) for column in batch.columns), strict=True):
                    number += 1
                    yield table.record(f"row {number}", number, names, row)
        except (pa.ArrowException, OSError) as error:
            yield ReadError(table.file, f"rows {number + 1} to {above + n_rows}", f"are damaged ({first_line(error)}); get the file again.")
        above += n_rows


def _values(column: object) -> list[object]:
    import pyarrow as pa

    try:
        return column.to_pylist()
    except UNFIT:
        pass
    if pa.types.is_timestamp(column.type) and column.type.tz:
        # A zone that is not known here, or a year past Python's last; the moments themselves are in UTC.
        column = column.cast(pa.timestamp(column.type.unit, "UTC"))
    return [_value(cell) for cell in column]


def _value(cell: object) -> object:
    try:
        return cell.as_py()
    except UnicodeDecodeError as error:
        return error.object  # bytes, which the table names as no text
    except UNFIT:
        return f"{getattr(cell, 'value', 'a value')} ({cell.type})"  # a text, so that it is seen and told
