"""What stands behind a theme, which of many documents are listed first, and that no others are read."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.scale.opening import open_study
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies.reading import passages_of_theme
from tests.tallies.asked import record

# What may be asked of all documents and passages: whose they are, their days, and how long they are.
ALWAYS = {"earliest", "latest", "n_passages", "n_tokens", "document", "position"}


@pytest.fixture(params=["in memory", "on disk"])
def study(request, mixed_corpus, mixed_model):
    if request.param == "on disk":
        return open_study(request.getfixturevalue("mixed_store"))
    return Study(mixed_corpus, model=mixed_model)


def test_a_passage_of_which_a_theme_takes_just_a_fifth_belongs_to_it():
    shares = np.array([0.1, 0.2, 0.9, 0.2, 0.19999])
    order = np.array([2, 1, 3, 4, 0])
    assert passages_of_theme(order, shares).tolist() == [2, 1, 3]


def test_no_passage_belongs_to_a_theme_that_takes_little_of_all():
    assert passages_of_theme(np.array([1, 0]), np.array([0.1, 0.15])).tolist() == []


@pytest.mark.parametrize(("first", "theme"), [(0, None), (37, None), (0, 1), (37, 1)])
def test_of_many_documents_only_those_that_are_listed_are_read(study, mixed_corpus, monkeypatch, first, theme):
    view = study.view(Selection(start="2021-01-01", end="2022-12-31", sources=("x", "y")))
    view.line  # noqa: B018  what is counted of a view is asked of its sums
    asked = record(monkeypatch, study.corpus)
    listed = view.list_documents(first=first, n=5, theme=theme)
    assert asked.documents == [mixed_corpus.find_documents(listed["document"]).tolist()]
    assert len(listed) == 5
    assert asked.passages == []
    assert asked.columns <= ALWAYS
    facts = mixed_corpus.documents.loc[listed["document"], ["title", "source"]].reset_index()
    pd.testing.assert_frame_equal(listed[["document", "title", "source"]], facts)


@pytest.mark.parametrize("behind", [{}, {"theme": 1}, {"period": "2021-01-01"}])
def test_of_much_evidence_only_the_passages_that_are_read_are_fetched(study, mixed_corpus, monkeypatch, behind):
    view = study.view(Selection(start="2021-01-01"))
    asked = record(monkeypatch, study.corpus)
    found = view.find_passages(**behind)
    assert len(found) > 50
    assert (asked.documents, asked.passages) == ([], [])
    page = found[20:27]
    read = view.read_passages(page, theme=behind.get("theme"))
    assert read["passage"].tolist() == page.tolist()
    assert asked.passages == [page.tolist()]
    assert asked.documents == [np.unique(mixed_corpus.find_documents(read["document"])).tolist()]
    assert asked.columns <= ALWAYS
