"""Memory and growth: every step is taken, on the documents that were asked for."""

import pytest

from benchmarks import growth, made_study, memory
from benchmarks.growth_chart import STEPS
from kzcn_explore.analysis.themes import nmf


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch):
    """Two views and two searches, and no more rounds of a factorisation than a large corpus gets: only the steps are of interest."""
    for module in (growth, memory):
        monkeypatch.setattr(module, "N_RANGES", 2)
    monkeypatch.setattr(nmf, "MOST_ROUNDS", nmf.LEAST_ROUNDS)
    monkeypatch.setattr(made_study, "N_SEARCHES", 2)


def test_memory_has_a_row_for_every_step_and_one_for_the_whole():
    rows = memory.rows_of(40)
    assert [row["step"] for row in rows] == [*memory.STEPS, "the whole"]
    assert all(0 < row["held GiB"] <= row["peak GiB"] * 1.05 for row in rows)
    *steps, whole = rows
    assert whole["wall s"] == pytest.approx(sum(row["wall s"] for row in steps))
    assert whole["peak GiB"] == max(row["peak GiB"] for row in steps)


def test_growth_has_a_column_for_every_line_of_the_chart():
    row = growth.row_of(40)
    assert {*row} == {"documents", *STEPS}
    assert row["documents"] == 40
    assert all(row[step] > 0 for step in STEPS)


def test_no_range_of_dates_is_looked_at_twice(monkeypatch):
    seen = []
    monkeypatch.setattr(made_study, "read_tables", lambda study, word, **selected: seen.append(tuple(selected.items())))
    study = made_study.MadeStudy(30)
    for _ in range(3):
        study.look_at_days()
    assert len({*seen}) == 3
