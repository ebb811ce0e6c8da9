"""Joining: average link on pairs given by hand, and what is never joined."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.events.intervals import Spans
from kzcn_explore.analysis.events.joining import join_mentions, single_groups
from kzcn_explore.analysis.events.likeness import Pairs


def join(n, scores, *, days=None, done=None, documents=None, apart=()):
    first, last = np.array(days or [(0, 0)] * n, dtype=np.int64).reshape(-1, 2).T
    nothing = np.zeros(n, dtype=np.int64)
    spans = Spans(first, last, np.ones(n, dtype=bool), nothing, nothing, np.zeros(n, dtype=bool))
    ordered = sorted(scores)
    pairs = Pairs(
        np.array([pair[0] for pair in ordered], dtype=np.int64),
        np.array([pair[1] for pair in ordered], dtype=np.int64),
        np.array([scores[pair] for pair in ordered], dtype=float),
    )
    done = np.zeros(n, dtype=bool) if done is None else np.array(done)
    documents = np.arange(n) if documents is None else np.array(documents)
    found = join_mentions(pairs, single_groups(pairs, spans, done, documents), apart, 0.3)
    return [found[mention] for mention in range(n)]


def test_the_best_pair_is_joined_first_and_a_third_only_if_it_fits_both_on_average():
    assert join(3, {(0, 1): 0.9, (1, 2): 0.5}) == [0, 0, 2]
    assert join(3, {(0, 1): 0.9, (1, 2): 0.6}) == [0, 0, 0]


def test_a_chain_does_not_swallow_everything():
    assert join(4, {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.5}) == [0, 0, 2, 2]


def test_two_done_things_without_a_common_day_are_not_joined():
    scores = {(0, 1): 0.8, (1, 2): 0.7, (0, 2): 0.6}
    days = [(0, 3), (2, 5), (5, 9)]
    assert join(3, scores, days=days, done=[True] * 3) == [0, 0, 2]
    assert join(3, scores, days=days, done=[True, True, False]) == [0, 0, 0]


def test_two_mentions_of_one_document_without_a_common_day_are_not_joined():
    assert join(2, {(0, 1): 0.9}, days=[(0, 0), (1, 1)], documents=[7, 7]) == [0, 1]
    assert join(2, {(0, 1): 0.9}, days=[(0, 0), (1, 1)], documents=[7, 8]) == [0, 0]


def test_what_is_to_stay_apart_stays_apart_even_through_a_third():
    scores = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.8}
    assert join(3, scores) == [0, 0, 0]
    assert join(3, scores, apart=[(2, 1)]) == [0, 0, 2]


def plain(n, scores, least):
    """Average link written down as it is defined: all averages anew in every round."""
    groups = [{number} for number in range(n)]

    def average(one, other):
        return sum(scores.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))

    while len(groups) > 1:
        best, one, other = max(((average(a, b), i, j) for i, a in enumerate(groups) for j, b in enumerate(groups) if i < j))
        if best < least:
            break
        groups[one] |= groups[other]
        del groups[other]
    return {frozenset(group) for group in groups}


@given(st.integers(2, 7).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.floats(0.1, 1), min_size=21, max_size=21, unique=True))))
def test_the_heap_finds_what_the_definition_gives(drawn):
    n, values = drawn
    every = [(a, b) for a in range(n) for b in range(a + 1, n)]
    # Every other pair agrees a little; distinct averages leave no tie to be broken.
    scores = {pair: value for number, (pair, value) in enumerate(zip(every, values, strict=False)) if number % 3}
    found = join(n, scores)
    groups = {frozenset(mention for mention in range(n) if found[mention] == first) for first in set(found)}
    assert groups == plain(n, scores, 0.3)


def test_what_is_to_stay_apart_stays_apart_in_either_order():
    for apart in ([(0, 1)], [(1, 0)]):
        assert join(2, {(0, 1): 0.9}, apart=apart) == [0, 1]


def test_a_pair_that_agrees_just_enough_is_joined():
    assert join(2, {(0, 1): 0.3}) == [0, 0]


def test_joining_leaves_the_groups_that_it_was_given_as_they_were():
    nothing = np.zeros(2, dtype=np.int64)
    spans = Spans(nothing, nothing, np.ones(2, dtype=bool), nothing, nothing, np.zeros(2, dtype=bool))
    pairs = Pairs(np.array([0]), np.array([1]), np.array([0.9]))
    groups = single_groups(pairs, spans, np.zeros(2, dtype=bool), np.arange(2))
    assert join_mentions(pairs, groups, (), 0.3) == {0: 0, 1: 0}
    assert [group.members for group in groups.values()] == [{0}, {1}]
