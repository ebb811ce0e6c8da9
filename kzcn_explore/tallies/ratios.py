"""Ratios: period sums become shares and rates with their bands, one row a period and series."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kzcn_explore.analysis.timelines.bands import ENOUGH, LINEAR_FROM, RatioSums, linear_error, ratio_band, wilson_band
from kzcn_explore.tallies.sums import PeriodSums, Sums

# Asked for documents by number, ascending: what each adds to the numerators, (n, n_series), and to the denominator, (n,).
Parts = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]


def ratios_of(
    found: PeriodSums, *, by: str, bounded: bool, members: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]], parts: Parts
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Divide the sums of every period.

    Parameters
    ----------
    found : PeriodSums
    by : {"tokens", "documents"}
    bounded : bool
        Whether a ratio by tokens is a share, 0 to 1; else a rate.
    members : callable
        Asked which of the periods, (n_periods,) of bool: the period of every chosen document of these, and the document, as two
        arrays that ascend by period.
    parts : callable
        Below a hundred documents a band needs what each of them adds; see ``Parts``.

    Returns
    -------
    ratio, low, high : numpy.ndarray, (n_periods, n_series)
    """
    sums, n_documents = found.sums, found.sums.n_documents[:, None]
    if by == "documents":
        return _divided(sums.n_with, n_documents), *wilson_band(sums.n_with, n_documents)
    ratio = _divided(sums.part, sums.n_tokens[:, None])
    return ratio, *ratio_band(ratio, _errors(sums, members, parts), n_documents, bounded=bounded)


def _errors(sums: Sums, members: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]], parts: Parts) -> np.ndarray:
    """Find the standard errors of ratios by tokens, (n_periods, n_series): of many documents from sums, of few from each of them."""
    n = sums.n_documents
    errors = np.full(sums.part.shape, np.nan)
    many = n >= LINEAR_FROM
    column = [one[many, None] for one in (n, sums.n_tokens.astype(float), sums.whole_whole)]
    errors[many] = linear_error(RatioSums(column[0], sums.part[many], column[1], sums.part_part[many], sums.part_whole[many], column[2]))
    few = (n >= ENOUGH) & ~many
    if few.any():
        periods, documents = members(few)
        order = np.argsort(documents)
        taken, wholes = parts(documents[order])
        back = np.argsort(order)
        taken, wholes = taken[back], wholes[back]
        errors[few] = _left_out(taken, wholes, np.flatnonzero(np.diff(periods, prepend=-1)))
    return errors


def _left_out(parts: np.ndarray, wholes: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Find the errors of ``jackknife_error`` of many periods at once, (n_periods, n_series); their documents stand one after the other."""
    n = np.diff(starts, append=len(wholes))
    each = np.repeat(np.arange(len(starts)), n)
    below = np.add.reduceat(wholes, starts)[each] - wholes
    above = np.add.reduceat(parts, starts, axis=0)[each] - parts
    ratios = np.divide(above, below[:, None], out=np.full(above.shape, np.nan), where=below[:, None] != 0)
    rest = ratios - (np.add.reduceat(ratios, starts, axis=0) / n[:, None])[each]
    return np.sqrt((n[:, None] - 1) / n[:, None] * np.add.reduceat(rest**2, starts, axis=0))


def _divided(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    return np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)
