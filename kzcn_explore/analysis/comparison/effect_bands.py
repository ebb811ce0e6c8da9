"""Effect bands: how far a log ratio could move if other documents of the same kind had come in, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.timelines.bands import ENOUGH, LINEAR_FROM, OPEN_FROM, RatioSums, jackknife_error, linear_error

if TYPE_CHECKING:
    from scipy import sparse

# Terms whose uses are written out by document at a time.
AT_ONCE = 4096


def relative_error(held: sparse.csr_matrix, tokens: np.ndarray) -> np.ndarray:
    """Tell the standard error of the rate of each term as a part of the rate: the jackknife over the documents of one side.

    Parameters
    ----------
    held : scipy.sparse.csr_matrix, (n_documents, n_terms)
        Uses of each term in each document.
    tokens : numpy.ndarray of int, (n_documents,)

    Returns
    -------
    numpy.ndarray, (n_terms,)
        As in the bands of timelines: from 100 documents on that of the linear jackknife. NaN below five documents, where no document
        uses the term, and where one document holds all tokens.

    Examples
    --------
    >>> from scipy import sparse
    >>> relative_error(sparse.csr_matrix([[1], [2], [0], [1], [1]]), np.array([4, 4, 2, 4, 6])).round(3).tolist()
    [0.276]
    """
    n_documents, n_terms = held.shape
    if n_documents < ENOUGH:
        return np.full(n_terms, np.nan)
    uses, tokens = np.asarray(held.sum(axis=0), dtype=float).ravel(), np.asarray(tokens, dtype=float)
    error = _jackknife(held, tokens) if n_documents < LINEAR_FROM else linear_error(_sums(held, uses, tokens))
    return np.divide(error * tokens.sum(), uses, out=np.full(n_terms, np.nan), where=uses > 0)


def log_ratio_band(log_ratio: np.ndarray, errors: tuple[np.ndarray, np.ndarray], n: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Bound log ratios, 95 %, from the relative errors of the two rates.

    Parameters
    ----------
    log_ratio : numpy.ndarray, (n_terms,)
        Base 2.
    errors : pair of numpy.ndarray, (n_terms,)
        See ``relative_error``.
    n : pair of int
        The documents of each side.

    Returns
    -------
    low, high : numpy.ndarray, (n_terms,)
        NaN where an error is, and where the band would reach a thousand times as high.

    Notes
    -----
    The error of a logarithm is the relative error, to first order, and the two sides are independent: so the squares add up. The
    interval is that of Welch's t, with the degrees of freedom of Satterthwaite (1946).

    References
    ----------
    Satterthwaite (1946). An approximate distribution of estimates of variance components. Biometrics Bulletin 2, p. 110–114, eq. 17.
    Welch (1947). The generalization of "Student's" problem when several different population variances are involved. Biometrika 34.

    Examples
    --------
    >>> low, high = log_ratio_band(np.array([1.0]), (np.array([0.1]), np.array([0.1])), (20, 20))
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.59], [1.41])
    """
    from scipy.special import stdtrit

    first, second = (error**2 for error in errors)
    variance, spread = first + second, first**2 / (n[0] - 1) + second**2 / (n[1] - 1)
    freedom = np.divide(variance**2, spread, out=np.full_like(variance, np.inf), where=spread != 0)
    reach = stdtrit(freedom, 0.975) * np.sqrt(variance)
    reach = np.where(reach < np.log(OPEN_FROM), reach, np.nan) / np.log(2)
    return log_ratio - reach, log_ratio + reach


def _jackknife(held: sparse.csr_matrix, tokens: np.ndarray) -> np.ndarray:
    """Compute ``jackknife_error`` of some terms at a time: written out, all of them would not fit into memory."""
    columns = held.tocsc()
    blocks = (columns[:, first : first + AT_ONCE] for first in range(0, held.shape[1], AT_ONCE))
    return np.concatenate([np.empty(0), *(jackknife_error(block.toarray().astype(float), tokens) for block in blocks)])


def _sums(held: sparse.csr_matrix, uses: np.ndarray, tokens: np.ndarray) -> RatioSums:
    squares = np.bincount(held.indices, weights=held.data.astype(float) ** 2, minlength=held.shape[1])
    return RatioSums(np.asarray(len(tokens)), uses, tokens.sum(), squares, held.T @ tokens, tokens @ tokens)
