"""Ranking: the terms that tell a theme best."""

import numpy as np
import pytest

from kzcn_explore.analysis.themes.ranking import frex, likeness, rank_terms, relevance, thinned, words_of

EVEN = np.array([0.5, 0.5])


def test_relevance_is_that_of_sievert_and_shirley_by_hand():
    # Eq. 1 with lambda .6; p is .375, .375, .25. First theme, first term: .6 ln .5 + .4 ln (.5 / .375) = -.415888 + .115073.
    # Second theme: .6 ln .25 + .4 ln (.25 / .375) = -.831777 - .162186, and .6 ln .5 + .4 ln (.5 / .25) = -.415888 + .277259.
    found = relevance(np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5]]), EVEN)
    assert found == pytest.approx(np.array([[-0.300815, -0.300815, -np.inf], [-0.993963, -0.993963, -0.138629]]), abs=1e-6)


def test_relevance_weighs_themes_by_their_part_of_the_corpus():
    # p is .75 · .5 + .25 · .25 = .4375: .6 ln .5 + .4 ln (.5 / .4375) = -.415888 + .053413.
    assert relevance(np.array([[0.5, 0.5], [0.25, 0.75]]), np.array([0.75, 0.25]))[0, 0] == pytest.approx(-0.362476, abs=1e-6)


def test_frex_is_the_weighted_harmonic_mean_of_two_ranks_by_hand():
    # First theme: by frequency the ranks are 3, 2, 1 of 3. Uses are .25, .15, .1 and .25, .05, .2; exclusive parts are .5, .75, .333,
    # ranks 2, 3, 1 of 3. 1 / (.15 / (2/3) + .85 / 1), 1 / (.15 / 1 + .85 / (2/3)), 1 / (.15 / (1/3) + .85 / (1/3)).
    found = frex(np.array([[0.5, 0.3, 0.2], [0.5, 0.1, 0.4]]), EVEN)
    assert found[0] == pytest.approx([0.930233, 0.701754, 0.333333], abs=1e-6)


def test_frex_counts_a_term_of_a_larger_theme_as_more_exclusive_to_it():
    components = np.array([[0.5, 0.5], [0.5, 0.5]])
    even, uneven = frex(components, EVEN), frex(components, np.array([0.9, 0.1]))
    assert even[0] == pytest.approx(even[1])
    assert uneven[0] == pytest.approx(uneven[1])  # ranks are within a theme: both of its terms are exclusive alike
    assert (frex(np.array([[1.0, 0.0]]), np.array([1.0])) == [[1.0, -np.inf]]).all()


def test_frex_weighs_the_other_themes_by_their_part_of_the_corpus_by_hand():
    # Uses of theme 0 are .09, .09, .12 of .12, .21, .67: exclusive parts .75, .43, .18. Were all themes as large, the second term
    # would be the most exclusive. 1 / (.15 / 1 + .85 / (2/3)), 1 / (.15 / (2/3) + .85 / (2/3)), 1 / (.15 / (1/3) + .85 / 1).
    components = np.array([[0.3, 0.3, 0.4], [0.3, 0.0, 0.7], [0.0, 0.2, 0.8]])
    assert frex(components, np.array([0.3, 0.1, 0.6]))[0] == pytest.approx([0.701754, 0.666667, 0.769231], abs=1e-6)


def test_a_term_that_other_themes_hold_too_ranks_behind_one_of_nearly_its_weight_that_they_do_not():
    components = np.array([[0.34, 0.33, 0.22, 0.11], [0.6, 0.0, 0.0, 0.4]])
    # Exclusive parts in the first theme: .36, 1, 1, .22. FREX: 1 / (.15 / .5 + .85) = .87, 1 / (.15 + .85 / .75) = .779.
    assert rank_terms(components, EVEN, ["a", "b", "c", "d"], 4)[0] == [0, 1, 2, 3]
    components = np.array([[0.3, 0.3, 0.25, 0.15], [0.6, 0.0, 0.0, 0.4]])
    assert rank_terms(components, EVEN, ["a", "b", "c", "d"], 2)[0] == [1, 0]
    assert rank_terms(components, EVEN, ["a", "b", "c", "d"], 2, themes=[1]) == rank_terms(components, EVEN, ["a", "b", "c", "d"], 2)[1:]


def test_a_theme_lists_only_terms_that_it_holds():
    assert rank_terms(np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([1.0, 0.0]), ["a", "b"], 5) == [[1], []]


def test_a_term_that_says_the_same_is_put_back():
    terms = ["strategic partnership", "partnership", "trade", "roads"]
    # Scaled scores 1, .9, .5, 0. After the first: .72 - .2 · 2/3 = .587 against .4; then trade.
    assert thinned([0, 1, 2, 3], np.array([1.0, 0.9, 0.5, 0.0]), terms, 3) == [0, 1, 2]
    # .8 · .6 - .133 = .347 < .4: trade comes first.
    assert thinned([0, 1, 2, 3], np.array([1.0, 0.6, 0.5, 0.0]), terms, 3) == [0, 2, 1]


def test_a_term_stays_back_though_another_was_picked_since():
    terms = ["strategic partnership", "trade", "partnership", "roads", "army"]
    # Of "partnership" .8 · .6 - .2 · 2/3 = .347 is left, less than .8 · .5 of "roads".
    assert thinned([0, 1, 2, 3, 4], np.array([1.0, 0.9, 0.6, 0.5, 0.0]), terms, 3) == [0, 1, 3]


def test_nothing_is_picked_from_nothing_and_equal_scores_keep_their_order():
    assert thinned([], np.array([]), [], 3) == []
    assert thinned([2, 0, 1], np.array([1.0, 1.0, 1.0]), ["a", "b", "c"], 2) == [2, 0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("partner", "partnership", 1.0),
        ("strategic partnership", "all-round strategic partnership", 0.8),
        ("belt and road", "belt and road initiative", 0.8),
        ("trade", "traffic", 0.0),
        ("economy", "economic", 1.0),
        ("company", "compare", 0.0),
        ("interest", "internet", 0.0),
        ("north korea", "north korean", 1.0),
        ("贸易", "贸易 合作", 2 / 3),
        ("the of", "and", 0.0),
    ],
)
def test_terms_are_alike_as_far_as_their_words_are(one, other, expected):
    assert likeness(words_of(one), words_of(other)) == pytest.approx(expected)
