"""The tab Voices: each chart is that of the view's tables, a mark opens its passages, and a choice narrows every panel."""

from __future__ import annotations

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore import charts
from kzcn_explore.explorer import reading_row
from kzcn_explore.explorer.evidence import Evidence
from kzcn_explore.explorer.mark import Mark
from kzcn_explore.explorer.voices_panel import CARDS, NETWORK, SHOWN, THEMES, WHEN
from kzcn_explore.selection import Selection

WAIT = 60


@pytest.fixture
def explorer(study):
    explorer = kz.explore(study)
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Voices")
    return explorer


@pytest.fixture
def panel(explorer):
    return explorer.panel


def marks_of(panel, what):
    """The customdata of the marks of a chart that begin with a word."""
    rows = []
    for trace in panel.voices.chart.figure["data"]:
        data = trace.get("customdata") or []
        rows += [row for row in data if isinstance(row, list) and row and row[0] == what]
    return rows


@pytest.mark.parametrize("chart", SHOWN)
def test_each_chart_is_drawn_from_the_tables_of_the_view_and_its_code_draws_it(panel, chart):
    panel.what.value = chart
    figure = eval(panel.code(), {"kz": kz, "study": panel.desk.study, "view": panel.desk.view})
    assert figure.description == panel.voices.chart.description != ""
    assert getattr(charts, chart).__name__ in panel.code()


def test_where_there_are_no_themes_what_each_stresses_is_not_offered():
    frame = pd.DataFrame({"date": ["2021-05-02"], "text": ["“The road is open to everybody now,” Anna Berg said."]})
    explorer = kz.explore(kz.load_corpus(frame))
    panel = next(panel for panel in explorer.panels if panel.title == "Voices")
    assert [chart for _, chart in panel.what.options] == [CARDS, WHEN, NETWORK]
    explorer.tabs.value = explorer.panels.index(panel)
    assert "Anna Berg" in panel.voices.chart.description


@pytest.mark.parametrize(
    ("chart", "what"), [(CARDS, "quotation"), (WHEN, "speaker"), (THEMES, "speaker"), (NETWORK, "actor"), (NETWORK, "link")]
)
def test_a_mark_opens_the_passages_behind_it(panel, chart, what):
    panel.what.value = chart
    rows = marks_of(panel, what)
    assert rows
    for row in rows[:6]:
        panel.desk.release()
        panel._on_click(row)
        places = panel.desk.view.places(*panel.desk.mark.places)
        evidence = Evidence(panel.desk)
        found = evidence.read(evidence.find_passages())
        assert len(places)
        assert found["passage"].tolist() == panel.desk.view.read_places(places)["passage"].tolist()
        assert all(found["marks"])


def test_a_second_click_lets_go(panel):
    panel.what.value = NETWORK
    row = marks_of(panel, "actor")[0]
    panel._on_click(row)
    assert panel.desk.mark == Mark(places=("actor", row[1]))
    panel._on_click(row)
    assert panel.desk.mark == Mark()


def test_choosing_a_speaker_narrows_every_panel_and_the_chip_lets_go(explorer, panel):
    speaker = explorer.study.themed.voices.speakers[0]
    panel.speaker.value = speaker
    assert explorer.selection == Selection(speakers=speaker)
    assert set(explorer.view.quotations["passage"]) <= set(explorer.corpus.passages.index)
    assert explorer.corpus.n_passages == explorer.view.quotations.query("speaker == @speaker")["passage"].nunique()
    chip = explorer.controls.chips["speakers"]
    assert (chip.description, chip.layout.display) == (f"quotes {speaker} ×", None)
    chip.click()
    assert explorer.selection == Selection()
    assert (panel.speaker.value, chip.layout.display) == ("", "none")


def test_choosing_an_actor_by_part_of_the_name_narrows_every_panel(explorer, panel):
    panel.actor.value = "kazakhstan"
    (actor,) = explorer.selection.actors
    assert "kazakhstan" in actor.casefold()
    assert panel.actor.value == actor
    assert set(explorer.view.places("actor", actor)["passage"]) == set(explorer.corpus.passages.index)
    panel.actor.value = "zebra"
    assert "Nobody is called “zebra”." in explorer.controls.line.value
    assert explorer.selection.actors == (actor,)


def test_what_is_marked_can_be_kept_everywhere(explorer, panel):
    panel.what.value = NETWORK
    assert panel.keep.layout.display == "none"
    name = marks_of(panel, "actor")[0][1]
    panel._on_click(["actor", name])
    assert (panel.keep.layout.display, panel.keep.description) == (None, f"Keep only what names {name}")
    panel.keep.click()
    assert explorer.selection == Selection(actors=name)
    assert panel.keep.layout.display == "none"
    panel._on_click(["quotation", int(explorer.study.quotations.index[0])])


def test_the_reader_says_what_is_read(explorer, panel):
    panel._on_click(["actor", "China"])
    assert "naming China" in explorer.reader.shown["heading"]
    speaker = explorer.study.themed.voices.speakers[0]
    panel._on_click(["speaker", speaker, 0])
    assert f"quoting {speaker} with terms of theme" in explorer.reader.shown["heading"]


def test_of_many_texts_it_says_how_far_it_is(study, monkeypatch):
    monkeypatch.setattr(reading_row, "AT_ONCE", 10)
    explorer = kz.explore(kz.Study(study.corpus))
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Voices")
    panel = explorer.panel
    job = panel.reading._job
    if job is not None:
        job.thread.join(WAIT)
    with explorer.desk.lock:
        assert panel.reading.is_read
        assert panel.reading.layout.display == "none"
        assert panel.voices.chart.description


def test_reading_that_was_stopped_is_not_begun_by_a_filter(study, monkeypatch):
    monkeypatch.setattr(reading_row, "AT_ONCE", 10)
    begun = []
    monkeypatch.setattr(reading_row.ReadingRow, "begin", lambda self, work, parts: begun.append(parts))
    explorer = kz.explore(kz.Study(study.corpus))
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Voices")
    panel = explorer.panel
    assert len(begun) == 1
    panel.reading._give_up("Stopped.")
    explorer.desk.choose(start="2022")
    assert (len(begun), panel.voices.layout.display, panel.reading.again.layout.display) == (1, "none", None)
    panel.reading.again.click()
    assert len(begun) == 2


def test_who_is_quoted_in_a_marked_quotation_can_be_kept_everywhere(explorer, panel):
    row = int(explorer.study.quotations.index[0])
    speaker = explorer.study.quotations.loc[row, "speaker"]
    panel._on_click(["quotation", row])
    assert (panel.keep.layout.display, panel.keep.description) == (None, f"Keep only what quotes {speaker}")
    panel.keep.click()
    assert explorer.selection == Selection(speakers=speaker)


def test_a_click_on_a_theme_of_a_speaker_or_on_a_period_is_a_mark_of_both(panel):
    panel._on_click(["speaker", "Wang Yi", 0, "tooltip"])
    assert panel.desk.mark == Mark(places=("speaker", "Wang Yi", 0))
    panel._on_click(["speaker", "Wang Yi", "2022-06-01", "tooltip"])
    assert panel.desk.mark == Mark(places=("speaker", "Wang Yi", "2022-06-01"))


def test_the_mark_has_a_ring(panel):
    panel.what.value = NETWORK

    def rings():
        return [trace for trace in panel.voices.chart.figure["data"] if trace["name"] == "ring"]

    assert rings() == []
    panel._on_click(marks_of(panel, "actor")[0])
    assert len(rings()) == 1


def test_a_name_that_nobody_has_does_not_stay_in_its_box(explorer, panel):
    panel.actor.value = "China"
    panel.actor.value = "zebra"
    assert (panel.actor.value, explorer.selection) == ("China", Selection(actors="China"))


def test_of_what_was_stopped_nothing_is_said_when_it_was_found_elsewhere(study, monkeypatch):
    monkeypatch.setattr(reading_row, "AT_ONCE", 10)
    monkeypatch.setattr(reading_row.ReadingRow, "begin", lambda self, work, parts: None)
    explorer = kz.explore(kz.Study(study.corpus))
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Voices")
    panel = explorer.panel
    panel.reading._give_up("Stopped.")
    assert panel.reading.layout.display is None
    panel.reading._read(None)
    panel.draw()
    assert (panel.reading.layout.display, panel.voices.layout.display) == ("none", None)
