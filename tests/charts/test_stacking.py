"""Marks and labels stand where they do not cover each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.charts.stacking import flag_levels, push_apart, stack_levels


def test_marks_of_one_place_stand_above_each_other():
    assert stack_levels([5, 5, 5], [6, 6, 6]) == [0, 1, 2]


def test_a_level_is_used_again_where_it_is_free():
    assert stack_levels([0, 1, 2, 3], [2, 3, 4, 5]) == [0, 1, 0, 1]


def test_a_flag_flies_above_all_that_stand_under_it():
    assert flag_levels([0, 1, 2, 9], width=3) == [2, 1, 0, 0]


def test_labels_that_do_not_touch_stay():
    assert push_apart([2, 8], [2, 2], low=0, high=10) == [2, 8]


def test_two_labels_of_one_place_move_equally_far():
    assert push_apart([5, 5], [2, 2], low=0, high=10) == [6, 4]


def test_labels_stay_on_the_axis():
    assert push_apart([0, 0, 10], [2, 2, 2], low=0, high=10) == [3, 1, 9]


def test_labels_that_need_more_than_the_axis_run_past_its_low_end():
    assert push_apart([1, 1, 1], [2, 2, 2], low=0, high=4) == [3, 1, -1]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_labels_never_cover_each_other(wanted):
    places = push_apart(wanted, [8.0] * len(wanted), low=0, high=100)
    ordered = sorted(places)
    assert all(b - a >= 8 - 1e-6 for a, b in pairwise(ordered))
    assert ordered[-1] <= 96 + 1e-6
    assert ordered[0] >= 4 - 1e-6


@given(st.lists(st.floats(0, 50), max_size=12), st.floats(0.1, 10))
def test_no_pole_crosses_a_flag(places, width):
    places = sorted(places)
    levels = flag_levels(places, width)
    for i, left in enumerate(places):
        for j in range(i + 1, len(places)):
            assert places[j] >= left + width or levels[j] < levels[i]


def test_stretches_must_come_in_pairs():
    with pytest.raises(ValueError, match="shorter"):
        stack_levels([1, 2], [3])
