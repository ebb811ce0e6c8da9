"""The memory of counting: at its peak no more than half as much again as scikit-learn needs for the same texts, without the texts."""

import pandas as pd
import pytest

from benchmarks.corpora import make_corpus
from benchmarks.counting import COUNTERS, SCIKIT_LEARN, TWO_THREADS
from benchmarks.measuring import FORGET, in_own_process, measure
from kzcn_explore.text import counting
from kzcn_explore.text.words import counted
from kzcn_explore.text.words.streams import MANY_TEXTS

N_TEXTS = 10_000


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "texts.parquet"
    make_corpus(N_TEXTS).passages[["text"]].to_parquet(path)
    return path


def peak_and_terms(counter, path, most_words):
    """Count and weigh all texts, after as few as load the compiled code; return the bytes at the peak, and how many terms there are."""
    texts = pd.read_parquet(path)["text"]
    run = COUNTERS[counter](texts, most_words)
    run(MANY_TEXTS)
    found = measure(run, len(texts))
    return found.memory, found.answer[0].shape[1]


# Python is not told what compiled code takes, so all that the process takes is compared, each counter in one of its own.
@pytest.mark.skipif(not FORGET.exists(), reason="Only Linux forgets an earlier peak.")
# Of runs of two words ours takes less: benchmarks/README.md.
def test_counting_takes_at_most_half_as_much_memory_again_as_scikit_learn(made):
    (ours, n_terms), (theirs, n_same) = (in_own_process(peak_and_terms, one, made, 1) for one in (TWO_THREADS, SCIKIT_LEARN))
    assert n_terms == n_same
    assert 0 < ours <= 1.5 * theirs


@pytest.mark.parametrize(("n_texts", "other"), [(MANY_TEXTS, (counting, "count_plainly")), (MANY_TEXTS - 1, (counted, "count_compiled"))])
def test_so_many_texts_are_counted_by_compiled_code_and_fewer_by_scikit_learn(monkeypatch, n_texts, other):
    monkeypatch.setattr(*other, lambda *given, **options: pytest.fail(f"{other[1]} was asked for {n_texts} texts"))
    counts, terms = counting.count_words(["road and rail"] * n_texts)
    assert (counts.shape, terms.tolist()) == ((n_texts, 3), ["and", "rail", "road"])


def test_compiled_code_counts_from_five_thousand_texts_on():
    assert MANY_TEXTS == 5_000
