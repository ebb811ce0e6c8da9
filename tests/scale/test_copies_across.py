"""Copies across parts: the first of the same words is the original, wherever the parts are cut."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.scale.copies_across import find_originals, keep_different


def numbers(*given):
    return np.array(given, dtype=np.uint64)


def rows(*given):
    return np.array(given, dtype=np.int64)


def test_the_original_is_the_first_in_all_parts():
    assert find_originals(numbers(4, 5, 5, 4), rows(0, 1, 2, 3), rows(0, 0, 1, 2)).tolist() == [0, 1, 1, 0]


def test_texts_too_short_to_be_copies_are_none():
    assert find_originals(numbers(0, 0), rows(0, 1), rows(0, 1)).tolist() == [0, 1]


def test_a_near_copy_follows_its_original_into_an_earlier_part():
    # Text 3 is a near copy of text 2, whose words are those of text 1, a near copy of text 0.
    assert find_originals(numbers(1, 2, 2, 3), rows(0, 0, 2, 2), rows(0, 0, 1, 1)).tolist() == [0, 0, 0, 0]


def test_within_one_part_nothing_changes():
    assert find_originals(numbers(7, 7, 7), rows(0, 1, 1), rows(0, 0, 0)).tolist() == [0, 1, 1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=30))
def test_an_original_is_no_copy_and_never_stands_behind(texts):
    parts = np.sort(np.array([part for _, part in texts], dtype=np.int64))
    found = find_originals(numbers(*(number for number, _ in texts)), np.arange(len(texts)), parts)
    assert (found <= np.arange(len(texts))).all()
    assert (found[found] == found).all()


def test_of_the_same_words_the_longest_is_fitted_and_of_equally_long_ones_the_first():
    different = np.ones(5, dtype=bool)
    kept = keep_different(numbers(3, 4, 3, 4, 0), different, rows(10, 20, 11, 20, 3), rows(0, 0, 1, 1, 1))
    assert kept.tolist() == [False, True, True, False, True]


def test_what_a_part_has_found_to_repeat_something_longer_is_fitted_nowhere():
    kept = keep_different(numbers(3, 9, 3), np.array([False, True, True]), rows(10, 99, 11), rows(0, 0, 1))
    assert kept.tolist() == [False, True, False]
