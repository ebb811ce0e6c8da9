"""The stored study: a corpus on disk with its themes, of which nothing is read before it is asked for."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.corpus.keeping.stored import StoredCorpus
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.scale.part_sums import read_sums, read_uses
from kzcn_explore.scale.study_tables import COUNTS, MODEL, PARTED, SHARES, STARTS, SUMS, USES
from kzcn_explore.scale.word_tables import read_words
from kzcn_explore.tallies import sums
from kzcn_explore.tallies.counted import CountedTerms
from kzcn_explore.tallies.intervals import ENDS, Intervals
from kzcn_explore.tallies.rows import CorpusRows
from kzcn_explore.tallies.tally import Tally
from kzcn_explore.tallies.uses_by_interval import UsesByInterval
from kzcn_explore.themed import Themed

if TYPE_CHECKING:
    from scipy import sparse

    from kzcn_explore.analysis.terms.terms import TermCounts
    from kzcn_explore.text.search_index import SearchIndex

# Passages of which it is kept in memory which of some terms they hold: some 20 bytes each.
MOST_HELD = 5_000_000
N_THREADS = 2
# Passages in which is found out whether themes come back; as many as a refit holds.
MOST_CHECKED = 100_000


class StoredIntervals(Intervals):
    """The date intervals of a corpus on disk; which document has which is found when it is first asked.

    Parameters
    ----------
    table : DataFrame
        ``earliest``, ``latest``; as those of ``Intervals``.
    n_documents : numpy.ndarray of int64, (n_intervals,)
    corpus : StoredCorpus
    """

    def __init__(self, table: pd.DataFrame, n_documents: np.ndarray, corpus: StoredCorpus) -> None:
        self._corpus = corpus
        self.bounds = np.concatenate([[0], np.cumsum(n_documents)])
        self._settle(table)

    @cached_property
    def of(self) -> np.ndarray:
        """The interval of each document, (n_documents,) of int64."""
        return Intervals(self._corpus.document_facts(ENDS)).of


class StoredRows(CorpusRows):
    """The documents and passages of a corpus on disk by number.

    Parameters
    ----------
    corpus : StoredCorpus
    intervals : StoredIntervals
    """

    def __init__(self, corpus: StoredCorpus, intervals: StoredIntervals) -> None:
        super().__init__(corpus)
        self.intervals = intervals
        self.in_turn = True

    @cached_property
    def document_passages(self) -> np.ndarray:
        """The number of passages of each document, (n_documents,) of int64."""
        return self.corpus.document_facts(["n_passages"])["n_passages"].to_numpy()

    @cached_property
    def holders(self) -> np.ndarray:
        """The document of each passage, (n_passages,) of int64."""
        return np.repeat(np.arange(self.n_documents), self.document_passages)

    @cached_property
    def search_index(self) -> SearchIndex:
        """The words of all passages, ready to be searched; they are read, the texts are not."""
        from kzcn_explore.text.search_index import SearchIndex

        return SearchIndex(read_words(self.corpus.tables), self._read_texts)


class StoredTerms(CountedTerms):
    """The counts of a model's terms on disk: of one term only its own rows are read.

    Parameters
    ----------
    rows : CorpusRows
    corpus : StoredCorpus
    n_terms : int
    """

    def __init__(self, rows: CorpusRows, corpus: StoredCorpus, n_terms: int) -> None:
        self.rows, self._table, self._n_terms = rows, corpus.tables[COUNTS], n_terms
        # For every part of the table a row a term, where its rows begin in the part, and one where the last one's end.
        starts = corpus.tables[STARTS].read_columns(["start"])["start"].to_numpy().reshape(-1, n_terms + 1)
        self._before = np.concatenate([[0], np.cumsum([part.n_rows for part in self._table.parts])[:-1]])
        self._starts = starts + self._before[:, None]
        self._uses = corpus.tables[USES]

    @cached_property
    def counts(self) -> sparse.csr_matrix:
        """All counts, (n_passages, n_terms); the whole table is read."""
        from scipy import sparse

        held = self._table.read_arrow(["term", "passage", "n"])
        term, passage, n = (held[name].to_numpy() for name in ("term", "passage", "n"))
        counts = sparse.csr_matrix((n, (passage, term)), shape=(self.rows.n_passages, self._n_terms))
        counts.sort_indices()
        return counts

    def holders(self, term: int) -> np.ndarray:
        """Return the passages that hold a term, ascending; the term by its column. Of few passages all counts are read, once."""
        if self.rows.n_passages < sums.KERNEL_FROM:
            return super().holders(term)
        return self._table.read_rows(self._stretches(term), ["passage"])["passage"].to_numpy()

    def _stretches(self, term: int) -> np.ndarray:
        """The rows of a term in the table, ascending."""
        return np.concatenate(
            [np.arange(first, last) for first, last in zip(self._starts[:, term], self._starts[:, term + 1], strict=True)]
        )

    @property
    def is_compiled(self) -> bool:
        """Whether what passages hold of some terms is read once, and kept; of more passages it is read term by term, every time."""
        return super().is_compiled and self.rows.n_passages <= MOST_HELD

    def pairs(self, columns: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Return the passages that hold some terms, and the places of these in `columns`; all counts are asked only if they were read."""
        if "counts" in vars(self):
            return super().pairs(columns)
        asked = np.array(columns, dtype=np.int64)

        def read(part: int) -> list[np.ndarray]:
            starts, stops = (self._starts[part, asked + behind] - self._before[part] for behind in (0, 1))
            return self._table.read_stretches(part, starts, stops, "passage")

        with ThreadPoolExecutor(N_THREADS) as threads:
            by_term = [held for of_parts in zip(*threads.map(read, range(len(self._starts))), strict=True) for held in of_parts]
        n_held = np.array([*map(len, by_term)], dtype=np.int64).reshape(len(asked), -1).sum(axis=1)
        passages = np.concatenate([np.empty(0, dtype=np.int64), *by_term])
        return passages, np.repeat(np.arange(len(asked), dtype=np.int32), n_held)

    @cached_property
    def by_interval(self) -> UsesByInterval:
        """The uses of every term in each date interval."""
        return read_uses(self._uses.read_columns(["interval", "term", "n", "n_passages"]), len(self.rows.intervals), self._n_terms)


class StoredThemed(Themed):
    """A corpus on disk with the themes that were found when it was indexed.

    Parameters
    ----------
    corpus : StoredCorpus
        Of a store that holds a study.
    """

    def __init__(self, corpus: StoredCorpus) -> None:
        super().__init__(corpus)
        intervals, self._sums = read_sums(corpus.tables[SUMS].read())
        self.rows = StoredRows(corpus, StoredIntervals(intervals, self._sums.n_documents, corpus))

    @cached_property
    def model(self):
        """The fitted ThemeModel."""
        from kzcn_explore.analysis.themes.saving import unpack_bytes
        from kzcn_explore.analysis.themes.themes import ThemeModel

        table = self.corpus.tables[MODEL]
        return unpack_bytes(ThemeModel, base64.b64decode(table.read()["packed"].item()), str(table.parts[0].path))

    @cached_property
    def shares(self) -> pd.DataFrame:
        """How much of each passage every theme takes; the whole table is read."""
        table = self.corpus.tables[SHARES]
        read = table.read_arrow(table.columns)
        # Passage by passage, as they are added up; a frame of single columns would be copied into that order every time.
        shares = np.empty((table.n_rows, len(table.columns)), dtype=np.float32)
        for theme, column in enumerate(table.columns):
            shares[:, theme] = read[column].to_numpy()
        return pd.DataFrame(shares, index=pd.RangeIndex(table.n_rows, name="passage"))

    def read_shares(self, passages: np.ndarray) -> np.ndarray:
        """Return the shares of some passages, by number; only their groups of rows are read, if the whole table was not."""
        if "shares" in vars(self):
            return super().read_shares(passages)
        return self.corpus.tables[SHARES].read_rows(passages).to_numpy(dtype=np.float32)

    @cached_property
    def checked(self) -> Corpus:
        """The whole, or of more than 100,000 passages those of whole documents, drawn at random and the same every time."""
        n_passages = self.rows.document_passages
        drawn = np.random.default_rng(0).permutation(self.rows.n_documents)
        held = np.cumsum(n_passages[drawn]) <= MOST_CHECKED
        if held.all():
            return self.corpus
        kept = np.zeros(self.rows.n_documents, dtype=bool)
        kept[drawn[held]] = True
        return self.corpus.keep_documents(pd.Series(kept))

    @cached_property
    def theme_table(self) -> pd.DataFrame:
        """See ``theme_table``; coherence and stability are those of ``checked``."""
        checked = self.checked
        if checked is self.corpus:
            return super().theme_table
        whole = self._sums.total(None)
        table = theme_tables.theme_table(self.model, checked)
        return table.assign(share=whole.part[0] / whole.n_tokens[0], n_passages=whole.n_in[0], n_documents=whole.n_with[0])

    @cached_property
    def counted(self) -> StoredTerms:
        """The counts by term and by day."""
        return StoredTerms(self.rows, self.corpus, len(self.model.terms_))

    @cached_property
    def counts(self) -> sparse.csr_matrix:
        """How often each passage holds each term of the model; the whole table is read."""
        return self.counted.counts

    @cached_property
    def term_counts(self) -> TermCounts:
        """What ``View.keyness`` compares: of a corpus on disk the terms of its themes, names aside, since all others were not counted."""
        from kzcn_explore.analysis.terms.terms import TermCounts

        return TermCounts(self.counts, self.model.terms_, pd.RangeIndex(self.rows.n_passages, name="passage"), self.model.rules_)

    def counted_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Find the terms of a text as they are counted in ``term_counts``, each with its offsets."""
        return self.model.theme_spans(text)

    def _tallied(self, selection, *, themes: bool) -> Tally:
        tally = super()._tallied(selection, themes=themes)
        if tally.is_all:
            tally.__dict__["theme_sums"] = self._sums
            tally.__dict__["sizes"] = self._sums
        return tally


def is_study(corpus: StoredCorpus) -> bool:
    """Tell whether a store holds a study beside its corpus."""
    return {*PARTED, SUMS, USES, MODEL} <= {*corpus.tables}
