"""Neighbours of hand-made documents, with likenesses worked out by hand and by scikit-learn."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

import kzcn_explore as kz
from kzcn_explore.analysis.maps.neighbours import neighbours

COLUMNS = ["document", "title", "date", "earliest", "latest", "precision", "source", "likeness", "terms", "is_copy"]


@pytest.fixture
def model():
    """As much of a fitted model as neighbours need."""
    return SimpleNamespace(labels_=["Trade"], terms_=np.array(["road", "sea", "trade"], dtype=object), display=str.title)


# Passages of the documents a (two), b, c and d; columns: road, sea, trade.
COUNTS = sparse.csr_matrix([[1, 1, 1], [0, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 0]])


def test_likenesses_are_cosines_of_tf_idf(model, corpus):
    found = neighbours(model, corpus, "a", counts=COUNTS)
    # Each term stands in two of four documents, so all weigh alike; a: road 1, sea 1 + ln 2, trade 1; c: sea and trade; b: road.
    twice = 1 + np.log(2)
    length = np.sqrt(2 + twice**2)
    assert found["document"].tolist() == ["c", "b"]
    assert found["likeness"].tolist() == pytest.approx([(twice + 1) / (np.sqrt(2) * length), 1 / length])
    assert found["terms"].tolist() == [["Sea", "Trade"], ["Road"]]
    assert found.columns.tolist() == COLUMNS
    assert found.attrs == {"document": "a", "title": "A"}


def test_likenesses_are_those_of_scikit_learn(seeds, seed_model):
    counts = seed_model.count(seeds.passages["text"]).toarray()
    of = seeds.documents.index.get_indexer(seeds.passages["document"])
    sums = np.array([counts[of == i].sum(axis=0) for i in range(5)])
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(sums)
    cosines = pd.Series((weights @ weights.T).toarray()[0], seeds.documents.index).drop(seeds.documents.index[0])
    found = neighbours(seed_model, seeds, seeds.documents.index[0]).set_index("document")["likeness"]
    pd.testing.assert_series_equal(found, cosines.sort_values(ascending=False), check_names=False)


def test_documents_that_share_no_term_are_no_neighbours(model, corpus):
    assert neighbours(model, corpus, "b", counts=COUNTS)["document"].tolist() == ["a"]
    empty = neighbours(model, corpus, "d", counts=COUNTS)
    assert empty.empty
    assert (empty.dtypes == neighbours(model, corpus, "a", counts=COUNTS).dtypes).all()


def test_at_most_so_many_are_found(model, corpus):
    assert neighbours(model, corpus, "a", n=1, counts=COUNTS)["document"].tolist() == ["c"]


def test_a_copy_is_a_neighbour_and_told(model, corpus):
    copied = corpus.documents.assign(copy_of=pd.Series([None, None, "a", None], index=corpus.documents.index, dtype="str"))
    corpus = kz.Corpus(copied, corpus.passages, corpus.clues, corpus.removed, corpus.problems, fingerprint="")
    counts = sparse.csr_matrix([[1, 1, 1], [0, 1, 0], [1, 0, 0], [1, 2, 1], [0, 0, 0]])
    found = neighbours(model, corpus, "a", counts=counts)
    assert found["likeness"].tolist()[0] == pytest.approx(1)
    assert found["likeness"].max() <= 1
    assert dict(zip(found["document"], found["is_copy"], strict=True)) == {"c": True, "b": False}
    assert neighbours(model, corpus, "c", counts=counts).set_index("document").loc["a", "is_copy"]


def test_a_copy_makes_its_terms_no_more_common(model, corpus):
    copied = corpus.documents.assign(copy_of=pd.Series([None, None, "a", None], index=corpus.documents.index, dtype="str"))
    corpus = kz.Corpus(copied, corpus.passages, corpus.clues, corpus.removed, corpus.problems, fingerprint="")
    counts = sparse.csr_matrix([[1, 0, 1], [0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 0]])
    found = neighbours(model, corpus, "b", counts=counts).set_index("document")["likeness"]
    # Of the three documents that copy no other, two hold road and one trade.
    road, trade = np.log(4 / 3) + 1, np.log(4 / 2) + 1
    assert found["a"] == pytest.approx(road / np.hypot(road, trade))


def test_equals_stand_in_the_order_of_their_dates(model, corpus):
    counts = sparse.csr_matrix([[1, 0, 0], [0, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]])
    assert neighbours(model, corpus, "c", counts=counts)["document"].tolist() == ["d", "a", "b"]


def test_what_cannot_be_is_refused_in_words(model, corpus):
    with pytest.raises(ValueError, match=r"document must be the id of a document.*got 'z'\. corpus\.documents\.index lists the 4 ids: 'a'"):
        neighbours(model, corpus, "z", counts=COUNTS)
    with pytest.raises(ValueError, match="document must be the id of a document of the corpus; got 0"):
        neighbours(model, corpus, 0, counts=COUNTS)
    with pytest.raises(ValueError, match="n must be a whole number of at least 1; got 0"):
        neighbours(model, corpus, "a", n=0, counts=COUNTS)
