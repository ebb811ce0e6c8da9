"""Association: how much more often two parts stand together than chance would have it."""

from __future__ import annotations

from math import log, log2


def pointwise_information(n: int, n_left: int, n_right: int, total: int) -> float:
    """Normalised pointwise mutual information of two parts (Bouma 2009): 1 where they never part, 0 at chance.

    Examples
    --------
    >>> round(pointwise_information(5, 5, 5, 1000), 2)
    1.0
    """
    return 1.0 if n == total else log(n * total / (n_left * n_right)) / -log(n / total)


def log_likelihood(n: int, n_left: int, n_right: int, total: int) -> float:
    """G² of the two-by-two table of two parts (Dunning 1993): 2 Σ O ln(O / E).

    Examples
    --------
    >>> round(log_likelihood(110, 2552, 221, 31777), 2)
    270.72
    """
    observed = [[n, n_left - n], [n_right - n, total - n_left - n_right + n]]
    rows, columns = (n_left, total - n_left), (n_right, total - n_right)
    cells = [(observed[i][j], rows[i] * columns[j] / total) for i in (0, 1) for j in (0, 1)]
    return 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen > 0)


def log_dice(n: int, n_left: int, n_right: int) -> float:
    """logDice of two parts (Rychlý 2008): 14 where they never part; one less for half as often, whatever the size of the corpus.

    Examples
    --------
    >>> log_dice(5, 5, 5), log_dice(5, 10, 10)
    (14.0, 13.0)
    """
    return 14 + log2(2 * n / (n_left + n_right))
