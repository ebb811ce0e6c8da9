"""What a page does with the patches that it is sent, written again in Python."""

from __future__ import annotations

import copy
import gzip
import json


def unpack(packed):
    """Read a packed value as the page does."""
    read = json.loads(gzip.decompress(packed))

    def from_places(places):
        if isinstance(places, list):
            return [[*row] for row in zip(*(read["arrays"][place] for place in places), strict=True)]
        return read["arrays"][places]

    def restored(value):
        if isinstance(value, list):
            return [restored(inner) for inner in value]
        if isinstance(value, dict):
            return from_places(value["$"]) if "$" in value else {name: restored(inner) for name, inner in value.items()}
        return value

    return restored(read["value"])


def patched(figure, patch):
    """Apply a patch as the page does."""
    for path in patch["gone"]:
        figure = changed(figure, path, None, gone=True)
    for path, value in patch["wanted"]:
        figure = changed(figure, path, value)
    return figure


def changed(value, path, new, *, gone=False):
    if not path:
        return new
    made = copy.copy(value)
    if gone and len(path) == 1:
        del made[path[0]]
    else:
        made[path[0]] = changed(made[path[0]] if isinstance(made, list) else made.get(path[0]), path[1:], new, gone=gone)
    return made
