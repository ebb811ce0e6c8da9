"""Aliases: mentions given by hand, and of whom each of them is."""

import pytest

from kzcn_explore.analysis.actors.aliases import Joined, actor_names, join_aliases
from kzcn_explore.analysis.actors.found import Found, Told
from kzcn_explore.analysis.actors.gazetteer import Entry

PERSON = Told("person", True)
LIMA = Entry("Lima", "place", False, False)
BERG = ("person", "anna", "berg")


def mention(written: str, document: str = "a", **facts) -> Found:
    facts.setdefault("key", tuple(written.lower().split()))
    return Found(document, 0, 0, len(written), written, **facts)


def identities(found, told=()):
    told = dict(told) | {one.key: PERSON for one in found if len(one.key) > 1 and not one.kind}
    return [one and one.identity for one in join_aliases(found, told)]


def documents_of(*names):
    return [mention(name, f"d{number}") for number, name in enumerate(names)]


def test_a_surname_alone_is_of_whom_three_of_four_documents_name_but_not_two_of_three():
    berg = {("berg",): PERSON}
    others = documents_of("Anna Berg", "Anna Berg", "Anna Berg", "Ivo Berg")
    assert identities([*others, mention("Berg", "z")], berg)[-1] == BERG
    assert identities([*others[1:], mention("Berg", "z")], berg)[-1] == ("person", "berg")


def test_a_name_of_no_known_kind_is_a_surname_of_another_document_only_where_it_speaks():
    found = documents_of("Anna Berg", "Berg")
    told = {("berg",): Told("name", False)}
    assert identities(found, told)[-1] == ("name", "berg")
    assert identities([found[0], found[1]._replace(speaks=True)], told)[-1] == BERG


def test_what_stands_behind_a_preposition_of_place_is_no_surname():
    found = [mention("Anna Berg"), mention("Berg", placed=True)]
    told = {("berg",): Told("place", False)}
    assert identities(found, told)[-1] == ("place", "berg")
    assert identities([found[0], found[1]._replace(placed=False)], told)[-1] == BERG


def test_of_a_word_that_is_the_surname_of_one_and_the_first_name_of_another_the_surname_counts():
    found = [mention("Berg Holm"), mention("Anna Berg"), mention("Berg")]
    assert identities(found, {("berg",): PERSON})[-1] == BERG
    found = [mention("Berg"), mention("Berg Holm"), mention("Anna Berg")]
    assert identities(found, {("berg",): PERSON})[0] == BERG


@pytest.mark.parametrize(("full", "family"), [("Anna Vetrov", "Vetrovs"), ("Anna Jones", "Joneses")])
def test_a_family_is_of_its_one_member(full, family):
    found = [mention(full), mention(family, article=True)]
    assert identities(found, {(family.lower(),): Told("name", False)})[-1] == ("person", *full.lower().split())


def test_a_club_that_goes_by_its_city_is_not_the_city():
    assert identities([mention("Lima", entry=LIMA, sporting=True)]) == [("organisation", "Lima")]
    assert identities([mention("Lima", entry=LIMA)]) == [("place", "Lima")]
    told = {("fenford",): Told("place", True)}
    assert identities([mention("Fenford", sporting=True)], told) == [("organisation", "fenford")]
    assert identities([mention("Fenford")], told) == [("place", "fenford")]


def test_a_title_makes_a_person_of_one_word_and_of_no_more():
    told = {("fenford",): Told("name", False), ("fen", "ford"): Told("name", False)}
    titled = [mention("Fenford", titled=True), mention("Fen Ford", "b", titled=True)]
    assert [one.identity for one in join_aliases(titled, told)] == [("person", "fenford"), ("name", "fen", "ford")]


def body_of(acronym, full):
    """Of whom an acronym is that stands in brackets behind a name."""
    name = mention(full, kind="organisation")
    return join_aliases([name, mention(acronym, in_capitals=True, stands_for=name.key)], {("stc",): Told("name", False)})[-1]


def test_an_acronym_is_of_a_name_that_has_its_letters_in_their_order_and_begins_with_the_first():
    assert body_of("STC", "Steppe Tea Council").identity == ("organisation", "steppe", "tea", "council")
    # The letters are not there in this order; they are, but another goes first.
    for full in ("Sea Camp Ten", "East Steppe Council"):
        assert body_of("STC", full).identity == ("name", "stc")


def test_an_acronym_of_two_bodies_is_of_the_one_that_it_stands_behind_most_often():
    rare, usual = (mention(name, kind="organisation") for name in ("Sea Trade Club", "Steppe Tea Council"))
    found = []
    for document, name in (("a", rare), ("b", usual), ("c", usual)):
        found += [name._replace(document=document), mention("STC", document, in_capitals=True, stands_for=name.key)]
    joined = join_aliases([*found, mention("STC", "d", in_capitals=True)], {("stc",): Told("name", False)})
    assert joined[-1].identity == ("organisation", "steppe", "tea", "council")


def called(*forms, identity=BERG):
    found = [mention(written, **facts) for written, n, facts in forms for _ in range(n)]
    return actor_names(found, [Joined(identity, "person", True)] * len(found))[identity]


def test_an_actor_is_called_by_the_fullest_of_its_common_names_not_in_capitals():
    assert called(("Anna Berg", 3, {}), ("Anna Maria Berg", 1, {})) == "Anna Maria Berg"
    assert called(("Anna Berg", 4, {}), ("Anna Maria Berg", 1, {})) == "Anna Berg"
    assert called(("ANNA BERG", 3, {}), ("Anna Berg", 1, {})) == "Anna Berg"


def test_a_name_that_no_case_has_bent_goes_before_one_as_frequent():
    key = ("игорь", "петров")
    assert called(("Игоре Петрове", 1, {"key": key}), ("Игорь Петров", 1, {"key": key})) == "Игорь Петров"


def test_a_surname_that_is_the_name_of_a_city_does_not_give_the_person_its_name():
    assert called(("Ana Lima", 1, {}), ("Lima", 1, {"entry": LIMA}), identity=("person", "ana", "lima")) == "Ana Lima"


def test_another_way_to_write_whom_the_gazetteer_knows_is_the_same_person():
    known = Entry("Dr Anna Berg", "person", False, False)
    found = [mention("Anna Berg", entry=known), mention("Anna Maria Berg", "b")]
    assert identities(found, {("anna", "maria", "berg"): PERSON}) == [("person", "Dr Anna Berg")] * 2
