"""The explorer in a real JupyterLab: what a reader does with mouse and keyboard, and what the page then shows."""

from __future__ import annotations

import pytest

SEEDS = "import kzcn_explore as kz\nexplorer = kz.explore()\nexplorer"
LINE = ".kz-line [role=status]"
HOSTILE = """
import pandas as pd, kzcn_explore as kz
BAD = '<script>window.ran=1</script><img src=x onerror="window.ran=1"><a href="javascript:window.ran=1">go</a>'
BAD += '<svg onload="window.ran=1">'
TEXTS = [
    "Rivers and roads meet at the harbour of the town. " + BAD,
    "Old roads follow rivers to a bridge across that valley.",
    "A bridge, said the harbour master, spans both rivers.",
    BAD,
]
frame = pd.DataFrame({"text": TEXTS, "date": ["2022-01-01", "2022-02-01", "2022-03-01", None], "source": BAD, "title": BAD})
explorer = kz.explore(kz.load_corpus(frame.assign(id=[f"{BAD}{n}" for n in range(4)])), title=BAD)
explorer
"""
TWO_LANGUAGES = '''
from pathlib import Path
import kzcn_explore as kz
TEXTS = {
    "ru-harvest": """Урожай пшеницы оказался больше прошлогоднего

12 октября 2022 года

Урожай пшеницы составил шестнадцать миллионов тонн. Фермеры просят открыть новые рынки: цена зерна упала.
""",
    "ru-visas": """Безвизовый режим вступил в силу

Соглашение о визах вступило в силу в пятницу, 10 ноября 2023 года. Туристы прошли границу без визы.

Очередные переговоры министров пройдут в декабре 2023 года.
""",
    "zh-port": """铁路码头正式启用

2024年2月20日

铁路码头正式启用，集装箱运输能力将提高一倍。集装箱班列五天即可抵达港口。
""",
    "zh-grain": """首列粮食班列开往港口

铁路部门表示，首列粮食班列于2024年2月6日开往港口，共有六十节车厢。

下一列粮食班列计划于2024年3月底开行。
""",
    "zh-neighbours": """邻居的友谊

邻居的友谊不在言语，而在行动。一位老外交官在家中对我们这样说。
""",
}
Path("texts").mkdir()
for name, text in TEXTS.items():
    Path("texts", f"{name}.txt").write_text(text, encoding="utf-8")
explorer = kz.explore(kz.load_corpus("texts"))
explorer
'''


@pytest.fixture(scope="module")
def lab(open_notebook):
    lab = open_notebook([SEEDS])
    lab.plot(".kz-themes")
    return lab


@pytest.fixture(autouse=True)
def from_the_start(request):
    """Begin every test with everything chosen."""
    if "lab" in request.fixturenames:
        lab = request.getfixturevalue("lab")
        lab.page.locator(".kz-clear").click()
        lab.page.locator(".kz-tabs button").first.click()
        lab.page.keyboard.press("Escape")
        wait_for_line(lab, "5 of 5 documents · 58 of 58 passages · 2,159 of 2,159 words")


def wait_for_line(lab, words):
    lab.wait_for("([selector, words]) => document.querySelector(selector)?.textContent.includes(words)", [LINE, words])


def wait_for_reader(lab, words):
    lab.wait_for("(words) => document.querySelector('.kz-reader-head h3')?.textContent.includes(words)", words)


def brush_2022(lab):
    """Drag over the two documents of 2022 and wait until every panel shows them."""
    lab.brush(".kz-overview", 0.5, 0.97)
    wait_for_line(lab, "2 of 5 documents · 20 of 58 passages · 763 of 2,159 words")
    # The shade comes with the overview, which is drawn by itself.
    lab.wait_for("() => document.querySelector('.kz-overview .js-plotly-plot').layout.shapes.length === 2")


def chosen_dots(lab):
    """Return the fill of the dated dots: the accent where chosen."""
    dots = next(trace for trace in lab.plot(".kz-overview")["data"] if trace["name"] == "dated")
    return dots["marker"]["color"]


def test_the_first_chart_stands_and_the_page_asks_nobody_else(lab):
    themes = lab.plot(".kz-themes")
    assert themes["width"] > 500
    assert len(themes["data"][0]["customdata"]) == lab.page.locator(".kz-theme option").count() - 1
    assert lab.console_errors == []


def test_dragging_over_the_overview_chooses_dates_in_every_panel(lab):
    before = chosen_dots(lab)
    brush_2022(lab)
    wait_for_reader(lab, "20 passages in this view")
    lab.wait_for("() => document.querySelector('.kz-themes .js-plotly-plot').data[0].customdata[0].length === 2")
    assert chosen_dots(lab) != before
    assert lab.page.locator(".kz-from input").input_value().startswith("2021-")


def test_letting_go_of_the_brush_with_a_double_click_chooses_everything(lab):
    brush_2022(lab)
    line = lab.page.locator(LINE)
    # On a busy machine the two clicks may come too far apart to be a double click; a reader would click again.
    for _ in range(5):
        lab.page.locator(".kz-overview .nsewdrag").first.dblclick(position={"x": 20, "y": 8})
        lab.page.wait_for_timeout(1000)
        if "5 of 5 documents" in line.inner_text():
            break
    wait_for_line(lab, "5 of 5 documents")


def test_a_typed_date_chooses_and_a_wrong_pair_is_said(lab):
    lab.page.locator(".kz-from input").fill("2022-05-01")
    lab.page.keyboard.press("Tab")
    wait_for_line(lab, "3 of 5 documents · 39 of 58 passages · 1,487 of 2,159 words")
    lab.page.locator(".kz-to input").fill("2021-01-01")
    lab.page.keyboard.press("Tab")
    lab.wait_for(lab.page.locator(".kz-problem", has_text="start must not lie after end"))
    wait_for_line(lab, "3 of 5 documents")


def test_documents_that_may_lie_in_the_range_come_in_on_request(lab):
    lab.page.locator(".kz-from input").fill("2021-06-01")
    lab.page.keyboard.press("Tab")
    lab.page.locator(".kz-to input").fill("2022-08-01")
    lab.page.keyboard.press("Tab")
    wait_for_line(lab, "2 of 5 documents")
    lab.page.locator(".kz-dates select").select_option("possibly in range")
    wait_for_line(lab, "3 of 5 documents")


def test_a_preset_and_a_source_choose(lab):
    lab.page.get_by_role("button", name="2020", exact=True).click()
    wait_for_line(lab, "1 of 5 documents · 10 of 58 passages")
    lab.page.get_by_role("button", name="All", exact=True).click()
    lab.page.locator(".kz-source select").select_option("Kazinform")
    wait_for_line(lab, "3 of 5 documents · 30 of 58 passages")


def test_choosing_a_theme_narrows_the_reader_and_shows_its_terms(lab):
    menu = lab.page.locator(".kz-theme select")
    label = next(text for text in menu.locator("option").all_inner_texts() if "One-China principle" in text.replace("\xa0", " "))
    menu.select_option(label.replace("\xa0", " "))
    lab.wait_for("() => document.querySelector('.kz-theme-terms')?.textContent.includes('One-China principle')")
    lab.wait_for("() => document.querySelectorAll('.kz-reader mark').length > 3")
    assert "one-China principle" in lab.page.locator(".kz-reader mark").all_inner_texts()
    # Shares stay shares of all words: the columns of the five documents are still there.
    assert len(lab.plot(".kz-themes")["data"][0]["customdata"][0]) >= 5


def test_a_search_marks_its_words_and_one_without_a_match_says_what_to_do(lab):
    search = lab.page.locator(".kz-search input")
    search.fill("belt and road")
    search.press("Enter")
    wait_for_line(lab, "1 of 5 documents · 1 of 58 passages")
    wait_for_reader(lab, "1 passage in this view")
    assert lab.page.locator(".kz-reader mark").all_inner_texts() == ["Belt and Road"]
    search.fill("zeppelin")
    search.press("Enter")
    wait_for_line(lab, "0 of 5 documents")
    wait_for_reader(lab, "0 passages in this view")
    assert "Try fewer words" in lab.page.locator(".kz-empty").inner_text()


def test_a_clicked_dot_opens_its_passages_and_escape_lets_go(lab):
    lab.click_mark(lab.page.locator(".kz-overview .scatterlayer .points path").first)
    wait_for_reader(lab, "10 passages in “Kazakhstan, China ready to deepen strategic partnership, fight COVID-19”")
    wait_for_line(lab, "5 of 5 documents")
    lab.page.locator(".kz-reader-scroll").focus()
    lab.page.keyboard.press("Escape")
    wait_for_reader(lab, "58 passages in this view")


def test_a_clicked_cell_opens_the_passages_of_its_theme_and_document(lab):
    area = lab.page.locator(".kz-themes .nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    lab.page.mouse.move(box["x"] + 12, box["y"] + box["height"] * 0.16)
    lab.page.mouse.move(box["x"] + 15, box["y"] + box["height"] * 0.16)
    lab.page.wait_for_timeout(150)
    lab.page.mouse.click(box["x"] + 15, box["y"] + box["height"] * 0.16)
    wait_for_reader(lab, "of theme “")
    wait_for_reader(lab, "in “Kazakhstan, China ready to deepen strategic partnership")
    lab.page.keyboard.press("Escape")  # the focus is where the mouse left it
    wait_for_reader(lab, "58 passages in this view")


def test_clear_lets_go_of_a_chosen_dot_too(lab):
    lab.click_mark(lab.page.locator(".kz-overview .scatterlayer .points path").first)
    wait_for_reader(lab, "10 passages in “")
    lab.page.locator(".kz-clear").click()
    wait_for_reader(lab, "58 passages in this view")


def test_the_reader_opens_a_whole_document_and_says_why_it_has_its_date(lab):
    lab.page.get_by_role("button", name="Why this date?").first.click()
    lab.wait_for(lab.page.locator(".kz-why", has_text="“2020-09-12” stands in its first lines."))
    lab.page.get_by_role("button", name="Open whole").nth(7).click()
    lab.wait_for(lab.page.locator(".kz-here"))
    assert lab.page.locator(".kz-reader-scroll > .kz-passage-text").count() == 10
    assert lab.page.locator(".kz-here").is_visible()
    lab.page.get_by_role("button", name="Back to the passages").click()
    lab.wait_for("() => document.querySelectorAll('.kz-passage').length === 20")


def test_the_reader_turns_its_pages(lab):
    lab.page.get_by_role("button", name="Next page").click()
    lab.wait_for(lab.page.locator(".kz-reader-pages", has_text="21–40 of 58"))
    lab.page.get_by_role("button", name="Previous page").click()
    lab.wait_for(lab.page.locator(".kz-reader-pages", has_text="1–20 of 58"))


def test_the_terms_tab_draws_in_full_size_what_is_typed(lab):
    lab.page.locator(".kz-tabs button").nth(1).click()
    box = lab.page.locator(".kz-terms-box input")
    box.fill("anniversary, visit*")
    box.press("Enter")
    lab.wait_for("() => document.querySelector('.kz-terms')?.textContent.includes('visit*')")
    assert lab.plot(".kz-terms")["width"] > 500


def test_every_control_is_reached_by_tab_in_reading_order(lab):
    lab.page.locator(".kz-from input").focus()
    reached = []
    for _ in range(100):
        name = lab.page.evaluate("() => document.activeElement.closest('[class*=kz-]')?.className ?? ''")
        reached += [part for part in name.split() if part.startswith("kz-") and part not in reached]
        lab.page.keyboard.press("Tab")
    wanted = ["kz-from", "kz-to", "kz-dates", "kz-preset", "kz-source", "kz-theme", "kz-search", "kz-clear"]
    wanted += ["kz-tabs", "kz-set-themes", "kz-number-box", "kz-set-every", "kz-set-by", "kz-term", "kz-reader-scroll", "kz-quiet"]
    assert [name for name in reached if name in wanted] == wanted


def test_a_plain_key_on_a_button_is_no_command_of_jupyterlab(lab):
    lab.page.get_by_role("button", name="2020", exact=True).focus()
    for key in ("x", "a", "d", "d"):
        lab.page.keyboard.press(key)
    assert lab.page.locator(".kz-explorer").count() == 1
    assert lab.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.length") == 1


def test_show_as_table_and_show_as_code(lab):
    lab.page.locator(".kz-themes ~ .kz-as-table input").check()
    lab.wait_for(lab.page.locator(".kz-table td", has_text="Kazinform"))
    lab.page.get_by_role("button", name="Show as code").click()
    lab.wait_for("() => document.querySelector('.kz-code textarea').value.includes('kz.charts.document_themes')")
    lab.page.get_by_role("button", name="Show as code").click()
    lab.page.locator(".kz-themes ~ .kz-as-table input").uncheck()


def test_a_reloaded_page_shows_what_was_there(lab):
    brush_2022(lab)
    before = lab.plot(".kz-themes"), lab.plot(".kz-overview")
    lab.reload()
    lab.plot(".kz-themes")
    wait_for_line(lab, "2 of 5 documents · 20 of 58 passages")
    wait_for_reader(lab, "20 passages in this view")
    after = lab.plot(".kz-themes"), lab.plot(".kz-overview")
    for chart, chart_before in zip(after, before, strict=True):
        assert repr(chart["data"]) == repr(chart_before["data"])  # empty cells are NaN, which equals nothing
        assert (chart["width"], chart["height"]) == (chart_before["width"], chart_before["height"])
    # … and still answers.
    lab.page.get_by_role("button", name="2020", exact=True).click()
    wait_for_line(lab, "1 of 5 documents")


def test_a_window_that_gets_narrower_after_a_choice_keeps_its_charts(lab):
    brush_2022(lab)
    heights = lab.plot(".kz-themes")["height"], lab.plot(".kz-overview")["height"]
    lab.page.set_viewport_size({"width": 900, "height": 1400})
    lab.wait_for("() => document.querySelector('.kz-overview .js-plotly-plot')._fullLayout.width < 700")
    shown = [lab.page.locator(f"{name} .main-svg").first.bounding_box()["height"] for name in (".kz-themes", ".kz-overview")]
    boxes = [lab.page.locator(f"{name} .js-plotly-plot").bounding_box()["height"] for name in (".kz-themes", ".kz-overview")]
    lab.page.set_viewport_size({"width": 1280, "height": 1400})
    lab.wait_for("() => document.querySelector('.kz-overview .js-plotly-plot')._fullLayout.width > 700")
    assert shown == boxes == list(heights)


def test_the_next_cell_has_the_corpus_that_is_chosen(lab):
    lab.page.get_by_role("button", name="2020", exact=True).click()
    wait_for_line(lab, "1 of 5 documents")
    assert lab.ask("print(explorer.corpus)") == "<Corpus: 1 document, 10 passages, 311 words>\n"


def test_a_hostile_document_runs_nothing_in_any_panel(open_notebook):
    lab = open_notebook([HOSTILE])
    lab.plot(".kz-overview")
    for box in lab.page.locator(".kz-as-table input").all():
        if box.is_visible():
            box.check()
    lab.page.get_by_role("button", name="Why this date?").first.click()
    lab.page.get_by_role("button", name="Open whole").first.click()
    lab.wait_for(lab.page.locator(".kz-here"))
    assert lab.page.locator(".kz-tabs button").count() == 7
    for tab in lab.page.locator(".kz-tabs button").all():
        tab.click()
        lab.plot(".kz-overview")
    lab.page.locator(".kz-overview .scatterlayer .points path").first.hover(force=True)
    assert lab.page.evaluate("() => window.ran === undefined")
    inside = lab.page.locator(".kz-explorer")
    assert inside.locator("script, img[src=x], svg[onload], a[href^=javascript]").count() == 0


def test_a_folder_in_two_languages_is_chosen_by_date_explained_and_searched(open_notebook):
    lab = open_notebook([TWO_LANGUAGES])
    lab.plot(".kz-overview")
    wait_for_line(lab, "5 of 5 documents")
    lab.page.locator(".kz-from input").fill("2023-12-01")
    lab.page.keyboard.press("Tab")
    lab.page.locator(".kz-to input").fill("2024-02-29")
    lab.page.keyboard.press("Tab")
    for choice, line in (("surely in range", "1 of 5"), ("possibly in range", "3 of 5"), ("undated too", "4 of 5")):
        lab.page.locator(".kz-dates select").select_option(choice)
        wait_for_line(lab, f"{line} documents")
    visas = lab.page.locator(".kz-passage", has_text="Соглашение о визах")
    assert visas.locator("strong").inner_text() == "10 Nov–31 Dec 2023"
    visas.get_by_role("button", name="Why this date?").click()
    lab.wait_for(lab.page.locator(".kz-why", has_text="10 ноября 2023 года” is told as past: written on 10 Nov 2023 or later."))
    lab.wait_for(lab.page.locator(".kz-why", has_text="is told as planned: written on 31 Dec 2023 or earlier."))
    search = lab.page.locator(".kz-search input")
    search.fill("集装箱")
    search.press("Enter")
    wait_for_line(lab, "1 of 5 documents")
    lab.wait_for(lab.page.locator(".kz-reader mark").nth(1))  # the passages come last
    assert lab.page.locator(".kz-reader mark").all_inner_texts() == ["集装箱", "集装箱"]
    lab.page.locator(".kz-clear").click()
    lab.page.locator(".kz-language select").select_option("Russian")
    wait_for_line(lab, "2 of 5 documents")
    assert lab.console_errors == []
