"""Refits: themes fitted again to other documents of the same corpus, whose passages are counted once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_progress, check_seed, check_whole
from kzcn_explore.analysis.terms.term_streams import TermStream, number_terms
from kzcn_explore.analysis.themes.nmf import factorise, rarity, weigh
from kzcn_explore.analysis.trust.canonical import canonical_passages, counts_once
from kzcn_explore.analysis.trust.coherence import spoken_terms
from kzcn_explore.analysis.trust.likeness import match_themes

if TYPE_CHECKING:
    from scipy import sparse

FOLDS = 5
# A refit holds so many passages at most; it then takes seconds.
MOST_PASSAGES = 100_000
# Ten times that of a model's own fit: on three corpora the likeness of a refit moves by less than .02.
TOLERANCE = 1e-4
# The numbers of themes that are tried: so many fewer and more than the model's, from two on.
AROUND, FEWEST = 2, 2

Progress = Callable[[int, int], object]


@dataclass(frozen=True, eq=False)
class Counted:
    """The passages of a corpus in canonical order, counted once for all refits.

    Attributes
    ----------
    passages : DataFrame
        As ``canonical_passages`` gives them.
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    spoken : TermStream
        The terms of every passage that repeats no other; of none for a lexicon.
    """

    passages: pd.DataFrame
    counts: sparse.csr_matrix
    spoken: TermStream

    @property
    def documents(self) -> np.ndarray:
        """The number of each passage's document."""
        return self.passages["number"].to_numpy()

    @property
    def n_documents(self) -> int:
        return int(self.documents.max(initial=-1)) + 1

    def weights(self, drawn: np.ndarray) -> sparse.csr_matrix:
        """Weigh the passages of drawn documents as a fit does; `drawn` says how often each document is drawn.

        A passage counts as often as its document was drawn; of several that repeat each other, the first of them alone. How rare a
        term is, is found again in what was drawn, as a new fit would find it. Passages without a term are left out.
        """
        times = drawn[self.documents]
        rows = np.flatnonzero(times)
        # np.unique gives the first row of each group of repeats.
        rows = rows[np.sort(np.unique(self.passages["original"].to_numpy()[rows], return_index=True)[1])]
        kept = self.counts[np.repeat(rows, times[rows])]
        weights = weigh(kept, rarity(kept))
        return weights[weights.getnnz(axis=1) > 0]


def count_corpus(model, passages: pd.DataFrame) -> Counted:
    """Count the terms of a model in the passages of a corpus, which need ``document`` and ``text``."""
    ordered = canonical_passages(passages)
    if is_fixed(model):
        from scipy import sparse

        counts = model.count(ordered["text"]) if len(ordered) else sparse.csr_matrix((0, len(model.terms_)), dtype=np.int64)
        return Counted(ordered, counts, number_terms([]))
    spoken = spoken_terms(model, ordered["text"])
    return Counted(ordered, spoken.count(model.terms_), spoken.of_passages(np.flatnonzero(counts_once(ordered))))


def is_fixed(model) -> bool:
    """Tell whether a model counts by fixed rules, so that there is nothing to fit again."""
    return bool(getattr(model, "multi_label", False))


class Refits:
    """Fits themes to drawn documents, one after the other, and says how far it is.

    Parameters
    ----------
    counted : Counted
    random_state : int
        Seed of each start, as the model's own.
    progress : callable, optional
        Called as ``progress(n_done, total)`` at once and after each refit.
    total : int
        How many refits there will be.
    """

    def __init__(self, counted: Counted, random_state: int, *, progress: Progress | None = None, total: int = 0) -> None:
        self.counted, self.random_state, self.progress, self.total, self.n_done = counted, random_state, progress, total, 0
        self._tell()

    def fit(self, drawn: np.ndarray, n_themes: int) -> tuple[np.ndarray, float]:
        """Fit themes to drawn documents: their components, (at most n_themes, n_terms), and the relative error of reconstruction."""
        weights = self.counted.weights(drawn)
        n_themes = min(n_themes, *weights.shape)
        components, error = np.zeros((0, weights.shape[1])), np.nan
        if n_themes:
            factors, components, error = factorise(weights, n_themes, self.random_state, tolerance=TOLERANCE)
            # What no drawn passage holds keeps the weight of the start; it is nothing that was found.
            components[:, weights.getnnz(axis=0) == 0] = 0
            components[factors.sum(axis=0) == 0] = 0
            error /= np.sqrt(weights.multiply(weights).sum())
        self.n_done += 1
        self._tell()
        return components, error

    def likenesses(self, themes: np.ndarray, draws: Iterable[tuple[np.ndarray, int]]) -> np.ndarray:
        """Tell how alike each theme comes back from each draw of documents and number of themes; (n_draws, n_themes)."""
        found = [match_themes(themes, self.fit(drawn, n_themes)[0]) for drawn, n_themes in draws]
        return np.array(found).reshape(len(found), len(themes))

    def _tell(self) -> None:
        if self.progress is not None:
            self.progress(self.n_done, self.total)


def resample(counted: Counted, n_draws: int, random_state: int) -> list[np.ndarray]:
    """Draw as many documents as there are, with replacement; no draw where there is one document only."""
    rng = np.random.default_rng(random_state)
    n = counted.n_documents
    return [_as_many_as_fit(rng.integers(0, n, n), counted) for _ in range(n_draws if n > 1 else 0)]


def leave_out(counted: Counted, random_state: int) -> list[np.ndarray]:
    """Leave out each fifth of the documents in turn, or each document where there are fewer; no draw where there is only one."""
    rng = np.random.default_rng(random_state)
    n = counted.n_documents
    n_folds = min(FOLDS, n) if n > 1 else 0
    fold_of = np.arange(n) % max(n_folds, 1)
    return [_as_many_as_fit(rng.permutation(np.flatnonzero(fold_of != fold)), counted) for fold in range(n_folds)]


def draw_all(counted: Counted, random_state: int) -> np.ndarray:
    """Draw every document once, or of a large corpus as many as a refit holds."""
    return _as_many_as_fit(np.random.default_rng(random_state).permutation(counted.n_documents), counted)


def numbers_around(model, counted: Counted) -> list[int]:
    """List the numbers of themes around the model's, two fewer to two more, its own among them; none that cannot be fitted."""
    at_most = min(counted.spoken.n_passages, counted.counts.shape[1])
    around = range(model.n_themes_ - AROUND, model.n_themes_ + AROUND + 1)
    return [n for n in around if n == model.n_themes_ or FEWEST <= n <= at_most]


def check_draws(n_draws: object, random_state: object, progress: object) -> None:
    """Refuse a number of draws, a seed or a report of progress that is none."""
    check_whole("n_draws", n_draws)
    check_seed(random_state)
    check_progress(progress)


def _as_many_as_fit(documents: np.ndarray, counted: Counted) -> np.ndarray:
    """Count how often each document is drawn, of as many of them as a refit holds; of one at least."""
    sizes = np.bincount(counted.documents, minlength=counted.n_documents)
    n = max(1, int(np.searchsorted(np.cumsum(sizes[documents]), MOST_PASSAGES, side="right")))
    return np.bincount(documents[:n], minlength=counted.n_documents)
