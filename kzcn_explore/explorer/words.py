"""Words: dates, numbers and reasons as a person writes them."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.corpus.model import Corpus

FROM_WORDS = {
    "header": "the first line of its file",
    "field": "the date field of its row",
    "filename": "the name of its file",
    "html": "the page's own data",
    "override": "a date given by hand",
    "inferred": "what its text says",
}


def day(value: pd.Timestamp) -> str:
    """Write a day as "7 Jun 2022"."""
    return f"{value.day} {value:%b %Y}"


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
    clues = corpus.clues[corpus.clues["document"] == document]
    when = day_words(facts.to_dict())
    if clues.empty:
        sentences = [
            "Neither its first line nor a field beside it gives a date, and none is made up.",
            "It is counted wherever no date is asked for.",
        ]
    else:
        sentences = [
            f"“{clue['quote']}” stands in {FROM_WORDS.get(clue['rule'], clue['rule'])}{'' if clue['used'] else ', and was not used'}."
            for clue in clues.to_dict("records")
        ]
    return {"title": when, "sentences": sentences}


def corpus_title(corpus: Corpus) -> str:
    """Name a corpus by its size and its time.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus_title(kz.load_corpus())
    '5 documents, 12 Sep 2020 to 7 Jun 2022, 2 without a date'
    """
    documents = corpus.documents
    parts = [count(len(documents), "document")]
    dated = documents[["earliest", "latest"]].dropna()
    if len(dated):
        first, last = dated["earliest"].min(), dated["latest"].max()
        parts.append(day(first) if first == last else f"{day(first)} to {day(last)}")
    n_undated = int(documents["precision"].eq("unknown").sum())
    if n_undated:
        parts.append(f"{number(n_undated)} without a date")
    return ", ".join(parts)
