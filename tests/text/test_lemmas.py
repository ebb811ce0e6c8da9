"""Lemmas: the dictionary forms of Russian, and that nothing else is changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.lemmas import counted_tokens, russian_lemma
from kzcn_explore.text.tokens import tokenize


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("отношений отношениями Отношения", "отношение"),
        ("Казахстана Казахстаном Казахстан казахстана", "казахстан"),
        ("переговоры переговоров", "переговоры"),
        ("партнёрства партнерство", "партнерство"),
        ("стратегического стратегическая", "стратегический"),
        ("энергетика энергетики", "энергетика"),
        ("политика логистика физика", None),
        ("дорога дороги дорогу", "дорога"),
        ("Токаев Токаева Токаеву Токаевым Токаеве", "токаев"),
        ("АЭС ООН", None),
        ("банка банков", "банк"),
        ("Си и-и Цзиньпин", None),
        ("все ее они лет", None),
    ],
)
def test_forms_of_a_word_are_counted_as_its_dictionary_form(forms, lemma):
    assert [russian_lemma(form) for form in forms.split()] == [lemma or form.lower() for form in forms.split()]


@given(st.text(alphabet="абвгдеёжийова-ТСЦ", min_size=1))
@settings(deadline=None)
def test_the_lemma_of_any_word_is_in_small_letters_without_yo(word):
    lemma = russian_lemma(word)
    assert lemma == lemma.lower().replace("ё", "е") != ""


def test_only_the_forms_change_not_the_words_and_offsets():
    text = "Экспорта нефти – больше"
    plain, counted = tokenize(text), counted_tokens(text, "ru", {})
    assert [token.form for token in counted] == ["экспорт", "нефть", "больше"]
    assert [token[1:] for token in counted] == [token[1:] for token in plain]


def test_kazakh_takes_the_stems_that_it_is_given_and_other_languages_take_none():
    stems = {"сауданы": "сауда", "trades": "trade"}
    assert [token.form for token in counted_tokens("Сауданы дамыту", "kk", stems)] == ["сауда", "дамыту"]
    assert [token.form for token in counted_tokens("Trades grow", None, stems)] == ["trades", "grow"]


def test_a_mark_that_stands_alone_behind_chinese_in_a_russian_text_is_no_word():
    assert [token.form for token in counted_tokens("中国\u0301 Шанхайская", "ru", {})][-1] == "шанхайская"
