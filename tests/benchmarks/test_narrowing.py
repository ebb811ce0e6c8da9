"""Narrowing: every kind of change is measured on selections that differ, after all that is made once."""

import pytest

from benchmarks import made_study, narrowing
from kzcn_explore.analysis.themes import nmf
from kzcn_explore.selection import Selection

WORDS = "water trade bridge harbour reform".split()


def test_the_selections_of_a_kind_are_different_ones():
    for kind, make in narrowing.KINDS.items():
        selections = [Selection(**parts) for parts in make(WORDS)]
        assert len({*selections}) == len(selections) >= 2, kind


def test_every_kind_has_its_row(monkeypatch):
    monkeypatch.setattr(nmf, "MOST_ROUNDS", nmf.LEAST_ROUNDS)
    monkeypatch.setattr(narrowing, "N_OF_KIND", 2)
    asked = []
    monkeypatch.setattr(
        narrowing, "read_tables", lambda study, word, **parts: asked.append(parts) or made_study.read_tables(study, word, **parts)
    )
    rows = narrowing.rows_of(40)
    assert [row["change"] for row in rows] == [*narrowing.KINDS]
    assert all(row[f"{which} {unit}"] > 0 for row in rows for which in ("first", "later") for unit in ("ms", "CPU ms"))
    assert asked[0] == {}
    assert asked[1]["sources"] == "The Morning Courier"
    assert len(asked) == 1 + 2 * len(narrowing.KINDS)


@pytest.mark.parametrize("word", ["a", "the", "of"])
def test_frequent_words_stand_in_the_made_documents(word):
    assert made_study.MadeStudy(40).corpus.matching(word).n_documents > 10
