"""Delimited files, csv and tsv: row by row; a broken row is named and the next is read.

The csv module of the standard library is not used: its limit on a field is one for the whole process, and after a quote that is
never closed it hands out the rest of the file as one field.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from kzcn_explore.corpus.reading.columns import are_positions
from kzcn_explore.corpus.reading.lines import Line, read_lines
from kzcn_explore.corpus.reading.records import LARGEST_DOCUMENT, ReadError, Record
from kzcn_explore.corpus.reading.tables import Table

DELIMITERS = (",", ";", "\t", "|")
# Lines that are looked at to find the delimiter.
LOOKED_AT = 20
# Lines that follow an unclosed quote are read again as rows of their own, but in all no more than so many characters, for a
# file can be made so that each line swallows all others; a line counts as so many characters more, for the time it takes.
READ_AGAIN = 2 * LARGEST_DOCUMENT
LINE_COST = 32
# Spreadsheet programs write the delimiter into a first line of its own.
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?')


class Row(NamedTuple):
    """One row of a delimited file: the line it starts in, and its fields or what is wrong with it."""

    line: int
    fields: list[str]
    why: str | None = None


def read_delimited(stream: BinaryIO, table: Table, *, encoding: str | None = None, tabs: bool = False) -> Iterator[Record | ReadError]:
    """Read a csv or tsv file; its delimiter is found.

    Parameters
    ----------
    stream : binary file
    table : Table
    encoding : str, optional
    tabs : bool, default False
        True for a .tsv, in which a tab is taken before any other delimiter.
    """
    header, rows = open_rows(stream, table.file, encoding, tabs)
    names = tuple(range(len(header.fields))) if are_positions(table.columns) else column_names(header)
    table.layout(names)
    above = [header] if are_positions(table.columns) else []
    for number, row in enumerate(chain(above, rows.read(len(names))), start=1):
        place = f"row {number}, line {row.line}"
        if row.why is not None:
            yield ReadError(table.file, place, row.why)
        else:
            yield table.record(place, number, names, row.fields)


def open_rows(stream: BinaryIO, file: str, encoding: str | None = None, tabs: bool = False) -> tuple[Row, Rows]:
    """Find the delimiter of a file; return its header, and its rows, which are not read yet.

    Raises
    ------
    ReadError
        If the file is empty, is not text, or its first row is broken.
    """
    lines = read_lines(stream, file, encoding)
    first = list(islice(lines, LOOKED_AT))
    written = SEPARATOR_LINE.fullmatch(first[0].text) if first else None
    if written:
        first = first[1:]
    delimiter = written[1] if written else find_delimiter([line.text for line in first], tabs)
    rows = Rows(first, lines, delimiter)
    header = next(rows.read(None), None)
    if header is None:
        raise ReadError(file, "", "holds no row.")
    if header.why is not None:
        raise ReadError(file, f"line {header.line}", f"is no header row: {header.why}")
    return header, rows


def column_names(header: Row) -> tuple[str, ...]:
    names = [name.strip() for name in header.fields]
    while len(names) > 1 and not names[-1]:
        names.pop()
    return tuple(names)


def find_delimiter(texts: list[str], tabs: bool = False) -> str:
    """Find the delimiter: the one that parts the first row, and the next ones into as many fields.

    Examples
    --------
    >>> find_delimiter(["date;text", "2022;One, two"])
    ';'
    """

    def fit(delimiter: str) -> tuple[bool, bool, int]:
        lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
        # The last row may go on after the lines at hand.
        rows = [*Rows(lines, iter(()), delimiter).read(None)]
        if not rows or rows[0].why is not None:
            return False, False, 0
        counts = [len(row.fields) for row in rows if row.why is None][: LOOKED_AT // 2]
        n = counts[0]
        return n > 1 and all(count == n for count in counts), n > 1 and tabs and delimiter == "\t", n

    return max(DELIMITERS, key=fit)


class Rows:
    """The rows of a delimited file; lines that a broken row had taken are read again as rows of their own."""

    def __init__(self, first: Iterable[Line], rest: Iterator[Line], delimiter: str) -> None:
        self._waiting, self._rest, self._delimiter = deque(first), rest, delimiter
        self._budget = READ_AGAIN
        self._header_is_quoted = False

    def read(self, n_fields: int | None) -> Iterator[Row]:
        """Give out the rows; one that has not `n_fields` fields is a broken one."""
        while (line := self._next()) is not None:
            if line.text.strip(" ") or line.problem is not None:
                yield self._row(line, n_fields)

    def _next(self) -> Line | None:
        return self._waiting.popleft() if self._waiting else next(self._rest, None)

    def _row(self, line: Line, n_fields: int | None) -> Row:
        taken, size, ended = [line], len(line.text), False

        def more() -> str | None:
            nonlocal size, ended
            following = self._next() if size <= LARGEST_DOCUMENT else None
            if following is None:
                ended = True
                return None
            taken.append(following)
            size += len(following.text) + 1
            return following.text

        try:
            fields, why = split_quoted(line.text, self._delimiter, more), None
        except ValueError as error:
            fields, why = [], str(error)
        if n_fields is None and why is None:
            self._header_is_quoted = self._header_is_quoted or line.text.startswith('"')
        # Where the header is quoted, quotation marks are no letters further down.
        if self._delimiter == "\t" and n_fields and not self._header_is_quoted and _are_plain(taken, fields, n_fields):
            self._give_back(taken[1:])
            fields, why, taken = line.text.split("\t"), None, taken[:1]
        problem = next((one.problem for one in taken if one.problem is not None), None)
        if why is not None:
            if ended and not self._are_rows(taken[1:], n_fields):
                why = f"the file ends inside it: {why} Get the whole file."
            elif not self._give_back(taken[1:]):
                why += f" The {len(taken) - 1:,} lines after it were not read."
        elif problem is not None:
            why = f"{problem.place}: {problem.why}"
        elif n_fields is not None:
            fields, why = self._checked(fields, n_fields)
        return Row(line.number, fields, why)

    def _are_rows(self, lines: list[Line], n_fields: int | None) -> bool:
        """True if lines that an unclosed quotation mark has swallowed look like rows, not like the text of one."""
        n_rows = sum(line.text.count(self._delimiter) >= (n_fields or 1) - 1 for line in lines)
        return n_fields != 1 and 2 * n_rows > len(lines)

    def _give_back(self, lines: list[Line]) -> bool:
        self._budget -= sum(len(line.text) + LINE_COST for line in lines)
        if self._budget >= 0:
            self._waiting.extendleft(reversed(lines))
        return self._budget >= 0

    def _checked(self, fields: list[str], n_fields: int) -> tuple[list[str], str | None]:
        while len(fields) > n_fields and not fields[-1]:
            fields = fields[:-1]
        if len(fields) == n_fields:
            return fields, None
        count = f"{len(fields)} field{'' if len(fields) == 1 else 's'}"
        if len(fields) < n_fields and not self._waiting:
            self._waiting.extend(islice(self._rest, 1))
            if not self._waiting:
                return fields, f"the file ends inside it: it has {count}, the header {n_fields}. Get the whole file."
        mend = f"put quotation marks around a field that holds {self._delimiter!r}, or mend the row"
        return fields, f"has {count} where the header has {n_fields}; {mend}."


def _are_plain(taken: list[Line], fields: list[str], n_fields: int) -> bool:
    """True if quotation marks are letters like any other, as files with tabs often have them: with tabs alone it is a row.

    A row that took further lines is plain only if each of these is a row as well.
    """
    as_rows = all(line.text.count("\t") == n_fields - 1 for line in taken)
    return as_rows if len(fields) == n_fields and len(taken) > 1 else taken[0].text.count("\t") == n_fields - 1 != len(fields) - 1


def split_quoted(text: str, delimiter: str, more: Callable[[], str | None]) -> list[str]:
    """Split one row at its delimiters; a field in quotation marks may hold them, doubled quotation marks and line ends.

    Parameters
    ----------
    text : str
        The row's first line.
    delimiter : str
    more : callable
        Gives the next line of the file, or None after the last.

    Raises
    ------
    ValueError
        If a quotation mark is not closed, or something follows the closing one.

    Examples
    --------
    >>> split_quoted('1,"a, ""b"", c"', ",", lambda: None)
    ['1', 'a, "b", c']
    """
    fields, at = [], 0
    while True:
        if not text.startswith('"', at):
            end = text.find(delimiter, at)
            if end < 0:
                fields.append(text[at:])
                return fields
            fields.append(text[at:end])
            at = end + 1
            continue
        parts, at = [], at + 1
        while (end := text.find('"', at)) < 0 or text.startswith('"', end + 1):
            if end >= 0:
                parts.append(text[at : end + 1])
                at = end + 2
                continue
            parts += text[at:], "\n"
            following = more()
            if following is None:
                raise ValueError(f"field {len(fields) + 1} opens with a quotation mark that is never closed; close it, or double it.")
            text, at = following, 0
        fields.append("".join([*parts, text[at:end]]))
        at = end + 1
        if at == len(text):
            return fields
        if text[at] != delimiter:
            raise ValueError(f"in field {len(fields)} a quotation mark is followed by {text[at]!r}; double the marks inside a field.")
        at += 1
