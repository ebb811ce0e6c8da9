"""Filter peers: pandas, polars and DuckDB answer what one range of dates lets through, each from tables as it likes them.

Four tables, prepared beforehand and without the documents that no range lets in:

- ``documents``, one row a document in the order of its date: ``document``, ``title``, ``source``, ``earliest``, ``latest`` (days, as whole
  numbers), ``month``, ``n_tokens``, and the tokens of every theme in a column of its own;
- ``words``, one row a document and word, sorted by word, then by date: ``word`` (a number), the days and month again, ``n``;
- ``terms``, one row a document and term of the themes, in the order of the date: ``term`` (a number), the days, ``n``;
- ``theme_terms``, the rows of ``terms`` with a term that tells a theme best, numbered anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

TABLES = ("documents", "words", "terms", "theme_terms")
N_LISTED = 20
FACTS = ["document", "title", "source", "n_tokens"]


class Range(NamedTuple):
    """The first and the last day, as days since 1970-01-01."""

    start: int
    end: int


class Answer(NamedTuple):
    """What everyone must agree on, in the order of the tables.

    Attributes
    ----------
    theme_timeline : numpy.ndarray, (n_months, 2 + n_themes)
        Month, tokens, and the share of every theme, of the months that hold a document.
    term_timeline : numpy.ndarray, (n_months, 4)
        Month, uses of the word, documents that use it, uses per 1,000 tokens.
    theme_terms : numpy.ndarray, (n_terms,)
        Documents that hold each term.
    top_terms : numpy.ndarray, (20, 2)
        Uses, and documents that use it, of each of the terms that are used most.
    first_documents : numpy.ndarray of str, (20,)
        The ids of the first, by date.
    """

    theme_timeline: np.ndarray
    term_timeline: np.ndarray
    theme_terms: np.ndarray
    top_terms: np.ndarray
    first_documents: np.ndarray


def tidy_themes(months: pd.DataFrame, themes: list[str]) -> np.ndarray:
    """Turn the sums of each month into an answer: ``month``, ``n_tokens`` and the tokens of every theme."""
    months = months.sort_values("month")
    shares = months[themes].to_numpy() / months[["n_tokens"]].to_numpy()
    return np.column_stack([months[["month", "n_tokens"]].to_numpy(dtype=float), shares])


def tidy_uses(months: pd.DataFrame) -> np.ndarray:
    """Turn the uses of each month into an answer: ``month``, ``n_tokens``, ``n`` and ``n_with``, missing where there is none."""
    months = months.sort_values("month").fillna(0)
    rate = 1000 * months["n"] / months["n_tokens"]
    return np.column_stack([months["month"], months["n"], months["n_with"], rate]).astype(float)


def tidy_terms(found: pd.DataFrame, n_terms: int) -> np.ndarray:
    """Turn ``term`` and ``n_documents`` into an answer."""
    return found.set_index("term")["n_documents"].reindex(range(n_terms), fill_value=0).to_numpy()


class Pandas:
    """Sorted tables: ``searchsorted`` finds the first and last row, and what ends too late is masked."""

    def __init__(self, folder: Path, word: int, n_terms: int) -> None:
        self.documents, self.words, self.terms, self.found = (pd.read_parquet(folder / f"{name}.parquet") for name in TABLES)
        self.themes = [name for name in self.documents.columns if name.startswith("theme_")]
        first, last = self.words["word"].searchsorted([word, word + 1])
        self.of_word, self.n_terms = slice(first, last), n_terms

    def _inside(self, table: pd.DataFrame, days: Range) -> pd.DataFrame:
        first, last = table["earliest"].searchsorted([days.start, days.end + 1])
        table = table.iloc[first:last]
        late = table["latest"] > days.end
        return table[~late] if late.any() else table

    def theme_timeline(self, days: Range) -> pd.DataFrame:
        return self._inside(self.documents, days).groupby("month")[["n_tokens", *self.themes]].sum()

    def term_timeline(self, days: Range) -> pd.DataFrame:
        tokens = self._inside(self.documents, days).groupby("month")["n_tokens"].sum()
        uses = self._inside(self.words.iloc[self.of_word], days).groupby("month")["n"].agg(n="sum", n_with="size")
        return uses.join(tokens, how="right")

    def theme_terms(self, days: Range) -> pd.Series:
        return self._inside(self.found, days)["term"].value_counts(sort=False)

    def top_terms(self, days: Range) -> pd.DataFrame:
        uses = self._inside(self.terms, days).groupby("term")["n"].agg(n="sum", n_with="size")
        return uses.sort_values("n", ascending=False, kind="stable").head(N_LISTED)

    def first_documents(self, days: Range) -> pd.DataFrame:
        return self._inside(self.documents[[*FACTS, "earliest", "latest"]], days)[FACTS].head(N_LISTED)

    def answer(self, days: Range) -> Answer:
        return Answer(
            tidy_themes(self.theme_timeline(days).reset_index(), self.themes),
            tidy_uses(self.term_timeline(days).reset_index()),
            tidy_terms(self.theme_terms(days).rename("n_documents").reset_index(), self.n_terms),
            self.top_terms(days)[["n", "n_with"]].to_numpy(),
            self.first_documents(days)["document"].to_numpy(),
        )


class Polars:
    """Lazy queries over columns that are marked as sorted."""

    def __init__(self, folder: Path, word: int, n_terms: int) -> None:
        import polars as pl

        self.pl = pl
        documents, words, *terms = (pl.read_parquet(folder / f"{name}.parquet") for name in TABLES)
        by_date = (table.with_columns(pl.col("earliest").set_sorted()).lazy() for table in (documents, *terms))
        self.documents, self.terms, self.found = by_date
        self.words = words.with_columns(pl.col("word").set_sorted()).lazy()
        self.themes = [name for name in documents.columns if name.startswith("theme_")]
        self.word, self.n_terms = word, n_terms

    def _inside(self, days: Range):
        return (self.pl.col("earliest") >= days.start) & (self.pl.col("latest") <= days.end)

    def theme_timeline(self, days: Range):
        return self.documents.filter(self._inside(days)).group_by("month").agg(self.pl.col("n_tokens", *self.themes).sum()).collect()

    def term_timeline(self, days: Range):
        pl = self.pl
        tokens = self.documents.filter(self._inside(days)).group_by("month").agg(pl.col("n_tokens").sum())
        chosen = self.words.filter((pl.col("word") == self.word) & self._inside(days))
        uses = chosen.group_by("month").agg(pl.col("n").sum(), pl.len().alias("n_with"))
        return tokens.join(uses, on="month", how="left").collect()

    def theme_terms(self, days: Range):
        return self.found.filter(self._inside(days)).group_by("term").agg(self.pl.len().alias("n_documents")).collect()

    def top_terms(self, days: Range):
        pl = self.pl
        uses = self.terms.filter(self._inside(days)).group_by("term").agg(pl.col("n").sum(), pl.len().alias("n_with"))
        return uses.sort("n", "term", descending=[True, False]).head(N_LISTED).collect()

    def first_documents(self, days: Range):
        return self.documents.filter(self._inside(days)).select(FACTS).head(N_LISTED).collect()

    def answer(self, days: Range) -> Answer:
        return Answer(
            tidy_themes(self.theme_timeline(days).to_pandas(), self.themes),
            tidy_uses(self.term_timeline(days).to_pandas()),
            tidy_terms(self.theme_terms(days).to_pandas(), self.n_terms),
            self.top_terms(days)[["n", "n_with"]].to_numpy(),
            self.first_documents(days)["document"].to_numpy(),
        )


class DuckDB:
    """SQL over tables in memory, whose row groups know the least and greatest day that they hold."""

    def __init__(self, folder: Path, word: int, n_terms: int) -> None:
        import duckdb

        self.connection = duckdb.connect()
        for name in TABLES:
            self.connection.read_parquet(str(folder / f"{name}.parquet")).create(name)
        names = self.connection.table("documents").columns
        self.themes = [name for name in names if name.startswith("theme_")]
        self.word, self.n_terms = word, n_terms

    def _ask(self, query: str, days: Range) -> pd.DataFrame:
        return self.connection.execute(query.format(inside="earliest >= $start AND latest <= $end"), days._asdict()).df()

    def theme_timeline(self, days: Range) -> pd.DataFrame:
        sums = ", ".join(f"sum({name}) AS {name}" for name in ("n_tokens", *self.themes))
        return self._ask(f"SELECT month, {sums} FROM documents WHERE {{inside}} GROUP BY month", days)

    def term_timeline(self, days: Range) -> pd.DataFrame:
        uses = f"SELECT month, sum(n) AS n, count(*) AS n_with FROM words WHERE word = {self.word} AND {{inside}} GROUP BY month"
        tokens = "SELECT month, sum(n_tokens) AS n_tokens FROM documents WHERE {inside} GROUP BY month"
        return self._ask(f"SELECT * FROM ({tokens}) LEFT JOIN ({uses}) USING (month)", days)

    def theme_terms(self, days: Range) -> pd.DataFrame:
        return self._ask("SELECT term, count(*) AS n_documents FROM theme_terms WHERE {inside} GROUP BY term", days)

    def top_terms(self, days: Range) -> pd.DataFrame:
        uses = "SELECT term, sum(n) AS n, count(*) AS n_with FROM terms WHERE {inside} GROUP BY term"
        return self._ask(f"{uses} ORDER BY n DESC, term LIMIT {N_LISTED}", days)

    def first_documents(self, days: Range) -> pd.DataFrame:
        facts = ", ".join(FACTS)
        return self._ask(f"SELECT {facts} FROM documents WHERE {{inside}} ORDER BY earliest, latest, document LIMIT {N_LISTED}", days)

    def answer(self, days: Range) -> Answer:
        return Answer(
            tidy_themes(self.theme_timeline(days), self.themes),
            tidy_uses(self.term_timeline(days)),
            tidy_terms(self.theme_terms(days), self.n_terms),
            self.top_terms(days)[["n", "n_with"]].to_numpy(),
            self.first_documents(days)["document"].to_numpy(),
        )


PEERS = {"pandas": Pandas, "polars": Polars, "DuckDB": DuckDB}
