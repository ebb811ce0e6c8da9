"""Corpora of any size for the benchmarks, made from the words in ``vocabulary.txt``: the same numbers give the same corpus anywhere.

Write one as a file for the loader: python -m benchmarks.corpora 100000 corpus.jsonl

Documents are spread evenly over the ten years from 2015 to 2024; one in twenty is dated to the month only, one in fifty not at all. A
document mixes one to three of the planted themes, each of which rises to its own time and falls again; ``planted`` names the strongest.
Its sources are a dozen of unequal size, its language codes two.

The vocabulary is that of the file however many documents there are: a real corpus has a long tail of names and misprints that this one
lacks. Where that matters, a benchmark is run on a real corpus too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.made_texts import BETWEEN, Texts, make_texts
from kzcn_explore.corpus.gathering import DAYS, TYPES
from kzcn_explore.corpus.layout import DOCUMENT_COLUMNS
from kzcn_explore.corpus.model import Corpus

# So many documents are made at a time, and held by write_jsonl.
BLOCK = 10_000
FIRST_DAY = np.datetime64("2015-01-01")
N_DAYS = 3653
UNDATED, MONTH_ONLY = 0.02, 0.05
MOST_THEMES = 3
# A theme's weight is that of every other at its quietest, and more by this factor at its height; the width is a part of the ten years.
RISE, WIDTH = 12.0, 0.12
LANGUAGES = ("en", "kk")
PART_FIRST_LANGUAGE = 0.9
FIELDS = {"document": "id", "quote": "date"} | {name: name for name in ("title", "source", "language", "planted", "text")}
SOURCES = (
    "The Morning Courier", "State Gazette", "Evening Standard Bearer", "Steppe Herald", "Market Review", "The Border Times", "Harbour News",
    "Capital Radio Digest", "The Independent Ledger", "Valley Post", "Science Monthly", "The Sports Page",
)  # fmt: skip


class Made(NamedTuple):
    """Some documents as the tables of a Corpus; ``quote`` is a document's date as a file writes it."""

    documents: pd.DataFrame
    passages: pd.DataFrame


def make_corpus(n_documents: int, *, n_words: int = 80, n_themes: int = 20, n_passages: int = 1, random_state: int = 0) -> Corpus:
    """Make a corpus of any size, without the loader; equal to what the loader reads from ``write_jsonl`` but for ``path``.

    Parameters
    ----------
    n_documents : int
    n_words : int, default 80
        Words of a document on average; each has half as many at least, and half as many more at most.
    n_themes : int, default 20
    n_passages : int, default 1
        Of each document.
    random_state : int, default 0
        The same numbers give the same corpus.

    Returns
    -------
    Corpus
        With a column of its own, ``planted``: the number of the theme that a document takes most words from.

    Raises
    ------
    ValueError
        If a number is below 1, or the shortest document has fewer words than passages.

    Examples
    --------
    >>> corpus = make_corpus(100, n_words=12)
    >>> corpus.documents["n_tokens"].agg(["min", "max"]).tolist(), corpus.documents["precision"].nunique()
    ([6, 18], 3)
    """
    made = [*_make_blocks(n_documents, n_words, n_themes, n_passages, random_state)]
    documents, passages = (pd.concat(tables, ignore_index=True) for tables in zip(*made, strict=True))
    return Corpus(
        documents=documents.drop(columns="quote").set_index("document"),
        passages=passages.rename_axis("passage"),
        clues=_clues(documents),
        removed=_empty("removed"),
        problems=_empty("problems"),
        fingerprint=hashlib.sha256("".join(documents["sha256"]).encode()).hexdigest(),
    )


def write_jsonl(
    path: str | PathLike, n_documents: int, *, n_words: int = 80, n_themes: int = 20, n_passages: int = 1, random_state: int = 0
) -> Path:
    """Write the documents of ``make_corpus``, one JSON object a line, a block at a time.

    Parameters
    ----------
    path : path
        A file; an older one is replaced.
    n_documents, n_words, n_themes, n_passages, random_state : int
        As in ``make_corpus``.

    Returns
    -------
    Path
        The file. ``id``, ``title``, ``date`` (null without one), ``source``, ``language``, ``planted``, ``text``.
    """
    with Path(path).open("w", encoding="utf-8") as file:
        for made in _make_blocks(n_documents, n_words, n_themes, n_passages, random_state):
            fields = made.documents[[*FIELDS]].rename(columns=FIELDS)
            for record in fields.to_dict("records"):
                file.write(json.dumps({name: None if value is np.nan else value for name, value in record.items()}) + "\n")
    return Path(path)


def _make_blocks(n_documents: int, n_words: int, n_themes: int, n_passages: int, random_state: int) -> Iterator[Made]:
    given = {"n_documents": n_documents, "n_words": n_words, "n_themes": n_themes, "n_passages": n_passages}
    for name, value in given.items():
        if value < 1:
            raise ValueError(f"{name} must be 1 or more; got {value!r}.")
    if n_passages > _shortest(n_words):
        raise ValueError(
            f"n_passages must be {_shortest(n_words)} at most where n_words={n_words}, so that each has a word; got {n_passages!r}."
        )
    for first in range(0, n_documents, BLOCK):
        random = np.random.default_rng([random_state, first])
        yield _make_block(random, range(first, min(first + BLOCK, n_documents)), n_words, n_themes, n_passages)


def _make_block(random: np.random.Generator, numbers: range, n_words: int, n_themes: int, n_passages: int) -> Made:
    n = len(numbers)
    days = FIRST_DAY + random.integers(N_DAYS, size=n)
    themes = _draw_themes(random, days, n_themes)
    lengths = random.integers(_shortest(n_words), n_words + n_words // 2 + 1, size=n)
    texts = make_texts(random, themes, lengths, n_themes, n_passages)
    written = texts.documents.to_pylist()
    columns = {
        "document": [f"d{number:07d}" for number in numbers],
        "title": texts.titles,
        "title_from": ["field"] * n,
        **_date_columns(days, random.random(n)),
        "source": random.choice(np.array(SOURCES, dtype=object), size=n, p=_unequal(len(SOURCES))).tolist(),
        "language": np.where(random.random(n) < PART_FIRST_LANGUAGE, *LANGUAGES).tolist(),
        "text": texts.documents,
        "n_passages": np.full(n, n_passages),
        "n_tokens": texts.n_tokens.reshape(n, n_passages).sum(axis=1),
        "sha256": [hashlib.sha256(text.encode()).hexdigest() for text in written],
        "planted": themes[:, 0],
    }
    documents = _frame(columns | {name: [None] * n for name in DOCUMENT_COLUMNS if name not in columns})
    passages = _passages(documents["document"], texts, n_passages)
    return Made(documents[["document", *DOCUMENT_COLUMNS, "quote", "planted"]], passages)


def _draw_themes(random: np.random.Generator, days: np.ndarray, n_themes: int) -> np.ndarray:
    """Choose themes for every document by their weights on its day, without repeating one; (n_documents, MOST_THEMES)."""
    when = ((days - FIRST_DAY).astype(int) / N_DAYS)[:, None]
    height = (np.arange(n_themes) + 0.5) / n_themes
    weights = 1 + RISE * np.exp(-0.5 * ((when - height) / WIDTH) ** 2)
    # The largest of log weights plus Gumbel noise are a draw without replacement (Yellott 1977).
    order = np.argsort(-np.log(weights) - random.gumbel(size=weights.shape), axis=1)
    return order[:, np.arange(MOST_THEMES) % n_themes]


def _date_columns(days: np.ndarray, chance: np.ndarray) -> dict[str, object]:
    """Date every document to the day, to the month, or not at all; ``quote`` is the date as a file writes it."""
    undated, month_only = chance < UNDATED, (chance >= UNDATED) & (chance < UNDATED + MONTH_ONLY)
    months = days.astype("datetime64[M]")
    nothing = np.datetime64("NaT")
    written = np.where(month_only, np.datetime_as_string(months), np.datetime_as_string(days)).astype(object)
    earliest = np.where(month_only, months.astype(days.dtype), days)
    latest = np.where(month_only, (months + 1).astype(days.dtype) - 1, days)
    return {
        "date": np.where(undated | month_only, nothing, days).astype(DAYS),
        "earliest": np.where(undated, nothing, earliest).astype(DAYS),
        "latest": np.where(undated, nothing, latest).astype(DAYS),
        "precision": np.select([undated, month_only], ["unknown", "month"], "day").tolist(),
        "date_from": np.where(undated, "none", "field").tolist(),
        "quote": np.where(undated, None, written).tolist(),
    }


def _passages(documents: pd.Series, texts: Texts, n_passages: int) -> pd.DataFrame:
    lengths = pc.utf8_length(texts.passages).to_numpy().astype(np.int64).reshape(-1, n_passages)
    starts = np.cumsum(lengths + len(BETWEEN), axis=1) - lengths - len(BETWEEN)
    columns = {
        "document": documents.repeat(n_passages).array,
        "position": np.tile(np.arange(n_passages), len(documents)),
        "text": texts.passages,
        "start": starts.ravel(),
        "end": (starts + lengths).ravel(),
        "n_tokens": texts.n_tokens,
        "copy_of": pd.array([None] * len(texts.passages), dtype="Int64"),
    }
    return _frame(columns)


def _clues(documents: pd.DataFrame) -> pd.DataFrame:
    """What says each date: the field of the file."""
    dated = (
        documents[["document", "quote", "earliest", "latest"]].dropna(subset="quote").assign(rule="field", start=None, end=None, used=True)
    )
    return dated[[*TYPES["clues"]]].astype(TYPES["clues"]).reset_index(drop=True)


def _frame(columns: dict[str, object]) -> pd.DataFrame:
    """Make a table; lists and Arrow arrays hold text, and become Arrow-backed columns."""
    texts = {name: values for name, values in columns.items() if isinstance(values, list | pa.Array)}
    return pd.DataFrame(columns | {name: pd.array(values, dtype="str") for name, values in texts.items()})


def _empty(table: str) -> pd.DataFrame:
    return pd.DataFrame(columns=[*TYPES[table]]).astype(TYPES[table])


def _shortest(n_words: int) -> int:
    return n_words - n_words // 2


def _unequal(n: int) -> np.ndarray:
    """Parts that fall as 1, 1/2, 1/3, …; they sum to one."""
    parts = 1 / np.arange(1, n + 1)
    return parts / parts.sum()


def main() -> None:
    """Write a file, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n_documents", type=int, help="how many")
    parser.add_argument("path", type=Path, help="the JSONL file")
    parser.add_argument("--words", type=int, default=80, help="of a document, on average (default: 80)")
    parser.add_argument("--passages", type=int, default=1, help="of a document (default: 1)")
    parser.add_argument("--seed", type=int, default=0, help="(default: 0)")
    asked = parser.parse_args()
    path = write_jsonl(asked.path, asked.n_documents, n_words=asked.words, n_passages=asked.passages, random_state=asked.seed)
    print(f"{path}: {asked.n_documents:,} documents, {path.stat().st_size / 1e6:,.1f} MB")


if __name__ == "__main__":
    main()
