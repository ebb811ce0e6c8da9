"""Search: which stretches of a text a typed query finds, and that no query can do harm."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.search import search_pattern


def found(query, text):
    return [match[0] for match in search_pattern(query).finditer(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("china", "China, china; Chinatown, Indochina", ["China", "china"]),
        ("one china", "The one-China principle, one  China, one\nChina; one Chinatown", ["one-China", "one  China", "one\nChina"]),
        ("one-china", "one-China, one China; oneChina", ["one-China", "one China"]),
        ("people's", "the people’s and the people's republic", ["people’s", "people's"]),
        (
            "strateg* partner*",
            "Strategic partnership; strategy, partner; strategic-partners",
            ["Strategic partnership", "strategic-partners"],
        ),
        ("*ship", "partnership, ship, shipping", ["partnership", "ship"]),
        ("p*n*r", "partner, panzer, pan, partnership", ["partner", "panzer"]),
        ("defen?e minist*", "Defence Minister, defense ministry, defene minister", ["Defence Minister", "defense ministry"]),
        ("what?", "What? Whatever.", ["What?"]),
        ("5g", "建设5G网络, 15g, 5g", ["5G", "5g"]),
        ("trade, trade war", "a trade war and trade", ["trade war", "trade"]),
        ("c++ (new)", "C++ (new) and c", ["C++ (new)"]),
        ("Еще самолёт", "ещё самолет, ЕЩЕ САМОЛЁТ", ["ещё самолет", "ЕЩЕ САМОЛЁТ"]),
        ("一带一路", "共建“一带一路”", ["一带一路"]),
        ("中国", "访问中国外交部", ["中国"]),
        ("中*部", "访问中国外交部长", ["中国外交部"]),
        ("қытай", "Қытай мен Қытаймен", ["Қытай"]),
        ("  belt   and road ", "Belt and Road", ["Belt and Road"]),
    ],
)
def test_a_query_finds_these_stretches(query, text, expected):
    assert found(query, text) == expected


def test_a_query_is_words_and_no_pattern_language():
    assert found("a.c", "abc a.c") == ["a.c"]
    assert found("[abc]", "a b [abc]") == ["[abc]"]
    assert found("a|b", "a b a|b") == ["a|b"]


@pytest.mark.parametrize("query", ["", " ", "*", "**", ",", "(", "_", "?!", "* *", "—"])
def test_a_query_without_a_letter_or_digit_is_refused_with_its_words(query):
    with pytest.raises(ValueError, match=re.escape(f"search must hold a letter or a digit; got {query!r}.")):
        search_pattern(query)


@given(st.text() | st.text(alphabet="a*()[]\\,.+?{}^$|-'’ "))
@settings(deadline=None)
def test_any_query_compiles_or_is_a_value_error(query):
    try:
        pattern = search_pattern(query)
    except ValueError:
        assert not any(letter.isalnum() for letter in query.replace("*", ""))
    else:
        assert isinstance(pattern, re.Pattern)
        assert pattern.search("") is None


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("a*" * 50, "a" * 49),
        ("a*" * 50 + "b", "a" * 5000),
        ("a* " * 40 + "b", "a-" * 5000),
        ("*a* " * 20 + "b", "a'" * 5000),
        ("*a" * 30 + " b", "a’a-" * 2000),
        ("(" * 2000 + "a", "(" * 5000),
        ("a-" * 500 + "b", "a " * 5000),
    ],
)
def test_a_hostile_query_comes_to_an_end(query, text):
    # Backtracking over every way to share the letters among the stars would not end within a lifetime.
    assert found(query, text) == []


def test_a_star_stands_for_the_letters_of_one_word_of_usual_length():
    assert found("a*", "a" * 61) == ["a" * 61]
    assert found("a*b", "a" + "x" * 61 + "b") == []
    assert found("a*c", "a b c") == []


def test_quotation_marks_round_a_phrase_say_nothing():
    assert search_pattern('"one china", «trade»').pattern == search_pattern("one china, trade").pattern
    with pytest.raises(ValueError, match="letter or a digit"):
        search_pattern('""')


@pytest.mark.parametrize("query", [None, 5, ("trade",)])
def test_what_is_no_text_is_refused(query):
    with pytest.raises(ValueError, match=r"search must be a text; got "):
        search_pattern(query)
