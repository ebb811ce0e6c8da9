"""Quotations as a reader counts them: parts that go on from each other are one, a reprint is one more printing of the first."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

_BETWEEN = 6  # letters between two parts that are nothing but marks and blanks


def quotations_once(quotations: pd.DataFrame) -> pd.DataFrame:
    """Count each quotation once, under the speaker of its first printing.

    Parameters
    ----------
    quotations : DataFrame
        One row a quotation in a passage, of ``quotations``: its index is what ``continues`` and ``printing_of`` name.

    Returns
    -------
    DataFrame, one row a quotation with a speaker
        The columns of its first part in its first printing, in their order, and ``rows`` (list of the rows of the parts), ``n_printed``,
        ``printed_in`` (list of the documents that print it).

    Examples
    --------
    >>> said = {"speaker": "Wang Yi", "document": ["a", "a", "b"], "continues": [None, 0, None], "printing_of": [None, None, 0]}
    >>> table = pd.DataFrame(said).astype({"continues": "Int64", "printing_of": "Int64"})
    >>> quotations_once(table)[["rows", "n_printed"]].values.tolist()
    [[[0, 1], 2]]
    """
    goes_on, reprints = (_known(quotations, column) for column in ("continues", "printing_of"))
    head = {row: _first(row, goes_on) for row in goes_on}
    # A part that goes on from another may be the one of which it is known that it reprints.
    of = {head.get(row, row): head.get(printed, printed) for row, printed in reprints.items()}
    origin = {row: _first(row, of) for row in of}
    parts, printings = _members(head), _members(origin)
    inside = {row for first in (head, origin) for row, its in first.items() if its != row}
    once = quotations[quotations["speaker"].notna() & ~quotations.index.isin(inside)]
    document = quotations.loc[[row for rows in printings.values() for row in rows], "document"].to_dict()
    return once.assign(
        rows=[parts.get(row, [row]) for row in once.index],
        n_printed=[len(printings.get(row, [row])) for row in once.index],
        printed_in=[
            [*dict.fromkeys(document[each] for each in printings[row])] if row in printings else [its]
            for row, its in zip(once.index, once["document"], strict=True)
        ],
    )


def _known(quotations: pd.DataFrame, column: str) -> dict[Hashable, Hashable]:
    """Which row names which other, of those that the table still holds; of several that name one that it does not, the first stands in."""
    named = quotations[column].dropna()
    stands_in = named[~named.isin(quotations.index)].drop_duplicates()
    named = named.replace(dict(zip(stands_in, stands_in.index, strict=True)))
    return named[named != named.index].to_dict()


def _first(row: Hashable, before: dict[Hashable, Hashable]) -> Hashable:
    passed = {row}
    while row in before:
        row = before[row]
        if row in passed:
            return min(passed)  # in a circle none is the first
        passed.add(row)
    return row


def _members(first: dict[Hashable, Hashable]) -> dict[Hashable, list]:
    """What belongs to each first row: itself, then the others in their order."""
    members: dict[Hashable, list] = {}
    for row, its in first.items():
        if its != row:
            members.setdefault(its, [its]).append(row)
    return members


def joined_words(parts: pd.DataFrame) -> str:
    """Join the parts of a quotation; an ellipsis stands where the text has words of its own between them.

    Parameters
    ----------
    parts : DataFrame
        With ``text``, ``start`` and ``end``, in the order of the text.

    Returns
    -------
    str

    Examples
    --------
    >>> joined_words(pd.DataFrame({"text": ["We agree,", "and we work."], "start": [5, 30], "end": [14, 42]}))
    'We agree, … and we work.'
    """
    words, end = "", None
    for part in parts.itertuples():
        words += part.text if end is None else f" {part.text}" if part.start - end <= _BETWEEN else f" … {part.text}"
        end = part.end
    return words
