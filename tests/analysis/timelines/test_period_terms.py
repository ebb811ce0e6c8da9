"""Period terms: weights by hand, from the period alone."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.analysis.timelines.period_terms import theme_terms_by_period
from kzcn_explore.corpus.loading import load_corpus


class Counter:
    """As much of a fitted model as period terms need: it counts four words."""

    labels_ = ("Trade", "Roads")
    terms_ = np.array(["road", "sea", "trade", "two"], dtype=object)
    # Trade does not hold "road", Roads holds everything.
    components_ = np.array([[0, 0.4, 0.5, 0.1], [0.4, 0.2, 0.2, 0.2]])

    def count(self, texts):
        return sparse.csr_matrix([[text.replace(",", "").split().count(term) for term in self.terms_] for text in texts], dtype=np.int64)

    def transform(self, texts):
        return np.tile([0.5, 0.5], (len(texts), 1))

    def display(self, term):
        return term.title()


@pytest.fixture
def model():
    return Counter()


@pytest.fixture
def whole(corpus, model, shares):
    return theme_terms_by_period(model, corpus, every="month", shares=shares)


def of(table, month, theme):
    return table[(table["period"] == f"2022-{month}-01") & (table["theme"] == theme)].set_index("term")


def test_a_weight_is_the_part_of_a_term_in_the_uses_of_its_theme(whole):
    # January, Trade: trade, road, trade, sea taken whole and trade, sea by half; road is no term of it: 2.5 + 1.5 = 4.
    january = of(whole, "01", 0)
    assert january["weight"].to_dict() == pytest.approx({"Trade": 2.5 / 4, "Sea": 1.5 / 4})
    # Roads takes half of trade, sea alone.
    assert of(whole, "01", 1)["weight"].to_dict() == pytest.approx({"Trade": 0.5, "Sea": 0.5})
    # March: trade, four, sea, two, one; .2 is enough to belong.
    assert of(whole, "03", 0)["weight"].to_dict() == pytest.approx(dict.fromkeys(["Trade", "Sea", "Two"], 1 / 3))
    assert whole["label"].unique().tolist() == ["Trade", "Roads"]


def test_counts_are_those_of_the_period(whole):
    columns = ["n", "n_passages", "n_documents"]
    # January: trade three times in two passages of one document; b, which belongs to no theme, holds a second road.
    assert of(whole, "01", 0).loc["Trade", columns].tolist() == [3, 2, 1]
    assert of(whole, "01", 0).loc["Sea", columns].tolist() == [2, 2, 1]
    assert of(whole, "03", 1).loc["Two", columns].tolist() == [1, 1, 1]


def test_terms_stand_in_the_order_of_their_relevance_within_the_period():
    model = Counter()
    frame = pd.DataFrame({"date": ["2022-01-05"], "text": ["trade sea sea\n\nsea sea trade\n\nsea two"], "language": "en"})
    corpus = load_corpus(frame)
    shares = pd.DataFrame([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], index=corpus.passages.index)
    table = theme_terms_by_period(model, corpus, shares=shares)
    # Trade: sea 3/5, trade 1/5, two 1/5; in the period sea 5/8, trade 2/8, two 1/8: two is rarer, so it stands before trade.
    first = table[table["theme"] == 0]
    assert first["term"].tolist() == ["Sea", "Two", "Trade"]
    assert first["weight"].tolist() == pytest.approx([3 / 5, 1 / 5, 1 / 5])


def test_at_most_so_many_terms_stand_in_a_period_and_theme(corpus, model, shares, whole):
    two = theme_terms_by_period(model, corpus, n_terms=2, shares=shares)
    assert two.groupby(["period", "theme"]).size().max() == 2
    expected = whole.groupby(["period", "theme"], sort=False).head(2).reset_index(drop=True)
    pd.testing.assert_frame_equal(two, expected)


def test_a_theme_to_which_no_passage_of_the_period_belongs_has_no_row(corpus, model, shares):
    shares = shares.copy()
    shares.loc[3] = [0.19, 0.81]
    table = theme_terms_by_period(model, corpus, shares=shares)
    assert len(of(table, "03", 0)) == 0
    assert len(of(table, "03", 1)) == 3


@pytest.fixture(scope="module")
def years():
    """Two years: "vaccine" and "mask" are written in 2023 only."""
    old = ["trade and road between cities\n\nroad and rail for trade", "rail trade grows\n\ncities want rail and road"]
    new = ["vaccine and mask for cities\n\nmask trade grows", "road to the vaccine\n\nvaccine and mask and rail"]
    frame = pd.DataFrame(
        {"id": [*"abcd"], "date": ["2022-02-01", "2022-05-01", "2023-02-01", "2023-05-01"], "text": old + new, "language": "en"}
    )
    corpus = load_corpus(frame)
    return corpus, ThemeModel(n_themes=2).fit(corpus.passages["text"])


def test_a_term_of_2023_never_shows_in_2022(years):
    corpus, model = years
    table = theme_terms_by_period(model, corpus, every="year", n_terms=99)
    terms = table.groupby(table["period"].dt.year)["term"].agg(set)
    assert {"vaccine", "mask"} <= terms[2023]
    assert {"vaccine", "mask"} & terms[2022] == set()


def test_without_the_documents_of_2023_the_rows_of_2022_are_the_same(years):
    corpus, model = years
    options = {"every": "year", "n_terms": 99}
    counts = model.count(corpus.passages["text"])
    shares = pd.DataFrame(model.shares(counts), index=corpus.passages.index)
    both = theme_terms_by_period(model, corpus, counts=counts, shares=shares, **options)
    alone = corpus.between("2022", "2022")
    kept = corpus.passages.index.get_indexer(alone.passages.index)
    before = theme_terms_by_period(model, alone, counts=counts[kept], shares=shares.iloc[kept], **options)
    pd.testing.assert_frame_equal(before, both[both["period"] < "2023"].reset_index(drop=True), check_exact=True)
    assert len(before) > 0


def test_a_lexicon_gives_each_theme_its_own_patterns(corpus):
    lexicon = Counter()
    lexicon.components_ = np.array([[0, 0.5, 0.5, 0], [1.0, 0, 0, 0]])
    held = pd.DataFrame([[1.0, 1], [1, 0], [0, 1], [1, 0], [1, 0]], index=corpus.passages.index)
    table = theme_terms_by_period(lexicon, corpus, shares=held)
    assert of(table, "01", 0)["weight"].to_dict() == pytest.approx({"Trade": 3 / 5, "Sea": 2 / 5})
    assert of(table, "01", 1)["weight"].to_dict() == {"Road": 1}
    assert of(table, "01", 1)["n"].tolist() == [2]


def test_counts_and_shares_at_hand_give_the_same_table(corpus, model):
    texts = corpus.passages["text"]
    shares = pd.DataFrame(model.transform(texts), index=texts.index)
    at_hand = theme_terms_by_period(model, corpus, counts=model.count(texts), shares=shares)
    pd.testing.assert_frame_equal(at_hand, theme_terms_by_period(model, corpus))


def test_what_is_not_placed_is_counted(whole, corpus, model, shares):
    assert whole.attrs == {"every": "month", "n_unplaced": 1}
    assert theme_terms_by_period(model, corpus, every="year", shares=shares).attrs["n_unplaced"] == 0


@pytest.mark.parametrize("empty", ["zebra", None])
def test_without_a_placed_document_there_is_no_row(corpus, undated, model, whole, empty):
    bare = theme_terms_by_period(model, corpus.matching(empty) if empty else undated)
    assert len(bare) == 0
    pd.testing.assert_series_equal(bare.dtypes, whole.dtypes)


def test_a_period_without_a_counted_term_has_no_row(model):
    corpus = load_corpus(pd.DataFrame({"date": ["2022-01-05"], "text": ["zebra"], "language": "en"}))
    assert len(theme_terms_by_period(model, corpus)) == 0


@pytest.mark.parametrize(("options", "message"), [({"every": "decade"}, "every must be one of"), ({"n_terms": 0}, "n_terms must be")])
def test_another_option_is_an_error(corpus, model, options, message):
    with pytest.raises(ValueError, match=message):
        theme_terms_by_period(model, corpus, **options)


def test_counts_of_other_passages_are_an_error(corpus, model):
    with pytest.raises(ValueError, match="counts must have a row for each of the corpus's 5 passages; got 2"):
        theme_terms_by_period(model, corpus, counts=model.count(["sea", "road"]))


@pytest.mark.parametrize("order", [[3, 2, 1, 0], [1, 3, 0, 2]])
def test_the_order_of_the_rows_changes_no_byte_and_nothing_given_changes(corpus, model, shares, whole, order):
    shares = shares * 0.977
    before = [corpus.documents.copy(deep=True), corpus.passages.copy(deep=True), shares.copy(deep=True)]
    mixed = replace(corpus, documents=corpus.documents.iloc[order], passages=corpus.passages.iloc[::-1])
    one = theme_terms_by_period(model, mixed, every="year", shares=shares.iloc[::-1])
    pd.testing.assert_frame_equal(one, theme_terms_by_period(model, corpus, every="year", shares=shares), check_exact=True)
    for now, then in zip([corpus.documents, corpus.passages, shares], before, strict=True):
        pd.testing.assert_frame_equal(now, then)
