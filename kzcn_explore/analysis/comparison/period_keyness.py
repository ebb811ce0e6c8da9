"""Period keyness: which terms rose and which fell in each period, against the one before or against all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_whole
from kzcn_explore.analysis.comparison.comparing import TYPES, compare_sides
from kzcn_explore.analysis.comparison.sides import FACTS, Side, find_rows, side_of
from kzcn_explore.analysis.terms.terms import TermCounts, term_counts
from kzcn_explore.analysis.timelines.periods import place_documents
from kzcn_explore.corpus.model import Corpus

AGAINST = ("previous", "rest")
PERIOD_TYPES = {"period": "datetime64[s]", **TYPES, "reference": "datetime64[s]"}


class Pair(NamedTuple):
    """A period and what it is compared with; ``reference`` is its first day, or NaT for the rest."""

    period: pd.Timestamp
    reference: pd.Timestamp
    target: Side
    other: Side


def keyness_by_period(
    corpus: Corpus, *, every: str = "year", against: str = "previous", n_terms: int = 20, counts: TermCounts | None = None
) -> pd.DataFrame:
    """Tell what rose and what fell in each period.

    Parameters
    ----------
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, default "year"
    against : {"previous", "rest"}, default "previous"
        Whether a period is compared with the last one before it that holds words, which need not be its neighbour, or with all other
        periods together.
    n_terms : int, default 20
        At most so many terms that rose, and as many that fell, a period.
    counts : TermCounts, optional
        ``term_counts(corpus)``, or of a corpus that holds this one, where it is at hand already.

    Returns
    -------
    DataFrame, one row a period and term, what rose most first, what fell most last
        ``period`` (first day), then as of two corpora ``term``, ``n_target``, ``n_reference``, ``rate_target``, ``rate_reference``,
        ``n_documents_target``, ``n_documents_reference``, ``z``, ``log_ratio``, ``low``, ``high``, ``g2``, ``p``, ``q`` (over all terms of
        the two sides), ``agrees``, ``carried_by``, and ``reference`` (first day of the period before; NaT for the rest). The target is the
        period. ``attrs``: ``every``, ``against``, ``n_unplaced`` (documents that fit into no period, on no side of any). A period that
        has nothing to be compared with has no row.

    Raises
    ------
    ValueError
        If `every` or `against` is none of these, `n_terms` is no positive whole number, or `counts` lacks passages of the corpus.

    Notes
    -----
    A passage that repeats one of an earlier period counts in its own period, too. A term rose if its ``z`` is above 0, however little:
    ``agrees`` and ``q`` tell what that is worth. Where one document holds all words of a period there is no band.

    References
    ----------
    See ``keyness``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = kz.keyness_by_period(kz.load_corpus(), n_terms=2)
    >>> table[["period", "term", "n_target", "n_reference", "reference"]]
          period                term  n_target  n_reference  reference
    0 2022-01-01                said         9            0 2020-01-01
    1 2022-01-01         development         7            0 2020-01-01
    2 2022-01-01  trade and economic         0            2 2020-01-01
    3 2022-01-01               sides         0            3 2020-01-01
    """
    check_corpus(corpus)
    check_whole("n_terms", n_terms)
    if against not in AGAINST:
        raise ValueError(f"against must be one of {list(AGAINST)}; got {against!r}.")
    placed = place_documents(corpus.document_facts(["earliest", "latest"]), every)
    counts = term_counts(corpus) if counts is None else counts
    facts = corpus.passage_facts(FACTS)
    rows = find_rows(counts, facts, "corpus")
    periods = placed.reindex(facts["document"]).to_numpy()
    # Many sides are made, and a few columns read for each: names become numbers, and rows columns, once.
    facts = facts.astype({"document": "category"})
    counts = replace(counts, counts=counts.counts.tocsc())
    tables = [_changes(pair, counts, n_terms) for pair in _pairs(facts, rows, periods, against)]
    tables = [table for table in tables if len(table)]
    empty = pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in PERIOD_TYPES.items()})
    table = pd.concat(tables, ignore_index=True) if tables else empty
    table.attrs = {"every": every, "against": against, "n_unplaced": int(placed.isna().sum())}
    return table


def _pairs(facts: pd.DataFrame, rows: np.ndarray, periods: np.ndarray, against: str) -> Iterator[Pair]:
    """Make the two sides of every period that has both."""
    before = None
    for period in np.unique(periods[~np.isnat(periods)]):
        inside = periods == period
        target = side_of(facts[inside], rows[inside])
        if not target.n_tokens:
            continue
        if against == "rest":
            others = ~inside & ~np.isnat(periods)
            rest = side_of(facts[others], rows[others])
            if rest.n_tokens:
                yield Pair(period, pd.NaT, target, rest)
        elif before:
            yield Pair(period, *before[:1], target, *before[1:])
        before = period, target


def _changes(pair: Pair, counts: TermCounts, n_terms: int) -> pd.DataFrame:
    """Compare a period with its reference; the terms at both ends alone are described."""
    table = compare_sides(counts, pair.target, pair.other, n_terms=n_terms)
    return table.assign(period=pair.period, reference=pair.reference)[[*PERIOD_TYPES]].astype(PERIOD_TYPES)
