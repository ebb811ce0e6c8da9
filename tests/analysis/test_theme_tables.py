"""Theme tables: counts by hand, and the same numbers in every table."""

from functools import partial

import numpy as np
import pandas as pd
import pytest

from kzcn_explore import charts
from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
from kzcn_explore.analysis.theme_tables import document_themes, theme_counts, theme_table, theme_terms
from kzcn_explore.analysis.themes.shares import share_table
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.analysis.timelines.group_timelines import group_timeline
from kzcn_explore.analysis.timelines.period_terms import theme_terms_by_period
from kzcn_explore.analysis.timelines.timelines import theme_timeline
from kzcn_explore.corpus.loading import load_corpus


@pytest.fixture(scope="module")
def blocks():
    """Two documents about trade and one about a virus, and the two themes that they are made of."""
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "date": ["2022-03-01", None, "2022-01-01"],
            "text": ["trade, exports\n\ntrade, exports, here", "virus, vaccine\n\nvirus, vaccine", "trade, exports\n\n… 30 …"],
            "language": "en",
        }
    )
    corpus = load_corpus(frame)
    return ThemeModel(n_themes=2).fit(corpus.passages["text"]), corpus


def test_every_passage_has_a_share_of_every_theme(blocks):
    model, corpus = blocks
    table = share_table(model, corpus)
    assert table.round(6).to_numpy().tolist() == [[1, 0], [1, 0], [0, 1], [0, 1], [1, 0], [0, 0]]
    assert (table.index.tolist(), table.columns.tolist()) == (corpus.passages.index.tolist(), [0, 1])


def test_a_theme_counts_the_passages_of_which_it_takes_a_fifth(corpus, shares):
    table = theme_counts(["Trade", "Roads"], corpus, shares)
    assert table["share"].tolist() == pytest.approx([6.25 / 15, 5.75 / 15])
    # .2 belongs, .0 does not: passages 0, 1, 3, 4 of a, c, d; passages 1, 3, 4.
    assert table[["n_passages", "n_documents"]].to_numpy().tolist() == [[4, 3], [3, 3]]


def test_just_less_than_a_fifth_does_not_belong(corpus, shares):
    table = theme_counts(["Trade", "Roads"], corpus, shares.replace(0.2, 0.1999))
    assert table["n_passages"].tolist() == [3, 3]


def test_the_theme_table_describes_every_theme(blocks):
    model, corpus = blocks
    table = theme_table(model, corpus)
    assert table["label"].tolist() == ["Exports, trade", "Vaccine, virus"]
    assert table["terms"].tolist() == [["exports", "trade"], ["vaccine", "virus"]]
    # Words: 2 + 3 and 2 for trade, 2 + 2 for the virus, 1 for nobody, of 12.
    assert table["share"].tolist() == pytest.approx([7 / 12, 4 / 12], abs=1e-6)
    assert table[["n_passages", "n_documents"]].to_numpy().tolist() == [[3, 2], [2, 1]]
    # Together in three of six windows, and each in three: ln(.5 / .25) / -ln .5 = 1; two of six: 1 as well.
    assert table["coherence"].tolist() == pytest.approx([1, 1], abs=1e-9)
    assert table["stability"].between(0, 1).all()


def test_shares_at_hand_are_not_computed_again(blocks, monkeypatch):
    model, corpus = blocks
    shares = share_table(model, corpus)
    monkeypatch.setattr(ThemeModel, "transform", None)
    assert theme_table(model, corpus, shares=shares)["share"].tolist() == pytest.approx([7 / 12, 4 / 12], abs=1e-6)
    assert document_themes(model, corpus, shares=shares).shape == (6, 12)


def test_the_terms_of_a_theme_stand_with_weight_and_counts(blocks):
    model, corpus = blocks
    table = theme_terms(model, corpus)
    assert table["term"].tolist() == ["exports", "trade", "vaccine", "virus"]
    assert table["weight"].tolist() == pytest.approx([0.5] * 4, abs=1e-6)
    assert table[["theme", "n_passages", "n_documents"]].to_numpy().tolist() == [[0, 3, 2], [0, 3, 2], [1, 2, 1], [1, 2, 1]]
    assert theme_terms(model, corpus, n_terms=1)["term"].tolist() == ["exports", "vaccine"]
    assert theme_terms(model, corpus.matching("vaccine"))["n_passages"].tolist() == [0, 0, 2, 2]


def test_the_themes_of_documents_stand_in_the_order_of_dates_the_undated_last(blocks):
    model, corpus = blocks
    table = document_themes(model, corpus)
    assert table["document"].tolist() == ["c", "c", "a", "a", "b", "b"]
    assert table["theme"].tolist() == [0, 1] * 3
    assert table["share"].tolist() == pytest.approx([2 / 3, 0, 1, 0, 0, 1], abs=1e-6)
    assert table[["n_passages", "n_tokens"]].to_numpy().tolist() == [[1, 3], [0, 3], [2, 5], [0, 5], [0, 4], [2, 4]]


def test_a_document_without_a_word_has_no_share(corpus, model, shares):
    bare = load_corpus(pd.DataFrame({"text": ["…", "sea"], "language": "en"}))
    table = document_themes(model, bare, shares=pd.DataFrame([[0.0, 0.0], [1.0, 0.0]]))
    assert table["share"].tolist() == pytest.approx([np.nan, np.nan, 1, 0], nan_ok=True)


def test_without_a_passage_there_are_themes_and_no_shares(blocks):
    model, corpus = blocks
    nothing = corpus.matching("zebra")
    table = theme_table(model, nothing)
    assert table["share"].isna().all()
    assert table[["n_passages", "n_documents"]].to_numpy().tolist() == [[0, 0], [0, 0]]
    assert table["coherence"].tolist() == [0, 0]
    assert share_table(model, nothing).shape == (0, 2)
    assert theme_terms(model, nothing)["n_passages"].tolist() == [0, 0, 0, 0]
    pd.testing.assert_series_equal(document_themes(model, nothing).dtypes, document_themes(model, corpus).dtypes)


def test_the_tables_of_the_seeds_agree(seeds, seed_model):
    shares = share_table(seed_model, seeds)
    themes, documents = theme_table(seed_model, seeds, shares=shares), document_themes(seed_model, seeds, shares=shares)
    weighed = documents.assign(tokens=documents["share"] * documents["n_tokens"]).groupby("theme")
    assert (weighed["tokens"].sum() / seeds.n_tokens).tolist() == pytest.approx(themes["share"].tolist())
    assert weighed["n_passages"].sum().tolist() == themes["n_passages"].tolist()
    assert weighed["n_passages"].agg(lambda n: (n > 0).sum()).tolist() == themes["n_documents"].tolist()


def test_nothing_given_is_changed(blocks):
    model, corpus = blocks
    shares = share_table(model, corpus)
    before = [corpus.documents.copy(deep=True), corpus.passages.copy(deep=True), shares.copy(deep=True)]
    theme_table(model, corpus, shares=shares)
    theme_terms(model, corpus)
    document_themes(model, corpus, shares=shares)
    for now, then in zip([corpus.documents, corpus.passages, shares], before, strict=True):
        pd.testing.assert_frame_equal(now, then)


def test_the_order_and_the_ids_of_the_rows_change_no_byte(seeds, seed_model):
    rows = pd.DataFrame(
        {"text": seeds.documents["text"].to_numpy(), "date": ["2022-01-01", "2022-01-09", "2022-02-01", None, "2022-02-03"]}
    )
    one, other = (load_corpus(rows.iloc[order]) for order in ([0, 1, 2, 3, 4], [3, 1, 4, 0, 2]))
    for table in (
        theme_table,
        theme_timeline,
        partial(theme_timeline, by="documents", smooth=3),
        partial(group_timeline, group="language"),
        theme_terms_by_period,
    ):
        assert table(seed_model, one).to_csv() == table(seed_model, other).to_csv()


def test_terms_of_a_lexicon_that_finds_nothing_have_the_same_types(corpus, seed_model, seeds):
    found = theme_terms(lexicon_themes(corpus, {"Zoo": ["zebra"]}), corpus)
    assert len(found) == 0
    assert found.dtypes.equals(theme_terms(seed_model, seeds).dtypes)


def test_a_table_by_document_says_whether_themes_overlap_and_how_many_passages_belong_to_none():
    corpus = load_corpus(pd.DataFrame({"text": ["trade by road\n\nthey met", "roads"]}))
    lexicon = lexicon_themes(corpus, {"Trade": ["trade"], "Roads": ["road*"]})
    table = document_themes(lexicon, corpus)
    assert table.attrs == {"multi_label": True, "n_passages": 3, "n_uncovered": 1}
    said = charts.document_themes(table).layout.title.subtitle.text.replace("<br>", " ")
    assert said.endswith("a passage may belong to several themes, so shares do not sum to 100%; 1 of 3 passages belong to none")
