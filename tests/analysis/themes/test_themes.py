"""The theme model: what it fits, what it refuses, and that it is a scikit-learn transformer."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from kzcn_explore.analysis.themes.input import default_n_themes
from kzcn_explore.analysis.themes.nmf import factorise
from kzcn_explore.analysis.themes.themes import ThemeModel

# Two blocks without a common term: the factorisation is exact.
TEXTS = ["trade, exports"] * 3 + ["virus, vaccine"] * 2


@pytest.fixture(scope="module")
def model():
    return ThemeModel(n_themes=2).fit(TEXTS)


def test_two_blocks_of_terms_are_two_themes_the_larger_one_first(model):
    assert model.terms_.tolist() == ["exports", "trade", "vaccine", "virus"]
    assert model.components_ == pytest.approx(np.array([[0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]]), abs=1e-6)
    assert model.labels_ == ["Exports, trade", "Vaccine, virus"]
    assert model.reconstruction_err_ == pytest.approx(0, abs=1e-4)
    # ln((1 + 5) / 3) twice, ln((1 + 5) / 2) twice
    assert model.idf_ == pytest.approx([0.693147, 0.693147, 1.098612, 1.098612], abs=1e-6)


def test_a_passage_is_shared_out_among_the_themes_whose_terms_it_holds(model):
    shares = model.transform(["trade", "vaccine, virus", "exports, trade, vaccine, virus", "nothing of the kind", ""])
    assert shares[[0, 1, 3, 4]] == pytest.approx(np.array([[1, 0], [0, 1], [0, 0], [0, 0]]), abs=1e-6)
    # Rows are weighted by idf: the rarer theme takes 1.099 of 1.099 + .693.
    assert shares[2] == pytest.approx([0.386853, 0.613147], abs=1e-4)


def test_a_passage_has_the_same_shares_alone_and_among_others(seeds, seed_model):
    texts = seeds.passages["text"]
    alone = np.vstack([seed_model.transform([text]) for text in texts[:8]])
    assert alone == pytest.approx(seed_model.transform(texts)[:8], abs=1e-4)


def test_shares_of_a_passage_sum_to_one_or_to_nothing(seeds, seed_model):
    shares = seed_model.transform(seeds.passages["text"])
    assert shares.min() >= 0
    totals = shares.sum(axis=1)
    assert np.isclose(totals, 1).sum() + np.isclose(totals, 0).sum() == len(totals)


def test_components_of_every_theme_sum_to_one_and_themes_descend(seeds, seed_model):
    assert seed_model.components_.sum(axis=1) == pytest.approx(np.ones(4))
    factors = seed_model.transform(seeds.passages["text"])
    assert factors.shape == (58, 4)


def test_a_factorisation_multiplies_back_to_what_it_was_given():
    from scipy import sparse

    weights = sparse.csr_matrix(np.array([[1.0, 2.0, 0.0], [2.0, 4.0, 0.0], [0.0, 0.0, 3.0]]))
    factors, components, error = factorise(weights, 2, 0)
    assert factors @ components == pytest.approx(weights.toarray(), abs=1e-3)
    assert components.sum(axis=1) == pytest.approx([1, 1])
    assert error == pytest.approx(np.linalg.norm(weights - factors @ components), abs=1e-3)


def test_a_repeated_passage_is_fitted_once(seeds):
    texts = [*seeds.passages["text"]]
    once, often = ThemeModel(n_themes=3).fit(texts), ThemeModel(n_themes=3).fit([*texts, *[texts[4]] * 20])
    assert often.terms_.tolist() == once.terms_.tolist()
    assert np.array_equal(often.components_, once.components_)


def test_names_and_titles_are_set_aside_unless_they_are_asked_for(seeds, seed_model):
    assert {"tokayev", "wang", "xi", "kazakhstan", "china", "kazakh", "chinese"} <= seed_model.rules_.names
    assert not set(seed_model.terms_) & (seed_model.rules_.names | {"president", "minister", "head of state"})
    with_names = ThemeModel(n_themes=4, keep_names=True).fit(seeds.passages["text"])
    assert {"tokayev", "wang", "president", "head of state"} <= set(with_names.terms_)


def test_some_kinds_of_names_can_be_kept(seeds):
    kept = set(ThemeModel(n_themes=2, keep_names=("organisations", "titles")).fit(seeds.passages["text"]).terms_)
    assert {"un", "president", "head of state"} <= kept
    assert not kept & {"tokayev", "wang", "xi"}


def test_a_phrase_of_the_readers_own_is_a_term(seeds, tmp_path):
    texts = seeds.passages["text"]
    assert "press service" not in ThemeModel(n_themes=2, phrases=["Global Security Initiative"]).fit(texts).terms_.tolist()
    model = ThemeModel(n_themes=2, phrases=["economic cooperation"]).fit(texts)
    assert "economic cooperation" in model.terms_
    model.save(tmp_path / "themes.kz")
    assert np.array_equal(ThemeModel.load(tmp_path / "themes.kz").transform(texts), model.transform(texts))


def test_a_phrase_is_a_term_even_if_it_holds_a_name(seed_model):
    assert {"new kazakhstan", "one-china principle", "strategic partnership"} <= set(seed_model.terms_)


def test_verbs_of_reporting_are_no_terms(seed_model):
    assert not set(seed_model.terms_) & {"said", "noted", "stressed", "expressed", "conveyed", "emphasized"}


@pytest.mark.parametrize(("n_passages", "n_themes"), [(1, 2), (12, 2), (18, 3), (58, 11), (120, 20), (10_000, 20)])
def test_auto_takes_a_theme_for_every_five_passages(n_passages, n_themes):
    assert default_n_themes(n_passages) == n_themes


def test_auto_takes_no_more_themes_than_there_are_terms():
    assert ThemeModel().fit(["trade, road"] * 6).n_themes_ == 2
    assert ThemeModel().fit(["trade"] * 12).n_themes_ == 1


@pytest.mark.parametrize("n_themes", [0, -1, 2.0, "three", None])
def test_another_number_of_themes_is_an_error_that_shows_it(n_themes):
    with pytest.raises(ValueError, match=rf"n_themes must be 'auto' or a whole number of at least 1; got {n_themes!r}"):
        ThemeModel(n_themes).fit(TEXTS)


def test_too_many_themes_are_an_error_that_says_how_many_fit():
    with pytest.raises(ValueError, match="n_themes=9 is too many for 5 different passages with 4 terms"):
        ThemeModel(9).fit(TEXTS)


@pytest.mark.parametrize("texts", [["the of and"] * 9, ["", " "], ["a single passage of trade"]])
def test_texts_without_a_term_in_two_passages_are_an_error(texts):
    with pytest.raises(ValueError, match=r"no term stands in two of its \d+ different passages"):
        ThemeModel().fit(texts)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("one string", "got one string. Put it in a list."),
        ([], "got nothing"),
        ([1], "got 1"),
        (["a", None], "got None"),
        ([float("nan")], "got nan"),
    ],
)
def test_what_is_no_list_of_texts_is_an_error_at_fit_and_transform(model, texts, message):
    with pytest.raises(ValueError, match=message):
        ThemeModel().fit(texts)
    with pytest.raises(ValueError, match=message):
        model.transform(texts)


@pytest.mark.parametrize(
    "use", [lambda m: m.transform(TEXTS), lambda m: m.ranked_terms(0), lambda m: m.get_feature_names_out(), lambda m: m.save("x")]
)
def test_a_model_that_is_not_fitted_says_so(use):
    with pytest.raises(NotFittedError, match="This ThemeModel instance is not fitted yet"):
        use(ThemeModel())


def test_parameters_are_read_and_set_by_name():
    model = ThemeModel(3, keep_names=True)
    assert model.get_params() == {"n_themes": 3, "phrases": (), "keep_names": True, "random_state": 0}
    again = model.set_params(n_themes="auto", phrases=["trade war"], random_state=7)
    assert again.get_params() == {"n_themes": "auto", "phrases": ["trade war"], "keep_names": True, "random_state": 7}
    with pytest.raises(ValueError, match="Invalid parameter 'n_topics'"):
        model.set_params(n_topics=3)


def test_a_clone_has_the_parameters_and_nothing_that_was_fitted(model):
    copy = clone(model)
    assert copy.get_params() == model.get_params()
    assert not hasattr(copy, "components_")


def test_columns_are_named_by_their_theme(model):
    assert model.get_feature_names_out().tolist() == ["theme0", "theme1"]
    frame = clone(model).set_output(transform="pandas").fit_transform(pd.Series(TEXTS))
    assert frame.columns.tolist() == ["theme0", "theme1"]
    assert frame["theme0"].round(6).tolist() == [1, 1, 1, 0, 0]


def test_it_is_a_step_of_a_pipeline():
    labels = ["economy"] * 3 + ["health"] * 2
    pipeline = make_pipeline(ThemeModel(n_themes=2), LogisticRegression()).fit(TEXTS, labels)
    assert pipeline.predict(["exports", "a vaccine"]).tolist() == ["economy", "health"]
    assert pipeline.set_params(thememodel__n_themes=1).fit(TEXTS, labels)["thememodel"].n_themes_ == 1


DIGEST = """
import hashlib, kzcn_explore as kz
model = kz.ThemeModel(n_themes=4).fit(kz.load_corpus().passages["text"])
print(hashlib.sha256(model.components_.tobytes() + repr(model.labels_).encode()).hexdigest())
"""


def test_the_same_input_gives_the_same_model_in_another_process(seed_model):
    here = hashlib.sha256(seed_model.components_.tobytes() + repr(seed_model.labels_).encode()).hexdigest()
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    done = subprocess.run([sys.executable, "-c", DIGEST], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == here


def test_the_order_of_the_passages_changes_nothing(seeds, seed_model):
    shuffled = seeds.passages["text"].sample(frac=1, random_state=5)
    again = ThemeModel(n_themes=4).fit(shuffled)
    assert np.array_equal(again.components_, seed_model.components_)
    assert (again.labels_, again.terms_.tolist()) == (seed_model.labels_, seed_model.terms_.tolist())


def test_another_number_of_themes_needs_no_second_reading(seeds, seed_model):
    six = seed_model.refit(6)
    fitted = ThemeModel(n_themes=6).fit(seeds.passages["text"])
    assert np.array_equal(six.components_, fitted.components_)
    assert six.labels_ == fitted.labels_
    assert (six.n_themes, seed_model.n_themes, seed_model.n_themes_, len(seed_model.labels_)) == (6, 4, 4, 4)
    assert six.rules_ is seed_model.rules_


def test_a_refit_refuses_what_fit_refuses_and_a_model_from_a_file(seed_model, tmp_path):
    with pytest.raises(ValueError, match="n_themes=900 is too many"):
        seed_model.refit(900)
    with pytest.raises(ValueError, match=r"n_themes must be 'auto' or a whole number of at least 1; got 0"):
        seed_model.refit(0)
    seed_model.save(tmp_path / "themes.kz")
    with pytest.raises(ValueError, match="A model that was read from a file holds no passages to refit"):
        ThemeModel.load(tmp_path / "themes.kz").refit(3)
    assert (seed_model.can_refit, ThemeModel.load(tmp_path / "themes.kz").can_refit, ThemeModel().can_refit) == (True, False, False)


def test_names_that_a_reader_gives_are_saved_with_the_model(tmp_path):
    named = ThemeModel(n_themes=2).fit(TEXTS).rename({1: "Health"})
    named.save(tmp_path / "themes.kz")
    assert ThemeModel.load(tmp_path / "themes.kz").labels_ == ["Exports, trade", "Health"]


def test_prevalence_is_each_themes_part_of_the_fitted_passages(model):
    # A passage of two terms of weight idf, divided by the root of its length, is as heavy as √idf: 3 · √.693147 and 2 · √1.098612.
    assert model.prevalence_ == pytest.approx([0.543684, 0.456316], abs=1e-5)


def test_terms_are_ranked_by_what_they_tell_of_the_theme(model):
    assert model.ranked_terms(0) == ["exports", "trade"]
    assert model.ranked_terms(1, 1) == ["vaccine"]


def test_spans_of_terms_slice_the_text(seeds, seed_model):
    text = seeds.passages["text"].iloc[0]
    for term, start, end in seed_model.theme_spans(text):
        assert " ".join(text[start:end].lower().split()).startswith(term[:4])
    assert seed_model.theme_terms(text) == [term for term, _, _ in seed_model.theme_spans(text)]


def test_a_text_in_small_letters_has_themes_but_no_names(seeds):
    model = ThemeModel(n_themes=3).fit(seeds.passages["text"].str.lower())
    assert model.rules_.names == frozenset()
    assert "strategic partnership" in model.terms_
    assert all(label[0].isupper() for label in model.labels_)


def test_the_given_texts_are_not_changed(seeds):
    texts = seeds.passages["text"].copy()
    ThemeModel(n_themes=2).fit(texts).transform(texts)
    pd.testing.assert_series_equal(texts, seeds.passages["text"])
