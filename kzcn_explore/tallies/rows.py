"""Rows: the documents and passages of a corpus by number: whose a passage is, in which order they are read, which of them match."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.timelines.group_timelines import check_group, group_of
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.tallies.intervals import ENDS, Intervals
from kzcn_explore.text.search import search_pattern

if TYPE_CHECKING:
    from kzcn_explore.analysis.terms.terms import TermCounts
    from kzcn_explore.text.search_index import SearchIndex

SEARCHES_KEPT = 64
# Below so many passages a pattern is asked of every text in some hundredths of a second, and no compiler is waited for.
INDEX_FROM = 5_000


class CorpusRows:
    """The documents and passages of a corpus by number, from 0, in the order of its tables; each part is found when it is first needed.

    Parameters
    ----------
    corpus : Corpus
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.n_documents, self.n_passages = corpus.n_documents, corpus.n_passages
        self.find = lru_cache(maxsize=SEARCHES_KEPT)(self._find)
        self.codes, self.groups = lru_cache(maxsize=None)(self._codes), lru_cache(maxsize=None)(self._groups)

    @cached_property
    def intervals(self) -> Intervals:
        """The date intervals of the documents."""
        return Intervals(self.corpus.document_facts(ENDS))

    @cached_property
    def holders(self) -> np.ndarray:
        """The document of each passage, (n_passages,) of int64."""
        documents = self.corpus.document_facts(["n_passages"])
        names = self.corpus.passage_facts(["document"])["document"]
        return documents.index.get_indexer(names)

    @cached_property
    def in_turn(self) -> bool:
        """Whether the passages of each document stand together, in the order of the documents, as those of a loaded corpus do."""
        return bool((np.diff(self.holders) >= 0).all())

    @cached_property
    def passage_tokens(self) -> np.ndarray:
        """The tokens of each passage, (n_passages,) of int64."""
        return self.corpus.passage_facts(["n_tokens"])["n_tokens"].to_numpy()

    @cached_property
    def document_tokens(self) -> np.ndarray:
        """The tokens of all passages of each document, (n_documents,) of int64."""
        return self.sum_by_document(self.passage_tokens)

    @cached_property
    def document_passages(self) -> np.ndarray:
        """The number of passages of each document, (n_documents,) of int64."""
        return np.bincount(self.holders, minlength=self.n_documents)

    @cached_property
    def bounds(self) -> np.ndarray:
        """Where the passages of each document begin, and where the last one's end, (n_documents + 1,); of passages that are `in_turn`."""
        return np.concatenate([[0], np.cumsum(self.document_passages)])

    @cached_property
    def document_turns(self) -> np.ndarray:
        """The documents by date, those of the same days by id, those without a date last; (n_documents,)."""
        names = self.corpus.document_facts(["n_passages"]).index
        by_name = np.argsort(names.to_numpy(dtype=object), kind="stable") if not names.is_monotonic_increasing else np.arange(len(names))
        return by_name[np.argsort(self.intervals.of[by_name], kind="stable")]

    @cached_property
    def passage_turns(self) -> np.ndarray:
        """The passages in reading order: by document as in `document_turns`, then by position; (n_passages,)."""
        turn_of = np.empty(self.n_documents, dtype=np.int64)
        turn_of[self.document_turns] = np.arange(self.n_documents)
        positions = self.corpus.passage_facts(["position"])["position"].to_numpy()
        return np.lexsort((positions, turn_of[self.holders]))

    @cached_property
    def originals(self) -> tuple[np.ndarray, np.ndarray]:
        """The passage that each one repeats, by its label and by its number, (n_passages,) of int64; -1 where there is none."""
        copied = self.corpus.passage_facts(["copy_of"])["copy_of"]
        labels = copied.fillna(-1).to_numpy(dtype=np.int64)
        return labels, np.where(labels >= 0, copied.index.get_indexer(labels), -1)

    @cached_property
    def term_counts(self) -> TermCounts:
        """How often each passage holds each word and fixed phrase, names among them; see ``term_counts``."""
        from kzcn_explore.analysis.terms.terms import term_counts

        return term_counts(self.corpus)

    def sum_by_document(self, values: np.ndarray) -> np.ndarray:
        """Add up whole numbers of passages over each document; (n_documents,) of int64."""
        return np.bincount(self.holders, weights=values, minlength=self.n_documents).astype(np.int64)

    def with_value(self, column: str, values: tuple[str, ...]) -> np.ndarray:
        """Tell which documents have one of some values in a column, (n_documents,)."""
        codes, names = self.codes(column)
        return names.isin(values)[codes] & (codes >= 0)

    def with_ids(self, documents: Sequence[str]) -> np.ndarray:
        """Tell which documents have one of some ids, (n_documents,); ids that the corpus does not have are nobody's."""
        found = self.corpus.find_documents([*documents])
        mask = np.zeros(self.n_documents, dtype=bool)
        mask[found[found >= 0]] = True
        return mask

    def _groups(self, column: str) -> tuple[np.ndarray, list[str]]:
        """Number the groups that the values of a column form, -1 where a document is in none; and their names. Do not change."""
        check_group(column, self.corpus.document_columns)
        codes, names = pd.factorize(group_of(self.corpus.document_facts([column]), column))
        return codes, [*names]

    def _codes(self, column: str) -> tuple[np.ndarray, pd.Index]:
        """Number the values of a column of the documents, -1 where there is none; and the values."""
        codes, names = pd.factorize(self.corpus.document_facts([column])[column])
        return codes, pd.Index([*names, None], dtype=object)

    def _find(self, query: str) -> tuple[np.ndarray, np.ndarray]:
        """Find the passages that match a query, ascending, and how often each does; do not change."""
        if self.n_passages >= INDEX_FROM:
            return self.search_index.count(query)
        pattern = search_pattern(query)
        texts = self.corpus.passage_facts(["text"])["text"]
        n = np.fromiter((sum(1 for _ in pattern.finditer(text)) for text in texts), dtype=np.int64, count=len(texts))
        rows = np.flatnonzero(n)
        return rows, n[rows]

    @cached_property
    def search_index(self) -> SearchIndex:
        """The words of all passages, ready to be searched; five bytes a word."""
        from kzcn_explore.text.search_index import SearchIndex
        from kzcn_explore.text.words.streams import word_stream

        stream = word_stream(self.corpus.passage_facts(["text"])["text"])
        return SearchIndex(stream, self._read_texts)

    def _read_texts(self, passages: np.ndarray) -> list[str]:
        return self.corpus.read_passages(passages, ["text"])["text"].tolist()
