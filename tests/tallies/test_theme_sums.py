"""Theme sums: what themes take of documents by date, whichever way they are added up."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from kzcn_explore.scale.part_sums import merge_sums, sum_part
from kzcn_explore.tallies import sums


@pytest.fixture(params=["plain", "compiled"], autouse=True)
def engine(request, monkeypatch):
    monkeypatch.setattr(sums, "KERNEL_FROM", 0 if request.param == "compiled" else 10**9)


def part(days, shares, n_tokens):
    """Sum a part whose documents have one passage each, and which counts two terms once in every passage."""
    dates = pd.Series(pd.to_datetime(days).astype("datetime64[s]"))
    documents = pd.DataFrame({"earliest": dates, "latest": dates, "n_passages": np.ones(len(days), dtype=np.int64)})
    counts = sparse.csr_matrix(np.ones((len(days), 2), dtype=np.int64))
    return sum_part(counts=counts, shares=np.array(shares).reshape(-1, 2), documents=documents, n_tokens=np.array(n_tokens, dtype=np.int64))


def test_the_documents_of_a_day_are_added_up():
    added = part(["2022-06-07", "2022-06-08", "2022-06-07"], [[0.5, 0.1], [0, 0], [0.25, 0.75]], [10, 30, 20]).sums
    assert added.n_tokens.tolist() == [30, 30]
    assert added.part.tolist() == [[5 + 5, 1 + 15], [0, 0]]
    assert added.part_part.tolist() == [[25 + 25, 1 + 225], [0, 0]]
    assert added.part_whole.tolist() == [[50 + 100, 10 + 300], [0, 0]]
    assert added.n_with.tolist() == added.n_in.tolist() == [[2, 1], [0, 0]]
    assert added.n_uncovered.tolist() == [0, 1]


def test_a_part_without_documents_adds_nothing():
    empty, one = part([], [], []), part(["2022-06-07"], [[0.5, 0.1]], [10])
    assert empty.sums.part.shape == empty.sums.n_with.shape == empty.uses.uses.shape == (0, 2)
    whole = merge_sums([empty, one, empty])
    assert whole.intervals["earliest"].tolist() == [pd.Timestamp("2022-06-07")]
    assert whole.sums.part.tolist() == [[5, 1]]
    assert whole.uses.uses.toarray().tolist() == [[1, 1]]
    assert merge_sums([empty, empty]).sums.part.shape == (0, 2)
