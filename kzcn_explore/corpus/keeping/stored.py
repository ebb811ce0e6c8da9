"""The corpus on disk: a Corpus of which nothing is read before it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kzcn_explore.corpus import model
from kzcn_explore.corpus.keeping.manifest import MANIFEST, MEND, TABLES, fingerprint_of, lacking_column
from kzcn_explore.corpus.keeping.stored_table import StoredTable
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.text.search import search_pattern


class StoredCorpus(model.Corpus):
    """A corpus in a folder; opening it looks at the manifest and the lengths of the files only.

    The accessors (``document_facts``, ``read_passages``, ...) and the filters, which return a Corpus in memory, read what they return, and
    little else. ``documents``, ``passages`` and the other tables read the whole table, once, and keep it.

    Parameters
    ----------
    folder : Path
    about : dict
        The manifest, as ``read_manifest`` read it.

    Attributes
    ----------
    folder : Path
    tables : dict of StoredTable
        Those of the corpus and those of a study, by name.
    study : dict
        What the manifest says of the study.
    about : dict
        The manifest.

    Raises
    ------
    ReadError
        If a file is missing, or not as long as it was; when something is read, if it was changed.
    """

    is_stored = True

    def __init__(self, folder: Path, about: dict) -> None:
        tables = {name: StoredTable(folder, name, about) for name in about["tables"]}
        for name in TABLES:
            if lacking := lacking_column(name, tables[name].columns):
                why = f"cannot be read as {MANIFEST} describes it: the column {lacking!r} is not in it. {MEND}"
                raise ReadError(str(tables[name].parts[0].path), "", why)
        # The class is frozen; these are set once.
        vars(self).update(folder=folder, tables=tables, study=about["study"], about=about)
        vars(self).update(fingerprint=about["fingerprint"], options=about["options"])

    def __reduce__(self) -> tuple:
        """Send to another process what it takes to open the store there; nothing that was read."""
        return StoredCorpus, (self.folder, self.about)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """All documents; see ``Corpus``. The whole table is read, with its texts."""
        documents = self.tables["documents"].read()
        if self.about["whole"] and fingerprint_of(documents) != self.fingerprint:
            why = f"is {self.fingerprint!r}, which is not that of the documents. {MEND}"
            raise ReadError(str(self.folder / MANIFEST), "fingerprint", why)
        if len(twice := documents.index[documents.index.duplicated()]):
            why = f"names more than one document {twice[0]!r}; build it again with a name for each."
            raise ReadError(str(self.folder / MANIFEST), "table documents", why)
        return documents

    @cached_property
    def passages(self) -> pd.DataFrame:
        """All passages; see ``Corpus``. The whole table is read, with its texts."""
        return self.tables["passages"].read()

    @cached_property
    def clues(self) -> pd.DataFrame:
        """All clues; see ``Corpus``. The whole table is read."""
        return self.tables["clues"].read()

    @cached_property
    def removed(self) -> pd.DataFrame:
        """All that was removed; see ``Corpus``. The whole table is read."""
        return self.tables["removed"].read()

    @cached_property
    def problems(self) -> pd.DataFrame:
        """All problems; see ``Corpus``. The whole table is read."""
        return self.tables["problems"].read()

    @property
    def document_columns(self) -> list[str]:
        """The columns of ``documents``; nothing is read."""
        return self.tables["documents"].columns

    @property
    def n_documents(self) -> int:
        """The number of documents."""
        return self.tables["documents"].n_rows

    @property
    def n_passages(self) -> int:
        """The number of passages."""
        return self.tables["passages"].n_rows

    @cached_property
    def n_tokens(self) -> int:
        """The number of words in all passages; one column is read."""
        return int(pc.sum(self.tables["passages"].read_arrow(["n_tokens"])["n_tokens"]).as_py() or 0)

    def document_facts(self, columns: Sequence[str]) -> pd.DataFrame:
        """Read some columns of the documents; see ``Corpus.document_facts``."""
        return self.tables["documents"].read_columns(columns)

    def passage_facts(self, columns: Sequence[str]) -> pd.DataFrame:
        """Read some columns of the passages; see ``Corpus.passage_facts``."""
        return self.tables["passages"].read_columns(columns)

    def read_documents(self, rows: np.ndarray, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read some documents; see ``Corpus.read_documents``."""
        return self.tables["documents"].read_rows(rows, columns)

    def read_passages(self, rows: np.ndarray, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read some passages; see ``Corpus.read_passages``."""
        return self.tables["passages"].read_rows(rows, columns)

    def read_notes(self, document: str, table: str) -> pd.DataFrame:
        """Read clues about a document, or what was cut from it; see ``Corpus.read_notes``. The names of all documents are read once."""
        notes = self.tables[table]
        if table not in self._noted:
            self._noted[table] = notes.read_arrow(["document"])["document"]
        return notes.read_rows(np.flatnonzero(pc.equal(self._noted[table], document)))

    def find_documents(self, ids: Sequence[str]) -> np.ndarray:
        """Find documents; see ``Corpus.find_documents``. The names of all documents are read once and kept."""
        wanted = pa.table({"id": pd.array(ids, dtype="str")})["id"].cast(self._names.type).combine_chunks()
        # Every name is looked up among the few that are wanted: a table of these is made sooner than one of a million names.
        unique = wanted.dictionary_encode()
        found = np.full(len(unique.dictionary) + 1, -1)
        where = pc.index_in(self._names, value_set=unique.dictionary)
        found[where.drop_null().to_numpy()] = np.flatnonzero(where.is_valid())
        return found[unique.indices.fill_null(-1).to_numpy(zero_copy_only=False)]

    def matching(self, query: str) -> model.Corpus:
        """Keep the passages that match a search; see ``Corpus.matching``. All texts are read, but only those that match are kept."""
        pattern = search_pattern(query)
        texts = (text for batch in self.tables["passages"].read_batches("text") for text in batch.to_pylist())
        return self.keep_passages(pd.Series((pattern.search(text) is not None for text in texts), dtype=bool))

    def keep_documents(self, mask: pd.Series) -> model.Corpus:
        """Keep documents, with all their passages, which are read; see ``Corpus.keep_documents``."""
        documents = _truths("documents", mask, self.n_documents)
        return self if documents.all() else self._read_kept(documents, self._are_of("passages", documents))

    def keep_passages(self, mask: pd.Series) -> model.Corpus:
        """Keep passages, which are read, and the documents that hold them; see ``Corpus.keep_passages``."""
        passages = _truths("passages", mask, self.n_passages)
        if passages.all():
            return self
        holders = self.tables["passages"].read_arrow(["document"])["document"].filter(pa.array(passages))
        return self._read_kept(_are_in(self._names, holders), passages)

    def _read_kept(self, documents: np.ndarray, passages: np.ndarray) -> model.Corpus:
        """Read the rows for which the two masks are true, and what else there is about these documents."""
        about = (self.tables[name].read_where(self._are_of(name, documents)) for name in ("clues", "removed"))
        kept = model.Corpus(
            self.tables["documents"].read_where(documents),
            self.tables["passages"].read_where(passages),
            *about,
            self.problems,
            fingerprint=self.fingerprint,
            options=self.options,
        )
        return kept._keep(pd.Series(True, index=kept.passages.index), kept.documents.index)

    def _are_of(self, table: str, documents: np.ndarray) -> np.ndarray:
        """Tell of every row of a table whether it is about one of the documents for which a mask is true."""
        return _are_in(self.tables[table].read_arrow(["document"])["document"], self._names.filter(pa.array(documents)))

    @cached_property
    def _names(self) -> pa.ChunkedArray:
        return self.tables["documents"].read_index()

    @cached_property
    def _noted(self) -> dict[str, pa.ChunkedArray]:
        """The document of each row of tables that were asked for."""
        return {}


def _truths(name: str, mask: pd.Series, n_rows: int) -> np.ndarray:
    if len(mask) != n_rows:
        raise IndexError(f"mask must say of each of the {n_rows:,} {name} whether it is kept; got {len(mask):,} values.")
    return mask.to_numpy(dtype=bool)


def _are_in(names: pa.ChunkedArray, wanted: pa.ChunkedArray) -> np.ndarray:
    return pc.is_in(names, value_set=wanted.cast(names.type).unique()).to_numpy()
