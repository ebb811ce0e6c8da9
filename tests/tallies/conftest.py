"""A corpus of every kind of date, several passages a document, and a model of it."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.study import Study

WORDS = "trade border water school virus rail visit loan".split()
DAYS = ["2021-01-03", "2021-01", "2021", "2021-01-03", "2021-02-11", "2021-02-12", "2022-05", "2022-05-30", "2023", None]


@pytest.fixture(scope="session")
def mixed_frame():
    """Four hundred documents of one to four passages; most lie in the first two months, so that some periods are full."""
    rng = np.random.default_rng(3)
    rows = []
    for number in range(400):
        passages = [" ".join(rng.choice(WORDS, rng.integers(1, 9))) + f" {number}." for _ in range(rng.integers(1, 5))]
        rows.append(
            {
                "id": f"d{rng.integers(10**9)}-{number}",
                "date": DAYS[min(int(rng.exponential(3)), len(DAYS) - 1)],
                "text": "\n\n".join(passages),
                "source": rng.choice(["x", "y", "z"]) if number % 7 else None,
                "language": "en" if number % 3 else "ru",
                "title": f"Title {number}",
            }
        )
    return pd.DataFrame(rows)


@pytest.fixture(scope="session")
def mixed_corpus(mixed_frame):
    return load_corpus(mixed_frame)


@pytest.fixture(scope="session")
def mixed_model(mixed_corpus):
    return ThemeModel(n_themes=3).fit(mixed_corpus.passages["text"])


@pytest.fixture(scope="session", params=["month", "day", "year"])
def mixed_study(request, mixed_corpus, mixed_model):
    return Study(mixed_corpus, model=mixed_model, every=request.param, by="documents" if request.param == "year" else "tokens")
