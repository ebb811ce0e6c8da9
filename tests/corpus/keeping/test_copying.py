"""Copying a store: file by file, checked, as a whole or as its corpus alone; what was damaged is not copied."""

import os

import pandas as pd
import pytest

from kzcn_explore.corpus.keeping.copying import copy_store
from kzcn_explore.corpus.keeping.manifest import TABLES
from kzcn_explore.corpus.keeping.opening import open_stored, read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from tests.corpus.keeping.kept import assert_equal, build_store, files_of, make_corpus

NAMES = ["a", "b", "c", "d", "e"]


def test_a_store_can_be_saved_over_itself_and_elsewhere(tmp_path):
    corpus = make_corpus(NAMES)
    folder = build_store(corpus, tmp_path / "store", n_rows=2)
    files = sorted(os.listdir(folder))
    assert_equal(read_saved(open_stored(folder).save(tmp_path / "copy")), corpus)
    open_stored(folder).save(folder)
    assert_equal(read_saved(folder), corpus)
    assert sorted(os.listdir(folder)) == sorted(os.listdir(tmp_path / "copy")) == files


def test_a_copy_of_a_store_holds_its_study_only_where_that_is_asked_for(tmp_path):
    corpus = make_corpus(NAMES)
    scores = pd.DataFrame({"score": [1.5, 2.5]})
    stored = open_stored(build_store(corpus, tmp_path / "store", n_rows=2, study={"n_themes": 2}, scores=scores))
    assert {*open_stored(stored.save(tmp_path / "corpus")).tables} == {*TABLES}
    copied = open_stored(copy_store(stored, tmp_path / "all"))
    pd.testing.assert_frame_equal(copied.tables["scores"].read(), scores)
    assert (copied.study, open_stored(tmp_path / "corpus").study) == ({"n_themes": 2}, {})
    assert (copied.options, copied.fingerprint) == (corpus.options, corpus.fingerprint)


def test_a_store_that_was_changed_is_not_copied_and_an_older_copy_stays(tmp_path):
    older = make_corpus(["a", "b"])
    save_corpus(older, tmp_path / "copy", options=older.options)
    folder = build_store(make_corpus(NAMES), tmp_path / "store", n_rows=2)
    stored = open_stored(folder)
    changed = files_of(folder, "passages")[1]
    content = bytearray(changed.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    with pytest.raises(ReadError, match="was changed after it was saved"):
        stored.save(tmp_path / "copy")
    changed.unlink()
    with pytest.raises(ReadError, match="is missing"):
        stored.save(tmp_path / "copy")
    assert_equal(read_saved(tmp_path / "copy"), older)
    assert len(os.listdir(tmp_path / "copy")) == 6
