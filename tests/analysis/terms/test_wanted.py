"""Wanted: the user's own phrases are one term wherever they stand."""

import pytest

from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.terms import term_counts

TEXTS = ["The green steel road grows.", "A wind farm, and coal.", "Tokayev met them in Astana, and Tokayev left."]


def shown(rules, text):
    return [rules.display(term) for term, _, _ in rules.theme_spans(text)]


@pytest.mark.parametrize("text", ["Green Steel", "green-steel", "GREEN steel", "green\nsteel"])
def test_a_rare_phrase_is_one_term_in_every_writing(text):
    rules = find_rules(TEXTS, phrases=["green steel"])
    assert rules.terms(text) == ["green steel"]
    assert rules.theme_spans(text) == [("green steel", 0, len(text))]
    assert rules.reason("green steel") == ""


def test_a_hyphen_that_the_user_writes_matches_a_space():
    rules = find_rules(TEXTS, phrases=["Green-Steel road"])
    assert rules.terms("the green steel road and the green-steel-road") == ["green-steel road", "green-steel road"]


def test_the_corpus_gives_the_spelling_and_the_user_where_it_has_none():
    rules = find_rules(TEXTS, phrases=["GREEN STEEL", "Blue Hydrogen"])
    assert rules.display("green steel") == "green steel"
    assert rules.display("blue hydrogen") == "Blue Hydrogen"


def test_a_wanted_phrase_goes_before_a_longer_one_and_one_that_opens_earlier():
    texts = [f"{one} wind farm project {filler}." for one in ("a big", "the") for filler in ("grows", "stands", "fell")]
    assert "wind farm project" in find_rules(texts).terms("wind farm project")
    assert find_rules(texts, phrases=["farm project"]).terms("wind farm project") == ["wind", "farm project"]


def test_one_word_is_a_term_though_it_is_a_name_or_too_general():
    rules = find_rules(TEXTS, phrases=["Tokayev", "important"])
    assert shown(rules, "Tokayev, an important guest of Astana") == ["Tokayev", "important", "guest"]
    assert shown(find_rules(TEXTS), "Tokayev, an important guest of Astana") == ["guest"]


def test_russian_cases_are_one_term():
    rules = find_rules(["Строят зелёную фабрику.", "Нет зелёной фабрики."], phrases=["зелёная фабрика"])
    assert rules.terms("о зелёной фабрике") == ["зеленый фабрика"]
    assert rules.display("зеленый фабрика").lower().startswith("зелён")


def test_a_chinese_phrase_is_one_term():
    assert find_rules(["共建铁路"], phrases=["绿色钢铁"]).theme_spans("发展绿色钢铁")[-1][1:] == (2, 6)


def test_term_counts_takes_them(corpus):
    table = term_counts(corpus, phrases=["road trade"]).table()
    assert "road trade" not in table["term"].tolist()
    assert term_counts(corpus, phrases=["sea"]).table()["term"].tolist()[0] == "sea"


@pytest.mark.parametrize(
    ("phrases", "message"),
    [
        ("green steel", "phrases must be a list of texts; got the one text 'green steel'"),
        (["2030"], "phrases must hold texts with at least one letter each, such as 'belt and road'; got '2030'"),
        ([""], "at least one letter each"),
        ([None], "got None"),
        (["a b c d e f g h i j k"], "phrases must hold phrases of at most 10 words; got 'a b c d e f g h i j k'"),
    ],
)
def test_what_is_no_phrase_is_refused(phrases, message):
    with pytest.raises(ValueError, match=message):
        find_rules(TEXTS, phrases=phrases)
