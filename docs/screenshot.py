"""Take the README's picture of the explorer in a real JupyterLab, and keep it as docs/explorer.png.

Run: python -m docs.screenshot
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import BROWSER_ARGUMENTS, LabServer, find_chromium
from tests.browser.lab import Lab, write_notebook

PICTURE = Path(__file__).parent / "explorer.png"
CELLS = ["import kzcn_explore as kz\nexplorer = kz.explore()\nexplorer"]


def main() -> None:
    """Choose a theme, and take the picture."""
    with tempfile.TemporaryDirectory(prefix="kzcn-") as folder, sync_playwright() as playwright:
        server = LabServer(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=BROWSER_ARGUMENTS)
        try:
            context = browser.new_context(viewport={"width": 1300, "height": 1500}, locale="en-GB")
            lab = Lab(context, server.url + write_notebook(CELLS, server.work), server.token, screenshots=Path(folder))
            lab.page.evaluate("window.jupyterapp.commands.execute('application:toggle-left-area')")
            lab.run_all()
            lab.plot(".kz-themes")
            lab.page.locator(".kz-theme select").select_option(index=5)
            lab.wait_for("() => document.querySelectorAll('.kz-reader mark').length > 3")
            lab.page.wait_for_timeout(500)  # the last chart's labels settle
            lab.page.locator(".kz-explorer").screenshot(path=PICTURE)
        finally:
            browser.close()
            server.stop()
    print(f"{PICTURE}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
