"""Stretches of a stored column: those that are asked for, whatever groups of rows they lie in, and no other group is read."""

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.keeping import tables
from kzcn_explore.corpus.keeping.opening import open_stored
from tests.corpus.keeping.kept import build_store, make_corpus

N_ROWS = 23


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A table of two parts, of 12 and 11 rows, in groups of three."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "GROUP_ROWS", 3)
        counts = pd.DataFrame({"passage": np.arange(N_ROWS) * 10})
        folder = build_store(make_corpus(["a"]), tmp_path_factory.mktemp("stores") / "store", n_rows=12, study={}, counts=counts)
    return open_stored(folder).tables["counts"]


STRETCHES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).map(sorted), max_size=5)


@given(st.sampled_from([0, 1]), STRETCHES)
def test_every_stretch_is_what_the_column_holds_there(stored, part, stretches):
    column = (np.arange(N_ROWS) * 10)[12 * part :][:12]
    starts, stops = np.array([start for start, _ in stretches], dtype=int), np.array([stop for _, stop in stretches], dtype=int)
    found = stored.read_stretches(part, starts, stops, "passage")
    assert [one.tolist() for one in found] == [column[start:stop].tolist() for start, stop in stretches]


def test_only_the_groups_that_hold_a_stretch_are_read(stored, monkeypatch):
    asked, read = [], pq.ParquetFile.read_row_groups
    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", lambda file, groups, **how: asked.append(groups) or read(file, groups, **how))
    stored.read_stretches(0, np.array([1, 9, 5]), np.array([3, 12, 5]), "passage")
    assert asked == [[0, 3]]
