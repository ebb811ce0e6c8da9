"""Gathering: rows of documents, passages, clues and removed stretches become tables, in blocks of Arrow-backed columns."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from kzcn_explore.corpus.layout import DOCUMENT_COLUMNS
from kzcn_explore.corpus.reading.column_types import typed_column

# So many rows, or characters of text, are held as Python objects before they become columns, which take a fifth of the memory.
BLOCK = 20_000
TEXT = 1 << 22
OURS = frozenset({*DOCUMENT_COLUMNS, "document"})
DAYS = "datetime64[s]"
# The columns of each table in the order of its rows. Words are counted and copies found at the end, when no passage changes any more.
TYPES = {
    "documents": {
        "document": "str",
        "title": "str",
        "title_from": "str",
        "date": DAYS,
        "earliest": DAYS,
        "latest": DAYS,
        "precision": "str",
        "date_from": "str",
        "source": "str",
        "place": "str",
        "language": "str",
        "text": "str",
        "n_passages": "int64",
        "path": "str",
        "sha256": "str",
    },
    "passages": {"document": "str", "position": "int64", "text": "str", "start": "int64", "end": "int64"},
    "clues": {
        "document": "str",
        "rule": "str",
        "quote": "str",
        "start": "Int64",
        "end": "Int64",
        "earliest": DAYS,
        "latest": DAYS,
        "used": "bool",
    },
    "removed": {"document": "str", "start": "int64", "end": "int64", "text": "str", "rule": "str"},
    "problems": {"file": "str", "place": "str", "why": "str"},
}


class Gathered:
    """One table in the making.

    Parameters
    ----------
    name : {"documents", "passages", "clues", "removed", "problems"}
    """

    def __init__(self, name: str) -> None:
        self.types = TYPES[name]
        self.text = [*self.types].index("text") if "text" in self.types else None
        self.n_characters = 0
        self.rows: list[tuple] = []
        self.blocks: list[pd.DataFrame] = []

    def extend(self, rows: Iterable[tuple]) -> None:
        """Add rows, in the order of the table's columns."""
        n_before = len(self.rows)
        self.rows.extend(rows)
        if self.text is not None:
            self.n_characters += sum(len(row[self.text]) for row in self.rows[n_before:])
        if len(self.rows) >= BLOCK or self.n_characters >= TEXT:
            self._settle()

    def take(self) -> pd.DataFrame:
        """Hand the whole table over, and hold it no longer; its columns have their types even where it is empty."""
        if self.rows or not self.blocks:
            self._settle()
        blocks, self.blocks = self.blocks, []
        return blocks[0] if len(blocks) == 1 else pd.concat(blocks, ignore_index=True)

    def _settle(self) -> None:
        block = pd.DataFrame(self.rows, columns=[*self.types])
        self.blocks.append(block.astype(self.types))
        self.rows, self.n_characters = [], 0


class OwnColumns:
    """The columns of the user's own, which keep the types that they had."""

    def __init__(self) -> None:
        self.values: dict[str, list[object]] = {}
        self.typed: set[str] = set()

    def add(self, row: int, fields: dict[str, object], typed: bool) -> None:
        """Add the values of one document, the `row`-th; `typed` is False where every cell is text until its column is whole."""
        for name, value in fields.items():
            column = self.values.setdefault(name, [])
            column.extend([None] * (row - len(column)))
            column.append(value)
            if typed:
                self.typed.add(name)

    def table(self, n_documents: int) -> pd.DataFrame:
        """Return the columns; one whose name is one of ours becomes ``<name>_given``."""
        columns = {}
        for name, values in self.values.items():
            values.extend([None] * (n_documents - len(values)))
            columns[free_name(name)] = typed_column(values, guess=name not in self.typed)
        return pd.DataFrame(columns, index=range(n_documents))


def free_name(name: str) -> str:
    """Return what a column of the user's own is called in ``documents``, where one of ours may have its name."""
    return f"{name}_given" if name in OURS else name
