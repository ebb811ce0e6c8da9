"""Titled names: surnames that a dictionary holds, in one document or in others, and Chinese names beside titles."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.mentions import actor_mentions
from kzcn_explore.analysis.actors.titled_names import titled_names


def named(*texts: str) -> list[tuple[str, str, str]]:
    table = actor_mentions(kz.load_corpus(pd.DataFrame({"text": texts})))
    return [*zip(table["as_written"], table["actor"], table["kind"], strict=True)]


def test_a_surname_that_is_a_word_is_that_of_the_person_whom_another_document_names():
    texts = [
        "Foreign Minister Lars Holm came to the fair.",
        "“Nothing is sweeter than honey,” Holm said.",
        "Holm said on Monday that rain fell.",
    ]
    assert named(*texts) == [("Lars Holm", "Lars Holm", "person"), *[("Holm", "Lars Holm", "person")] * 2]


def test_a_surname_that_is_a_word_keeps_its_place_behind_an_office_of_several_words():
    text = "The guests met Minister of Foreign Affairs Song Jae of Korea. Song Jae thanked them. Then Minister Song left."
    assert [(written, actor) for written, actor, kind in named(text) if kind == "person"] == [
        ("Song Jae", "Song Jae"),
        ("Song Jae", "Song Jae"),
        ("Song", "Song Jae"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minister Holm spoke.", {"holm"}),
        ("minister Lars Holm spoke.", {"lars", "holm"}),
        # A heading, a body, a possessive, and an office with no name behind it.
        ("Minister Holm Opens Autumn Fair", set()),
        ("the President Holm University", set()),
        ("Minister Holm's plan", set()),
        ("Minister of Roads", set()),
    ],
)
def test_names_behind_titles_are_told_from_headings_and_bodies(text, words):
    written = {word: (word.lower(), 1) for word in ("Holm", "Lars", "Opens", "Autumn", "University", "Roads")}
    assert titled_names([text], written) == words


def test_a_word_that_the_texts_mostly_write_small_is_no_name():
    assert titled_names(["Mr Green left."], {"Green": ("green", 2), "green": ("green", 3)}) == frozenset()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("李明主席说会议很好。", [("李明", "person")]),
        ("李明于六月九日抵达。主席李明表示感谢。", [("李明", "person"), ("李明", "person")]),
        ("阿列克总统说天气很好。", [("阿列克", "person")]),
        ("中哈合作很好。", []),
    ],
)
def test_chinese_names_end_before_prepositions_and_titles_and_two_states_are_none(text, names):
    assert [(written, kind) for written, _, kind in named(text)] == names
