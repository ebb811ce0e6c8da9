"""The concordance in a real JupyterLab: sort, page and open lines by mouse and by keys; nothing moves but what was asked for."""

from __future__ import annotations

import pytest

# Five hundred uses of one word in a hundred documents; every text holds markup and a word that is too long for its column.
CORPUS = """
import pandas as pd, kzcn_explore as kz
BAD = '<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>'
words = ["apple", "birch", "cedar", "daisy", "elder"]
texts = ["\\n\\n".join(f"The {word} river {n} {'x' * 90} rose {word}. {BAD}" for word in words) for n in range(100)]
corpus = kz.load_corpus(pd.DataFrame({"date": [f"2020-{1 + n // 10:02d}-{1 + n % 10:02d}" for n in range(100)], "text": texts,
                                      "title": BAD, "source": ["Courier", BAD, None, "Herald"] * 25}))
explorer = kz.explore(kz.Study(corpus, model=kz.lexicon_themes(corpus, {"Water": ["river*"], "Roads": ["road*"]})))
explorer
"""
LINES = ".kz-lines tbody tr"
FOCUSED = "() => [...document.querySelectorAll('.kz-lines tbody tr')].indexOf(document.activeElement)"
ACTIVE_CELL = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"


@pytest.fixture(scope="module")
def lab(open_notebook):
    lab = open_notebook([CORPUS, "1 + 1"])
    lab.page.locator(".kz-tabs button", has_text="Concordance").click()
    return lab


@pytest.fixture(autouse=True)
def from_the_start(lab):
    lab.ask("explorer.desk.release()")
    lab.page.locator(".kz-find input").fill("river")
    lab.page.keyboard.press("Enter")
    wait_for_said(lab, "500 matches in 100 documents")
    header(lab, "Match").click()
    wait_for_said(lab, "in the order of the documents")


def header(lab, name):
    return lab.page.locator(".kz-lines th button", has_text=name)


def wait_for_said(lab, words):
    lab.wait_for("(words) => document.querySelector('.kz-lines-said').textContent.includes(words)", words)


def wait_for_range(lab, words):
    lab.wait_for("(words) => document.querySelector('.kz-lines footer').textContent.includes(words)", words)


def wait_for_focus(lab, line):
    lab.wait_for(f"(line) => ({FOCUSED})() === line", line)


def wait_for_chosen(lab, line):
    """Wait until this line, and no other, is marked; None for none."""
    lab.wait_for(
        "(line) => { const rows = [...document.querySelectorAll('.kz-lines tbody tr')];"
        " const chosen = rows.flatMap((row, n) => row.ariaSelected === 'true' ? [n] : []);"
        " return line === null ? chosen.length === 0 : chosen.length === 1 && chosen[0] === line; }",
        line,
    )


def test_a_header_sorts_says_so_and_keeps_the_focus(lab):
    header(lab, "Words before").focus()
    lab.page.keyboard.press("Enter")
    wait_for_said(lab, "by the words before")
    assert lab.page.locator(f"{LINES} td.kz-line-before").all_inner_texts() == ["The apple"] * 40
    sorts = lab.page.locator(".kz-lines th").evaluate_all("(cells) => cells.map((cell) => cell.ariaSort)")
    assert sorts == ["none", "none", "ascending", "none", "none"]
    assert "Words before" in lab.page.evaluate("() => document.activeElement.textContent")


def test_keys_move_between_lines_turn_pages_and_leave_the_notebook_alone(lab):
    cell = lab.page.evaluate(ACTIVE_CELL)
    lab.page.locator(LINES).first.focus()
    for key, line in (("ArrowDown", 1), ("PageDown", 11), ("ArrowUp", 10), ("End", 39), ("ArrowDown", 39), ("Home", 0), ("ArrowUp", 0)):
        lab.page.keyboard.press(key)
        wait_for_focus(lab, line)
    lab.page.keyboard.press("End")
    lab.page.keyboard.press("PageDown")
    wait_for_range(lab, "41–80 of 500")
    wait_for_focus(lab, 0)
    lab.page.keyboard.press("PageUp")
    wait_for_range(lab, "1–40 of 500")
    wait_for_focus(lab, 39)
    assert lab.page.evaluate(ACTIVE_CELL) == cell
    assert lab.page.locator(f"{LINES}[tabindex='0']").count() == 1


def test_enter_opens_a_line_in_the_reader_and_again_lets_go(lab):
    lab.page.locator(LINES).nth(2).focus()
    lab.page.keyboard.press("Enter")
    wait_for_chosen(lab, 2)
    wait_for_focus(lab, 2)
    lab.wait_for(lab.page.locator(".kz-reader .kz-here mark", has_text="river"))
    lab.page.keyboard.press("ArrowDown")
    lab.page.keyboard.press("Space")
    wait_for_chosen(lab, 3)
    wait_for_focus(lab, 3)
    lab.page.keyboard.press("Space")
    wait_for_chosen(lab, None)
    wait_for_focus(lab, 3)
    wait_for_said(lab, "500 matches")


def test_a_click_opens_a_line_and_escape_lets_go(lab):
    lab.page.locator(LINES).nth(5).click()
    wait_for_chosen(lab, 5)
    # The reader, which hears the key, is drawn after the lines.
    lab.wait_for(lab.page.locator(".kz-reader .kz-here mark", has_text="river"))
    lab.page.keyboard.press("Escape")
    wait_for_chosen(lab, None)


def test_the_box_takes_a_term_that_is_clicked(lab):
    lab.ask("from kzcn_explore.explorer.mark import Mark; explorer.desk.toggle(Mark(term='cedar'))")
    wait_for_said(lab, "200 matches in 100 documents")
    assert lab.page.locator(".kz-find input").input_value() == "cedar"


def test_a_line_that_is_marked_is_marked_again_after_a_reload(lab):
    lab.page.locator(LINES).nth(1).click()
    wait_for_chosen(lab, 1)
    lab.reload()
    wait_for_chosen(lab, 1)
    wait_for_said(lab, "500 matches")


@pytest.mark.parametrize("width", [700, 1100])
def test_long_words_need_no_scrollbar_and_markup_is_text(lab, width):
    lab.page.evaluate("(width) => { document.querySelector('.kz-explorer').style.width = `${width}px`; }", width)
    box = lab.page.get_by_label("Words each side", exact=True)
    for words in ("8", "20"):
        box.fill(words)
        box.press("Enter")
        lab.wait_for("(wrapped) => document.querySelector('.kz-lines table').classList.contains('kz-wrapped') === wrapped", words == "20")
        sizes = lab.page.evaluate(
            "() => { const box = document.querySelector('.kz-lines-scroll'); return [box.scrollWidth, box.clientWidth]; }"
        )
        assert sizes[0] <= sizes[1]
    assert "<img src=x" in lab.page.locator(f"{LINES} td.kz-line-after").first.inner_text()
    assert lab.page.evaluate("() => window.ran ?? null") is None
    box.fill("8")
    box.press("Enter")
    lab.page.evaluate("() => { document.querySelector('.kz-explorer').style.width = ''; }")
