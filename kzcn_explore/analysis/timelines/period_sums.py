"""Period sums: what documents add up to in each period becomes a ratio with its band, one row a period and series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzcn_explore.analysis.timelines.bands import error_band, wilson_band

RATIOS = ("ratio", "low", "high")
SIZES = ("n_documents", "n_passages", "n_tokens")


@dataclass(frozen=True, eq=False)
class Amounts:
    """What each document adds to the ratios of its period.

    Attributes
    ----------
    parts : numpy.ndarray, (n_documents, n_series)
    wholes : numpy.ndarray, (n_documents,)
        Tokens; of a share of documents ones.
    kind : {"share", "rate", "documents"}
        A share of tokens, uses per token, or a share of documents, whose parts are 0 and 1.
    """

    parts: np.ndarray
    wholes: np.ndarray
    kind: str

    def ratio_and_band(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Divide the sums over some documents; ratio, low and high, each (n_series,), NaN where the denominator is zero."""
        parts, wholes = np.ascontiguousarray(self.parts[rows]), self.wholes[rows]
        above, below = parts.sum(axis=0), wholes.sum()
        if below == 0:
            missing = np.full(self.parts.shape[1], np.nan)
            return missing, missing, missing
        band = wilson_band(above, len(rows)) if self.kind == "documents" else error_band(parts, wholes, bounded=self.kind == "share")
        return above / below, *band


def sum_rows(values: np.ndarray, rows: Sequence[np.ndarray]) -> np.ndarray:
    """Add up whole numbers of documents over periods; (n_documents, n_series) becomes (n_periods, n_series)."""
    sums = [values[chosen].sum(axis=0) for chosen in rows]
    return np.array(sums, dtype=np.int64).reshape(len(rows), values.shape[1])


def ratio_table(
    amounts: Amounts, documents: pd.DataFrame, periods: pd.DatetimeIndex | np.ndarray, rows: Sequence[np.ndarray]
) -> pd.DataFrame:
    """Divide what the documents of each period add up to.

    Parameters
    ----------
    amounts : Amounts
    documents : DataFrame
        Of the corpus.
    periods : DatetimeIndex or numpy.ndarray of datetime64
        First days, one for each of `rows`.
    rows : list of numpy.ndarray
        The row numbers of each period's documents; see ``periods.windows``.

    Returns
    -------
    DataFrame, one row a period and series
        ``period``, ``series`` (its number), ``ratio``, ``low``, ``high``, ``n_documents``, ``n_passages``, ``n_tokens`` (of the
        documents that the ratio is taken over).
    """
    n_series = amounts.parts.shape[1]
    found = np.full((len(RATIOS), len(rows), n_series), np.nan)
    for period, chosen in enumerate(rows):
        if len(chosen):
            found[:, period] = amounts.ratio_and_band(chosen)
    sizes = sum_rows(np.column_stack([np.ones(len(documents), dtype=np.int64), documents[["n_passages", "n_tokens"]]]), rows)
    columns = {"period": np.asarray(periods, dtype="datetime64[s]").repeat(n_series), "series": np.tile(np.arange(n_series), len(rows))}
    columns |= {name: values.ravel() for name, values in zip(RATIOS, found, strict=True)}
    columns |= {name: values.repeat(n_series) for name, values in zip(SIZES, sizes.T, strict=True)}
    return pd.DataFrame(columns)
