"""Studies: what settings ask for is made once; what cannot be made leaves everything as it was."""

from __future__ import annotations

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore import Selection
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.settings import Settings
from kzcn_explore.explorer.studies import Studies
from tests.explorer.conftest import LEXICON


def test_the_number_of_themes_is_the_readers_and_the_filter_stays(desk):
    desk.choose(start="2022-01-01", themes=3)
    desk.toggle(Mark(theme=2))
    desk.set(n_themes=5)
    assert desk.study.model.n_themes_ == 5
    assert desk.selection == Selection(start="2022-01-01")
    assert not desk.mark
    assert desk.view.document_themes["theme"].nunique() == 5


def test_the_themes_of_before_come_back_without_another_fit(desk):
    first = desk.study.model
    desk.set(n_themes=4)
    four = desk.study.model
    desk.set(n_themes=first.n_themes_)
    assert (desk.study.model, desk.settings.n_themes) == (first, "auto")
    desk.set(n_themes=4)
    assert desk.study.model is four


def test_a_period_or_a_unit_keeps_the_themes_and_the_chosen_theme(desk):
    desk.choose(themes=1)
    model = desk.study.model
    desk.set(every="quarter")
    desk.set(by="documents")
    assert desk.study.model is model
    assert desk.selection == Selection(themes=1)
    assert desk.view.theme_timeline.attrs["every"] == "quarter"
    assert desk.view.theme_timeline.attrs["by"] == "documents"


@pytest.mark.parametrize("n_themes", [0, 41, "many"])
def test_a_number_that_cannot_be_is_said_and_changes_nothing(desk, n_themes):
    before = desk.study, desk.settings
    desk.set(n_themes=n_themes)
    assert f"from 2 to 40; got {n_themes}" in desk.problem
    assert (desk.study, desk.settings) == before
    desk.set(every="year")
    assert desk.problem == ""


def test_more_themes_than_the_corpus_has_passages_is_the_models_own_message():
    texts = ["Rivers and roads and bridges.", "Roads, rivers and bridges.", "Bridges over rivers."]
    desk = Desk(kz.Study(kz.load_corpus(pd.DataFrame({"text": texts}))))
    desk.set(n_themes=9)
    assert "too many for" in desk.problem
    assert desk.settings == Settings()


def test_the_lexicon_takes_the_place_of_fitted_themes_and_back(with_lexicon):
    fitted = with_lexicon.theme_labels
    with_lexicon.choose(themes=0)
    with_lexicon.set(themes="lexicon")
    assert with_lexicon.theme_labels == ["Water", "Roads"]
    assert with_lexicon.selection == Selection()
    texts = with_lexicon.study.corpus.passages["text"]
    hold = [int(texts.str.contains(pattern).sum()) for pattern in ("river|harbour", "road|bridge")]
    assert with_lexicon.study.shares.sum().tolist() == hold
    assert min(hold) > 5
    with_lexicon.set(themes="fitted")
    assert with_lexicon.theme_labels == fitted


def test_an_explorer_begins_with_the_model_that_its_study_has(three_sources):
    model = kz.lexicon_themes(three_sources, LEXICON)
    desk = Desk(kz.Study(three_sources, model=model))
    assert (desk.settings.themes, desk.theme_labels) == ("lexicon", ["Water", "Roads"])
    assert desk.studies.kinds == ["fitted", "lexicon"]
    with pytest.raises(ValueError, match="lexicon must be left out"):
        Studies(kz.Study(three_sources, model=model), LEXICON)


def test_a_corpus_too_small_to_fit_is_read_by_its_lexicon():
    desk = Desk(Studies(kz.Study(kz.load_corpus(pd.DataFrame({"text": ["A river."]}))), LEXICON))
    assert desk.studies.kinds == ["lexicon"]
    assert desk.theme_labels == ["Water", "Roads"]
    assert desk.n_usual is None


def test_what_a_corpus_does_not_offer_is_refused_with_what_it_does(desk):
    desk.set(group="language")
    assert desk.problem == "group must be one of [None] for this corpus; got 'language'."
    desk.set(themes="lexicon")
    assert desk.problem == "themes must be one of ['fitted'] for this corpus; got 'lexicon'."


def test_a_lexicon_that_cannot_be_read_is_refused_at_once(three_sources):
    with pytest.raises(ValueError):
        kz.explore(three_sources, lexicon={"Water": []})
    with pytest.raises(FileNotFoundError):
        kz.explore(three_sources, lexicon="no such file.toml")


def test_the_seeds_come_with_their_lexicon_and_another_corpus_without_one(three_sources):
    assert kz.explore().desk.studies.kinds == ["fitted", "lexicon"]
    assert kz.explore(three_sources).desk.studies.kinds == ["fitted"]


def test_a_model_from_a_file_offers_no_other_number_of_themes(tmp_path):
    corpus = kz.load_corpus()
    kz.ThemeModel(n_themes=3).fit(corpus.passages["text"]).save(tmp_path / "themes.kz")
    explorer = kz.Explorer(kz.Study(corpus, model=kz.ThemeModel.load(tmp_path / "themes.kz")))
    number = explorer.settings_row.number
    assert (number.value, number.least, number.most) == (3, 3, 3)
    assert number.hint.startswith("The model was read from a file")
