"""A value of a column that Arrow knows no type for, as JSON, and back."""

from __future__ import annotations

import datetime
import json
import math
from decimal import Decimal

import numpy as np
import pandas as pd

# What a value that JSON cannot hold, or a foreign text, can raise.
UNFIT = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
CELL_MEND = "turn the column into text with .astype(str) before load_corpus, or drop it. Nothing was written."


class CellError(ValueError):
    """A single value that cannot be kept."""


def cell_text(where: str, row: object, value: object) -> str:
    """Write a value as JSON, and check that it can be had back.

    Parameters
    ----------
    where : str
        Table and column, for the error.
    row : object
        The row's label, for the error.
    value : object

    Raises
    ------
    CellError
        If it would not come back equal.
    """
    plain = value.item() if isinstance(value, np.bool_ | np.integer | np.floating | np.str_) else value
    try:
        text = json.dumps(pack_cell(plain))
        equal = repr(unpack_cell(json.loads(text))) == repr(plain)
    except UNFIT:
        equal = False
    if not equal:
        raise CellError(f"{where}, row {row!r}: a value of type {type(value).__name__} cannot be kept in Parquet; {CELL_MEND}")
    return text


def pack_cell(value: object) -> object:
    """Make a value one that JSON can hold; what JSON does not know becomes an object of one key, its kind."""
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if math.isfinite(value) else {"float": repr(value)}
    if value is pd.NA or value is pd.NaT:
        return {"missing": "NA" if value is pd.NA else "NaT"}
    if kind is list:
        return [*map(pack_cell, value)]
    if kind is tuple:
        return {"tuple": [*map(pack_cell, value)]}
    if kind is dict:
        return {"dict": [[pack_cell(key), pack_cell(item)] for key, item in value.items()]}
    if kind in DAYS:
        return {DAYS[kind]: value.isoformat()}
    if kind is Decimal:
        return {"decimal": str(value)}
    raise TypeError(f"{kind.__name__} is no type that is kept")


def unpack_cell(value: object) -> object:
    """Turn what ``pack_cell`` made back into the value."""
    if isinstance(value, list):
        return [*map(unpack_cell, value)]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return UNPACK[kind](content)


DAYS = {datetime.date: "date", datetime.datetime: "datetime", pd.Timestamp: "timestamp"}
UNPACK = {
    "float": float,
    "missing": {"NA": pd.NA, "NaT": pd.NaT}.__getitem__,
    "tuple": lambda items: tuple(map(unpack_cell, items)),
    "dict": lambda pairs: {unpack_cell(key): unpack_cell(item) for key, item in pairs},
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "timestamp": pd.Timestamp,
    "decimal": Decimal,
}
