"""Overrides: dates that a person gives by hand, each with a note that says how they know."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from os import PathLike, fspath
from pathlib import Path

import pandas as pd

from kzcn_explore.corpus.dates.fields import read_field
from kzcn_explore.corpus.reading.delimited import column_names, open_rows
from kzcn_explore.corpus.reading.records import ReadError, shorten

COLUMNS = ("document", "date", "note")
UNKNOWN = "unknown"
OPEN = ("", "..")


@dataclass(frozen=True)
class Override:
    """The date of one document, given by hand; both ends None where the date is said to be unknown."""

    earliest: date | None
    latest: date | None
    precision: str
    written: str


def read_overrides(dates: object) -> tuple[dict[str, Override], list[ReadError]]:
    """Read a table of dates given by hand.

    Parameters
    ----------
    dates : path or DataFrame, optional
        A CSV file, whose encoding and delimiter are found, or a table, with a row a document: ``document``, ``date`` and, if wanted,
        ``note``. A date is written as ``2022-06-07``, ``2022-06`` or ``2022``; an interval as ``2022-06-09/2022-11-30``; one open
        on a side as ``2023-01-01/..``; and ``unknown`` takes a wrong date away.

    Returns
    -------
    overrides : dict of str to Override
    problems : list of ReadError
        Rows that could not be read.

    Raises
    ------
    ReadError
        If the file is no CSV table, or a column is not there.
    FileNotFoundError
        If the file does not exist.
    TypeError
        If `dates` is neither a path nor a DataFrame.
    """
    if dates is None:
        return {}, []
    problems: list[ReadError] = []
    if isinstance(dates, pd.DataFrame):
        table, name = dates, "dates"
    elif isinstance(dates, (str, PathLike)):
        name = fspath(dates)
        if not os.path.isfile(name):
            raise FileNotFoundError(f"dates: {name!r} does not exist; checked from {Path.cwd()}.")
        table = _read_csv(name, problems)
    else:
        raise TypeError(f"dates must be a path of a CSV file or a DataFrame; got {type(dates).__name__}.")
    missing = [column for column in COLUMNS[:2] if column not in table.columns]
    if missing:
        raise ReadError(name, "", f"has no column {' and no column '.join(map(repr, missing))}; it has {[*map(str, table.columns)]}.")
    table = table.loc[:, ~table.columns.duplicated()]
    overrides: dict[str, Override] = {}
    notes = table["note"] if "note" in table.columns else [""] * len(table)
    # The rows of a file keep the numbers of their lines, and those of a DataFrame its own.
    for row, document, written, note in zip(table.index, table["document"], table["date"], notes, strict=True):
        words, document = _words(written), _words(document)
        found = _read(words)
        if not document:
            problems.append(ReadError(name, f"row {row}", "names no document; write its name, as in the index of corpus.documents."))
        elif found is None:
            mend = "write it as 2022-06-07, 2022-06, 2022, 2022-06-09/2022-11-30, 2023-01-01/.. or unknown."
            problems.append(ReadError(name, f"row {row}", f"its date {shorten(words)} is not read; {mend}"))
        elif document in overrides:
            problems.append(ReadError(name, f"row {row}", f"dates {shorten(document)} a second time; the first is used. Keep one."))
        else:
            told = f"{words} ({_words(note)})" if _words(note) else words
            overrides[document] = Override(*found, told)
    return overrides, problems


def _read_csv(name: str, problems: list[ReadError]) -> pd.DataFrame:
    """Read a CSV file, its rows by the numbers of their lines; what is wrong with one is added to `problems`."""
    try:
        with open(name, "rb") as stream:
            header, rows = open_rows(stream, name)
            names = [column.lower() for column in column_names(header)]
            good = {}
            for row in rows.read(len(names)):
                if row.why is None:
                    good[row.line] = row.fields
                else:
                    problems.append(ReadError(name, f"row {row.line}", row.why))
    except OSError as error:
        raise ReadError(name, "", f"cannot be opened ({error.strerror}); check its permissions.") from error
    return pd.DataFrame.from_dict(good, orient="index", columns=names)


def _words(value: object) -> str:
    """Write a cell as text; an empty one is empty, a day has no midnight."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return f"{value:%Y-%m-%d}"
    return " ".join(str(value).split())


def _read(words: str) -> tuple[date | None, date | None, str] | None:
    if words.casefold() == UNKNOWN:
        return None, None, "unknown"
    whole = read_field(words)
    if whole is not None:
        return whole.earliest, whole.latest, whole.precision
    ends = [end.strip() for end in words.split("/")]
    if len(ends) != 2 or all(end in OPEN for end in ends):
        return None
    first, last = (None if end in OPEN else read_field(end) for end in ends)
    if any(reading is None and end not in OPEN for reading, end in zip((first, last), ends, strict=True)):
        return None
    if first is None or last is None:
        return first and first.earliest, last and last.latest, "open"
    return (first.earliest, last.latest, "interval") if first.earliest <= last.latest else None
