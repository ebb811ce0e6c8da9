"""NMF: counts are weighed, TF-IDF becomes themes, and passages become mixtures of them, by coordinate descent in one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from kzcn_explore.analysis.themes.descent import Descent, advance, begin_descent, update_part
from kzcn_explore.analysis.themes.projection import nearest_mixtures
from kzcn_explore.analysis.themes.start import (
    POWER_ROUNDS,
    choose_signs,
    draw_basis,
    find_directions,
    improve_basis,
    measure_part,
    multiply_part,
    start_factors,
)
from kzcn_explore.text.counting import document_frequency

if TYPE_CHECKING:
    from scipy import sparse

TOLERANCE = 1e-5
TINY = np.finfo(np.float64).tiny
# From so many multiplications a round on, numbers are float32 and the code that sweeps them is compiled.
LARGE = 3_000_000
# Up to so many, further starts are tried, so many of them, from directions that fewer power rounds have left a little to chance.
SMALL, LOOSER, FEW_ROUNDS = 200_000, 4, 2
# A factorisation has so many rounds at least; a small one more, up to the most, as far as this many multiplications go.
LEAST_ROUNDS, MOST_ROUNDS, WORK = 300, 20_000, 2_000_000_000


def rarity(counts: sparse.csr_matrix) -> np.ndarray:
    """Return ln((1 + n) / df) of every term: its inverse document frequency (Spärck Jones 1972), a hair above 0 where all texts hold it.

    scikit-learn's, which adds 1 to the logarithm, lets common words into every theme.
    """
    return inverse_frequency(counts.shape[0], document_frequency(counts))


def inverse_frequency(n_passages: int, frequency: np.ndarray) -> np.ndarray:
    """Return the inverse document frequency of terms from the number of passages that hold each, (n_terms,); see ``rarity``."""
    return np.log((1 + n_passages) / np.maximum(1, frequency))


def weigh(counts: sparse.csr_matrix, idf: np.ndarray) -> sparse.csr_matrix:
    """Weigh counts for the factorisation: sublinear TF-IDF, every row divided by the square root of its length.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    idf : numpy.ndarray, (n_terms,)
        Of ``rarity``.

    Returns
    -------
    scipy.sparse.csr_matrix of float64, (n_passages, n_terms)

    Notes
    -----
    Rows of length one would let a passage of two terms weigh as much as one of fifty; rows as they are would let long passages
    decide alone (Singhal, Buckley & Mitra 1996, on pivoted lengths).
    """
    from scipy import sparse

    weights = sparse.csr_matrix(counts, dtype=np.float64, copy=True)
    weights.data = 1 + np.log(weights.data)
    weights = sparse.csr_matrix(weights.multiply(idf))
    lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags_array(np.divide(1, np.sqrt(lengths), out=np.zeros_like(lengths), where=lengths > 0)) @ weights)


def round_work(n_themes: int, shape: tuple[int, int], n_entries: int) -> int:
    """Return how many multiplications a round takes, of `n_entries` weights that are not zero in (n_passages, n_terms)."""
    return n_themes * (n_entries + n_themes * sum(shape))


def weights_dtype(work: int) -> type:
    """Return the type in which weights are factorised whose rounds take so much work: float32 where they are many."""
    return np.float32 if work > LARGE else np.float64


def most_rounds(work: int) -> int:
    """Return how many rounds a factorisation has at most whose rounds take so much work."""
    return int(np.clip(WORK // max(1, work), LEAST_ROUNDS, MOST_ROUNDS))


def add_weights(weights: sparse.csr_matrix) -> tuple[float, float]:
    """Add up weights, and their squares; in float64 whatever they are, so that parts add up to the whole."""
    return float(weights.data.sum(dtype=np.float64)), float(np.square(weights.data, dtype=np.float64).sum())


def themes_of_one(components: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return themes in float64 that sum to one, and what each is multiplied by for it; one that is all zero stays so.

    Examples
    --------
    >>> themes_of_one(np.array([[1, 3], [0, 0]], dtype=np.float32))
    (array([[0.25, 0.75],
           [0.  , 0.  ]]), array([4., 1.]))
    """
    components = components.astype(np.float64)
    totals = components.sum(axis=1)
    totals[totals == 0] = 1
    return components / totals[:, None], totals


def factorise(
    weights: sparse.csr_matrix, n_themes: int, random_state: int, *, tolerance: float = TOLERANCE
) -> tuple[np.ndarray, np.ndarray, float]:
    """Factorise TF-IDF into shares and themes: ``weights ≈ factors @ components``, components summing to one a row.

    A small corpus is computed in float64 until `tolerance` is reached or the rounds run out. A large one is computed in float32 by
    compiled code, and also ends when its themes have settled: when six rounds together gain less than 6e-7 of the squared error.
    Of a very small one, where the start decides most, five starts are tried, and the one that ends nearest is taken.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    n_themes : int
    random_state : int
        Seed of the start's randomised decomposition.
    tolerance : float, default 1e-5
        When to stop: at so small a part of the first round's projected gradient, as in scikit-learn's NMF.

    Returns
    -------
    factors : numpy.ndarray of float64, (n_passages, n_themes)
    components : numpy.ndarray of float64, (n_themes, n_terms)
    error : float
        Frobenius norm of the rest.

    Notes
    -----
    NNDSVDa and hierarchical alternating least squares, as in scikit-learn's NMF with ``solver="cd"``, with momentum; see ``start`` and
    ``descent``, whose functions do the same on parts of the passages.
    """
    work = round_work(n_themes, weights.shape, weights.nnz)
    weights, n_rounds = weights.astype(weights_dtype(work), copy=False), most_rounds(work)
    # The dense matrices are small: several threads would wait for each other, and add in an order of their own.
    with threadpool_limits(1, user_api="blas"):
        found = [_descend(weights, _begin(weights, n_themes, random_state), tolerance, n_rounds)]
        for start in range(LOOSER if work <= SMALL else 0):
            found.append(_descend(weights, _begin(weights, n_themes, random_state + start, FEW_ROUNDS), tolerance, n_rounds))
    # Of equal ones the first; what rounding makes of a rest is no difference.
    factors, descent = min(found, key=lambda one: round(one[1].rests[-1] / max(one[1].squared, TINY), 9))
    components, totals = themes_of_one(descent.components)
    return factors * totals, components, float(np.sqrt(descent.rests[-1]))


def project(weights: sparse.csr_matrix, components: np.ndarray) -> np.ndarray:
    """Tell how much of each passage every theme takes, the themes being given.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    components : numpy.ndarray, (n_themes, n_terms)

    Returns
    -------
    numpy.ndarray, (n_passages, n_themes)
        Rows that sum to one, or to zero where no theme holds a term of the passage. A row does not depend on the others.
    """
    by_term = np.ascontiguousarray(components.T, dtype=np.float64)
    with threadpool_limits(1, user_api="blas"):
        factors = nearest_mixtures(weights @ by_term, by_term.T @ by_term)
    totals = factors.sum(axis=1, keepdims=True)
    return np.divide(factors, totals, out=np.zeros_like(factors), where=totals > 0)


def _descend(weights: sparse.csr_matrix, start: tuple[np.ndarray, Descent], tolerance: float, n_rounds: int) -> tuple[np.ndarray, Descent]:
    """Go on from a start to the end."""
    factors, descent = start
    while not descent.has_ended(tolerance, n_rounds):
        factors, sums = update_part(weights, factors, descent.aimed, descent.gram)
        descent = advance(descent, sums)
    return factors, descent


def _begin(weights: sparse.csr_matrix, n_themes: int, random_state: int, n_power_rounds: int = POWER_ROUNDS) -> tuple[np.ndarray, Descent]:
    """Return the factors and themes that the rounds start from."""
    basis = improve_basis(multiply_part(weights, draw_basis(weights.shape[1], n_themes, random_state)))
    for _ in range(n_power_rounds):
        basis = improve_basis(multiply_part(weights, basis))
    directions, strengths = find_directions(basis, multiply_part(weights, basis), n_themes)
    total, squared = add_weights(weights)
    mean = float(total / np.prod(weights.shape))
    components, aims = choose_signs(directions, strengths, measure_part(weights, directions), mean)
    return start_factors(weights, aims, mean), begin_descent(components.astype(weights.dtype), squared)
