"""Overrides: dates that a person gives by hand, each with a note that says how they know."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from os import PathLike, fspath
from pathlib import Path

import pandas as pd

from kzcn_explore.corpus.reading.readers import ReadError
from kzcn_explore.text.calendar import read_date

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
        A CSV file, or a table, with a row a document: ``document``, ``date`` and, if wanted, ``note``. A date is written as
        ``2022-06-07``, ``2022-06`` or ``2022``; an interval as ``2022-06-09/2022-11-30``; one open on a side as
        ``2023-01-01/..``; and ``unknown`` takes a wrong date away.

    Returns
    -------
    overrides : dict of str to Override
    problems : list of ReadError
        Rows that could not be read.

    Raises
    ------
    ReadError
        If the file is no CSV table or lacks a column.
    FileNotFoundError
        If the file does not exist.
    TypeError
        If `dates` is neither a path nor a DataFrame.
    """
    if dates is None:
        return {}, []
    if isinstance(dates, pd.DataFrame):
        table, name = dates, "dates"
    elif isinstance(dates, (str, PathLike)):
        name = fspath(dates)
        if not os.path.isfile(name):
            raise FileNotFoundError(f"dates: {name!r} does not exist; checked from {Path.cwd()}.")
        try:
            table = pd.read_csv(name, dtype="str", keep_default_na=False, encoding="utf-8-sig")
        except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            raise ReadError(name, "", f"is no CSV table in UTF-8 ({error}); write the columns {', '.join(COLUMNS)}.") from error
    else:
        raise TypeError(f"dates must be a path of a CSV file or a DataFrame; got {type(dates).__name__}.")
    missing = [column for column in COLUMNS[:2] if column not in table.columns]
    if missing:
        raise ReadError(name, "", f"has no column {' and no column '.join(map(repr, missing))}; it has {[*map(str, table.columns)]}.")
    overrides: dict[str, Override] = {}
    problems = []
    notes = table["note"] if "note" in table.columns else [""] * len(table)
    for row, (document, written, note) in enumerate(zip(table["document"], table["date"], notes, strict=True), start=2):
        words = _words(written)
        found = _read(words)
        if found is None:
            mend = "write it as 2022-06-07, 2022-06, 2022, 2022-06-09/2022-11-30, 2023-01-01/.. or unknown."
            problems.append(ReadError(name, f"row {row}", f"its date {words!r} is not read; {mend}"))
        elif str(document) in overrides:
            problems.append(ReadError(name, f"row {row}", f"dates {str(document)!r} a second time; the first is used. Keep one."))
        else:
            told = f"{words} ({_words(note)})" if _words(note) else words
            overrides[str(document)] = Override(*found, told)
    return overrides, problems


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
    whole = read_date(words)
    if whole is not None:
        return whole.earliest, whole.latest, whole.precision
    ends = [end.strip() for end in words.split("/")]
    if len(ends) != 2 or all(end in OPEN for end in ends):
        return None
    first, last = (None if end in OPEN else read_date(end) for end in ends)
    if any(reading is None and end not in OPEN for reading, end in zip((first, last), ends, strict=True)):
        return None
    if first is None or last is None:
        return first and first.earliest, last and last.latest, "open"
    return (first.earliest, last.latest, "interval") if first.earliest <= last.latest else None
