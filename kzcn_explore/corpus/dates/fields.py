"""Fields: the date in a column or in a page's own data, and what is wrong with one that is not read."""

from __future__ import annotations

import re

from kzcn_explore.corpus.reading.records import shorten
from kzcn_explore.text.calendar import Interval, leading_date, read_date

# 20220607, also as a column of decimals gives it.
COMPACT = re.compile(r"((?:19|20)\d{6})(?:\.0)?")
NUMBER = re.compile(r"(-?\d{1,20})(?:\.\d{1,9})?")
SLASHES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}")
# Seconds, thousandths and so on since 1970, from 2001 to 2286; a smaller number may be anything.
EPOCHS = ((10**9, 10**10, "s"), (10**12, 10**13, "ms"), (10**15, 10**16, "us"), (10**18, 10**19, "ns"))
# The numbers that spreadsheets give the days from 1954 to 2064.
SHEET_DAYS = (20_000, 60_000)


def read_field(value: object) -> Interval | None:
    """Read one value of a date column or of a page's own data: as `read_date` does, and ``20220607``.

    Examples
    --------
    >>> read_field(20220607).earliest
    datetime.date(2022, 6, 7)
    >>> read_field(1654560000) is None
    True
    """
    reading = read_date(value)
    compact = COMPACT.fullmatch(str(value).strip()) if reading is None else None
    return leading_date(compact[1], compact=True) if compact else reading


def unread_field(value: object) -> str:
    """Say what is wrong with a date that is not read, and how to mend it.

    Examples
    --------
    >>> unread_field(1654560000)
    "its date '1654560000' looks like a number of s since 1970; pd.to_datetime(..., unit='s') makes dates of them. Loaded without it."
    """
    text = str(value).strip()
    number = NUMBER.fullmatch(text)
    size = int(number[1]) if number else 0
    epoch = next((unit for least, most, unit in EPOCHS if least <= size < most), None)
    if epoch:
        why = f"looks like a number of {epoch} since 1970; pd.to_datetime(..., unit={epoch!r}) makes dates of them"
    elif SHEET_DAYS[0] <= size < SHEET_DAYS[1]:
        why = "looks like a spreadsheet's number of a day; format its column as a date and save it again"
    elif SLASHES.fullmatch(text):
        why = "is not read, for its day and month may be either way round; write it as 2022-06-07"
    elif SHORT_YEAR.fullmatch(text):
        why = "is not read, for its year has two digits; write it as 2022-06-07"
    else:
        why = "is not read; write it as 2022-06-07, 2022-06 or 2022"
    return f"its date {shorten(text)} {why}. Loaded without it."
