"""What a study of many documents holds in memory, and how long each step of it takes.

Run: python -m benchmarks.memory [1000000]

The documents are those of ``corpora.py``, of 80 words each, made in the same process as all the rest. The themes are fitted on a sample,
the first 20,000 passages, as one would who has a million; counts and shares are of all of them. Each row is one step: seconds of the
clock on the wall and of the processor, the memory that the process holds after it, and the most that it held during it: everything,
with Python, the packages and the texts. Compiled code is loaded within the clock. The last row is the whole.

The first view is of everything; it adds up what the others subtract from. The others are of random ranges of dates: themes by month, a
word by month, the terms of themes and of the view, and the first documents of each. The searches are for single words, and read the same
tables.

Peaks are told by Linux alone; elsewhere each is the most that the process has held so far.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.filtering import N_RANGES
from benchmarks.made_study import N_FITTED, N_SEARCHES, N_THEMES, MadeStudy, read_tables
from benchmarks.measuring import held, in_own_process, measure, peak
from benchmarks.printing import Rows, print_rows

SIZES = (1_000_000,)
PACKAGES = ("numpy", "pandas", "pyarrow", "scikit-learn", "numba")
GIB = 2**30
STEPS: dict[str, Callable[[MadeStudy], object]] = {
    "make the documents": lambda made: made.corpus,
    f"fit {N_THEMES} themes, on {N_FITTED:,} passages at most": lambda made: made.model,
    "count the terms of all": lambda made: made.study.counts,
    "the shares of all": lambda made: made.study.shares,
    "index the words": lambda made: made.index_words(),
    "the first view, of everything": lambda made: read_tables(made.study, made.words[0]),
    f"{N_RANGES} views of dates": lambda made: [made.look_at_days() for _ in range(N_RANGES)],
    f"{N_SEARCHES} views of searches": lambda made: [made.look_at_words(word) for word in made.words],
}


def rows(sizes: Sequence[int]) -> Rows:
    """Take the steps for made corpora of these sizes, each in a process of its own."""
    return [row for n in sizes for row in in_own_process(rows_of, n)]


def rows_of(n_documents: int) -> Rows:
    """Take the steps for one corpus."""
    made = MadeStudy(n_documents)
    rows, seconds, cpu, most = [], 0.0, 0.0, 0
    for step, run in STEPS.items():
        took = measure(run, made)
        seconds, cpu, most = seconds + took.seconds, cpu + took.cpu, max(most, peak())
        rows.append(row_of(n_documents, step, took.seconds, took.cpu) | {"held GiB": held() / GIB, "peak GiB": peak() / GIB})
    return [*rows, row_of(n_documents, "the whole", seconds, cpu) | {"held GiB": held() / GIB, "peak GiB": most / GIB}]


def row_of(n_documents: int, step: str, seconds: float, cpu: float) -> dict[str, object]:
    """Say how long a step took."""
    return {"documents": n_documents, "step": step, "wall s": seconds, "CPU s": cpu}


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
