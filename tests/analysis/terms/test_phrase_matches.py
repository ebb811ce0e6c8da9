"""Phrase matches: the longest first, from the left, those that the user asked for before all others."""

import numpy as np
import pytest
from hypothesis import given, settings

from kzcn_explore.analysis.terms.passage_words import passage_words
from kzcn_explore.analysis.terms.phrase_matches import match_in_words
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from tests.analysis.terms.plain_readings import TEXTS, WANTED

PHRASES = (("a", "b"), ("a", "b", "c"), ("b", "c", "d"), ("c", "d"), ("d", "e"))


def found(texts, phrases=PHRASES, wanted=()):
    rules = TermRules(tuple(phrases), frozenset(), frozenset(), {}, {}, wanted=frozenset(wanted))
    words = passage_words(texts, {})
    matches = match_in_words(words, rules)
    return [(start, " ".join(phrases[number])) for start, number in zip(matches.starts.tolist(), matches.phrases.tolist(), strict=True)]


def test_the_longest_phrase_from_the_left_bars_what_it_overlaps():
    assert found(["a b c d e"]) == [(0, "a b c"), (3, "d e")]
    assert found(["x b c d e a b"]) == [(1, "b c d"), (5, "a b")]


def test_a_phrase_goes_over_white_space_only_and_over_no_end_of_a_passage():
    assert found(["a, b c d", "a", "b"]) == [(1, "b c d")]


def test_a_wanted_phrase_bars_longer_and_earlier_ones_and_shortens_them():
    assert found(["a b c d e"], wanted=["c d"]) == [(0, "a b"), (2, "c d")]
    assert found(["b c d e"], wanted=["d e"]) == [(2, "d e")]


def test_a_phrase_that_nobody_asked_for_does_not_pass_for_a_wanted_one_with_its_first_word():
    phrases = [("a", "b"), ("a", "c"), ("z", "a", "b")]
    assert found(["z a b"], phrases, wanted=["a c"]) == [(0, "z a b")]


@pytest.mark.parametrize("texts", [[], [""], ["a"]])
def test_without_two_words_there_is_no_phrase(texts):
    assert found(texts) == []


@settings(max_examples=60, deadline=None)
@given(TEXTS, WANTED)
def test_phrases_of_many_passages_are_those_of_each(texts, wanted):
    rules = find_rules(texts, phrases=wanted)
    words = passage_words(texts, rules.numbers)
    matches = match_in_words(words, rules)
    expected, first = [], 0
    for text in texts:
        tokens = counted_tokens(text, cyrillic_language(text), rules.numbers)
        runs = rules.join_phrases(tokens)
        starts = first + np.cumsum([0, *map(len, runs)])
        expected += [(start, len(run)) for start, run in zip(starts, runs, strict=False) if len(run) > 1]
        first += len(tokens)
    assert [*zip(matches.starts, matches.lengths, strict=True)] == expected
