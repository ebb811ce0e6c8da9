"""Word lists: every entry can be met in a text, and no list of one language kills a word of another."""

import pytest

from kzcn_explore.text import wordlists_chinese, wordlists_kazakh, wordlists_russian
from kzcn_explore.text.lemmas import russian_lemma
from kzcn_explore.text.tokens import tokenize
from kzcn_explore.text.wordlists import word_lists
from kzcn_explore.text.wordlists_kazakh import with_endings

LISTS = ["FUNCTION_WORDS", "REPORTING_WORDS", "TITLES", "CALENDAR_WORDS", "NATIONS", "NOT_ALONE"]


@pytest.mark.parametrize("name", LISTS)
def test_russian_entries_are_what_their_word_is_counted_as(name):
    assert [word for word in getattr(wordlists_russian, name) if russian_lemma(word) != word] == []


def test_russian_titles_are_written_in_dictionary_forms():
    assert [phrase for phrase in wordlists_russian.TITLE_PHRASES if tuple(map(russian_lemma, phrase)) != phrase] == []


@pytest.mark.parametrize("name", LISTS)
def test_chinese_entries_are_one_word_for_the_segmenter(name):
    parted = [word for word in getattr(wordlists_chinese, name) if len(tokenize(word)) > 1]
    # A word whose parts are single characters is no term anyway.
    assert [word for word in parted if any(len(token.form) > 1 for token in tokenize(word))] == []


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", [wordlists_russian, wordlists_kazakh])
def test_cyrillic_entries_are_one_word_in_small_letters_without_letters_of_latin(language, name):
    for word in getattr(language, name):
        assert [token.form for token in tokenize(word)] == [word]
        assert not any(letter.isascii() and letter.isalpha() for letter in word)


def test_a_text_has_the_lists_of_its_own_language_and_those_of_other_scripts():
    russian, kazakh, english = word_lists("ru"), word_lists("kk"), word_lists(None)
    assert {"же", "он", "чтобы", "the", "我们"} <= russian.no_theme
    assert {"мен", "және", "бар", "болды", "the", "我们"} <= kazakh.no_theme
    assert not {"мен", "бар", "бас"} & russian.no_theme
    assert not {"чтобы", "дело", "мир"} & kazakh.no_theme_alone
    assert english is russian


KAZAKH = """
сауда келісім экспорт жер жол көлік қала бала білім тіл өнер салт баға нарық мұнай газ көмір ет сүт су көл тау жел болат темір темекі көрме
құрылыс бастама басшылық салым жүк қойма қалдық сұраныс
"""
RUSSIAN = "торговля экспорт нефть уран рынок банк дорога мир безопасность культура музей студент язык закон суд выборы реформа"
CHINESE = "贸易 出口 石油 天然气 铀矿 市场 银行 公路 安全 文化 博物馆 大学生 语言 法律 选举 改革 主权 一带 一路 丝绸之路"


@pytest.mark.parametrize(("language", "nouns"), [("kk", KAZAKH), ("ru", RUSSIAN), (None, CHINESE)])
def test_nouns_that_themes_are_made_of_are_in_no_list(language, nouns):
    assert not set(nouns.split()) & word_lists(language).no_theme_alone


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("бол", "болды болған болып болады болатын болса болмай"),
        ("айт", "айтты айтқан айтып айтады айтқанын"),
        ("кел", "келді келген келіп келеді келетін"),
        ("де", "деді деген деп дейді дейтін"),
        ("тап", "тапты тапқан табады"),
    ],
)
def test_a_verb_takes_endings_in_harmony_with_it(stem, forms):
    found = with_endings(stem)
    assert set(forms.split()) <= found
