"""A DataFrame as an Arrow table for Parquet, with a description from which it comes back equal; no pickle, no metadata of the file."""

from __future__ import annotations

import datetime
import json
import math
import re
from decimal import Decimal
from io import BytesIO
from typing import BinaryIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

# What a damaged or foreign description, column or file can raise.
UNFIT = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, NotImplementedError, RecursionError, pa.ArrowException)
# Columns of these come back equal whatever they hold; every other column is tried before anything is written.
SURE = re.compile(r"str|bool|u?int(8|16|32|64)|float(32|64)|boolean|U?Int(8|16|32|64)|datetime64\[(s|ms|us|ns)\]")
# A group of rows is read as a whole: large enough to be packed well, small enough that texts of any length fit in memory.
GROUP_BYTES = 64 * 2**20
GROUP_ROWS = 2**17


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


def unpack_table(packed: pa.Table, description: dict) -> pd.DataFrame:
    """Unpack what ``pack_table`` packed.

    Raises
    ------
    One of UNFIT
        If the two do not fit each other.
    """
    about = description["index"]
    if "range" in about:
        index = pd.RangeIndex(*about["range"], name=about["name"])
    else:
        kept = _unpack_column(packed[about["column"]], about).rename(about["name"])
        index = pd.Index(kept, dtype=kept.dtype)
    columns = description["columns"]
    frame = pd.DataFrame({column["name"]: _unpack_column(packed[column["name"]], column) for column in columns})
    if not len(frame) == len(index) == description["rows"]:
        raise ValueError(f"{len(frame)} rows and an index of {len(index)} where {description['rows']} were saved")
    frame.columns = pd.Index([column["name"] for column in columns], dtype=description["names"])
    return frame.set_axis(index, axis=0)


def write_parquet(packed: pa.Table, file: BinaryIO) -> None:
    """Write a packed table as Parquet; the same table gives the same bytes."""
    rows = max(1, min(GROUP_ROWS, GROUP_BYTES * packed.num_rows // max(1, packed.nbytes)))
    pq.write_table(packed, file, compression="zstd", row_group_size=rows, store_schema=False)


def read_parquet(file: BinaryIO) -> pa.Table:
    """Read a packed table; what the file says of pandas or Arrow is not looked at."""
    return pq.ParquetFile(file).read().replace_schema_metadata(None)


def _pack_column(where: str, column: pd.Series) -> tuple[pa.Array | pa.ChunkedArray, dict]:
    dtype = column.dtype
    try:
        if pd.api.types.is_object_dtype(dtype):
            return pa.array([_cell_text(where, *item) for item in column.items()], pa.large_string()), {"dtype": "object"}
        about = {"dtype": _dtype_name(dtype)}
        if isinstance(dtype, pd.CategoricalDtype):
            values = dtype.categories.to_series()
            about |= {"ordered": dtype.ordered, "of": _dtype_name(values.dtype), "categories": [*map(_pack_cell, values.tolist())]}
        array = pa.array(column, from_pandas=True)
        if array.type == pa.timestamp("s"):
            array = array.cast(pa.timestamp("ms"))  # Parquet knows no whole seconds
        if not SURE.fullmatch(str(dtype)):
            file = BytesIO()
            write_parquet(pa.table({"x": array}), file)
            back = _unpack_column(read_parquet(file)["x"], json.loads(json.dumps(about)))
            pd.testing.assert_series_equal(back, column.reset_index(drop=True), check_exact=True, check_names=False)
    except (*UNFIT, AssertionError) as error:
        if isinstance(error, _CellError):
            raise
        raise ValueError(f"{where}: its dtype {dtype} cannot be kept in Parquet so that it comes back equal; {_mend()}") from error
    return array, about


def _unpack_column(packed: pa.ChunkedArray, about: dict) -> pd.Series:
    if about["dtype"] == "object":
        return pd.Series([_unpack_cell(json.loads(text)) for text in packed.to_pylist()], dtype=object)
    if about["dtype"] == "category":
        categories = pd.Index([*map(_unpack_cell, about["categories"])], dtype=about["of"])
        codes = pc.index_in(packed, pa.array(categories, from_pandas=True).cast(packed.type)).combine_chunks()
        if codes.null_count > packed.null_count:
            raise ValueError("a value is none of the categories")
        codes = codes.fill_null(-1).to_numpy(zero_copy_only=False)
        return pd.Series(pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(categories, about["ordered"])))
    dtype = pd.api.types.pandas_dtype(about["dtype"])
    if hasattr(dtype, "__from_arrow__"):
        return pd.Series(dtype.__from_arrow__(packed), dtype=dtype)
    return packed.to_pandas().astype(dtype)


def _dtype_name(dtype: object) -> str:
    if isinstance(dtype, pd.StringDtype) and dtype.na_value is pd.NA:
        return f"string[{dtype.storage}]"
    return str(dtype)


class _CellError(ValueError):
    """A single value that cannot be kept."""


def _cell_text(where: str, row: object, value: object) -> str:
    plain = value.item() if isinstance(value, np.bool_ | np.integer | np.floating | np.str_) else value
    try:
        text = json.dumps(_pack_cell(plain))
        equal = repr(_unpack_cell(json.loads(text))) == repr(plain)
    except UNFIT:
        equal = False
    if not equal:
        raise _CellError(f"{where}, row {row!r}: a value of type {type(value).__name__} cannot be kept in Parquet; {_mend()}")
    return text


def _mend() -> str:
    return "turn the column into text with .astype(str) before load_corpus, or drop it. Nothing was written."


def _pack_cell(value: object) -> object:
    """Make a value one that JSON can hold; what JSON does not know becomes an object of one key, its kind."""
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if math.isfinite(value) else {"float": repr(value)}
    if value is pd.NA or value is pd.NaT:
        return {"missing": "NA" if value is pd.NA else "NaT"}
    if kind is list:
        return [*map(_pack_cell, value)]
    if kind is tuple:
        return {"tuple": [*map(_pack_cell, value)]}
    if kind is dict:
        return {"dict": [[_pack_cell(key), _pack_cell(item)] for key, item in value.items()]}
    if kind in DAYS:
        return {DAYS[kind]: value.isoformat()}
    if kind is Decimal:
        return {"decimal": str(value)}
    raise TypeError(f"{kind.__name__} is no type that is kept")


def _unpack_cell(value: object) -> object:
    if isinstance(value, list):
        return [*map(_unpack_cell, value)]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return UNPACK[kind](content)


DAYS = {datetime.date: "date", datetime.datetime: "datetime", pd.Timestamp: "timestamp"}
UNPACK = {
    "float": float,
    "missing": {"NA": pd.NA, "NaT": pd.NaT}.__getitem__,
    "tuple": lambda items: tuple(map(_unpack_cell, items)),
    "dict": lambda pairs: {_unpack_cell(key): _unpack_cell(item) for key, item in pairs},
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "timestamp": pd.Timestamp,
    "decimal": Decimal,
}
