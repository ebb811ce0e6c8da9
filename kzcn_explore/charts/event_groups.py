"""Mentions that share a mark: each has its own where they are few; of many, those that mean the same days are drawn as one."""

from __future__ import annotations

import pandas as pd

_MANY = 80  # dates from which on marks are shared
_MANY_OWN = 40  # the same of dates around a document's own day
_COUNTED = 6  # shared marks of a lane whose number stands beside them


def are_many(drawn: pd.DataFrame) -> bool:
    """Tell whether there are so many dates before and ahead that each could not have a mark and a line of its own.

    Parameters
    ----------
    drawn : DataFrame
        With ``lane``.

    Returns
    -------
    bool
    """
    return int(drawn["lane"].ne("published").sum()) > _MANY


def group_mentions(rows: pd.DataFrame, followed: set, *, many: bool) -> list[list[int]]:
    """Group the mentions of a lane by the mark that they are drawn as.

    Parameters
    ----------
    rows : DataFrame
        Mentions of one lane, with ``event``, ``lane``, ``document``, ``earliest`` and ``latest``.
    followed : set of int
        Events whose mentions keep marks of their own.
    many : bool
        Whether mentions that mean the same days share a mark.

    Returns
    -------
    list of list of int
        Row numbers, in the order of the first of each group.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> rows = pd.DataFrame({"event": [0, 1, 2], "lane": "past", "document": ["a", "b", "a"], "earliest": day, "latest": day})
    >>> group_mentions(rows, {1}, many=True), group_mentions(rows, {1}, many=False)
    ([[0, 2], [1]], [[0], [1], [2]])
    """
    own = rows["lane"].eq("published").all()
    if not (len(rows) > _MANY_OWN if own else many):
        return [[row] for row in range(len(rows))]
    keys = ["document"] if own else ["earliest", "latest"]
    groups: dict[tuple, list[int]] = {}
    for row, (event, *key) in enumerate(zip(rows["event"], *(rows[name].astype(str) for name in keys), strict=True)):
        alone = event in followed and not own
        groups.setdefault((row,) if alone else (*key, ""), []).append(row)
    return [*groups.values()]


def count_labels(rows: pd.DataFrame, groups: list[list[int]]) -> dict[int, str]:
    """Words for the largest groups: how many dates each is, by the event of its first mention.

    Parameters
    ----------
    rows : DataFrame
    groups : list of list of int

    Returns
    -------
    dict of int to str

    Examples
    --------
    >>> count_labels(pd.DataFrame({"event": [3, 5, 6]}), [[0, 2], [1]])
    {3: '2 dates'}
    """
    largest = sorted((group for group in groups if len(group) > 1), key=len, reverse=True)[:_COUNTED]
    return {int(rows["event"].iloc[group[0]]): f"{len(group):,} dates" for group in largest}
