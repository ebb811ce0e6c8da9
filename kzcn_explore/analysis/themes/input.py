"""Input: what a theme model is given: passages, and how many themes they carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from kzcn_explore.analysis.checks import is_whole

# One theme for so many passages, within these limits.
PASSAGES_A_THEME = 5
FEWEST, MOST = 2, 20


def default_n_themes(n_passages: int) -> int:
    """The number of themes that "auto" takes: one for every five passages, at least 2 and at most 20.

    Examples
    --------
    >>> [default_n_themes(n) for n in (5, 55, 10_000)]
    [2, 11, 20]
    """
    return min(MOST, max(FEWEST, n_passages // PASSAGES_A_THEME))


def check_n_themes(n_themes: object) -> None:
    """Refuse what is neither "auto" nor a number of themes."""
    automatic = isinstance(n_themes, str) and n_themes == "auto"
    if not automatic and not (is_whole(n_themes) and n_themes >= 1):
        raise ValueError(f"n_themes must be 'auto' or a whole number of at least 1; got {n_themes!r}.")


def checked_passages(X: Iterable[str], *, at_least: int = 1) -> Sequence[str]:
    """Return passages as a list, a column of texts as it is, and refuse what is none, or too few of them."""
    if isinstance(X, str):
        raise ValueError("X must be a list or Series of texts, one a passage; got one string. Put it in a list.")
    if isinstance(X, pd.DataFrame) or not isinstance(X, Iterable):
        raise ValueError(f"X must be a list or Series of texts, one a passage; got {type(X).__name__}.")
    # A column of a million texts is not made a million objects.
    if isinstance(X, pd.Series) and isinstance(X.dtype, pd.StringDtype) and len(X) >= at_least and not X.hasnans:
        return X
    passages = list(X)
    wrong = [value for value in passages if not isinstance(value, str)]
    if wrong or len(passages) < at_least:
        raise ValueError(f"X must hold texts, one a passage; got {repr(wrong[0]) if wrong else 'nothing'}.")
    return passages
