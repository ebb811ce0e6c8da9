"""The chart of growth: the seconds of each step by the number of documents, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import plotly.graph_objects as go

from benchmarks.printing import Rows, written
from kzcn_explore.charts import palette
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import frame_layout
from kzcn_explore.charts.stacking import push_apart

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "growth.png"
WIDTH, HEIGHT = 960, 420
MARGIN = {"l": 64, "r": 300, "t": 16, "b": 48}
LABEL_HEIGHT = 19
# A view that takes longer than this is seen to lag behind the hand.
AT_ONCE = 0.1
TITLE = "Cost by number of documents"
SUBTITLE = "Documents of 80 words; both axes logarithmic. Below the dashed line, 0.1 s, a view follows the hand."
#: What the columns of the table are called at the end of their line.
STEPS = {
    "load": "load a JSONL file",
    "factorise": "factorise into 20 themes",
    "count": "count the terms",
    "index": "index the words",
    "search": "all tables after a search",
    "view": "all tables after a change of dates",
    "open": "open a saved study",
}


def write_chart(rows: Rows, path: Path) -> None:
    """Draw the chart, and keep the picture of it."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import BROWSER_ARGUMENTS, find_chromium

    page_of_chart = growth_chart(rows).to_html(include_plotlyjs=True, default_width=f"{WIDTH}px")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=BROWSER_ARGUMENTS)
        try:
            page = browser.new_page(viewport={"width": WIDTH + 40, "height": 2 * HEIGHT}, device_scale_factor=2)
            page.set_content(page_of_chart)
            page.locator(".js-plotly-plot .main-svg").first.wait_for()
            page.locator(".js-plotly-plot").screenshot(path=path)
        finally:
            browser.close()


def growth_chart(rows: Rows) -> go.Figure:
    """Draw the seconds of each step.

    Parameters
    ----------
    rows : list of dict, one a size
        ``documents``, and the seconds of every step of ``STEPS``.
    """
    rows = sorted(rows, key=lambda row: row["documents"])
    sizes = [row["documents"] for row in rows]
    ends = {step: rows[-1][step] for step in STEPS}
    all_seconds = [row[step] for row in rows for step in STEPS]
    low, high = (math.log10(end) for end in (min(all_seconds) / 1.6, max(*all_seconds, AT_ONCE) * 1.6))
    head = frame_layout(TITLE, SUBTITLE, plot_height=HEIGHT, margin=MARGIN, description=told(ends))
    axes = {
        "xaxis": axis("documents", [math.log10(sizes[0]) - 0.04, math.log10(sizes[-1]) + 0.04], sizes, [f"{n:,}" for n in sizes]),
        "yaxis": axis("seconds", [low, high], *second_ticks(low, high)),
    }
    lines = [line_of(sizes, [row[step] for row in rows], colour) for step, colour in zip(STEPS, palette.SERIES, strict=True)]
    labels = {"annotations": end_labels(ends, low, high)}
    return Figure.drawn([at_once_line(sizes), *lines], head | axes | labels | {"width": WIDTH})


def line_of(sizes: Sequence[int], seconds: Sequence[float], colour: str) -> dict:
    """Draw one step."""
    line = {"color": colour, "width": 2}
    return {"type": "scatter", "mode": "lines+markers", "x": sizes, "y": seconds, "line": line, "marker": {"size": 6}, "cliponaxis": False}


def axis(title: str, ends: Sequence[float], ticks: Sequence[float], names: Sequence[str]) -> dict:
    """Lay out a logarithmic axis whose ends are logarithms."""
    return {"type": "log", "range": [*ends], "tickvals": [*ticks], "ticktext": [*names], "title": {"text": title}}


def second_ticks(low: float, high: float) -> tuple[list[float], list[str]]:
    """List the powers of ten between two logarithms, and how each is written.

    Examples
    --------
    >>> second_ticks(-2.5, 1.2)
    ([0.01, 0.1, 1, 10], ['0.01', '0.1', '1', '10'])
    """
    ticks = [10**power if power >= 0 else 1 / 10**-power for power in range(math.ceil(low), math.floor(high) + 1)]
    return ticks, [f"{tick:,g}" for tick in ticks]


def end_labels(ends: dict[str, float], low: float, high: float) -> list[dict]:
    """Name each line at its end, no name over another."""
    height = HEIGHT / (high - low)
    middles = push_apart([(math.log10(end) - low) * height for end in ends.values()], [LABEL_HEIGHT] * len(ends), low=0, high=HEIGHT)
    return [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 14, "y": middle / HEIGHT, "yref": "paper", "yanchor": "middle",
            "showarrow": False, "text": f"{STEPS[step]}, {duration(ends[step])}", "font": {"color": colour},
        }
        for step, middle, colour in zip(ends, middles, palette.SERIES, strict=True)
    ]  # fmt: skip


def at_once_line(sizes: Sequence[int]) -> dict:
    """Draw where a view begins to lag behind the hand."""
    line = {"color": palette.MUTED, "width": 1.5, "dash": "dash"}
    return {"type": "scatter", "mode": "lines", "x": [sizes[0], sizes[-1]], "y": [AT_ONCE, AT_ONCE], "line": line}


def told(ends: dict[str, float]) -> str:
    """Say in words what the chart shows."""
    return "For the largest corpus: " + "; ".join(f"{STEPS[step]}, {duration(seconds)}" for step, seconds in ends.items()) + "."


def duration(seconds: float) -> str:
    """Write a duration.

    Examples
    --------
    >>> duration(0.0123), duration(1.5), duration(200.0)
    ('12.3 ms', '1.50 s', '200 s')
    """
    return f"{written(1000 * seconds)} ms" if seconds < 1 else f"{written(seconds)} s"
