"""The tab Events: three lanes of what the view dates, the events of several documents, and how the date of one went."""

from __future__ import annotations

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer import events_panel
from kzcn_explore.explorer.evidence import Evidence
from kzcn_explore.explorer.mark import Mark
from kzcn_explore.selection import Selection

TEXTS = [
    "The president of Freedonia will pay a state visit to Sylvania in autumn 2021.",
    "The state visit of the president of Freedonia to Sylvania is planned for 4 October 2021.",
    "On 4 October 2021 the president of Freedonia paid a state visit to Sylvania.",
]


@pytest.fixture(scope="module")
def visit():
    frame = pd.DataFrame({"date": ["2021-05-02", "2021-08-10", "2021-10-09"], "title": ["Planned <b>", "Set", "Paid"], "text": TEXTS})
    return kz.Study(kz.load_corpus(frame), every="month")


@pytest.fixture
def explorer(visit):
    explorer = kz.explore(visit)
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Events")
    return explorer


@pytest.fixture
def panel(explorer):
    return explorer.panel


def test_few_documents_are_drawn_in_lanes_and_many_by_period(panel, monkeypatch):
    assert panel.chart == "event_lanes"
    for most in (60, 2):
        monkeypatch.setattr(events_panel, "MOST_DRAWN", most)
        panel.draw()
        figure = eval(panel.code(), {"kz": kz, "view": panel.desk.view})
        assert figure.description == panel.lanes.chart.description != ""
    assert panel.chart == "event_timeline"


def test_an_event_of_several_documents_is_listed_with_how_its_date_moved(panel):
    label, (item,) = panel.listed.shown["label"], panel.listed.shown["items"]
    assert label.startswith("In several documents (1 of ")
    assert item["facts"] == ["4 Oct 2021", "3 documents", "sharpened once", "spoken of as done"]
    assert panel.history.shown == {}


def test_an_event_opens_its_passages_and_its_history(explorer, panel):
    (item,) = panel.listed.shown["items"]
    panel.listed._receive(None, {"pressed": item["key"]}, [])
    assert explorer.desk.mark == Mark(places=("event", item["key"]))
    assert panel.listed.shown["items"][0]["chosen"]
    evidence = Evidence(explorer.desk)
    assert evidence.find_passages().tolist() == [0, 1, 2]
    assert panel.history.shown["label"] == "How its date went:"
    history = panel.history.shown["items"]
    assert [line["facts"] for line in history] == [["2 May 2021", "Planned <b>"], ["10 Aug 2021", "Set"], ["9 Oct 2021", "Paid"]]
    panel.history._receive(None, {"pressed": history[1]["key"]}, [])
    assert explorer.desk.mark == Mark(places=("mention", history[1]["key"]))
    assert evidence.find_passages().tolist() == [1]
    assert [line["chosen"] for line in panel.history.shown["items"]] == [False, True, False]


def test_an_event_can_be_kept_everywhere(explorer, panel):
    event = panel.listed.shown["items"][0]["key"]
    assert panel.keep.layout.display == "none"
    panel._on_click(["mention", int(explorer.view.event_mentions.index[0])])
    assert panel.keep.layout.display is None
    panel.keep.click()
    assert explorer.selection == Selection(events=event)
    assert explorer.corpus.n_passages == 3
    assert panel.event.value.endswith("(4 Oct 2021)")
    chip = explorer.controls.chips["events"]
    assert chip.description.startswith("dates “")
    panel.event.value = ""
    assert explorer.selection == Selection()


def test_a_click_marks_documents_periods_and_lanes(explorer, panel):
    document = explorer.corpus.documents.index[0]
    panel._on_click(["document", document])
    assert explorer.desk.mark == Mark(document=document)
    panel._on_click(["document", "nobody"])
    assert explorer.desk.mark == Mark(document=document)
    panel._on_click(["past", "2021-10-01"])
    assert explorer.desk.mark == Mark(places=("lane", "past", "2021-10-01"))
    panel._on_click(["published", "2021-08-01"])
    assert explorer.desk.mark == Mark(period="2021-08-01")


def test_an_unknown_event_is_said(explorer, panel):
    panel.event.value = "zebra"
    assert "No event is called “zebra”." in explorer.controls.line.value
