"""What one change of the source, the language, the theme or the search costs.

Run: python -m benchmarks.narrowing [1000 10000 100000]

Each row is one kind of change: milliseconds from a selection that was not asked for before to its five tables (themes by month; a word by
month; the terms of themes; the terms that are used most; the first documents), of the clock on the wall and of the processor, all threads
together. ``first`` is the first change of its kind in the process; ``later`` the median of those after it. The clock starts after the
study was made, with the index of its words, and one view of everything was read: the compiled code of the index and of that view is
loaded by then, from numba's cache or by compiling it. What a first change alone needs, it still pays: numbers for the values of a column,
the code that adds up a part of the documents.

The documents are those of ``corpora.py``, of 80 words each; the themes are fitted on a sample. A star that starts with one letter stands
for hundreds of words of that vocabulary, and the texts in which it meets a sign between two such words are read, not only their words:
a study that holds its texts on disk takes longer there. Below 100 ms on the wall a view follows the hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.corpora import LANGUAGES, SOURCES
from benchmarks.made_study import N_THEMES, MadeStudy, read_tables
from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (1_000, 10_000, 100_000)
PACKAGES = ("numpy", "pandas", "pyarrow", "scikit-learn", "numba")
N_OF_KIND = 6
BROAD = "scptmr"

# Selections of each kind, from some words, frequent ones first.
KINDS: dict[str, Callable[[Sequence[str]], list[dict[str, object]]]] = {
    "a source": lambda words: [{"sources": source} for source in SOURCES],
    "two sources": lambda words: [{"sources": pair} for pair in zip(SOURCES[1:], SOURCES, strict=False)],
    "a language": lambda words: [{"languages": language} for language in LANGUAGES],
    "a theme": lambda words: [{"themes": theme} for theme in range(N_THEMES)],
    "a word": lambda words: [{"search": word} for word in words],
    "a word of most documents": lambda words: [{"search": word} for word in ("the", "of", "and", "to", "a", "in")],
    "one of three words": lambda words: [{"search": ", ".join(words[first : first + 3])} for first in range(len(words) - 2)],
    "a phrase": lambda words: [{"search": f"the {word}"} for word in words],
    "a star": lambda words: [{"search": f"{word[:5]}*"} for word in words],
    "a star behind one letter": lambda words: [{"search": f"{letter}*"} for letter in BROAD],
}


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every kind of change for made corpora of these sizes, each in a process of its own."""
    return [row for n in sizes for row in in_own_process(rows_of, n)]


def rows_of(n_documents: int) -> Rows:
    """Measure every kind of change for one corpus; milliseconds."""
    made = MadeStudy(n_documents)
    made.index_words()
    read_tables(made.study, made.words[0])
    return [{"documents": n_documents, "change": kind} | milliseconds(made, KINDS[kind](made.words)[:N_OF_KIND]) for kind in KINDS]


def milliseconds(made: MadeStudy, selections: Sequence[dict[str, object]]) -> dict[str, float]:
    """Tell what the first of some selections takes, and what the later ones do."""
    first, *later = (measure(lambda one=one: read_tables(made.study, made.words[0], **one)) for one in selections)
    columns = {"first": [first], "later": later}
    found = {}
    for name, taken in columns.items():
        found[f"{name} ms"] = 1000 * median(one.seconds for one in taken)
        found[f"{name} CPU ms"] = 1000 * median(one.cpu for one in taken)
    return found


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
