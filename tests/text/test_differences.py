"""Differences: what one reading says and another does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text import differences
from kzcn_explore.text.differences import matching_words, word_difference

WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=25)


@pytest.mark.parametrize(
    ("reading", "other", "difference"),
    [
        ("We signed the pact.", "we signed: the PACT", ""),
        ("", "", ""),
        ("We signed a pact", "We signed the old pact", "We signed [-the old-] {+a+} pact"),
        ("We gladly signed", "We signed", "We {+gladly+} signed"),
        ("", "We signed", "[-We signed-]"),
        ("Yes, indeed", "", "{+Yes, indeed+}"),
        ("one two", "three four", "[-three four-] {+one two+}"),
        ("He said no, and left", "No, and left the hall", "{+He said+} no, and left [-the hall-]"),
    ],
)
def test_two_readings_differ_like_this(reading, other, difference):
    assert word_difference(reading, other) == difference


def test_words_far_from_a_difference_are_left_out():
    reading = "one two three four five six new seven eight nine ten eleven twelve thirteen fourteen last"
    other = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    assert word_difference(reading, other) == "… four five six {+new+} seven eight nine … twelve thirteen fourteen {+last+}"


def test_words_are_kept_as_written_with_the_marks_between_them():
    assert word_difference("The U.S. side (in  Astana)\nagreed", "The U.S. side agreed") == "The U.S. side {+in Astana+} agreed"


def test_russian_and_chinese_readings_differ_by_words_and_characters():
    assert word_difference("Открыта новая страница", "Открыта новая яркая страница") == "Открыта новая [-яркая-] страница"
    assert word_difference("双方将开通铁路", "双方同意将开通新铁路") == "双方 [-同意-] 将开通 [-新-] 铁路"


@given(WORDS, WORDS, st.sampled_from([0, 12, 40_000]))
@settings(deadline=None)
def test_what_matches_is_equal_and_in_order_however_it_is_cut(words, other, square):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "SQUARE", square)
        blocks = matching_words(words, other)
    at, other_at = 0, 0
    for first, other_first, n in blocks:
        assert n > 0
        assert first >= at
        assert other_first >= other_at
        assert (first, other_first) != (at, other_at) or at == other_at == 0
        assert words[first : first + n] == other[other_first : other_first + n]
        at, other_at = first + n, other_first + n


@given(WORDS, WORDS)
@settings(deadline=None)
def test_only_equal_words_have_no_difference(words, other):
    assert (word_difference(" ".join(words), " ".join(other)) == "") == (words == other)


def test_long_lists_are_cut_at_words_that_stand_once():
    words = [f"w{n}" for n in range(5000)]
    other = words[:1000] + ["new"] * 3 + words[1005:4000] + words[4100:]
    assert matching_words(words, other) == [(0, 0, 1000), (1005, 1003, 2995), (4100, 3998, 900)]


def test_one_word_a_hundred_thousand_times_is_no_trouble():
    assert matching_words(["a"] * 100_000, ["a"] * 99_999) == [(0, 0, 99_999)]
    assert matching_words(["b", *["a"] * 100_000], ["c", *["a", "d"] * 50_000]) == []
