"""Copies: which texts say again what an earlier one said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.copies import find_copies

TEN = "one two three four five six seven eight nine ten"  # six runs of five words


def test_the_same_text_twice_is_one_text_and_its_copy():
    assert find_copies([TEN, "other words that stand alone here", TEN]) == [None, None, 0]


def test_a_quotation_inside_a_longer_text_is_a_copy():
    assert find_copies([TEN, f"He said: “{TEN.upper()}”, and then he left the hall without a word."]) == [None, 0]


@pytest.mark.parametrize(("kept", "copy"), [(7, None), (8, 0)])
def test_a_copy_shares_three_fifths_of_the_runs_of_the_shorter_text(kept, copy):
    # The first `kept` words of ten hold kept - 4 of six runs: 3/6 = .5 at seven words, 4/6 = .67 at eight.
    words = TEN.split()[:kept] + ["changed"] * (10 - kept)
    assert find_copies([TEN, " ".join(words)]) == [None, copy]


def test_a_copy_points_to_the_original_and_never_to_a_copy():
    assert find_copies([TEN, TEN, TEN]) == [None, 0, 0]


def test_what_only_a_copy_adds_is_no_original():
    more = "eleven twelve thirteen fourteen fifteen sixteen"
    assert find_copies([TEN, f"{TEN} {more}", more]) == [None, 0, None]


def test_a_text_of_four_words_is_no_copy():
    assert find_copies(["one two three four"] * 2) == [None, None]
    assert find_copies(["", ""]) == [None, None]


@given(st.lists(st.text(alphabet="ab c", max_size=40), max_size=8))
@settings(deadline=None)
def test_what_is_repeated_stands_earlier_and_is_an_original(texts):
    copies = find_copies(texts)
    assert len(copies) == len(texts)
    for position, original in enumerate(copies):
        assert original is None or (original < position and copies[original] is None)
