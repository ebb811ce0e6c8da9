"""Text fitted into px: no line is wider than its room, none could hold the next word, and nothing is lost."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.charts.fitting import fit_lines, px_wide

# Advance widths of DejaVu Sans at 12 px, as FreeType has them.
MEASURED = {
    "The results of the referendum": 179.3,
    "ТҰРАҚТЫ ДАМУ": 95.6,
    "Біз әр ауылға жол саламыз.": 177.8,
    "Æsops œuvre № 5": 109.7,
}


@pytest.mark.parametrize("text", MEASURED)
def test_a_line_is_held_to_be_as_wide_as_it_is_drawn_or_a_little_wider(text):
    assert MEASURED[text] <= px_wide(text) <= 1.08 * MEASURED[text]


def test_a_letter_with_its_accent_apart_is_as_wide_as_one_sign():
    assert px_wide("e\u0301") == px_wide("é") == px_wide("e")


def test_chinese_breaks_between_signs_but_not_before_a_full_stop():
    assert fit_lines("我们修路。我们修桥。", 48) == ["我们修", "路。我们", "修桥。"]


def test_a_word_wider_than_the_room_is_cut():
    assert fit_lines("W" * 9, 40) == ["WWW", "WWW", "WWW"]


def test_what_is_left_out_shows_as_the_given_end():
    assert fit_lines("one two three four", 76, lines=1, end="…”") == ["one two …”"]
    assert fit_lines("one two", 60, lines=1, end="…”") == ["one two"]


def test_an_empty_text_is_one_empty_line():
    assert fit_lines(" ", 50) == [""]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("aWi.Жы路。“", min_size=1, max_size=9), min_size=1, max_size=25), st.integers(60, 200))
def test_lines_hold_all_words_and_as_much_as_fits(words, room):
    text = " ".join(words)
    lines = fit_lines(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(px_wide(line) <= room for line in lines)
    latin = [word for word in words if word.isascii()]
    lines = fit_lines(" ".join(latin), room)
    for line, after in pairwise(lines):
        assert px_wide(f"{line} {after.split()[0]}") > room
