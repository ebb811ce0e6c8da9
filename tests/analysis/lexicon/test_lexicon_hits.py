"""Lexicon hits: one row a match, with offsets that open the raw text."""

import pandas as pd
import pytest

from kzcn_explore.analysis.lexicon.hits import lexicon_hits
from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
from kzcn_explore.places import seeds_folder


def test_every_match_is_a_row_by_theme_then_in_the_order_of_the_corpus(corpus):
    model = lexicon_themes(corpus, {"Ways": ["road", "sea"], "Sea trade": ["trade, sea"]})
    hits = lexicon_hits(model, corpus, width=3)
    assert hits["label"].tolist() == ["Ways"] * 6 + ["Sea trade"] * 2
    assert hits.loc[0].tolist() == ["a", 0, 0, "Ways", "road", 7, 11, "e, ", "road", ", t"]
    assert hits[["document", "passage", "term"]].to_numpy().tolist()[1:4] == [["a", 0, "sea"], ["a", 1, "sea"], ["b", 2, "road"]]
    assert lexicon_hits(model, corpus, 1)["match"].tolist() == ["trade, sea"] * 2


def test_a_pattern_of_two_themes_gives_a_row_for_each(corpus):
    hits = lexicon_hits(lexicon_themes(corpus, {"A": ["road"], "B": ["road"]}), corpus)
    assert hits["theme"].tolist() == [0, 0, 1, 1]


def test_offsets_open_the_raw_text(seeds):
    raw = {path.stem: path.read_bytes().decode("utf-8-sig") for path in seeds_folder().glob("*.txt")}
    hits = lexicon_hits(lexicon_themes(seeds, seeds_folder() / "themes.toml"), seeds)
    assert len(hits) > 100
    assert [raw[row.document][row.start : row.end] for row in hits.itertuples()] == hits["match"].tolist()


def test_without_a_match_the_columns_are_the_same(corpus):
    model = lexicon_themes(corpus, {"A": ["road"]})
    empty = lexicon_hits(model, corpus.matching("zebra"))
    pd.testing.assert_series_equal(empty.dtypes, lexicon_hits(model, corpus).dtypes)


def test_another_theme_is_an_error(corpus):
    with pytest.raises(ValueError, match="theme must be one of 0 to 0; got 1"):
        lexicon_hits(lexicon_themes(corpus, {"A": ["road"]}), corpus, 1)
