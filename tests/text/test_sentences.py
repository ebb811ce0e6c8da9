"""Passages: where the paragraphs of a text begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.sentences import ends_a_sentence, find_passages, trim

LINE = st.text(alphabet=st.sampled_from('ab .!—«»"\t\f\v\r\n\u00a0\u2028🙂של中。'), max_size=60)


def passages(text):
    return [text[start:end] for start, end in find_passages(text)]


def test_a_blank_line_ends_a_paragraph_however_it_is_written():
    assert passages("One.\n\nTwo.\r\n\r\nThree.\n \t\nFour.\n\n\n\n") == ["One.", "Two.", "Three.", "Four."]


def test_a_line_break_inside_a_paragraph_stays():
    assert passages("One,\ntwo.\n\nThree.") == ["One,\ntwo.", "Three."]


def test_a_text_without_blank_lines_has_a_paragraph_a_line():
    assert passages("One is said.\nTwo is said.\nThree is said.") == ["One is said.", "Two is said.", "Three is said."]


def test_wrapped_lines_are_one_paragraph():
    assert passages("One is said and\nmore of it follows\nuntil the line stops.") == [
        "One is said and\nmore of it follows\nuntil the line stops."
    ]


def test_long_lines_are_not_wrapped_ones():
    line = "a " * 60
    assert passages(f"{line}\n{line}\n{line}") == [line.strip()] * 3


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\r\n\r\n", "\f"])
def test_a_blank_text_has_no_passage(text):
    assert passages(text) == []


def test_only_the_asked_stretch_is_read():
    assert find_passages("head\n\nbody\n\ntail", 4, 10) == [(6, 10)]


@given(st.lists(LINE, max_size=12).map("\n".join))
@settings(deadline=None)
def test_passages_slice_any_text_and_leave_out_white_space_only(text):
    spans = find_passages(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    left = "".join(text[start:end] for start, end in spans)
    assert [letter for letter in left if not letter.isspace()] == [letter for letter in text if not letter.isspace()]


@pytest.mark.parametrize("line", ["Done.", "Done?", "“Done.”", "«Done!»", "Done (so).", "完成。", "Done… "])
def test_these_lines_end_a_sentence(line):
    assert ends_a_sentence(line)


@pytest.mark.parametrize("line", ["Done", "Done,", "Done:", "e.g", "", "“Done”"])
def test_these_lines_do_not(line):
    assert not ends_a_sentence(line)


def test_trim_moves_both_ends_past_white_space():
    assert trim("xx  a b\t\nxx", 2, 9) == (4, 7)
    assert trim("   ", 0, 3) == (3, 0)
