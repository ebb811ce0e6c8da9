"""Offices that stand alone are of whom the same document gives them to, in four languages."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.aliases import Joined
from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.actors.mentions import actor_mentions
from kzcn_explore.analysis.actors.office_holders import join_offices
from kzcn_explore.analysis.actors.offices import find_offices, with_offices
from kzcn_explore.text.lemmas import counted_tokens


def references(*texts: str) -> list[tuple[str, str]]:
    """The offices that stand alone and their persons."""
    table = actor_mentions(
        kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"] * len(texts), "title": ["Rain"] * len(texts), "text": list(texts)}))
    )
    offices = ("president", "head of", "minister", "президент", "министр", "глава", "мемлекет", "总统", "外长")
    found = table[table["as_written"].str.lower().str.contains("|".join(offices))]
    assert not found["certain"].any()
    return [*zip(found["as_written"], found["actor"], strict=True)]


def test_an_office_alone_is_of_the_one_to_whom_the_document_gives_it():
    text = "President Anna Berg met Foreign Minister Ivo Lund. The President spoke first. Then the Foreign Minister left."
    assert references(text) == [("President", "Anna Berg"), ("Foreign Minister", "Ivo Lund")]


def test_a_head_of_state_is_the_president():
    assert references("President Anna Berg came. The Head of State spoke.") == [("Head of State", "Anna Berg")]


def test_an_office_that_nobody_bears_is_of_nobody():
    assert references("Anna Berg came. The President spoke.") == []


def test_an_office_is_of_nobody_in_another_document():
    assert references("President Anna Berg came to Oslo.", "In Oslo the President spoke.") == []


def test_a_former_or_deputy_holder_does_not_bear_the_office():
    assert references("Former President Anna Berg came. Vice President Ivo Lund came. The President spoke.") == []


def test_of_two_who_bear_it_the_one_without_a_state_is_at_home():
    text = "President Anna Berg met Norwegian President Ivo Lund in Oslo.\n\nThe President spoke."
    assert references(text) == [("President", "Anna Berg")]


def test_of_two_who_bear_it_alike_the_only_one_named_so_before_in_the_passage_is_meant():
    text = "President Anna Berg came.\n\nPresident Ivo Lund came. The President spoke.\n\nThe President left."
    assert references(text) == [("President", "Ivo Lund")]


def test_the_office_of_another_state_is_not_taken():
    assert references("President Anna Berg came. She wrote to the President of Norway.") == []


def test_the_article_and_the_possessive_are_no_part_of_an_office():
    assert references("President Anna Berg came. Nobody heard the President’s speech.") == [("President", "Anna Berg")]


def test_a_state_may_stand_between_an_office_and_its_holder():
    text = "President of the Republic of Norway Ivar Qvist came. The President spoke."
    assert references(text) == [("President", "Ivar Qvist")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Президент Казахстана Арман Сеитов был в Пекине. Глава государства отметил роль ШОС.", ("Глава государства", "Арман Сеитов")),
        ("Министр иностранных дел Арман Сеитов прибыл. Министр иностранных дел уехал.", ("Министр иностранных дел", "Арман Сеитов")),
        (
            "Қазақстан президенті Арман Сейітов Бейжіңде болды. Мемлекет басшысы БҰҰ рөлін атап өтті.",
            ("Мемлекет басшысы", "Арман Сейітов"),
        ),
        ("哈萨克斯坦总统塞伊托夫在北京会见外长王强。总统表示支持。", ("总统", "塞伊托夫")),
        ("哈萨克斯坦总统塞伊托夫在北京会见外长王强。会后，外长表示支持。", ("外长", "王强")),
    ],
)
def test_offices_stand_alone_in_russian_kazakh_and_chinese(text, found):
    assert references(text) == [found]


def test_a_person_of_the_gazetteer_keeps_surname_and_offices():
    text = (
        "President Anna Berg met Chinese President Li Wen in Oslo. Berg said the talks went well. The Head of State left. "
        "The President slept."
    )
    corpus = kz.load_corpus(pd.DataFrame({"date": ["2021-01-01"], "text": [text]}))
    usual = actor_mentions(corpus)
    own = actor_mentions(corpus, gazetteer=pd.DataFrame({"name": ["Anna Berg"], "kind": ["person"]}))
    assert own[["actor", "as_written"]].equals(usual[["actor", "as_written"]])
    assert own.loc[own["actor"] == "Anna Berg", "as_written"].tolist() == ["Anna Berg", "Berg", "Head of State", "President"]


def test_another_way_to_write_a_person_of_the_gazetteer_goes_by_its_name():
    text = "President Anna Maria Berg said so. Then Berg left, and Anna Berg said nothing more."
    corpus = kz.load_corpus(pd.DataFrame({"date": ["2021-01-01"], "text": [text]}))
    own = actor_mentions(corpus, gazetteer=pd.DataFrame({"name": ["Dr Anna Berg"], "kind": ["person"], "aliases": ["Anna Berg"]}))
    assert own["actor"].unique().tolist() == ["Dr Anna Berg"]
    assert own["as_written"].tolist() == ["Anna Maria Berg", "Berg", "Anna Berg"]


@pytest.mark.parametrize("holder", ["Former President Anna Berg", "Vice President Ivo Lund"])
def test_one_former_or_deputy_holder_alone_does_not_bear_the_office_either(holder):
    assert references(f"{holder} came. The President spoke.") == []


def test_the_one_at_home_goes_before_the_one_named_so_in_the_passage():
    text = "President Anna Berg came.\n\nNorwegian President Ivo Lund came. The President spoke."
    assert references(text) == [("President", "Anna Berg")]


def test_who_bears_it_for_a_state_once_is_never_at_home():
    text = "President Anna Berg met Norwegian President Ivo Lund. President Ivo Lund smiled.\n\nThe President spoke."
    assert references(text) == [("President", "Anna Berg")]


def test_a_state_behind_the_office_is_that_of_another_holder():
    text = "President of the Republic of Norway Ivar Qvist met President Anna Berg.\n\nThe President spoke."
    assert references(text) == [("President", "Anna Berg")]


def test_a_monarch_is_a_head_of_state_too():
    assert references("King Olav Berg came. The Head of State spoke.") == [("Head of State", "Olav Berg")]


def test_an_office_without_a_capital_or_the_word_the_stands_for_nobody():
    assert references("President Anna Berg came. She is head of state.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Президент Арман Сеитов прибыл. Президент Норвегии уехал.",
        "哈萨克斯坦总统塞伊托夫在北京会见外长王强。挪威总统表示支持。",
        "哈萨克斯坦总统塞伊托夫在北京会见外长王强。副总统表示支持。",
    ],
)
def test_the_office_of_another_state_or_a_deputy_is_not_taken_in_russian_and_chinese(text):
    assert references(text) == []


def test_in_kazakh_a_state_behind_the_office_is_not_its_own():
    text = "Қазақстан президенті Арман Сейітов Бейжіңде болды. Мемлекет басшысы Ресей туралы айтты."
    assert references(text) == [("Мемлекет басшысы", "Арман Сейітов")]


def given_offices(text, *names):
    """The offices that a text gives to names (as written, kind), and those that stand alone."""
    found = [
        Found("a", 0, text.index(written), text.index(written) + len(written), written, tuple(written.lower().split()), kind)
        for written, kind in names
    ]
    told = with_offices("a", 0, text, counted_tokens(text, None, {}), found)
    return [(one.as_written, one.office, one.refers) for one in told]


def test_an_office_goes_over_a_state_to_its_holder_but_over_no_body():
    assert given_offices("President of Norway Anna Berg", ("Norway", "place"), ("Anna Berg", "person")) == [
        ("Norway", "", False),
        ("Anna Berg", "president", False),
    ]
    assert given_offices("President of Heron Anna Berg", ("Heron", "organisation"), ("Anna Berg", "person")) == [
        ("Heron", "", False),
        ("Anna Berg", "", False),
    ]


def test_an_office_that_is_part_of_a_name_stands_for_nobody():
    assert given_offices("Rain fell on the President Bridge.", ("President Bridge", "place")) == [("President Bridge", "", False)]
    assert given_offices("Rain fell on the President.") == [("President", "president", True)]


def test_words_of_two_sentences_are_no_office():
    text = "The guests were foreign. Minister Berg came."
    assert [*find_offices(text, counted_tokens(text, None, {}))] == []


def test_an_office_that_is_given_to_a_body_is_borne_by_nobody():
    named = Found("a", 0, 0, 5, "Heron", ("heron",), office="president")
    alone = Found("a", 0, 9, 18, "President", ("president",), office="president", refers=True)
    for kind, wanted in (("person", Joined(("person", "heron"), "person", False)), ("organisation", None)):
        assert join_offices([named, alone], [Joined((kind, "heron"), kind, True), None])[1] == wanted
