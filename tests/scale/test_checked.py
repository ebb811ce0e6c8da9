"""Of a large corpus on disk, themes are checked in some of its documents, and single shares are read by themselves."""

import numpy as np
import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.keeping.stored_table import StoredTable
from kzcn_explore.explorer.trust_panel import find_card
from kzcn_explore.scale import stored_study
from kzcn_explore.scale.opening import open_study, save_study
from kzcn_explore.study import Study
from kzcn_explore.tallies.lone import lone_document_themes


@pytest.fixture(scope="module")
def study():
    corpus = kz.load_corpus()
    return Study(corpus, model=ThemeModel(n_themes=4).fit(corpus.passages["text"]), every="month")


@pytest.fixture
def opened(study, tmp_path):
    return open_study(save_study(study, tmp_path / "seeds"), every="month")


@pytest.fixture
def large(opened, monkeypatch):
    """The opened study, as if it were too large to be checked whole: its documents have 10, 9, 11, 14 and 14 passages."""
    monkeypatch.setattr(stored_study, "MOST_CHECKED", 40)
    return opened


@pytest.fixture
def never_whole(monkeypatch):
    """Reading a whole table of texts or shares fails."""
    read, read_arrow = StoredTable.read, StoredTable.read_arrow

    def refuse(table, *_columns):
        if table.name in ("documents", "passages", "shares"):
            raise AssertionError(f"{table.name} is read whole")
        return read(table) if not _columns else read_arrow(table, *_columns)

    monkeypatch.setattr(StoredTable, "read", refuse)
    monkeypatch.setattr(
        StoredTable, "read_arrow", lambda table, columns: refuse(table, columns) if "text" in columns else read_arrow(table, columns)
    )


def test_a_corpus_in_memory_and_a_small_one_on_disk_are_checked_whole(study, opened):
    assert study.checked is study.corpus
    assert opened.checked is opened.corpus


def test_of_a_large_corpus_whole_documents_are_drawn_the_same_every_time(large, study):
    checked = large.checked
    assert 0 < len(checked) < len(study.corpus)
    assert checked.n_passages <= 40
    again = open_study(large.corpus.folder).checked
    assert again.documents.index.tolist() == checked.documents.index.tolist()
    held = study.corpus.passages["document"].isin(checked.documents.index)
    assert checked.passages["text"].tolist() == study.corpus.passages.loc[held, "text"].tolist()


def test_the_table_of_themes_counts_all_documents_and_reads_only_those_that_are_checked(large, study, never_whole):
    table, whole = large.theme_table, study.theme_table
    assert table.columns.tolist() == whole.columns.tolist()
    pd.testing.assert_frame_equal(
        table[["theme", "label", "n_passages", "n_documents"]], whole[["theme", "label", "n_passages", "n_documents"]]
    )
    np.testing.assert_allclose(table["share"], whole["share"], rtol=1e-5)
    assert table["coherence"].notna().all()


def test_the_card_of_a_large_corpus_says_in_which_documents_the_themes_were_checked(large, never_whole):
    card, models, where = find_card(large, lambda *_said: None)
    assert where == f"{len(large.checked)} of 5 documents, drawn at random"
    assert len(card) == 4
    assert models["is_model"].sum() == 1


def test_single_shares_are_read_without_the_table_of_all(study, opened, never_whole):
    rows = np.array([3, 7, 50])
    np.testing.assert_allclose(opened.themed.read_shares(rows), study.themed.read_shares(rows), rtol=1e-6)
    assert "shares" not in vars(opened.themed)


def test_a_timeline_with_few_documents_a_period_needs_no_other_shares(study, opened, never_whole):
    pd.testing.assert_frame_equal(opened.view().theme_timeline, study.view().theme_timeline, rtol=1e-5)
    chosen = opened.themed.tally(kz.Selection(), themes=False).on_days(None)
    lone = lone_document_themes(chosen, opened.themed, np.ones(5, dtype=bool))
    wanted = lone_document_themes(study.themed.tally(kz.Selection(), themes=False).on_days(None), study.themed, np.ones(5, dtype=bool))
    pd.testing.assert_frame_equal(lone, wanted, rtol=1e-5, check_dtype=False)
    assert "shares" not in vars(opened.themed)
