"""A saved study opens as it was: every table of every view is that of the study in memory."""

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
