"""Spoken: the names, quotations and dated events of what one selection lets through, and where each stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.analysis.actors.actors import actor_table
from kzcn_explore.analysis.actors.links import link_table
from kzcn_explore.analysis.events.events import event_table
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.tallies import places
from kzcn_explore.tallies.reading import passages_behind
from kzcn_explore.tallies.voices import ACTOR_MENTIONS, EVENT_MENTIONS, QUOTATIONS
from kzcn_explore.themed import OF_VOICES
from kzcn_explore.viewed import Viewed

MOST_SPEAKERS = 100


class Spoken(Viewed):
    """The names, quotations and dated events of what one selection lets through.

    They are those of the whole corpus, found once, of which the passages of the selection are kept: an actor or an event is the same in
    every view. Of a corpus of more than 200,000 passages documents drawn at random are read, the same ones every time.

    What it lets through, ``selection``, ``corpus`` and ``without_themes``, is as in ``Viewed``.

    Attributes
    ----------
    study : Study
    selection : Selection
    """

    @cached_property
    def actor_mentions(self) -> pd.DataFrame:
        """See ``actor_mentions``."""
        return self._kept_rows(ACTOR_MENTIONS)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """See ``actors``."""
        voices = self._themed.voices
        return voices.actors if self._chosen.is_all else actor_table(self.actor_mentions, self._read)

    @cached_property
    def actor_links(self) -> pd.DataFrame:
        """See ``actor_links``; over all dates of this view.

        ``npmi`` is that of the view without its chosen actors, speakers and events: where every passage names an actor, all are as close.
        """
        table = link_table(self.actor_mentions, self._read)
        chosen = {name for name in OF_VOICES if getattr(self.selection, name)}
        if not chosen:
            return table
        whole = self.study.view(replace(self.selection, **dict.fromkeys(chosen, ()))).actor_links
        pair = ["actor", "other"]
        npmi = whole.set_index(pair)["npmi"].reindex(pd.MultiIndex.from_frame(table[pair]))
        return table.assign(npmi=npmi.to_numpy())

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """See ``quotations``; its index is that of the table of the whole corpus, as are ``continues`` and ``printing_of``."""
        return self._kept_rows(QUOTATIONS)

    @cached_property
    def printings(self) -> pd.DataFrame:
        """See ``printings``: those whose two quotations both stand in this view."""
        from kzcn_explore.analysis.quotations.printings_table import printings

        return printings(self._read, quotations=self.quotations)

    @cached_property
    def speaker_timeline(self) -> pd.DataFrame:
        """See ``speaker_timeline``, by the period of the study; the hundred who are quoted most."""
        from kzcn_explore.analysis.quotations.speaker_timelines import speaker_timeline

        return speaker_timeline(self._read, every=self.study.every, quotations=self.quotations, n_speakers=MOST_SPEAKERS)

    @cached_property
    def speaker_themes(self) -> pd.DataFrame:
        """See ``speaker_themes``, of the themes of the study."""
        from kzcn_explore.analysis.quotations.speaker_themes import speaker_themes

        return speaker_themes(self.study.model, self._read, quotations=self.quotations)

    @cached_property
    def event_mentions(self) -> pd.DataFrame:
        """See ``event_mentions``; events are numbered as in the whole corpus."""
        return self._kept_rows(EVENT_MENTIONS)

    @cached_property
    def events(self) -> pd.DataFrame:
        """See ``events``; those that this view speaks of, as far as it does."""
        voices = self._themed.voices
        return voices.events if self._chosen.is_all else event_table(self.event_mentions)

    @cached_property
    def event_timeline(self) -> pd.DataFrame:
        """See ``event_timeline``, by the period of the study."""
        from kzcn_explore.analysis.events.event_timeline import event_timeline

        return event_timeline(self._read, every=self.study.every, mentions=self.event_mentions)

    def event_history(self, event: int) -> pd.DataFrame:
        """See ``event_history``: what the documents of this view say of an event."""
        from kzcn_explore.analysis.events.event_history import event_history

        return event_history(self._read, event, mentions=self.event_mentions)

    def places(self, what: str, *which: object) -> pd.DataFrame:
        """Find where the texts of this view name, quote or date something.

        Parameters
        ----------
        what : {"actor", "link", "speaker", "quotation", "event", "mention", "lane"}
        *which
            Of an actor its name. Of a link two names: where passages have both. Of a speaker the name, then, if wanted, the first day of
            a period of the study, or a theme: the quotations of documents published in that period, or of which that theme takes part. Of
            a quotation its row, by index. Of mentions of events their rows, one or more. Of an event its number. Of a lane its name and the
            first day of a period of the study: the mentions in that lane whose days lie in it.

        Returns
        -------
        DataFrame, one row a place
            ``document``, ``passage``, ``start``, ``end`` (offsets into the raw text).

        Raises
        ------
        ValueError
            If `what` is none of these, or `which` does not fit it.

        Examples
        --------
        >>> import kzcn_explore as kz
        >>> view = kz.Study(kz.load_corpus()).view()
        >>> view.places("actor", "Kazakhstan").columns.to_list()
        ['document', 'passage', 'start', 'end']
        """
        return places.find_places(self, what, *which)

    def read_places(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the passages in which places stand, as ``evidence`` does, with these marked.

        Parameters
        ----------
        table : DataFrame
            ``passage``, ``start``, ``end``: of ``places``, or of ``actor_mentions``, ``quotations`` and ``event_mentions``.

        Returns
        -------
        DataFrame, one row a passage, in reading order
        """
        return self.mark_places(self.read_passages(self.find_passages_of(table)), table)

    def find_passages_of(self, table: pd.DataFrame) -> np.ndarray:
        """Return the row numbers, in ``study.corpus.passages``, of the passages of this view in which places stand, in reading order."""
        found = self._themed.voices.find_rows(table["passage"])
        return passages_behind(self._chosen, self._themed.rows.passage_turns, among=[found])

    def mark_places(self, rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
        """Mark places in passages, beside what is searched for.

        Parameters
        ----------
        rows : DataFrame
            Of ``read_passages``, or passages with ``text`` and ``start``, by index.
        table : DataFrame
            ``passage``, ``start``, ``end``.
        """
        return places.mark_places(rows, table)

    def _kept_rows(self, name: str) -> pd.DataFrame:
        table, chosen = self._themed.voices.find(name), self._chosen.passages
        return table if chosen is None else table[chosen[self._themed.voices.rows_of(name)]]

    @cached_property
    def _read(self) -> Corpus:
        """What is read of the corpus of this view."""
        read, whole = self._themed.voices.read, self.study.corpus
        if read is whole:
            return self.corpus
        labels = whole.passage_facts(["document"]).index[self._chosen.passage_numbers]
        return read.keep_passages(pd.Series(read.passages.index.isin(labels), index=read.passages.index))
