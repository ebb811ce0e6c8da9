"""Part sums: what the documents of one part of a corpus add up to by date interval, and the parts together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.intervals import ENDS, Intervals
from kzcn_explore.tallies.rows import CorpusRows
from kzcn_explore.tallies.sums import Sums, size_sums
from kzcn_explore.tallies.theme_sums import theme_sums
from kzcn_explore.tallies.uses_by_interval import UsesByInterval, uses_by_interval

if TYPE_CHECKING:
    from scipy import sparse

SIZES = ("n_documents", "n_passages", "n_tokens", "whole_whole", "n_uncovered")
SERIES = ("part", "part_part", "part_whole", "n_with", "n_in")


@dataclass(frozen=True, eq=False)
class PartSums:
    """What documents add up to in each of their date intervals.

    Attributes
    ----------
    intervals : DataFrame, one row an interval
        ``earliest``, ``latest``.
    sums : Sums
        One row an interval, one series a theme.
    uses : UsesByInterval
    """

    intervals: pd.DataFrame
    sums: Sums
    uses: UsesByInterval


class PartRows(CorpusRows):
    """The documents and passages of one part by number; their texts are not asked for.

    Parameters
    ----------
    documents : DataFrame
        ``earliest``, ``latest``, ``n_passages``, in order.
    n_tokens : numpy.ndarray of int64, (n_passages,)
    """

    def __init__(self, documents: pd.DataFrame, n_tokens: np.ndarray) -> None:
        self.n_documents, self.n_passages = len(documents), len(n_tokens)
        self.intervals = Intervals(documents)
        self.document_passages = documents["n_passages"].to_numpy()
        self.holders = np.repeat(np.arange(len(documents)), self.document_passages)
        self.in_turn, self.passage_tokens = True, n_tokens


def sum_part(*, counts: sparse.csr_matrix, shares: np.ndarray, documents: pd.DataFrame, n_tokens: np.ndarray) -> PartSums:
    """Add up what the documents of a part hold; see ``study_tables.write_part_tables``."""
    rows = PartRows(documents, n_tokens)
    everything = Chosen(rows)
    sums = theme_sums(everything, size_sums(everything), shares)
    uses = uses_by_interval(counts, rows.intervals.of[rows.holders], len(rows.intervals))
    return PartSums(rows.intervals.table, sums, uses)


def merge_sums(parts: Iterable[PartSums]) -> PartSums:
    """Add up the sums of parts that share no document.

    Parameters
    ----------
    parts : iterable of PartSums
        At least one. Two are added as soon as they are of equally many parts: so few are held at a time, however many there are.
    """
    waiting: list[tuple[int, PartSums]] = []
    for part in parts:
        n_parts = 1
        while waiting and waiting[-1][0] == n_parts:
            part = _added([waiting.pop()[1], part])
            n_parts *= 2
        waiting.append((n_parts, part))
    while len(waiting) > 1:
        (_, last), (_, before) = waiting.pop(), waiting.pop()
        waiting.append((0, _added([before, last])))
    return waiting[0][1]


def _added(parts: Sequence[PartSums]) -> PartSums:
    from scipy import sparse

    every = pd.concat([part.intervals for part in parts], ignore_index=True)
    intervals = Intervals(every)
    n = len(intervals)

    def added(values: np.ndarray) -> np.ndarray:
        total = np.zeros((n, *values.shape[1:]), dtype=values.dtype)
        np.add.at(total, intervals.of, values)
        return total

    sums = Sums(**{one.name: added(np.concatenate([getattr(part.sums, one.name) for part in parts])) for one in fields(Sums)})
    members = sparse.csr_matrix((np.ones(len(every), dtype=np.int64), (intervals.of, np.arange(len(every)))), shape=(n, len(every)))
    merged = [(members @ sparse.vstack([getattr(part.uses, name) for part in parts])).tocsr() for name in ("uses", "passages")]
    for one in merged:
        one.sort_indices()
    return PartSums(intervals.table, sums, UsesByInterval(*merged))


def sums_table(part: PartSums) -> pa.Table:
    """Write the sums as a table of one row an interval: the ends, the sizes, and every sum of every theme."""
    # Parquet knows no whole seconds.
    columns = {end: part.intervals[end].to_numpy().astype("datetime64[ms]") for end in ENDS} | {
        name: getattr(part.sums, name) for name in SIZES
    }
    for name in SERIES:
        columns |= {f"{name}_{series}": column for series, column in enumerate(getattr(part.sums, name).T)}
    return pa.table(columns)


def uses_table(part: PartSums) -> pa.Table:
    """Write the uses as a table of one row an interval and term."""
    uses, passages = part.uses.uses, part.uses.passages
    intervals = np.repeat(np.arange(uses.shape[0], dtype=np.int32), np.diff(uses.indptr))
    return pa.table({"interval": intervals, "term": uses.indices.astype(np.int32), "n": uses.data, "n_passages": passages.data})


def read_sums(sums: pd.DataFrame) -> tuple[pd.DataFrame, Sums]:
    """Read what ``sums_table`` wrote: the intervals, and their sums."""
    n_series = sum(column.startswith("n_with_") for column in sums.columns)
    arrays = {name: sums[name].to_numpy() for name in SIZES}
    arrays |= {name: sums[[f"{name}_{series}" for series in range(n_series)]].to_numpy() for name in SERIES}
    return sums[ENDS].astype("datetime64[s]"), Sums(**arrays)


def read_uses(uses: pd.DataFrame, n_intervals: int, n_terms: int) -> UsesByInterval:
    """Read what ``uses_table`` wrote."""
    from scipy import sparse

    bounds = np.searchsorted(uses["interval"].to_numpy(), np.arange(n_intervals + 1))
    terms = uses["term"].to_numpy()
    return UsesByInterval(
        *(sparse.csr_matrix((uses[name].to_numpy(), terms, bounds), shape=(n_intervals, n_terms)) for name in ("n", "n_passages"))
    )
