"""Tables: the rows of any table become records; a row that cannot is named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from kzcn_explore.corpus.reading.columns import Layout, lay_out
from kzcn_explore.corpus.reading.records import HALVES, LARGEST_DOCUMENT, ReadError, Record, shorten


@dataclass
class Table:
    """One table on its way to records.

    Attributes
    ----------
    file : str
        Its name in messages.
    path : str or None
        What the records keep as their path.
    stem : str
        What a row without an id is named by, before its number.
    columns : dict
        What the caller names.
    seen : set of str
        The ids that are taken, in all files of the source; grows.
    typed : bool
        False if every cell is text for want of anything better.
    loose : bool
        True if its rows need not have the same columns.
    """

    file: str
    path: str | None
    stem: str
    columns: dict[str, str | int | None]
    seen: set[str]
    typed: bool = True
    loose: bool = False
    _layouts: dict[tuple, Layout] = field(default_factory=dict)

    def layout(self, names: tuple[object, ...]) -> Layout:
        """Find the columns once for all rows that have the same."""
        if names not in self._layouts:
            if any(holds_half(name) for name in names):
                raise ReadError(self.file, "", "has a column whose name holds half a character (a lone surrogate); name it anew.")
            if len(self._layouts) > 1000:  # rows whose keys differ all the time
                self._layouts.clear()
            self._layouts[names] = lay_out(names, self.columns, self.file, loose=self.loose)
        return self._layouts[names]

    def record(self, place: str, number: int, names: tuple[object, ...], values: Sequence[object]) -> Record | ReadError:
        """Make the record of one row, or say why there is none."""
        try:
            layout = self.layout(names)
        except ReadError as problem:
            return ReadError(self.file, place, problem.why)
        text = values[layout.text]
        if isinstance(text, bytes) or (not isinstance(text, str) and not is_missing(text)):
            return ReadError(self.file, place, f"its text is {shorten(text)}, which is no text; name the column of texts 'text'.")
        if not isinstance(text, str) or not text.strip():
            return ReadError(self.file, place, "its text is empty; drop the row or fill it.")
        if "\0" in text:
            return ReadError(self.file, place, "its text holds a NUL character, so it is not plain text; take it out.")
        if any(holds_half(value) for value in values):
            return ReadError(self.file, place, "holds half a character (a lone surrogate); read it again from its source.")
        content = text.encode()
        if len(content) > LARGEST_DOCUMENT:
            most = LARGEST_DOCUMENT // 2**20
            return ReadError(self.file, place, f"its text is {len(content):,} bytes long; at most {most} MiB are one document. Split it.")
        document = self._id(layout, number, values)
        if document in self.seen:
            why = f"its id {shorten(document)} stands in an earlier row; ids must be unique. columns={{'id': None}} leaves the ids out."
            return ReadError(self.file, place, why)
        self.seen.add(document)
        fields = {name: values[i] for name, i in layout.fields if not is_missing(values[i]) and str(values[i]).strip()}
        for name, i in layout.own:
            value = values[i]
            fields[name] = None if is_missing(value) or (not self.typed and value == "") else value
        return Record(document, text, self.path, hashlib.sha256(content).hexdigest(), fields, typed=self.typed)

    def _id(self, layout: Layout, number: int, values: Sequence[object]) -> str:
        given = None if layout.id is None else values[layout.id]
        if isinstance(given, float) and given.is_integer():
            given = int(given)
        return f"{self.stem}{number}" if is_missing(given) or not str(given).strip() else str(given).strip()


def holds_half(value: object) -> bool:
    """True for a text with half a character, which no encoding can write, and for a list or an object that holds one."""
    if not isinstance(value, str | list | tuple | dict):
        return False
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list | tuple):
            waiting += one
        elif isinstance(one, str) and not one.isascii() and HALVES.search(one):
            return True
    return False


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and NA."""
    if value is None:
        return True
    if isinstance(value, str | int):
        return False
    if isinstance(value, float):
        return value != value
    return pd.api.types.is_scalar(value) and bool(pd.isna(value))
