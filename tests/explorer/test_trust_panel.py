"""How sure: the trust card of the present themes, found in a thread; one of other themes is never shown."""

from __future__ import annotations

import threading

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.charts.frame import framed_figure

WAIT = 20
VERDICT = "Rests on 2 documents: <read>, do not infer."


@pytest.fixture
def steps(monkeypatch):
    """Stand in for the measures: each takes two steps, the second of which waits until the test lets it go on."""
    go_on = threading.Event()
    asked = []

    def trust_card(model, corpus, *, n_draws=10, random_state=0, progress=None):
        asked.append((model.n_themes_, len(corpus)))
        progress(0, 2)
        progress(1, 2)
        go_on.wait(WAIT)
        progress(2, 2)
        return pd.DataFrame({"theme": range(model.n_themes_), "verdict": VERDICT})

    def model_trust(model, corpus, *, random_state=0, progress=None):
        numbers = [model.n_themes_ - 1, model.n_themes_]
        return pd.DataFrame({"n_themes": numbers, "is_model": [False, True], "verdict": ["another", "six of <nine> come back"]})

    def chart(table):
        return framed_figure("Trust", "", plot_height=9, margin={"l": 0, "r": 0, "t": 0, "b": 0}, description=f"{len(table)} themes")

    monkeypatch.setattr("kzcn_explore.analysis.trust.trust.trust_card", trust_card)
    monkeypatch.setattr("kzcn_explore.analysis.trust.trust.model_trust", model_trust)
    monkeypatch.setattr("kzcn_explore.charts.trust_card", chart)
    go_on.asked = asked
    yield go_on
    go_on.set()


@pytest.fixture
def explorer(study):
    return kz.explore(study)


def press(explorer):
    """Press the button; return the thread that works."""
    explorer._sure.value = True
    job = explorer.trust._job
    return job.thread if job else None


def finish(explorer, steps):
    """Press the button and wait for the card."""
    thread = press(explorer)
    steps.set()
    thread.join(WAIT)


def test_the_card_is_of_the_whole_corpus_and_shown_with_its_table_and_verdict(explorer, steps):
    explorer.desk.choose(start="2022-01-01")
    finish(explorer, steps)
    n_themes = explorer.study.model.n_themes_
    assert steps.asked == [(n_themes, 5)]
    assert "Whole corpus, whatever the filter. Six of &lt;nine&gt; come back." in explorer.trust.words.value
    assert explorer.trust.card.chart.description == f"{n_themes} themes"
    explorer.trust.card.as_table.value = True
    assert "&lt;read&gt;" in explorer.trust.card.rows.value
    assert explorer.trust.stop.layout.display == "none"


def test_while_it_works_it_says_how_far_it_is_and_stop_ends_it(explorer, steps):
    thread = press(explorer)
    assert explorer.trust.stop.layout.display is None
    while "Part 1 of 2: fitted" not in explorer.trust.words.value:
        thread.join(0.01)
        assert thread.is_alive()
    assert explorer.trust.bar.max == 2
    explorer.trust.stop.click()
    assert "The check was stopped." in explorer.trust.words.value
    steps.set()
    thread.join(WAIT)
    assert explorer.trust.card.layout.display == "none"
    explorer.trust.again.click()
    with explorer.trust._lock:  # between a job and its card there is nothing to see
        again = explorer.trust._job
    if again is not None:
        again.thread.join(WAIT)
    assert explorer.trust.card.chart.description == f"{explorer.study.model.n_themes_} themes"


def test_a_card_of_themes_that_are_gone_is_dropped(explorer, steps):
    first = press(explorer)
    explorer.desk.set(n_themes=4)
    second = explorer.trust._job.thread
    steps.set()
    first.join(WAIT)
    second.join(WAIT)
    assert explorer.trust.card.chart.description == "4 themes"


def test_a_card_is_found_once_and_a_period_does_not_change_it(explorer, steps):
    finish(explorer, steps)
    explorer.desk.set(every="year")
    explorer._sure.value = False
    assert press(explorer) is None
    assert len(steps.asked) == 1


def test_the_button_takes_the_place_of_the_tabs_and_a_tab_takes_it_back(explorer, steps):
    finish(explorer, steps)
    assert explorer.tabs.value is None
    assert [panel.layout.display for panel in (*explorer.panels, explorer.trust)] == ["none"] * 7 + [None]
    assert explorer.code().endswith("kz.charts.trust_card(kz.trust_card(study.model, study.checked))")
    explorer.tabs.value = 1
    assert not explorer._sure.value
    assert [panel.layout.display for panel in (*explorer.panels, explorer.trust)] == ["none", None, *["none"] * 6]
    explorer._sure.value = True
    explorer._sure.value = False
    assert explorer.tabs.value == 1


def test_a_click_on_a_theme_of_the_card_opens_its_passages(explorer, steps):
    finish(explorer, steps)
    explorer.trust.card.chart._receive(None, {"event": "click", "data": [3, "x"]}, [])
    assert explorer.reader.shown["heading"].endswith(f"of theme “{explorer.desk.theme_labels[3]}”")
