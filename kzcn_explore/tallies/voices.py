"""Voices: who and what a corpus names, what it quotes and which dates it speaks of, found once and whatever its themes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.corpus.model import Corpus
from kzcn_explore.tallies.rows import CorpusRows

ACTOR_MENTIONS, QUOTATIONS, EVENT_MENTIONS = "actor_mentions", "quotations", "event_mentions"
# More passages than this are not read: of a larger corpus there are those of documents drawn at random.
MOST_READ = 200_000

Progress = Callable[[int, int], None]


class Voices:
    """The names, quotations and dated events of a corpus; each table is found when it is first asked for, and kept.

    Of a corpus of more than 200,000 passages they are those of documents drawn at random, the same ones every time.

    Parameters
    ----------
    rows : CorpusRows
    """

    def __init__(self, rows: CorpusRows) -> None:
        self._rows = rows
        self._lock = threading.RLock()
        self._found: dict[str, pd.DataFrame] = {}
        self._at: dict[str, np.ndarray] = {}
        self._read: Corpus | None = None

    @property
    def read(self) -> Corpus:
        """What is read of the corpus: the whole or, of a large one, some of its documents."""
        with self._lock:
            if self._read is None:
                drawn = self._drawn()
                self._read = self._rows.corpus if drawn.all() else self._rows.corpus.keep_documents(pd.Series(drawn))
            return self._read

    def is_found(self, name: str) -> bool:
        """Whether a table was found already."""
        return name in self._found

    def find(self, name: str, progress: Progress | None = None) -> pd.DataFrame:
        """Return a table of the whole corpus.

        Parameters
        ----------
        name : {"actor_mentions", "quotations", "event_mentions"}
        progress : callable, optional
            Called as ``progress(n_done, total)`` between the steps of each part of the work; what it raises ends it.
        """
        with self._lock:
            if name not in self._found:
                self._found[name] = self._make(name, progress)
            return self._found[name]

    def rows_of(self, name: str) -> np.ndarray:
        """Return for every row of a table the row number of its passage in the corpus."""
        table = self.find(name)
        if name not in self._at:
            self._at[name] = self.find_rows(table["passage"])
        return self._at[name]

    def find_rows(self, passages: pd.Series) -> np.ndarray:
        """Find the row numbers of passages by their labels."""
        return self._rows.corpus.passage_facts(["document"]).index.get_indexer(passages)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """The actors of the whole corpus; see ``actors``."""
        from kzcn_explore.analysis.actors.actors import actor_table

        return actor_table(self.find(ACTOR_MENTIONS), self.read)

    @cached_property
    def called(self) -> dict[str, str]:
        """The actor that is named most by each of the other ways in which texts write actors, in small letters."""
        called: dict[str, str] = {}
        for actor, aliases in zip(self.actors["actor"], self.actors["aliases"], strict=True):
            for alias in aliases:
                called.setdefault(alias.casefold(), actor)
        return called

    @cached_property
    def speakers(self) -> list[str]:
        """The actors that are quoted in the whole corpus, whoever is quoted most first; an office without a name may be of many."""
        table = self.find(QUOTATIONS)
        counts = table.loc[table["is_actor"], "speaker"].value_counts().rename_axis("speaker").reset_index()
        return counts.sort_values(["count", "speaker"], ascending=[False, True])["speaker"].tolist()

    @cached_property
    def events(self) -> pd.DataFrame:
        """The events of the whole corpus; see ``events``."""
        from kzcn_explore.analysis.events.events import event_table

        return event_table(self.find(EVENT_MENTIONS))

    def holders_of(self, *, actors: Sequence[str] = (), speakers: Sequence[str] = (), events: Sequence[int] = ()) -> list[np.ndarray]:
        """Find the passages in which one of some actors is named, one of some speakers quoted, or one of some events dated.

        Returns
        -------
        list of numpy.ndarray of int64
            Row numbers, one array for each of the three that is asked for.
        """
        asked = ((ACTOR_MENTIONS, "actor", actors), (QUOTATIONS, "speaker", speakers), (EVENT_MENTIONS, "event", events))
        return [self.rows_of(name)[self.find(name)[column].isin(wanted).to_numpy()] for name, column, wanted in asked if wanted]

    def _make(self, name: str, progress: Progress | None) -> pd.DataFrame:
        if name == ACTOR_MENTIONS:
            from kzcn_explore.analysis.actors.mentions import actor_mentions

            return actor_mentions(self.read, progress=progress)
        if name == EVENT_MENTIONS:
            from kzcn_explore.analysis.events.event_mentions import event_mentions

            return event_mentions(self.read, progress=progress)
        from kzcn_explore.analysis.quotations.quotations import quotations

        return quotations(self.read, mentions=self.find(ACTOR_MENTIONS, progress), progress=progress)

    def _drawn(self) -> np.ndarray:
        """Draw documents at random, the same every time, as many as are read; (n_documents,) of bool."""
        rows = self._rows
        if rows.n_passages <= MOST_READ:
            return np.ones(rows.n_documents, dtype=bool)
        drawn = np.random.default_rng(0).permutation(rows.n_documents)
        kept = np.zeros(rows.n_documents, dtype=bool)
        kept[drawn[np.cumsum(rows.document_passages[drawn]) <= MOST_READ]] = True
        return kept
