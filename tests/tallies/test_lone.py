"""Lone documents: the rows of the whole table that a timeline draws by themselves, found without making the whole table."""

from __future__ import annotations

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import kzcn_explore as kz
from kzcn_explore.tallies.lone import lone_document_themes, lone_documents


@pytest.fixture(scope="module")
def study():
    """Two documents of June, five of July, one that is of either month, and one without a date."""
    days = ["2022-06-01", "2022-06-20", *["2022-07-05"] * 5, "2022", None]
    texts = [f"River {n} and harbour.\n\nRoad {n} and bridge." for n in range(9)]
    corpus = kz.load_corpus(pd.DataFrame({"id": [f"d{n}" for n in range(9)], "date": days, "text": texts, "source": ["a", "b", "b"] * 3}))
    return kz.Study(corpus, model=kz.lexicon_themes(corpus, {"Water": ["river"], "Roads": ["road"]}), every="month")


def find(study, selection=None, *, most=400, most_unplaced=30):
    selection = selection or kz.Selection()
    themed = study.themed
    chosen = themed.tally(selection, themes=False).on_days(themed.rows.intervals.let_in(selection))
    return chosen, lone_documents(chosen, "month", fewer=5, most=most, most_unplaced=most_unplaced)


def names(study, lone):
    return study.corpus.documents.index[lone].tolist()


def test_documents_of_sparse_periods_and_without_a_period_are_found(study):
    assert names(study, find(study)[1]) == ["d0", "d1", "d7", "d8"]


def test_of_more_documents_than_are_drawn_none_is_found(study):
    assert names(study, find(study, most=1)[1]) == ["d7", "d8"]
    assert names(study, find(study, most_unplaced=1)[1]) == ["d0", "d1"]


def test_only_documents_of_the_selection_count(study):
    assert names(study, find(study, kz.Selection(start="2022-06-10", end="2022-07-31"))[1]) == ["d1"]
    assert names(study, find(study, kz.Selection(sources=("b",), start="2022-07-01", end="2022-07-31"))[1]) == ["d2", "d4", "d5"]


@pytest.mark.parametrize(
    "selection", [kz.Selection(), kz.Selection(search="road"), kz.Selection(sources=("a",)), kz.Selection(themes=(0,))]
)
def test_their_rows_are_those_of_the_whole_table(study, selection):
    chosen, lone = find(study, selection)
    found = lone_document_themes(chosen, study.themed, lone)
    whole = study.view(selection).document_themes
    expected = whole[whole["document"].isin(names(study, lone))].reset_index(drop=True)
    assert len(found) > 0
    assert_frame_equal(found, expected)
