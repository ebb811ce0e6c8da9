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


def test_as_many_documents_as_can_be_drawn_one_by_one_are(panel, monkeypatch):
    monkeypatch.setattr(events_panel, "MOST_DRAWN", 3)
    assert panel.chart == "event_lanes"


def test_an_event_that_is_kept_is_not_offered_to_be_kept_again(explorer, panel):
    event = panel.listed.shown["items"][0]["key"]
    panel._on_click(["event", event])
    panel.keep.click()
    panel._on_click(["event", event])
    assert explorer.desk.mark == Mark(places=("event", event))
    assert panel.keep.layout.display == "none"


def test_several_dates_that_share_a_mark_are_opened_together(explorer, panel):
    mentions = explorer.view.event_mentions
    (event,) = explorer.view.events.loc[explorer.view.events["n_documents"] == 3, "event"]
    first, second = mentions.index[mentions["event"] == event][:2].tolist()
    panel._on_click(["mentions", [first, second], [event, event]])
    assert explorer.desk.mark == Mark(places=("mention", first, second))
    assert panel.history.shown["label"] == "How its date went:"


def test_dates_of_two_events_have_no_history_and_none_is_kept():
    texts = ["The harbour bridge was opened on 3 May 2019.", *TEXTS]
    explorer = kz.explore(kz.Study(kz.load_corpus(pd.DataFrame({"text": texts}))))
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Events")
    panel, mentions = explorer.panel, explorer.view.event_mentions
    assert mentions["event"].iloc[0] != mentions["event"].iloc[1]
    panel._on_click(["mentions", mentions.index[:2].tolist()])
    assert (panel.history.shown, panel.keep.layout.display) == ({}, "none")
    panel._on_click(["mention", int(mentions.index[0])])
    assert panel.keep.layout.display is None


def test_the_history_and_the_list_are_those_of_the_view(explorer, panel):
    event = panel.listed.shown["items"][0]["key"]
    explorer.desk.choose(start="2021-08-01", end="2021-09-01")
    assert panel.listed.shown == {}
    panel._on_click(["event", event])
    assert [line["facts"] for line in panel.history.shown["items"]] == [["10 Aug 2021", "Set"]]


def test_the_bars_of_a_period_are_marked_from_either_order_and_ringed(explorer, panel, monkeypatch):
    monkeypatch.setattr(events_panel, "MOST_DRAWN", 2)
    panel._on_click(["2021-10-01", "past"])
    assert explorer.desk.mark == Mark(places=("lane", "past", "2021-10-01"))
    assert explorer.desk.mark.key == ["2021-10-01", "past"]
    panel._on_click(["2021-08-01", "published"])
    assert explorer.desk.mark == Mark(period="2021-08-01")


def test_events_are_offered_those_of_most_documents_first():
    texts = ["The harbour bridge was opened on 3 May 2019.", *TEXTS]
    dates = ["2021-03-02", "2021-05-02", "2021-08-10", "2021-10-09"]
    explorer = kz.explore(kz.Study(kz.load_corpus(pd.DataFrame({"date": dates, "text": texts}))))
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Events")
    assert explorer.study.events["n_documents"].tolist() == [1, 3]
    offered = explorer.panel.event.options
    assert [name.endswith("(4 Oct 2021)") for name in offered] == [True, False]


def test_events_are_listed_those_of_most_documents_first():
    texts = ["The harbour bridge will be opened on 3 May 2022.", "On 3 May 2022 the harbour bridge will be opened.", *TEXTS]
    dates = ["2021-03-02", "2021-03-03", "2021-05-02", "2021-08-10", "2021-10-09"]
    explorer = kz.explore(kz.Study(kz.load_corpus(pd.DataFrame({"date": dates, "text": texts}))))
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Events")
    assert explorer.study.events["n_documents"].tolist() == [2, 3]
    assert [item["facts"][1] for item in explorer.panel.listed.shown["items"]] == ["3 documents", "2 documents"]


def test_the_published_documents_of_a_marked_period_have_a_ring(explorer, panel, monkeypatch):
    monkeypatch.setattr(events_panel, "MOST_DRAWN", 2)
    panel._on_click(["2021-08-01", "published"])
    monkeypatch.undo()
    asked = []
    monkeypatch.setattr(events_panel, "ring_mark", lambda _figure, key: asked.append([*key]))
    panel.draw()
    explorer.desk.toggle(Mark(document=explorer.corpus.documents.index[0]))
    assert asked[0] == ["2021-08-01", "published"]
    assert asked[-1] == ["document", explorer.corpus.documents.index[0]]
