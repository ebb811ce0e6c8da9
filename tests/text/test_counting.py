"""Counting: sparse counts and TF-IDF, by hand and against scikit-learn."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.text.counting import count_terms, document_frequency, smooth_idf, tfidf
from kzcn_explore.text.tokens import tokenize

TEXTS = ["road trade trade", "road", ""]


def words(text):
    return [token.form for token in tokenize(text)]


def test_terms_are_counted_in_alphabetical_order():
    counts, terms = count_terms(TEXTS, words)
    assert terms.tolist() == ["road", "trade"]
    assert counts.toarray().tolist() == [[1, 2], [1, 0], [0, 0]]
    assert counts.dtype == np.int64


def test_a_term_in_too_few_texts_is_left_out():
    counts, terms = count_terms(TEXTS, words, min_texts=2)
    assert (terms.tolist(), counts.toarray().tolist()) == (["road"], [[1], [1], [0]])


def test_given_terms_are_counted_in_their_order_whether_they_stand_there_or_not():
    counts, terms = count_terms(TEXTS, words, terms=["trade", "rail", "road"])
    assert (terms.tolist(), counts.toarray().tolist()) == (["trade", "rail", "road"], [[2, 0, 1], [0, 0, 1], [0, 0, 0]])


@pytest.mark.parametrize(("texts", "terms"), [([], None), (["", "!"], None), (TEXTS, [])])
def test_without_a_term_the_counts_have_no_column(texts, terms):
    counts, found = count_terms(texts, words, terms=terms)
    assert (counts.shape, found.tolist()) == ((len(texts), 0), [])


def test_idf_is_one_plus_the_log_of_texts_over_texts_with_the_term():
    counts, _ = count_terms(TEXTS, words)
    assert document_frequency(counts).tolist() == [2, 1]
    # ln((1 + 3) / (1 + 2)) + 1 and ln((1 + 3) / (1 + 1)) + 1
    assert smooth_idf(counts) == pytest.approx([1.2876820724517808, 1.6931471805599454])


def test_tfidf_of_the_first_text_is_this_by_hand():
    counts, _ = count_terms(TEXTS, words)
    # road: 1 * 1.28768; trade: (1 + ln 2) * 1.69315 = 2.86675; length = sqrt(1.65812 + 8.21826) = 3.14267
    assert tfidf(counts).toarray() == pytest.approx(np.array([[0.40974, 0.91220], [1, 0], [0, 0]]), abs=1e-5)


def test_the_counts_are_not_changed():
    counts, _ = count_terms(TEXTS, words)
    tfidf(counts)
    assert counts.toarray().tolist() == [[1, 2], [1, 0], [0, 0]]


def test_a_matrix_out_of_order_keeps_its_indices_to_itself():
    counts = sparse.csr_matrix((np.array([1, 2]), np.array([1, 0]), np.array([0, 2])), shape=(1, 2))
    weights = tfidf(counts)
    weights.sort_indices()
    assert (counts.indices.tolist(), weights.indices.tolist()) == ([1, 0], [0, 1])


@pytest.mark.parametrize("sublinear", [True, False])
def test_tfidf_of_the_seeds_is_that_of_scikit_learn(sublinear):
    texts = load_corpus().passages["text"]
    counts, terms = count_terms(texts, words)
    theirs = TfidfVectorizer(analyzer=words, sublinear_tf=sublinear)
    expected = theirs.fit_transform(texts)
    assert terms.tolist() == theirs.get_feature_names_out().tolist()
    assert smooth_idf(counts) == pytest.approx(theirs.idf_)
    assert abs(tfidf(counts, sublinear=sublinear) - expected).max() < 1e-12
