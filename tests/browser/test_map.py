"""The map in a real JupyterLab: a lasso keeps its documents in every view, a click shows what is most like one."""

from __future__ import annotations

import math

import pytest

SEEDS = "import kzcn_explore as kz\nexplorer = kz.explore()\nexplorer"
LINE = ".kz-line [role=status]"
ALL = "5 of 5 documents · 58 of 58 passages"
# Where the points of all groups stand on the page, with their documents; the ring of a mark has none.
POINTS = """() => {
  const chart = document.querySelector('.kz-map .js-plotly-plot');
  const {left, top} = chart.querySelector('.nsewdrag').getBoundingClientRect();
  const {xaxis, yaxis} = chart._fullLayout;
  return chart.data.flatMap(({x, y, customdata}) => (customdata ?? []).map(
    ([document], i) => [document, left + xaxis.d2p(x[i]), top + yaxis.d2p(y[i])]));
}"""
OUTLINES = ".kz-lasso path"


@pytest.fixture(scope="module")
def lab(open_notebook):
    lab = open_notebook([SEEDS])
    lab.page.locator(".kz-tabs button", has_text="Map").click()
    lab.plot(".kz-map")
    lab.page.locator(".kz-map .nsewdrag").first.scroll_into_view_if_needed()
    return lab


@pytest.fixture(autouse=True)
def from_the_start(lab):
    """Begin every test with everything chosen, on the map of documents."""
    lab.page.locator(".kz-clear").click()
    wait_for_line(lab, ALL)
    lab.wait_for("() => document.querySelector('.kz-map-words')?.textContent.includes('Click a point')")


def wait_for_line(lab, words):
    lab.wait_for("([selector, words]) => document.querySelector(selector)?.textContent.includes(words)", [LINE, words])


def points(lab):
    """The place on the page of each document."""
    return {document: (x, y) for document, x, y in lab.page.evaluate(POINTS)}


def draw_around(lab, middle, radius=14):
    """Draw a circle around a place with the mouse held down."""
    x, y = middle
    turns = [2 * math.pi * step / 16 for step in range(18)]
    around = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
    lab.page.wait_for_timeout(400)  # a press right after another is a double click, which lets go
    lab.page.mouse.move(*around[0])
    lab.page.mouse.down()
    for place in around[1:]:
        lab.page.mouse.move(*place, steps=2)
    lab.page.mouse.up()


def click_at(lab, place):
    x, y = place
    lab.page.mouse.move(x - 3, y)
    lab.page.mouse.move(x, y)
    lab.page.wait_for_timeout(150)
    lab.page.mouse.click(x, y)


def double_click_until_all(lab, place):
    """Double-click; on a busy machine the two clicks may come too far apart: a reader would click again."""
    for _ in range(5):
        lab.page.mouse.dblclick(*place)
        lab.page.wait_for_timeout(1000)
        if ALL in lab.page.locator(LINE).inner_text():
            break


def test_a_lasso_keeps_its_document_in_every_view_and_a_button_lets_go(lab):
    document, place = next(iter(points(lab).items()))
    draw_around(lab, place)
    wait_for_line(lab, "1 of 5 documents")
    assert lab.ask("print(*explorer.selection.documents)") == f"{document}\n"
    button = lab.page.get_by_role("button", name="1 document chosen ×")
    lab.wait_for(button)
    lab.wait_for("() => document.querySelector('.kz-map .js-plotly-plot').layout.title.subtitle.text.includes('the 1 chosen')")
    assert lab.page.locator(OUTLINES).count() == 0
    lab.page.locator(".kz-tabs button").first.click()
    lab.wait_for("() => document.querySelector('.kz-themes .js-plotly-plot').data[0].customdata[0].length === 1")
    lab.page.locator(".kz-tabs button", has_text="Map").click()
    button.click()
    wait_for_line(lab, ALL)
    assert not button.is_visible()


def test_a_point_inside_a_lasso_can_be_clicked_afterwards_and_its_neighbours_go_on(lab):
    document, place = next(iter(points(lab).items()))
    draw_around(lab, place)
    wait_for_line(lab, "1 of 5 documents")
    lab.wait_for("(selector) => document.querySelectorAll(selector).length === 0", OUTLINES)
    # The line of choices may have moved the chart.
    click_at(lab, points(lab)[document])
    lab.wait_for(lab.page.locator(".kz-map-panel .kz-item"))
    title = lab.ask(f"print(explorer.corpus.documents.loc[{document!r}, 'title'])").strip()
    assert lab.page.locator(".kz-map-panel .kz-list-head").inner_text().replace("\xa0", " ") == f"Most like “{title}”:"
    nearest = lab.page.locator(".kz-map-panel .kz-item").first
    assert "outside the filter" in nearest.inner_text()
    wanted = nearest.get_attribute("data-key")
    nearest.press("Enter")
    lab.wait_for("(title) => !document.querySelector('.kz-map-panel .kz-list-head').textContent.includes(title)", title)
    assert lab.ask("print(explorer.desk.mark.document)") == f"{wanted}\n"
    assert lab.page.evaluate("() => document.activeElement.className") == "kz-item"


def test_a_double_click_and_a_lasso_around_nothing_let_go(lab):
    for let_go in (double_click_until_all, draw_around):
        draw_around(lab, next(iter(points(lab).values())))
        wait_for_line(lab, "1 of 5 documents")
        lab.wait_for(lab.page.locator(".kz-chosen-documents"))  # it may move the chart
        box = lab.page.locator(".kz-map .nsewdrag").first.bounding_box()
        let_go(lab, (box["x"] + 60, box["y"] + 160))
        wait_for_line(lab, ALL)
        lab.wait_for("() => document.querySelector('.kz-chosen-documents').offsetParent === null")


def test_a_redraw_that_comes_while_the_reader_draws_waits_and_the_lasso_is_kept(lab):
    (document, (x, y)), *_ = points(lab).items()
    lab.page.mouse.move(x - 14, y - 14)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 14, y - 14, steps=4)
    lab.page.mouse.move(x + 14, y + 14, steps=4)
    lab.ask("explorer.panel.colour.value = 'date'")
    lab.page.wait_for_timeout(300)
    assert lab.page.evaluate("() => document.querySelector('.kz-map .js-plotly-plot').data[0].name") != "dated"
    lab.page.mouse.move(x - 14, y + 14, steps=4)
    lab.page.mouse.move(x - 14, y - 14, steps=4)
    lab.page.mouse.up()
    wait_for_line(lab, "1 of 5 documents")
    assert lab.ask("print(*explorer.selection.documents)") == f"{document}\n"
    lab.wait_for("() => document.querySelector('.kz-map .js-plotly-plot').data[0].name === 'dated'")
    lab.ask("explorer.panel.colour.value = 'theme'")
    lab.wait_for("() => document.querySelector('.kz-map .js-plotly-plot').data[0].name !== 'dated'")


def test_a_point_of_the_map_of_passages_opens_its_document(lab):
    lab.page.locator(".kz-map-points select").select_option("passages")
    lab.wait_for("() => document.querySelector('.kz-map .js-plotly-plot').layout.title.text === 'Map of passages'")
    # Hundreds of points lie close: the one that stands most alone can be hit.
    places = [(x, y) for _, x, y in lab.page.evaluate(POINTS)]
    alone = max(places, key=lambda one: min(math.dist(one, other) for other in places if other != one))
    click_at(lab, alone)
    lab.wait_for(lab.page.locator(".kz-here"))
    lab.wait_for(lab.page.locator(".kz-map-panel .kz-item"))
    lab.page.locator(".kz-map-points select").select_option("documents")
    lab.wait_for("() => document.querySelector('.kz-map .js-plotly-plot').layout.title.text === 'Map of documents'")


def test_the_page_complained_of_nothing(lab):
    assert lab.console_errors == []
