"""A long text is broken into lines but never cut, and a very long one is left before it takes time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.charts.wrapping import MOST_LINES, drawn_width, text_width, wrap_lines, wrapped


def test_a_chinese_letter_is_two_wide():
    assert text_width("一带 road") == 9


def test_lines_break_between_words():
    assert wrap_lines("strategic partnership of two neighbours", 16) == [
        "strategic",
        "partnership of",
        "two neighbours",
    ]


def test_a_word_longer_than_the_line_stays_whole():
    assert wrap_lines("the Sino-Kazakh Rechtsschutzversicherung fund", 12) == [
        "the",
        "Sino-Kazakh",
        "Rechtsschutzversicherung",
        "fund",
    ]


def test_an_address_breaks_after_its_signs():
    assert wrap_lines("example.org/one/two/three", 12) == ["example.org/", "one/two/", "three"]


def test_a_run_that_is_no_word_breaks_after_forty_letters():
    assert wrap_lines("x" * 90, 12) == ["x" * 40, "x" * 40, "x" * 10]


def test_chinese_breaks_between_letters_but_not_before_a_full_stop_or_after_a_bracket():
    assert wrap_lines("一带一路。国际", 8) == ["一带一", "路。国际"]
    assert wrap_lines("一带一（路）", 8) == ["一带一", "（路）"]


def test_too_many_lines_end_in_an_ellipsis_after_a_whole_word():
    assert wrap_lines("one two three four", 9, lines=1) == ["one two …"]


def test_wrapped_text_is_escaped_line_by_line():
    assert wrapped("<i>oil</i> & gas", 10) == "&lt;i&gt;oil&lt;/i&gt;<br>&amp; gas"


@pytest.mark.parametrize("text", ["“一带一路”倡议", "他说：“一带一路”。", "‘一带’，一路……一带", "（一带）“一路”"])
@pytest.mark.parametrize("width", [4, 6, 8, 10])
def test_no_line_begins_with_a_closing_quotation_mark_or_ends_with_an_opening_one(text, width):
    lines = wrap_lines(text, width)
    assert not [line for line in lines if line[0] in "”’…，。：）" or line[-1] in "“‘（"]
    assert "".join(lines) == text


@pytest.mark.parametrize(
    "text",
    ["word " * 400_000, "一带一路" * 400_000, "x" * 2_000_000, "“" * 2_000_000, " " * 2_000_000 + "word", "a/" * 1_000_000],
    ids=["words", "chinese", "one run", "quotes", "spaces", "signs"],
)
def test_of_a_text_of_megabytes_the_first_lines_are_kept(text):
    assert len(wrap_lines(text, 60, lines=3)) <= 3
    assert len(wrap_lines(text, 60)) <= MOST_LINES
    assert wrap_lines(text, 60, lines=2)[-1].endswith(("…", "word"))


def test_cyrillic_and_capitals_take_more_room_than_small_latin_letters():
    assert drawn_width("a road") == text_width("a road") == 6
    assert drawn_width("дорога") > 6.9
    assert drawn_width("ROAD") == pytest.approx(5.2)


@given(st.text(alphabet="ab c-/一二。“”", max_size=60), st.integers(4, 20))
def test_no_letter_is_ever_lost(text, width):
    assert "".join("".join(wrap_lines(text, width)).split()) == "".join(text.split())


@given(st.lists(st.text(alphabet="abcж", min_size=1, max_size=12), max_size=12), st.integers(4, 20))
def test_no_word_is_ever_cut(words, width):
    assert " ".join(wrap_lines(" ".join(words), width)).split() == words
