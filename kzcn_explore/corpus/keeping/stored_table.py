"""One table of a store: its rows stand in part files, and only what is asked for is read from them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from threading import RLock

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from kzcn_explore.corpus.asking import check_columns, check_rows
from kzcn_explore.corpus.keeping.checking import check_parts, read_checked, reading
from kzcn_explore.corpus.keeping.manifest import Part
from kzcn_explore.corpus.keeping.tables import open_parquet, unpack_table

# Open files, each with the list of its groups (about a megabyte), and so many bytes of groups of rows (of about a megabyte as well).
FILES_KEPT = 64
BYTES_KEPT = 48 * 2**20
# Rows of a column that is read piece by piece.
BATCH_ROWS = 4096


class StoredTable:
    """One table of a store; nothing but the lengths of its files is looked at before something is asked for.

    Only ``read`` checks what it reads against the SHA-256 of the manifest; the others read a part of each file, page by page, and check
    each page against its checksum.

    Parameters
    ----------
    folder : Path
    name : str
    about : dict
        The manifest, as ``read_manifest`` read it.

    Attributes
    ----------
    n_rows : int
    columns : list of str
        The index is none of them.

    Raises
    ------
    ReadError
        If a file is missing, or not as long as it was; here, and in every method, if one is found to be damaged.
    """

    def __init__(self, folder: Path, name: str, about: dict) -> None:
        self.name = name
        self.parts = check_parts(folder, name, about)
        self._description = about["tables"][name]
        with reading(self.parts[0].path):
            self.columns = [str(column["name"]) for column in self._description["columns"]]
            self._index = self._description["index"].get("column")
        self.n_rows = int(self._description["rows"])
        self._starts = np.cumsum([0, *(part.n_rows for part in self.parts)])
        self._files, self._groups = _Recent(FILES_KEPT), _Recent(BYTES_KEPT, of=lambda group: group.nbytes)
        # Reading is asked for by the threads of a server as well.
        self._one_at_a_time = RLock()

    def __repr__(self) -> str:
        return f"<StoredTable {self.name}: {self.n_rows:,} rows in {len(self.parts):,} file{'' if len(self.parts) == 1 else 's'}>"

    def read(self) -> pd.DataFrame:
        """Read all rows and columns, and check every byte against the SHA-256 of the manifest."""
        packed = []
        for part in self.parts:
            with reading(part.path):
                packed.append(read_checked(part))
        with reading(self.parts[0].path):
            return unpack_table(pa.concat_tables(packed), self._description)

    def read_columns(self, columns: Sequence[str]) -> pd.DataFrame:
        """Read some columns of all rows, and the index."""
        columns = check_columns(self.name, columns, self.columns)
        packed = self._read_packed(self._with_index(columns))
        with reading(self.parts[0].path):
            return unpack_table(packed, self._description, columns=columns)

    def read_arrow(self, columns: Sequence[str]) -> pa.Table:
        """Read some columns of all rows as Arrow holds them: a category as its values, an object as JSON."""
        return self._read_packed(check_columns(self.name, columns, self.columns))

    def read_part(self, number: int, columns: Sequence[str]) -> pa.Table:
        """Read some columns of one of ``parts`` as Arrow holds them; several threads may each read one."""
        names, part = check_columns(self.name, columns, self.columns), self.parts[number]
        # A file of its own: what others have open is theirs.
        with reading(part.path), pa.OSFile(str(part.path)) as file:
            return self._checked(open_parquet(file), part).read(columns=names, use_threads=False).select(names)

    def read_stretches(self, number: int, starts: np.ndarray, stops: np.ndarray, column: str) -> list[np.ndarray]:
        """Read stretches of one column of one of ``parts``, each from one row to before another, by their numbers in the part.

        Every group of rows that holds some of them is read once; several threads may each read a part.
        """
        (name,), part = check_columns(self.name, [column], self.columns), self.parts[number]
        with reading(part.path), pa.OSFile(str(part.path)) as opened:
            file = self._checked(open_parquet(opened), part)
            sizes = np.array([file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)])
            ends = np.cumsum(sizes)
            first, last = np.searchsorted(ends, starts, side="right"), np.searchsorted(ends, stops, side="left")
            needed = np.zeros(len(sizes) + 1, dtype=bool)
            for begin, end in zip(first[starts < stops].tolist(), last[starts < stops].tolist(), strict=True):
                needed[begin : end + 1] = True
            groups = np.flatnonzero(needed[: len(sizes)])
            read = file.read_row_groups(groups.tolist(), columns=[name], use_threads=False)[name].to_numpy()
        # Rows of groups that were not read stand before these.
        skipped = np.append(np.cumsum(np.where(needed[: len(sizes)], 0, sizes)), 0)
        moved = skipped[np.minimum(first, len(sizes))]
        return [read[start - by : stop - by] for start, stop, by in zip(starts, stops, moved, strict=True)]

    def read_index(self) -> pa.ChunkedArray:
        """Read the index as Arrow holds it.

        Raises
        ------
        ValueError
            If it only numbers the rows.
        """
        if self._index is None:
            raise ValueError(f"the index of {self.name} numbers its rows; nothing of it is stored.")
        return self._read_packed([self._index])[self._index]

    def read_rows(self, rows: np.ndarray, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read rows by their numbers, in that order; only the groups of rows in which they stand are read, the last ones kept.

        Parameters
        ----------
        rows : array of int
        columns : sequence of str, optional
        """
        rows = check_rows(rows, self.n_rows)
        columns = self.columns if columns is None else check_columns(self.name, columns, self.columns)
        names = self._with_index(columns)
        ascending, back = np.unique(rows, return_inverse=True)
        with self._one_at_a_time:
            packed = pa.concat_tables([*self._take(ascending, names, self._kept_group)] or [self._no_rows(names)])
        with reading(self.parts[0].path):
            return unpack_table(packed.take(back), self._description, columns=columns, rows=rows)

    def read_where(self, mask: np.ndarray) -> pd.DataFrame:
        """Read the rows for which a mask is true, as ``read()[mask]`` gives them; groups of rows without one are not read.

        Parameters
        ----------
        mask : numpy.ndarray of bool, (n_rows,)
        """
        rows, names = np.flatnonzero(mask), self._with_index(self.columns)
        with self._one_at_a_time:
            packed = pa.concat_tables([*self._take(rows, names, self._group)] or [self._no_rows(names)])
        with reading(self.parts[0].path):
            return unpack_table(packed, self._description, rows=rows)

    def read_batches(self, column: str) -> Iterator[pa.Array]:
        """Read one column piece by piece, in order, so that it is never in memory whole."""
        check_columns(self.name, [column], self.columns)
        for part in self.parts:
            # A file of its own: others may read between two pieces.
            with reading(part.path), pa.OSFile(str(part.path)) as file:
                for batch in open_parquet(file).iter_batches(BATCH_ROWS, columns=[column], use_threads=False):
                    yield batch[column]

    def _with_index(self, columns: Sequence[str]) -> list[str]:
        # One column at least, so that what is read has as many rows as were asked for.
        names = [*columns, *([self._index] if self._index is not None else [])] or self.columns[:1]
        return [*dict.fromkeys(names)]

    def _read_packed(self, names: list[str]) -> pa.Table:
        packed = []
        with self._one_at_a_time:
            for part in self.parts:
                with reading(part.path):
                    packed.append(self._open(part).read(columns=names).select(names).replace_schema_metadata(None))
        with reading(self.parts[0].path):
            return pa.concat_tables(packed)

    def _take(self, ascending: np.ndarray, names: list[str], group_of: Callable[[Part, int, list[str]], pa.Table]) -> Iterator[pa.Table]:
        """Take rows out of every group that holds one of them; `group_of` reads it, or has it still."""
        for part, start, stop in zip(self.parts, self._starts[:-1], self._starts[1:], strict=True):
            inside = ascending[np.searchsorted(ascending, start) : np.searchsorted(ascending, stop)] - start
            if not len(inside):
                continue
            with reading(part.path):
                about = self._open(part).metadata
                ends = np.cumsum([about.row_group(group).num_rows for group in range(about.num_row_groups)])
                of = np.searchsorted(ends, inside, side="right")
                for group in np.unique(of).tolist():
                    within = inside[of == group] - (ends[group - 1] if group else 0)
                    yield group_of(part, group, names).take(within)

    def _kept_group(self, part: Part, group: int, names: list[str]) -> pa.Table:
        return self._groups.get((part.path, group, *names), lambda: self._group(part, group, names))

    def _group(self, part: Part, group: int, names: list[str]) -> pa.Table:
        packed = self._open(part).read_row_group(group, columns=names, use_threads=False)
        return packed.select(names).replace_schema_metadata(None)

    def _no_rows(self, names: list[str]) -> pa.Table:
        with reading(self.parts[0].path):
            return self._open(self.parts[0]).schema_arrow.remove_metadata().empty_table().select(names)

    def _open(self, part: Part) -> pq.ParquetFile:
        return self._checked(self._files.get(part.path, lambda: open_parquet(pa.OSFile(str(part.path)))), part)

    def _checked(self, file: pq.ParquetFile, part: Part) -> pq.ParquetFile:
        if file.metadata.num_rows != part.n_rows:
            raise ValueError(f"it has {file.metadata.num_rows} rows, not {part.n_rows}")
        if unknown := {*file.schema_arrow.names} - {*self.columns, self._index}:
            raise ValueError(f"it has the column {min(unknown)!r}")
        return file


class _Recent:
    """What was asked for last, as much of it as has its place; the very last always has."""

    def __init__(self, place: int, *, of: Callable[[object], int] = lambda value: 1) -> None:
        self.place, self.of = place, of
        self.taken = 0  # what is kept takes so much of the place
        self.kept: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], object]) -> object:
        if key not in self.kept:
            self.kept[key] = make()
            self.taken += self.of(self.kept[key])
        self.kept.move_to_end(key)
        while len(self.kept) > 1 and self.taken > self.place:
            self.taken -= self.of(self.kept.popitem(last=False)[1])
        return self.kept[key]
