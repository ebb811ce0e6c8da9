"""The harness itself: it sees an error in a cell, a request to another machine, and a page that comes back."""

from __future__ import annotations

import pytest

from tests.browser.conftest import find_chromium
from tests.browser.lab import fail_on_requests

SLIDER = """
import ipywidgets
slider = ipywidgets.IntSlider(value=3)
slider.add_class("kz-slider")
slider
"""
CHART = """
import plotly.graph_objects as go
go.Figure(go.Bar(x=["2020-01-01", "2020-02-01"], y=[2, 1]), layout={"dragmode": "select", "height": 300})
"""


@pytest.fixture(scope="module")
def lab(open_notebook):
    return open_notebook([SLIDER, CHART])


def test_a_cell_with_an_error_fails_with_its_traceback(open_notebook):
    with pytest.raises(AssertionError, match=r"cell 2: ZeroDivisionError: division by zero"):
        open_notebook(["1 + 1", "1 / 0"])


def test_an_error_in_an_added_cell_fails_and_its_text_comes_back_otherwise(lab):
    assert lab.run_cell("print('a'); 'b'") == "a\n'b'"
    assert lab.ask("print('a'); 'b'") == "a\n'b'"
    with pytest.raises(AssertionError, match="NameError"):
        lab.run_cell("missing")
    with pytest.raises(AssertionError, match="NameError"):
        lab.ask("missing")


def test_a_request_to_another_machine_is_refused_and_fails(lab):
    lab.page.evaluate("() => fetch('https://example.org/data').catch(() => null)")
    assert lab.requests == ["https://example.org/data"]
    with pytest.raises(AssertionError, match=r"example\.org"):
        fail_on_requests([lab])
    assert lab.requests == []


def test_a_brush_chooses_the_marks_that_it_covers(lab):
    assert lab.plot()["data"][0]["y"] == [2, 1]
    lab.brush(".js-plotly-plot", 0.05, 0.45)
    lab.wait_for("() => document.querySelector('.js-plotly-plot').data[0].selectedpoints?.length > 0")
    assert lab.plot()["data"][0]["selectedpoints"] == [0]


def test_a_page_that_is_loaded_anew_shows_the_widget_as_it_is_now(lab):
    lab.ask("slider.value = 7")
    lab.reload()
    lab.wait_for(lab.page.locator(".kz-slider .widget-readout"))
    assert lab.page.locator(".kz-slider .widget-readout").inner_text() == "7"


def test_a_missing_browser_fails_with_the_mend(monkeypatch):
    monkeypatch.delenv("KZCN_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileNotFoundError, match="apt-get install -y --no-install-recommends chromium"):
        find_chromium()
    monkeypatch.setenv("KZCN_CHROMIUM", "nowhere")
    with pytest.raises(FileNotFoundError, match="nowhere"):
        find_chromium()
