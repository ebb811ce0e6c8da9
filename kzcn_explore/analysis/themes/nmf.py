"""NMF: counts are weighed, TF-IDF becomes themes, and passages become mixtures of them, with scikit-learn's coordinate descent."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from kzcn_explore.text.counting import document_frequency

if TYPE_CHECKING:
    from scipy import sparse

TOLERANCE = 1e-5
# A factorisation has so many rounds at least; a small one more, up to the most, as far as this many multiplications go.
LEAST_ROUNDS, MOST_ROUNDS, WORK = 1000, 20_000, 200_000_000


def rarity(counts: sparse.csr_matrix) -> np.ndarray:
    """Return ln((1 + n) / df) of every term: its inverse document frequency (Spärck Jones 1972), a hair above 0 where all texts hold it.

    scikit-learn's, which adds 1 to the logarithm, lets common words into every theme.
    """
    return np.log((1 + counts.shape[0]) / np.maximum(1, document_frequency(counts)))


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


def factorise(
    weights: sparse.csr_matrix, n_themes: int, random_state: int, *, tolerance: float = TOLERANCE
) -> tuple[np.ndarray, np.ndarray, float]:
    """Factorise TF-IDF into shares and themes: ``weights ≈ factors @ components``, components summing to one a row.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    n_themes : int
    random_state : int
        Seed of the start's randomised decomposition.
    tolerance : float, default 1e-5
        Of scikit-learn's NMF: when to stop.

    Returns
    -------
    factors : numpy.ndarray, (n_passages, n_themes)
    components : numpy.ndarray, (n_themes, n_terms)
    error : float
        Frobenius norm of the rest.
    """
    rounds = _rounds(weights, n_themes)
    solver = NMF(n_components=n_themes, init="nndsvda", max_iter=rounds, tol=tolerance, random_state=random_state)
    # Where the factors are exact, rounding leaves the squared rest a hair below zero, and its root is not a number.
    with _quiet(), np.errstate(invalid="ignore"):
        factors = solver.fit_transform(weights)
    totals = solver.components_.sum(axis=1)
    totals[totals == 0] = 1
    return factors * totals, solver.components_ / totals[:, None], float(np.nan_to_num(solver.reconstruction_err_))


def project(weights: sparse.csr_matrix, components: np.ndarray) -> np.ndarray:
    """Tell how much of each passage every theme takes, the themes being given.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    components : numpy.ndarray, (n_themes, n_terms)

    Returns
    -------
    numpy.ndarray, (n_passages, n_themes)
        Rows that sum to one, or to zero where no theme holds a term of the passage.
    """
    if not weights.shape[0]:
        return np.zeros((0, len(components)))
    solver = NMF(n_components=len(components), init="custom", max_iter=_rounds(weights, len(components)), tol=TOLERANCE)
    solver.components_, solver.n_components_ = components, len(components)
    solver._beta_loss = 2  # what NMF.fit sets for the Frobenius norm; transform reads it
    with _quiet():
        factors = solver.transform(weights)
    totals = factors.sum(axis=1, keepdims=True)
    return np.divide(factors, totals, out=np.zeros_like(factors), where=totals > 0)


def _rounds(weights: sparse.csr_matrix, n_themes: int) -> int:
    """Return how many rounds a factorisation may take: where two mixtures are nearly as good, small ones need thousands."""
    work = n_themes * (weights.nnz + n_themes * sum(weights.shape))
    return int(np.clip(WORK // max(1, work), LEAST_ROUNDS, MOST_ROUNDS))


@contextmanager
def _quiet() -> Iterator[None]:
    """Compute in one thread, without the warning that the rounds ran out: the option that it names is not the caller's."""
    # The dense matrices are small: several threads would wait for each other, and add in an order of their own.
    with threadpool_limits(1, user_api="blas"), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield
