"""Names: told by how the texts write a word, and by an English dictionary."""

import pytest

from kzcn_explore.analysis.names import find_names, is_dictionary_word, is_plural, read_writing
from kzcn_explore.text.tokens import tokenize


def writing(*texts):
    return read_writing(texts, [tokenize(text) for text in texts])


def names(*texts):
    return set(find_names(writing(*texts)))


def test_uses_are_counted_by_how_they_are_written_but_at_the_start_of_a_sentence():
    seen = writing("China met China. China spoke: “China is here.” The UN and china’s CHINA")["china"]
    assert (seen.capital, seen.capital_alone, seen.small, seen.acronym) == (1, 1, 1, 1)


def test_a_capital_after_the_stands_not_alone():
    seen = writing("They read the Declaration, and Declaration followed the old Declaration.")["declaration"]
    assert (seen.capital, seen.capital_alone) == (3, 2)


def test_a_word_that_no_dictionary_holds_and_that_has_a_capital_is_a_name():
    assert names("They met Tokayev in Astana.") == {"tokayev", "astana"}


def test_a_dictionary_word_is_a_name_if_it_stands_alone_twice():
    assert names("They spoke with Jordan.") == set()
    assert names("They spoke with Turkey and wrote to Turkey.") == {"turkey"}


def test_a_word_that_stands_in_a_longer_name_only_is_no_name():
    assert names("They built the Middle Corridor, a Middle Corridor, and praised Middle Corridor trains.") == set()


def test_a_word_that_is_written_small_too_is_no_name():
    assert "reform" not in names("They want Reform, and Reform it is: a reform.")


def test_acronyms_titles_and_days_are_no_names():
    assert names("They met the UN President on Monday, in Astana, and President Tokayev came on Monday.") == {"astana", "tokayev"}


def test_a_corpus_without_capitals_has_no_names():
    assert names("they met tokayev in astana", "they met tokayev in astana again") == set()


@pytest.mark.parametrize(
    ("form", "known"), [("corridor", True), ("strategic", True), ("astana", False), ("tokayev", False), ("china", True)]
)
def test_the_dictionary_holds_english_words_that_are_written_small(form, known):
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
