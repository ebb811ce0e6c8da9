"""Controls: each replaces a part of the selection, and follows it when something else does."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore import Selection
from kzcn_explore.explorer.controls import SEVERAL, Controls
from kzcn_explore.explorer.desk import Desk, Mark


@pytest.fixture
def controls(desk):
    return Controls(desk)


def presets_of(controls):
    return {button.description: button for button in controls.children[0].children[-1].children}


def test_a_typed_date_becomes_the_selection_and_the_line_counts_it(controls, desk):
    controls.start.value = date(2022, 1, 1)
    controls.end.value = date(2022, 5, 31)
    assert desk.selection == Selection(start="2022-01-01", end="2022-05-31")
    assert "1 of 5 documents · 9 of 58 passages · 361 of 2,159 words" in controls.line.value


def test_a_selection_made_elsewhere_moves_every_control_and_none_sets_it_back(controls, desk):
    made = Selection(start="2020-01-01", dates="all", sources="Kazinform", themes=1, search="trade")
    desk.selection = made
    assert (controls.start.value, controls.end.value) == (date(2020, 1, 1), None)
    assert (controls.dates.value, controls.source.value, controls.theme.value) == ("all", ("Kazinform",), (1,))
    assert controls.search.value == "trade"
    assert desk.selection == made


def test_several_themes_set_by_code_are_an_entry_of_their_own(controls, desk):
    desk.selection = Selection(themes=(1, 2))
    assert controls.theme.value == SEVERAL
    assert controls.theme.label == "2 chosen"
    assert desk.selection == Selection(themes=(1, 2))
    desk.selection = Selection()
    assert controls.theme.label == "all themes"


def test_presets_are_everything_each_year_that_has_a_document_and_the_last_twelve_months(controls, desk):
    presets = presets_of(controls)
    assert list(presets) == ["All", "2020", "2022", "Last 12 months"]
    presets["Last 12 months"].click()
    assert desk.selection == Selection(start="2021-06-08", end="2022-06-07")
    presets["All"].click()
    assert desk.selection == Selection()


def test_many_years_are_a_menu():
    frame = pd.DataFrame({"date": [f"{year}-06-01" for year in range(2000, 2012)], "text": "They spoke of rivers and of roads."})
    desk = Desk(kz.Study(kz.load_corpus(frame)))
    (menu,) = Controls(desk).children[0].children[-1].children
    menu.value = ("2005-01-01", "2005-12-31")
    assert desk.view.n_documents == 1


def test_clear_lets_go_of_every_filter(controls, desk):
    (document,) = desk.view.documents.index[:1]
    parts = {"sources": "Kazinform", "themes": 1, "search": "trade", "periods": "2020", "documents": document}
    desk.selection = Selection(start="2020-01-01", dates="all", **parts)
    controls.children[1].children[-1].click()
    assert desk.selection == Selection()


def test_what_was_typed_wrong_stays_in_its_box_and_is_said_without_markup(controls, desk):
    controls.search.value = "<?>"
    assert controls.search.value == "<?>"
    assert "&lt;?&gt;" in controls.line.value
    assert "<?>" not in controls.line.value
    assert desk.selection == Selection()


def test_a_menu_of_years_follows_the_dates_and_lets_go_with_them():
    frame = pd.DataFrame({"date": [f"{year}-06-01" for year in range(2000, 2012)], "text": "They spoke of rivers and of roads."})
    desk = Desk(kz.Study(kz.load_corpus(frame)))
    controls = Controls(desk)
    controls.year.value = ("2003-01-01", "2003-12-31")
    assert desk.selection == Selection(start="2003-01-01", end="2003-12-31")
    desk.choose(start="2003-02-01")
    assert controls.year.value == SEVERAL
    controls._clear()
    assert controls.year.label == "All"
    controls.year.value = ("2003-01-01", "2003-12-31")
    assert desk.selection == Selection(start="2003-01-01", end="2003-12-31")


def test_languages_are_called_by_their_names():
    texts = ["The ministers spoke of trade and of roads in the morning.", "Министры говорили о торговле и о дорогах весь день."]
    controls = Controls(Desk(kz.Study(kz.load_corpus(pd.DataFrame({"text": texts, "date": "2022-05-01"})))))
    assert [label for label, _ in controls.language.options] == ["all languages", "English", "Russian"]


def test_documents_chosen_on_the_map_are_counted_on_a_button_that_lets_go_of_them(controls, desk):
    assert controls.chips["documents"].layout.display == "none"
    desk.choose(documents=desk.view.documents.index[:2])
    assert (controls.chips["documents"].description, controls.chips["documents"].layout.display) == ("2 documents chosen ×", None)
    controls.chips["documents"].click()
    assert (controls.chips["documents"].layout.display, desk.selection) == ("none", Selection())


def test_clear_lets_go_of_the_mark_where_nothing_is_filtered(controls, desk):
    desk.toggle(Mark(document=desk.view.documents.index[0]))
    controls.children[1].children[-1].click()
    assert desk.mark == Mark()


def test_clear_lets_go_of_actors_speakers_and_events(controls, desk):
    desk.selection = Selection(actors="China", speakers="Wang Yi", events=(0, 1))
    said = [controls.chips[part].description for part in ("actors", "speakers", "events")]
    assert said == ["names China ×", "quotes Wang Yi ×", "dates 2 events ×"]
    controls.children[1].children[-1].click()
    assert desk.selection == Selection()
    assert {chip.layout.display for chip in controls.chips.values()} == {"none"}


def test_an_event_that_the_corpus_does_not_have_is_called_by_its_number(controls, desk):
    desk.selection = Selection(events=9999)
    assert controls.chips["events"].description == "dates event 9999 ×"
