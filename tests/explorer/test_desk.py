"""The desk: one selection and one mark for all panels."""

from __future__ import annotations

import re

import pytest

from kzcn_explore import Selection
from kzcn_explore.explorer.comparison import Comparison
from kzcn_explore.explorer.desk import Mark

APRIL = "001_1775d5543770e237"


def test_an_equal_selection_tells_nobody(desk):
    seen = []
    desk.observe(lambda change: seen.append(change["new"]), "selection")
    desk.choose(search="visit")
    desk.choose(search="  visit ")
    assert seen == [Selection(search="visit")]


def test_a_new_selection_lets_go_of_the_mark(desk):
    desk.toggle(Mark(document=APRIL))
    desk.choose(start="2022-01-01")
    assert desk.mark == Mark()


def test_a_second_click_on_a_mark_lets_go_of_it_and_another_mark_takes_its_place(desk):
    desk.toggle(Mark(document=APRIL, theme=2))
    desk.toggle(Mark(document=APRIL, theme=3))
    assert desk.mark == Mark(document=APRIL, theme=3)
    desk.toggle(Mark(document=APRIL, theme=3))
    assert not desk.mark


@pytest.mark.parametrize(
    ("parts", "said"),
    [({"start": "2023-01-01", "end": "2022-01-01"}, "start must not lie after end"), ({"search": "?!"}, "search must hold a letter")],
)
def test_a_selection_that_makes_no_sense_is_said_and_changes_nothing(desk, parts, said):
    desk.choose(search="visit")
    desk.choose(**parts)
    assert said in desk.problem
    assert desk.selection == Selection(search="visit")
    desk.choose(search="trade")
    assert desk.problem == ""


def test_a_theme_that_is_not_there_is_refused_and_changes_nothing(desk):
    n_themes = desk.study.model.n_themes_
    said = f"themes must be some of 0 to {n_themes - 1}; got {n_themes}."
    desk.choose(themes=0)
    desk.choose(themes=(0, n_themes))
    assert desk.problem == said
    with pytest.raises(ValueError, match=re.escape(said)):
        desk.selection = Selection(themes=n_themes)
    assert desk.selection == Selection(themes=0)


def test_the_terms_of_a_theme_are_ranked_once(desk, monkeypatch):
    before = desk.terms_of(2)
    assert before["term"].tolist() == desk.study.view().theme_terms.query("theme == 2")["term"].tolist()
    monkeypatch.setattr(type(desk.study.model), "ranked_terms", None)
    desk.choose(start="2022-01-01")
    assert desk.terms_of(2) is before


class CountedLock:
    """A lock that tells how often it is held."""

    held = 0

    def __enter__(self):
        self.held += 1

    def __exit__(self, *_raised):
        self.held -= 1


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.choose(search="visit"),
        lambda desk: desk.set(every="year"),
        lambda desk: desk.compare(Comparison("periods", "2022", "2020")),
        lambda desk: desk.toggle(Mark(document=APRIL)),
        lambda desk: desk.turn_to("reference"),
        lambda desk: desk.release(),
    ],
    ids=["choose", "set", "compare", "toggle", "turn_to", "release"],
)
def test_whatever_moves_the_desk_holds_its_lock(desk, act):
    desk.toggle(Mark(term="visit", side="target"))
    desk.lock, held = CountedLock(), []
    desk.observe(lambda _change: held.append(desk.lock.held), ["selection", "settings", "comparison", "mark"])
    act(desk)
    assert held and min(held) > 0
    assert desk.lock.held == 0


def test_a_place_has_the_key_of_its_document_and_one_of_a_term_that_of_its_use():
    assert Mark(document=APRIL, passage=3, span=(10, 15)).key == [APRIL, None]
    assert Mark(document=APRIL, term="visit", passage=3, span=(10, 15)).key == [APRIL, "visit", 3, 10]
