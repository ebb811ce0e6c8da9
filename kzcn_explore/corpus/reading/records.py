"""Records: one document as a reader finds it, and one input that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# So much of a file's content, or of a name that may be a whole text, is shown in a message.
SHOWN = 80
# A file or a line that is to become one document holds at most so much: 64 MiB is thirty times the longest novel.
LARGEST_DOCUMENT = 64 * 2**20
# What Python makes of the bytes of a file's name that are no UTF-8; no table can hold it.
HALVES = re.compile("[\ud800-\udfff]")


class ReadError(ValueError):
    """One input that cannot be read.

    Attributes
    ----------
    file : str
        The file, or the name of the table.
    place : str
        Where in it: a byte, a line, a row, a page, or "" for the whole.
    why : str
        What is wrong, and how to mend it.
    """

    def __init__(self, file: str, place: str, why: str) -> None:
        self.file, self.place, self.why = file, place, why
        super().__init__(f"{file}{', ' + place if place else ''}: {why}")


@dataclass(frozen=True)
class Record:
    """One document as it was found.

    Attributes
    ----------
    document : str
        Its id: of a file its stem, or its path inside the source where two stems are equal; of a row its id column, else the
        file's stem and the row's number.
    raw : str
        Its decoded text. Line ends of files are ``\\n`` here, whatever they were; a cell's text is as it is.
    path : str or None
        The file that holds it; inside an archive the archive's path and the member's. None for a row of a DataFrame.
    sha256 : str
        Of the file's bytes; of a row, of its text.
    fields : dict
        What was found beside the text: ``date``, ``title``, ``source``, ``place``, ``language``, ``html date`` where there are
        any, and every further column as ``own:<name>`` (None where a cell is missing).
    cuts : tuple of (start, end, rule)
        Stretches of `raw` that the reader knows to be no part of the document: the furniture of a web page.
    is_file : bool
        True where the document is a file of its own, whose name may tell its date; False for a row.
    typed : bool
        False for a row of a csv, tsv or similar file, in which every cell is text until its whole column is seen.
    """

    document: str
    raw: str
    path: str | None
    sha256: str
    fields: dict[str, object] = field(default_factory=dict)
    cuts: tuple[tuple[int, int, str], ...] = ()
    is_file: bool = False
    typed: bool = True


@dataclass
class Source:
    """What a source holds: its name, the number of its files, and its records as they are read.

    Attributes
    ----------
    name : str
    n_files : int
        Files to be read, the members of archives counted one by one; of a DataFrame its rows.
    items : iterator of Record or ReadError
        Nothing is read before it is asked for; files in the order of their paths, rows in their own.
    n_done : int
        How many of `n_files` are behind the last item that was given.
    """

    name: str
    n_files: int
    items: Iterator[Record | ReadError]
    n_done: int = 0


def shorten(value: object) -> str:
    """Return a value as a message shows it: quoted, on one line, not too long."""
    text = value if isinstance(value, str) else str(value)
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def first_line(error: Exception) -> str:
    """Return what a library says went wrong, in a line."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


def writable(name: str) -> str:
    """Return a file's name as it can be written down: of a byte that is no UTF-8 its number.

    Examples
    --------
    >>> writable(b"\\xcf\\xf0.txt".decode("utf-8", "surrogateescape"))
    '%CF%F0.txt'
    """
    return HALVES.sub(lambda half: f"%{ord(half[0]) & 0xFF:02X}", name)
