"""How long after a key is pressed the explorer's charts are drawn anew, in a real JupyterLab, and how much is sent for it.

Run: python -m benchmarks.redraw [10000 100000]

Each row is one way to move the dates: milliseconds of the clock on the wall until the charts are seen, the median and the most of 20
moves, the months that are drawn, and the kilobytes that came from the kernel for one, all messages of the notebook together. It needs
Chromium; see ``KZCN_CHROMIUM`` in ``tests/browser``.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.printing import Rows, markdown
from tests.browser.conftest import BROWSER_ARGUMENTS, LabServer, find_chromium
from tests.browser.lab import Lab, write_notebook

SIZES = (10_000,)
PACKAGES = ("jupyterlab", "plotly", "ipywidgets")
N_THEMES = 20
N_REDRAWS = 20
KB = 1e3
QUIET = 1_500  # milliseconds without a redraw after which nothing more is expected
PREPARE = """
import sys; sys.path.insert(0, {root!r})
import kzcn_explore as kz
from benchmarks.corpora import make_corpus
corpus = make_corpus({n})
study = kz.Study(corpus, model=kz.ThemeModel({n_themes}, random_state=0).fit(corpus.passages["text"]), every="month")
"""
SHOW = "import kzcn_explore as kz\nexplorer = kz.explore(study)\nexplorer"
# The clock starts at a key or when the mouse is let go. A chart counts as drawn two frames after Plotly says so: then it is seen.
CLOCK = """() => {
  window.started = null;
  window.drawn = {};
  for (const kind of ['keydown', 'mouseup', 'change']) {
    window.addEventListener(kind, (event) => {
      if (window.armed === kind) { window.started = performance.now(); window.drawn = {}; window.armed = null; }
    }, true);
  }
  for (const name of ['themes', 'overview']) {
    document.querySelector(`.kz-${name} .js-plotly-plot`).on('plotly_afterplot', () => {
      const plotted = performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        if (window.started) {
          window.drawn[name] = performance.now() - window.started;
          window.drawn[`${name} without frames`] = plotted - window.started;
        }
      }));
    });
  }
}"""
MONTHS = "() => document.querySelector('.kz-themes .js-plotly-plot').data.find((trace) => trace.name === 'line').x.length"
DRAWN = "() => window.drawn.themes && window.drawn.overview"


class Redraw(NamedTuple):
    """Milliseconds until the themes and the overview were seen, the months that a theme's line spans, and the bytes that came for them."""

    themes: float
    overview: float
    n_months: int
    n_bytes: int


def arrow_key(lab: Lab, n: int) -> None:
    """Move the first day by a key of the date box; the arrow moves the part that has the focus."""
    lab.page.keyboard.press("ArrowUp" if n % 10 < 5 else "ArrowDown")


def year_menu(lab: Lab, n: int) -> None:
    """Choose a year by a key of the menu."""
    lab.page.keyboard.press("ArrowDown" if n % 10 < 5 else "ArrowUp")


def brush(lab: Lab, n: int) -> None:
    """Drag over the overview."""
    lab.brush(".kz-overview", 0.05 + 0.02 * (n % 10), 0.9)


def to_year(lab: Lab) -> None:
    """Put the focus on the year of the first day, with both days chosen."""
    lab.page.locator(".kz-to input").fill("2023-06-30")
    lab.page.keyboard.press("Tab")
    lab.page.locator(".kz-from input").fill("2015-03-01")
    lab.page.keyboard.press("Tab")
    lab.page.wait_for_timeout(QUIET)
    lab.page.locator(".kz-from input").focus()
    for _ in range(2):
        lab.page.keyboard.press("ArrowRight")


def to_day(lab: Lab) -> None:
    """Put the focus on the day of the first date, with all ten years chosen but for a day."""
    lab.page.locator(".kz-to input").fill("2024-12-31")
    lab.page.keyboard.press("Tab")
    lab.page.locator(".kz-from input").fill("2015-01-02")
    lab.page.keyboard.press("Tab")
    lab.page.wait_for_timeout(QUIET)
    lab.page.locator(".kz-from input").focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight"):  # from wherever the focus was before, to the month, to the day
        lab.page.keyboard.press(key)


def to_menu(lab: Lab) -> None:
    """Put the focus on the menu of years."""
    lab.page.locator(".kz-year select").focus()
    for _ in range(2):
        lab.page.keyboard.press("ArrowDown")
        lab.page.wait_for_timeout(QUIET)


class Way(NamedTuple):
    """A way to move a filter: what it is called, which event starts the clock, what is done before, and each time."""

    name: str
    event: str
    before: Callable[[Lab], None]
    move: Callable[[Lab, int], None]


WAYS = (
    Way("arrow key on the year of the date", "keydown", to_year, arrow_key),
    Way("arrow key on its day", "keydown", to_day, arrow_key),
    Way("arrow key on the year menu", "keydown", to_menu, year_menu),
    Way("brush over the dates", "mouseup", lambda lab: None, brush),
)


def measure(lab: Lab, way: Way, frames: list[int]) -> list[Redraw]:
    """Move a filter twenty times; `frames` grows by the size of every message that the page gets."""
    lab.page.locator(".kz-clear").click()
    lab.page.wait_for_timeout(QUIET)
    way.before(lab)
    lab.page.wait_for_timeout(QUIET)
    found = []
    for n in range(N_REDRAWS):
        frames.clear()
        lab.page.evaluate("(kind) => { window.drawn = {}; window.armed = kind; }", way.event)
        way.move(lab, n)
        lab.wait_for(DRAWN)
        settle(lab, frames)
        drawn = lab.page.evaluate("window.drawn")
        found.append(Redraw(drawn["themes"], drawn["overview"], lab.page.evaluate(MONTHS), sum(frames)))
    return found


def settle(lab: Lab, frames: list[int]) -> None:
    """Wait until no message came for a third of a second."""
    n_frames, since = len(frames), time.monotonic()
    while time.monotonic() - since < 1 / 3:
        lab.page.wait_for_timeout(50)
        if len(frames) != n_frames:
            n_frames, since = len(frames), time.monotonic()


def run(n: int, n_themes: int, prepare: str, screenshot: Path | None) -> dict[str, list[Redraw]]:
    """Open the explorer of `n` made documents and move its filters."""
    root = Path(__file__).parent.parent
    cells = [prepare or PREPARE.format(root=str(root), n=n, n_themes=n_themes), SHOW]
    with tempfile.TemporaryDirectory(prefix="kzcn-", ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        server = LabServer(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=BROWSER_ARGUMENTS)
        try:
            context = browser.new_context(viewport={"width": 1532, "height": 1400}, timezone_id="UTC")
            frames: list[int] = []
            context.on("page", lambda page: page.on("websocket", lambda socket: listen(socket, frames)))
            lab = Lab(context, server.url + write_notebook(cells, server.work), server.token, screenshots=screenshot or Path(folder))
            lab.page.set_default_timeout(3_600_000)
            lab.run_all()
            lab.plot(".kz-themes")
            lab.page.evaluate(CLOCK)
            if screenshot:
                lab.screenshot(f"explorer-{n}")
            return {way.name: measure(lab, way, frames) for way in WAYS}
        finally:
            browser.close()
            server.stop()


def listen(socket: object, frames: list[int]) -> None:
    """Note the size of every message that comes from the kernel."""
    if "/channels" in socket.url:
        socket.on("framereceived", lambda data: frames.append(len(data)))


def rows(sizes: Sequence[int]) -> Rows:
    """Measure every way for made corpora of these sizes."""
    return [row for n in sizes for row in rows_of(n, run(n, N_THEMES, "", None))]


def rows_of(n_documents: int, found: dict[str, list[Redraw]]) -> Rows:
    """Say what every way took, in milliseconds and kilobytes."""
    told = []
    for name, redraws in found.items():
        themes, overview, months, sent = zip(*redraws, strict=True)
        row = {"documents": n_documents, "moved by": name, "themes ms": statistics.median(themes), "slowest ms": max(themes)}
        row |= {
            "overview ms": statistics.median(overview),
            "months": round(statistics.median(months)),
            "kB": statistics.median(sent) / KB,
            "most kB": max(sent) / KB,
        }
        told.append(row)
    return told


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[*SIZES], help="numbers of documents (default: 10000)")
    parser.add_argument("--themes", type=int, default=N_THEMES, help="(default: 20)")
    parser.add_argument("--prepare", type=Path, help="a file of Python that makes `study`, in place of made documents and a fit")
    parser.add_argument("--screenshots", type=Path, help="a folder for a picture of the page")
    asked = parser.parse_args()
    prepare = asked.prepare.read_text(encoding="utf-8") if asked.prepare else ""
    found = [row for n in asked.sizes for row in rows_of(n, run(n, asked.themes, prepare, asked.screenshots))]
    print(markdown(found))


if __name__ == "__main__":
    main()
