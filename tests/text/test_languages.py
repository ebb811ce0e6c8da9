"""Languages: told without a network, or not at all."""

import pytest

from kzcn_explore.text.languages import detect_language


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
