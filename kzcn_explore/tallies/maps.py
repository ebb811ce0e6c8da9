"""Maps: the map of a corpus laid out once, and the neighbours of its documents, from weights that are kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.maps.document_map import UNITS, document_map
from kzcn_explore.analysis.maps.neighbours import nearest_documents, weigh_documents

if TYPE_CHECKING:
    from scipy import sparse

# More points than this no page draws smoothly.
MOST_MAPPED = 100_000


class Maps:
    """The maps of a corpus and its themes; each is laid out when it is first asked for, and kept.

    Parameters
    ----------
    themed : Themed
    """

    def __init__(self, themed) -> None:
        self._themed = themed
        self._made: dict[str, pd.DataFrame] = {}

    def is_made(self, unit: str) -> bool:
        """Whether a map is laid out already."""
        return unit in self._made

    def document_map(self, unit: str = "documents") -> pd.DataFrame:
        """Return the map of all documents or passages; see ``Study.document_map``."""
        if unit not in self._made:
            self._made[unit] = self._laid_out(unit)
        return self._made[unit]

    def neighbours(self, document: str, n: int) -> pd.DataFrame:
        """Find the documents most like one; see ``neighbours``."""
        check_whole("n", n)
        return nearest_documents(self._themed.model, self._themed.corpus, document, self._weights, n)

    @cached_property
    def _weights(self) -> sparse.csr_matrix:
        return weigh_documents(self._themed.corpus, self._themed.counts)

    def _laid_out(self, unit: str) -> pd.DataFrame:
        themed, rows = self._themed, self._themed.rows
        drawn = self._drawn(unit) if unit in UNITS else np.ones(rows.n_documents, dtype=bool)
        corpus, shares, counts = themed.corpus, themed.shares, themed.counts
        if not drawn.all():
            held = drawn[rows.holders]
            corpus, shares, counts = corpus.keep_documents(pd.Series(drawn)), shares[held], counts[np.flatnonzero(held)]
        table = document_map(themed.model, corpus, unit=unit, shares=shares, counts=counts)
        table.attrs["n_documents"] = rows.n_documents
        return table

    def _drawn(self, unit: str) -> np.ndarray:
        """Draw documents at random, the same every time, as many as a map may show; (n_documents,) of bool."""
        rows = self._themed.rows
        drawn = np.random.default_rng(0).permutation(rows.n_documents)
        points = np.ones(len(drawn), dtype=np.int64) if unit == "documents" else rows.document_passages[drawn]
        kept = np.zeros(rows.n_documents, dtype=bool)
        kept[drawn[np.cumsum(points) <= MOST_MAPPED]] = True
        return kept
