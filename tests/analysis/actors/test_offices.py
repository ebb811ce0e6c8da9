"""Offices that stand alone are of whom the same document gives them to, in four languages."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.mentions import actor_mentions


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
