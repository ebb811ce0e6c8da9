"""Column types: the values of a user's own column, met one by one, become a column of the type that they had."""

from __future__ import annotations

import re
from datetime import datetime

import pandas as pd

# No leading zero, which is that of a code or a telephone number, and no more digits than an int64 holds.
INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?(?:[eE][+-]?\d{1,3})?")
BOOLEANS = {"true": True, "false": False}


def typed_column(values: list[object], *, guess: bool = False) -> pd.Series:
    """Make one column of values that were read row by row.

    Parameters
    ----------
    values : list
        None where there is no value.
    guess : bool, default False
        True for the cells of a csv or tsv, which are all text: if every one reads as a number, or as true or false, they are made so.
        A number with leading zeros stays text.

    Returns
    -------
    Series
        Of integers, ``Int64`` where some are missing; of booleans, ``boolean`` where some are; of numbers, text or times as pandas
        has them; of anything else, or of several kinds, ``object``.

    Examples
    --------
    >>> typed_column([3, None]).dtype
    Int64Dtype()
    >>> typed_column(["3", "4"], guess=True).tolist()
    [3, 4]
    """
    given = [value for value in values if value is not None]
    if guess and given and all(isinstance(value, str) for value in given):
        values = _guessed(values, given)
        given = [value for value in values if value is not None]
    kinds = {type(value) for value in given}
    complete = len(given) == len(values)
    if kinds == {bool}:
        return pd.Series(values, dtype="bool" if complete else "boolean")
    if kinds == {int} and all(-(2**63) <= value < 2**63 for value in given):
        return pd.Series(values, dtype="int64" if complete else "Int64")
    if kinds and kinds <= {int, float} and float in kinds:
        return pd.Series(values, dtype="float64")
    if kinds <= {str}:
        return pd.Series(values, dtype="str")
    if all(issubclass(kind, datetime) for kind in kinds) and len({value.tzinfo for value in given}) == 1:
        return pd.Series(pd.to_datetime(values))
    return pd.Series(values, dtype="object")


def _guessed(values: list[object], given: list[str]) -> list[object]:
    if all(INTEGER.fullmatch(value) for value in given):
        return [None if value is None else int(value) for value in values]
    if all(DECIMAL.fullmatch(value) for value in given):
        return [None if value is None else float(value) for value in values]
    if all(value.lower() in BOOLEANS for value in given):
        return [None if value is None else BOOLEANS[value.lower()] for value in values]
    return values
