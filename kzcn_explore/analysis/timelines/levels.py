"""Levels: where the level of a series of numbers steps up or down, as far as noise that remembers itself and a straight line allow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

# A level lasts so many periods at least: less is an event, not a level.
SHORTEST = 5
MOST_CHANGES = 8
# What a change costs, in logarithms of the number of periods.
PENALTY = 3
MOST_ALIKE = 0.95
LEVEL = 0.05
TINY = 1e-12


@dataclass(frozen=True)
class Levels:
    """Where new levels start, whether a straight line was preferred to any steps, and how the noise about the levels is.

    The variance of a period is `noise` times its share of ``shapes``; neighbours correlate by `alike`.
    """

    starts: list[int]
    straight: bool
    noise: float
    alike: float
    shapes: np.ndarray


def find_levels(values: np.ndarray, variances: np.ndarray) -> Levels:
    """Find the steps of one series.

    Parameters
    ----------
    values : numpy.ndarray, (n,)
        Without NaN, in order.
    variances : numpy.ndarray, (n,)
        How much each varies by sampling alone; zeros where that is not known.

    Returns
    -------
    Levels
        ``starts`` (numbers of the first periods of new levels, ascending; empty where no step is shown), ``straight``, ``noise`` (the
        variance about the levels of a period of usual weight), ``alike`` (the first autocorrelation of what is about them, freed from
        bias).

    Notes
    -----
    The variance of a period is τ² + s(i), s(i) of sampling, τ² of what else moves it; τ² is the mean of
    ((x(i+1) - x(i))² - s(i) - s(i+1)) / 2, which a step hardly touches. Periods weigh by the inverse.

    For 0, 1, 2, … 8 changes the steps of least squares are found exactly (Auger & Lawrence 1989; PELT, Killick, Fearnhead & Eckley 2012,
    prunes the same search for one penalty and gives one of these). Each is scored by its likelihood with autoregressive noise of order
    one, -2 log L + 3 k log n for k changes: a change costs its level, its place and the search for it (the leading term of Zhang &
    Siegmund 2007). So is a straight line, with log n for its slope; where it scores as well as the best of them, no step is shown. That a
    constant with memory and a line compete with the steps follows Beaulieu & Killick (2018): with independent noise, which is what a
    penalty alone supposes, half of all series with an autocorrelation of .5 have a false change. The variance is nowhere taken to be
    less than that of sampling.
    """
    n = len(values)
    spread = max(float((np.diff(values) ** 2 - variances[1:] - variances[:-1]).mean()) / 2, 0.0)
    whole = spread + variances
    if np.ptp(values) == 0 or whole.max() == 0:
        return Levels([], straight=False, noise=0.0, alike=0.0, shapes=np.ones(n))
    weights = 1 / np.maximum(whole, TINY * whole.max())
    weights = weights / weights.mean()
    least = max(float((weights * variances).mean()), TINY * float(np.var(values)))
    candidates = best_steps(values, weights)
    scores = [_score(_about_steps(values, weights, starts), least) + PENALTY * len(starts) * np.log(n) for starts in candidates]
    best = int(np.argmin(scores))
    straight = bool(_score(_about_line(values, weights), least) + np.log(n) <= scores[best])
    starts = [] if straight else candidates[best]
    left = _about_steps(values, weights, starts)
    # The levels take -(1 + 3r) k/n off the autocorrelation of what is about k of them (Kendall 1954, Marriott & Pope 1954).
    k = len(starts) + 1
    alike = float(np.clip((n * _autocorrelation(left) + k) / (n - 3 * k), 0, MOST_ALIKE)) if left.any() else 0.0
    noise = max(float((left**2).sum()) / (n - k), least)
    return Levels(starts, straight=straight, noise=noise, alike=alike, shapes=1 / weights)


def best_steps(values: np.ndarray, weights: np.ndarray) -> list[list[int]]:
    """Find the steps of least weighted squares for 0, 1, 2, … changes, as many as there is room for and eight at most.

    Returns
    -------
    list of list of int
        The first periods of new levels; every level has five periods or more.

    Examples
    --------
    >>> best_steps(np.repeat([1.0, 3.0, 2.0], 5), np.ones(15))
    [[], [5], [5, 10]]
    """
    n = len(values)
    most = min(MOST_CHANGES, n // SHORTEST - 1)
    centred = values - np.average(values, weights=weights)
    sums = [np.concatenate([[0.0], np.cumsum(weights * centred**power)]) for power in range(3)]
    least = np.full((most + 1, n + 1), np.inf)
    before = np.zeros((most + 1, n + 1), dtype=np.int64)
    for end in range(SHORTEST, n + 1):
        starts = slice(0, end - SHORTEST + 1)
        mass, first, second = (one[end] - one[starts] for one in sums)
        squares = second - first**2 / mass
        least[0, end] = squares[0]
        totals = least[:-1, starts] + squares
        if most:
            before[1:, end] = totals.argmin(axis=1)
            least[1:, end] = totals.min(axis=1)
    return [_trace(before, n, changes) for changes in range(most + 1)]


def step_interval(levels: Levels, parts: tuple[np.ndarray, np.ndarray], shapes: tuple[np.ndarray, np.ndarray], n: int) -> float:
    """Return half the width of the 95 % interval of the difference of two levels.

    Parameters
    ----------
    levels : Levels
    parts : tuple of numpy.ndarray
        How much each period counts in the level before and after the step; each sums to one.
    shapes : tuple of numpy.ndarray
        The variance of each period over ``levels.noise``.
    n : int
        Periods of the series.

    Notes
    -----
    The variance of a mean of autoregressive noise is (1 + r) / (1 - r) times that of independent noise. Student's t with n - k - 2
    degrees of freedom. The step is taken as given: that its place was searched for is not in the interval.
    """
    from scipy import stats

    variance = sum(float((part**2 * shape).sum()) for part, shape in zip(parts, shapes, strict=True)) * levels.noise
    memory = (1 + levels.alike) / (1 - levels.alike)
    return float(stats.t.ppf(1 - LEVEL / 2, n - len(levels.starts) - 2) * np.sqrt(variance * memory))


def _trace(before: np.ndarray, n: int, changes: int) -> list[int]:
    starts, end = [], n
    for change in range(changes, 0, -1):
        end = int(before[change, end])
        starts.append(end)
    return starts[::-1]


def _about_steps(values: np.ndarray, weights: np.ndarray, starts: list[int]) -> np.ndarray:
    edges = [0, *starts, len(values)]
    means = [np.average(values[one:other], weights=weights[one:other]) for one, other in pairwise(edges)]
    return (values - np.repeat(means, np.diff(edges))) * np.sqrt(weights)


def _about_line(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    order = np.arange(len(values), dtype=float)
    order, values = order - np.average(order, weights=weights), values - np.average(values, weights=weights)
    return (values - order * ((weights * order) @ values) / ((weights * order) @ order)) * np.sqrt(weights)


def _autocorrelation(left: np.ndarray) -> float:
    squares = left @ left
    return float(np.clip((left[1:] @ left[:-1]) / squares, 0, MOST_ALIKE)) if squares > 0 else 0.0


def _score(left: np.ndarray, least: float) -> float:
    """-2 log L of autoregressive noise of order one, the variance of which is the likeliest, but not below `least`; less a constant."""
    n, alike = len(left), _autocorrelation(left)
    squares = (1 - alike**2) * left[0] ** 2 + ((left[1:] - alike * left[:-1]) ** 2).sum()
    variance = max(squares / n, least)
    return float(n * np.log(variance) + squares / variance - np.log(1 - alike**2))
