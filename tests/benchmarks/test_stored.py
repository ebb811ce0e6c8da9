"""Stored: every step is taken on a store in several parts and on the same study in memory, none of them twice."""

import pytest

from benchmarks import stored
from benchmarks.made_study import read_tables
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.selection import Selection

STEPS = ["open", "everything", "dates", "a source", "a theme", "a word", "the explorer"]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stored") / "store"
    stored.build(40, folder)
    return folder


def test_a_store_has_several_parts(store):
    assert [len(open_stored(store).tables[name].parts) for name in ("documents", "passages")] == [stored.N_PARTS] * 2


def test_the_selections_of_a_kind_are_different_ones():
    kinds = stored.selections_of(["water", "trade", "bridge"])
    assert [*kinds] == STEPS[1:-1]
    for selections in kinds.values():
        assert len({Selection(**parts) for parts in selections}) == len(selections)


def test_every_step_is_taken_on_the_store_and_in_memory(store, monkeypatch):
    monkeypatch.setattr(stored, "N_TIMES", 2)
    seen = []
    monkeypatch.setattr(stored, "read_tables", lambda study, word, **parts: seen.append(parts) or read_tables(study, word, **parts))
    rows = [stored.rows_of_store(store), stored.rows_of_memory(40, store)]
    assert seen[: len(seen) // 2] == seen[len(seen) // 2 :]
    for where, found in zip((stored.STORED, stored.IN_MEMORY), rows, strict=True):
        assert [(row["documents"], row["step"], row["study"]) for row in found] == [(40, step, where) for step in STEPS]
        assert all(row["first ms"] > 0 and row["peak MB"] > 0 for row in found)
        assert [row["step"] for row in found if "later ms" not in row] == ["everything"]
