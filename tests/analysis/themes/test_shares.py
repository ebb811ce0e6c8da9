"""Shares: what documents add up to, and which belong to a theme."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.themes.shares import document_amounts, documents_with, in_date_order, share_table, shares_of, sum_by_document
from kzcn_explore.corpus.loading import load_corpus


def test_a_document_adds_the_words_that_a_theme_takes_of_its_passages(corpus, shares):
    amounts, documents = document_amounts(shares, corpus)
    # a: 4 * 1 + 2 * .5 and 2 * .5; b: none; c: 5 * .2 and 5 * .8; d: .25 and .75.
    assert amounts.tolist() == pytest.approx(np.array([[5, 1], [0, 0], [1, 4], [0.25, 0.75]]))
    assert documents.index.tolist() == ["a", "b", "c", "d"]


def test_a_document_is_one_of_a_theme_that_takes_a_fifth_of_a_passage(corpus, shares):
    assert documents_with(shares, corpus).tolist() == [[1, 1], [0, 0], [1, 1], [1, 1]]
    assert documents_with(shares * 0.999, corpus).tolist() == [[1, 1], [0, 0], [0, 1], [1, 1]]


def test_sums_of_no_series_and_of_no_document_have_their_shape(corpus):
    assert sum_by_document(np.zeros((5, 0)), corpus).shape == (4, 0)
    assert sum_by_document(np.zeros((0, 2)), corpus.matching("zebra")).shape == (0, 2)


def test_documents_of_one_day_stand_in_the_order_of_their_ids():
    frame = pd.DataFrame({"id": ["c", "a", "b"], "date": ["2022-01-01", "2022-01-01", "2021-01-01"], "text": "x", "language": "en"})
    assert in_date_order(load_corpus(frame).documents).index.tolist() == ["b", "a", "c"]


def test_a_corpus_without_passages_has_no_shares(corpus, seed_model):
    table = share_table(seed_model, corpus.matching("zebra"))
    assert table.shape == (0, 4)


def test_shares_of_a_greater_corpus_serve_a_part_of_it(corpus, shares):
    part = corpus.matching("road")
    assert shares_of(shares, part).index.tolist() == part.passages.index.tolist() == [0, 2]
    assert shares_of(shares.iloc[::-1], corpus).index.tolist() == [0, 1, 2, 3, 4]
    assert document_amounts(shares, part)[0].tolist() == [[4, 0], [0, 0]]


def test_shares_that_lack_a_passage_are_an_error(corpus, shares):
    with pytest.raises(ValueError, match=r"shares must have a row for every passage of the corpus; 2 of 5 are missing, passage 3 among"):
        document_amounts(shares.iloc[:3], corpus)
