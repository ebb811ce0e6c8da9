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

from kzcn_explore.analysis.nmf import factorise
from kzcn_explore.analysis.themes import ThemeModel, default_n_themes

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
    # ln((1 + 5) / (1 + 3)) + 1 twice, ln((1 + 5) / (1 + 2)) + 1 twice
    assert model.idf_ == pytest.approx([1.405465, 1.405465, 1.693147, 1.693147], abs=1e-6)


def test_a_passage_is_shared_out_among_the_themes_whose_terms_it_holds(model):
    shares = model.transform(["trade", "vaccine, virus", "exports, trade, vaccine, virus", "nothing of the kind", ""])
    assert shares[[0, 1, 3, 4]] == pytest.approx(np.array([[1, 0], [0, 1], [0, 0], [0, 0]]), abs=1e-6)
    # Rows are weighted by idf: the rarer theme takes 1.693 of 1.693 + 1.405.
    assert shares[2] == pytest.approx([0.453571, 0.546429], abs=1e-4)


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


def test_a_phrase_is_a_term_even_if_it_holds_a_name(seed_model):
    assert {"new kazakhstan", "one-china principle", "strategic partnership"} <= set(seed_model.terms_)


def test_verbs_of_reporting_are_no_terms(seed_model):
    assert not set(seed_model.terms_) & {"said", "noted", "stressed", "expressed", "conveyed", "emphasized"}


@pytest.mark.parametrize(("n_passages", "n_themes"), [(1, 2), (12, 2), (18, 3), (58, 9), (120, 20), (10_000, 20)])
def test_auto_takes_a_theme_for_every_six_passages(n_passages, n_themes):
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
    assert model.get_params() == {"n_themes": 3, "keep_names": True, "random_state": 0}
    assert model.set_params(n_themes="auto", random_state=7).get_params() == {"n_themes": "auto", "keep_names": True, "random_state": 7}
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


def test_terms_are_ranked_by_relevance(model):
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
