"""Counted terms: how many passages and documents hold a term, and how often it is used, by the date of the document."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from kzcn_explore.tallies import sums
from kzcn_explore.tallies.chosen import Chosen
from kzcn_explore.tallies.counted import CountedTerms
from kzcn_explore.tallies.intervals import Intervals
from kzcn_explore.tallies.rows import CorpusRows

# Documents 0 and 2 are of the later day; document 1 has three passages.
COUNTS = [[2, 0, 1], [0, 3, 0], [1, 1, 0], [0, 1, 0], [0, 0, 4]]
HOLDERS = [0, 1, 1, 1, 2]


class ThreeDocuments(CorpusRows):
    def __init__(self):
        days = pd.Series(pd.to_datetime(["2022-06-08", "2022-06-07", "2022-06-08"]).astype("datetime64[s]"))
        self.n_documents, self.n_passages = 3, 5
        self.intervals = Intervals(pd.DataFrame({"earliest": days, "latest": days}))
        self.holders, self.in_turn = np.array(HOLDERS), True


@pytest.fixture(params=["plain", "compiled"])
def counted(request, monkeypatch):
    monkeypatch.setattr(sums, "KERNEL_FROM", 0 if request.param == "compiled" else 10**9)
    return CountedTerms(ThreeDocuments(), sparse.csr_matrix(np.array(COUNTS)))


def listed(found):
    return [one.tolist() for one in found]


def test_a_document_counts_once_however_many_of_its_passages_hold_a_term(counted):
    n_passages, n_documents = listed(counted.n_holding([1, 0, 2], Chosen(counted.rows)))
    assert n_passages == [[3, 1, 0], [0, 1, 2]]
    assert n_documents == [[1, 1, 0], [0, 1, 2]]


def test_only_chosen_documents_and_passages_count(counted):
    without_first = Chosen(counted.rows, documents=np.array([False, True, True]))
    assert listed(counted.n_holding([0, 1], without_first)) == [[[1, 3], [0, 0]], [[1, 1], [0, 0]]]
    some = Chosen(counted.rows, passages=np.array([True, False, False, True, True]))
    assert listed(counted.n_holding([0, 1], some)) == [[[0, 1], [1, 0]], [[0, 1], [1, 0]]]
    assert listed(counted.totals(some)) == [[2, 1, 5], [1, 1, 2]]
    few = Chosen(counted.rows, passages=np.array([False, True, False, False, False]))
    assert listed(counted.totals(few)) == [[0, 3, 0], [0, 1, 0]]


def test_a_term_that_is_asked_for_twice_is_told_twice(counted):
    assert listed(counted.n_holding([1, 0, 1], Chosen(counted.rows))) == [[[3, 1, 3], [0, 1, 0]], [[1, 1, 1], [0, 1, 0]]]


def test_the_passages_that_hold_a_term_ascend(counted):
    assert [counted.holders(term).tolist() for term in range(3)] == [[0, 2], [1, 2, 3], [0, 4]]


def test_uses_are_added_up_by_day(counted):
    by_day = counted.by_interval
    assert by_day.uses.toarray().tolist() == [[1, 5, 0], [2, 0, 5]]
    assert by_day.passages.toarray().tolist() == [[1, 3, 0], [1, 0, 2]]
    assert listed(by_day.total(np.array([False, True]))) == [[2, 0, 5], [1, 0, 2]]
