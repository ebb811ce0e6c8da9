"""Tokens: which stretches of a text are words, under which form they are counted, and where they stand."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.tokens import composed, count_tokens, is_acronym, is_capitalised, is_content, is_theme_word, tokenize, word_form


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
        ("两国总统讨论了贸易问题。", ["两", "国", "总统", "讨论", "了", "贸易", "问题"]),
        ("2030年GDP增长5.1%", ["2030", "年", "gdp", "增长", "5.1"]),
        ("日本の首相は会談した。東京", ["日本の首相は会談した", "東京"]),
        ("𠀀𠀁 and 中国-哈", ["𠀀𠀁", "and", "中国", "哈"]),
        ("и\u0306од, кафе\u0301, Mu\u0308nchen", ["йод", "кафе", "münchen"]),
        ("co\u00adoperation", ["cooperation"]),
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
def test_a_word_joins_the_one_before_over_white_space_and_no_other_gap(text):
    tokens = tokenize(text)
    gaps = [text[first.end : second.start] for first, second in itertools.pairwise(tokens)]
    apart = [token.joined for token, gap in zip(tokens[1:], gaps, strict=True) if gap]
    assert apart == [gap.isspace() for gap in gaps if gap]
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


def test_chinese_words_join_without_a_space_and_keep_their_offsets():
    text = "共建“一带一路”，2030年"
    assert [(token.surface, token.start, token.joined) for token in tokenize(text)] == [
        ("共建", 0, False),
        ("一带", 3, False),
        ("一路", 5, True),
        ("2030", 9, False),
        ("年", 13, True),
    ]


def test_decomposed_letters_make_the_same_words_at_their_own_offsets():
    text = "Токаев и\u0306 едет: 5 км"
    assert [text[token.start : token.end] for token in tokenize(text)] == ["Токаев", "и\u0306", "едет", "5", "км"]
    assert tokenize(text)[1].form == "й"
    assert count_tokens(text) == 5


def test_stress_marks_are_no_part_of_a_russian_word():
    assert forms("за\u0301мок замо\u0301к") == ["замок", "замок"]
    assert composed("Ё") == "Ё"


@pytest.mark.parametrize("text", ["中" * 20_000, "中国" * 20_000, "a\u0301" * 20_000, "中a" * 20_000, "中-" * 20_000, "\u0301" * 20_000])
def test_a_hostile_line_comes_to_an_end(text):
    assert count_tokens(text) == len(tokenize(text))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("trade", True),
        ("20th", False),
        ("a", False),
        ("中", False),
        ("贸易", True),
        ("三十周年", False),
        ("百分之十二", False),
        ("一带", True),
    ],
)
def test_numbers_quantities_and_single_letters_are_no_terms(form, expected):
    assert is_content(form) is expected


@pytest.mark.parametrize("verb", ["достичь", "открывать", "строиться", "нести", "ашады", "төмендетеді", "өсіп", "салынатын"])
def test_verbs_of_russian_and_kazakh_are_no_terms_of_a_theme(verb):
    assert is_content(verb)
    assert not is_theme_word(verb)


@pytest.mark.parametrize(
    "noun", ["нефть", "сеть", "область", "помощь", "путь", "сауда", "кітап", "қауіп", "мұнай", "talks", "партия", "акции", "бағытын"]
)
def test_nouns_that_end_like_them_are(noun):
    assert is_theme_word(noun)
