"""Own columns: a column of the user's own gets its type from all parts together, though no part sees the others' values."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd

from kzcn_explore.corpus.gathering import OwnColumns, free_name
from kzcn_explore.corpus.keeping.cells import pack_cell, unpack_cell
from kzcn_explore.corpus.reading.column_types import BOOLEANS, DECIMAL, INTEGER, typed_column


def describe_own(own: OwnColumns, n_documents: int) -> list[dict]:
    """Describe the columns of one part by a few of their values: one of every kind that a type may depend on.

    Returns
    -------
    list of dict
        In the order of the columns: ``name``, ``typed``, and ``values``; what JSON can hold.
    """
    described = []
    for name, values in own.values.items():
        kinds = {_kind(value): value for value in [*values, *([None] if len(values) < n_documents else [])]}
        described.append({"name": name, "typed": name in own.typed, "values": [*map(pack_cell, kinds.values())]})
    return described


def join_own(parts: Sequence[list[dict]]) -> list[dict]:
    """Join what ``describe_own`` says of every part with a document: the columns of all, in the order in which they were met."""
    joined: dict[str, dict] = {}
    for columns in parts:
        for column in columns:
            one = joined.setdefault(column["name"], {"name": column["name"], "typed": False, "values": []})
            one["typed"] |= column["typed"]
            kinds = {_kind(unpack_cell(value)): value for value in [*one["values"], *column["values"]]}
            one["values"] = [*kinds.values()]
    for name, one in joined.items():
        if any(all(column["name"] != name for column in columns) for columns in parts) and None not in one["values"]:
            one["values"].append(None)
    return [*joined.values()]


def pack_own(own: OwnColumns) -> dict[str, list[str]]:
    """Write the values of every column as JSON, so that they keep the types that they came with."""
    return {name: [json.dumps(pack_cell(value)) for value in values] for name, values in own.values.items()}


def own_table(packed: dict[str, list[str]], columns: Sequence[dict], n_documents: int) -> pd.DataFrame:
    """Make the columns of one part, each of the type that all parts together give it.

    Parameters
    ----------
    packed : dict of list of str
        Of ``pack_own``.
    columns : sequence of dict
        Of ``join_own``.
    n_documents : int

    Examples
    --------
    >>> columns = [{"name": "page", "typed": True, "values": [7, None]}]
    >>> own_table({"page": ["1", "2"]}, columns, 2)["page"].dtype
    Int64Dtype()
    """
    table = {}
    for column in columns:
        values = [unpack_cell(json.loads(text)) for text in packed.get(column["name"], ())]
        values += [None] * (n_documents - len(values))
        # The other parts' kinds of values stand behind this part's while the type is found.
        seen = values + [unpack_cell(value) for value in column["values"]]
        table[free_name(column["name"])] = typed_column(seen, guess=not column["typed"]).iloc[:n_documents]
    return pd.DataFrame(table, index=range(n_documents))


def _kind(value: object) -> tuple:
    """Tell everything of a value that the type of its column may depend on."""
    if isinstance(value, str):
        return str, bool(INTEGER.fullmatch(value)), bool(DECIMAL.fullmatch(value)), value.lower() in BOOLEANS
    if isinstance(value, int) and not isinstance(value, bool):
        return int, -(2**63) <= value < 2**63
    return type(value), str(getattr(value, "tzinfo", None))
