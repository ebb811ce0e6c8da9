"""A study of the seeds, shared: it is never changed."""

from __future__ import annotations

import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.desk import Desk


@pytest.fixture(scope="session")
def study():
    return kz.Study(kz.load_corpus())


@pytest.fixture
def desk(study):
    return Desk(study)


@pytest.fixture
def explorer(study):
    return kz.explore(study)
