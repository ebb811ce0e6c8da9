"""Terms: how often each passage holds each word and phrase."""

import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from kzcn_explore.analysis.terms.terms import term_counts


def test_every_passage_has_a_row_and_every_term_a_column(corpus):
    counts = term_counts(corpus)
    # "one" is a function word.
    assert counts.terms.tolist() == ["four", "road", "sea", "trade", "two"]
    assert counts.counts.toarray().tolist() == [[0, 1, 1, 2, 0], [0, 0, 1, 1, 0], [0, 1, 0, 0, 1], [1, 0, 1, 1, 1], [0, 0, 1, 0, 0]]
    assert counts.passages.tolist() == [0, 1, 2, 3, 4]


def test_the_table_has_the_most_frequent_term_first(corpus):
    expected = pd.DataFrame({"term": ["sea", "trade", "road", "two", "four"], "n": [4, 4, 2, 2, 1], "n_passages": [4, 3, 2, 2, 1]})
    pd.testing.assert_frame_equal(term_counts(corpus).table(), expected, check_dtype=False)


def test_a_term_in_too_few_passages_is_left_out(corpus):
    assert term_counts(corpus, min_passages=3).table()["term"].tolist() == ["sea", "trade"]


def test_names_are_counted_as_often_as_the_seeds_write_them(seeds):
    uses = term_counts(seeds).table().set_index("term")["n"]
    # Tokayev stands 15 times in the passages; of 40 Kazakhstan four are those of "New Kazakhstan".
    assert uses[["Tokayev", "Kazakhstan", "New Kazakhstan", "Head of State", "one-China principle"]].tolist() == [15, 36, 4, 9, 2]


def test_tfidf_is_that_of_scikit_learn_with_the_same_terms(seeds):
    counts = term_counts(seeds)
    theirs = TfidfVectorizer(analyzer=counts.rules.terms, sublinear_tf=True)
    expected = theirs.fit_transform(seeds.passages["text"])
    assert counts.terms.tolist() == theirs.get_feature_names_out().tolist()
    assert abs(counts.tfidf() - expected).max() < 1e-12


def test_copies_whose_originals_are_filtered_out_stand_for_them(seeds):
    copies = seeds.keep_passages(seeds.passages["copy_of"].notna())
    assert len(copies.passages) == 3
    # "New Kazakhstan" is written with capitals in the second of the three.
    assert "New Kazakhstan" in term_counts(copies).table()["term"].tolist()


def test_a_corpus_without_passages_has_no_terms(corpus):
    counts = term_counts(corpus.matching("zebra"))
    assert counts.counts.shape == (0, 0)
    assert counts.table().columns.tolist() == ["term", "n", "n_passages"]
    assert counts.tfidf().shape == (0, 0)


@pytest.mark.parametrize("min_passages", [1, 3])
def test_the_corpus_is_not_changed(corpus, min_passages):
    before = corpus.passages.copy(deep=True)
    term_counts(corpus, min_passages=min_passages).tfidf()
    pd.testing.assert_frame_equal(corpus.passages, before)
