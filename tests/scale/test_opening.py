"""A saved study opens as it was: every table of every view is that of the study in memory."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kzcn_explore as kz
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale.opening import open_study, save_study
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from tests.corpus.keeping.kept import manifest_of

SELECTIONS = st.builds(
    Selection,
    start=st.sampled_from([None, None, "2020-09-13", "2022-04"]),
    end=st.sampled_from([None, None, "2022-06-07", "2022-12"]),
    dates=st.sampled_from(["exact", "possible", "all"]),
    sources=st.sampled_from([(), (), "Kazinform"]),
    themes=st.sampled_from([(), (), 0, (1, 2)]),
    search=st.sampled_from(["", "", "china", "strateg* partner*"]),
    periods=st.sampled_from([(), (), "2022"]),
)


@pytest.fixture(scope="module")
def study():
    corpus = kz.load_corpus()
    return Study(corpus, model=ThemeModel(n_themes=4).fit(corpus.passages["text"]), every="quarter")


@pytest.fixture(scope="module")
def store(study, tmp_path_factory):
    return save_study(study, tmp_path_factory.mktemp("stores") / "seeds")


@pytest.fixture(scope="module")
def opened(store):
    return open_study(store, every="quarter")


@given(SELECTIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_table_of_an_opened_study_is_that_of_the_study(study, opened, selection):
    one, other = study.view(selection), opened.view(selection)
    assert other.line == one.line
    for name in ("document_timeline", "theme_timeline", "theme_terms", "documents", "passages"):
        pd.testing.assert_frame_equal(getattr(other, name), getattr(one, name), rtol=1e-5, atol=1e-7, check_column_type=False)
    pd.testing.assert_frame_equal(other.term_timeline(["china", "trade"]), one.term_timeline(["china", "trade"]))
    pd.testing.assert_frame_equal(other.top_terms(), one.top_terms())
    pd.testing.assert_frame_equal(other.list_documents(theme=1), one.list_documents(theme=1), rtol=1e-5, atol=1e-7)
    for behind in ({}, {"theme": 1}, {"term": "china"}, {"period": "2022-04-01", "theme": 2}):
        found, wanted = other.evidence(**behind), one.evidence(**behind)
        assert found["passage"].tolist() == wanted["passage"].tolist()
        assert found["marks"].tolist() == wanted["marks"].tolist()


def test_the_model_of_an_opened_study_is_the_same(study, opened):
    assert opened.model.labels_ == study.model.labels_
    assert opened.model.components_.tolist() == study.model.components_.tolist()
    assert (opened.counts != study.counts).nnz == 0
    assert not opened.model.can_refit


def test_a_saved_study_is_a_saved_corpus_too(study, store):
    corpus = kz.load_corpus(store)
    for name in ("documents", "passages", "clues", "removed", "problems"):
        pd.testing.assert_frame_equal(getattr(corpus, name), getattr(study.corpus, name))


def test_a_corpus_without_themes_is_refused_with_the_mend(study, tmp_path):
    save_corpus(study.corpus, tmp_path / "plain")
    with pytest.raises(ReadError, match="holds a corpus without themes; open it with load_corpus"):
        open_study(tmp_path / "plain")


def test_a_study_of_a_lexicon_is_not_saved(study, tmp_path):
    lexicon = Study(study.corpus, model=kz.lexicon_themes(study.corpus, {"Trade": ["trade"]}))
    with pytest.raises(ValueError, match="study must have fitted themes"):
        save_study(lexicon, tmp_path / "lexicon")
    assert not (tmp_path / "lexicon").exists()


def test_a_path_without_a_store_is_refused_with_what_it_is_and_the_mend(study, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Trade grows.")
    for name in ("texts", "texts/a.txt"):
        with pytest.raises(ReadError, match=r"is no store; build one with `kzcn-explore index SOURCE STORE`"):
            open_study(tmp_path / name)
    (tmp_path / "stopped" / ".building").mkdir(parents=True)
    with pytest.raises(ReadError, match="was not finished; give the same `kzcn-explore index` command again"):
        open_study(tmp_path / "stopped")
    for name in ("", str(tmp_path / "nothing"), "no\0thing"):
        message = f"store: {name!r} does not exist; checked from {Path.cwd()}."
        with pytest.raises(FileNotFoundError, match=re.escape(message)):
            open_study(name)


def test_what_is_no_path_and_what_is_no_study_is_refused(study, tmp_path):
    with pytest.raises(TypeError, match="store must be a path; got NoneType"):
        open_study(None)
    with pytest.raises(TypeError, match=r"study must be a Study; make one with kz.Study\(corpus\); got Corpus"):
        save_study(study.corpus, tmp_path / "store")


def test_shares_of_which_the_manifest_lacks_a_column_are_named_with_their_file(study, tmp_path):
    store = save_study(study, tmp_path / "store")
    about = manifest_of(store)
    about["tables"]["shares"]["columns"].pop()
    (store / "manifest.json").write_text(json.dumps(about))
    with pytest.raises(ReadError, match=r"study_shares-.*\.parquet: .*it has the column 'theme_3'"):
        open_study(store).view(Selection(themes=0)).read_passages([0])
