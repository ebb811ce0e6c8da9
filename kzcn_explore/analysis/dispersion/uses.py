"""Uses: how often each term stands in each passage, by a search index where one is at hand or pays, else by reading."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from kzcn_explore.analysis.timelines.term_timelines import checked_terms
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.search import search_pattern
from kzcn_explore.text.search_index import FEW_TEXTS, SearchIndex
from kzcn_explore.text.words.streams import word_stream

# An index takes as long to make as two terms to be looked for in every text.
INDEX_FROM_TERMS = 3

Found = dict[str, tuple[np.ndarray, np.ndarray]]


def find_uses(corpus: Corpus, terms: Sequence[str], index: SearchIndex | None = None) -> Found:
    """Find the passages that use each term.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        Words, phrases or patterns with ``*``, as in ``term_timeline``.
    index : SearchIndex, optional
        That of the texts of all passages, where it is at hand.

    Returns
    -------
    dict of str to (numpy.ndarray, numpy.ndarray)
        Each term, in order, once -> the passages by number, ascending, and how often each uses it.

    Raises
    ------
    ValueError
        If a term holds no letter or digit, no term is given, or `index` is that of another corpus.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> rows, n = find_uses(kz.load_corpus(), ["referendum"])["referendum"]
    >>> len(rows), int(n.sum())
    (4, 4)
    """
    terms = checked_terms(terms)
    patterns = {term: search_pattern(term) for term in terms}  # a wrong one is refused before any text is read
    if index is not None and len(index.stream.bounds) - 1 != corpus.n_passages:
        n_texts = len(index.stream.bounds) - 1
        raise ValueError(f"index must hold the {corpus.n_passages:,} passages of the corpus; got one of {n_texts:,}. Leave it out.")
    if index is None:
        texts = corpus.passage_facts(["text"])["text"]
        if len(texts) < FEW_TEXTS or len(terms) < INDEX_FROM_TERMS:
            return {term: _read(pattern, texts) for term, pattern in patterns.items()}
        index = SearchIndex(word_stream(texts), lambda rows: texts.iloc[rows].tolist())
    return {term: index.count(term) for term in terms}


def _read(pattern: re.Pattern[str], texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    n = np.fromiter((sum(1 for _ in pattern.finditer(text)) for text in texts), np.int64, len(texts))
    rows = np.flatnonzero(n)
    return rows, n[rows]
