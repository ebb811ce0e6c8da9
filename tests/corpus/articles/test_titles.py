"""Titles: made from a lead where there is none, and written as the body writes its words."""

import pytest

from kzcn_explore.corpus.articles.titles import lead_title, readable_case, readable_name


def test_a_lead_gives_its_first_sentence():
    assert lead_title("They met. They spoke.") == "They met"
    assert lead_title("Have they  met?\nYes.") == "Have they met?"
    assert lead_title("他们见面了。他们谈了话。") == "他们见面了"


def test_a_full_stop_of_an_abbreviation_ends_no_sentence():
    assert lead_title("Mr. Tokayev met Gen. Wei. They spoke.") == "Mr. Tokayev met Gen. Wei. They spoke"
    assert lead_title("The U.S. President met Wang. They spoke.") == "The U.S. President met Wang"


def test_a_long_sentence_is_cut_between_words():
    title = lead_title("word " * 40)
    assert title == "word " * 17 + "word…"
    assert len(title) <= 91


def test_a_long_word_is_cut_where_it_must():
    assert lead_title("x" * 200) == "x" * 90 + "…"


def test_capitals_become_what_the_body_writes():
    body = "In Almaty the minister of trade spoke of the UN. He often visits Almaty."
    assert readable_case("MINISTER OF TRADE VISITS ALMATY AND THE UN OFFICE", body) == "Minister of trade visits Almaty and the UN Office"


def test_a_title_in_mixed_case_stays():
    assert readable_case("Minister visits ALMATY", "almaty") == "Minister visits ALMATY"
    assert readable_case("2030", "2030") == "2030"


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("KAZINFORM", "Kazinform reports.", "Kazinform"),
        ("TASS", "They met.", "TASS"),
        ("TASS", "Tass reports.", "Tass"),
        ("NUR-SULTAN", "They met.", "Nur-Sultan"),
        ("NEW YORK", "They met.", "New York"),
        ("Reuters", "REUTERS reports.", "Reuters"),
    ],
)
def test_a_name_in_capitals_becomes_readable(name, body, expected):
    assert readable_name(name, body) == expected
