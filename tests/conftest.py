"""What every test may ask for, and how the tests are shared out where several processes run them."""

import gc
import os
from pathlib import Path

import pytest

BROWSER = "tests/browser/"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real corpora, no part of the project: KZCN_CORPORA, else shared/corpora beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    folder = Path(os.environ.get("KZCN_CORPORA", beside))
    if not folder.is_dir():
        pytest.skip(f"The real corpora are not here: {folder} is no folder; set KZCN_CORPORA to the one with them.")
    return folder


def pytest_collection_finish() -> None:
    """Take what was collected, half a million objects that stay, out of what every garbage collection looks through."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give each process whole files, so that no fixture of a module is made twice; the browser tests are one file, of one JupyterLab."""
    from xdist.scheduler import LoadFileScheduling

    class OneBrowser(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)

    return OneBrowser(config, log)
