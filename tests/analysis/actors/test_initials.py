"""Initials belong to the name that they stand in; a letter alone ends a sentence or counts off a list."""

import pandas as pd
import pytest

import kzcn_explore as kz


def named(*texts: str) -> list[tuple[str, str]]:
    table = kz.actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"] * len(texts), "text": list(texts)})))
    return [*zip(table["actor"], table["as_written"], strict=True)]


def test_an_initial_stands_inside_a_name():
    assert named("President Olga M. Vetrova spoke. Later Vetrova left.") == [
        ("Olga M. Vetrova", "Olga M. Vetrova"),
        ("Olga M. Vetrova", "Vetrova"),
    ]


def test_behind_a_name_the_surname_may_be_a_common_word():
    texts = ["He met Arthur Vetrov. Then Arthur said so.", "She knew that President Arthur W. Stone had left."]
    assert ("Arthur W. Stone", "Arthur W. Stone") in named(*texts)


def test_initials_stand_before_a_surname():
    assert ("J. R. Vetrov", "J. R. Vetrov") in named("President J. R. Vetrov spoke to them.")


@pytest.mark.parametrize(
    "text", ["They chose plan B. Vetrov was sad.", "He took vitamin C. Then it rained.", "See section A. Budget talks go on."]
)
def test_a_letter_that_ends_a_sentence_is_no_initial(text):
    assert not any(" B. " in written or " C. " in written or written.startswith(("A.", "C.")) for _, written in named(text))
