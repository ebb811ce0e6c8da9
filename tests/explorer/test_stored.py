"""The explorer of a store of several parts: it shows what that of the same study in memory shows, and reads no table whole."""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.corpus.keeping.stored_table import StoredTable
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.explorer import Explorer
from kzcn_explore.tallies import rows, sums

READ_WHOLE = ("documents", "passages")


class Pair(NamedTuple):
    """The explorer of the store, and that of the study in memory."""

    stored: Explorer
    kept: Explorer

    def act(self, step) -> dict[str, object]:
        """Do the same in both; return what both show now."""
        for explorer in self:
            step(explorer)
        shown = seen(self.stored)
        assert alike(shown, seen(self.kept)) == ""
        return shown


def seen(explorer: Explorer) -> dict[str, object]:
    """Tell what a reader of an explorer sees, but for the numbers of the figures."""
    panel = explorer.panel
    box, row = (panel.themes, panel.terms.shown) if panel is explorer.panels[0] else (panel.terms, {})
    figures = {name: {**one.chart.figure, "version": 0} for name, one in (("overview", explorer.overview), ("panel", box))}
    controls = explorer.controls
    chosen = [control.value for control in (controls.start, controls.end, controls.source, controls.theme, controls.search)]
    said = {"line": controls.line.value, "code": explorer.code(), "rows": [explorer.overview.rows.value, box.rows.value]}
    return figures | said | {"terms of the theme": row, "chosen": chosen, "read": explorer.reader.shown}


def alike(one: object, other: object, where: str = "") -> str:
    """Tell where two values differ; "" if they do not. A store keeps shares to seven digits."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        found = (alike(value, other[name], f"{where}/{name}") for name, value in one.items())
        return next(filter(None, found), "")
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        found = (alike(value, other[number], f"{where}/{number}") for number, value in enumerate(one))
        return next(filter(None, found), "")
    if isinstance(one, float) and isinstance(other, float):
        return "" if math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-6) else f"{where}: {one!r}, {other!r}"
    return "" if type(one) is type(other) and one == other else f"{where}: {one!r}, {other!r}"


@pytest.fixture(scope="module")
def shares(many_store, many_corpus):
    """The shares as the store keeps them: of those that differ in the eighth digit, which comes first is then the same."""
    stored = kz.open_study(many_store)
    in_memory = kz.Study(many_corpus, model=stored.model).shares
    np.testing.assert_allclose(stored.shares, in_memory, rtol=1e-5, atol=1e-6)
    return stored.shares


@pytest.fixture(params=["plain", "compiled"])
def pair(request, many_store, many_corpus, shares, monkeypatch):
    """Both, counting as small corpora are counted and as large ones are; of the store no table of texts is read whole."""
    monkeypatch.setattr(PlotlyBundle, "_pack", lambda self: b"")
    whole_columns = StoredTable.read_columns
    if request.param == "compiled":
        monkeypatch.setattr(sums, "KERNEL_FROM", 0)
        monkeypatch.setattr(rows, "INDEX_FROM", 0)

    def refuse(name):
        read = getattr(StoredTable, name)

        def read_or_fail(table, *arguments):
            assert table.name not in READ_WHOLE, f"{name} of {table.name} was called"
            return read(table, *arguments)

        return read_or_fail

    def without_texts(table, columns):
        # Of few passages the texts themselves are searched.
        assert request.param == "plain" or "text" not in columns, f"all texts of {table.name} were read"
        return whole_columns(table, columns)

    for name in ("read", "read_where", "read_batches"):
        monkeypatch.setattr(StoredTable, name, refuse(name))
    monkeypatch.setattr(StoredTable, "read_columns", without_texts)
    stored = kz.open_study(many_store)
    assert len(stored.corpus.tables["documents"].parts) == 4
    kept = kz.Study(many_corpus, model=stored.model)
    kept.themed.__dict__["shares"] = shares
    return Pair(kz.explore(stored), kz.explore(kept))


def click(data):
    return lambda chart: chart._receive(None, {"event": "click", "data": data}, [])


def say(**message):
    return lambda explorer: explorer.reader._on_message(None, message, [])


def test_dates_are_moved_by_a_brush_and_by_hand(pair):
    shown = pair.act(lambda explorer: None)
    assert "150 of 150 documents · 300 of 300 passages" in shown["line"]
    brush = {"event": "brush", "x": ["2011-01-31 15:00", "2012-08-30 02:00"]}
    shown = pair.act(lambda explorer: explorer.overview.chart._receive(None, brush, []))
    assert shown["chosen"][:2] == [date(2011, 2, 1), date(2012, 8, 30)]
    shown = pair.act(lambda explorer: setattr(explorer.controls.start, "value", date(2012, 1, 1)))
    days = {item["day"][-4:] for item in shown["read"]["items"]}
    assert days == {"2012"}
    pair.act(lambda explorer: setattr(explorer.controls.dates, "value", "all"))
    assert pair.act(lambda explorer: explorer.controls._clear())["chosen"][:2] == [None, None]


def test_a_search_a_theme_and_a_source_are_chosen(pair):
    shown = pair.act(lambda explorer: setattr(explorer.controls.search, "value", "dams and riv*, wheat pri*"))
    marked = {text for item in shown["read"]["items"] for text, is_marked in item["parts"] if is_marked}
    assert marked == {"dams and rivers"}
    pair.act(lambda explorer: setattr(explorer.controls.theme, "value", (1,)))
    shown = pair.act(lambda explorer: setattr(explorer.controls.source, "value", ("Herald",)))
    assert {item["facts"][0] for item in shown["read"]["items"]} == {"Herald"}
    shown = pair.act(lambda explorer: setattr(explorer.controls.search, "value", "zeppelin"))
    assert shown["read"]["empty"].startswith("No chosen passage holds “zeppelin”")


def test_the_reader_turns_pages_opens_a_document_and_says_why_it_has_its_date(pair):
    shown = pair.act(say(act="page", page=14))
    assert shown["read"]["range"] == "281–300 of 300"
    item = shown["read"]["items"][-1]
    assert item["day"] == "No date"
    shown = pair.act(say(act="open", document=item["document"], passage=item["passage"]))
    assert [passage["here"] for passage in shown["read"]["document"]["stretches"]] == [False, True]
    whys = [pair.act(say(act="why", document=document))["read"]["why"]["title"] for document in ("d00125", "d00003", "d00004")]
    assert whys == ["No date", "Apr 2013", "5 May 2010"]
    pair.act(say(act="close"))
    assert "document" not in pair.act(say(act="close"))["read"]


def test_clicked_marks_open_the_passages_behind_them(pair):
    month = pair.act(lambda explorer: click(["2010-05-01"])(explorer.overview.chart))
    assert month["read"]["heading"].endswith("passages published in May 2010")
    theme = pair.act(lambda explorer: click(["2010-05-01", 1, "", "", "", "period"])(explorer.panels[0].themes.chart))
    assert " of theme “" in theme["read"]["heading"]
    alone = pair.act(lambda explorer: click(["d00004", 1, "", "", "", "document"])(explorer.panels[0].themes.chart))
    assert {item["document"] for item in alone["read"]["items"]} == {"d00004"}
    pair.act(lambda explorer: explorer.desk.release())
    first = pair.kept.panels[0].terms.shown["terms"][0]["term"]
    term = pair.act(lambda explorer: explorer.panels[0].terms._receive(None, {"term": first}, []))
    assert " passages with “" in term["read"]["heading"]
    assert term["read"]["release"] == "Show all passages"
    assert pair.act(say(act="release"))["read"]["heading"] == "300 passages in this view"


def test_terms_periods_shares_and_groups_are_drawn(pair):
    pair.act(lambda explorer: setattr(explorer.tabs, "value", 1))
    shown = pair.act(lambda explorer: setattr(explorer.panels[1].words, "value", "wheat, report*"))
    assert "term_timeline" in shown["code"]
    shown = pair.act(lambda explorer: click(["2010-05-01", "report*", "", "", "", "period"])(explorer.panels[1].terms.chart))
    assert "with “report*” published in May 2010" in shown["read"]["heading"]
    pair.act(lambda explorer: setattr(explorer.tabs, "value", 0))
    for every in ("year", "day", "quarter"):
        pair.act(lambda explorer, every=every: setattr(explorer.settings_row.every, "value", every))
    pair.act(lambda explorer: setattr(explorer.settings_row.by, "value", "documents"))
    pair.act(lambda explorer: setattr(explorer.settings_row.group, "value", "source"))
    shown = pair.act(lambda explorer: click(["2010-04-01", "Courier"])(explorer.panels[0].themes.chart))
    assert " of source “Courier” published in " in shown["read"]["heading"]
    for box in (lambda explorer: explorer.overview, lambda explorer: explorer.panels[0].themes):
        pair.act(lambda explorer, box=box: setattr(box(explorer).as_table, "value", True))


def test_documents_and_terms_are_listed(pair):
    pair.act(lambda explorer: explorer.desk.choose(start="2011-02-01", search="farmers, doctors"))
    for theme in (None, 1):
        one, other = (explorer.view.list_documents(first=2, n=7, theme=theme) for explorer in pair)
        assert len(one) == 7
        pd.testing.assert_frame_equal(one, other, rtol=1e-5)
    for listed in (lambda view: view.theme_terms, lambda view: view.top_terms(9)):
        pd.testing.assert_frame_equal(*(listed(explorer.view) for explorer in pair))
