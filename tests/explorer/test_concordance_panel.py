"""The tab Concordance: the lines of the view, what the box takes from the desk, and that nothing is found twice."""

from __future__ import annotations

import numpy as np
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.concordance_panel import ConcordancePanel, why_not_kept
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.mark import Mark
from kzcn_explore.view import View
from tests.tallies.asked import record


def shown_panel(desk):
    """A panel that is redrawn whenever the desk changes, as the tab that is shown is."""
    panel = ConcordancePanel(desk, PlotlyBundle())
    desk.observe(lambda _change: panel.draw(), ["selection", "settings", "mark"])
    panel.draw()
    return panel


@pytest.fixture
def panel(desk):
    return shown_panel(desk)


@pytest.fixture
def calls(monkeypatch):
    """The patterns that were looked for in a view."""
    found, find = [], View.find_matches

    def find_matches(self, pattern, **options):
        found.append(pattern)
        return find(self, pattern, **options)

    monkeypatch.setattr(View, "find_matches", find_matches)
    return found


def press(panel, message):
    panel.lines._receive(None, message, [])


def places(panel):
    return [tuple(line["place"]) for line in panel.lines.shown["lines"]]


def places_of(lines):
    return [*zip(lines["passage"], lines["start"], lines["end"], strict=True)]


def test_nothing_is_asked_at_first(panel, desk):
    assert "Type a word, or click a term in any tab." in panel.said.value
    assert places(panel) == []
    assert panel.keep.disabled
    assert panel.code() == "view.list_documents()"
    panel.find.value = "/(/"
    assert panel.code() == "view.list_documents()"


@pytest.mark.parametrize("sort", ["position", "left", "right", "date", "source"])
def test_the_lines_are_those_of_the_view_page_by_page(panel, desk, sort):
    desk.choose(start="2022-01-01")
    panel.find.value = "the"
    press(panel, {"sort": sort})
    lines = desk.view.concordance("the", sort=sort)
    assert places(panel) == places_of(lines)[:40]
    press(panel, {"page": 1})
    assert places(panel) == places_of(lines)[40:80]
    assert panel.lines.shown["range"] == f"41–80 of {len(lines)}"
    press(panel, {"sort": sort})
    assert places(panel) == places_of(lines)[:40]


def test_the_sentence_counts_matches_and_documents_and_names_the_order(panel):
    panel.find.value = "visit*"
    assert panel.said.value == '<span role="status">10 matches in 5 documents, in the order of the documents</span>'
    press(panel, {"sort": "left"})
    assert panel.said.value == '<span role="status">10 matches in 5 documents, by the words before</span>'
    panel.find.value = "intensive dynamics"
    assert panel.said.value.startswith('<span role="status">1 match in 1 document,')


def test_what_is_not_there_and_what_is_wrong_is_said_and_escaped(panel):
    panel.find.value = "<b>nowhere</b>"
    assert "No chosen passage holds “&lt;b&gt;nowhere&lt;/b&gt;”. Try fewer words" in panel.said.value
    panel.find.value = "china NEAR/1 nowhere"
    assert "Ask for less, or clear the filter." in panel.said.value
    panel.find.value = "/(<b>/"
    assert panel.said.value.startswith('<span class="kz-problem" role="alert">pattern: /(&lt;b&gt;/ is no regex')
    assert places(panel) == []


def test_empty_matches_of_a_regex_are_counted(panel, desk):
    panel.find.value = "/(?=referendum)/"
    assert "No chosen passage holds" in panel.said.value
    assert "At 4 places of the whole corpus the regex matches no character; none is a line." in panel.said.value


def test_a_regex_that_is_stopped_is_said_and_not_tried_again(panel, desk, monkeypatch):
    tried = []

    def find_matches(self, pattern, **_options):
        tried.append(pattern)
        raise TimeoutError("pattern: /<a>/ was stopped after 10.0 s")

    monkeypatch.setattr(View, "find_matches", find_matches)
    panel.find.value = "/<a>/"
    press(panel, {"sort": "left"})
    desk.toggle(Mark(theme=1))
    assert 'role="alert">pattern: /&lt;a&gt;/ was stopped after 10.0 s' in panel.said.value
    assert tried == ["/<a>/"]


def test_what_is_found_is_kept_until_the_pattern_or_the_view_changes(panel, desk, calls):
    panel.find.value = "visit*"
    press(panel, {"line": [*places(panel)[2]]})
    press(panel, {"sort": "right"})
    panel._set_window(12)
    desk.release()
    assert calls == ["visit*"]
    desk.choose(start="2022-01-01")
    panel.case.value = True
    assert calls == ["visit*"] * 3


def test_a_line_opens_its_document_at_the_match_and_a_second_click_lets_go(panel, desk):
    panel.find.value = "visit*"
    first, before = places(panel)[0], panel.lines.packed
    press(panel, {"line": [*first]})
    passage, start, end = first
    line = desk.view.concordance("visit*").iloc[0]
    assert desk.mark == Mark(document=line["document"], passage=passage, span=(start, end))
    assert panel.lines.chosen == [*first]
    press(panel, {"line": [*first]})
    assert desk.mark == Mark()
    assert panel.lines.chosen == []
    assert panel.find.value == "visit*"
    assert panel.lines.packed is before


@pytest.mark.parametrize(
    ("acts", "box"),
    [
        (["click visit", "release"], ""),
        (["click visit", "click trade"], "trade"),
        (["click visit", "type road"], "road"),
        (["type road", "click visit"], "visit"),
        (["click visit", "type road", "release"], "road"),
        (["click visit", "type road", "release", "click visit"], "visit"),
        (["search trade"], "trade"),
        (["search trade", "search "], ""),
        (["search trade", "click visit", "release"], "trade"),
        (["search trade", "type road", "click visit", "type sea", "release"], "sea"),
        (["type road", "search ", "theme"], "road"),
        (["click visit", "open"], "visit"),
        (["click visit", "open", "release"], "visit"),
        (["click visit", "open", "click trade"], "trade"),
        (["click visit", "open", "release", "click trade", "release"], ""),
    ],
    ids=", ".join,
)
def test_the_box_takes_what_is_clicked_and_keeps_what_is_typed(panel, desk, acts, box):
    for act in acts:
        name, _, word = act.partition(" ")
        if name == "click":
            desk.toggle(Mark(term=word))
        elif name == "open":
            press(panel, {"line": [*places(panel)[0]]})
        elif name == "search":
            desk.choose(search=word)
        elif name == "theme":
            desk.toggle(Mark(theme=0))
        elif name == "type":
            panel.find.value = word
        else:
            desk.release()
    assert panel.find.value == box
    assert places(panel) == (places_of(desk.view.concordance(box))[:40] if box else [])


def test_a_panel_that_is_not_shown_takes_a_click_and_finds_nothing_yet(desk, calls):
    panel = ConcordancePanel(desk, PlotlyBundle())
    desk.toggle(Mark(term="visit"))
    assert panel.find.value == "visit"
    panel.draw()
    assert calls == ["visit"] * len(calls)
    assert len(places(panel)) == len(desk.view.concordance("visit"))


def test_the_filter_takes_words_over_and_then_only_their_passages_are_left(panel, desk):
    panel.find.value = "one  china"
    assert not panel.keep.disabled
    panel.keep.click()
    assert desk.selection == kz.Selection(search="one china")
    assert panel.keep.disabled
    desk.choose(search="")
    assert panel.find.value == "one  china"


@pytest.mark.parametrize(
    ("pattern", "asked", "why"),
    [
        ("visit, trade*", {}, ""),
        ("visit", {"n_matches": 0}, "There is no passage to keep"),
        ("china NEAR/5 trade", {}, "The filter searches for words and phrases only, not for NEAR or a regex"),
        ("/visit/", {}, "The filter searches for words and phrases only, not for NEAR or a regex"),
        ("visit", {"case": True}, "The filter takes no notice of capitals; untick “Capitals count” first"),
        ("one  china", {"selection": kz.Selection(search="one china")}, "Only these passages are shown"),
        (
            "visit",
            {"selection": kz.Selection(search="trade")},
            "The filter searches for “trade” already, and for one thing at a time; empty its search first",
        ),
    ],
)
def test_what_the_filter_cannot_search_for_has_a_reason(pattern, asked, why):
    assert why_not_kept(pattern, **{"n_matches": 3, "case": False, "selection": kz.Selection()} | asked) == why


def test_the_code_leaves_defaults_out_and_gives_the_same_lines(panel, desk):
    panel.find.value = "China"
    assert panel.code() == "view.concordance('China')"
    press(panel, {"sort": "left"})
    panel.case.value = True
    panel._set_window(3)
    assert panel.code() == "view.concordance('China', window=3, sort='left', case=True)"
    lines = eval(panel.code(), {"view": desk.view})
    assert places(panel) == places_of(lines)[:40]
    assert [line["before"] for line in panel.lines.shown["lines"]] == lines["before"].head(40).tolist()


@pytest.mark.parametrize(("asked", "window"), [(0, 1), (-3, 1), (21, 20), (10**9, 20), (5, 5)])
def test_the_words_on_each_side_are_one_to_twenty(panel, asked, window):
    panel.words._receive(None, {"number": asked}, [])
    assert panel.words.value == panel.window == window


@pytest.mark.parametrize("where", ["in memory", "on disk"])
def test_to_turn_a_page_reads_its_passages_and_their_documents_only(where, many_store, many_corpus, monkeypatch):
    stored = kz.open_study(many_store)
    panel = shown_panel(Desk(stored if where == "on disk" else kz.Study(many_corpus, model=stored.model)))
    panel.find.value = "the"
    asked = record(monkeypatch, panel.desk.study.corpus)
    press(panel, {"page": 1})
    held = np.unique([passage for passage, _, _ in places(panel)])
    assert len(places(panel)) == 40
    assert asked.passages == [held.tolist()]
    holders = many_corpus.find_documents(many_corpus.passages["document"].iloc[held].tolist())
    assert asked.documents == [np.unique(holders).tolist()]


def test_another_pattern_begins_on_its_first_page(panel):
    panel.find.value = "the"
    press(panel, {"page": 1})
    panel.find.value = "of"
    assert panel.lines.shown["range"].startswith("1–40 of ")


def test_a_passage_that_is_marked_on_the_map_is_no_line(panel, desk):
    panel.find.value = "visit*"
    desk.toggle(Mark(document=desk.view.documents.index[0], passage=1))
    assert panel.lines.chosen == []


def test_a_clicked_document_lets_go_of_a_clicked_term(panel, desk):
    desk.toggle(Mark(term="visit"))
    desk.toggle(Mark(document=desk.view.documents.index[0]))
    assert panel.find.value == ""
