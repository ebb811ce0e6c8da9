"""Dictionaries: which words they hold, and which of them are plurals."""

import pytest

from kzcn_explore.text.dictionaries import is_dictionary_word, is_plural


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("corridor", True),
        ("strategic", True),
        ("astana", False),
        ("tokayev", False),
        ("china", True),
        ("договор", True),
        ("шелковый", True),
        ("китай", False),
        ("токаев", False),
        ("сауда", False),
    ],
)
def test_the_dictionaries_hold_english_and_russian_words_that_are_written_small(form, known):
    assert is_dictionary_word(form) is known


@pytest.mark.parametrize(
    ("form", "singular", "plural"),
    [
        ("treaties", "treaty", True),
        ("agendas", "agenda", True),
        ("news", "new", False),
        ("economics", "economic", False),
        ("zorks", "zork", True),
    ],
)
def test_the_dictionary_tells_a_plural_from_a_word_that_looks_like_one(form, singular, plural):
    assert is_plural(form, singular) is plural
