"""DataFrames: some rows at a time become records; the frame is never copied whole."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kzcn_explore.corpus.reading.records import ReadError, Record
from kzcn_explore.corpus.reading.tables import Table

# Rows that are held at once.
CHUNK = 500


def read_frame(frame: pd.DataFrame, table: Table) -> Iterator[Record | ReadError]:
    """Read a DataFrame; its rows are numbered from 0, as in the frame."""
    names = tuple(frame.columns)
    table.layout(names)
    for start in range(0, len(frame), CHUNK):
        part = frame.iloc[start : start + CHUNK]
        values = [part.iloc[:, i].tolist() for i in range(len(names))]
        for number, row in enumerate(zip(*values, strict=True), start=start):
            yield table.record(f"row {number}", number, names, row)
