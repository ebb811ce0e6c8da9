"""The map: a lasso chooses documents, a click shows what is most like one."""

from __future__ import annotations

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore import Selection
from kzcn_explore.charts import palette
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.map_panel import MapPanel
from kzcn_explore.explorer.neighbour_list import NeighbourList
from kzcn_explore.study import Study
from tests.explorer.conftest import passage

HOSTILE = '<img src=x onerror="run()">'


@pytest.fixture
def panel(desk):
    panel = MapPanel(desk, PlotlyBundle())
    panel.draw()
    return panel


def ids(panel):
    return [*panel.desk.study.corpus.documents.index]


def shown(panel):
    """Which parts are shown: the map, the button that stops and the one that begins again."""
    return [widget.layout.display is None for widget in (panel.map, panel.stop, panel.again)]


def lasso(panel, documents):
    panel.map.chart._receive(None, {"event": "lasso", "ids": documents}, [])


def click(panel, data):
    panel.map.chart._receive(None, {"event": "click", "data": data}, [])


def ring(panel):
    """How many points are ringed."""
    return len(panel.map.chart.figure["data"][-1]["x"])


def test_a_small_map_is_there_at_once_with_what_can_be_done(panel):
    assert shown(panel) == [True, False, False]
    assert sum(len(trace["x"]) for trace in panel.map.chart.figure["data"]) == 5
    assert "Click a point to read it" in panel.words.value
    assert panel.neighbours.shown == {}


def test_a_lasso_keeps_its_documents_in_every_view_and_the_rest_is_grey(panel):
    first, second, *_ = ids(panel)
    lasso(panel, [second, first])
    assert panel.desk.selection == Selection(documents=(first, second))
    panel.draw()
    colours = {
        row[0]: colour if isinstance(colour, str) else colour[i]
        for trace in panel.map.chart.figure["data"][:-1]
        for colour in [trace["marker"]["color"]]
        for i, row in enumerate(trace["customdata"])
    }
    assert {document for document, colour in colours.items() if colour != palette.REST} == {first, second}
    lasso(panel, [])
    assert panel.desk.selection == Selection()


@pytest.mark.parametrize("message", [["nobody"], ["", HOSTILE], "all", [7], [None], {"ids": []}])
def test_a_lasso_around_what_is_no_document_does_nothing(panel, message):
    chosen = Selection(documents=ids(panel)[0])
    panel.desk.selection = chosen
    lasso(panel, message)
    assert (panel.desk.selection, panel.desk.problem) == (chosen, "")


def test_a_lasso_around_points_outside_the_filter_leaves_nothing_and_the_map_stands(panel):
    panel.desk.choose(start="2022-01-01", end="2022-12-31")
    outside = next(document for document in ids(panel) if document not in panel.desk.view.documents.index)
    lasso(panel, [outside])
    panel.draw()
    assert panel.desk.view.n_documents == 0
    assert shown(panel) == [True, False, False]
    assert "the 0 chosen" in panel.map.chart.figure["layout"]["title"]["subtitle"]["text"].replace("<br>", " ")


def test_a_clicked_point_is_ringed_and_its_neighbours_are_buttons_that_mark_them(panel):
    document = ids(panel)[0]
    click(panel, [document, 0, None, "a title", "a day", "a share"])
    panel.draw()
    assert panel.desk.mark == Mark(document=document)
    assert ring(panel) == 1
    table = panel.desk.study.neighbours(document, 5)
    items = panel.neighbours.shown["items"]
    assert panel.neighbours.shown["label"] == f"Most like “{table.attrs['title']}”:"
    assert [item["key"] for item in items] == table["document"].tolist()
    assert items[0]["facts"][1:] == [f"{table['likeness'][0]:.0%} alike".replace("%", " %"), ", ".join(table["terms"][0])]
    panel.neighbours._receive(None, {"pressed": items[0]["key"]}, [])
    assert panel.desk.mark == Mark(document=items[0]["key"])
    panel.neighbours._receive(None, {"pressed": "nobody"}, [])
    assert panel.desk.mark == Mark(document=items[0]["key"])
    panel.desk.release()
    panel.draw()
    assert (ring(panel), panel.neighbours.shown) == (0, {})


def test_on_the_map_of_passages_a_click_marks_the_passage_and_a_document_all_of_its_own(panel):
    panel.unit.value = "passages"
    row = panel.map.chart.figure["data"][0]["customdata"][0]
    click(panel, row)
    panel.draw()
    assert panel.desk.mark == Mark(document=row[0], passage=row[2])
    assert ring(panel) == 1
    panel.desk.toggle(Mark(document=row[0]))
    panel.draw()
    table = panel.desk.study.document_map("passages")
    assert ring(panel) == (table["document"].eq(row[0]) & table["x"].notna()).sum() > 1


@pytest.mark.parametrize("data", [["nobody", 0, None], [7, 0, None], [None, None, None], [], ["nobody"]])
def test_a_click_on_what_is_no_document_marks_nothing(panel, data):
    click(panel, data)
    assert panel.desk.mark == Mark()


def test_a_neighbour_outside_the_filter_says_so(panel):
    panel.desk.choose(documents=ids(panel)[0])
    panel.desk.toggle(Mark(document=ids(panel)[0]))
    panel.draw()
    assert {item["facts"][2] for item in panel.neighbours.shown["items"]} == {"outside the filter"}


def test_neighbours_carry_text_and_a_copy_says_that_it_is_one():
    chosen = []
    neighbours = NeighbourList(chosen.append)
    day = pd.Timestamp("2022-06-07")
    row = {"document": "b", "title": HOSTILE, "earliest": day, "latest": day, "likeness": 1.0, "terms": ["trade"], "is_copy": True}
    table = pd.DataFrame([row, row | {"document": "c", "title": None, "is_copy": False}])
    table.attrs["title"] = None
    neighbours.show(table)
    assert neighbours.shown["label"] == "Most like “(no title)”:"
    assert [item["title"] for item in neighbours.shown["items"]] == [HOSTILE, "(no title)"]
    assert neighbours.shown["items"][0]["facts"] == ["7 Jun 2022", "100 % alike", "a copy", "trade"]
    for message in ({"pressed": "b"}, {"pressed": "a"}, {"pressed": ["b"]}, {}):
        neighbours._receive(None, message, [])
    assert chosen == ["b"]
    neighbours.show(table.head(0))
    assert neighbours.shown["label"] == "No other document shares a term of the themes with “(no title)”."


def test_sources_are_offered_where_there_are_several(panel, three_sources):
    assert panel.colour.options == ("theme", "date")
    assert MapPanel(Desk(kz.Study(three_sources)), PlotlyBundle()).colour.options == ("theme", "source", "date")


def test_the_code_draws_the_same_map(panel):
    panel.desk.choose(start="2022-01-01")
    panel.colour.value = "date"
    panel.draw()
    study = panel.desk.study
    figure = eval(panel.code(), {"kz": kz, "study": study, "view": panel.desk.view})
    *drawn, _ring = panel.map.chart.figure["data"]
    assert drawn == figure.plain()["data"]
    assert panel.code() == "kz.charts.document_map(study.document_map(\"documents\"), colour='date', chosen=view.documents.index)"


def test_a_choice_sends_looks_and_no_place(panel, monkeypatch):
    sent = []
    monkeypatch.setattr(panel.map.chart, "_send_patch", lambda wanted, gone, before: sent.append(([path for path, _ in wanted], gone)))
    panel.desk.choose(documents=ids(panel)[:2])
    panel.draw()
    panel.desk.toggle(Mark(document=ids(panel)[0]))
    panel.draw()
    (looks, none_gone), (ringed, _) = sent
    assert none_gone == []
    assert {path[2] for path in looks if path[0] == "data"} == {"marker"}
    assert {(path[1], path[2]) for path in ringed} == {(len(panel.map.chart.figure["data"]) - 1, name) for name in "xy"}


def test_too_few_documents_say_why_there_is_no_map():
    texts = [f"The {passage(subject, subject)}\n\nOur {passage(subject, subject + 3)}" for subject in (0, 1)]
    panel = MapPanel(Desk(kz.Study(kz.load_corpus(pd.DataFrame({"text": texts})))), PlotlyBundle())
    panel.draw()
    assert shown(panel) == [False, False, False]
    assert "fewer than three documents, copies aside, hold a term of the themes. Choose passages as points." in panel.words.value
    panel.unit.value = "passages"
    assert shown(panel) == [True, False, False]
    panel.unit.value = "documents"
    assert shown(panel) == [False, False, False]


def test_another_period_draws_the_same_map(panel):
    before = panel.map.chart.version
    panel.desk.set(every="year")
    panel.draw()
    assert panel.map.chart.version == before
    assert shown(panel) == [True, False, False]


def test_of_a_drawn_part_of_a_large_corpus_the_words_say_so(panel, monkeypatch):
    table = panel.desk.study.document_map().copy()
    table.attrs["n_documents"] = 1_200_000
    monkeypatch.setattr(Study, "document_map", lambda study, unit="documents": table)
    panel.draw()
    assert "Drawn at random: 5 of 1,200,000 documents" in panel.words.value


def test_documents_without_a_passage_of_the_chosen_theme_are_grey(panel):
    shares = panel.desk.study.shares >= 0.2
    n_documents = panel.desk.study.theme_table.set_index("theme")["n_documents"]
    theme = int(n_documents.idxmin())
    panel.desk.choose(themes=theme)
    panel.draw()
    holders = set(panel.desk.study.corpus.passages["document"][shares[theme]])
    assert 0 < len(holders) < 5
    said = panel.map.chart.figure["layout"]["title"]["subtitle"]["text"].replace("<br>", " ")
    assert f"coloured: the {len(holders)} chosen, grey: the rest" in said


def test_of_a_whole_map_of_passages_nothing_was_drawn_at_random(panel):
    panel.unit.value = "passages"
    assert "Click a point" in panel.words.value
    assert "Drawn at random" not in panel.words.value
