"""Rules: what counts as a term in a corpus, and how it is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.rules import TermRules, find_rules, match_numbers, min_passages

RULES = TermRules(
    phrases=(("foreign", "minister"), ("new", "kazakhstan"), ("strategic", "partnership"), ("strategic", "partnership", "treaty")),
    rare=frozenset({"strategic partnership treaty"}),
    names=frozenset({"kazakhstan", "wang"}),
    numbers={"treaty": "treaties"},
    spellings={"kazakhstan": "Kazakhstan", "new kazakhstan": "New Kazakhstan", "un": "UN"},
)


def spans(text, **options):
    return [(term, text[start:end]) for term, start, end in RULES.theme_spans(text, **options)]


def test_terms_are_phrases_and_words_that_are_no_function_words_or_numbers():
    assert RULES.terms("The Foreign Minister said: 30 years of New Kazakhstan, x") == [
        "foreign minister",
        "said",
        "years",
        "new kazakhstan",
    ]


def test_the_longest_phrase_is_joined_first():
    assert RULES.terms("strategic partnership treaty, strategic partnership") == ["strategic partnership treaty", "strategic partnership"]


def test_a_phrase_is_joined_over_white_space_only():
    assert RULES.terms("strategic\npartnership; strategic, partnership") == ["strategic partnership", "strategic", "partnership"]


def test_terms_of_a_theme_leave_out_names_titles_reporting_and_general_words():
    assert spans("Wang, the Foreign Minister of Kazakhstan, said that important trade grows.") == [("trade", "trade"), ("grows", "grows")]


def test_a_phrase_that_holds_a_name_is_a_term():
    assert spans("the New\nKazakhstan") == [("new kazakhstan", "New\nKazakhstan")]


def test_names_and_titles_are_kept_where_that_is_asked():
    text = "Wang, the Foreign Minister, on trade"
    assert spans(text, keep_names=True) == [("wang", "Wang"), ("foreign minister", "Foreign Minister"), ("trade", "trade")]


def test_the_words_of_a_rare_phrase_count_alone_and_in_their_usual_number():
    assert spans("the strategic partnership treaty") == [("strategic", "strategic"), ("partnership", "partnership"), ("treaties", "treaty")]


def test_a_term_is_shown_as_the_corpus_writes_it():
    assert [RULES.display(term) for term in ("un", "new kazakhstan", "trade")] == ["UN", "New Kazakhstan", "trade"]


@given(st.text(alphabet=st.sampled_from("foreign minister new kazakhstan strategic partnership ,.\n").map(str), max_size=80))
@settings(deadline=None)
def test_terms_of_a_theme_stand_in_order_and_do_not_overlap(text):
    edges = [edge for _, start, end in RULES.theme_spans(text) for edge in (start, end)]
    assert edges == sorted(edges)


def test_the_rules_of_a_corpus_are_found_in_it():
    filler = "alpha, beta, gamma, delta, kappa, sigma, omega, rho"
    rules = find_rules(
        [
            f"They praised the strategic partnership with Kazakhstan at the UN, {filler}.",
            f"A strategic partnership with Kazakhstan at the UN, {filler}, and a treaty.",
            "The treaties name the Belt and Road Initiative.",
        ]
    )
    assert ("strategic", "partnership") in rules.phrases
    assert rules.rare >= {"belt and road initiative"}
    assert "strategic partnership" not in rules.rare
    assert rules.names == {"kazakhstan"}
    assert rules.numbers == {"treaties": "treaty"}
    assert rules.spellings == {"belt and road initiative": "Belt and Road Initiative", "kazakhstan": "Kazakhstan", "un": "UN"}


def test_a_capital_of_a_sentence_alone_is_not_how_a_phrase_is_written():
    filler = "alpha, beta, gamma, delta, kappa, sigma, omega, rho"
    rules = find_rules([f"Strategic partnership is {filler}.", f"Strategic partnership, {filler}.", f"Strategic Partnership, {filler}"])
    assert rules.display("strategic partnership") == "strategic partnership"


@pytest.mark.parametrize(
    ("uses", "matched"),
    [
        ({"treaties": 3, "treaty": 1}, {"treaty": "treaties"}),
        ({"agendas": 1, "agenda": 3}, {"agendas": "agenda"}),
        ({"speeches": 1, "speech": 1}, {"speech": "speeches"}),
        ({"news": 2, "new": 9}, {}),
        ({"goods": 2, "good": 1}, {}),
        ({"economics": 2, "economic": 1}, {}),
        ({"class": 1, "clas": 1, "gas": 2, "ga": 1}, {}),
        ({"treaties": 3}, {}),
    ],
)
def test_a_plural_and_its_singular_are_one_term(uses, matched):
    assert match_numbers(uses) == matched


@pytest.mark.parametrize(("n_passages", "least"), [(0, 2), (999, 2), (1000, 3), (17_999, 19), (100_000, 20)])
def test_a_term_stands_in_so_many_passages(n_passages, least):
    assert min_passages(n_passages) == least
