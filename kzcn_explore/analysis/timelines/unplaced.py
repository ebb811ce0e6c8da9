"""Unplaced documents: those that stand in no period of a timeline, each with the reason."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.themes.shares import in_date_order
from kzcn_explore.analysis.timelines.periods import PERIODS, place_documents
from kzcn_explore.corpus.model import Corpus


def unplaced_documents(corpus: Corpus, every: str = "month") -> pd.DataFrame:
    """List the documents that a timeline leaves out: the days that their date may mean do not fall into one period.

    Parameters
    ----------
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, default "month"

    Returns
    -------
    DataFrame, one row a document left out, in the order of their dates, those without one last
        ``document``, ``title``, ``earliest``, ``latest`` (NaT = open), ``precision``, ``reason`` (in words). ``attrs``: ``every``,
        ``n_documents`` (of the whole corpus). As many rows as ``attrs["n_unplaced"]`` of a timeline says.

    Raises
    ------
    ValueError
        If `every` is not one of the five.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> unplaced_documents(kz.load_corpus(), "year")["reason"].tolist()
    ['on or after 2023-01-01: no last day is known']
    """
    check_corpus(corpus)
    documents = corpus.documents
    left_out = in_date_order(documents[place_documents(documents, every).isna()])
    first, last = (left_out[column].dt.to_period(PERIODS[every]) for column in ("earliest", "latest"))
    reasons = []
    for row, start, end in zip(left_out.itertuples(), first, last, strict=True):
        n_periods = 0 if pd.isna(row.earliest) or pd.isna(row.latest) else end.ordinal - start.ordinal + 1
        reasons.append(_reason(row.earliest, row.latest, f"{n_periods:,} {every}s"))
    table = left_out[["title", "earliest", "latest", "precision"]].rename_axis("document").reset_index()
    table["reason"] = pd.Series(reasons, dtype="str")
    table.attrs = {"every": every, "n_documents": len(documents)}
    return table


def _reason(earliest: pd.Timestamp, latest: pd.Timestamp, spread: str) -> str:
    if pd.isna(earliest) and pd.isna(latest):
        return "no date is known"
    if pd.isna(latest):
        return f"on or after {earliest.date()}: no last day is known"
    if pd.isna(earliest):
        return f"on or before {latest.date()}: no first day is known"
    return f"on a day from {earliest.date()} to {latest.date()}: in one of {spread}"
