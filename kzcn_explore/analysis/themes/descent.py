"""Descent: the rounds of a factorisation. A round maps over parts of the passages; only sums of the size of the themes leave a part.

    descent = begin_descent(components, squared)
    while not descent.has_ended(tolerance, n_rounds):
        for every part: factors, sums = update_part(weights, factors, descent.aimed, descent.gram)
        descent = advance(descent, total of the sums)

Where the rows are cut into parts changes what comes out by rounding only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.themes.blocks import row_blocks
from kzcn_explore.analysis.themes.sweep import sweep

if TYPE_CHECKING:
    from scipy import sparse

# Of a large corpus the themes have settled when so many rounds together lower the squared rest by less than this part of it.
# Ten rounds and 2e-6 ended one fit of 25, on three corpora, on a plateau, and found out later that ten themes had settled.
WINDOW, SETTLED = 6, 6e-7
# The push is never stronger than this part of the last step.
STRONGEST_PUSH = 0.9
# The first rounds decide which themes are found; pushed, they went astray on one corpus of two. With ten instead of five, 2 fits
# of 31 on three corpora ended elsewhere, one of them lower.
UNPUSHED = 5


@dataclass(frozen=True, eq=False)
class Sums:
    """What leaves a part in every round; sums of parts are added by ``+``.

    Attributes
    ----------
    products : numpy.ndarray of float64, (n_themes, n_terms)
        ``factors' weights``.
    gram : numpy.ndarray of float64, (n_themes, n_themes)
        ``factors' factors``.
    violation : float
        Of ``sweep``.
    """

    products: np.ndarray
    gram: np.ndarray
    violation: float

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.products + other.products, self.gram + other.gram, self.violation + other.violation)


@dataclass(frozen=True, eq=False)
class Descent:
    """How far a factorisation is.

    Attributes
    ----------
    components : numpy.ndarray, (n_themes, n_terms)
        The themes so far.
    aimed : numpy.ndarray, (n_themes, n_terms)
        The themes that the next round begins with: pushed on in the direction of the last step.
    squared : float
        Sum of the squared weights.
    n_rounds : int
    n_pushes : int
        Rounds since the push began anew.
    violations : tuple of float
        Of the first round and of the last.
    rests : tuple of float
        Sum of the squared differences between weights and factorisation after the last rounds.
    """

    components: np.ndarray
    aimed: np.ndarray
    squared: float
    n_rounds: int = 0
    n_pushes: int = 0
    violations: tuple[float, float] = (np.inf, np.inf)
    rests: tuple[float, ...] = ()

    @cached_property
    def gram(self) -> np.ndarray:
        """How alike the aimed themes are, (n_themes, n_themes)."""
        return self.aimed @ self.aimed.T

    def has_ended(self, tolerance: float, n_rounds: int) -> bool:
        """Tell whether the rounds have run out, the violation is as small a part of the first as `tolerance`, or the themes have settled.

        Themes in float64, those of a small corpus, are never said to have settled: they take the rounds that they need.
        """
        first, last = self.violations
        if self.n_rounds >= n_rounds or (self.n_rounds and last <= tolerance * first):
            return True
        if self.components.dtype != np.float32 or len(self.rests) <= WINDOW:
            return False
        return min(self.rests[:-WINDOW]) - min(self.rests) < SETTLED * min(self.rests)


def update_part(weights: sparse.csr_matrix, factors: np.ndarray, components: np.ndarray, gram: np.ndarray) -> tuple[np.ndarray, Sums]:
    """Improve the factors of one part of the passages.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    factors : numpy.ndarray, (n_passages, n_themes)
    components : numpy.ndarray, (n_themes, n_terms)
        ``Descent.aimed``.
    gram : numpy.ndarray, (n_themes, n_themes)
        ``Descent.gram``.

    Returns
    -------
    factors : numpy.ndarray, (n_passages, n_themes)
    sums : Sums
    """
    n_themes, n_terms = components.shape
    by_term = np.ascontiguousarray(components.T)
    improved = np.empty_like(factors)
    products, likeness, violation = np.zeros((n_terms, n_themes)), np.zeros((n_themes, n_themes)), 0.0
    for rows, block in row_blocks(weights):
        improved[rows], found = sweep(factors[rows], block @ by_term, gram)
        # Added up in float64 block by block: thousands of small numbers would lose digits in float32.
        products += block.T @ improved[rows]
        likeness += improved[rows].T @ improved[rows]
        violation += found
    return improved, Sums(products.T, likeness, violation)


def begin_descent(components: np.ndarray, squared: float) -> Descent:
    """Begin with given themes, (n_themes, n_terms); `squared` is the sum of the squared weights of all parts."""
    return Descent(components, components, squared)


def advance(descent: Descent, sums: Sums) -> Descent:
    """Improve the themes by what a round found in all parts.

    Parameters
    ----------
    descent : Descent
    sums : Sums
        Of ``update_part``, added over the parts.

    Notes
    -----
    The themes, not the factors, are pushed on by Nesterov's momentum, which begins anew whenever a step turns back (O'Donoghue & Candès
    2015, section 3.2, gradient scheme). It takes a third to a half of the rounds of plain alternation, and nothing but the themes is
    kept from one round to the next.
    """
    dtype = descent.aimed.dtype
    improved, violation = sweep(descent.aimed.T, sums.products.T.astype(dtype), sums.gram.astype(dtype))
    components = improved.T
    step = components - descent.components
    turns_back = np.vdot(descent.aimed - components, step) > 0
    n_pushes = 0 if turns_back or descent.n_rounds < UNPUSHED else descent.n_pushes + 1
    # From 0 on: where the push begins anew there is none.
    push = min(STRONGEST_PUSH, n_pushes / (n_pushes + 3))
    violation += sums.violation
    return Descent(
        components,
        np.maximum(components + dtype.type(push) * step, 0),
        descent.squared,
        n_rounds=descent.n_rounds + 1,
        n_pushes=n_pushes,
        violations=(descent.violations[0] if descent.n_rounds else violation, violation),
        rests=(*descent.rests[-WINDOW:], _rest(descent.squared, components, sums)),
    )


def _rest(squared: float, components: np.ndarray, sums: Sums) -> float:
    """Return ‖weights - factors @ components‖² by its three terms, without multiplying the factors out."""
    components = components.astype(np.float64)
    return max(0.0, squared - 2 * float(np.vdot(sums.products, components)) + float(np.vdot(sums.gram, components @ components.T)))
