"""Charts redrawn by patches, in a real JupyterLab: a page that was there, one that comes later and one that missed a patch agree."""

from __future__ import annotations

import re

import pytest

# Ninety documents in fifteen months, six a month; the river is in half of them.
CORPUS = """
import pandas as pd, kzcn_explore as kz
corpus = kz.load_corpus(pd.DataFrame({
    "date": [f"{2020 + n // 6 // 12}-{1 + n // 6 % 12:02d}-{3 + n % 6:02d}" for n in range(90)],
    "text": [f"The river {n} rose at the harbour." if n % 2 else f"Road {n} meets the bridge." for n in range(90)],
}))
model = kz.lexicon_themes(corpus, {"Water": ["river*"], "Roads": ["road*"]})
explorer = kz.explore(kz.Study(corpus, model=model, every="month"))
explorer
"""
DRAWN = """([name, n]) => [...document.querySelectorAll(`${name} .js-plotly-plot`)].every(
  (chart) => chart.data?.find((trace) => trace.name === 'line' || trace.name === 'chosen').y.filter((y) => y > 0).length === n)"""
CHARTS = ".kz-themes", ".kz-overview"


@pytest.fixture(scope="module")
def lab(open_notebook):
    lab = open_notebook([CORPUS])
    wait_for_months(lab, 15)
    return lab


@pytest.fixture(autouse=True)
def from_the_start(lab):
    lab.ask("explorer.desk.choose(start=None, end=None, themes=()); explorer.desk.release()")
    wait_for_months(lab, 15)


def wait_for_months(lab, n):
    """Wait until both charts, in every view, have marks in so many months."""
    for name in CHARTS:
        lab.wait_for(DRAWN, [name, n])


def drawn(lab):
    """Return what both charts show."""
    charts = [lab.plot(name) for name in CHARTS]
    return [(chart["data"], chart["layout"].get("annotations"), chart["layout"]["title"], chart["height"]) for chart in charts]


def choose_2020(lab):
    lab.page.locator(".kz-to input").first.fill("2020-12-31")
    lab.page.keyboard.press("Tab")
    wait_for_months(lab, 12)


def test_a_page_reloaded_after_patches_shows_the_same_and_takes_more(lab):
    choose_2020(lab)
    before = drawn(lab)
    lab.reload()
    wait_for_months(lab, 12)
    assert drawn(lab) == before
    lab.ask("explorer.desk.choose(end='2020-03-31')")
    wait_for_months(lab, 3)


def test_a_page_that_missed_a_patch_gets_the_figure(lab):
    lab.ask("charts = explorer.overview.chart, explorer.panels[0].themes.chart")
    lab.ask("for chart in charts: chart.figure = chart.figure | {'version': chart.version + 3}")
    choose_2020(lab)
    lab.ask("explorer.desk.choose(end='2020-05-31')")
    wait_for_months(lab, 5)
    assert lab.console_errors == []


def test_a_tooltip_is_a_sentence_and_a_clicked_dot_opens_its_passages(lab):
    dot = lab.page.locator(".kz-themes .scatterlayer .trace .points path").nth(1)
    dot.hover(force=True)
    lab.wait_for("() => document.querySelector('.kz-themes .hovertext')?.textContent.includes('documents')")
    said = lab.page.locator(".kz-themes .hovertext").first.text_content()
    assert re.search(r"\d\d\.\d% of \d\d words in Feb 2020, from 6 documents;between \d\d% and \d\d%$", said), said
    lab.click_mark(dot)
    lab.wait_for("() => /of theme “.*” published in Feb 2020/.test(document.querySelector('.kz-reader-head h3')?.textContent)")
    lab.wait_for("() => document.querySelector('.kz-themes .js-plotly-plot').data.at(-1).name === 'ring'")


def test_a_clicked_bar_opens_the_passages_of_its_period(lab):
    lab.click_mark(lab.page.locator(".kz-overview .barlayer .trace").nth(1).locator(".point path").nth(2))
    lab.wait_for("() => document.querySelector('.kz-reader-head h3')?.textContent.includes('6 passages published in Mar 2020')")


def test_a_second_view_shows_the_same_and_follows(lab):
    choose_2020(lab)
    lab.run_cell("explorer")
    lab.wait_for("() => document.querySelectorAll('.kz-themes .js-plotly-plot .points path').length > 40")
    wait_for_months(lab, 12)
    lab.ask("explorer.desk.choose(end='2020-03-31')")
    wait_for_months(lab, 3)
    assert lab.page.locator(".kz-overview .js-plotly-plot").count() == 2
