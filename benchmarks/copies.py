"""What it costs to find copies and reuse, and how many of the planted ones are found, beside scikit-learn's hashed runs of five words.

Run: python -m benchmarks.copies [20000]

The corpus is made up: words of syllables, as frequent as Zipf's law has it, about 500 a document in passages of 20 to 150, with formulas
in many documents. Planted are exact copies of documents, near copies (one word in fifty replaced), passages printed again in another
document with a few words before and after, and quotations of 12 to 30 words, half of them with two words left out.

Each row is one measure, all of them in one process: seconds of the processor and of the clock on the wall, memory at the peak less what
was held before, how many copies were planted and found, and how many others were given. The peer is ``HashingVectorizer(ngram_range=(5,
5))`` and the product of its matrix with itself: what one would write without this package. It answers the question of ``find_copies``,
the ratio is its seconds to theirs; ``same`` is how many passages get the same answer. Of more than 20,000 documents it is left out: it is
given no more than it can hold. Compiled code is loaded within the clock, as nothing ran before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import numpy as np
import pandas as pd

from benchmarks.measuring import Measured, in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (20_000,)
PACKAGES = ("scikit-learn", "numba")
MOST_OF_PEER = 20_000
MB = 1e6
N_WORDS = 60_000
PART_PLANTED = 0.05

Copies = list[int | None]


def rows(sizes: Sequence[int]) -> Rows:
    """Measure everything for made corpora of these sizes."""
    return [row for n in sizes for row in in_own_process(rows_of, n)]


def rows_of(n_documents: int) -> Rows:
    """Measure everything for one corpus."""
    from kzcn_explore.analysis.reuse import text_reuse
    from kzcn_explore.text.copies import find_copies, find_document_copies

    corpus, planted = make_corpus(n_documents, seed=0)
    passages = corpus.passages
    ways: dict[str, tuple[Callable[[], Copies], str]] = {
        "find_copies": (lambda: find_copies(passages["text"]), "passage"),
        "find_document_copies": (lambda: find_document_copies(document_texts(passages)), "document"),
    }
    if n_documents <= MOST_OF_PEER:
        ways["scikit-learn"] = (lambda: peer_copies(passages["text"].tolist()), "passage")
    taken = {name: measure(run) for name, (run, _) in ways.items()}
    found = {name: found_copies(taken[name].answer, planted[kind]) for name, (_, kind) in ways.items()}
    reuse = taken["text_reuse"] = measure(text_reuse, corpus)
    found["text_reuse"] = found_reuse(reuse.answer, planted["quotation"], corpus.related)
    rows = [row_of(n_documents, len(passages), name, taken[name]) | counts for name, counts in found.items()]
    if "scikit-learn" in taken:
        ours, theirs = taken["find_copies"], taken["scikit-learn"]
        same = sum(one == other for one, other in zip(ours.answer, theirs.answer, strict=True))
        rows[[*found].index("scikit-learn")] |= {"CPU ratio": theirs.cpu / ours.cpu, "same": same}
    return rows


def row_of(n_documents: int, n_passages: int, name: str, took: Measured) -> dict[str, object]:
    """Say what a measure took."""
    row = {"documents": n_documents, "passages": n_passages, "measure": name, "CPU s": took.cpu, "wall s": took.seconds}
    return row | {"memory MB": took.memory / MB}


def found_copies(found: Copies, planted: dict[int, int]) -> dict[str, object]:
    """Count the planted copies that were found, and the others that were given."""
    n_found = sum(found[place] == original for place, original in planted.items())
    others = sum(original is not None for place, original in enumerate(found) if place not in planted)
    return recalled(len(planted), n_found, others)


def found_reuse(table: pd.DataFrame, planted: set[tuple[str, str]], related: set[tuple[str, str]]) -> dict[str, object]:
    """Count the planted quotations that were found; the rows of copies of documents are neither these nor others."""
    found = set(zip(table["document"], table["other_document"], strict=True))
    return recalled(len(planted), len(planted & found), len(found - planted - related))


def recalled(n_planted: int, n_found: int, others: int) -> dict[str, object]:
    """Say how many were found."""
    return {"planted": n_planted, "found": n_found, "recall": n_found / max(1, n_planted), "others": others}


def document_texts(passages: pd.DataFrame) -> pd.Series:
    """Join the passages of every document."""
    return passages.groupby("document", sort=False)["text"].agg("\n\n".join)


def peer_copies(texts: list[str]) -> Copies:
    """Answer the question of find_copies with scikit-learn: hashed runs of five words, and a sparse product of all with all."""
    from sklearn.feature_extraction.text import HashingVectorizer

    from kzcn_explore.text.copies import REPEATED

    options = {"token_pattern": r"(?u)\b\w+\b", "n_features": 2**26, "norm": None, "alternate_sign": False}
    runs = HashingVectorizer(ngram_range=(5, 5), binary=True, dtype=np.float32, **options).transform(texts)
    sizes = np.diff(runs.indptr)
    copies: Copies = []
    for first in range(0, len(texts), 20_000):
        block = (runs[first : first + 20_000] @ runs.T).tocsr()
        for row in range(block.shape[0]):
            at = slice(block.indptr[row], block.indptr[row + 1])
            here = first + row
            others, shared = block.indices[at], block.data[at]
            good = (others < here) & (shared >= REPEATED * np.minimum(sizes[others], sizes[here])) & (shared > 0)
            copies.append(min((other for other in others[good].tolist() if copies[other] is None), default=None))
    return copies


def make_corpus(n_documents: int, seed: int) -> tuple[SimpleNamespace, dict]:
    """Make up documents with planted copies and quotations.

    Returns
    -------
    corpus : SimpleNamespace
        ``documents`` and ``passages`` as in a Corpus; ``related``: pairs of documents that hold the same by way of a copy or a passage.
    planted : dict
        ``passage`` and ``document``: copy -> original, by place; ``quotation``: pairs of document names.
    """
    random = np.random.default_rng(seed)
    syllables = np.array([a + b for a in "bdfgklmnprstvz" for b in "aeiou"])
    words = np.array(["".join(random.choice(syllables, size=2 + number % 3)) for number in range(N_WORDS)], dtype=object)
    chance = np.cumsum(1 / np.arange(1, N_WORDS + 1))
    chance /= chance[-1]

    def said(n: int) -> list[str]:
        return words[np.minimum(np.searchsorted(chance, random.random(n)), N_WORDS - 1)].tolist()

    formulas = [said(7) for _ in range(50)]
    documents: list[list[list[str]]] = []
    kinds = random.choice(["own", "copy", "near", "passage", "quotation"], size=n_documents, p=[1 - 4 * PART_PLANTED, *[PART_PLANTED] * 4])
    own: list[int] = []
    planted: dict = {"passage": {}, "document": {}, "quotation": set()}
    firsts: list[int] = [0]
    related = set()
    for number, kind in enumerate(kinds.tolist()):
        other = own[random.integers(len(own))] if own else None
        if kind == "own" or other is None:
            passages = [said(n) for n in random.integers(20, 150, size=random.integers(3, 10))]
            passages[0][5:5] = formulas[random.integers(len(formulas))]
            own.append(number)
        elif kind in {"copy", "near"}:
            passages = [list(passage) for passage in documents[other]]
            for passage in passages if kind == "near" else []:
                for at in range(int(random.integers(25)), len(passage), 50):
                    passage[at] = said(1)[0]
            planted["document"][number] = other
            related.add((number, other))
            for place in range(len(passages)):
                planted["passage"][firsts[number] + place] = firsts[other] + place
        else:
            passages = [said(n) for n in random.integers(20, 150, size=random.integers(3, 10))]
            place = int(random.integers(len(documents[other])))
            source = documents[other][place]
            if kind == "passage":
                passages[1] = said(4) + source + said(4)
                planted["passage"][firsts[number] + 1] = firsts[other] + place
                related.add((number, other))
            else:
                quoted = source[: random.integers(12, 31)]
                if random.random() < 0.5:
                    quoted = quoted[:7] + quoted[9:]
                passages[1][10:10] = quoted
                planted["quotation"].add((f"d{number:06d}", f"d{other:06d}"))
        documents.append(passages)
        firsts.append(firsts[-1] + len(passages))
    corpus = _tables(documents)
    corpus.related = {(f"d{one:06d}", f"d{other:06d}") for one, other in related}
    return corpus, planted


def _tables(documents: list[list[list[str]]]) -> SimpleNamespace:
    names = [f"d{number:06d}" for number in range(len(documents))]
    rows = []
    for number, name in enumerate(names):
        start = 0
        for passage in documents[number]:
            text = " ".join(passage)
            rows.append((name, text, start, start + len(text)))
            start += len(text) + 2
        documents[number] = []
    table = pd.DataFrame(rows, columns=["document", "text", "start", "end"]).astype({"document": "str", "text": "str"})
    days = pd.DataFrame({"earliest": pd.NaT, "latest": pd.NaT}, index=pd.Index(names, dtype="str", name="document"))
    return SimpleNamespace(passages=table, documents=days.astype("datetime64[s]"))


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
