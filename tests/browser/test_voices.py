"""Voices and Events in a real JupyterLab: read what is behind a mark, choose who or what narrows all, and follow an event."""

from __future__ import annotations

import pytest

TEXTS = [
    "The president of Freedonia will pay a state visit to Sylvania in autumn 2021. “We shall open the road together,” Anna Berg said.",
    "The state visit of the president of Freedonia to Sylvania is planned for 4 October 2021. Paul Lind met Anna Berg in Oslo.",
    "On 4 October 2021 the president of Freedonia paid a state visit to Sylvania. “The road is open to everybody,” Paul Lind said.",
]
CELL = f"""import kzcn_explore as kz, pandas as pd
frame = pd.DataFrame({{"date": ["2021-05-02", "2021-08-10", "2021-10-09"], "title": ["Planned", "Set", "Paid"], "text": {TEXTS!r}}})
explorer = kz.explore(kz.load_corpus(frame))
explorer"""


@pytest.fixture(scope="module")
def lab(open_notebook):
    return open_notebook([CELL])


@pytest.fixture(autouse=True)
def everything(lab):
    lab.ask("explorer.desk.release(); explorer.selection = kz.Selection()")


def turn_to(lab, tab):
    lab.page.locator(".kz-tabs button", has_text=tab).click()


def show(lab, chart):
    turn_to(lab, "Voices")
    lab.page.locator(".kz-voices-what select").select_option(label=chart)


def wait_for_title(lab, box, words):
    lab.wait_for(f"(words) => document.querySelector('{box} .js-plotly-plot')?.layout.title.text.includes(words)", words)


def wait_for_heading(lab, words):
    lab.wait_for("(words) => document.querySelector('.kz-reader-head h3').textContent.includes(words)", words)


def wait_for_line(lab, words):
    lab.wait_for("(words) => document.querySelector('.kz-line').textContent.includes(words)", words)


def test_a_card_opens_its_quotation_and_a_second_click_lets_go(lab):
    show(lab, "what is said")
    wait_for_title(lab, ".kz-voices", "Who said what")
    card = lab.page.locator(".kz-voices .barlayer .trace .point").first
    lab.click_mark(card)
    wait_for_heading(lab, "1 passage with this quotation")
    assert "road" in lab.page.locator(".kz-passage mark").first.inner_text()
    lab.screenshot("voices-cards")
    lab.page.keyboard.press("Escape")
    wait_for_heading(lab, "3 passages in this view")


def test_a_line_of_the_network_opens_the_passages_that_name_both(lab):
    show(lab, "who is named with whom")
    wait_for_title(lab, ".kz-voices", "Who is named with whom")
    pressed = lab.page.evaluate(
        """() => {
          const plot = document.querySelector('.kz-voices .js-plotly-plot');
          for (const trace of plot.data) for (const row of trace.customdata ?? []) if (row?.[0] === 'link') return row.slice(1, 3);
        }"""
    )
    assert len(pressed) == 2
    lab.ask(f"next(panel for panel in explorer.panels if panel.title == 'Voices')._on_click({['link', *pressed]!r})")
    wait_for_heading(lab, f"naming {pressed[0]} and {pressed[1]}")
    marked = set(lab.page.locator(".kz-passage").first.locator("mark").all_inner_texts())
    assert len(marked) >= 2
    lab.screenshot("voices-network")


def test_a_speaker_typed_in_part_narrows_every_tab_until_the_chip_is_pressed(lab):
    show(lab, "what is said")
    box = lab.page.locator(".kz-speakers input")
    box.fill("lind")
    box.press("Enter")
    wait_for_line(lab, "1 of 3 documents")
    assert box.input_value() == "Paul Lind"
    chip = lab.page.locator(".kz-chosen-speakers")
    assert chip.inner_text() == "quotes Paul Lind ×"
    turn_to(lab, "Events")
    lab.wait_for(lab.page.locator(".kz-events .js-plotly-plot"))
    chip.click()
    wait_for_line(lab, "3 of 3 documents")
    assert not chip.is_visible()


def test_an_event_is_followed_from_document_to_document(lab):
    turn_to(lab, "Events")
    lab.wait_for(lab.page.locator(".kz-item"))
    event = lab.page.locator(".kz-item").first
    assert "3 documents · sharpened once · spoken of as done" in event.inner_text()
    event.click()
    wait_for_heading(lab, "3 passages on “")
    lab.wait_for("() => [...document.querySelectorAll('.kz-list-head')].some((one) => one.textContent === 'How its date went:')")
    lab.screenshot("events")
    lab.page.locator(".kz-item", has_text="Set").click()
    wait_for_heading(lab, "1 passage with this date")
    assert lab.page.locator(".kz-passage mark").all_inner_texts() == ["4 October 2021"]
    lab.page.locator(".kz-events-row .kz-keep").click()
    lab.wait_for(lab.page.locator(".kz-chosen-events"))


def test_a_mark_of_the_lanes_opens_its_passage(lab):
    turn_to(lab, "Events")
    lab.wait_for(lab.page.locator(".kz-events .scatterlayer .trace .point"))
    at = lab.page.evaluate(
        """() => {
          const plot = document.querySelector('.kz-events .js-plotly-plot');
          return plot.data.map((trace) => (trace.customdata ?? []).map((row) => row?.[0] ?? null));
        }"""
    )
    assert any("mention" in kinds for kinds in at)
    assert any("document" in kinds for kinds in at)
    lab.ask("next(panel for panel in explorer.panels if panel.title == 'Events')._on_click(['mention', 0])")
    wait_for_heading(lab, "1 passage with this date")


def test_beside_the_reader_both_tabs_are_lower_than_900_pixels(lab):
    lab.page.set_viewport_size({"width": 1532, "height": 1400})
    lab.ask("explorer.desk.toggle(explorer.desk.mark.__class__(places=('event', 0)))")
    for tab in ("Voices", "Events"):
        turn_to(lab, tab)
        lab.wait_for(lab.page.locator(f".kz-{tab.lower()} .js-plotly-plot"))
        assert lab.page.locator(".kz-explorer").bounding_box()["height"] < 900
    lab.page.set_viewport_size({"width": 1280, "height": 1400})
