"""One JupyterLab and one browser for all browser tests; each module opens the notebooks that it needs."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser.lab import Lab, fail_on_requests, write_notebook

FOLDERS = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "IPYTHONDIR": "ipython",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
}
NO_NEWS = '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}'
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """Return the browser that KZCN_CHROMIUM names, else the first on the PATH; without one, say what to install."""
    named = os.environ.get("KZCN_CHROMIUM")
    if named and not Path(named).is_file():
        raise FileNotFoundError(f"KZCN_CHROMIUM must name a browser's file; got {named!r}.")
    found = named or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise FileNotFoundError(
            "No Chromium on the PATH. Install it (apt-get install -y --no-install-recommends chromium) or name one: "
            "KZCN_CHROMIUM=/path/to/chrome."
        )
    return found


class LabServer:
    """JupyterLab on 127.0.0.1 with folders of its own, so that no setting of this machine's user reaches a test."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work, self.token = folder, folder / "work", secrets.token_hex(16)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start the server and wait until it answers; if it does not, fail with its log."""
        for name in ("work", "config/labconfig", *FOLDERS.values()):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "config/labconfig/page_config.json").write_text(NO_NEWS)
        command = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            f"--ServerApp.root_dir={self.work}",
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={self.port}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={self.token}",
            "--LabApp.expose_app_in_browser=True",
            "--KernelManager.transport=ipc",
        ]
        environment = os.environ | {"TZ": "UTC"} | {name: str(self.folder / path) for name, path in FOLDERS.items()}
        log = self.folder / "server.log"
        with log.open("w") as stream:
            self.process = subprocess.Popen(command, cwd=self.work, env=environment, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream)
        deadline = time.monotonic() + 60
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                pytest.fail(f"JupyterLab did not start. The end of its log:\n{log.read_text()[-4000:]}")
            time.sleep(0.1)

    def answers(self) -> bool:
        """Say whether the server's status can be read."""
        request = urllib.request.Request(f"{self.url}api/status", headers={"Authorization": f"token {self.token}"})
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def stop(self) -> None:
        """End the server by its own pid; it ends its kernels."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="package")
def lab_server() -> Iterator[LabServer]:
    """Start one JupyterLab for all browser tests."""
    # A short path: the kernels' sockets lie below it, and their names may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="kzcn-", ignore_cleanup_errors=True) as folder:
        server = LabServer(Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="package")
def browser_context() -> Iterator[BrowserContext]:
    """Launch one Chromium for all browser tests; a missing one is an error, never a skip."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
        yield browser.new_context(viewport={"width": 1280, "height": 1400}, timezone_id="UTC")
        browser.close()


@pytest.fixture(scope="module")
def labs() -> Iterator[list[Lab]]:
    """Keep the notebooks that a module opened, and close them after its last test."""
    opened: list[Lab] = []
    yield opened
    for lab in opened:
        lab.close()


@pytest.fixture(scope="module")
def open_notebook(
    lab_server: LabServer, browser_context: BrowserContext, labs: list[Lab], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Lab]:
    """Return a function that opens a notebook file, or a list of code cells, and runs it; errors in cells fail."""
    screenshots = Path(os.environ.get("KZCN_SCREENSHOTS") or tmp_path_factory.getbasetemp() / "screenshots")

    def open_one(path_or_cells: str | Path | Sequence[str], run: bool = True) -> Lab:
        address = lab_server.url + write_notebook(path_or_cells, lab_server.work)
        lab = Lab(browser_context, address, lab_server.token, screenshots=screenshots)
        labs.append(lab)
        if run:
            lab.run_all()
        return lab

    return open_one


@pytest.fixture(autouse=True)
def nothing_leaves_the_machine(labs: list[Lab]) -> Iterator[None]:
    """Fail every browser test during which a page asked something of another machine."""
    yield
    fail_on_requests(labs)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add a picture of every open page to the report of a failed test."""
    report = yield
    if report.when == "call" and report.failed:
        for number, lab in enumerate(item.funcargs.get("labs", ())):
            if not lab.page.is_closed():
                report.sections.append(("screenshot", str(lab.screenshot(f"failed-{item.name}-{number}"))))
                report.sections.append(("console errors", "\n".join(lab.console_errors)))
    return report
