"""Numbers for marks: no finer than can be seen, and said once where all marks share them."""

from __future__ import annotations

import numpy as np


def as_seen(values: np.ndarray, n_digits: int = 5) -> np.ndarray:
    """Round numbers to what can be seen of them: five digits, say, and whole ones from 10,000 on.

    Parameters
    ----------
    values : ndarray of float
    n_digits : int, default 5

    Returns
    -------
    ndarray of float

    Examples
    --------
    >>> as_seen(np.array([0.12345678, 2.5, 0.0, 123456.7])).tolist()
    [0.12346, 2.5, 0.0, 123457.0]
    >>> as_seen(np.array([0.12345678, 123456.7]), n_digits=3).tolist()
    [0.123, 123457.0]
    """
    size = np.abs(values)
    digits = n_digits - 1 - np.floor(np.log10(np.where(size > 0, size, 1)))
    scale = 10.0 ** np.clip(digits, 0, 15)
    return np.round(values * scale) / scale


def all_or_each(values: list) -> object:
    """Say once what is the same for all marks.

    Parameters
    ----------
    values : list

    Returns
    -------
    object
        The one value, or the list.

    Examples
    --------
    >>> all_or_each([4.0, 4.0]), all_or_each([4.0, 5.0])
    (4.0, [4.0, 5.0])
    """
    return values[0] if values and values.count(values[0]) == len(values) else values
