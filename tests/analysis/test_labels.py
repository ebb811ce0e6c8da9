"""Labels: the terms that tell a theme best, and the few that name it."""

import numpy as np
import pytest

from kzcn_explore.analysis.labels import label_themes, rank_terms, relevance
from kzcn_explore.analysis.rules import TermRules

RULES = TermRules((), frozenset(), frozenset(), {}, {"un": "UN", "one-china principle": "one-China principle"})


def label(*weights, rules=RULES):
    """The labels of one theme a row of weights, terms in their order."""
    terms = list(dict.fromkeys(term for row in weights for term in row))
    components = np.array([[row.get(term, 0.0) for term in terms] for row in weights])
    return label_themes(components / components.sum(axis=1, keepdims=True), np.array(terms, dtype=object), rules)


def test_relevance_is_that_of_sievert_and_shirley_by_hand():
    # Eq. 1 with lambda .6; p is .375, .375, .25. First theme, first term: .6 ln .5 + .4 ln (.5 / .375) = -.415888 + .115073.
    # Second theme: .6 ln .25 + .4 ln (.25 / .375) = -.831777 - .162186, and .6 ln .5 + .4 ln (.5 / .25) = -.415888 + .277259.
    found = relevance(np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5]]))
    assert found == pytest.approx(np.array([[-0.300815, -0.300815, -np.inf], [-0.993963, -0.993963, -0.138629]]), abs=1e-6)


def test_a_term_that_other_themes_hold_too_ranks_behind_one_that_they_do_not():
    components = np.array([[0.5, 0.4, 0.1], [0.5, 0.0, 0.5]])
    # First theme: -.4159, -.2725 (.6 ln .4 + .4 ln 2) and -1.8210.
    assert rank_terms(components).tolist() == [[1, 0, 2], [2, 0, 1]]


def test_a_label_is_up_to_three_terms_the_first_with_a_capital():
    assert label({"trade": 4, "roads": 3, "seas": 2, "air": 1}) == ["Trade, roads, seas"]


def test_a_phrase_comes_before_a_word_of_nearly_its_weight():
    assert label({"trade": 5, "belt and road": 4}) == ["Belt and road, trade"]
    assert label({"trade": 50, "belt and road": 4}) == ["Trade, belt and road"]


def test_an_adjective_comes_after_a_noun_of_nearly_its_weight():
    assert label({"economic": 5, "trade": 4}) == ["Trade, economic"]


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
    assert label_themes(np.array([[0.0]]), np.array(["trade"], dtype=object), RULES) == ["No terms"]


def test_a_russian_adjective_comes_after_a_noun_of_nearly_its_weight():
    assert label({"ветровой": 5, "энергия": 4}) == ["Энергия, ветровой"]
    assert label({"алюминий": 5, "уголь": 4}) == ["Алюминий, уголь"]


def test_a_chinese_label_repeats_no_word():
    assert label({"一带 一路": 4, "一路": 3, "贸易": 2}) == ["一带 一路, 贸易"]
