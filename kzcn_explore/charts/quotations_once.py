"""Quotations as a reader counts them: parts that go on from each other are one, a reprint is one more printing of the first."""

from __future__ import annotations

import numpy as np
import pandas as pd

_BETWEEN = 6  # letters between two parts that are nothing but marks and blanks


def first_rows(quotations: pd.DataFrame) -> pd.DataFrame:
    """Say of each row in which row its quotation begins, and where that was printed first.

    Parameters
    ----------
    quotations : DataFrame
        One row a quotation in a passage, of ``quotations``, or some of its rows: its index is what ``continues`` and ``printing_of`` name.
        What goes on from a row that is not among them begins a quotation; of several printings whose first is not, the earliest is it.

    Returns
    -------
    DataFrame, one row a row of `quotations`, with its index
        ``begins`` (the first part), ``origin`` (of a first part: the first part of the first printing), both itself where there is none
        before it.

    Examples
    --------
    >>> said = {"document": ["a", "a", "b"], "continues": [None, 0, None], "printing_of": [None, None, 0]}
    >>> table = pd.DataFrame(said).assign(earliest=pd.NaT).astype({"continues": "Int64", "printing_of": "Int64"})
    >>> first_rows(table).values.tolist()
    [[0, 0], [0, 1], [2, 0]]
    """
    own = np.arange(len(quotations))
    head = _first(_places(quotations, "continues"))
    printed = _places(quotations, "printing_of", stands_in=True)
    reprints = np.flatnonzero(printed != own)
    # A part that goes on from another may be the one of which it is known that it reprints.
    before = own.copy()
    before[head[reprints]] = head[printed[reprints]]
    labels = quotations.index.to_numpy()
    return pd.DataFrame({"begins": labels[head], "origin": labels[_first(before)]}, index=quotations.index)


def quotations_once(quotations: pd.DataFrame, first: pd.DataFrame) -> pd.DataFrame:
    """Count each quotation once, under the speaker of its first printing.

    Parameters
    ----------
    quotations : DataFrame
    first : DataFrame
        Of ``first_rows``.

    Returns
    -------
    DataFrame, one row a quotation with a speaker
        The columns of its first part in its first printing, in their order, and ``n_printed``.

    Examples
    --------
    >>> said = {"speaker": "Wang Yi", "document": ["a", "a", "b"]}
    >>> quotations_once(pd.DataFrame(said), pd.DataFrame({"begins": [0, 0, 2], "origin": [0, 1, 0]}))["n_printed"]
    0    2
    Name: n_printed, dtype: int64
    """
    is_first = (first["begins"] == first.index) & (first["origin"] == first.index)
    once = quotations[quotations["speaker"].notna() & is_first]
    return once.assign(n_printed=first["origin"].value_counts().reindex(once.index))


def _places(quotations: pd.DataFrame, column: str, *, stands_in: bool = False) -> np.ndarray:
    """Which row each names, as places; itself where it names none that is there, or the earliest of those that name the same one."""
    places = np.arange(len(quotations))
    names = np.flatnonzero(quotations[column].notna())
    named = pd.Index(quotations[column].iloc[names].astype(quotations.index.dtype))
    found = quotations.index.get_indexer(named)
    places[names[found >= 0]] = found[found >= 0]
    if stands_in and (found < 0).any():
        lost, roots = names[found < 0], named[found < 0]
        by_day = quotations["earliest"].iloc[lost].reset_index(drop=True).sort_values(kind="stable", na_position="last").index
        earliest = pd.Series(lost[by_day], index=roots[by_day])
        places[lost] = earliest[~earliest.index.duplicated()].reindex(roots).to_numpy()
    return places


def _first(before: np.ndarray) -> np.ndarray:
    """The row at which each way ends, in steps twice as long each time; in a circle none is the first: the lowest on the way."""
    end, lowest = before, np.minimum(before, np.arange(len(before)))
    for _ in range(len(before).bit_length()):
        further = end[end]
        if np.array_equal(further, end):
            break
        lowest = np.minimum(lowest, lowest[end])
        end = further
    return np.where(before[end] == end, end, lowest)


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
