"""A corpus of every kind of date, several passages a document, and a model of it."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.scale.opening import save_study
from kzcn_explore.study import Study

WORDS = "trade border water school virus rail visit loan".split()
# Long enough to be known as a copy wherever it is repeated.
REPEATED = "rail and border, school and water, then trade with a loan, then a visit to the border by rail."
DAYS = ["2021-01-03", "2021-01", "2021", "2021-01-03", "2021-02-11", "2021-02-12", "2022-05", "2022-05-30", "2023", None]


@pytest.fixture(scope="session")
def mixed_frame():
    """Four hundred documents of one to five passages; most lie in the first two months, so that some periods are full.

    Of every eleventh document one passage holds a word that no other has, of some no other passage: no theme takes anything of it. A
    passage of every twenty-third stands in the others too.
    """
    rng = np.random.default_rng(3)
    rows = []
    for number in range(400):
        passages = [" ".join(rng.choice(WORDS, rng.integers(1, 9))) + f" {number}." for _ in range(rng.integers(1, 5))]
        if number % 11 == 0:
            own = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
            passages = [own] if number % 3 == 0 else [*passages, own]
        if number % 23 == 0:
            passages.append(REPEATED)
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


@pytest.fixture(scope="session")
def mixed_store(mixed_corpus, mixed_model, tmp_path_factory):
    """A store of the corpus and its themes."""
    return save_study(Study(mixed_corpus, model=mixed_model), tmp_path_factory.mktemp("stores") / "mixed")


@pytest.fixture(scope="session", params=["month", "day", "year"])
def mixed_study(request, mixed_corpus, mixed_model):
    return Study(mixed_corpus, model=mixed_model, every=request.param, by="documents" if request.param == "year" else "tokens")
