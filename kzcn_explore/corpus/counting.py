"""Counting: the words of every passage and document, and which of them are copies, from one splitting of the texts into words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from kzcn_explore.text.compared import are_tokens
from kzcn_explore.text.copies import find_copies, find_document_copies
from kzcn_explore.text.tokens import count_tokens
from kzcn_explore.text.word_numbers import Words


def count_and_compare(documents: pd.DataFrame, passages: pd.DataFrame, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Add ``n_tokens`` and ``copy_of`` to both tables.

    Parameters
    ----------
    documents, passages : DataFrame
        As in a Corpus, without these columns; the passages of a document together, documents in the same order.
    words : Words
        ``number_words`` of the texts of `passages`.

    Returns
    -------
    documents, passages : DataFrame
        New tables; the old ones are not changed.
    """
    n_passages = documents["n_passages"].to_numpy()
    n_tokens = _n_tokens(passages["text"], words.n_words)
    passages = passages.assign(n_tokens=n_tokens, copy_of=pd.array(find_copies(words), dtype="Int64"))
    originals = find_document_copies(words.together(n_passages))
    names = [None if row is None else documents.index[row] for row in originals]
    documents = documents.copy(deep=False)
    documents.insert(documents.columns.get_loc("n_passages") + 1, "n_tokens", _sums(n_tokens, n_passages))
    documents.insert(documents.columns.get_loc("path"), "copy_of", pd.Series(names, index=documents.index, dtype="str"))
    return documents, passages


def _n_tokens(texts: Iterable[str], n_words: np.ndarray) -> np.ndarray:
    """Count the words of passages, whose compared words are counted already."""
    counts = (n if are_tokens(text) else count_tokens(text) for text, n in zip(texts, n_words.tolist(), strict=True))
    return np.fromiter(counts, dtype="int64", count=len(n_words))


def _sums(values: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    ends, sums = np.cumsum(lengths), np.concatenate([[0], np.cumsum(values)])
    return sums[ends] - sums[ends - lengths]
