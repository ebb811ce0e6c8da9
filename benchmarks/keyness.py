"""What it costs to compare two halves of a corpus term by term: ``keyness`` beside a plain pandas way.

Run: python -m benchmarks.keyness [10000 100000]

The documents are those of ``corpora.py``, of 80 words each: the first half of them is the target, the second the reference. Measured are,
after one call on the first 6,000 documents:

- pandas: every text in small letters, split at what is no letter, the words of each side counted by ``value_counts``, the two joined by
  ``merge``, and G² computed from the four numbers: words alone, and neither documents nor a band;
- ``term_counts`` of both halves, which looks for names and fixed phrases too;
- ``keyness`` from the texts: the same counting, and all columns;
- ``keyness`` from counts that are at hand, as in the explorer;
- ``keyness_by_period`` by year from counts that are at hand: ten years, each against the one before.

Each row gives seconds of the processor and of the clock on the wall, and how many times as long pandas takes. That both ways count the
same uses of the same words is checked in the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from benchmarks.corpora import make_corpus
from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (10_000, 100_000)
PACKAGES = ("numpy", "pandas", "scipy", "numba")
# Enough for the compiled code to be used, and so to be loaded.
N_WARM = 6_000
NAMES = ["n_target", "n_reference"]
NO_LETTERS = r"[^a-z]+"
PANDAS = "pandas: value_counts, merge"
COUNTED = "term_counts alone"
FROM_TEXTS = "keyness"
FROM_COUNTS = "keyness, counts at hand"
BY_YEAR = "keyness_by_period, counts at hand"


class Given:
    """A corpus of so many documents, its halves, and its counts."""

    def __init__(self, n_documents: int) -> None:
        import kzcn_explore as kz

        self.corpus = make_corpus(n_documents)
        first = pd.Series(np.arange(n_documents) < n_documents // 2)
        self.halves = self.corpus.keep_documents(first), self.corpus.keep_documents(~first)
        self.counts = kz.term_counts(self.corpus)

    def ways(self) -> dict[str, Callable[[], pd.DataFrame]]:
        """Name the ways that are measured, the peer first."""
        import kzcn_explore as kz
        from kzcn_explore.analysis.comparison.keyness import keyness
        from kzcn_explore.analysis.comparison.period_keyness import keyness_by_period

        return {
            PANDAS: lambda: plain_keyness(*(half.passages["text"] for half in self.halves)),
            COUNTED: lambda: kz.term_counts(self.corpus).table(),
            FROM_TEXTS: lambda: keyness(*self.halves),
            FROM_COUNTS: lambda: keyness(*self.halves, counts=self.counts),
            BY_YEAR: lambda: keyness_by_period(self.corpus, counts=self.counts),
        }


def plain_keyness(target: pd.Series, reference: pd.Series) -> pd.DataFrame:
    """Compare the words of two columns of texts as one would in a notebook.

    Examples
    --------
    >>> plain_keyness(pd.Series(["Trade, trade and trade."]), pd.Series(["The sea, the sky."]))[["term", *NAMES]].head(2)
        term  n_target  n_reference
    0  trade         3            0
    1    the         0            2
    """
    words = [texts.str.lower().str.split(NO_LETTERS, regex=True).explode() for texts in (target, reference)]
    counts = [side[side != ""].value_counts().rename_axis("term").rename(name) for side, name in zip(words, NAMES, strict=True)]
    table = pd.merge(*counts, on="term", how="outer").fillna(0).astype("int64").reset_index()
    a, b = table[NAMES[0]], table[NAMES[1]]
    n_a, n_b = a.sum(), b.sum()
    cells = [(a, n_a * (a + b)), (b, n_b * (a + b)), (n_a - a, n_a * (n_a + n_b - a - b)), (n_b - b, n_b * (n_a + n_b - a - b))]
    g2 = sum(2 * seen * np.log((seen * (n_a + n_b) / expected).where(seen > 0, 1)) for seen, expected in cells)
    return table.assign(g2=g2).sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every way for made corpora of these sizes, each in a process of its own."""
    return [row for n in sizes for row in in_own_process(rows_of, n)]


def rows_of(n_documents: int) -> Rows:
    """Measure every way for one corpus."""
    for run in Given(N_WARM).ways().values():
        run()
    taken = {way: measure(run) for way, run in Given(n_documents).ways().items()}
    compare(taken[PANDAS].answer, taken[FROM_TEXTS].answer)
    peer = taken[PANDAS]
    return [
        {"documents": n_documents, "way": way, "CPU s": one.cpu, "wall s": one.seconds}
        | {"CPU ratio": peer.cpu / one.cpu, "wall ratio": peer.seconds / one.seconds, "terms": len(one.answer)}
        for way, one in taken.items()
    ]


def compare(theirs: pd.DataFrame, ours: pd.DataFrame) -> None:
    """Stop where the two found other uses of a word: the made texts hold no phrase and no plural beside its singular."""
    found = ours.set_index("term")[NAMES].sort_index()
    same = theirs.set_index("term")[NAMES].reindex(found.index)
    if not found.equals(same):
        raise SystemExit(f"keyness and pandas differ in {int((found != same).any(axis=1).sum()):,} of {len(found):,} terms.")


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
