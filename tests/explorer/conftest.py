"""A study of the seeds, a corpus of three sources and a store of several parts, shared: they are never changed."""

from __future__ import annotations

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.studies import Studies
from tests.scale.built import build, write_source

LEXICON = {"Water": ["river*", "harbour"], "Roads": ["road*", "bridge*"]}
# Passages of a subject share its words, in another order and with other words between them.
SUBJECTS = (
    ("river", "harbour", "ferries", "flood", "water", "shore"),
    ("roads", "bridge", "paving", "lorries", "tunnel", "crossing"),
    ("harvest", "wheat", "farmers", "grain", "fields", "market"),
    ("school", "teachers", "music", "choir", "lessons", "pupils"),
)


def passage(subject: int, n: int) -> str:
    """Write a passage of four words of a subject; every number gives another."""
    words = SUBJECTS[subject]
    picked = [words[(n + step * (1 + n % 5)) % 6] for step in range(4)]
    return f"{picked[0]} {n} near {picked[1]} and {n + 7} with {picked[2]}, although {picked[3]} came after."


@pytest.fixture(scope="session")
def study():
    return kz.Study(kz.load_corpus())


@pytest.fixture
def desk(study):
    return Desk(study)


@pytest.fixture
def explorer(study):
    return kz.explore(study)


@pytest.fixture(scope="session")
def three_sources():
    """Twenty-four documents of two passages in three years, of three sources; every subject in every year."""
    rows = [
        {
            "date": f"{2020 + n % 3}-0{1 + n % 6}-1{n % 9}",
            "source": ("Courier", "Herald", "Gazette")[n % 3 if n < 12 else n % 2],
            "text": f"The {passage(n % 4, n)}\n\nOur {passage(n // 4 % 4, n + 3)}",
        }
        for n in range(24)
    ]
    return kz.load_corpus(pd.DataFrame(rows))


@pytest.fixture
def with_lexicon(three_sources):
    return Desk(Studies(kz.Study(three_sources), LEXICON))


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """A file of 150 documents of two passages, most dated to the day, some to the month, some not at all; of three sources, or none."""
    numbers = range(150)
    days = [f"20{10 + n % 4}-{1 + n % 12:02}-{1 + n % 28:02}" for n in numbers]
    dates = [None if n % 25 == 0 else day[:7] if n % 10 == 3 else day for n, day in enumerate(days)]
    sources = [("Courier", "Herald", "Gazette")[n % 3] if n % 7 else None for n in numbers]
    return write_source(tmp_path_factory.mktemp("source") / "many.jsonl", 150, n_texts=2, date=dates, source=sources)


@pytest.fixture(scope="session")
def many_store(many, tmp_path_factory):
    """A store of it, built in four parts."""
    return build(many, tmp_path_factory.mktemp("stores") / "many", part_documents=40).store


@pytest.fixture(scope="session")
def many_corpus(many):
    return kz.load_corpus(many)
