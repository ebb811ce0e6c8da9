"""Names of no known kind are of the kind of those with which they are listed."""

from kzcn_explore.analysis.actors.found import Found, Told
from kzcn_explore.analysis.actors.lists import tell_by_lists

UNKNOWN = Told("name", False)


def listed(*names: str) -> list[Found]:
    keys = [(name,) for name in names]
    return [
        Found("d", 0, place, place + 1, name, (name,), listed_after=before)
        for place, (name, before) in enumerate(zip(names, [(), *keys[:-1]], strict=True))
    ]


def test_a_name_between_two_bodies_is_a_body_though_never_certain():
    told = {("heron",): Told("organisation", True), ("lund",): UNKNOWN, ("steppe",): Told("organisation", True)}
    assert tell_by_lists(listed("heron", "lund", "steppe"), told)["lund",] == Told("organisation", False)


def test_neighbours_of_two_kinds_tell_nothing():
    told = {("heron",): Told("organisation", True), ("lund",): UNKNOWN, ("oslo",): Told("place", True)}
    assert tell_by_lists(listed("heron", "lund", "oslo"), told)["lund",] == UNKNOWN


def test_one_word_beside_persons_makes_no_person():
    assert tell_by_lists(listed("anna", "lund"), {("anna",): Told("person", True), ("lund",): UNKNOWN})["lund",] == UNKNOWN


def test_what_is_known_is_neither_overruled_nor_changed():
    told = {("heron",): Told("organisation", True), ("oslo",): Told("place", False)}
    assert tell_by_lists(listed("heron", "oslo"), told) == told
    assert told == {("heron",): Told("organisation", True), ("oslo",): Told("place", False)}
