"""Themed: a corpus with one theme model, and what is computed of the two once."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.concordance.matches import Matches, find_matches
from kzcn_explore.analysis.concordance.searched import Searched
from kzcn_explore.analysis.themes.shares import BELONGS
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.selection import Selection
from kzcn_explore.tallies.counted import CountedTerms
from kzcn_explore.tallies.maps import Maps
from kzcn_explore.tallies.reading import order_by_share
from kzcn_explore.tallies.rows import CorpusRows
from kzcn_explore.tallies.tally import Tally, make_tally
from kzcn_explore.tallies.voices import Voices

if TYPE_CHECKING:
    from kzcn_explore.analysis.terms.terms import TermCounts

# A tally of a million documents takes some megabytes.
TALLIES_KEPT = 16
# The places of a word that stands everywhere take some megabytes, too.
PATTERNS_KEPT = 8


# The parts of a selection beside its days and themes.
OF_DOCUMENTS = ("sources", "languages", "documents", "search")
OF_VOICES = ("actors", "speakers", "events")


class Themed:
    """A corpus with one theme model; each property is computed when it is first asked for, and kept.

    Parameters
    ----------
    corpus : Corpus
    model : ThemeModel or LexiconModel, optional
        Fitted; by default a ThemeModel is fitted on the corpus's passages.
    """

    def __init__(self, corpus: Corpus, model=None) -> None:
        self.corpus = corpus
        self.rows = CorpusRows(corpus)
        self._given = model
        self._tallies: OrderedDict[tuple, Tally] = OrderedDict()
        self._matches: OrderedDict[tuple, Matches] = OrderedDict()
        self._passage_turns: dict[int, np.ndarray] = {}
        self._document_turns: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    @cached_property
    def model(self):
        if self._given is not None:
            return self._given
        from kzcn_explore.analysis.themes.themes import ThemeModel

        return ThemeModel().fit(self.corpus.passages["text"])

    @cached_property
    def counts(self):
        """How often each passage holds each term of the model."""
        return self.model.count(self.corpus.passages["text"])

    @cached_property
    def shares(self) -> pd.DataFrame:
        """How much of each passage every theme takes."""
        return pd.DataFrame(self.model.shares(self.counts), index=self.corpus.passages.index, columns=range(len(self.model.labels_)))

    def read_shares(self, passages: np.ndarray) -> np.ndarray:
        """Return the shares of some passages, by number; (n, n_themes)."""
        return self.shares.to_numpy()[passages]

    @property
    def checked(self) -> Corpus:
        """The corpus in which is found out whether the themes come back: the whole."""
        return self.corpus

    @cached_property
    def counted(self) -> CountedTerms:
        """The counts by term and by day."""
        return CountedTerms(self.rows, self.counts)

    @property
    def term_counts(self) -> TermCounts:
        """What ``View.keyness`` compares: how often each passage holds each word and fixed phrase, names among them."""
        return self.rows.term_counts

    def counted_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Find the terms of a text as they are counted in ``term_counts``, each with its offsets."""
        return self.term_counts.rules.term_spans(text)

    @cached_property
    def _columns(self) -> dict[str, int]:
        """The column of each term of ``term_counts``, by how the corpus writes it."""
        counts = self.term_counts
        return {counts.rules.display(term): column for column, term in enumerate(counts.terms)}

    def counted_term(self, written: str) -> str:
        """Return the term of ``term_counts`` that the corpus writes so.

        Raises
        ------
        ValueError
            If there is none.
        """
        if written not in self._columns:
            raise ValueError(f"counted must be a term as the table of keyness writes it; got {written!r}.")
        return self.term_counts.terms[self._columns[written]]

    def holders_of(self, written: str) -> np.ndarray:
        """Find the passages in which a term is counted, ascending."""
        self.counted_term(written)
        counts = self.term_counts.counts
        entries = np.flatnonzero(counts.indices == self._columns[written])
        return np.searchsorted(counts.indptr, entries, side="right") - 1

    @cached_property
    def searched(self) -> Searched:
        """The passages, ready for a concordance."""
        return Searched.of_rows(self.rows)

    def find_matches(self, pattern: str, *, case: bool = False, seconds: float = 10) -> Matches:
        """Find every place where a pattern stands; the places of the patterns asked last are kept."""
        key = pattern, case
        if key not in self._matches:
            self._matches[key] = find_matches(self.searched, pattern, case=case, seconds=seconds)
        self._matches.move_to_end(key)
        while len(self._matches) > PATTERNS_KEPT:
            self._matches.popitem(last=False)
        return self._matches[key]

    @cached_property
    def voices(self) -> Voices:
        """Who and what is named, what is quoted, and which dates are spoken of."""
        return Voices(self.rows)

    @cached_property
    def maps(self) -> Maps:
        """The maps of documents and of passages."""
        return Maps(self)

    def passages_by_share(self, theme: int) -> np.ndarray:
        """List the passages of which a theme takes anything, the greatest share first, of equal ones the earlier row."""
        if theme not in self._passage_turns:
            shares = self.shares[theme].to_numpy()
            held = np.flatnonzero(shares > 0)
            self._passage_turns[theme] = held[np.argsort(-shares[held], kind="stable")]
        return self._passage_turns[theme]

    def documents_by_share(self, theme: int) -> tuple[np.ndarray, np.ndarray]:
        """Sort the documents by what a theme takes of them; see ``tallies.reading.order_by_share``."""
        if theme not in self._document_turns:
            self._document_turns[theme] = order_by_share(Tally(self).on_days(None), self.shares[theme].to_numpy())
        return self._document_turns[theme]

    def tally(self, selection: Selection, *, themes: bool) -> Tally:
        """Return the tally of the parts of a selection other than its days, with or without its themes."""
        key = (*(getattr(selection, name) for name in (*OF_DOCUMENTS, *OF_VOICES)), selection.themes if themes else ())
        if key not in self._tallies:
            self._tallies[key] = self._tallied(selection, themes=themes)
        self._tallies.move_to_end(key)
        while len(self._tallies) > TALLIES_KEPT:
            self._tallies.popitem(last=False)
        return self._tallies[key]

    def _tallied(self, selection: Selection, *, themes: bool) -> Tally:
        if themes and selection.themes:
            shares = self.shares
            chosen = [theme for theme in selection.themes if theme in shares.columns]
            belongs = np.zeros(len(shares), dtype=bool)
            for theme in chosen:
                belongs |= shares[theme].to_numpy() >= BELONGS
            return self.tally(selection, themes=False).narrowed(belongs)
        voices = {name: getattr(selection, name) for name in OF_VOICES}
        among = self.voices.holders_of(**voices) if any(voices.values()) else []
        return make_tally(self, **{name: getattr(selection, name) for name in OF_DOCUMENTS}, among=among)

    @cached_property
    def ranked_terms(self) -> pd.DataFrame:
        """The terms that tell each theme best: ``theme``, ``label``, ``term``, ``weight`` of ``theme_terms``, and the term's ``column``."""
        return theme_tables.ranked_terms(self.model)

    @cached_property
    def theme_table(self) -> pd.DataFrame:
        return theme_tables.theme_table(self.model, self.corpus, shares=self.shares)

    def replaced(self, model) -> Themed:
        """Return the same corpus with another model; where that counts the same terms, the counts stay."""
        new = Themed(self.corpus, model)
        new.rows = self.rows
        new.__dict__["voices"] = self.voices
        old = self.__dict__.get("model", self._given)
        if old is not None and "counts" in self.__dict__ and _counts_alike(old, model):
            new.__dict__["counts"] = self.counts
        return new


def _counts_alike(old, new) -> bool:
    rules = getattr(old, "rules_", None)
    same = rules is not None and rules is getattr(new, "rules_", None) and old.keep_names == new.keep_names
    return same and np.array_equal(old.terms_, new.terms_)
