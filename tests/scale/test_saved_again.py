"""Saving a study that was opened: its store is copied, file by file, and opens as the same study."""

import numpy as np
import pytest

import kzcn_explore as kz
from kzcn_explore.corpus.keeping.stored_table import StoredTable
from kzcn_explore.scale.opening import open_study, save_study
from tests.scale.built import build, content_of, write_source


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    build(write_source(folder / "made.jsonl", 60), folder / "store", part_documents=25)
    return folder / "store"


def test_a_study_that_was_opened_is_copied_and_no_table_of_it_is_read_whole(store, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(StoredTable, "read_columns", None)
        save_study(open_study(store), tmp_path / "copy")
    assert content_of(tmp_path / "copy") == content_of(store)
    np.testing.assert_array_equal(open_study(tmp_path / "copy").shares, open_study(store).shares)


def test_the_corpus_of_a_study_is_saved_without_it(store, tmp_path):
    study = open_study(store)
    study.corpus.save(tmp_path / "corpus")
    assert len(kz.load_corpus(tmp_path / "corpus")) == 60
    with pytest.raises(kz.ReadError, match="holds a corpus without themes"):
        open_study(tmp_path / "corpus")
