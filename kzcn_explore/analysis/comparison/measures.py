"""Measures: how differently two sides use a term, computed from four numbers: its uses, and the tokens, of each side.

Everywhere `a` and `b` are the uses in the target and in the reference, (n_terms,), and `n_a` and `n_b` the tokens of the two.
"""

from __future__ import annotations

import numpy as np

# What is added to a side that does not use the term at all (Hardie 2014).
HALF = 0.5
# What Yates (1934) takes from the distance of every cell from what is expected.
YATES = 0.5


def likelihood_ratio(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Measure how badly one rate fits both sides: G² of the two-by-two table, 2 Σ O ln(O / E).

    Parameters
    ----------
    a, b : numpy.ndarray, (n_terms,)
    n_a, n_b : float

    Returns
    -------
    numpy.ndarray, (n_terms,)
        0 or more; it does not tell on which side the term is more frequent.

    References
    ----------
    Dunning (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19, p. 61–74.

    Examples
    --------
    >>> likelihood_ratio(np.array([6, 1]), np.array([2, 4]), 17, 12).round(4).tolist()
    [1.2742, 3.7794]
    """
    from scipy.special import xlogy

    observed, expected = _cells(a, b, n_a, n_b)
    # No use is expected of a term that nobody uses: the logarithm of 1 is 0.
    ratio = np.divide(observed, expected, out=np.ones_like(expected), where=expected > 0)
    # Cells that agree leave nothing but rounding, of either sign.
    return np.maximum(2 * xlogy(observed, ratio).sum(axis=0), 0.0)


def chance(statistic: np.ndarray) -> np.ndarray:
    """Tell how probable a G² or χ² of this size or more is, were the rates the same: the χ² distribution with one degree of freedom.

    Examples
    --------
    >>> chance(np.array([0.0, 3.841459, 10.827566])).round(4).tolist()
    [1.0, 0.05, 0.001]
    """
    from scipy.special import chdtrc

    return chdtrc(1, statistic)


def false_discovery(p: np.ndarray) -> np.ndarray:
    """Turn the p of many terms into q: which part of those with this q or less is expected to be there by chance.

    Parameters
    ----------
    p : numpy.ndarray, (n_terms,)

    Returns
    -------
    numpy.ndarray, (n_terms,)
        0 to 1, never below `p`.

    References
    ----------
    Benjamini & Hochberg (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57, p. 289–300, eq. 1.

    Examples
    --------
    >>> false_discovery(np.array([0.01, 0.04, 0.5])).round(3).tolist()
    [0.03, 0.06, 0.5]
    """
    order = np.argsort(p, kind="stable")
    # Eq. 1: the largest k with p(k) ≤ q k / m; so q of the kth is the least of p m / k from there on.
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return np.minimum(q, 1.0)


def chi_squared(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float, *, yates: bool = False) -> np.ndarray:
    """Compute Pearson's χ² of the two-by-two table, Σ (O − E)² / E.

    Parameters
    ----------
    a, b : numpy.ndarray, (n_terms,)
    n_a, n_b : float
    yates : bool, default False
        Whether .5 is taken from every distance |O − E|, or the whole of it where that is less (Yates 1934), as R's ``chisq.test`` does.
        quanteda does so only where fewer than five uses are expected in a cell.

    Returns
    -------
    numpy.ndarray, (n_terms,)
        0 or more; 0 where no side uses the term.

    References
    ----------
    Yates (1934). Contingency tables involving small numbers and the χ² test. Supplement to the JRSS 1, p. 217–235.

    Examples
    --------
    >>> [chi_squared(np.array([1]), np.array([4]), 17, 12, yates=yates).round(4).item() for yates in (False, True)]
    [3.715, 2.0402]
    """
    observed, expected = _cells(a, b, n_a, n_b)
    distance = np.abs(observed - expected)
    distance -= np.minimum(YATES, distance) if yates else 0.0
    return np.divide(distance**2, expected, out=np.zeros_like(expected), where=expected > 0).sum(axis=0)


def mutual_information(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Compute the pointwise mutual information of term and target, ln(a / E): 0 at chance, −∞ where the target does not use the term.

    References
    ----------
    Church & Hanks (1990). Word association norms, mutual information, and lexicography. Computational Linguistics 16, p. 22–29.

    Examples
    --------
    >>> mutual_information(np.array([6, 0]), np.array([2, 4]), 17, 12).round(4).tolist()
    [0.2464, -inf]
    """
    a = np.asarray(a, dtype=float)
    with np.errstate(divide="ignore"):
        return np.log(a) - np.log(n_a * (a + b) / (n_a + n_b))


def log_ratio(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Tell how many times the rate doubles from the reference to the target: 1 for twice as frequent, −1 for half as frequent.

    A side without any use of a term counts half a use of it; the other side is taken as it is.

    References
    ----------
    Hardie (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science, Lancaster.

    Examples
    --------
    >>> log_ratio(np.array([4, 2]), np.array([1, 0]), 1000, 1000).tolist()
    [2.0, 2.0]
    """
    return np.log2(np.where(a, a, HALF) / n_a) - np.log2(np.where(b, b, HALF) / n_b)


def weighted_log_odds(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float, prior: float) -> np.ndarray:
    """Compute the z-scores of log odds ratios with an informative Dirichlet prior.

    Parameters
    ----------
    a, b : numpy.ndarray, (n_terms,)
        Every term is used once at least, on either side.
    n_a, n_b : float
    prior : float
        How many tokens the prior weighs, more than 0: α₀. They are put to both sides, each term as often as both together use it.

    Returns
    -------
    numpy.ndarray, (n_terms,)
        Positive where the target uses the term more.

    References
    ----------
    Monroe, Colaresi & Quinn (2008). Fightin' words: lexical feature selection and evaluation for identifying the content of political
    conflict. Political Analysis 16, p. 372–403, eq. 15–22.

    Examples
    --------
    >>> weighted_log_odds(np.array([6, 1]), np.array([2, 4]), 17, 12, prior=29).round(4).tolist()
    [0.736, -1.1927]
    """
    n = n_a + n_b
    in_target, in_reference = a + prior * (a + b) / n, b + prior * (a + b) / n
    other_target, other_reference = n_a - a + prior * (n - a - b) / n, n_b - b + prior * (n - a - b) / n
    others = np.divide(other_target, other_reference, out=np.ones_like(other_target), where=other_reference > 0)
    # Eq. 16: the difference of the log odds, each with the prior. A term that is all that both sides say has no odds, and no difference.
    difference = np.where(other_reference > 0, np.log(in_target / in_reference) - np.log(others), 0.0)
    # Eq. 20: its variance, about.
    variance = 1 / in_target + 1 / in_reference
    # Eq. 22.
    return difference / np.sqrt(variance)


def _cells(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> tuple[np.ndarray, np.ndarray]:
    """Write the two-by-two tables of terms, and what is expected at equal rates; both (4, n_terms)."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    observed = np.stack([a, b, n_a - a, n_b - b])
    uses, others = a + b, n_a + n_b - a - b
    expected = np.stack([n_a * uses, n_b * uses, n_a * others, n_b * others]) / (n_a + n_b)
    return observed, expected
