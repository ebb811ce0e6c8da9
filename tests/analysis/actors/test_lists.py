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


def told_of(kinds):
    return {(name,): Told(kind, True) for name, kind in kinds.items()} | {("lund",): UNKNOWN}


def test_one_neighbour_tells_nothing():
    assert tell_by_lists(listed("heron", "lund"), told_of({"heron": "organisation"}))["lund",] == UNKNOWN


def test_two_bodies_and_a_place_do_not_agree_but_three_bodies_and_a_place_do():
    kinds = told_of({"heron": "organisation", "steppe": "organisation", "oslo": "place"})
    lists = [*listed("heron", "lund", "steppe"), *listed("oslo", "lund")]
    assert tell_by_lists(lists, kinds)["lund",] == UNKNOWN
    assert tell_by_lists([*lists, *listed("heron", "lund")], kinds)["lund",] == Told("organisation", False)


def test_names_of_two_passages_are_no_neighbours():
    first, lund, last = listed("heron", "lund", "steppe")
    told = told_of({"heron": "organisation", "steppe": "organisation"})
    assert tell_by_lists([first._replace(passage=4), lund, last._replace(passage=5)], told)["lund",] == UNKNOWN


def test_one_word_between_two_persons_makes_no_person_but_two_words_do():
    told = told_of({"anna": "person", "ivo": "person"})
    found = listed("anna", "lund", "ivo")
    assert tell_by_lists(found, told)["lund",] == UNKNOWN
    full = ("max", "lund")
    found = [found[0], found[1]._replace(key=full), found[2]._replace(listed_after=full)]
    assert tell_by_lists(found, told | {full: UNKNOWN})[full] == Told("person", False)


def test_a_creed_between_two_bodies_is_no_body():
    told = told_of({"heron": "organisation", "steppe": "organisation"}) | {("islam",): UNKNOWN}
    assert tell_by_lists(listed("heron", "islam", "steppe"), told)["islam",] == UNKNOWN


def test_a_guess_is_put_into_no_table_that_was_given():
    told = told_of({"heron": "organisation", "steppe": "organisation"})
    given = dict(told)
    tell_by_lists(listed("heron", "lund", "steppe"), told)
    assert told == given
