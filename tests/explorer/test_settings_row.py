"""The settings row and what it moves: each control replaces a part of the settings, and the panels are drawn anew."""

from __future__ import annotations

import threading

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.desk import Mark
from kzcn_explore.explorer.settings import Settings
from tests.explorer.conftest import LEXICON


@pytest.fixture
def explorer(three_sources):
    return kz.explore(three_sources, lexicon=LEXICON)


def drawn(explorer):
    return explorer.panels[0].themes.chart.figure


def test_what_a_corpus_does_not_offer_has_no_control(study, three_sources):
    def shown(explorer):
        names = {name for control in explorer.settings_row.children for name in control._dom_classes}
        return sorted(name for name in names if name.startswith("kz-"))

    assert shown(kz.explore(study)) == ["kz-n-themes", "kz-set-by", "kz-set-every"]
    assert shown(kz.explore(three_sources)) == ["kz-n-themes", "kz-set-by", "kz-set-every", "kz-set-group"]
    assert "kz-set-themes" in shown(kz.explore())
    few = kz.explore(kz.load_corpus(pd.DataFrame({"date": ["2022-01-01"], "text": ["Rivers."]})))
    assert shown(few) == ["kz-set-by", "kz-set-every"]


def test_a_number_from_the_page_is_how_many_rows_the_matrix_has(explorer):
    explorer.settings_row.number._receive(None, {"number": 3}, [])
    assert len(drawn(explorer)["data"][0]["customdata"]) == 3
    assert explorer.settings_row.number.value == 3
    assert len(explorer.controls.theme.options) == 4
    explorer.settings_row.number._receive(None, {"number": 40}, [])
    assert "too many" in explorer.controls.line.value
    assert explorer.settings_row.number.value == 3


def test_a_period_draws_the_timeline_and_each_document_the_matrix_again(explorer):
    row = explorer.settings_row
    row.every.value = "year"
    assert explorer.panels[0].chart == "theme_timeline"
    dots = [trace for trace in drawn(explorer)["data"] if trace["name"] == "dots"]
    assert dots[0]["x"] == ["2020-01-01", "2021-01-01", "2022-01-01"]
    row.every.value = "each"
    assert explorer.panels[0].chart == "document_themes"


def test_a_group_is_drawn_a_panel_each_and_a_dot_opens_the_passages_of_its_group(explorer):
    row = explorer.settings_row
    row.group.value = "source"
    assert explorer.desk.settings == Settings(every=row.every.value, group="source")
    row.every.value = "year"
    row.themes.value = "lexicon"
    explorer.desk.choose(themes=0)
    dots = [trace for trace in drawn(explorer)["data"] if trace["name"] == "dots"]
    assert {trace["meta"]["of"] for trace in dots} == {"Courier", "Herald", "Gazette"}
    explorer.panels[0].themes.chart._receive(None, {"event": "click", "data": ["2020-01-01", "Courier"]}, [])
    assert explorer.desk.mark == Mark(period="2020-01-01", theme=0, group="Courier")
    documents = explorer.corpus.documents
    read = documents.loc[[item["document"] for item in explorer.reader.shown["items"]]]
    assert len(read) > 0
    assert set(read["source"]) == {"Courier"}
    assert set(read["date"].dt.year) == {2020}
    assert explorer.reader.shown["heading"].endswith("of theme “Water” of source “Courier” published in 2020")
    row.every.value = "each"
    assert row.group.value == ""


def test_a_share_of_documents_is_what_the_table_says(explorer):
    explorer.settings_row.themes.value = "lexicon"
    explorer.settings_row.by.value = "documents"
    explorer.settings_row.every.value = "year"
    table = explorer.view.theme_timeline
    documents = explorer.corpus.documents
    texts = documents["text"].where(documents["date"].dt.year == 2020).dropna()
    assert table.query("theme == 0")["share"].iloc[0] == pytest.approx(texts.str.contains("river|harbour").mean())


def test_a_tab_shows_the_settings_that_it_follows_and_no_others(explorer):
    explorer.settings_row.every.value = "year"
    explorer.tabs.value = 1
    row = explorer.settings_row
    assert [row.group.layout.display, row.every.layout.display] == ["none", None]
    assert explorer.panels[1].chart == "term_timeline"
    explorer.tabs.value = 3
    assert row.layout.display == "none"
    explorer.tabs.value = 0
    assert [row.layout.display, row.group.layout.display] == [None, None]


def test_settings_made_by_code_move_every_control(explorer):
    explorer.desk.set(themes="lexicon", every="month", by="documents", group="source")
    row = explorer.settings_row
    assert (row.themes.value, row.every.value, row.by.value, row.group.value) == ("lexicon", "month", "documents", "source")
    assert row.number.layout.display == "none"


def test_a_click_on_a_dot_of_the_timeline_or_on_a_document_opens_what_is_behind_it(explorer):
    explorer.desk.set(themes="lexicon", every="year")
    click = explorer.panels[0]._on_theme
    click(["2021-01-01", 1, "", "", "", "period"])
    assert explorer.desk.mark == Mark(period="2021-01-01", theme=1)
    document = explorer.corpus.documents.index[0]
    click([document, None, "", "", "", "document"])
    assert explorer.desk.mark == Mark(document=document)


def test_a_term_that_is_read_leaves_its_theme_in_place(explorer):
    explorer.desk.set(themes="lexicon")
    panel = explorer.panels[0]
    panel._on_theme([explorer.corpus.documents.index[0], 1])
    terms = panel.terms.shown["terms"]
    assert {term["term"] for term in terms} == {"road*", "bridge*"}
    panel.terms._receive(None, {"term": "bridge*"}, [])
    assert explorer.desk.mark == Mark(term="bridge*")
    assert panel.terms.shown["label"] == "Terms of “Roads”"
    assert [term["chosen"] for term in panel.terms.shown["terms"] if term["term"] == "bridge*"] == [True]
    panel.terms._receive(None, {"term": "no such"}, [])
    assert explorer.desk.mark == Mark(term="bridge*")


def test_two_choices_that_come_in_two_threads_are_both_kept(explorer):
    """JupyterLab hands the messages of every widget to a thread of its own."""
    row, inside, go_on = explorer.settings_row, threading.Event(), threading.Event()

    def wait(change):
        if change["new"].themes == "lexicon" and not inside.is_set():
            inside.set()
            go_on.wait(20)

    explorer.desk.observe(wait, "settings")
    threads = [threading.Thread(target=setattr, args=(row.themes, "value", "lexicon"))]
    threads.append(threading.Thread(target=setattr, args=(row.every, "value", "quarter")))
    threads[0].start()
    inside.wait(20)
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert (explorer.desk.settings.themes, explorer.desk.settings.every) == ("lexicon", "quarter")
    assert (row.themes.value, row.every.value) == ("lexicon", "quarter")


def test_a_number_that_is_refused_stays_in_its_box(explorer, monkeypatch):
    sent = []
    monkeypatch.setattr(explorer.settings_row.number, "send", sent.append)
    explorer.settings_row.number._receive(None, {"number": 40}, [])
    assert ("too many" in explorer.controls.line.value, sent) == (True, [])
    explorer.settings_row.number._receive(None, {"number": 3}, [])
    assert {"show": True} in sent


def test_a_place_of_a_term_opens_its_document_where_periods_are_drawn_too(explorer):
    explorer.desk.set(every="year")
    explorer.tabs.value = 1
    explorer.panel.how.value = "term_places"
    document = explorer.corpus.documents.index[0]
    explorer.panel._on_click([document, "river", 0, 4, 9])
    assert explorer.desk.mark == Mark(document=document, term="river", passage=0, span=(4, 9))
