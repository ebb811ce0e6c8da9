"""Small corpora whose numbers can be computed by hand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus


@pytest.fixture(scope="session")
def seeds():
    return load_corpus()


@pytest.fixture(scope="session")
def seed_model(seeds):
    return ThemeModel(n_themes=4).fit(seeds.passages["text"])


@pytest.fixture
def corpus():
    """Four documents: two in January 2022, one in March, one known to the year; 4 + 2, 3, 5 and 1 words."""
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "date": ["2022-01-03", "2022-01-31", "2022-03-01", "2022"],
            "text": ["trade, road, trade, sea\n\ntrade, sea", "road, one, two", "trade, four, sea, two, one", "sea"],
            "source": ["x", "y", "x", "y"],
            "title": ["A", "B", "C", "D"],
            "language": "en",
        }
    )
    return load_corpus(frame)


@pytest.fixture
def model():
    """As much of a fitted model as timelines need: the labels of two themes."""
    return SimpleNamespace(labels_=["Trade", "Roads"])


@pytest.fixture
def shares(corpus):
    """What the two themes take of the five passages; the third passage belongs to none."""
    return pd.DataFrame([[1.0, 0.0], [0.5, 0.5], [0.0, 0.0], [0.2, 0.8], [0.25, 0.75]], index=corpus.passages.index)


@pytest.fixture
def undated():
    return load_corpus(pd.DataFrame({"id": ["a", "b"], "text": ["trade, road", "sea"], "language": "en"}))
