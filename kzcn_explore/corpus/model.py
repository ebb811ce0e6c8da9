"""The Corpus: tables that belong together, and the filters that keep them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd

from kzcn_explore.corpus.asking import check_columns, check_rows
from kzcn_explore.corpus.date_ranges import check_dates, in_range, read_bound
from kzcn_explore.corpus.taking import take_rows
from kzcn_explore.corpus.wording import corpus_words
from kzcn_explore.text.search import search_pattern


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """A collection of dated texts as tables.

    Attributes
    ----------
    documents : DataFrame, one row a document, index ``document`` (unique str)
        ``title``, ``title_from`` {header, lead, field, filename}, ``date`` (NaT unless known to the day), ``earliest`` and
        ``latest`` (inclusive; NaT = open), ``precision`` {day, week, month, quarter, season, half, year, interval, open, unknown},
        ``date_from`` {override, field, html, header, filename, inferred, none}, ``source``, ``place``, ``language``, ``text``,
        ``n_passages``, ``n_tokens``, ``copy_of`` (the earlier document that it repeats, or missing), ``path``, ``sha256``, then the
        further columns of the user's own table.
    passages : DataFrame, one row a passage, index ``passage`` (int, document order)
        ``document``, ``position`` (0 = first of its document), ``text``, ``start`` and ``end`` (offsets into the decoded raw
        text), ``n_tokens``, ``copy_of`` (the earlier passage that it repeats, or NA).
    clues : DataFrame, one row a clue about a document's date
        ``document``, ``rule`` {override, field, html, header, filename, dateline, told as past, told as planned,
        anniversary}, ``quote``,
        ``start`` and ``end`` (NA where it stands outside the text), ``earliest`` and ``latest`` (the bounds that it gives; NaT =
        none), ``used``.
    removed : DataFrame, one row a stretch of a raw text that stands in no passage
        ``document``, ``start``, ``end``, ``text``, ``rule``. Title and dateline are here too: they are metadata now.
    problems : DataFrame, one row an input, or a part of one, that could not be read
        ``file``, ``place``, ``why``.
    fingerprint : str
        SHA-256 over the raw files in order. A filtered corpus keeps that of the whole.
    options : dict
        The options of ``load_corpus`` that were not left at their defaults.
    """

    documents: pd.DataFrame
    passages: pd.DataFrame
    clues: pd.DataFrame
    removed: pd.DataFrame
    problems: pd.DataFrame
    fingerprint: str
    options: dict[str, object] = field(default_factory=dict)
    is_stored = False  # in files, which a save may copy; no field

    def __len__(self) -> int:
        return self.n_documents

    def __repr__(self) -> str:
        return corpus_words(self)

    @property
    def n_documents(self) -> int:
        """The number of documents."""
        return len(self.documents)

    @property
    def n_passages(self) -> int:
        """The number of passages."""
        return len(self.passages)

    @property
    def n_tokens(self) -> int:
        """The number of words in all passages."""
        return int(self.passage_facts(["n_tokens"])["n_tokens"].sum())

    @property
    def document_columns(self) -> list[str]:
        """The columns of ``documents``."""
        return [*self.documents.columns]

    def document_facts(self, columns: Sequence[str]) -> pd.DataFrame:
        """Return some columns of ``documents``; of a corpus that lies on disk only these are read.

        Parameters
        ----------
        columns : sequence of str

        Returns
        -------
        DataFrame, one row a document, index ``document``
            The columns asked for, in that order.

        Raises
        ------
        ValueError
            If a column is none of ``documents``.
        """
        return self.documents[check_columns("documents", columns, self.documents.columns)]

    def passage_facts(self, columns: Sequence[str]) -> pd.DataFrame:
        """Return some columns of ``passages``; see ``document_facts``.

        Parameters
        ----------
        columns : sequence of str
        """
        return self.passages[check_columns("passages", columns, self.passages.columns)]

    def read_documents(self, rows: np.ndarray, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return rows of ``documents`` by their numbers; of a corpus that lies on disk only what stands near them is read.

        Parameters
        ----------
        rows : array of int
            From 0; the rows come back in this order, a number that stands twice twice.
        columns : sequence of str, optional
            By default all of them.

        Returns
        -------
        DataFrame, one row a number, index ``document``

        Raises
        ------
        IndexError
            If a number is negative, or not below ``n_documents``.
        ValueError
            If a column is none of ``documents``.
        """
        columns = [*self.documents.columns] if columns is None else check_columns("documents", columns, self.documents.columns)
        return take_rows(self.documents, columns, check_rows(rows, self.n_documents))

    def read_passages(self, rows: np.ndarray, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return rows of ``passages`` by their numbers, which need not be their index; see ``read_documents``.

        Parameters
        ----------
        rows : array of int
        columns : sequence of str, optional
        """
        columns = [*self.passages.columns] if columns is None else check_columns("passages", columns, self.passages.columns)
        return take_rows(self.passages, columns, check_rows(rows, self.n_passages))

    def read_notes(self, document: str, table: str) -> pd.DataFrame:
        """Return the rows of ``clues`` or ``removed`` about one document.

        Parameters
        ----------
        document : str
        table : {"clues", "removed"}
        """
        return {"clues": self.clues, "removed": self.removed}[table].query("document == @document")

    def find_documents(self, ids: Sequence[str]) -> np.ndarray:
        """Find the row numbers of documents.

        Parameters
        ----------
        ids : sequence of str

        Returns
        -------
        array of int64, one number an id; -1 where no document has it
        """
        return self.documents.index.get_indexer(pd.Index(ids, dtype="str")).astype(np.int64)

    def between(self, start: object = None, end: object = None, *, dates: str = "exact") -> Corpus:
        """Keep the documents published from `start` to `end`, both days included.

        Parameters
        ----------
        start, end : str, date or Timestamp, optional
            A day, or a month or year: its first day as `start`, its last as `end`. None leaves that side open; with neither,
            every document is kept.
        dates : {"exact", "possible", "all"}, default "exact"
            ``"exact"`` keeps a document if every day that its date may mean lies in the range; ``"possible"`` if any such day
            does, as long as one end of its interval is known; ``"all"`` keeps the documents without any date as well.

        Returns
        -------
        Corpus

        Raises
        ------
        ValueError
            If `dates` is none of the three, a date cannot be read, or `start` lies after `end`.

        Examples
        --------
        >>> import kzcn_explore as kz
        >>> len(kz.load_corpus().between("2022-01-01", "2022-12-31"))
        3
        """
        check_dates(dates)
        first, last = read_bound("start", start), read_bound("end", end)
        if first is None and last is None:
            return self
        if first is not None and last is not None and first > last:
            raise ValueError(f"start must not lie after end; got {first:%Y-%m-%d} and {last:%Y-%m-%d}.")
        return self.keep_documents(pd.Series(in_range(self.document_facts(["earliest", "latest"]), first, last, dates)))

    def matching(self, query: str) -> Corpus:
        """Keep the passages that match a search, and the documents that hold them.

        Parameters
        ----------
        query : str
            Whole words in this order, case ignored; a comma separates alternatives; ``*`` stands for any letters.

        Raises
        ------
        ValueError
            If the query holds no letter or digit.

        Examples
        --------
        >>> import kzcn_explore as kz
        >>> kz.load_corpus().matching("referendum").passages["document"].nunique()
        2
        """
        pattern = search_pattern(query)
        return self.keep_passages(self.passages["text"].map(lambda text: pattern.search(text) is not None).astype(bool))

    def keep_documents(self, mask: pd.Series) -> Corpus:
        """Keep documents, with all their passages.

        Parameters
        ----------
        mask : Series of bool, one a document, in the order of ``documents``
        """
        kept = self.documents.index[mask.to_numpy(dtype=bool)]
        if len(kept) == len(self.documents):
            return self
        return self._keep(self.passages["document"].isin(kept), kept)

    def keep_passages(self, mask: pd.Series) -> Corpus:
        """Keep passages; documents left without one go, the others count what is left.

        Parameters
        ----------
        mask : Series of bool on ``passages.index``
        """
        if mask.all():
            return self
        return self._keep(mask, self.documents.index[self.documents.index.isin(self.passages.loc[mask, "document"])])

    def without(self, other: Corpus) -> Corpus:
        """Keep the passages that another part of this corpus does not hold, and the documents that hold them.

        Parameters
        ----------
        other : Corpus
            Such as ``between`` or ``matching`` give.

        Raises
        ------
        ValueError
            If `other` was loaded apart.
        """
        if not isinstance(other, Corpus) or other.fingerprint != self.fingerprint:
            raise ValueError("other must be a part of this corpus, such as between() or matching() give.")
        numbers = self.passage_facts(["document"]).index
        return self.keep_passages(pd.Series(~numbers.isin(other.passage_facts(["document"]).index), index=numbers))

    def save(self, folder: str | PathLike) -> Path:
        """Write the corpus as Parquet tables and a manifest; ``load_corpus(folder)`` reads it back equal.

        A save that is cut short leaves an older copy in the folder as it was.

        Parameters
        ----------
        folder : path
            Made if it does not exist; it may hold an older copy, and nothing else.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        ValueError
            If the folder holds other files, or a column of the user's own holds what Parquet cannot.
        OSError
            If the folder cannot be written to.
        """
        from kzcn_explore.corpus.keeping.saving import save_corpus

        return save_corpus(self, folder, options=self.options)

    def _keep(self, mask: pd.Series, kept: pd.Index) -> Corpus:
        passages = self.passages[mask.to_numpy(dtype=bool)]
        sums = passages.groupby("document")["n_tokens"].agg(["size", "sum"]).reindex(kept, fill_value=0)
        documents = self.documents.loc[kept].assign(n_passages=sums["size"], n_tokens=sums["sum"])
        clues, removed = (table[table["document"].isin(kept)] for table in (self.clues, self.removed))
        return Corpus(documents, passages, clues, removed, self.problems, fingerprint=self.fingerprint, options=self.options)
