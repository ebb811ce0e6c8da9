"""A large map is laid out in a thread: nothing waits for it, it can be stopped, and one of other themes is never shown."""

from __future__ import annotations

import threading

import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.map_panel import MapPanel
from kzcn_explore.study import Study

WAIT = 20


@pytest.fixture
def held(monkeypatch):
    """Every map is a large one, and is laid out only when the test lets it; what is asked for is listed."""
    go_on, asked, lay_out = threading.Event(), [], Study.document_map

    def wait(study, unit="documents"):
        if not study.is_mapped(unit):
            asked.append((study.model.n_themes_, unit))
            go_on.wait(WAIT)
        return lay_out(study, unit)

    monkeypatch.setattr(Study, "document_map", wait)
    monkeypatch.setattr("kzcn_explore.explorer.map_panel.AT_ONCE", 0)
    go_on.asked = asked
    yield go_on
    go_on.set()


@pytest.fixture
def slow(held):
    """A panel of its own study, so that nothing is laid out before."""
    return MapPanel(Desk(kz.Study(kz.load_corpus())), PlotlyBundle())


def shown(panel):
    """Which parts are shown: the map, the button that stops and the one that begins again."""
    return [widget.layout.display is None for widget in (panel.map, panel.stop, panel.again)]


def finish(panel, held):
    """Let the map be laid out, and wait for it."""
    thread = panel._job.thread
    held.set()
    thread.join(WAIT)


def test_a_large_map_is_laid_out_in_a_thread_while_everything_goes_on(slow, held, monkeypatch):
    monkeypatch.setattr("kzcn_explore.explorer.map_job.SECOND", 0.01)
    slow.draw()
    assert shown(slow) == [False, True, False]
    assert "Laying out the map of 5 documents …" in slow.words.value
    while "gone" not in slow.words.value:
        slow._job.thread.join(0.01)
        assert slow._job.thread.is_alive()
    slow.desk.choose(start="2022-01-01")
    slow.draw()
    assert held.asked == [(slow.desk.study.model.n_themes_, "documents")]
    finish(slow, held)
    assert shown(slow) == [True, False, False]
    assert "coloured: the" in slow.map.chart.figure["layout"]["title"]["subtitle"]["text"]


def test_a_stopped_map_is_not_shown_until_it_is_asked_for_and_is_made_once(slow, held):
    slow.draw()
    thread = slow._job.thread
    slow.stop.click()
    slow.draw()
    assert shown(slow) == [False, False, True]
    assert "its result is kept" in slow.words.value
    slow.again.click()
    assert shown(slow) == [False, True, False]
    finish(slow, held)
    thread.join(WAIT)
    assert shown(slow) == [True, False, False]
    assert len(held.asked) == 1


def test_a_map_of_themes_that_are_gone_is_not_shown(slow, held):
    slow.draw()
    first = slow._job.thread
    slow.desk.set(n_themes=4)
    slow.draw()
    held.set()
    second = slow._job and slow._job.thread
    for thread in (first, second):
        if thread is not None:
            thread.join(WAIT)
    assert shown(slow) == [True, False, False]
    assert [number for number, _ in held.asked][-1] == 4
    drawn = [row[1] for trace in slow.map.chart.figure["data"][:-1] for row in trace["customdata"]]
    assert max(theme for theme in drawn if theme is not None) < 4


def test_a_map_that_is_done_while_another_tab_is_shown_waits_for_the_reader(slow, held):
    slow.draw()
    slow.layout.display = "none"
    finish(slow, held)
    assert shown(slow) == [False, True, False]
    slow.layout.display = None
    slow.draw()
    assert shown(slow) == [True, False, False]


def test_a_layout_that_fails_says_why_and_can_be_tried_again(slow, held, monkeypatch):
    def fail(study, unit="documents"):
        raise ValueError("Two documents are <too> few.")

    with monkeypatch.context() as broken:
        broken.setattr(Study, "document_map", fail)
        slow.draw()
        job = slow._job
        if job is not None:
            job.thread.join(WAIT)
    assert "Two documents are &lt;too&gt; few." in slow.words.value
    assert shown(slow) == [False, False, True]
    held.set()
    slow.again.click()
    if slow._job is not None:
        slow._job.thread.join(WAIT)
    assert shown(slow) == [True, False, False]


def test_the_seconds_of_a_stopped_map_are_told_no_more(slow, held):
    slow.draw()
    job = slow._job
    slow.stop.click()
    slow._tell(job, 3)
    assert "its result is kept" in slow.words.value


def test_a_map_that_is_stopped_before_its_turn_is_never_begun(slow, held):
    n_themes = slow.desk.study.model.n_themes_
    slow.draw()
    first = slow._job.thread
    slow.desk.set(n_themes=4)
    slow.draw()
    second = slow._job.thread
    slow.stop.click()
    held.set()
    for thread in (first, second):
        thread.join(WAIT)
    assert held.asked == [(n_themes, "documents")]


def test_of_two_maps_one_is_laid_out_after_the_other(slow, held):
    n_themes = slow.desk.study.model.n_themes_
    slow.draw()
    slow.desk.set(n_themes=4)
    slow.draw()
    second = slow._job.thread
    second.join(0.1)
    assert held.asked == [(n_themes, "documents")]
    held.set()
    second.join(WAIT)
    assert held.asked == [(n_themes, "documents"), (4, "documents")]
    assert shown(slow) == [True, False, False]


def test_once_a_map_is_laid_out_no_thread_tells_seconds(slow, held):
    slow.draw()
    finish(slow, held)
    for thread in threading.enumerate():
        if thread.name == "kzcn-seconds":
            thread.join(5)
            assert not thread.is_alive()


def test_a_failed_map_of_themes_that_are_gone_does_not_hold_up_the_present_ones(slow, held):
    slow.draw()
    job = slow._job
    slow.desk.set(n_themes=4)
    slow._fail(job, "Too few.")
    slow.draw()
    assert shown(slow) == [False, True, False]
