"""Patches: what changed from one figure to the next, packed small, to be applied to the figure that a page has."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

#: Stands in a packed value for an array, which is sent once however many traces share it. Plotly has no property of this name.
ARRAY = "$"
_LEVEL = 6  # of zipping; the highest, 9, takes three times as long for one per cent less
_SHORT = 8  # arrays of fewer entries are not worth a place of their own

Path = list[str | int]


def find_changes(old: object, new: object) -> tuple[list[tuple[Path, object]], list[Path]]:
    """Find what turns one figure into another.

    Parameters
    ----------
    old, new : dict
        As JSON holds them. Arrays are replaced whole, lists of traces, notes or shapes entry by entry where their number stays.

    Returns
    -------
    wanted : list of (path, value)
        The empty path is the whole figure.
    gone : list of path
        What the new one has no more.

    Examples
    --------
    >>> old = {"data": [{"y": [1, 2], "name": "dots"}], "layout": {"height": 90, "shapes": []}}
    >>> find_changes(old, {"data": [{"y": [1, 3], "name": "dots"}], "layout": {"height": 90}})
    ([(['data', 0, 'y'], [1, 3])], [['layout', 'shapes']])
    """
    found = [*_changes(old, new, [])]
    return [(path, value) for path, value, there in found if there], [path for path, _, there in found if not there]


def _changes(old: object, new: object, path: Path) -> Iterator[tuple[Path, object, bool]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from (([*path, name], None, False) for name in old if name not in new)
        for name, value in new.items():
            if name in old:
                yield from _changes(old[name], value, [*path, name])
            else:
                yield [*path, name], value, True
    elif _are_parts(old) and _are_parts(new) and len(old) == len(new):
        for i, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _changes(before, after, [*path, i])
    else:
        yield path, new, True


def _are_parts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, dict) for part in value)


def pack(value: object) -> bytes:
    """Write a value as zipped JSON in which every array stands once.

    Parameters
    ----------
    value : object
        As JSON holds it.

    Returns
    -------
    bytes
        Of an object: ``arrays``, and ``value`` with ``{"$": number}`` in place of each of them. A table, which is an array of arrays of
        one length, stands there by its columns, ``{"$": [number, number]}``: traces often share some of them.

    Examples
    --------
    >>> days = [f"2022-01-0{n}" for n in range(1, 9)]
    >>> json.loads(gzip.decompress(pack([{"x": days}, {"x": days}])))["value"]
    [{'x': {'$': 0}}, {'x': {'$': 0}}]
    >>> json.loads(gzip.decompress(pack([[day, 9] for day in days])))["value"]
    {'$': [0, 1]}
    """
    arrays: dict[str, int] = {}
    written = _written(_with_places(value, arrays))
    text = f'{{"arrays":[{",".join(arrays)}],"value":{written}}}'
    return gzip.compress(text.encode(), compresslevel=_LEVEL, mtime=0)


def _with_places(value: object, arrays: dict[str, int]) -> object:
    if isinstance(value, dict):
        return {name: _with_places(inner, arrays) for name, inner in value.items()}
    if not isinstance(value, (list, tuple)):
        return value
    if len(value) < _SHORT or any(isinstance(inner, (dict, tuple)) for inner in value):
        return [_with_places(inner, arrays) for inner in value]
    if _is_table(value):
        return {ARRAY: [_place(column, arrays) for column in zip(*value, strict=True)]}
    return {ARRAY: _place(value, arrays)}


def _place(array: list | tuple, arrays: dict[str, int]) -> int:
    return arrays.setdefault(_written(array), len(arrays))


def _is_table(value: list | tuple) -> bool:
    """Whether all entries are lists of one length that hold no lists."""
    n_columns = len(value[0]) if isinstance(value[0], list) else 0
    return n_columns > 0 and all(
        isinstance(row, list) and len(row) == n_columns and not any(isinstance(cell, (list, tuple, dict)) for cell in row) for row in value
    )


def _written(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
