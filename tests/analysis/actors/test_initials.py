"""Initials belong to the name that they stand in; a letter alone ends a sentence or counts off a list."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.words_in_runs import is_initial, is_joined, is_plain, owns
from kzcn_explore.text.lemmas import counted_tokens


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


def tokens_of(text):
    return counted_tokens(text, None, {})


@pytest.mark.parametrize(
    ("text", "joined"),
    [("Anna Berg", True), ("Anna\nBerg", False), ("Anna, Berg", False), ("Mr. Berg", True), ("J. Berg", True), ("left. Berg", False)],
)
def test_a_word_goes_on_over_blanks_and_behind_a_short_title_but_over_no_line(text, joined):
    assert is_joined(text, tokens_of(text), 1) is joined


@pytest.mark.parametrize(
    ("text", "after_name", "initial"),
    [
        ("J. Vetrov", False, True),
        ("J. R. Vetrov", False, True),
        ("J. vetrov", False, False),
        ("W. Stone", False, False),
        ("W. Stone", True, True),
        ("B. Then", True, False),
        ("J Vetrov", False, False),
    ],
)
def test_an_initial_has_a_full_stop_and_a_name_behind_it(text, after_name, initial):
    assert is_initial(text, tokens_of(text), 0, frozenset(), after_name=after_name) is initial


def test_a_function_word_in_capitals_is_an_acronym_and_not_plain():
    assert [is_plain(token) for token in tokens_of("Us US Monday Heron")] == [True, False, True, False]


@pytest.mark.parametrize(("text", "owned"), [("People's Congress", True), ("President's Office", True), ("President's Umbrella", False)])
def test_a_title_owns_a_body_alone(text, owned):
    assert owns(tokens_of(text), 0) is owned
