"""A DataFrame as an Arrow table for Parquet, with a description from which it comes back equal; no pickle, no metadata of the file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kzcn_explore.corpus.keeping.cells import CELL_MEND, CellError, cell_text, pack_cell, unpack_cell

# What a damaged or foreign description, column or file can raise.
UNFIT = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, NotImplementedError, RecursionError, pa.ArrowException)
# Columns of these come back equal whatever they hold; every other column is tried before anything is written.
NUMBER = re.compile(r"u?int(32|64)|float|double")
SURE = re.compile(r"str|bool|u?int(8|16|32|64)|float(32|64)|boolean|U?Int(8|16|32|64)|datetime64\[(s|ms|us|ns)\]")
# A group of rows is read as a whole: small enough that one text is read in milliseconds, large enough that one column of a million
# rows is. With 1 MiB a text of 500 bytes takes 3 ms and a column of days 40; with 4 MiB 5 and 10, with 1/4 MiB 2 and 150.
GROUP_BYTES = 2**20
GROUP_ROWS = 2**17
# What Arrow and pandas both know without a further word: values of which none is missing, and those that have a mark for a missing one.
FULL = re.compile(r"bool|u?int(8|16|32|64)|float|double")
HOLEY = re.compile(r"(large_)?string|timestamp\[(ms|us|ns)\]")


def pack_table(name: str, frame: pd.DataFrame) -> tuple[pa.Table, dict]:
    """Pack a table, and check that it can be had back.

    Parameters
    ----------
    name : str
        What to call the table in an error.
    frame : DataFrame

    Returns
    -------
    packed : pyarrow.Table
        One column a column, before them one of the index unless that is a range. A category holds its values; an object column
        holds JSON.
    description : dict
        What JSON can hold: the index, and every column with its dtype.

    Raises
    ------
    ValueError
        If a column holds what would not come back equal.
    """
    names = [*frame.columns]
    index = frame.index
    if not all(isinstance(column, str) for column in names) or len({*names}) < len(names):
        raise ValueError(f"the names of the columns of {name} must be unique texts; got {names}.")
    if isinstance(index, pd.MultiIndex) or not isinstance(index.name, str | None):
        raise ValueError(f"the index of {name} must be a single one with a text as its name; got {index.names}.")
    arrays, columns = {}, []
    for column in names:
        arrays[column], about = _pack_column(f"{name}, column {column!r}", frame[column])
        columns.append({"name": column, **about})
    description = {"columns": columns, "names": str(frame.columns.dtype), "rows": len(frame)}
    if isinstance(index, pd.RangeIndex):
        description["index"] = {"name": index.name, "range": [index.start, index.stop, index.step]}
    else:
        stored = str(index.name or "index")
        while stored in arrays:
            stored = f"_{stored}"
        array, about = _pack_column(f"the index of {name}", index.to_series())
        arrays = {stored: array, **arrays}
        description["index"] = {"name": index.name, "column": stored, **about}
    return pa.table(arrays), description


def describe_arrow(name: str, packed: pa.Table) -> dict:
    """Describe a pyarrow.Table of plain columns as ``pack_table`` describes a frame: its index numbers the rows from 0.

    Parameters
    ----------
    name : str
        What to call the table in an error.
    packed : pyarrow.Table
        Columns of numbers and truths without a missing value, of texts, and of times; anything else is given as a frame.

    Raises
    ------
    ValueError
        If a column is none of these, or two have one name.
    """
    if len({*packed.column_names}) < packed.num_columns:
        raise ValueError(f"the names of the columns of {name} must be unique texts; got {packed.column_names}.")
    columns = []
    for field, column in zip(packed.schema, packed.columns, strict=True):
        kind = str(field.type)
        if not (HOLEY.fullmatch(kind) or (FULL.fullmatch(kind) and not column.null_count)):
            missing = f" with {column.null_count:,} missing values" if column.null_count else ""
            raise ValueError(f"{name}, column {field.name!r}: {kind}{missing} has no single form in pandas; give a DataFrame.")
        columns.append({"name": field.name, "dtype": str(pa.array([], field.type).to_pandas().dtype)})
    return {"columns": columns, "names": "str", "rows": packed.num_rows, "index": {"name": None, "range": [0, packed.num_rows, 1]}}


def unpack_table(
    packed: pa.Table, description: dict, *, columns: Sequence[str] | None = None, rows: np.ndarray | None = None
) -> pd.DataFrame:
    """Unpack what ``pack_table`` packed.

    Parameters
    ----------
    packed : pyarrow.Table
    description : dict
    columns : sequence of str, optional
        These columns in this order, where `packed` need not hold the others.
    rows : numpy.ndarray of int, optional
        The numbers of the rows that `packed` holds, where it does not hold all.

    Raises
    ------
    One of UNFIT
        If the two do not fit each other.
    """
    known = {column["name"]: column for column in description["columns"]}
    names = [*known] if columns is None else [*columns]
    index = _unpack_index(packed, description, rows)
    n_rows = description["rows"] if rows is None else len(rows)
    if not len(index) == packed.num_rows == n_rows:
        raise ValueError(f"{packed.num_rows} rows and an index of {len(index)} where {n_rows} were saved")
    frame = pd.DataFrame({name: _unpack_column(packed[name], known[name]) for name in names}, index=pd.RangeIndex(n_rows))
    frame.columns = pd.Index(names, dtype=description["names"])
    return frame.set_axis(index, axis=0)


def write_parquet(packed: pa.Table, file: BinaryIO) -> None:
    """Write a packed table as Parquet, each page with its checksum; the same table gives the same bytes."""
    rows = max(1, min(GROUP_ROWS, GROUP_BYTES * packed.num_rows // max(1, packed.nbytes)))
    # Long tables of nothing but numbers are read back five times as fast with their bytes apart, at twice the size of a dictionary.
    apart = {"use_dictionary": False, "compression": "lz4", "column_encoding": dict.fromkeys(packed.column_names, "BYTE_STREAM_SPLIT")}
    numbers = bool(packed.num_columns) and all(NUMBER.fullmatch(str(kind)) for kind in packed.schema.types)
    packing = apart if numbers else {"compression": "zstd"}
    pq.write_table(packed, file, row_group_size=rows, store_schema=False, write_page_checksum=True, **packing)


def open_parquet(file: BinaryIO | pa.NativeFile) -> pq.ParquetFile:
    """Open a Parquet file of which every page that is read is checked against its checksum, if it was written with one."""
    return pq.ParquetFile(file, page_checksum_verification=True)


def read_parquet(file: BinaryIO) -> pa.Table:
    """Read a packed table; what the file says of pandas or Arrow is not looked at."""
    return open_parquet(file).read().replace_schema_metadata(None)


def _pack_column(where: str, column: pd.Series) -> tuple[pa.Array | pa.ChunkedArray, dict]:
    dtype = column.dtype
    try:
        if pd.api.types.is_object_dtype(dtype):
            return pa.array([cell_text(where, *item) for item in column.items()], pa.large_string()), {"dtype": "object"}
        about = {"dtype": _dtype_name(dtype)}
        if isinstance(dtype, pd.CategoricalDtype):
            values = dtype.categories.to_series()
            about |= {"ordered": dtype.ordered, "of": _dtype_name(values.dtype), "categories": [*map(pack_cell, values.tolist())]}
        array = pa.array(column, from_pandas=True)
        if array.type == pa.timestamp("s"):
            array = array.cast(pa.timestamp("ms"))  # Parquet knows no whole seconds
        if not SURE.fullmatch(str(dtype)):
            file = BytesIO()
            write_parquet(pa.table({"x": array}), file)
            back = _unpack_column(read_parquet(file)["x"], json.loads(json.dumps(about)))
            pd.testing.assert_series_equal(back, column.reset_index(drop=True), check_exact=True, check_names=False)
    except (*UNFIT, AssertionError) as error:
        if isinstance(error, CellError):
            raise
        raise ValueError(f"{where}: its dtype {dtype} cannot be kept in Parquet so that it comes back equal; {CELL_MEND}") from error
    return array, about


def _unpack_index(packed: pa.Table, description: dict, rows: np.ndarray | None) -> pd.Index:
    about = description["index"]
    if "range" in about:
        index = pd.RangeIndex(*about["range"], name=about["name"])
        if len(index) != description["rows"]:
            raise ValueError(f"an index of {len(index)} where {description['rows']} rows were saved")
        return index if rows is None else index.take(rows)
    kept = _unpack_column(packed[about["column"]], about).rename(about["name"])
    return pd.Index(kept, dtype=kept.dtype)


def _unpack_column(packed: pa.ChunkedArray, about: dict) -> pd.Series:
    if about["dtype"] == "object":
        return pd.Series([unpack_cell(json.loads(text)) for text in packed.to_pylist()], dtype=object)
    if about["dtype"] == "category":
        categories = pd.Index([*map(unpack_cell, about["categories"])], dtype=about["of"])
        codes = pc.index_in(packed, pa.array(categories, from_pandas=True).cast(packed.type)).combine_chunks()
        if codes.null_count > packed.null_count:
            raise ValueError("a value is none of the categories")
        codes = codes.fill_null(-1).to_numpy(zero_copy_only=False)
        return pd.Series(pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(categories, about["ordered"])))
    dtype = pd.api.types.pandas_dtype(about["dtype"])
    if hasattr(dtype, "__from_arrow__"):
        return pd.Series(dtype.__from_arrow__(packed), dtype=dtype)
    if about["dtype"] == "datetime64[s]":
        packed = packed.cast(pa.timestamp("s"))
    return packed.to_pandas().astype(dtype)


def _dtype_name(dtype: object) -> str:
    if isinstance(dtype, pd.StringDtype) and dtype.na_value is pd.NA:
        return f"string[{dtype.storage}]"
    return str(dtype)
