"""Counting: what is compared of two matrices tells them apart."""

import pandas as pd
import pytest

from benchmarks.counting import (
    GENSIM,
    ONE_THREAD,
    PLAIN,
    SCIKIT_LEARN,
    TWO_THREADS,
    compare,
    counters_of,
    facts_of_counts,
    facts_of_weights,
    gensim,
    scikit_learn,
    sentences_of,
)
from kzcn_explore.text.words.streams import MANY_TEXTS

TEXTS = pd.Series(["Trade and water.", "Water, water and rail: a rail.", ""])


@pytest.fixture
def peer() -> dict:
    return facts_of_weights(*scikit_learn(TEXTS, 1)(3))


def test_gensim_and_scikit_learn_find_the_same_words(peer):
    found = facts_of_counts(*gensim(TEXTS, 1)(3))
    assert found == {"n_terms": 4, "n_counts": 6}
    compare(GENSIM, found, peer)


def test_only_the_first_texts_are_counted_where_so_many_are_asked_for():
    assert facts_of_counts(*gensim(TEXTS, 1)(1)) == {"n_terms": 3, "n_counts": 3}
    assert facts_of_weights(*scikit_learn(TEXTS, 2)(1))["n_terms"] == 5


@pytest.mark.parametrize("change", [{"names": "others"}, {"n_counts": 7}, {"product": 0.0}])
def test_other_terms_or_weights_stop_the_run(peer, change):
    with pytest.raises(SystemExit, match="count_words and scikit-learn differ"):
        compare("count_words", peer | change, peer)
    compare(SCIKIT_LEARN, peer, peer)


def test_few_texts_have_one_row_of_ours_that_says_whose_code_counts():
    assert counters_of(MANY_TEXTS - 1, 1) == [SCIKIT_LEARN, PLAIN, GENSIM]
    assert counters_of(MANY_TEXTS, 2) == [SCIKIT_LEARN, ONE_THREAD, TWO_THREADS]
    assert "scikit-learn's code" in PLAIN


def test_texts_are_cut_after_full_stops_and_other_signs_that_end_a_sentence():
    cut = sentences_of(pd.Series(["Trade. Is it 3.5 %? Yes!", "Water"]))
    assert cut.tolist() == ["Trade.", "Is it 3.5 %?", "Yes!", "Water"]
    assert cut.index.tolist() == [0, 1, 2, 3]
