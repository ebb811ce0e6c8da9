"""The settings in a real JupyterLab: number of themes, period, share, groups, the lexicon, and how sure."""

from __future__ import annotations

import pytest

# A country a document, so that there is something to group by.
SEEDS = """
import kzcn_explore as kz
explorer = kz.explore()
explorer
"""
GROUPED = """
import pandas as pd, kzcn_explore as kz
corpus = kz.load_corpus(pd.DataFrame({
    "date": [f"{2020 + n // 8}-0{1 + n % 8}-1{n % 9}" for n in range(24)],
    "country": ["KZ", "CN", "<b>UZ</b>"] * 8,
    "text": [f"The river {n} rose at the harbour." if n % 2 else f"Road {n} meets the bridge." for n in range(24)],
}))
explorer = kz.explore(corpus, lexicon={"Water": ["river*"], "Roads": ["road*"]})
explorer
"""
N_ROWS = "(n) => document.querySelector('.kz-themes .js-plotly-plot')?.data?.[0]?.customdata?.length === n"
PANELS = "(n) => document.querySelector('.kz-themes .js-plotly-plot').data.filter((trace) => trace.name === 'dots').length === n"


@pytest.fixture(scope="module")
def seeds(open_notebook):
    return open_notebook([SEEDS])


@pytest.fixture(scope="module")
def grouped(open_notebook):
    return open_notebook([GROUPED])


def number_box(lab):
    return lab.page.get_by_label("Number", exact=True)


def choose(lab, name, label):
    lab.page.locator(f".kz-set-{name} select").select_option(label)


def test_the_explorer_is_lower_than_900_pixels_at_1100(seeds):
    seeds.plot(".kz-themes")
    seeds.page.set_viewport_size({"width": 1532, "height": 1400})
    seeds.wait_for("() => document.querySelector('.kz-themes .js-plotly-plot')._fullLayout.width > 650")
    box = seeds.page.locator(".kz-explorer").bounding_box()
    seeds.page.set_viewport_size({"width": 1280, "height": 1400})
    assert box["width"] == pytest.approx(1100, abs=1)
    assert box["height"] < 900


@pytest.mark.parametrize("width", [700, 848, 980, 1100])
def test_charts_are_never_squeezed_by_the_reader(seeds, width):
    seeds.page.set_viewport_size({"width": width + 432, "height": 1400})
    wide = f"() => Math.abs(document.querySelector('.kz-explorer').clientWidth - {width}) < 20"
    seeds.wait_for(wide)
    left = seeds.page.locator(".kz-left").bounding_box()
    reader = seeds.page.locator(".kz-reader-widget").bounding_box()
    seeds.page.set_viewport_size({"width": 1280, "height": 1400})
    assert left["width"] >= 699 or left["width"] == pytest.approx(width - 30, abs=3)
    assert (reader["x"] > left["x"] + 600) == (width >= 980)


def test_the_card_of_eleven_themes_is_seen_whole_with_its_axis_at_1100(seeds):
    seeds.page.set_viewport_size({"width": 1532, "height": 1400})
    seeds.page.get_by_role("button", name="How sure?").click()
    seeds.wait_for("() => document.querySelector('.kz-trust .js-plotly-plot')?.data?.length > 0")
    card = "document.querySelector('.kz-trust')"
    seeds.wait_for(f"() => {card}.clientHeight > 300 && {card}.scrollHeight <= {card}.clientHeight")
    seeds.wait_for(seeds.page.locator(".kz-trust .xtick", has_text="comes back"))
    assert seeds.page.locator(".kz-explorer").bounding_box()["height"] < 900
    seeds.page.locator(".kz-tabs button").nth(0).click()
    seeds.page.set_viewport_size({"width": 1280, "height": 1400})
    seeds.wait_for(N_ROWS, 11)


def test_a_typed_number_is_fitted_when_it_is_finished_and_one_too_high_is_said(seeds):
    box = number_box(seeds)
    box.press("Control+a")
    box.press_sequentially("12")
    assert seeds.ask("print(explorer.desk.settings.n_themes)") == "auto\n"
    box.press("Enter")
    seeds.wait_for(N_ROWS, 12)
    seeds.wait_for("() => document.querySelectorAll('.kz-theme option').length === 13")
    more = seeds.page.get_by_role("button", name="Number: one more")
    for _ in range(3):
        more.press("Enter")
    seeds.wait_for(N_ROWS, 15)
    # Three presses asked for one fit.
    assert seeds.ask("print(sorted(n for kind, n, *_ in explorer.desk.studies._made if kind == 'fitted'))") == "[12, 15]\n"
    box.fill("41")
    box.press("Enter")
    seeds.wait_for(seeds.page.locator(".kz-problem", has_text="from 2 to 40; got 41"))
    assert box.input_value() == "41"
    choose(seeds, "every", "year")
    seeds.wait_for(PANELS, 6)
    seeds.wait_for("() => document.querySelector('.kz-n-themes input').value === '15'")
    seeds.wait_for("() => document.querySelectorAll('.kz-problem').length === 0")


def test_the_lexicon_its_terms_and_how_sure_it_is(seeds):
    choose(seeds, "themes", "lexicon")
    choose(seeds, "every", "each document")
    seeds.wait_for(N_ROWS, 11)
    seeds.wait_for("() => document.querySelectorAll('.kz-theme option').length === 12")
    labels = [text.replace("\xa0", " ") for text in seeds.page.locator(".kz-theme option").all_inner_texts()]
    assert labels[:2] == ["all themes", "Visits and talks"]
    seeds.wait_for("() => document.querySelector('.kz-n-themes').offsetParent === null")
    term = seeds.page.locator(".kz-term").first
    name = term.inner_text()
    term.press("Enter")
    seeds.wait_for(seeds.page.locator(".kz-reader-head h3", has_text=f"with “{name}”"))
    assert seeds.page.locator(".kz-reader mark").count() > 0
    seeds.wait_for(seeds.page.locator(".kz-term[aria-pressed=true]", has_text=name))
    seeds.page.get_by_role("button", name="How sure?").click()
    seeds.wait_for(seeds.page.locator(".kz-trust-words", has_text="Whole corpus, whatever the filter. Counted by fixed rules"))


def test_how_sure_the_fitted_themes_are_comes_from_a_thread(seeds):
    choose(seeds, "themes", "fitted")
    seeds.wait_for(seeds.page.locator(".kz-trust-words", has_text="of 15 themes come back in half of the resamples or more"))
    seeds.wait_for("() => document.querySelector('.kz-trust .js-plotly-plot')?.data?.length > 0")
    seeds.page.locator(".kz-trust ~ .kz-as-table input").check()
    seeds.wait_for(seeds.page.locator(".kz-table td", has_text="documents: read"))
    seeds.page.locator(".kz-tabs button").nth(0).click()
    seeds.wait_for(seeds.page.locator(".kz-themes"))


def test_period_share_and_group_are_what_is_drawn_and_stay_after_a_reload(grouped):
    grouped.plot(".kz-themes")
    choose(grouped, "themes", "lexicon")
    choose(grouped, "by", "documents")
    choose(grouped, "group", "country")
    choose(grouped, "every", "year")
    grouped.wait_for(PANELS, 3)
    grouped.wait_for("() => document.querySelector('.kz-themes .js-plotly-plot').data.at(-1).customdata.length === 3")
    dots = [trace for trace in grouped.plot(".kz-themes")["data"] if trace["name"] == "dots"]
    # Of the eight documents of a year every other one tells of a river: of KZ in 2020 those of numbers 0, 3 and 6.
    kz = next(trace for trace in dots if trace["meta"]["of"] == "KZ")
    shares = dict(zip(kz["x"], kz["y"], strict=True))
    drawn = grouped.ask("print(explorer.desk.chosen_theme, explorer.panels[0]._theme)").split()
    rivers = {"2020-01-01": 1 / 3, "2021-01-01": 2 / 3, "2022-01-01": 1 / 2}
    expected = rivers if drawn[1] == "0" else {day: 1 - share for day, share in rivers.items()}
    assert shares == pytest.approx(expected, abs=1e-5)
    before = grouped.plot(".kz-themes")
    grouped.reload()
    after = grouped.plot(".kz-themes")
    assert after["data"] == before["data"]
    chosen = [grouped.page.locator(f".kz-set-{name} option:checked").inner_text() for name in ("themes", "every", "by", "group")]
    assert chosen == ["lexicon", "year", "documents", "country"]
    grouped.page.locator(".kz-tabs button").nth(1).click()
    grouped.page.locator(".kz-set-group select").wait_for(state="hidden")
    assert grouped.page.locator(".kz-explorer b").count() == 0
    assert grouped.console_errors == []
