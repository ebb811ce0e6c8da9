"""Rules: what counts as a term in a corpus, and how it is written."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.terms.rules import find_rules, min_passages
from kzcn_explore.analysis.terms.spellings import match_numbers
from kzcn_explore.analysis.terms.term_rules import TermRules

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


def test_days_months_and_forms_of_address_keep_the_capital_that_they_are_mostly_written_with():
    texts = ["On Wednesday Mr Li came in June. He may go.", "It was a Wednesday in June, said Mr Li, and they may march in May."]
    spellings = find_rules(texts).spellings
    assert {form: spellings.get(form, form) for form in ("wednesday", "june", "mr", "may", "march")} == {
        "wednesday": "Wednesday", "june": "June", "mr": "Mr", "may": "may", "march": "march",
    }  # fmt: skip


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


def shown(rules, text):
    return [rules.display(term) for term, _, _ in rules.theme_spans(text)]


def test_a_russian_phrase_is_shown_in_its_dictionary_form_where_the_corpus_has_it():
    filler = "ткани, обувь, соль, сахар, медь, цинк, бумага, стекло"
    rules = find_rules([f"Строят железных дорог сеть, {filler}.", f"Нет железных дорог, {filler}.", f"Железная дорога, {filler}."])
    assert rules.display("железный дорога") == "железная дорога"
    assert shown(rules, "у железной дороги") == ["железная дорога"]


def test_russian_words_are_counted_in_their_dictionary_form_and_names_keep_their_capital():
    rules = find_rules(["Вырос экспорт Казахстана.", "Об экспорте из Казахстана."])
    assert rules.terms("экспортом Казахстана") == ["экспорт", "казахстан"]
    assert [rules.display(term) for term in ("экспорт", "казахстан")] == ["экспорт", "Казахстан"]
    assert shown(rules, "экспорта Казахстана достигли, открыли и ведут") == ["экспорт"]


def test_kazakh_forms_are_counted_as_the_stem_that_the_corpus_holds():
    rules = find_rules(["Үкімет көлік туралы айтты, көліктің және көлікке", "Темір көліктер, темірді"])
    assert {form: rules.numbers[form] for form in ("көліктің", "көлікке", "көліктер", "темірді")} == {
        "көліктің": "көлік",
        "көлікке": "көлік",
        "көліктер": "көлік",
        "темірді": "темір",
    }
    assert rules.terms("көліктің өзі және темірді") == ["көлік", "темір"]


def test_a_chinese_phrase_is_shown_as_written_and_spans_it():
    texts = ["共建一带一路，口岸，海关，关税，铁路，管道，电站，煤炭", "高质量一带一路，口岸，海关，关税，铁路，管道，电站，煤炭"]
    rules = find_rules(texts)
    assert rules.display("一带 一路") == "一带一路"
    assert rules.theme_spans("共建“一带一路”") == [("一带 一路", 3, 7)]


def test_decomposed_letters_are_shown_composed():
    rules = find_rules(["Приехал Андреи\u0306 и Сергеи\u0306 с ним.", "Приехал Андреи\u0306, но Сергеи\u0306 нет."])
    assert rules.display("андрей") == "Андрей"


@pytest.mark.parametrize("text", ["", "。", "ё", "Ё " * 50, "中" * 500, "Ә-Ә-Ә", "a\u0301", "МЕН БАРМЫН", "г. г. г.", "Я\nТы\n他"])
def test_odd_texts_have_rules_too(text):
    rules = find_rules([text, text])
    assert all(text[start:end] for _, start, end in rules.theme_spans(text))
    assert all(rules.display(term) for term in rules.terms(text))


def as_bytes(rules):
    parts = (rules.phrases, sorted(rules.rare), sorted(rules.names), rules.numbers, rules.spellings, rules.kinds)
    return json.dumps(parts, ensure_ascii=False).encode()


@given(st.permutations(range(58)))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_texts_changes_no_byte(seeds, order):
    texts = seeds.passages["text"].tolist()
    assert as_bytes(find_rules([texts[place] for place in order])) == as_bytes(find_rules(texts))


WORDS = st.lists(
    st.sampled_from(["Trade", "trade", "TRADE", "Wang", "said", "in", "New", "Oslo", "the", "plans", "plan", "sea-road", ". "]), max_size=8
)


@given(st.lists(WORDS.map(" ".join), max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_ties_are_broken_by_the_text(texts, chance):
    shuffled = texts.copy()
    chance.shuffle(shuffled)
    assert as_bytes(find_rules(shuffled)) == as_bytes(find_rules(texts))


def test_phrases_that_differ_by_a_hyphen_or_a_plural_are_one_term():
    filler = "alpha, beta, gamma, delta, kappa, sigma, omega, rho"
    texts = [f"A wind farm, {filler}."] * 4 + [f"Two wind farms, {filler}."] * 3 + [f"One wind farm and a farm, {filler}."]
    rules = find_rules(texts)
    assert rules.numbers["wind farms"] == "wind farm"
    assert [term for term, _, _ in rules.theme_spans("wind farms")] == rules.terms("wind farms") == ["wind farm"]


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("wang", "name"), ("foreign minister", "title"), ("minister", "title"), ("said", "reporting verb"), ("the", "function word"),
        ("march", "calendar"), ("important", "too general"), ("2030", "number"), ("достичь", "too general"), ("открывать", "verb"),
        ("китайский", "people"), ("strategic partnership treaty", "rare"), ("strategic partnership", ""), ("trade", ""),
    ],
)  # fmt: skip
def test_every_term_that_is_set_aside_has_a_reason(term, reason):
    assert RULES.reason(term) == reason


def test_a_kept_kind_has_no_reason():
    assert RULES.reason("foreign minister", keep_names="titles") == ""
    assert RULES.reason("minister", keep_names="titles") == ""
    assert RULES.reason("wang", keep_names="people") == "name"
