"""Tokens: which stretches of a text are words, under which form they are counted, and where they stand."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.tokens import count_tokens, is_acronym, is_capitalised, tokenize, word_form


def forms(text):
    return [token.form for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China’s one-China principle, 30 years on.", ["china", "one-china", "principle", "30", "years", "on"]),
        ("the U.S. and the UN", ["the", "u.s.", "and", "the", "un"]),
        ("3.5 mln, 1,204 words; 2030", ["3.5", "mln", "1,204", "words", "2030"]),
        ("don't don’t people‑to‑people", ["don't", "don't", "people-to-people"]),
        ("a_b -c- 'quoted' 20th", ["a", "b", "c", "quoted", "20th"]),
        ("Қазақстан мен Қытай", ["қазақстан", "мен", "қытай"]),
        (" \t\r\n…—«»", []),
    ],
)
def test_a_text_is_split_into_these_words(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("surface", "form"),
    [("China’s", "china"), ("CHINA'S", "china"), ("it's", "it"), ("leaders'", "leaders'"), ("people’s", "people"), ("class", "class")],
)
def test_a_word_is_counted_in_small_letters_without_a_possessive(surface, form):
    assert word_form(surface) == form


def test_every_word_knows_its_place_and_whether_it_joins_the_one_before():
    text = "Belt and\nRoad – one, two"
    assert [(token.surface, token.start, token.end, token.joined) for token in tokenize(text)] == [
        ("Belt", 0, 4, False),
        ("and", 5, 8, True),
        ("Road", 9, 13, True),
        ("one", 16, 19, False),
        ("two", 21, 24, False),
    ]


@given(st.text())
@settings(deadline=None)
def test_the_words_of_any_text_slice_it_in_order_and_without_overlap(text):
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.surface for token in tokens]
    edges = [edge for token in tokens for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(token.start < token.end for token in tokens)
    assert count_tokens(text) == len(tokens)


@given(st.text())
@settings(deadline=None)
def test_a_word_joins_the_one_before_only_over_white_space(text):
    tokens = tokenize(text)
    gaps = [text[first.end : second.start] for first, second in itertools.pairwise(tokens)]
    assert [token.joined for token in tokens[1:]] == [gap != "" and gap.strip() == "" for gap in gaps]
    assert not any(token.joined for token in tokens[:1])


@pytest.mark.parametrize(
    ("surface", "capitalised", "acronym"),
    [
        ("Kazakh", True, False),
        ("UN", False, True),
        ("U.S.", False, True),
        ("COVID-19", False, True),
        ("UN’s", True, True),
        ("one-China", False, False),
        ("I", False, False),
        ("2030", False, False),
        ("Токаев", True, False),
        ("中国", False, False),
    ],
)
def test_capitals_tell_a_name_from_an_acronym(surface, capitalised, acronym):
    assert (is_capitalised(surface), is_acronym(surface)) == (capitalised, acronym)
