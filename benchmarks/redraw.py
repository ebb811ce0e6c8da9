"""How long after the mouse is let go of a brush the themes are drawn anew, in a real JupyterLab: median, fastest and slowest of 20.

Run: python -m benchmarks.redraw
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import BROWSER_ARGUMENTS, LabServer, find_chromium
from tests.browser.lab import Lab, write_notebook

N_BRUSHES = 20
DOUBLE_CLICK = 400  # milliseconds within which two presses are a double click to Plotly
CELLS = ["import kzcn_explore as kz\nexplorer = kz.explore()\nexplorer"]
# The clock starts when the mouse is let go, and stops when Plotly says that the themes are drawn.
CLOCK = """() => {
  window.waits = [];
  window.addEventListener('mouseup', () => { window.letGo = performance.now(); }, true);
  document.querySelector('.kz-themes .js-plotly-plot').on('plotly_afterplot', () => {
    if (window.letGo) window.waits.push(performance.now() - window.letGo);
    window.letGo = null;
  });
}"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="kzcn-") as folder, sync_playwright() as playwright:
        server = LabServer(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=BROWSER_ARGUMENTS)
        try:
            context = browser.new_context(viewport={"width": 1280, "height": 1400})
            lab = Lab(context, server.url + write_notebook(CELLS, server.work), server.token, screenshots=Path(folder))
            lab.run_all()
            lab.plot(".kz-themes")
            lab.page.evaluate(CLOCK)
            for number in range(N_BRUSHES):
                # In turn the first two documents and all three.
                lab.brush(".kz-overview", 0.005, 0.77 if number % 2 else 0.99)
                lab.wait_for("(n) => window.waits.length > n", number)
                lab.page.wait_for_timeout(DOUBLE_CLICK)
            waits = lab.page.evaluate("window.waits")
        finally:
            browser.close()
            server.stop()
    print(f"{'brushes':>8} {'median ms':>10} {'fastest':>8} {'slowest':>8}")
    print(f"{len(waits):>8} {statistics.median(waits):>10.0f} {min(waits):>8.0f} {max(waits):>8.0f}")


if __name__ == "__main__":
    main()
