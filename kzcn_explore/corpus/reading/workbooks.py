"""Workbooks, .xlsx: the rows of every sheet that has a column of texts."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from kzcn_explore.corpus.reading.columns import are_positions
from kzcn_explore.corpus.reading.office_files import check_office
from kzcn_explore.corpus.reading.records import ReadError, Record, first_line
from kzcn_explore.corpus.reading.tables import Table

# Rows that are held at once.
CHUNK = 500
# A workbook of a million long rows unpacks to about so much.
LARGEST_WORKBOOK = 2**32
# What the library raises for a damaged file, beside errors of its own; SyntaxError is that of a broken XML file.
DAMAGED = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OverflowError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
)
# A sheet whose first rows are empty is an empty one.
LOOKED_AT = 50


def read_workbook(stream: BinaryIO, table: Table) -> Iterator[Record | ReadError]:
    """Read every sheet of an .xlsx file that has a column of texts; rows have the numbers that a spreadsheet program shows."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        check_office(stream, table.file, ".xlsx", LARGEST_WORKBOOK)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which are not read
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except ReadError:
        raise
    except (InvalidFileException, *DAMAGED) as error:
        raise ReadError(table.file, "", f"is no whole .xlsx workbook ({first_line(error)}); save it again.") from error
    try:
        sheets = [sheet for sheet in book.worksheets if any(any(row) for row in sheet.iter_rows(max_row=LOOKED_AT, values_only=True))]
        stem = table.stem
        for sheet in sheets:
            if len(sheets) > 1:
                table.stem = f"{stem}{sheet.title}-"
            try:
                yield from _sheet_rows(sheet, table)
            except ReadError as problem:
                yield ReadError(table.file, f"sheet {sheet.title!r}", problem.why)
            except DAMAGED as error:
                yield ReadError(table.file, f"sheet {sheet.title!r}", f"cannot be read ({first_line(error)}); save the workbook again.")
    finally:
        book.close()


def _sheet_rows(sheet: object, table: Table) -> Iterator[Record | ReadError]:
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    names: tuple[object, ...] | None = None
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of single cells whose dates Excel itself does not show
            chunk = list(islice(rows, CHUNK))
        if not chunk:
            return
        for number, row in chunk:
            if not any(cell is not None and cell != "" for cell in row):
                continue
            if names is None:
                names = tuple(range(len(row))) if are_positions(table.columns) else _names(row)
                table.layout(names)
                if not are_positions(table.columns):
                    continue
            cells = (*row, *(None,) * (len(names) - len(row)))[: len(names)]
            yield table.record(f"sheet {sheet.title!r}, row {number}", number, names, cells)


def _names(row: Sequence[object]) -> tuple[object, ...]:
    names = ["" if cell is None else str(cell).strip() for cell in row]
    while len(names) > 1 and not names[-1]:
        names.pop()
    return tuple(names)
