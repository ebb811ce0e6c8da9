"""Kinds: what a name is the name of, told by the words around it and by the word that heads it."""

import pytest

from kzcn_explore.analysis.terms.kinds import head_of, kind_of_name, kind_of_phrase, kinds_of_acronyms, kinds_of_names
from kzcn_explore.analysis.terms.name_uses import Uses
from kzcn_explore.analysis.terms.rules import find_rules

CAPITALS = {
    "merkel": Uses(n=10, titled=4, speaks=1),
    "lavrov": Uses(n=10, speaks=6),
    "berlin": Uses(n=10, placed=3),
    "german": Uses(n=10, before_noun=8),
    "syrian": Uses(n=10, before_noun=8),
    "georgia": Uses(n=10, placed=3),
    "georgi": Uses(n=10, before_noun=6),
    "reuters": Uses(n=10, source=3),
    "brexit": Uses(n=10, before_noun=4),
}
NAMES = frozenset({*CAPITALS, "syrians", "berlin-syrian", "congress", "seen-once"})


@pytest.mark.parametrize(
    ("uses", "kind"),
    [
        # One use in twenty after a title, one in ten before a verb of speech, and two of them at least.
        (Uses(n=40, titled=2), "person"),
        (Uses(n=41, titled=2), "name"),
        (Uses(n=20, speaks=2), "person"),
        (Uses(n=21, speaks=2), "name"),
        (Uses(n=1, speaks=1), "name"),
        (Uses(n=4, titled=1), "name"),
        (Uses(n=50, placed=2), "place"),
        (Uses(n=51, placed=2), "name"),
        (Uses(n=20, placed=2, titled=2), "person"),
        (Uses(n=50, source=2), "organisation"),
        (Uses(n=51, source=2), "name"),
        (Uses(n=10, source=3, titled=4), "person"),
    ],
)
def test_a_name_is_told_by_a_part_of_its_uses_and_two_of_them_at_least(uses, kind):
    assert kind_of_name("xxxx", {"xxxx": uses}, frozenset({"xxxx"})) == kind


def test_single_names_are_told_by_what_stands_around_them():
    kinds = kinds_of_names(CAPITALS, NAMES)
    assert {name: kinds[name] for name in sorted(NAMES)} == {
        "berlin": "place",
        "berlin-syrian": "name",
        "brexit": "name",
        "congress": "organisation",
        "georgi": "people",
        "georgia": "place",
        "german": "name",
        "lavrov": "person",
        "merkel": "person",
        "reuters": "organisation",
        "seen-once": "name",
        "syrian": "people",
        "syrians": "people",
    }


KINDS = {
    "china": "place", "jeff": "person", "york": "name", "kazakhstan": "place", "chinese": "people", "korea": "place", "zealand": "name",
    "wilders": "person", "paris": "place", "yang": "person", "morocco": "place", "shanghai": "place",
}  # fmt: skip
AROUND = {
    "jeff sessions": Uses(n=10, titled=6),
    "sessions": Uses(n=10, speaks=4),
    "al jazeera": Uses(n=10, source=5),
    "new kazakhstan": Uses(n=4, common=3),
    "kazakhstan": Uses(n=40, placed=9),
    "new mexico": Uses(n=9, placed=1),
    "north korean": Uses(n=9, before_noun=8),
    "trump tower": Uses(n=10, placed=2),
}


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [
        ("Shanghai Cooperation Organization", "organisation"),
        ("Ministry of Foreign Affairs", "organisation"),
        ("Bank of China", "organisation"),
        ("Conference on Disarmament", "organisation"),
        ("United Nations", "organisation"),
        ("Al Jazeera", "organisation"),
        ("bank of deposits", ""),
        ("SECURITY COUNCIL", ""),
        ("United States", "place"),
        ("Kingdom of Morocco", "place"),
        ("New York", "place"),
        ("New Zealand", "place"),
        ("South Korea", "place"),
        ("Middle East", "place"),
        ("West Bank", "place"),
        ("Korean Peninsula", "place"),
        ("North Korean", "people"),
        ("Jeff Sessions", "person"),
        ("Foreign Minister", "title"),
        ("Member States", "too general"),
        ("Belt and Road Initiative", ""),
        ("one-China principle", ""),
        ("New Kazakhstan", ""),
        ("Sustainable Development Goals", ""),
        ("Paris Agreement", ""),
        ("Middle Corridor", ""),
        ("World War II", ""),
        ("reform of the Security Council", ""),
        ("Chinese New Year", ""),
    ],
)
def test_phrases_are_told_by_their_heads_and_by_what_stands_around_them(spelling, kind):
    uses = AROUND | {"new york": Uses(n=9, placed=3), "new zealand": Uses(n=9, placed=2)}
    assert kind_of_phrase(spelling.lower().split(), spelling, uses, KINDS) == kind


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("council", "council"),
        ("charter of the united nations", "charter"),
        ("world war ii", "war"),
        ("шанхайский организация", "организация"),
        ("of the people", "people"),
    ],
)
def test_the_head_is_what_a_phrase_is_about(phrase, head):
    assert head_of(phrase.split()) == head


def test_an_acronym_is_what_the_phrase_is_that_it_stands_for():
    phrases = {"shanghai cooperation organization": 5, "sustainable development goals": 5, "air pollution": 9, "associated press": 3}
    kinds = {"shanghai cooperation organization": "organisation", "associated press": "organisation"}
    uses = {"afp": Uses(n=10, source=4)}
    acronyms = dict.fromkeys(["sco", "s.c.o.", "sdg", "ap", "afp", "xyz", "cica"], 3)
    defined = {"cica": "shanghai cooperation organization"}
    assert kinds_of_acronyms(acronyms, phrases, kinds, uses, defined) == {
        "afp": "organisation",
        "cica": "organisation",
        "s.c.o.": "organisation",
        "sco": "organisation",
    }


NEWS = [
    "The Arctic Trade Organization (ATO) met in Geneva. President Ruth Alder said in Geneva that the Polar Road Initiative grows.",
    "In Oslo the Arctic Trade Organization praised the Polar Road Initiative, and Alder said so in Geneva to the ATO.",
    "President Ruth Alder and the ATO want a New Norway, as Alder said; they met in Norway, in Oslo, for the Polar Road Initiative.",
    "Norway needs a “New Norway”, and Norway trades; in Norway the ATO and President Ruth Alder agreed.",
]


def test_a_corpus_tells_organisations_people_and_places_from_initiatives():
    rules = find_rules(NEWS)
    assert {term: rules.kind(term) for term in ("arctic trade organization", "ato", "alder", "geneva", "norway", "oslo")} == {
        "arctic trade organization": "organisation",
        "ato": "organisation",
        "alder": "person",
        "geneva": "place",
        "norway": "place",
        "oslo": "place",
    }
    assert rules.kind("polar road initiative") == rules.kind("new norway") == ""


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        (False, []),
        ("organisations", ["arctic trade organization"]),
        (["places", "people"], ["oslo", "alder"]),
        (("titles",), ["president"]),
        (True, ["arctic trade organization", "oslo", "president", "alder"]),
    ],
)
def test_names_of_the_kinds_that_are_asked_for_are_terms(keep, kept):
    spans = find_rules(NEWS).theme_spans("Arctic Trade Organization, Oslo, President Alder", keep_names=keep)
    assert [term for term, _, _ in spans] == kept


@pytest.mark.parametrize("keep", ["persons", ["people", "dogs"], 3, None])
def test_an_unknown_kind_is_refused_with_those_that_are_known(keep):
    with pytest.raises(ValueError, match="keep_names must be True, False, or one or more of"):
        find_rules(NEWS).theme_spans("Oslo", keep_names=keep)
