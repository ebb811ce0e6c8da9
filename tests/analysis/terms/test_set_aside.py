"""Set aside: every term that no theme is made of, with the reason."""

import pandas as pd
import pytest

from kzcn_explore.analysis.terms.set_aside import set_aside
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus


def reasons(table):
    return table.set_index("term")["reason"]


def test_names_titles_and_verbs_are_listed_with_their_reasons(seeds, seed_model):
    table = set_aside(seed_model, seeds)
    assert table.columns.tolist() == ["term", "reason", "n", "n_passages", "n_documents"]
    told = reasons(table)
    assert told[["Kazakhstan", "Tokayev", "Chinese", "Head of State"]].tolist() == ["place", "person", "people", "title"]
    assert told[["said", "important", "year"]].tolist() == ["reporting verb", "too general", "calendar"]
    assert told["Shanghai Cooperation Organization"] == "organisation"


def test_the_most_frequent_stands_first_with_its_counts(seeds, seed_model):
    table = set_aside(seed_model, seeds)
    assert table.iloc[0].tolist() == ["Kazakhstan", "place", 36, 31, 5]
    assert table["n"].is_monotonic_decreasing


def test_a_term_is_in_a_theme_or_set_aside(seeds, seed_model):
    in_themes = {seed_model.display(term) for term in seed_model.terms_}
    table = set_aside(seed_model, seeds)
    assert not in_themes & set(table["term"])
    assert {"one-China principle", "New Kazakhstan"} <= in_themes
    rare = table.loc[table["reason"] == "rare"]
    assert rare["n_passages"].max() <= 3


def test_names_that_are_kept_are_not_listed(seeds):
    model = ThemeModel(n_themes=4, keep_names=True).fit(seeds.passages["text"])
    told = reasons(set_aside(model, seeds))
    assert "Kazakhstan" not in told.index
    assert told["said"] == "reporting verb"


def test_a_selection_without_passages_has_no_rows(seeds, seed_model):
    table = set_aside(seed_model, seeds.matching("zebra"))
    assert len(table) == 0
    assert table.dtypes.equals(set_aside(seed_model, seeds).dtypes)


def test_a_model_without_rules_is_refused(seeds):
    with pytest.raises(ValueError, match="model must be a fitted ThemeModel"):
        set_aside(ThemeModel(), seeds)


def test_what_stands_in_one_passage_is_rare_and_a_plural_is_in_the_theme_of_its_singular():
    texts = ["treaty on trade, zebras", "treaties and trade", "a treaty, wolves and trade, zebras, zebras"]
    corpus = load_corpus(pd.DataFrame({"id": ["a", "b", "c"], "text": texts, "language": "en"}))
    model = ThemeModel(n_themes=1).fit(["treaty on trade, zebras", "treaties and trade", "a treaty and trade"])
    assert model.terms_.tolist() == ["trade", "treaty"]
    assert set_aside(model, corpus).to_numpy().tolist() == [["zebras", "rare", 3, 2, 2], ["wolves", "rare", 1, 1, 1]]
