"""Words: dates, numbers and reasons as a person writes them."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.date_ledger import why_dated
from kzcn_explore.charts.words import interval_words, period_words
from kzcn_explore.corpus.model import Corpus

LANGUAGES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "zh": "Chinese"}


def number(value: int) -> str:
    """Write a count with thousands separators."""
    return f"{value:,}"


def count(n: int, noun: str) -> str:
    """Write a count and its noun: "1 passage", "2,000 passages"."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def day_words(facts: dict) -> str:
    """Write when a document was published, as far as it is known, in the words that the charts use.

    Examples
    --------
    >>> day_words({"earliest": pd.Timestamp("2022-06-01"), "latest": pd.Timestamp("2022-06-30")})
    'Jun 2022'
    >>> day_words({"earliest": pd.NaT, "latest": pd.NaT})
    'No date'
    """
    words = interval_words(facts["earliest"], facts["latest"])
    return "No date" if words == "no date" else words


def published_words(period: pd.Timestamp, every: str) -> str:
    """Write that documents are of one period.

    Examples
    --------
    >>> published_words(pd.Timestamp("2016-01-01"), "year"), published_words(pd.Timestamp("2016-01-04"), "day")
    ('published in 2016', 'published on 4 Jan 2016')
    """
    return f"published {'on' if every == 'day' else 'in'} {period_words(period, every)}"


def language_words(code: str) -> str:
    """Name a language; one that is not ours keeps its code.

    Examples
    --------
    >>> language_words("kk"), language_words("de")
    ('Kazakh', 'de')
    """
    return LANGUAGES.get(code, code)


def dating_words(corpus: Corpus, document: str) -> dict[str, object]:
    """Say why a document has its date: its title and the sentences."""
    facts = corpus.read_documents(corpus.find_documents([document]), ["earliest", "latest"]).iloc[0]
    return {"title": day_words(facts.to_dict()), "sentences": why_dated(corpus.read_notes(document, "clues"))}


def corpus_title(corpus: Corpus) -> str:
    """Name a corpus by its size and its time; the time is no more precise than its first and last document's date.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus_title(kz.load_corpus())
    '5 documents, 12 Sep 2020 to 7 Jun 2022, 2 dated by what the text says'
    """
    documents = corpus.document_facts(["earliest", "latest", "date_from", "precision"])
    parts = [count(len(documents), "document")]
    inferred = documents["date_from"].eq("inferred")
    dated = documents.loc[~inferred, ["earliest", "latest"]].dropna()
    if len(dated):
        first = day_words(dated.sort_values(["earliest", "latest"]).iloc[0])
        last = day_words(dated.sort_values(["latest", "earliest"]).iloc[-1])
        parts.append(first if first == last else f"{first} to {last}")
    if inferred.any():
        parts.append(f"{number(int(inferred.sum()))} dated by what the text says")
    n_undated = int(documents["precision"].eq("unknown").sum())
    if n_undated:
        parts.append(f"{number(n_undated)} without a date")
    return ", ".join(parts)
