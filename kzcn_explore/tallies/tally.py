"""Tally: what the parts of a selection other than its days let through, added up by date interval once for every range of days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.rows import CorpusRows
from kzcn_explore.tallies.sums import Sums, size_sums
from kzcn_explore.tallies.term_sums import term_sums
from kzcn_explore.tallies.theme_sums import theme_sums

TERMS_KEPT = 16


class Tally:
    """The documents and passages of some sources, languages, words and themes, on whatever day; what they add up to is kept.

    Parameters
    ----------
    themed : Themed
        The corpus by number, ``rows``, and what is known of its themes: ``shares``, ``counted``, ``ranked_terms``.
    documents : numpy.ndarray of bool, (n_documents,), optional
        None for all.
    passages : numpy.ndarray of bool, (n_passages,), optional
        Of their passages; None for all.
    """

    def __init__(self, themed, documents: np.ndarray | None = None, passages: np.ndarray | None = None) -> None:
        self.rows: CorpusRows = themed.rows
        self._themed, self._documents, self._passages = themed, documents, passages
        self._groups: dict[tuple[str, int], Tally] = {}
        self.term_sums = lru_cache(maxsize=TERMS_KEPT)(self._term_sums)

    @property
    def is_all(self) -> bool:
        """Whether everything is let through."""
        return self._documents is None and self._passages is None

    def narrowed(self, passages: np.ndarray) -> Tally:
        """Let through only some of the passages, (n_passages,) of bool."""
        return Tally(self._themed, self._documents, passages if self._passages is None else self._passages & passages)

    def of_group(self, column: str, number: int) -> Tally:
        """Let through only the documents of one group; what it adds up to is kept."""
        if (column, number) not in self._groups:
            documents = self.rows.groups(column)[0] == number
            documents = documents if self._documents is None else self._documents & documents
            self._groups[column, number] = Tally(self._themed, documents, self._passages)
        return self._groups[column, number]

    def on_days(self, intervals: np.ndarray | None) -> Chosen:
        """Let through only what some date intervals hold, (n_intervals,) of bool; None for all."""
        return Chosen(self.rows, intervals, self._documents, self._passages)

    @cached_property
    def sizes(self) -> Sums:
        """Documents, passages and tokens, by interval."""
        return size_sums(self.on_days(None))

    @cached_property
    def theme_sums(self) -> Sums:
        """What every theme takes, by interval."""
        return theme_sums(self.on_days(None), self.sizes, self._themed.shares.to_numpy())

    @cached_property
    def n_holding(self) -> tuple[np.ndarray, np.ndarray]:
        """Passages, and documents, that hold each of the terms that tell the themes best, by interval, (n_intervals, n)."""
        return self._themed.counted.n_holding(self._themed.ranked_terms["column"].tolist(), self.on_days(None))

    def _term_sums(self, terms: tuple[str, ...]) -> Sums:
        return term_sums(self.on_days(None), self.sizes, terms)


def make_tally(
    themed,
    *,
    sources: Sequence[str] = (),
    languages: Sequence[str] = (),
    documents: Sequence[str] = (),
    search: str = "",
    among: Sequence[np.ndarray] = (),
) -> Tally:
    """Find what sources, languages, the ids of documents and a search let through, of passages among some by number."""
    rows = themed.rows
    kept = [rows.with_value(column, tuple(allowed)) for column, allowed in (("source", sources), ("language", languages)) if allowed]
    if documents:
        kept.append(rows.with_ids(documents))
    passages = None
    for held in [*([rows.find(search)[0]] if search else []), *among]:
        mask = np.zeros(rows.n_passages, dtype=bool)
        mask[held] = True
        passages = mask if passages is None else passages & mask
    return Tally(themed, np.logical_and.reduce(kept) if kept else None, passages)
