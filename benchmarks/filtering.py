"""What one change of the range of dates costs: the tables that follow it, beside pandas, polars and DuckDB.

Run: python -m benchmarks.filtering [1000 10000 100000]

Each row is one table: milliseconds from a range of dates to the table, of the clock on the wall and of the processor (all threads
together), the median of 20 random ranges after one that warms up. The tables: themes by month; a word by month; how many documents hold
each of the terms that tell themes best; the twenty terms that are used most; the first twenty documents. Ours is
``study.view(kz.Selection(start=..., end=...))`` and the table of that view; ``all`` is one view with its five tables, and the five
tables of a peer one after another. What a study adds up by day it adds up for the first range and keeps: that falls into the warm-up,
the word of the trend included. pandas, polars and DuckDB start from tables that are sorted and joined beforehand, that word's rows side
by side: see ``filter_peers.py``. Each has a process of its own, with as many threads as it likes. Nobody is shown the same range twice
while the clock runs, so nobody can answer from a cache.

Everyone's answers to twenty further ranges are compared, and the run stops where two differ by more than one in a million. Ours adds to
every share and rate its band of uncertainty, and a row for each month without documents; the peers do not.

The corpus is that of ``corpora.py``; the themes are fitted on its first 10,000 documents, as fitting is measured elsewhere. Read a row
from left to right: below 100 ms on the wall a view follows the hand that drags the range; on a busy machine only the processor counts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

from benchmarks.filter_peers import N_LISTED, PEERS, Answer, Range
from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (1_000, 10_000)
PACKAGES = ("pandas", "polars", "duckdb", "scikit-learn")
N_RANGES = 20
N_FITTED = 10_000
N_THEMES = 20
N_TERMS = 12
TABLES = ("theme_timeline", "term_timeline", "theme_terms", "top_terms", "first_documents")
ALL = "all"
# The word whose trend is asked for: of all words the one of this rank, by the documents that hold it.
WORD_RANK = 200
OURS = "kzcn_explore"
UNITS = {"day": "D", "month": "M"}

Taken = dict[str, tuple[float, float]]


class Ours:
    """The tables of a view."""

    def __init__(self, study, word: str) -> None:
        self.study, self.word = study, word

    def view(self, days: Range):
        import kzcn_explore as kz

        start, end = (str(np.datetime64(day, "D")) for day in days)
        return self.study.view(kz.Selection(start=start, end=end))

    def theme_timeline(self, days: Range) -> pd.DataFrame:
        return self.view(days).theme_timeline

    def term_timeline(self, days: Range) -> pd.DataFrame:
        return self.view(days).term_timeline([self.word])

    def theme_terms(self, days: Range) -> pd.DataFrame:
        return self.view(days).theme_terms

    def top_terms(self, days: Range) -> pd.DataFrame:
        return self.view(days).top_terms(N_LISTED)

    def first_documents(self, days: Range) -> pd.DataFrame:
        return self.view(days).list_documents(n=N_LISTED)

    def answer(self, days: Range) -> Answer:
        themes = self.theme_timeline(days)
        themes = themes[themes["n_documents"] > 0]
        shares = themes.pivot(index=["period", "n_tokens"], columns="theme", values="share").reset_index()
        uses = self.term_timeline(days)
        uses = uses[uses["n_documents"] > 0]
        return Answer(
            np.column_stack([whole(shares["period"], "month"), shares.drop(columns="period")]),
            np.column_stack([whole(uses["period"], "month"), uses[["n", "n_with", "rate"]]]),
            self.theme_terms(days)["n_documents"].to_numpy(),
            self.top_terms(days)[["n", "n_passages"]].to_numpy(),
            self.first_documents(days)["document"].to_numpy(),
        )


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every table for corpora of these sizes; milliseconds."""
    return [row for n in sizes for row in rows_of(n)]


def rows_of(n_documents: int) -> Rows:
    """Measure every table for one corpus."""
    with tempfile.TemporaryDirectory(prefix="kzcn-") as made:
        folder = Path(made)
        word, n_terms, ours, answers = in_own_process(measure_ours, folder, n_documents)
        found = {OURS: ours}
        for peer in PEERS:
            found[peer], theirs = in_own_process(measure_peer, peer, folder, word, n_terms)
            compare(peer, theirs, answers)
    rows = []
    for table in (*TABLES, ALL):
        row = {"documents": n_documents, "table": table.replace("_", " ")}
        for place, unit in enumerate(("ms", "CPU ms")):
            row |= {f"{name} {unit}": taken[table][place] for name, taken in found.items()}
        rows.append(row)
    return rows


def measure_ours(folder: Path, n_documents: int) -> tuple[int, int, Taken, list[Answer]]:
    """Make the corpus and the peers' tables of it; tell the word, the number of terms, and what ours took and answered."""
    import kzcn_explore as kz
    from benchmarks.corpora import make_corpus

    corpus = make_corpus(n_documents, n_themes=N_THEMES)
    model = kz.ThemeModel(N_THEMES).fit(corpus.passages["text"].iloc[:N_FITTED])
    study = kz.Study(corpus, model=model, every="month")
    word, name = write_words(folder, corpus)
    write_documents(folder, study)
    n_terms = write_terms(folder, study)
    return word, n_terms, *measure_tables(Ours(study, name))


def measure_peer(peer: str, folder: Path, word: int, n_terms: int) -> tuple[Taken, list[Answer]]:
    """Tell what a peer took and answered."""
    return measure_tables(PEERS[peer](folder, word, n_terms))


def measure_tables(engine) -> tuple[Taken, list[Answer]]:
    """Tell the median milliseconds of every table, on the wall and of the processor, and the answers to ranges that all are asked."""
    asked = iter(random_ranges((len(TABLES) + 1) * (N_RANGES + 1)))

    def milliseconds(run: Callable[[Range], object]) -> tuple[float, float]:
        run(next(asked))
        found = [measure(run, next(asked)) for _ in range(N_RANGES)]
        return 1000 * median(one.seconds for one in found), 1000 * median(one.cpu for one in found)

    taken = {table: milliseconds(getattr(engine, table)) for table in TABLES}
    taken[ALL] = milliseconds(lambda days: [getattr(engine, table)(days) for table in TABLES])
    return taken, [engine.answer(days) for days in random_ranges(N_RANGES, seed=1)]


def random_ranges(n: int, seed: int = 0) -> list[Range]:
    """Draw ranges of a month to ten years."""
    from benchmarks.corpora import FIRST_DAY, N_DAYS

    random = np.random.default_rng(seed)
    lengths = random.integers(31, N_DAYS, size=n)
    starts = FIRST_DAY.astype(int) + (random.random(n) * (N_DAYS - lengths)).astype(int)
    return [Range(int(start), int(start + length)) for start, length in zip(starts, lengths, strict=True)]


def write_documents(folder: Path, study) -> None:
    """Write the peers' table of documents."""
    from kzcn_explore.analysis.themes.shares import document_amounts

    amounts, documents = document_amounts(study.shares, study.corpus)
    themes = pd.DataFrame(amounts, index=documents.index, columns=[f"theme_{theme:02d}" for theme in range(amounts.shape[1])])
    table = days_of(documents).join(documents[["title", "source", "n_tokens"]]).join(themes).reset_index()
    table.sort_values(["earliest", "latest", "document"]).to_parquet(folder / "documents.parquet", index=False)


def write_words(folder: Path, corpus) -> tuple[int, str]:
    """Write the peers' table of words; choose one, and return its number and the word."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(token_pattern=r"(?u)\b\w+\b")
    counts = vectorizer.fit_transform(corpus.passages["text"])
    table = long_table(counts, "word", corpus).sort_values(["word", "earliest", "latest"], kind="stable")
    table.to_parquet(folder / "words.parquet", index=False)
    word = int(np.argsort(-np.bincount(counts.indices, minlength=counts.shape[1]), kind="stable")[min(WORD_RANK, counts.shape[1] - 1)])
    return word, str(vectorizer.get_feature_names_out()[word])


def write_terms(folder: Path, study) -> int:
    """Write the peers' two tables of the themes' terms; return how many tell a theme best."""
    model = study.model
    column_of = {term: column for column, term in enumerate(model.terms_)}
    best = [column_of[term] for theme in range(len(model.labels_)) for term in model.ranked_terms(theme, N_TERMS)]
    for name, counts in (("terms", study.counts), ("theme_terms", study.counts[:, best])):
        table = long_table(counts, "term", study.corpus).sort_values(["earliest", "latest"], kind="stable")
        table[["term", "earliest", "latest", "n"]].to_parquet(folder / f"{name}.parquet", index=False)
    return len(best)


def long_table(counts, name: str, corpus) -> pd.DataFrame:
    """Give every count of a document that has a date a row; a document has one passage here."""
    found = counts.tocoo()
    days = days_of(corpus.documents)
    rows_of_dated = days.index.get_indexer(corpus.passages["document"])[found.row]
    dated = rows_of_dated >= 0
    columns = {name: found.col[dated].astype(np.int32), "n": found.data[dated].astype(np.int32)}
    return pd.DataFrame(columns | {column: days[column].to_numpy()[rows_of_dated[dated]] for column in days})


def days_of(documents: pd.DataFrame) -> pd.DataFrame:
    """Tell the dates of documents as whole numbers, without those that no range of dates lets in."""
    dated = documents[documents["earliest"].notna()]
    columns = {"earliest": whole(dated["earliest"], "day"), "latest": whole(dated["latest"], "day")}
    return pd.DataFrame(columns | {"month": whole(dated["earliest"], "month")}, index=dated.index)


def whole(dates: pd.Series, every: str) -> np.ndarray:
    """Number days or months from 1970 on."""
    return dates.to_numpy().astype(f"datetime64[{UNITS[every]}]").astype(np.int32)


def compare(peer: str, theirs: list[Answer], ours: list[Answer]) -> None:
    """Stop where a peer answers otherwise than ours."""
    for number, (one, other) in enumerate(zip(theirs, ours, strict=True)):
        for table in TABLES:
            their, our = getattr(one, table), getattr(other, table)
            numbers = table != "first_documents"
            if their.shape != our.shape or not (np.allclose(their, our, rtol=1e-6) if numbers else (their == our).all()):
                raise SystemExit(f"{peer} and {OURS} differ in {table} of range {number}: {their} and {our}.")


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
