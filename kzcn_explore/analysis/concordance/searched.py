"""Searched: the passages of a corpus that may match, their texts, and the documents that hold them; a study knows more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kzcn_explore.analysis.concordance.patterns import NearPattern, Pattern, WordPattern
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.search import read_query
from kzcn_explore.text.words.sources import as_texts

# Texts that are read at a time.
TEXTS_AT_ONCE = 10_000
# Letters of which Arrow finds every form, small or capital, that re.IGNORECASE takes for the same letter; i and е are none: İ, ı, ё.
SURE_LETTERS = re.compile(r"[0-9A-HJ-Za-hj-zЀЂ-ДЖ-дж-ѐђ-ҁҊ-ӿ\u3400-\u9fff]+")


class Searched:
    """The passages and documents of a corpus by number, from 0; only those that are asked for are read.

    Parameters
    ----------
    corpus : Corpus or Study

    Attributes
    ----------
    corpus : Corpus

    Raises
    ------
    ValueError
        If `corpus` is neither.
    """

    def __init__(self, corpus: object) -> None:
        themed = getattr(corpus, "themed", None)
        if not isinstance(corpus, Corpus) and themed is None:
            raise ValueError(f"corpus must be a Corpus, such as load_corpus() gives, or a Study of one; got {type(corpus).__name__}.")
        self._rows = None if themed is None else themed.rows
        self.corpus: Corpus = corpus if themed is None else themed.corpus

    @classmethod
    def of_rows(cls, rows: object) -> Searched:
        """Search the passages of a study by its rows."""
        searched = cls(rows.corpus)
        searched._rows = rows
        return searched

    def likely_passages(self, pattern: Pattern) -> np.ndarray:
        """Find the passages that may match, ascending: all that do, and others; of a study the words are asked, not the texts."""
        if isinstance(pattern, WordPattern):
            return self._rows.find(pattern.query)[0] if self._rows is not None else np.flatnonzero(self._may_hold([pattern.query]))
        if isinstance(pattern, NearPattern):
            sides = [pattern.left.query, pattern.right.query]
            if self._rows is None:
                return np.flatnonzero(self._may_hold(sides))
            return np.intersect1d(*(self._rows.find(query)[0] for query in sides), assume_unique=True)
        return np.arange(self.corpus.n_passages)

    def texts(self, passages: np.ndarray) -> Iterator[tuple[int, str]]:
        """Give passages by number with their texts, in this order; some thousands are held at a time."""
        for first in range(0, len(passages), TEXTS_AT_ONCE):
            rows = passages[first : first + TEXTS_AT_ONCE]
            yield from zip(rows.tolist(), self.corpus.read_passages(rows, ["text"])["text"].tolist(), strict=True)

    def holders(self, passages: np.ndarray) -> np.ndarray:
        """Return the documents, by number, that hold passages; int64, one a passage."""
        if self._rows is not None:
            return self._rows.holders[passages]
        return self.corpus.find_documents(self.corpus.read_passages(passages, ["document"])["document"].tolist())

    def _may_hold(self, queries: list[str]) -> np.ndarray:
        """Tell which passages may match all of some queries, (n_passages,) of bool; the texts stay bytes."""
        wanted = [sure_stretches(query) for query in queries]
        found = [np.empty(0, dtype=bool)]
        for texts in self._columns() if any(wanted) else ():
            found.append(np.ones(len(texts), dtype=bool))
            for stretches in filter(None, wanted):
                held = [pc.match_substring(texts, stretch, ignore_case=True).to_numpy(zero_copy_only=False) for stretch in stretches]
                found[-1] &= np.logical_or.reduce(held)
        return np.concatenate(found) if any(wanted) else np.ones(self.corpus.n_passages, dtype=bool)

    def _columns(self) -> Iterator[pa.ChunkedArray]:
        """Give the texts of all passages as Arrow holds them: in memory all at once, from disk some thousands at a time."""
        n_passages = self.corpus.n_passages
        size = TEXTS_AT_ONCE if self.corpus.is_stored else max(1, n_passages)
        for first in range(0, n_passages, size):
            rows = np.arange(first, min(first + size, n_passages))
            held = self.corpus.read_passages(rows, ["text"]) if self.corpus.is_stored else self.corpus.passages
            texts = as_texts(held["text"])
            yield pa.chunked_array([pa.array(texts, pa.large_string())]) if isinstance(texts, list) else texts


def sure_stretches(query: str) -> list[str]:
    """List letters of which every text that matches holds some, small or capital: one stretch an alternative; none if one has none.

    Parameters
    ----------
    query : str
        As for ``search_pattern``.

    Examples
    --------
    >>> sure_stretches("strateg* partner*, the silk road")
    ['road', 'strateg']
    >>> sure_stretches("road, i")
    []
    """
    longest = [max(SURE_LETTERS.findall(" ".join(words)), key=len, default="") for words in read_query(query)]
    return [*dict.fromkeys(longest)] if all(longest) else []
