"""How the cost of each step grows with the number of documents, as a table and as the chart ``docs/growth.png``.

Run: python -m benchmarks.growth [1000 10000 100000]

The documents are those of ``corpora.py``, of 80 words each. Each row is one size, each column one step: seconds of the clock on the wall.

- load: ``load_corpus`` of a JSONL file;
- count: the model's terms in all passages, the model being fitted on the first 20,000;
- factorise: 20 themes of these counts;
- index: the words of all passages, for searches; fewer than 20,000 passages are searched without it;
- view: all tables after a change of the dates, the median of 20 ranges;
- search: the same tables after a search for one word, the median of 20 words;
- open: a study that was saved before, with its themes by month; the files are still in the memory of the system.

All sizes are measured in one process, the smallest first, after a round of 20,000 documents that loads the compiled code. Below some
thousands of documents nothing is compiled, and lines bend there. The chart is drawn with Chromium; see ``KZCN_CHROMIUM`` in
``tests/browser``.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from pathlib import Path
from statistics import median

from benchmarks.corpora import write_jsonl
from benchmarks.filtering import N_RANGES
from benchmarks.growth_chart import PICTURE, write_chart
from benchmarks.made_study import N_THEMES, MadeStudy, open_saved
from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows
from tests.browser.conftest import find_chromium

SIZES = (1_000, 10_000, 100_000)
PACKAGES = ("numpy", "pandas", "pyarrow", "scikit-learn", "numba")
N_WARM = 20_000


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every step for made corpora of these sizes, and draw the chart."""
    find_chromium()  # raises where there is none, before hours are spent
    found = in_own_process(rows_of_all, sorted(sizes))
    write_chart(found, PICTURE)
    return found


def rows_of_all(sizes: Sequence[int]) -> Rows:
    """Measure every step for all sizes, after a round that nobody sees."""
    row_of(N_WARM)
    return [row_of(n) for n in sizes]


def row_of(n_documents: int) -> dict[str, object]:
    """Measure every step for one size; seconds."""
    with tempfile.TemporaryDirectory(prefix="kzcn-") as made:
        folder = Path(made)
        file = write_jsonl(folder / "documents.jsonl", n_documents, n_themes=N_THEMES)
        row = {"documents": n_documents, "load": seconds(load, file)}
        file.unlink()
        study = MadeStudy(n_documents)
        _ = study.model
        row["count"] = seconds(lambda: study.study.counts)
        row["factorise"] = seconds(factorise, study)
        row["index"] = seconds(study.index_words)
        study.look_at_days()
        row["view"] = usual_seconds(lambda _: study.look_at_days(), range(N_RANGES))
        row["search"] = usual_seconds(study.look_at_words, study.words)
        study.save(folder / "saved")
        row["open"] = usual_seconds(lambda _: open_saved(folder / "saved"), range(3))
    return row


def load(file: Path) -> None:
    """Load a file, without the bar of progress."""
    from kzcn_explore.corpus.loading import load_corpus

    with redirect_stderr(io.StringIO()):
        load_corpus(file)


def factorise(study: MadeStudy) -> None:
    """Factorise the counts of all passages."""
    from kzcn_explore.analysis.themes import nmf

    counts = study.study.counts
    nmf.factorise(nmf.weigh(counts, nmf.rarity(counts)), N_THEMES, 0)


def seconds(run: Callable, *given: object) -> float:
    """Tell how long a call took on the wall."""
    return measure(run, *given).seconds


def usual_seconds(run: Callable[[object], object], given: Iterable[object]) -> float:
    """Tell how long a call usually took: the median over what it is given."""
    return median(seconds(run, one) for one in given)


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
