"""Canonical order: the passages of a corpus in an order that no order of its rows can change, and which of them count once."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pandas as pd

from kzcn_explore.text.copies import find_copies


def canonical_passages(passages: pd.DataFrame) -> pd.DataFrame:
    """Order passages by what they say, and find those that repeat another one.

    Parameters
    ----------
    passages : DataFrame
        The passages of a corpus: ``document``, ``text``, and the passages of each document in their order.

    Returns
    -------
    DataFrame, one row a passage, the longest first
        The columns of `passages`, and ``number`` (of its document, documents being numbered by the SHA-256 of their passages) and
        ``original`` (the row of the first passage that it repeats, its own where it repeats none). Passages of one length stand in
        the order of their texts, then of their documents; so the longest of several copies is the one that counts.

    Examples
    --------
    >>> table = pd.DataFrame({"document": ["b", "a"], "text": ["trade", "defence"]})
    >>> canonical_passages(table)["text"].tolist()
    ['defence', 'trade']
    """
    digests = {document: sha256("\0".join(texts).encode()).digest() for document, texts in passages.groupby("document", sort=False)["text"]}
    # Documents of the same words are told apart by nothing, so their order changes no number.
    numbers = {document: number for number, document in enumerate(sorted(digests, key=digests.__getitem__))}
    table = passages.assign(number=passages["document"].map(numbers).astype("int64"))
    position = table.groupby("document", sort=False).cumcount()
    keys = pd.DataFrame({"length": -table["text"].str.len(), "text": table["text"], "number": table["number"], "position": position})
    table = table.loc[keys.sort_values([*keys.columns], kind="stable").index].reset_index(drop=True)
    copies = find_copies(table["text"])
    return table.assign(original=np.array([row if copy is None else copy for row, copy in enumerate(copies)], dtype=np.int64))


def counts_once(passages: pd.DataFrame) -> np.ndarray:
    """Mark the canonical passages that repeat no other one; (n_passages,) of bool."""
    return passages["original"].to_numpy() == np.arange(len(passages))
