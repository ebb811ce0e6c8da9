"""Timelines of what is chosen, from sums: the tables of `analysis.timelines`, without reading a document again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.timelines.term_timelines import PER
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.counted import CountedTerms
from kzcn_explore.tallies.ratios import ratios_of
from kzcn_explore.tallies.sums import PeriodSums, Sums, period_sums
from kzcn_explore.tallies.term_sums import document_uses
from kzcn_explore.tallies.theme_sums import document_parts


def document_timeline(chosen: Chosen, sums: Sums, every: str) -> pd.DataFrame:
    """Count the chosen documents per period; see ``kzcn_explore.document_timeline``."""
    found = period_sums(sums, chosen.rows.intervals, every, chosen.intervals)
    columns = {"period": _days(found)}
    columns |= {name: getattr(found.sums, name) for name in ("n_documents", "n_passages", "n_tokens")}
    table = pd.DataFrame(columns)
    table.attrs = {"every": every, "n_unplaced": found.n_unplaced}
    return table


def theme_timeline(chosen: Chosen, sums: Sums, themed, *, every: str, by: str) -> pd.DataFrame:
    """Tell how much of each period every theme takes of what is chosen; see ``kzcn_explore.theme_timeline``.

    Parameters
    ----------
    chosen : Chosen
    sums : Sums
        Its theme sums, by interval.
    themed : Themed
        Its model and, where a period has few documents, its shares are asked.
    every, by : str
    """
    found = period_sums(sums, chosen.rows.intervals, every, chosen.intervals)
    table = pd.DataFrame(theme_columns(chosen, found, themed, by=by))
    whole = sums.total(chosen.intervals)
    table.attrs = {"every": every, "by": by, "smooth": 1, "n_unplaced": found.n_unplaced}
    table.attrs |= {"multi_label": bool(getattr(themed.model, "multi_label", False))}
    table.attrs |= {"n_passages": int(whole.n_passages[0]), "n_uncovered": int(whole.n_uncovered[0])}
    return table


def theme_columns(chosen: Chosen, found: PeriodSums, themed, *, by: str) -> dict[str, object]:
    """Make the columns of a timeline of themes from the sums of its periods.

    Parameters
    ----------
    chosen : Chosen
    found : PeriodSums
        Of what is chosen.
    themed : Themed
    by : str
    """
    ratio, low, high = ratios_of(
        found,
        by=by,
        bounded=True,
        members=lambda periods: _members(chosen, found, periods),
        parts=lambda documents: document_parts(chosen, themed.read_shares, documents),
    )
    n_periods, n_themes = ratio.shape
    columns = {
        "period": _days(found).repeat(n_themes),
        "theme": np.tile(np.arange(n_themes), n_periods),
        "label": _repeated(themed.model.labels_, n_periods),
        "share": ratio.ravel(),
        "low": low.ravel(),
        "high": high.ravel(),
    }
    return columns | {name: getattr(found.sums, name).repeat(n_themes) for name in ("n_documents", "n_passages", "n_tokens")}


def term_timeline(chosen: Chosen, sums: Sums, terms: list[str], *, every: str, by: str) -> pd.DataFrame:
    """Tell how often terms are used in each period of what is chosen; see ``kzcn_explore.term_timeline``.

    Parameters
    ----------
    chosen : Chosen
    sums : Sums
        Its term sums, by interval.
    terms : list of str
    every, by : str
    """
    found = period_sums(sums, chosen.rows.intervals, every, chosen.intervals)
    ratio, low, high = ratios_of(
        found,
        by=by,
        bounded=False,
        members=lambda periods: _members(chosen, found, periods),
        parts=lambda documents: document_uses(chosen, terms, documents),
    )
    unit = PER if by == "tokens" else 1
    n_periods, n_terms = ratio.shape
    columns = {
        "period": _days(found).repeat(n_terms),
        "term": _repeated(terms, n_periods),
        "n": found.sums.part.ravel().astype(np.int64),
        "n_with": found.sums.n_with.ravel(),
        "rate": unit * ratio.ravel(),
        "low": unit * low.ravel(),
        "high": unit * high.ravel(),
    }
    columns |= {name: getattr(found.sums, name).repeat(n_terms) for name in ("n_documents", "n_tokens")}
    table = pd.DataFrame(columns)
    table.attrs = {"every": every, "by": by, "smooth": 1, "n_unplaced": found.n_unplaced}
    return table


def top_terms(counted: CountedTerms, chosen: Chosen, model, n_terms: int) -> pd.DataFrame:
    """List the terms of a model that the chosen passages use most; see ``View.top_terms``."""
    n, n_passages = counted.totals(chosen)
    # The most used first; of equal ones the alphabet decides, in which the model has its terms.
    order = np.argsort(-n, kind="stable")[:n_terms]
    order = order[n[order] > 0]
    names = pd.Series([model.display(term) for term in model.terms_[order]], dtype="str")
    return pd.DataFrame({"term": names, "n": n[order], "n_passages": n_passages[order]})


def _days(found: PeriodSums) -> np.ndarray:
    return found.periods.to_numpy().astype("datetime64[s]")


def _repeated(names: Sequence[str], n_times: int) -> pd.api.extensions.ExtensionArray:
    """Write names one after the other, again and again."""
    return pd.array(names, dtype="str").take(np.tile(np.arange(len(names)), n_times))


def _members(chosen: Chosen, found: PeriodSums, periods: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the periods, ascending, and the numbers of the chosen documents that fall into some of the periods."""
    asked = (found.places >= 0) & periods[found.places]
    mask = asked[chosen.rows.intervals.of]
    documents = np.flatnonzero(mask if chosen.documents is None else mask & chosen.documents)
    places = found.places[chosen.rows.intervals.of[documents]]
    order = np.argsort(places, kind="stable")
    return places[order], documents[order]
