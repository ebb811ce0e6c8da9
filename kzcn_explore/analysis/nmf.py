"""NMF: TF-IDF becomes themes, and passages become mixtures of them, with scikit-learn's coordinate descent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.decomposition import NMF

if TYPE_CHECKING:
    from scipy import sparse

MAX_ITER, TOLERANCE = 1000, 1e-5


def factorise(weights: sparse.csr_matrix, n_themes: int, random_state: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Factorise TF-IDF into shares and themes: ``weights ≈ factors @ components``, components summing to one a row.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_passages, n_terms)
    n_themes : int
    random_state : int
        Seed of the start's randomised decomposition.

    Returns
    -------
    factors : numpy.ndarray, (n_passages, n_themes)
    components : numpy.ndarray, (n_themes, n_terms)
    error : float
        Frobenius norm of the rest.
    """
    solver = NMF(n_components=n_themes, init="nndsvda", max_iter=MAX_ITER, tol=TOLERANCE, random_state=random_state)
    # Where the factors are exact, rounding leaves the squared rest a hair below zero, and its root is not a number.
    with np.errstate(invalid="ignore"):
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
    solver = NMF(n_components=len(components), init="custom", max_iter=MAX_ITER, tol=TOLERANCE)
    solver.components_, solver.n_components_ = components, len(components)
    solver._beta_loss = 2  # what NMF.fit sets for the Frobenius norm; transform reads it
    factors = solver.transform(weights)
    totals = factors.sum(axis=1, keepdims=True)
    return np.divide(factors, totals, out=np.zeros_like(factors), where=totals > 0)
