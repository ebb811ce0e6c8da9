"""Coverage: passages that no theme takes anything of, counted by hand."""

import pandas as pd
import pytest

from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
from kzcn_explore.analysis.themes.coverage import theme_coverage, uncovered_passages
from kzcn_explore.analysis.themes.shares import share_table
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus


def test_uncovered_passages_and_their_words_are_counted_by_document(corpus):
    table = theme_coverage(lexicon_themes(corpus, {"Trade": ["trade"]}), corpus)
    assert table.columns.tolist() == ["document", "n_passages", "n_uncovered", "n_tokens", "n_tokens_uncovered"]
    # In the order of dates; d is known to the year, which begins before a's day.
    assert table.to_numpy().tolist() == [["d", 1, 1, 1, 1], ["a", 2, 0, 6, 0], ["b", 1, 1, 3, 3], ["c", 1, 0, 5, 0]]
    assert table.attrs == {"share": 4 / 15}


def test_a_share_however_small_covers_a_passage(corpus, model, shares):
    table = theme_coverage(model, corpus, shares=shares * 1e-9)
    assert table.set_index("document")["n_uncovered"].to_dict() == {"a": 0, "b": 1, "c": 0, "d": 0}


def test_a_fitted_model_leaves_the_passages_without_one_of_its_terms():
    frame = pd.DataFrame(
        {"id": ["a", "b"], "text": ["trade, exports\n\ntrade, exports, here", "trade, exports\n\n… 30 …"], "language": "en"}
    )
    corpus = load_corpus(frame)
    model = ThemeModel(n_themes=1).fit(corpus.passages["text"])
    table = theme_coverage(model, corpus)
    assert table["n_uncovered"].tolist() == [0, 1]
    assert table["n_tokens_uncovered"].tolist() == [0, 1]


def test_the_uncovered_passages_are_a_corpus(corpus):
    model = lexicon_themes(corpus, {"Trade": ["trade"]})
    left = uncovered_passages(model, corpus)
    assert left.passages["text"].tolist() == ["road, one, two", "sea"]
    assert left.documents["n_passages"].to_dict() == {"b": 1, "d": 1}
    assert len(uncovered_passages(lexicon_themes(corpus, {"All": ["sea", "road"]}), corpus)) == 0


def test_without_a_passage_nothing_is_counted(corpus):
    model = lexicon_themes(corpus, {"Trade": ["trade"]})
    table = theme_coverage(model, corpus.matching("zebra"))
    assert len(table) == 0
    assert pd.isna(table.attrs["share"])
    pd.testing.assert_series_equal(table.dtypes, theme_coverage(model, corpus).dtypes)


def test_nothing_given_is_changed(corpus):
    model = lexicon_themes(corpus, {"Trade": ["trade"]})
    shares = share_table(model, corpus)
    before = [corpus.documents.copy(deep=True), corpus.passages.copy(deep=True), shares.copy(deep=True)]
    theme_coverage(model, corpus, shares=shares)
    uncovered_passages(model, corpus, shares=shares)
    for table, was in zip([corpus.documents, corpus.passages, shares], before, strict=True):
        pd.testing.assert_frame_equal(table, was)


@pytest.mark.parametrize("query", [None, "kazakhstan"])
def test_the_table_and_the_corpus_of_uncovered_passages_agree_on_the_seeds(seeds, query):
    corpus = seeds.matching(query) if query else seeds
    model = lexicon_themes(corpus, {"Trade": ["trade", "invest*"]})
    left = uncovered_passages(model, corpus)
    table = theme_coverage(model, corpus)
    assert (table["n_uncovered"].sum(), table["n_tokens_uncovered"].sum()) == (len(left.passages), left.n_tokens)


def test_shares_in_another_order_keep_the_same_passages(corpus):
    model = lexicon_themes(corpus, {"Trade": ["trade"]})
    shares = share_table(model, corpus).iloc[::-1]
    left = uncovered_passages(model, corpus, shares=shares)
    assert left.passages["text"].tolist() == uncovered_passages(model, corpus).passages["text"].tolist()
    assert not left.passages["text"].str.contains("trade").any()
