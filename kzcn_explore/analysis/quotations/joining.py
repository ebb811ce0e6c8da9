"""Joining: which actor of the corpus the speaker of a quotation is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_table
from kzcn_explore.analysis.quotations.speakers import Speaker
from kzcn_explore.corpus.model import Corpus

NEEDED = ("actor", "kind", "document", "passage", "start", "end", "as_written")
# Of several actors that a document writes alike the one that speaks more readily; an initiative says nothing.
SPEAKING = {"person": 0, "organisation": 1, "name": 2, "people": 3, "place": 4}
# Whose mention may lie in or over the words that name a speaker; the others must be all of these words.
OVER = ("person", "organisation")
# A surname whose full name other documents alone write.
FROM_ELSEWHERE = 0.95


class Mention(NamedTuple):
    """A mention of an actor; ``start`` and ``end`` are offsets into the raw text."""

    actor: str
    kind: str
    start: int
    end: int
    as_written: str


class DocumentActors:
    """The actors that one document names.

    Parameters
    ----------
    mentions : iterable of Mention

    Examples
    --------
    >>> actors = DocumentActors([Mention("Ann Lee", "person", 9, 12, "Lee")])
    >>> actors.join(Speaker("Lee", 1.0, True), 9, "Lee")
    ('Ann Lee', True, 0.95)
    >>> actors.join(Speaker("Max Braun", 1.0, True), 40, "Max Braun")
    ('Max Braun', False, 1.0)
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = [mention for mention in mentions if mention.kind in SPEAKING]
        self._by_name: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            for name in {mention.as_written, mention.actor}:
                self._by_name[name].append(mention)
        self._written = {mention.as_written for mention in self._mentions}

    def kind_of(self, name: str) -> str | None:
        """Return the kind of the actor that a name stands for, None if the document has none of that name."""
        found = self._by_name.get(name)
        return None if not found else min((mention.kind for mention in found), key=SPEAKING.__getitem__)

    def join(self, speaker: Speaker, place: int, written: str | None = None) -> tuple[str | None, bool, float]:
        """Tell which actor a speaker is.

        Parameters
        ----------
        speaker : Speaker
            By the name that the document has for who speaks.
        place : int
            Where the words stand that name the speaker, else the quotation; an offset into the raw text.
        written : str, optional
            These words.

        Returns
        -------
        (str or None, bool, float)
            The actor's name, or the speaker's own where no actor is found; whether one is; what the join leaves of the confidence.
        """
        if speaker.name is None:
            return None, False, 1.0
        found = self._named(speaker.name, place)
        if found is None and written:
            found = self._over(speaker, place, written)
            if found is not None:
                # The name stands for the same actor where a pronoun or another quotation takes it up.
                self._by_name[speaker.name] = [found]
        if found is None:
            return speaker.name, False, 1.0
        from_elsewhere = found.kind == "person" and " " not in speaker.name and " " in found.actor and found.actor not in self._written
        return found.actor, True, FROM_ELSEWHERE if from_elsewhere else 1.0

    def _named(self, name: str, place: int) -> Mention | None:
        """Return the mention that is written as a name: a person's before others, the nearest before a place, else the first."""
        found = self._by_name.get(name) or self._by_name.get(self._without_front(name))
        if not found:
            return None
        return min(found, key=lambda mention: (SPEAKING[mention.kind], mention.start > place, abs(mention.start - place)))

    def _without_front(self, name: str) -> str | None:
        """Cut what stands before a person's name, such as a country or a title that is none elsewhere; None if no person is left."""
        words = name.split()
        for cut in range(1, len(words)):
            rest = " ".join(words[cut:])
            if words[cut - 1] in ("for", "of"):
                # "spokesman for Ann Lee"
                return None
            # One word is left only where an actor is cut off: "Utopia Lee" is Lee, "Ann Lee" may be another.
            if self.kind_of(rest) == "person" and (
                len(words) - cut > 1 or self.kind_of(" ".join(words[:cut])) in ("place", "organisation")
            ):
                return rest
        return None

    def _over(self, speaker: Speaker, place: int, written: str) -> Mention | None:
        """Return the longest mention in or over the name among the words that tell who speaks."""
        name = speaker.name if speaker.name in written else speaker.name.rsplit(None, 1)[-1]
        at = written.rfind(name)
        if at < 0:
            return None
        start, end = place + at, place + at + len(name)
        over = [
            mention
            for mention in self._mentions
            if mention.kind in OVER
            # Of a person's name the last word tells who it is; an office is the whole of its words.
            and (mention.end == end if speaker.is_person and start <= mention.start else mention.start <= start and end <= mention.end)
        ]
        return max(over, key=lambda mention: mention.end - mention.start, default=None)


class NamedActors:
    """The mentions of a corpus, document by document.

    Parameters
    ----------
    mentions : DataFrame
        As ``actor_mentions`` gives them.
    """

    def __init__(self, mentions: pd.DataFrame) -> None:
        self._rows = mentions.groupby("document", sort=False).indices
        self._columns = [mentions[column].to_numpy(dtype=object) for column in Mention._fields]

    def of(self, document: str) -> DocumentActors:
        """Return the actors that a document names."""
        rows = self._rows.get(document, np.array([], dtype=np.intp))
        return DocumentActors(map(Mention, *(column[rows].tolist() for column in self._columns)))


def given_mentions(corpus: Corpus, mentions: pd.DataFrame | None) -> pd.DataFrame:
    """Return the mentions that are at hand, or find them.

    Raises
    ------
    ValueError
        If `mentions` is no such table, or some stand in passages of the corpus that are of other documents or shorter.
    """
    if mentions is None:
        from kzcn_explore.analysis.actors.mentions import actor_mentions

        return actor_mentions(corpus)
    check_table("mentions", mentions, "actor_mentions(corpus)")
    missing = [column for column in NEEDED if column not in mentions.columns]
    if missing:
        raise ValueError(f"mentions must have the columns {[*NEEDED]}; got none of {missing}. Make it with actor_mentions(corpus).")
    facts = corpus.passage_facts(["document", "start", "end"]).reindex(mentions["passage"])
    # A corpus that was narrowed down keeps the numbers of its passages: mentions in others are those of the whole.
    known = facts["document"].notna().to_numpy()
    here, facts = mentions[known], facts[known]
    fits = (here["document"].to_numpy() == facts["document"].to_numpy()) & (here["start"].to_numpy() >= facts["start"].to_numpy())
    fits &= here["end"].to_numpy() <= facts["end"].to_numpy()
    if not fits.all():
        wrong = here[~fits].iloc[0]
        raise ValueError(
            f"mentions must be those of corpus; got {int((~fits).sum()):,} that do not stand in its passages, {wrong['as_written']!r} "
            f"in passage {wrong['passage']} of document {wrong['document']!r} among them. Make it with actor_mentions(corpus)."
        )
    return mentions
