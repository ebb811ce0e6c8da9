"""What every test may ask for."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real corpora, no part of the project: KZCN_CORPORA, else shared/corpora beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    folder = Path(os.environ.get("KZCN_CORPORA", beside))
    if not folder.is_dir():
        pytest.skip(f"The real corpora are not here: {folder} is no folder; set KZCN_CORPORA to the one with them.")
    return folder
