"""The row that reads the texts: what is found already is neither found again nor named."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kzcn_explore.explorer.reading_row import AT_ONCE, PARTS, ReadingRow
from kzcn_explore.tallies.voices import ACTOR_MENTIONS, QUOTATIONS


class Found:
    """Stands for the voices of a corpus."""

    def __init__(self, *names):
        self.names = {*names}

    def is_found(self, name):
        return name in self.names


@pytest.fixture
def row(monkeypatch):
    """A row for two tables of a corpus that is too large to be read at once, of which one is found."""
    corpus = SimpleNamespace(n_tokens=AT_ONCE + 1)
    study = SimpleNamespace(corpus=corpus, themed=SimpleNamespace(voices=Found(ACTOR_MENTIONS)))
    made = ReadingRow("kz-x", SimpleNamespace(study=study), [ACTOR_MENTIONS, QUOTATIONS], lambda: None)
    made.begun = []
    monkeypatch.setattr(made, "begin", lambda work, parts: made.begun.append(parts))
    return made


def test_one_table_of_two_is_not_all(row):
    assert not row.is_read
    row._desk.study.themed.voices.names.add(QUOTATIONS)
    assert row.is_read and row.ready()
    assert row.begun == []


def test_only_what_is_not_found_yet_is_named(row):
    assert not row.ready()
    assert row.begun == [[PARTS[QUOTATIONS]]]
