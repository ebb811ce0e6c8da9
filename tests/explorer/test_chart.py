"""A chart on the page: its state is whole, its pages are sent patches in order, and one that missed a patch is sent the figure."""

from __future__ import annotations

import anywidget
import pytest

from kzcn_explore.charts.figure import Figure
from kzcn_explore.explorer.chart import Chart, PlotlyBundle
from tests.explorer.pages import patched, unpack


def figure(*heights, title="Documents"):
    trace = {"type": "bar", "name": "documents", "x": [f"2022-0{n}-01" for n in range(1, 1 + len(heights))], "y": [*heights]}
    return Figure.drawn([trace], {"title": {"text": title}, "meta": {"description": f"{len(heights)} bars"}})


class Page:
    """What a page makes of what it is sent: its figure, and what it said."""

    def __init__(self):
        self.figure, self.said, self.n_patches = {}, [], 0

    def receive(self, content, buffers):
        version = self.figure.get("version", 0)
        if content["to"] <= version:
            return
        if content["from"] not in (None, version):
            self.said.append({"event": "have", "version": version})
            return
        self.n_patches += 1
        self.figure = patched(self.figure, unpack(*buffers)) | {"version": content["to"]}


@pytest.fixture
def page():
    return Page()


@pytest.fixture
def chart(page, monkeypatch):
    chart = Chart(PlotlyBundle(), on_click=lambda data: None)
    monkeypatch.setattr(chart, "send", page.receive)
    return chart


def test_a_page_that_gets_every_patch_has_the_figure_of_the_state(chart, page):
    for shown in (figure(1, 2), figure(1, 3), figure(4, title="Passages"), figure()):
        chart.show(shown)
        assert page.figure == chart.get_state("figure")["figure"]
        assert {name: page.figure[name] for name in ("data", "layout")} == shown.plain()
    assert (page.n_patches, chart.version, page.said) == (4, 4, [])


def test_an_equal_figure_sends_nothing(chart, page):
    chart.show(figure(1, 2))
    chart.show(figure(1, 2))
    assert (page.n_patches, chart.version) == (1, 1)


def test_the_figure_of_the_state_is_sent_only_when_the_state_is_asked_for(chart, monkeypatch):
    sent = []
    monkeypatch.setattr(anywidget.AnyWidget, "send_state", lambda _chart, key=None: sent.append(key))
    chart.show(figure(1, 2))
    chart.send_state("figure")
    assert sent == []
    chart.send_state("config")
    chart.send_state()
    assert sent == ["config", None]


def test_a_page_that_missed_a_patch_asks_and_gets_the_figure(chart, page, monkeypatch):
    chart.show(figure(1, 2))
    with monkeypatch.context() as lost:
        lost.setattr(chart, "send", lambda content, buffers: None)
        chart.show(figure(1, 3))
    chart.show(figure(1, 4))
    assert page.figure["data"][0]["y"] == [1, 2]
    chart._receive(None, page.said.pop(), [])
    assert page.figure == chart.get_state("figure")["figure"]
    assert page.figure["data"][0]["y"] == [1, 4]


def test_a_page_that_has_the_figure_is_sent_nothing(chart, page):
    chart.show(figure(1, 2))
    chart._receive(None, {"event": "have", "version": 1}, [])
    assert page.n_patches == 1


def test_a_page_opened_late_takes_no_patch_twice(chart, page):
    chart.show(figure(1, 2))
    page.figure = chart.get_state("figure")["figure"]
    chart._send_patch([(["data", 0, "y"], [9])], [], before=0)
    assert page.figure["data"][0]["y"] == [1, 2]


def test_the_figure_is_described_in_words(chart):
    assert chart.description == ""
    chart.show(figure(1, 2))
    assert chart.description == "2 bars"


def test_a_lasso_comes_back_as_the_names_it_holds_and_anything_else_is_no_lasso(page):
    drawn = []
    chart = Chart(PlotlyBundle(), on_click=lambda data: None, on_lasso=drawn.append)
    assert (chart.lassoable, chart.brushable) == (True, False)
    for ids in (["a", "b"], [], "ab", ["a", 1], [["a"]], [None], {"a": 1}, None, 7):
        chart._receive(None, {"event": "lasso", "ids": ids}, [])
    chart._receive(None, {"event": "lasso"}, [])
    assert drawn == [["a", "b"], []]


def test_a_chart_without_a_lasso_hears_none(chart):
    chart._receive(None, {"event": "lasso", "ids": ["a"]}, [])
    assert not chart.lassoable
