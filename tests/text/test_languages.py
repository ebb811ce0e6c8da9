"""Languages: told without a network, or not at all."""

import pytest

from kzcn_explore.text.languages import cyrillic_language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two presidents discussed trade and transport.", "en"),
        ("Президенты двух стран обсудили торговлю и транспорт.", "ru"),
        ("Екі ел президенттері сауда мен көлік мәселелерін талқылады.", "kk"),
        ("两国总统讨论了贸易和运输问题。", "zh"),
    ],
)
def test_a_plain_sentence_tells_its_language(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", " \n", "12 34", "— !", "🙂🙂"])
def test_a_text_without_letters_has_no_language(text):
    assert detect_language(text) is None


def test_line_breaks_do_not_hide_the_language():
    assert detect_language("The two presidents\ndiscussed trade\r\n\r\nand transport.") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [("Астанада кездесу болды", "kk"), ("商讨贸易", "zh"), ("Кыргыз Республикасынын президенти жаңы мыйзамга кол койду.", "ky"),
     ("Татарстан башкаласында яңа мәктәп ачылды.", "tt"), ("日本の首相は会談した。", "ja")],
)  # fmt: skip
def test_short_sentences_are_not_taken_for_a_neighbouring_language(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стороны обсудили торговлю.", "ru"),
        ("Сауда туралы айтты.", "kk"),
        ("Қазақстан мен Қытай сауданы талқылады.", "kk"),
        ("Встреча прошла в городе Қарағанды, и стороны обсудили на ней торговлю.", "ru"),
        ("САУДА МӘСЕЛЕЛЕРІ", "kk"),
        ("Trade talks", None),
        ("贸易", None),
        ("", None),
        ("é", None),
        ("ж" * 100_000, "ru"),
    ],
)
def test_cyrillic_letters_and_function_words_tell_kazakh_from_russian(text, language):
    assert cyrillic_language(text) == language
