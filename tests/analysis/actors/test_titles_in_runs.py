"""Titles, offices and bodies that stand before a name in one run of capitals are no part of it."""

import pandas as pd
import pytest

import kzcn_explore as kz


def named(*texts: str) -> list[tuple[str, str]]:
    table = kz.actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"] * len(texts), "text": list(texts)})))
    return [*zip(table["as_written"], table["kind"], strict=True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Deputy Foreign Minister Olga Vetrova.", [("Olga Vetrova", "person")]),
        ("They met Vice President Olga Vetrova.", [("Olga Vetrova", "person")]),
        ("They met Major-General Olga Vetrova.", [("Olga Vetrova", "person")]),
        (
            "It was the Prosecutor General's Office Olga Vetrova spoke for.",
            [("Prosecutor General's Office", "organisation"), ("Olga Vetrova", "person")],
        ),
        (
            "It was the head of Vetlugia Olga Vetrova who came from Vetlugia in June, and in Vetlugia they wept.",
            [("Vetlugia", "place"), ("Olga Vetrova", "person"), ("Vetlugia", "place"), ("Vetlugia", "place")],
        ),
        ("It was Senate Democrat Olga Vetrova who came.", [("Senate", "organisation"), ("Olga Vetrova", "person")]),
        ("They met in Norway Vetrova of Bergen, and Olga Vetrova said so.", [("Norway", "place"), ("Vetrova", "person")]),
        ("They wrote to Oslo-based Heron Steel Company at once.", [("Heron Steel Company", "organisation")]),
    ],
)
def test_what_stands_before_a_name_in_its_run_is_no_part_of_it(text, found):
    assert named(text)[: len(found)] == found


def test_a_body_of_a_people_keeps_the_people_in_its_name():
    assert named("They asked the Norwegian Academy of Sciences about it.") == [("Norwegian Academy of Sciences", "organisation")]


def test_a_surname_before_the_full_name_is_of_the_same_person():
    table = kz.actor_mentions(
        kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": ["Vetrova left, Vetrova said. The singer Olga Vetrova is 42."]}))
    )
    assert table["actor"].tolist() == ["Olga Vetrova"] * 3


def test_accents_make_no_second_person_of_a_name():
    table = kz.actor_mentions(
        kz.load_corpus(
            pd.DataFrame({"date": ["2022-06-09"] * 2, "text": ["President Jóna Vetrová spoke.", "President Jona Vetrova spoke."]})
        )
    )
    assert table["actor"].nunique() == 1


def test_a_state_of_the_union_is_no_place_and_a_world_war_neither():
    kinds = {kind for _, kind in named("It was said in the State of the Union in May, and in World War II before.")}
    assert "place" not in kinds


def test_a_coined_word_is_no_person_and_a_club_is_a_body():
    kinds = dict(named("The senators said Lundcare failed, and Lundcare fell. They lost to RB Narvik there."))
    assert kinds["Lundcare"] == "name"
    assert kinds["RB Narvik"] == "organisation"


def test_a_word_before_the_noun_of_a_body_is_that_body():
    assert ("Unite", "organisation") in named("They met officials from the Unite union at noon.")
