"""The box of names: one is picked or typed in part, an emptied box chooses none, and what is chosen by code is shown."""

from __future__ import annotations

import pytest

from kzcn_explore.explorer import name_box
from kzcn_explore.explorer.name_box import NameBox


@pytest.fixture
def box():
    chosen, unknown = [], []
    made = NameBox("Named", "kz-x", hints=("anyone", "who"), on_choose=chosen.append, on_unknown=unknown.append)
    made.offer([("Anna Berg", "anna"), ("Paul Lind", "paul"), ("Anna Berg", "another")], [])
    made.chosen, made.unknown = chosen, unknown
    return made


def test_what_is_picked_is_chosen_by_its_key(box):
    assert box.options == ("Anna Berg", "Paul Lind")
    box.value = "Paul Lind"
    assert (box.chosen, box.unknown) == ([["paul"]], [])


def test_of_what_is_typed_the_first_name_that_holds_it_is_chosen(box):
    box.value = " berg "
    assert box.chosen == [["anna"]]


def test_an_emptied_box_chooses_none(box):
    box.offer([("Anna Berg", "anna")], ["anna"])
    assert (box.value, box.chosen) == ("Anna Berg", [])
    box.value = ""
    assert box.chosen == [[]]


def test_what_is_in_no_name_is_said(box):
    box.value = "zzz"
    assert (box.chosen, box.unknown) == ([], ["zzz"])


def test_what_is_chosen_is_offered_however_many_there_are(box, monkeypatch):
    monkeypatch.setattr(name_box, "MOST_OFFERED", 2)
    box.offer([(f"n{number}", number) for number in range(9)], [7])
    assert (box.options, box.value) == (("n0", "n1", "n7"), "n7")
    box.offer([(f"n{number}", number) for number in range(9)], [1, 2])
    assert box.value == ""
    assert box.chosen == []


def test_of_several_chosen_the_empty_box_says_how_many(box):
    box.offer([("Anna Berg", "anna"), ("Paul Lind", "paul")], ["anna", "paul"])
    assert (box.value, box.placeholder) == ("", "2 chosen")
    box.offer([("Anna Berg", "anna"), ("Paul Lind", "paul")], [])
    assert box.placeholder == "anyone"


def test_another_name_goes_before_a_name_that_holds_the_letters():
    chosen = []
    made = NameBox("Named", "kz-x", hints=("anyone", "who"), on_choose=chosen.append, on_unknown=chosen.append)
    made.offer([("White House", 1), ("United States", 2), ("Unicef", 3)], [], {"us": 2})
    made.value = "US"
    made.value = "uni"
    made.value = "hou"
    made.value = "ouse"
    assert chosen == [[2], [2], [1], [1]]


def test_a_name_behind_the_first_thousand_is_found_when_it_is_typed(box, monkeypatch):
    monkeypatch.setattr(name_box, "MOST_OFFERED", 2)
    box.offer([(f"n{number}", number) for number in range(9)], [])
    box.value = "n8"
    assert (box.options, box.chosen) == (("n0", "n1"), [[8]])


def test_a_name_that_is_typed_whole_goes_before_one_that_holds_it(box):
    box.offer([("Anna Bergman", "bergman"), ("Anna Berg", "berg")], [])
    box.value = "Anna Berg"
    assert box.chosen == [["berg"]]


def test_the_case_of_what_is_typed_does_not_matter(box):
    box.value = "LIND"
    assert (box.chosen, box.unknown) == ([["paul"]], [])
