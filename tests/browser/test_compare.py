"""Comparing in a real JupyterLab: choose two sides, read a term on either, list its uses, and open a document at one of them."""

from __future__ import annotations

import pytest

MARKS = ".kz-compare .scatterlayer .trace .point"
# Whether the marked words of the opened document lie within what the reader shows of it.
IN_SIGHT = """() => {
  const scroll = document.querySelector('.kz-reader-scroll')?.getBoundingClientRect();
  const mark = document.querySelector(':is(.kz-here, .kz-here-raw) mark')?.getBoundingClientRect();
  return Boolean(scroll && mark) && mark.top >= scroll.top && mark.bottom <= scroll.bottom;
}"""


@pytest.fixture(scope="module")
def lab(open_notebook):
    return open_notebook(["import kzcn_explore as kz\nexplorer = kz.explore()\nexplorer"])


@pytest.fixture(autouse=True)
def compared(lab):
    lab.ask("explorer.desk.release(); explorer.selection = kz.Selection()")
    turn_to(lab, "Compare")
    lab.page.locator(".kz-compare-kind select").select_option(label="a period, with another")
    lab.page.locator(".kz-compare-target select").select_option(label="2022")
    lab.page.locator(".kz-compare-reference select").select_option(label="2020")
    wait_for_subtitle(lab, "more in 2022 (3 documents")


def turn_to(lab, tab):
    lab.page.locator(".kz-tabs button", has_text=tab).click()


def wait_for_subtitle(lab, words):
    lab.wait_for(
        "(words) => document.querySelector('.kz-compare .js-plotly-plot')?.layout.title.subtitle.text"
        ".replaceAll('<br>', ' ').includes(words)",
        words,
    )


def wait_for_heading(lab, words):
    lab.wait_for("(words) => document.querySelector('.kz-reader-head h3').textContent.includes(words)", words)


def test_two_periods_are_chosen_and_few_documents_are_said(lab):
    assert "Fewer than five documents on a side (2022: 3, 2020: 1)" in lab.page.locator(".kz-note").inner_text()
    assert all(symbol.endswith("-open") for trace in lab.plot(".kz-compare")["data"][1:3] for symbol in trace["marker"]["symbol"])
    lab.page.locator(".kz-compare-target select").select_option(label="2020")
    wait_for_subtitle(lab, "more in 2020 (1 document, 311 words)")
    # The two changed places.
    lab.wait_for("() => document.querySelector('.kz-compare-reference select').selectedOptions[0]?.text === '2022'")
    lab.page.locator(".kz-compare-reference select").select_option(label="no single year")
    wait_for_subtitle(lab, "more in no single year (1 document")
    lab.screenshot("compare")


def test_what_is_chosen_is_compared_with_the_rest_and_everything_with_nothing(lab):
    lab.page.locator(".kz-compare-kind select").select_option(label="what is chosen, with the rest")
    lab.wait_for("() => document.querySelector('.kz-note').textContent.startsWith('Everything is chosen')")
    assert not lab.page.locator(".kz-compare").is_visible()
    lab.page.locator(".kz-preset", has_text="2022").click()
    wait_for_subtitle(lab, "more in the rest (2 documents")
    assert lab.page.locator(".kz-compare").is_visible()


def test_a_clicked_term_is_read_on_either_side_until_escape(lab):
    lab.click_mark(lab.page.locator(f"{MARKS}").last)
    lab.page.locator(".kz-sides button").first.wait_for()
    sides = lab.page.locator(".kz-sides button")
    assert [text.split(":")[0] for text in sides.all_inner_texts()] == ["2022", "2020"]
    assert [one.get_attribute("aria-pressed") for one in sides.all()].count("true") == 1
    sides.last.click()
    wait_for_heading(lab, "in 2020")
    sides.first.click()
    wait_for_heading(lab, "in 2022")
    lab.page.keyboard.press("Escape")
    wait_for_heading(lab, "58 passages in this view")


def test_a_use_of_a_clicked_term_opens_its_document_there_as_passages_and_as_raw_text(lab):
    lab.ask("explorer.desk.toggle(explorer.desk.mark.__class__(term='strategic partnership', side='target'))")
    turn_to(lab, "Concordance")
    lab.wait_for("() => document.querySelector('.kz-find input').value === 'strategic partnership'")
    line = lab.page.locator(".kz-lines tbody tr").nth(6)
    line.click()
    lab.wait_for(IN_SIGHT)
    assert lab.page.locator(".kz-here mark").all_inner_texts() == ["strategic partnership"]
    lab.page.locator(".kz-raw-button").click()
    lab.page.locator(".kz-raw .kz-cut").first.wait_for()
    lab.wait_for(IN_SIGHT)
    assert lab.page.locator(".kz-here-raw mark").all_inner_texts() == ["strategic partnership"]
    assert lab.page.evaluate("() => document.activeElement.textContent") == "Raw text"
    lab.screenshot("raw-text")
    lab.page.locator(".kz-raw-button").click()
    lab.page.locator(".kz-here").wait_for()
    lab.page.get_by_role("button", name="‹ Back to the passages").click()
    wait_for_heading(lab, "58 passages in this view")


def test_a_tick_of_a_term_within_a_document_opens_it_there(lab):
    turn_to(lab, "Terms")
    lab.page.locator(".kz-terms-box input").fill("referendum")
    lab.page.keyboard.press("Enter")
    lab.page.locator(".kz-terms-how select").select_option(label="where in the documents")
    lab.wait_for("() => document.querySelector('.kz-terms .js-plotly-plot')?.layout.title.text === 'Terms within documents'")
    lab.click_mark(lab.page.locator(".kz-terms .scatterlayer .trace").last.locator(".point").first)
    lab.wait_for(IN_SIGHT)
    assert lab.page.locator(".kz-here mark").all_inner_texts() == ["referendum"]
