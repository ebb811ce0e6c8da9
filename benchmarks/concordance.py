"""What one concordance costs: every match found and put in order, and the first lines written, beside a plain scan with ``re``.

Run: python -m benchmarks.concordance [1000 10000 100000]

Each row is one kind of pattern: the milliseconds of the processor, the median of some patterns that were not asked for before. ``study`` is
the concordance from a study that has the index of its words; ``corpus`` the same from a corpus, the texts of which are looked through;
``re`` is the pattern asked of every passage with Python's ``re``, matches as offsets, without lines (of NEAR both sides are asked, and the
pairs are left out). The documents are those of ``corpora.py``, of 80 words each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.made_study import MadeStudy
from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (1_000, 10_000, 100_000)
PACKAGES = ("numpy", "pandas", "pyarrow", "regex")
N_OF_KIND = 3
N_SHOWN = 50

# Patterns of each kind, and what a plain scan asks for, from some words, frequent ones first.
KINDS: dict[str, Callable[[str, str], tuple[str, list[str]]]] = {
    "a word": lambda word, _: (word, [word]),
    "a phrase": lambda word, _: (f"the {word}", [f"the {word}"]),
    "a star": lambda word, _: (f"{word[:5]}*", [f"{word[:5]}*"]),
    "near": lambda word, other: (f"{word} NEAR/5 {other}", [word, other]),
    "a regex": lambda word, _: (rf"/\b{word[:5]}\w*/", [rf"/\b{word[:5]}\w*/"]),
}


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every kind of pattern for made corpora of these sizes, each in a process of its own."""
    return [row for n in sizes for row in in_own_process(rows_of, n)]


def rows_of(n_documents: int) -> Rows:
    """Measure every kind of pattern for one corpus; milliseconds of the processor."""
    from kzcn_explore.study import Study

    made = MadeStudy(n_documents)
    # No theme is asked for, so none is fitted.
    study = Study(made.corpus, every="month")
    _ = study.themed.rows.search_index
    texts = made.corpus.passages["text"].tolist()
    found = []
    for kind, make in KINDS.items():
        # The first of each kind warms up.
        asked = [make(*made.words[first : first + 2]) for first in range(N_OF_KIND + 1)]
        row: dict[str, object] = {"documents": n_documents, "pattern": kind}
        ways = {
            "study": lambda pattern, _: page(study, pattern),
            "corpus": lambda pattern, _: page(made.corpus, pattern),
            "re": lambda _, queries: scan(texts, queries),
        }
        for name, way in ways.items():
            taken = [measure(way, *one) for one in asked][1:]
            row[f"{name} CPU ms"] = 1000 * median(one.cpu for one in taken)
            if name == "study":
                row["matches"] = int(median(one.answer for one in taken))
        found.append(row)
    return found


def page(corpus, pattern: str) -> int:
    """Find all matches, put them in order, write the first lines; return how many matches there are."""
    from kzcn_explore.analysis.concordance.lines import write_lines
    from kzcn_explore.analysis.concordance.matches import find_matches
    from kzcn_explore.analysis.concordance.orders import order_matches
    from kzcn_explore.analysis.concordance.searched import Searched

    searched = Searched(corpus)
    matches = find_matches(searched, pattern, seconds=600)
    write_lines(searched, matches.take(order_matches(searched, matches, sort="left")[:N_SHOWN]))
    return len(matches.passages)


def scan(texts: Sequence[str], queries: Sequence[str]) -> int:
    """Ask every text for each query with ``re``; return how many matches there are."""
    from kzcn_explore.text.search import search_pattern

    n = 0
    for query in queries:
        pattern = re.compile(query[1:-1], re.IGNORECASE) if query.startswith("/") else search_pattern(query)
        n += len([(row, *match.span()) for row, text in enumerate(texts) for match in pattern.finditer(text)])
    return n


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
