"""The explorer: all panels show one view; what it shows can be had as tables and as code."""

from __future__ import annotations

import json

import pandas as pd
import pytest
import traitlets
from pandas.testing import assert_frame_equal

import kzcn_explore as kz
from kzcn_explore.explorer.chart_box import table_markup
from kzcn_explore.explorer.desk import Mark
from kzcn_explore.explorer.overview import brush_shapes
from kzcn_explore.explorer.panels import ThemesPanel
from tests.explorer.conftest import LEXICON

HOSTILE = '<script>document.title="run"</script><img src=x onerror="document.title=1"> <a href="javascript:1">go</a>'


def test_every_panel_follows_the_selection(explorer):
    explorer.selection = kz.Selection(start="2022-01-01", end="2022-12-31")
    themes = explorer.panels[0].themes.chart.figure
    assert [item["document"][:3] for item in explorer.reader.shown["items"]] == ["001"] * 9 + ["000"] * 11
    assert explorer.reader.shown["heading"] == "33 passages in this view"
    columns = [cell[0] for cell in themes["data"][0]["customdata"][0] if cell and cell[0]]
    assert [column[:3] for column in columns] == ["001", "000", "003"]
    assert "33 of 58 passages" in explorer.controls.line.value
    assert len(explorer.overview.chart.figure["layout"]["shapes"]) > 0
    assert explorer.corpus.documents.index.tolist() == ["000_bb03d2d6f9ac7590", "001_1775d5543770e237", "003_6a1d1ce386d09e11"]


def test_a_click_in_one_panel_moves_the_other(desk):
    from kzcn_explore.explorer.chart import PlotlyBundle

    left, right = ThemesPanel(desk, PlotlyBundle()), ThemesPanel(desk, PlotlyBundle())
    desk.observe(lambda _change: (left.draw(), right.draw()), ["selection", "mark"])
    left._on_theme(["001_1775d5543770e237", 5])
    assert left.terms.shown == right.terms.shown
    assert right.terms.shown["label"] == f"Terms of “{desk.theme_labels[5]}”"


def test_a_brush_chooses_whole_days_and_letting_go_chooses_all(explorer):
    explorer.overview.chart._receive(None, {"event": "brush", "x": ["2022-04-24 15:00:00.5", "2022-06-08 03:11"]}, [])
    assert explorer.selection == kz.Selection(start="2022-04-25", end="2022-06-08")
    explorer.overview.chart._receive(None, {"event": "brush", "x": None}, [])
    assert explorer.selection == kz.Selection()


def test_the_shade_holds_the_dots_of_its_first_and_last_day():
    (shade,) = brush_shapes("2022-04-25", "2022-06-07")
    assert (shade["x0"], shade["x1"]) == ("2022-04-24 12:00:00", "2022-06-07 12:00:00")
    assert brush_shapes("2022-04-25", None) == ()


def test_a_clicked_cell_opens_its_passages_with_the_terms_of_the_theme_marked(explorer):
    (theme,) = (number for number, label in enumerate(explorer.desk.theme_labels) if "One-China principle" in label)
    explorer.panels[0].themes.chart._receive(None, {"event": "click", "data": ["004_989c5f301b961c6b", theme]}, [])
    shown = explorer.reader.shown
    assert {item["document"] for item in shown["items"]} == {"004_989c5f301b961c6b"}
    marked = [text for text, is_marked in shown["items"][0]["parts"] if is_marked]
    assert "one-China principle" in marked
    explorer.reader._on_message(None, {"act": "release"}, [])
    assert explorer.desk.mark == Mark()
    assert explorer.reader.shown["heading"] == "58 passages in this view"


def test_the_reader_turns_pages_opens_a_document_and_tells_why_it_has_its_date(explorer):
    reader = explorer.reader
    reader._on_message(None, {"act": "page", "page": 2}, [])
    assert (reader.shown["range"], len(reader.shown["items"])) == ("41–58 of 58", 18)
    item = reader.shown["items"][0]
    reader._on_message(None, {"act": "open", "document": item["document"], "passage": item["passage"]}, [])
    whole = reader.shown["document"]
    assert [passage["here"] for passage in whole["stretches"]].count(True) == 1
    reader._on_message(None, {"act": "why", "document": "000_bb03d2d6f9ac7590"}, [])
    assert reader.shown["why"] == {
        "title": "7 Jun 2022",
        "sentences": ["“2022-06-07” stands in its first lines."],
    }
    reader._on_message(None, {"act": "close"}, [])
    reader._on_message(None, {"act": "close"}, [])
    assert "document" not in reader.shown and "why" not in reader.shown


@pytest.mark.parametrize("message", [{"act": "open", "document": "no such", "passage": 1}, {"act": "page", "page": 99}, {}, {"act": "x"}])
def test_a_message_that_makes_no_sense_does_no_harm(explorer, message):
    explorer.reader._on_message(None, message, [])
    assert explorer.reader.shown["items"]


def test_nothing_chosen_found_or_dated_is_said_in_a_sentence(explorer):
    explorer.selection = kz.Selection(search="zeppelin")
    assert "No chosen passage holds “zeppelin”" in explorer.reader.shown["empty"]
    assert explorer.panels[0].themes.chart.description
    explorer.selection = kz.Selection(start="1999-01-01", end="1999-12-31")
    assert "Widen the dates" in explorer.reader.shown["empty"]
    undated = kz.explore(kz.load_corpus(pd.DataFrame({"text": ["Rivers and roads and bridges.", "Roads, rivers and bridges."]})))
    assert "2 of 2 documents" in undated.controls.line.value


def test_a_corpus_too_small_for_themes_is_explored_without_them():
    explorer = kz.explore(kz.load_corpus(pd.DataFrame({"date": ["2022-01-01"], "text": ["Rivers."]})))
    assert [panel.title for panel in explorer.panels] == ["Terms", "Compare", "Concordance", "Voices", "Events"]
    assert any("kz-no-themes" in widget._dom_classes for widget in explorer.children[-2].children)
    assert explorer.controls.theme.disabled
    assert explorer.code().endswith("view.list_documents()")


def test_a_large_corpus_is_drawn_as_periods():
    days = [f"2021-{1 + n % 12:02d}-{1 + n % 28:02d}" for n in range(90)]
    texts = [f"Rivers, roads and bridge {n}. Trade and ports." for n in range(90)]
    explorer = kz.explore(kz.load_corpus(pd.DataFrame({"date": days, "text": texts})))
    assert (explorer.panels[0].chart, explorer.panels[1].chart) == ("theme_timeline", "term_timeline")
    period = explorer.view.document_timeline["period"].iloc[3].strftime("%Y-%m-%d")
    explorer.overview._on_click([period])
    n_documents = int(explorer.view.document_timeline["n_documents"].iloc[3])
    assert len({item["document"] for item in explorer.reader.shown["items"]}) == min(n_documents, 20)


def test_charts_are_drawn_before_the_passages_are_read(explorer):
    drawn = []
    for name, widget, trait in (
        ("themes", explorer.panels[0].themes.chart, "figure"),
        ("overview", explorer.overview.chart, "figure"),
        ("reader", explorer.reader, "packed"),
    ):
        widget.observe(lambda _change, name=name: drawn.append(name), trait)
    explorer.selection = kz.Selection(start="2022-01-01")
    assert drawn == ["themes", "overview", "reader"]


def test_equal_selections_redraw_nothing(explorer):
    sent = []
    explorer.panels[0].themes.chart.observe(sent.append, "figure")
    explorer.selection = kz.Selection()
    explorer.desk.choose(search="")
    assert sent == []


def test_no_state_holds_markup_of_a_hostile_document():
    texts = [HOSTILE + "Rivers and roads meet at the harbour.", "Old roads follow rivers to a bridge.", "A bridge at the harbour; rivers."]
    dates = ["2022-01-01", "2022-01-02", None]
    explorer = kz.explore(kz.load_corpus(pd.DataFrame({"title": HOSTILE, "source": HOSTILE, "date": dates, "text": texts})), title=HOSTILE)
    explorer.selection = kz.Selection(search="rivers")
    themes, terms, compare, _, document_map, voices, events = explorer.panels
    for tab in range(1, 7):
        explorer.tabs.value = tab
    for box in (explorer.overview, themes.themes, terms.terms, compare.terms, document_map.map, voices.voices, events.lanes):
        box.as_table.value = True
        assert "<script" not in box.rows.value and "<img" not in box.rows.value
        drawn = json.dumps([box.chart.figure["data"], box.chart.figure["layout"].get("annotations", [])])
        assert "<script" not in drawn and "<a href" not in drawn
    assert "<script" not in explorer.controls.line.value


def test_a_table_is_escaped_and_says_when_it_is_cut():
    assert "&lt;b&gt;" in table_markup(pd.DataFrame({"<b>": ["<b>"]}))
    assert "The first 200 of 1,000 rows." in table_markup(pd.DataFrame({"n": range(1000)}))


def test_what_is_no_corpus_is_refused_with_the_mend():
    with pytest.raises(TypeError, match=r"got str\. Load files with kz\.load_corpus\(path\)"):
        kz.explore("folder")
    with pytest.raises(traitlets.TraitError):
        kz.explore().selection = "2022"


def test_a_corpus_of_years_is_named_and_read_by_its_years():
    texts = ["Rivers and roads and bridges.", "Roads, rivers and bridges.", "Bridges over rivers."]
    explorer = kz.explore(kz.load_corpus(pd.DataFrame({"text": texts, "year": [2006, 2010, 2024]})))
    assert explorer.children[1].children[0].value == "3 documents, 2006 to 2024"
    assert [item["day"] for item in explorer.reader.shown["items"]] == ["2006", "2010", "2024"]
    explorer.desk.toggle(Mark(period="2010-01-01"))
    assert explorer.reader.shown["heading"] == "1 passage published in 2010"
    placed = next(trace for trace in explorer.overview.chart.figure["data"] if trace["name"] == "placed")
    assert placed["base"] == ["2006-01-01", "2010-01-01", "2024-01-01"]


def test_without_a_chosen_theme_the_terms_of_the_largest_in_view_are_shown(explorer):
    for selection in (kz.Selection(), kz.Selection(start="2020-01-01", end="2020-12-31")):
        explorer.selection = selection
        shares = explorer.view.document_themes.eval("amount = share * n_tokens").groupby("theme")["amount"].sum()
        label = explorer.study.model.labels_[shares.idxmax()]
        assert explorer.panels[0].terms.shown["label"] == f"Terms of “{label}”"


def test_the_terms_of_the_chosen_theme_are_those_of_the_table(explorer):
    explorer.desk.choose(themes=(2,), start="2022-01-01")
    table = explorer.view.theme_terms
    expected = table.loc[table["theme"] == 2, ["label", "term", "weight"]].reset_index(drop=True)
    assert_frame_equal(explorer.desk.terms_of(2).astype(expected.dtypes), expected)
    assert [one["term"] for one in explorer.panels[0].terms.shown["terms"]] == expected["term"].head(6).tolist()


def test_documents_are_asked_for_only_where_a_period_is_sparse(three_sources):
    explorer = kz.explore(kz.Study(three_sources))
    explorer.desk.set(every="year")
    assert "documents=" not in explorer.code()
    explorer.desk.set(every="day")
    assert "documents=view.document_themes" in explorer.code()
    drawn, view = explorer.panels[0].themes.chart.figure, explorer.view
    assert "document_themes" not in vars(view)
    whole = kz.charts.theme_timeline(view.theme_timeline, documents=view.document_themes).plain()
    assert {name: drawn[name] for name in whole} == whole


def test_a_count_of_terms_is_kept_for_the_views_seen_last(explorer, monkeypatch):
    asked = []
    kind = type(explorer.view)
    counted = kind.document_terms
    monkeypatch.setattr(kind, "document_terms", lambda view, terms: asked.append((view.filter, terms)) or counted(view, terms))
    explorer.panels[1].words.value = "visit, trade"
    explorer.tabs.value = 1
    asked.clear()
    explorer.desk.choose(start="2022-01-01")
    explorer.desk.choose(start=None)
    assert asked == [(kz.Selection(start="2022-01-01").filter, ["visit", "trade"])]


def test_the_chosen_mark_is_ringed_until_it_is_let_go(explorer):
    panel, overview = explorer.panels[0], explorer.overview
    panel.themes.chart._receive(None, {"event": "click", "data": ["001_1775d5543770e237", 4]}, [])
    (frame,) = [shape for shape in panel.themes.chart.figure["layout"]["shapes"] if shape["type"] == "rect"]
    cells = panel.themes.chart.figure["data"][1]["customdata"]
    assert (frame["y0"], frame["y1"]) == (explorer_edges(panel)[4], explorer_edges(panel)[5])
    assert cells[4][1][:2] == ["001_1775d5543770e237", 4]
    assert overview.chart.figure["data"][-1]["name"] == "ring"
    explorer.desk.release()
    assert [shape for shape in panel.themes.chart.figure["layout"]["shapes"] if shape["type"] == "rect"] == []
    assert overview.chart.figure["data"][-1]["name"] != "ring"
    explorer.desk.set(every="year")
    panel.themes.chart._receive(None, {"event": "click", "data": ["001_1775d5543770e237", 4, "", "", "", "document"]}, [])
    assert panel.themes.chart.figure["data"][-1]["name"] == "ring"


def explorer_edges(panel):
    return panel.themes.chart.figure["data"][0]["y"]


@pytest.fixture(scope="module")
def russian():
    texts = [
        "Таможня снизит пошлины на муку, которую везут через границу.",
        "На границе таможня снизила пошлину на мясо; у границы ждут.",
        "В музее открылась выставка картин.",
        "Музей показал выставку украшений.",
    ]
    return kz.load_corpus(pd.DataFrame({"date": [f"2022-0{n}-01" for n in range(1, 5)], "text": texts}))


def test_a_term_that_no_passage_writes_as_a_lemma_is_read_in_the_forms_they_write(russian):
    explorer = kz.explore(russian)
    terms = {
        one["term"]: theme for theme in range(explorer.study.model.n_themes_) for one in explorer.desk.terms_of(theme).to_dict("records")
    }
    theme = terms["граница"]
    assert sorted(explorer.desk.written(theme, "граница")) == ["границе", "границу", "границы"]
    explorer.desk.choose(themes=(theme,))
    row = explorer.panels[0].terms
    row._receive(None, {"term": "граница"}, [])
    assert [item["passage"] for item in explorer.reader.shown["items"]] == [0, 1]
    marked = [text for item in explorer.reader.shown["items"] for text, is_marked in item["parts"] if is_marked]
    assert marked == ["границу", "границе", "границы"]
    assert [one["term"] for one in row.shown["terms"] if one["chosen"]] == ["граница"]


def test_the_terms_to_begin_with_are_written_as_passages_write_them(russian):
    explorer = kz.explore(russian)
    table = explorer.view.document_terms(explorer.panels[1].wanted)
    assert table.groupby("term")["n"].sum().gt(0).all()


def test_a_passage_of_a_theme_of_a_lexicon_does_not_tell_a_share(three_sources):
    explorer = kz.explore(three_sources, lexicon=LEXICON)
    explorer.desk.choose(themes=(0,))
    assert any("theme takes" in fact for fact in explorer.reader.shown["items"][0]["facts"])
    explorer.desk.set(themes="lexicon")
    explorer.desk.choose(themes=(0,))
    assert explorer.reader.shown["items"]
    assert not any("theme takes" in fact for item in explorer.reader.shown["items"] for fact in item["facts"])


def test_the_places_of_terms_within_documents_open_the_document_there(explorer):
    explorer.tabs.value = 1
    panel = explorer.panel
    panel.words.value, panel.how.value = "referendum, talks", "term_places"
    plain = kz.term_places(explorer.corpus, ["referendum", "talks"]).dropna(subset="term")
    uses = [said for trace in panel.terms.chart.figure["data"] for said in trace.get("customdata") or [] if said]
    assert [said[:5] for said in uses] == [[*row] for row in plain[["document", "term", "passage", "start", "end"]].to_numpy().tolist()]
    panel.terms.chart._receive(None, {"event": "click", "data": uses[1]}, [])
    document, term, passage, start, end = uses[1][:5]
    assert explorer.desk.mark == Mark(document=document, term=term, passage=passage, span=(start, end))
    (here,) = (one["parts"] for one in explorer.reader.shown["document"]["stretches"] if one["here"])
    assert [text for text, is_marked in here if is_marked] == [term]
    ring = panel.terms.chart.figure["data"][-1]
    assert ring["name"] == "ring" and len(ring["x"]) == 1
    assert explorer.code().endswith("kz.charts.term_places(view.term_places(['referendum', 'talks']))")
