"""Checks: every function refuses what it cannot take, by the name of the argument, before anything is computed."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.themes.themes import ThemeModel

OF_A_MODEL = ["theme_timeline", "group_timeline", "theme_terms_by_period", "trust_card", "model_trust", "theme_passages",
              "theme_coverage", "uncovered_passages", "theme_table", "theme_terms", "document_themes", "share_table", "set_aside",
              "lexicon_hits"]  # fmt: skip
OF_A_CORPUS = ["collocations", "unplaced_documents", "document_timeline", "term_counts"]
WITH_SHARES = ["theme_timeline", "group_timeline", "theme_terms_by_period", "theme_passages", "theme_coverage", "uncovered_passages",
               "theme_table", "document_themes"]  # fmt: skip


@pytest.mark.parametrize("name", OF_A_MODEL)
@pytest.mark.parametrize("model", [None, "model", ThemeModel()])
def test_what_is_no_fitted_model_is_refused(seeds, name, model):
    with pytest.raises(ValueError, match=r"model must be a fitted (ThemeModel|LexiconModel)|is not fitted yet"):
        getattr(kz, name)(model, seeds)


@pytest.mark.parametrize("name", OF_A_MODEL[:-1])
def test_what_is_no_corpus_is_refused(seeds, seed_model, name):
    with pytest.raises(ValueError, match="corpus must be a Corpus, such as load_corpus\\(\\) gives; got DataFrame"):
        getattr(kz, name)(seed_model, seeds.documents)


@pytest.mark.parametrize("name", OF_A_CORPUS)
def test_what_is_no_corpus_is_refused_without_a_model_too(name):
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        getattr(kz, name)("seeds")
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        kz.term_timeline("seeds", ["trade"])
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        kz.lexicon_themes("seeds", {"Trade": ["trade"]})


@pytest.mark.parametrize("name", WITH_SHARES)
@pytest.mark.parametrize("cut", [lambda s: s.iloc[:3], lambda s: s.iloc[:, :2], lambda s: s.to_numpy(), lambda s: "shares"])
def test_shares_of_other_passages_or_another_model_are_refused(seeds, seed_model, name, cut):
    with pytest.raises(ValueError, match="shares must "):
        getattr(kz, name)(seed_model, seeds, shares=cut(kz.share_table(seed_model, seeds)))


@pytest.mark.parametrize("value", [0, -1, 2.5, "3", None, True])
@pytest.mark.parametrize(
    ("name", "option"),
    [("theme_terms_by_period", "n_terms"), ("theme_passages", "n_passages"), ("trust_card", "n_draws"), ("model_trust", "n_draws")],
)
def test_what_is_no_count_is_refused(seeds, seed_model, name, option, value):
    with pytest.raises(ValueError, match=f"{option} must be a whole number of at least 1; got {value!r}"):
        getattr(kz, name)(seed_model, seeds, **{option: value})


@pytest.mark.parametrize("seed", ["x", -1, 1.5, None, True, 2**32])
def test_what_is_no_seed_is_refused(seeds, seed_model, seed):
    message = "random_state must be a whole number from 0 to 4294967295; got "
    with pytest.raises(ValueError, match=message):
        ThemeModel(random_state=seed).fit(seeds.passages["text"])
    with pytest.raises(ValueError, match=message):
        kz.trust_card(seed_model, seeds, random_state=seed)
    with pytest.raises(ValueError, match="progress must be a function of two numbers, or None; got 5"):
        kz.trust_card(seed_model, seeds, progress=5)


@pytest.mark.parametrize("theme", [-1, 4, "0", 1.0, None, True])
def test_a_theme_that_there_is_not_is_refused(seeds, seed_model, theme):
    with pytest.raises(ValueError, match=f"theme must be one of 0 to 3; got {theme!r}"):
        seed_model.ranked_terms(theme)
    lexicon = kz.lexicon_themes(seeds, {name: [name] for name in ("trade", "security", "health", "roads")})
    with pytest.raises(ValueError, match=f"theme must be one of 0 to 3; got {theme!r}"):
        lexicon.ranked_terms(theme)
    with pytest.raises(ValueError, match="width must be a whole number of at least 0; got -5"):
        kz.lexicon_hits(lexicon, seeds, width=-5)


@pytest.mark.parametrize("texts", [None, 5, pd.DataFrame({"text": ["trade"]})])
def test_what_are_no_texts_is_refused(seed_model, texts):
    for use in (seed_model.transform, ThemeModel().fit, kz.LexiconModel({"Trade": ["trade"]}).fit):
        with pytest.raises(ValueError, match="X must be a list or Series of texts, one a passage; got "):
            use(texts)


@pytest.mark.parametrize("terms", [None, 5, {"trade"}, {"trade": 1}, "trade", []])
def test_what_are_no_terms_is_refused(seeds, terms):
    with pytest.raises(ValueError, match="terms must be a list of words or phrases, one at least; got "):
        kz.term_timeline(seeds, terms)


@pytest.mark.parametrize("names", [None, ["Trade"], {"0": "Trade"}, {0.0: "Trade"}, {True: "Trade"}, {-1: "Trade"}])
def test_what_are_no_names_of_themes_is_refused(seed_model, names):
    with pytest.raises(ValueError, match="names must be "):
        seed_model.refit(2).rename(names)


@pytest.mark.parametrize("number", [True, "4", 2.0, None])
def test_what_is_no_number_of_themes_is_refused(seed_model, number):
    with pytest.raises(ValueError, match=f"n_themes must be 'auto' or a whole number of at least 1; got {number!r}"):
        seed_model.refit(number)
    with pytest.raises(ValueError, match="phrases must be a list of texts, \\(\\) for none; got 5"):
        ThemeModel(phrases=5).fit(["trade"])
