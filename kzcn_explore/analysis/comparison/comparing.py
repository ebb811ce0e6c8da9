"""Comparing: the terms of two sides with every measure, one row a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.comparison.effect_bands import log_ratio_band, relative_error
from kzcn_explore.analysis.comparison.measures import chance, false_discovery, likelihood_ratio, log_ratio, weighted_log_odds
from kzcn_explore.analysis.comparison.sides import Side
from kzcn_explore.analysis.terms.terms import TermCounts
from kzcn_explore.analysis.timelines.bands import Z

if TYPE_CHECKING:
    from scipy import sparse

PER = 1000
# A q below tells a difference, as does a z beyond Z of `bands`.
CERTAIN = 0.05
TYPES = {"term": "str", **dict.fromkeys(("n_target", "n_reference"), "int64")}
TYPES |= dict.fromkeys(("rate_target", "rate_reference"), "float64")
TYPES |= dict.fromkeys(("n_documents_target", "n_documents_reference"), "int64")
TYPES |= dict.fromkeys(("z", "log_ratio", "low", "high", "g2", "p", "q"), "float64") | {"agrees": "bool", "carried_by": "str"}


def usual_prior(target: Side, reference: Side) -> float:
    """Return the tokens that the prior weighs by default: those of the smaller side."""
    return float(min(target.n_tokens, reference.n_tokens))


def score_terms(counts: sparse.csr_matrix, target: Side, reference: Side, *, min_n: int, prior: float) -> pd.DataFrame:
    """Compute what the uses of terms and the tokens of both sides tell.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
    target, reference : Side
        With tokens.
    min_n : int
        Leave out a term that both sides together use less often.
    prior : float
        See ``weighted_log_odds``.

    Returns
    -------
    DataFrame, one row a term; index: its column in `counts`
        ``n_target``, ``n_reference``, ``z``, ``log_ratio``, ``g2``, ``p``, ``q`` (over these terms).
    """
    a, b = target.uses(counts), reference.uses(counts)
    columns = np.flatnonzero(a + b >= min_n)
    a, b, n_a, n_b = a[columns], b[columns], target.n_tokens, reference.n_tokens
    g2 = likelihood_ratio(a, b, n_a, n_b)
    p = chance(g2)
    scores = {"n_target": a, "n_reference": b, "z": weighted_log_odds(a, b, n_a, n_b, prior), "log_ratio": log_ratio(a, b, n_a, n_b)}
    return pd.DataFrame(scores | {"g2": g2, "p": p, "q": false_discovery(p)}, index=columns)


def describe_terms(scores: pd.DataFrame, counts: TermCounts, target: Side, reference: Side) -> pd.DataFrame:
    """Add what the documents of both sides tell.

    Parameters
    ----------
    scores : DataFrame
        Of ``score_terms``; some of its rows will do.
    counts : TermCounts
    target, reference : Side

    Returns
    -------
    DataFrame, one row a term, in the order of `scores`
        The columns of ``keyness``.
    """
    columns = scores.index.to_numpy()
    is_all = np.array_equal(columns, np.arange(len(counts.terms)))
    chosen = counts.counts if is_all else counts.counts[:, columns]
    held = [side.by_document(chosen) for side in (target, reference)]
    errors = tuple(relative_error(uses, side.tokens) for uses, side in zip(held, (target, reference), strict=True))
    low, high = log_ratio_band(scores["log_ratio"].to_numpy(), errors, (target.n_documents, reference.n_documents))
    more, less = (scores["log_ratio"].to_numpy() * sign > 0 for sign in (1, -1))
    carrier = np.where(more, _main_holder(held[0], target.documents), np.where(less, _main_holder(held[1], reference.documents), None))
    table = scores.assign(
        term=[counts.rules.display(term) for term in counts.terms[columns]],
        rate_target=PER * scores["n_target"] / target.n_tokens,
        rate_reference=PER * scores["n_reference"] / reference.n_tokens,
        n_documents_target=held[0].getnnz(axis=0),
        n_documents_reference=held[1].getnnz(axis=0),
        low=low,
        high=high,
        agrees=_agree(scores, low, high),
        carried_by=carrier,
    )
    return table[[*TYPES]].astype(TYPES)


def compare_sides(
    counts: TermCounts, target: Side, reference: Side, *, n_terms: int | None = None, min_n: int = 2, prior: float | None = None
) -> pd.DataFrame:
    """Compare two sides term by term.

    Parameters
    ----------
    counts : TermCounts
    target, reference : Side
        With tokens.
    n_terms : int, optional
        Describe at most so many terms that the target uses more, and as many that the reference does, the strongest; q is over all.
    min_n : int, default 2
    prior : float, optional

    Returns
    -------
    DataFrame, one row a term, by descending ``z``
        As of ``keyness``.
    """
    prior = usual_prior(target, reference) if prior is None else prior
    scores = score_terms(counts.counts, target, reference, min_n=min_n, prior=prior)
    n_all = len(scores)
    if n_terms is not None:
        # Equal ones by their spelling: columns stand in that order.
        scores = scores.sort_values("z", ascending=False, kind="stable")
        scores = pd.concat([scores[scores["z"] > 0].head(n_terms), scores[scores["z"] < 0].tail(n_terms)])
    table = strongest_first(describe_terms(scores, counts, target, reference))
    sides = {"target": target, "reference": reference}
    table.attrs = {f"n_documents_{name}": side.n_documents for name, side in sides.items()}
    table.attrs |= {f"n_tokens_{name}": side.n_tokens for name, side in sides.items()} | {"prior": prior, "n_terms": n_all}
    return table


def strongest_first(table: pd.DataFrame) -> pd.DataFrame:
    """Order terms by descending z, equal ones by their spelling."""
    return table.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def no_terms() -> pd.DataFrame:
    """Make the table without rows."""
    return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in TYPES.items()})


def _agree(scores: pd.DataFrame, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Tell whether z, q and the band, where there is one, all see the same side ahead, or all none; (n_terms,) of bool."""
    z, effect = scores["z"].to_numpy(), scores["log_ratio"].to_numpy()
    by_z = np.where(np.abs(z) >= Z, np.sign(z), 0)
    by_q = np.where(scores["q"].to_numpy() < CERTAIN, np.sign(effect), 0)
    by_band = np.where(np.isnan(low), by_z, (low > 0).astype(int) - (high < 0))
    return (by_z == by_q) & (by_z == by_band)


def _main_holder(held: sparse.csr_matrix, documents: np.ndarray) -> np.ndarray:
    """Name the document that alone holds more than half of the uses of each term; None where there is none, or only one document."""
    carriers = np.full(held.shape[1], None, dtype=object)
    if len(documents) > 1:
        uses = np.asarray(held.sum(axis=0)).ravel()
        # No two documents hold more than half.
        main = 2 * held.data > uses[held.indices]
        carriers[held.indices[main]] = documents[np.repeat(np.arange(len(documents)), np.diff(held.indptr))[main]]
    return carriers
