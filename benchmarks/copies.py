"""What it costs to find copies and reuse, and how many of the planted ones are found, beside scikit-learn's hashed runs of five words.

Run: python -m benchmarks.copies [--documents 100000] [--peer-documents 20000]

The corpus is made up: words of syllables, as frequent as Zipf's law has it, about 500 a document in passages of 20 to 150, with formulas
in many documents. Planted are exact copies of documents, near copies (one word in fifty replaced), passages printed again in another
document with a few words before and after, and quotations of 12 to 30 words, half of them with two words left out.

The peer is ``HashingVectorizer(ngram_range=(5, 5))`` and the product of its matrix with itself: what one would write without
this package. It answers the question of ``find_copies``, and runs on fewer documents: it is given no more than it can hold.
"""

from __future__ import annotations

import argparse
import resource
import time
from types import SimpleNamespace

import numpy as np
import pandas as pd

from kzcn_explore.analysis.reuse import text_reuse
from kzcn_explore.text.copies import REPEATED, find_copies, find_document_copies

N_WORDS = 60_000
PART_PLANTED = 0.05


def main() -> None:
    """Print one row a measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--peer-documents", type=int, default=20_000)
    given = parser.parse_args()
    corpus, planted = make_corpus(given.documents, seed=0)
    passages = corpus.passages
    n_words = int(passages["text"].str.count(" ").sum()) + len(passages)
    print(f"{given.documents:,} documents, {len(passages):,} passages, {n_words:,} words; the texts and Python take {peak():.2f} GB")
    print(f"{'':<34}{'seconds':>9}{'CPU s':>8}{'peak GB':>9}{'planted':>9}{'found':>9}{'recall':>8}{'others':>8}")
    measured("find_copies (passages)", lambda: find_copies(passages["text"]), planted["passage"])
    measured("find_document_copies", lambda: find_document_copies(document_texts(passages)), planted["document"])
    measured_reuse(corpus, planted["quotation"])
    compare_with_peer(min(given.peer_documents, given.documents))


def document_texts(passages: pd.DataFrame) -> pd.Series:
    """Join the passages of every document."""
    return passages.groupby("document", sort=False)["text"].agg("\n\n".join)


def peak() -> float:
    """Return the most memory that this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def measured(name: str, run, planted: dict[int, int]) -> list[int | None]:
    """Run one measure, print its row, and return what it found."""
    start = clock()
    found = run()
    seconds = clock() - start
    n_found = sum(found[place] == original for place, original in planted.items())
    others = sum(original is not None for place, original in enumerate(found) if place not in planted)
    print_row(name, seconds, len(planted), n_found, others)
    return found


def measured_reuse(corpus: SimpleNamespace, planted: set[tuple[str, str]]) -> None:
    """Run text_reuse and print its row; the rows of copies of documents are neither planted quotations nor others."""
    start = clock()
    table = text_reuse(corpus)
    seconds = clock() - start
    found = set(zip(table["document"], table["other_document"], strict=True))
    print_row(f"text_reuse ({len(table):,} rows)", seconds, len(planted), len(planted & found), len(found - planted - corpus.related))


def clock() -> np.ndarray:
    """Return the seconds of the wall clock and of the processor."""
    return np.array([time.perf_counter(), time.process_time()])


def print_row(name: str, seconds: np.ndarray, n_planted: int, n_found: int, others: int) -> None:
    """Print what one measure took and found."""
    recall = n_found / max(1, n_planted)
    print(f"{name:<34}{seconds[0]:>9.1f}{seconds[1]:>8.1f}{peak():>9.2f}{n_planted:>9,}{n_found:>9,}{recall:>8.3f}{others:>8,}")


def compare_with_peer(n_documents: int) -> None:
    """Print the seconds of find_copies and of the peer on the same passages, and how far they agree."""
    corpus, _ = make_corpus(n_documents, seed=1)
    texts = corpus.passages["text"].tolist()
    start = clock()
    ours = find_copies(texts)
    middle = clock()
    theirs = peer_copies(texts)
    (seconds, cpu), (peer_seconds, peer_cpu) = middle - start, clock() - middle
    equal = sum(one == other for one, other in zip(ours, theirs, strict=True))
    print(f"\n{n_documents:,} documents, {len(texts):,} passages: find_copies {seconds:.1f} s ({cpu:.1f} CPU s),")
    print(f"scikit-learn {peer_seconds:.1f} s ({peer_cpu:.1f} CPU s); ratio of CPU s {cpu / peer_cpu:.2f};")
    print(f"the same answer for {equal:,} passages; peak {peak():.2f} GB")


def peer_copies(texts: list[str]) -> list[int | None]:
    """Answer the question of find_copies with scikit-learn: hashed runs of five words, and a sparse product of all with all."""
    from sklearn.feature_extraction.text import HashingVectorizer

    options = {"token_pattern": r"(?u)\b\w+\b", "n_features": 2**26, "norm": None, "alternate_sign": False}
    runs = HashingVectorizer(ngram_range=(5, 5), binary=True, dtype=np.float32, **options).transform(texts)
    sizes = np.diff(runs.indptr)
    copies: list[int | None] = []
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
    main()
