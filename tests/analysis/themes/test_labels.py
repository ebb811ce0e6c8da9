"""Labels: the terms that tell a theme best, and the few that name it."""

import numpy as np
import pytest

from kzcn_explore.analysis.terms.rules import TermRules
from kzcn_explore.analysis.themes.labels import label_themes, renamed

RULES = TermRules((), frozenset(), frozenset(), {}, {"un": "UN", "one-china principle": "one-China principle"})


def label(*weights, rules=RULES):
    """The labels of one theme a row of weights, terms in their order."""
    terms = list(dict.fromkeys(term for row in weights for term in row))
    components = np.array([[row.get(term, 0.0) for term in terms] for row in weights])
    even = np.full(len(weights), 1 / len(weights))
    return label_themes(components / components.sum(axis=1, keepdims=True), even, np.array(terms, dtype=object), rules)


def test_a_label_is_up_to_three_terms_the_first_with_a_capital():
    assert label({"trade": 4, "roads": 3, "seas": 2, "air": 1}) == ["Trade, roads, seas"]


def test_a_phrase_comes_before_a_word_of_nearly_its_weight():
    assert label({"trade": 5, "belt and road": 4}) == ["Belt and road, trade"]
    assert label({"trade": 50, "belt and road": 4}) == ["Trade, belt and road"]


def test_an_adjective_comes_after_a_noun_of_nearly_its_weight():
    assert label({"economic": 5, "trade": 4}) == ["Trade, economic"]


def test_a_third_term_is_no_adjective_where_that_is_sure():
    assert label({"trade": 5, "roads": 4, "powerful": 3, "seas": 1}) == ["Trade, roads, seas"]
    assert label({"trade": 5, "roads": 4.5, "coal": 4, "seas": 1}) == ["Trade, roads, coal"]
    assert label({"trade": 5, "powerful": 1}) == ["Trade, powerful"]


def test_a_label_repeats_no_word():
    assert label({"strategic partnership": 4, "partners": 3, "partnership": 3, "trade": 1}) == ["Strategic partnership, trade"]


def test_a_label_stays_short():
    long = "conference on interaction and confidence building"
    assert label({long: 9, "trade": 4, "roads": 1}) == ["Trade, roads"]
    assert label({"belt and road initiative": 5, "shanghai cooperation organization": 4, "trade": 3}) == [
        "Belt and road initiative, shanghai cooperation organization"
    ]
    assert label({long: 9}) == [f"C{long[1:]}"]


def test_terms_are_written_as_the_corpus_does():
    assert label({"un": 2, "one-china principle": 1}) == ["One-China principle, UN"]


def test_equal_labels_are_numbered():
    assert label({"trade": 1}, {"trade": 1}) == ["Trade (0)", "Trade (1)"]


def test_a_theme_without_terms_says_so():
    assert label_themes(np.array([[0.0]]), np.array([1.0]), np.array(["trade"], dtype=object), RULES) == ["No terms"]


def test_a_russian_adjective_comes_after_a_noun_of_nearly_its_weight():
    assert label({"ветровой": 5, "энергия": 4}) == ["Энергия, ветровой"]
    assert label({"алюминий": 5, "уголь": 4}) == ["Алюминий, уголь"]


def test_a_chinese_label_repeats_no_word():
    assert label({"一带 一路": 4, "一路": 3, "贸易": 2}) == ["一带 一路, 贸易"]


def test_a_reader_names_some_themes_and_the_others_keep_their_labels():
    labels = ["Trade, roads", "Virus", "Talks"]
    assert renamed(labels, {1: " Public  health "}) == ["Trade, roads", "Public health", "Talks"]
    assert labels == ["Trade, roads", "Virus", "Talks"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({3: "Health"}, "names must be of themes 0 to 2; got 3"),
        ({"Virus": "Health"}, "names must be of themes 0 to 2; got 'Virus'"),
        ({1: "  "}, "the name of theme 1 must be a text that is not empty; got '  '"),
        ({1: None}, "the name of theme 1 must be a text that is not empty; got None"),
        ({1: "Talks"}, r"no two themes may have the same name; got 'Talks' for \[1, 2\]"),
    ],
)
def test_a_name_that_cannot_be_is_an_error_that_says_why(names, message):
    with pytest.raises(ValueError, match=message):
        renamed(["Trade, roads", "Virus", "Talks"], names)
