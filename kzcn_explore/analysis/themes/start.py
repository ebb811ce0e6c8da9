"""Start: the themes that a factorisation begins from, found in parts of the passages by a randomised decomposition.

The steps, for rows of ``weights`` that lie in one part or in many:

1. ``draw_basis``, then a few times ``multiply_part`` for every part and ``improve_basis`` of the sum: a randomised range finder with
   power iterations (Halko, Martinsson & Tropp 2011, algorithm 4.4) on the side of the terms, whose size no number of passages changes;
2. ``multiply_part`` once more and ``find_directions``: the strongest directions of the terms;
3. ``measure_part`` for every part and ``choose_signs`` of the sum: NNDSVDa (Boutsidis & Gallopoulos 2008), which keeps of each pair of
   directions the sign that weighs more, and fills what is zero with the mean weight;
4. ``start_factors`` for every part.

All that leaves a part are sums: (n_terms, width) in steps 1 and 2, (2, n_themes) in step 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.themes.blocks import row_blocks

if TYPE_CHECKING:
    from scipy import sparse

# With so many the start hardly depends on the seed any more: fewer lead to worse themes now and then.
POWER_ROUNDS = 6
# The basis is wider than the themes are many.
WIDER = 10
# What is smaller counts as zero and is filled, as in scikit-learn.
ZERO = 1e-6


def draw_basis(n_terms: int, n_themes: int, random_state: int) -> np.ndarray:
    """Draw a basis at random, (n_terms, width); it does not depend on the passages."""
    return np.random.default_rng(random_state).standard_normal((n_terms, min(n_themes + WIDER, n_terms)))


def multiply_part(weights: sparse.csr_matrix, basis: np.ndarray) -> np.ndarray:
    """Multiply a basis by ``weights' weights`` of one part; what is returned is summed over the parts.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    basis : numpy.ndarray, (n_terms, width)

    Returns
    -------
    numpy.ndarray of float64, (n_terms, width)
    """
    basis = basis.astype(weights.dtype)
    products = np.zeros(basis.shape)
    for _, block in row_blocks(weights):
        products += block.T @ (block @ basis)
    return products


def improve_basis(products: np.ndarray) -> np.ndarray:
    """Turn the sum of ``multiply_part`` into the next basis: its columns of length one, at right angles."""
    return np.linalg.qr(products)[0]


def find_directions(basis: np.ndarray, products: np.ndarray, n_themes: int) -> tuple[np.ndarray, np.ndarray]:
    """Find the strongest directions of the terms within a basis, the strongest first.

    Parameters
    ----------
    basis : numpy.ndarray, (n_terms, width)
        Of ``improve_basis``.
    products : numpy.ndarray, (n_terms, width)
        The sum of ``multiply_part`` with that basis.
    n_themes : int

    Returns
    -------
    directions : numpy.ndarray, (n_terms, n_themes)
        The right singular vectors of the weights.
    strengths : numpy.ndarray, (n_themes,)
        The singular values.
    """
    squares, turns = np.linalg.eigh(basis.T @ products)
    strongest = np.argsort(-squares, kind="stable")[:n_themes]
    return basis @ turns[:, strongest], np.sqrt(np.maximum(squares[strongest], 0))


def measure_part(weights: sparse.csr_matrix, directions: np.ndarray) -> np.ndarray:
    """Measure how far the passages of one part lie along each direction and against it; summed over the parts.

    Returns
    -------
    numpy.ndarray of float64, (2, n_themes)
        Squared lengths along the direction, and against it.
    """
    directions = directions.astype(weights.dtype)
    squares = np.zeros((2, directions.shape[1]))
    for _, block in row_blocks(weights):
        amounts = np.asarray(block @ directions, dtype=np.float64)
        squares += [(np.maximum(amounts, 0) ** 2).sum(axis=0), (np.minimum(amounts, 0) ** 2).sum(axis=0)]
    return squares


def choose_signs(directions: np.ndarray, strengths: np.ndarray, squares: np.ndarray, mean: float) -> tuple[np.ndarray, np.ndarray]:
    """Choose the heavier sign of every direction, and turn it into a theme.

    Parameters
    ----------
    directions : numpy.ndarray, (n_terms, n_themes)
    strengths : numpy.ndarray, (n_themes,)
    squares : numpy.ndarray, (2, n_themes)
        The sum of ``measure_part``.
    mean : float
        Of all weights, the zeros among them.

    Returns
    -------
    components : numpy.ndarray, (n_themes, n_terms)
    aims : numpy.ndarray, (n_terms, n_themes)
        What ``start_factors`` multiplies the weights by.
    """
    passages = np.sqrt(squares)
    terms = np.sqrt([(np.maximum(directions, 0) ** 2).sum(axis=0), (np.minimum(directions, 0) ** 2).sum(axis=0)])
    along = passages[0] * terms[0] > passages[1] * terms[1]
    signed = np.where(along, directions, -directions)
    of_passages, of_terms = np.where(along, passages, passages[::-1])[0], np.where(along, terms, terms[::-1])[0]
    # The left singular vector is ``weights @ direction / strength``; its part of the chosen sign is of_passages / strength long.
    heights = np.sqrt(of_passages * of_terms)
    components = np.maximum(signed, 0) * np.divide(heights, of_terms, out=np.zeros_like(heights), where=of_terms > 0)
    aims = signed * np.divide(heights, of_passages, out=np.zeros_like(heights), where=of_passages > 0)
    components[components < ZERO] = mean
    return np.ascontiguousarray(components.T), aims


def start_factors(weights: sparse.csr_matrix, aims: np.ndarray, mean: float) -> np.ndarray:
    """Return the shares that the passages of one part begin with, (n_passages, n_themes)."""
    factors = np.maximum(weights @ aims.astype(weights.dtype), 0)
    factors[factors < ZERO] = mean
    return factors
