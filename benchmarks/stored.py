"""What it costs to open a store that ``kzcn-explore index`` built, and to look at it, beside the same study in memory.

Run: python -m benchmarks.stored [1000 10000] [--store PATH]

Each row is one step on one of the two: milliseconds of the clock on the wall and of the processor, all threads together, the first time
in the process and the median of the times after it, and the most memory that the process held in the first, with Python and the packages.
The steps are taken in this order: the study is opened; one view of everything, then views of ranges of dates, of single sources, of
single themes and of searches for a word, each with five tables (themes by month; a word by month; the terms of themes; the terms that are
used most; the first documents), none asked for before; the explorer is made. What is imported, compiled or loaded from numba's cache falls
to the step that first needs it, as it does for a reader.

The documents are those of ``corpora.py``, of 80 words each, in four parts; the themes of the study in memory are those of the store. It
is opened when its corpus is there: to count its terms falls to the first view, and to index its words to the first search; of a store
both are read. With ``--store`` a store that is there already is looked at, and nothing else.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.corpora import make_corpus, write_jsonl
from benchmarks.filtering import random_ranges
from benchmarks.made_study import N_SEARCHES, N_THEMES, WORD_STEP, read_tables, selected_days
from benchmarks.made_texts import read_vocabulary
from benchmarks.measuring import Measured, in_own_process, measure, peak
from benchmarks.narrowing import KINDS
from benchmarks.printing import Rows, machine, markdown

SIZES = (1_000, 10_000)
PACKAGES = ("numpy", "pandas", "pyarrow", "scikit-learn", "numba", "ipywidgets")
N_PARTS = 4
N_TIMES = 6
MB = 1e6
STORED, IN_MEMORY = "store", "memory"


def rows(sizes: Sequence[int]) -> Rows:
    """Look at made corpora of these sizes, as a store and in memory, each in a process of its own."""
    return [row for n in sizes for row in rows_of(n)]


def rows_of(n_documents: int) -> Rows:
    """Look at one corpus, as a store and in memory."""
    with tempfile.TemporaryDirectory(prefix="kzcn-") as folder:
        store = Path(folder, "store")
        in_own_process(build, n_documents, store)
        return in_own_process(rows_of_store, store) + in_own_process(rows_of_memory, n_documents, store)


def build(n_documents: int, store: Path) -> None:
    """Build a store of made documents in several parts."""
    from kzcn_explore.scale.build_options import BuildOptions
    from kzcn_explore.scale.building import index_corpus

    source = write_jsonl(store.with_suffix(".jsonl"), n_documents, n_themes=N_THEMES)
    index_corpus(source, store, n_themes=N_THEMES, options=BuildOptions(part_documents=-(-n_documents // N_PARTS)))


def rows_of_store(store: Path) -> Rows:
    """Look at a store."""

    def open_it():
        from kzcn_explore.scale.opening import open_study

        return open_study(store, every="month")

    return rows_of_study(STORED, open_it)


def rows_of_memory(n_documents: int, store: Path) -> Rows:
    """Look at the same documents and themes in memory."""
    from kzcn_explore.scale.opening import open_study
    from kzcn_explore.study import Study

    corpus, model = make_corpus(n_documents, n_themes=N_THEMES), open_study(store).model
    return rows_of_study(IN_MEMORY, lambda: Study(corpus, model=model, every="month"))


def rows_of_study(where: str, open_it: Callable[[], object]) -> Rows:
    """Take every step on a study, which is opened as often as is measured; the first is looked at."""
    words = read_vocabulary().content[::WORD_STEP][:N_SEARCHES]
    taken = {"open": measured([open_it] * N_TIMES)}
    study = taken["open"][0][0].answer
    for kind, selections in selections_of(words).items():
        taken[kind] = measured([lambda one=one: read_tables(study, words[0], **one) for one in selections])
    taken["the explorer"] = measured([lambda: explorer_of(study)] * N_TIMES)
    about = {"documents": study.corpus.n_documents}
    return [about | {"step": step, "study": where} | columns_of(*found) for step, found in taken.items()]


def selections_of(words: Sequence[str]) -> dict[str, list[dict[str, object]]]:
    """Return the selections of every kind of view, none of them twice."""
    dates = [selected_days(days) for days in random_ranges(N_TIMES)]
    return {"everything": [{}], "dates": dates} | {kind: KINDS[kind](words)[:N_TIMES] for kind in ("a source", "a theme", "a word")}


def explorer_of(study) -> object:
    """Make the explorer of a study."""
    from kzcn_explore.explorer.explorer import explore

    return explore(study)


def measured(runs: Sequence[Callable[[], object]]) -> tuple[list[Measured], int]:
    """Call functions one after the other; tell what each took, and the most memory that the process held in the first, in bytes."""
    first = measure(runs[0])
    most = peak()
    return [first, *map(measure, runs[1:])], most


def columns_of(taken: Sequence[Measured], most: int) -> dict[str, float]:
    """Say what the first took, and what the later ones did, if there are any."""
    found = {}
    for name, some in {"first": taken[:1], "later": taken[1:]}.items():
        if some:
            found[f"{name} ms"] = 1000 * median(one.seconds for one in some)
            found[f"{name} CPU ms"] = 1000 * median(one.cpu for one in some)
    return found | {"peak MB": most / MB}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[*SIZES], help="numbers of documents (default: 1000 10000)")
    parser.add_argument("--store", type=Path, help="look at this store, and make none")
    given = parser.parse_args()
    found = in_own_process(rows_of_store, given.store) if given.store else rows(given.sizes)
    print(markdown(found), "", machine(PACKAGES), sep="\n")


if __name__ == "__main__":
    main()
