"""What the themes by quarter and their words cost: ours beside BERTopic's ``topics_over_time`` on the same documents, topics and days.

Run: python -m benchmarks.over_time [1000 10000]

Both are given fitted themes: BERTopic the theme of the greatest share of every document as its topic, and the first day of its quarter
as its timestamp; its own fit, of embeddings and clusters, is left out, and so is ours. Measured are then:

- BERTopic's ``topics_over_time`` as it comes;
- ours from the texts: the terms counted, the shares of all themes, ``theme_timeline`` and ``theme_terms_by_period``;
- ours from counts and shares that a fitted study holds already: the two tables alone.

Each row gives seconds of the processor and of the clock on the wall, after one call on the first 1,000 documents, and how many times as
long BERTopic takes. Ours gives every theme its share of the tokens with a band of uncertainty; BERTopic gives the number of documents of
every topic. So the tables are not the same; that both saw the same documents in every quarter is checked in the run. Documents without a
date, or whose date may fall in two quarters, are left out of both.

BERTopic is not among this package's requirements. With all of its own it brings torch; what is measured needs none of them. So install it
alone, into the environment of the benchmarks or into one that sees its packages: pip install --no-deps bertopic
Where it cannot be imported, its row is left out, and the script says so. The ratios of the other rows are then left out too.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec

import numpy as np
import pandas as pd

from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (1_000, 10_000)
PACKAGES = ("pandas", "scikit-learn", *(["bertopic"] if find_spec("bertopic") else []))
N_WARM = 1_000
N_FITTED = 10_000
N_THEMES = 20
EVERY = "quarter"
BERTOPIC = "BERTopic"
LEFT_OUT = "The row of BERTopic is left out: it is not installed. Install it with: pip install --no-deps bertopic"


class Given:
    """Documents with a quarter, and a model of their themes."""

    def __init__(self, n_documents: int) -> None:
        import kzcn_explore as kz
        from benchmarks.corpora import make_corpus
        from kzcn_explore.analysis.timelines.periods import place_documents

        corpus = make_corpus(n_documents, n_themes=N_THEMES)
        self.corpus = corpus.keep_documents(place_documents(corpus.documents, EVERY).notna())
        self.model = kz.ThemeModel(N_THEMES).fit(corpus.passages["text"].iloc[:N_FITTED])
        self.quarters = place_documents(self.corpus.documents, EVERY)
        self.texts = self.corpus.passages["text"].tolist()
        self.counts = self.model.count(self.texts)
        self.shares = self.shares_of(self.counts)
        self.topics = self.shares.to_numpy().argmax(axis=1).tolist()

    def shares_of(self, counts) -> pd.DataFrame:
        """Name the rows of the model's shares."""
        return pd.DataFrame(self.model.shares(counts), index=self.corpus.passages.index[: counts.shape[0]])

    def part(self, n: int):
        """Keep the first documents."""
        return self.corpus.keep_documents(pd.Series(np.arange(len(self.corpus)) < n))

    def from_texts(self, n: int) -> pd.DataFrame:
        """Count, and make our tables of the first documents."""
        counts = self.model.count(self.texts[:n])
        return self._tables(n, counts, self.shares_of(counts))

    def from_counts(self, n: int) -> pd.DataFrame:
        """Make our tables of the first documents."""
        return self._tables(n, self.counts[:n], self.shares.iloc[:n])

    def _tables(self, n: int, counts, shares: pd.DataFrame) -> pd.DataFrame:
        import kzcn_explore as kz

        corpus = self.part(n)
        kz.theme_terms_by_period(self.model, corpus, every=EVERY, counts=counts, shares=shares)
        return kz.theme_timeline(self.model, corpus, every=EVERY, shares=shares)

    def fit_bertopic(self) -> Callable[[int], pd.DataFrame]:
        """Give BERTopic the topics; return its table of the first documents."""
        from bertopic import BERTopic
        from bertopic.backend import BaseEmbedder
        from bertopic.cluster import BaseCluster
        from bertopic.dimensionality import BaseDimensionalityReduction

        without = {"embedding_model": BaseEmbedder(), "umap_model": BaseDimensionalityReduction(), "hdbscan_model": BaseCluster()}
        model = BERTopic(**without).fit(self.texts, y=self.topics)
        stamps = self.quarters.tolist()
        return lambda n: model.topics_over_time(self.texts[:n], stamps[:n], topics=model.topics_[:n])


def rows(sizes: Sequence[int]) -> Rows:
    """Measure both for made corpora of these sizes."""
    return [row for n in sizes for row in in_own_process(rows_of, n)]


def rows_of(n_documents: int) -> Rows:
    """Measure both for one corpus."""
    warnings.filterwarnings("ignore", module="bertopic")
    given = Given(n_documents)
    runs = {"ours, from the texts": given.from_texts, "ours, from counts and shares": given.from_counts}
    if find_spec("bertopic"):
        runs = {BERTOPIC: given.fit_bertopic(), **runs}
    taken = {}
    for name, run in runs.items():
        run(N_WARM)
        taken[name] = measure(run, len(given.texts))
    check(given, taken)
    found = []
    for name, one in taken.items():
        row = {"documents": len(given.texts), "periods": given.quarters.nunique(), "themes": N_THEMES, "who": name}
        row |= {"CPU s": one.cpu, "wall s": one.seconds}
        if peer := taken.get(BERTOPIC):
            row |= {"CPU ratio": peer.cpu / one.cpu, "wall ratio": peer.seconds / one.seconds}
        found.append(row)
    return found


def check(given: Given, taken: dict) -> None:
    """Stop where one of them saw other documents than were given, in any quarter."""
    expected = given.quarters.value_counts().sort_index()
    for name, one in taken.items():
        if name == BERTOPIC:
            seen = one.answer.groupby("Timestamp")["Frequency"].sum()
        else:
            seen = one.answer.groupby("period")["n_documents"].first()
        if seen.index.tolist() != expected.index.tolist() or seen.tolist() != expected.tolist():
            raise SystemExit(f"{name} saw other documents than were given: {seen.sum():,} of {expected.sum():,}.")


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
    if not find_spec("bertopic"):
        print(LEFT_OUT)
