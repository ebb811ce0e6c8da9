"""Words: dates, numbers and reasons as a person writes them."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.date_ledger import day_words as day
from kzcn_explore.analysis.date_ledger import why_dated
from kzcn_explore.corpus.model import Corpus


def number(value: int) -> str:
    """Write a count with thousands separators."""
    return f"{value:,}"


def count(n: int, noun: str) -> str:
    """Write a count and its noun: "1 passage", "2,000 passages"."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def day_words(facts: dict) -> str:
    """Write when a document was published, as far as it is known.

    Examples
    --------
    >>> day_words({"precision": "month", "earliest": pd.Timestamp("2022-06-01"), "latest": pd.Timestamp("2022-06-30")})
    'Jun 2022'
    """
    earliest, latest = facts["earliest"], facts["latest"]
    if pd.isna(earliest) and pd.isna(latest):
        return "No date"
    if pd.isna(latest):
        return f"{day(earliest)} or later"
    if pd.isna(earliest):
        return f"{day(latest)} or earlier"
    if facts["precision"] == "year":
        return f"{earliest.year}"
    if facts["precision"] == "month":
        return f"{earliest:%b %Y}"
    return day(earliest) if earliest == latest else f"{day(earliest)} to {day(latest)}"


def dating_words(corpus: Corpus, document: str) -> dict[str, object]:
    """Say why a document has its date: its title and the sentences."""
    facts = corpus.documents.loc[document]
    return {"title": day_words(facts.to_dict()), "sentences": why_dated(corpus.clues[corpus.clues["document"] == document])}


def corpus_title(corpus: Corpus) -> str:
    """Name a corpus by its size and its time.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus_title(kz.load_corpus())
    '5 documents, 12 Sep 2020 to 7 Jun 2022, 2 dated by what the text says'
    """
    documents = corpus.documents
    parts = [count(len(documents), "document")]
    inferred = documents["date_from"].eq("inferred")
    dated = documents.loc[~inferred, ["earliest", "latest"]].dropna()
    if len(dated):
        first, last = dated["earliest"].min(), dated["latest"].max()
        parts.append(day(first) if first == last else f"{day(first)} to {day(last)}")
    if inferred.any():
        parts.append(f"{number(int(inferred.sum()))} dated by what the text says")
    n_undated = int(documents["precision"].eq("unknown").sum())
    if n_undated:
        parts.append(f"{number(n_undated)} without a date")
    return ", ".join(parts)
