"""Examples: the passages that show a theme best."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
from kzcn_explore.analysis.themes.examples import theme_passages
from kzcn_explore.analysis.themes.shares import share_table
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus

LONG = "trade and exports grew between the two neighbours while the harbour was being rebuilt by engineers"


@pytest.fixture
def corpus():
    """Three documents: two about trade, one of which repeats a passage of the other, and one about a virus."""
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "date": ["2022-01-01", "2022-02-01", "2022-03-01"],
            "text": [f"trade, exports\n\n{LONG}", f"{LONG}\n\ntrade", "virus, vaccine\n\nvirus, vaccine, exports"],
        }
    )
    return load_corpus(frame)


@pytest.fixture
def model():
    return ThemeModel(n_themes=2).fit(["trade, exports"] * 3 + ["virus, vaccine"] * 2)


def test_a_theme_is_shown_by_the_passages_that_hold_most_of_it_from_different_documents(model, corpus):
    found = theme_passages(model, corpus)
    # Of theme 0, a has two passages with both terms, b a copy, and one with half of the theme's weight.
    assert found[["theme", "document", "passage"]].to_numpy().tolist() == [[0, "a", 0], [0, "b", 3], [1, "c", 4], [1, "c", 5]]
    assert found["share"].tolist() == pytest.approx([1, 1, 1, found["share"].iloc[3]])
    assert found["label"].tolist() == ["Exports, trade"] * 2 + ["Vaccine, virus"] * 2
    for row in found.itertuples():
        assert corpus.documents.loc[row.document, "text"][row.start : row.end] == row.text


def test_more_passages_come_from_the_same_documents_after_the_first_of_each(model, corpus):
    found = theme_passages(model, corpus, n_passages=4)
    # Passage 5 holds one of its terms, and is the only one of its document.
    assert found.loc[found["theme"] == 0, "passage"].tolist() == [0, 3, 5, 1]


def test_a_theme_without_a_passage_has_no_row(model, corpus):
    assert theme_passages(model, corpus.between("2022-02-01", "2022-02-28"))["theme"].unique().tolist() == [0]
    nothing = corpus.matching("zebra")
    assert len(theme_passages(model, nothing)) == 0
    assert theme_passages(model, nothing).columns.tolist() == theme_passages(model, corpus).columns.tolist()


def test_a_theme_of_a_lexicon_has_examples_too(corpus):
    found = theme_passages(lexicon_themes(corpus, {"Health": ["virus", "vaccine"]}), corpus)
    assert found["passage"].tolist() == [4, 5]
    assert found["share"].tolist() == [1, 1]


def test_no_example_at_all_is_an_error(model, corpus):
    with pytest.raises(ValueError, match="n_passages must be a whole number of at least 1; got 0"):
        theme_passages(model, corpus, n_passages=0)


def test_shares_in_another_order_are_put_in_that_of_the_passages(model, corpus):
    shares = share_table(model, corpus).iloc[::-1]
    pd.testing.assert_frame_equal(theme_passages(model, corpus, shares=shares), theme_passages(model, corpus))


def test_without_an_example_the_columns_are_of_the_same_types(model, corpus):
    assert theme_passages(model, corpus.matching("zebra")).dtypes.equals(theme_passages(model, corpus).dtypes)


def test_of_equal_examples_the_one_of_the_earlier_document_comes_first_whatever_the_order_of_the_rows():
    rows = pd.DataFrame({"id": ["a", "b", "c"], "date": ["2022-03-01", "2022-01-01", "2022-02-01"]})
    rows["text"] = ["trade was told of by one", "of trade there told two", "three did tell of trade"]
    for order in ([0, 1, 2], [2, 0, 1]):
        some = load_corpus(rows.iloc[order])
        assert theme_passages(lexicon_themes(some, {"Trade": ["trade"]}), some, n_passages=3)["document"].tolist() == ["b", "c", "a"]


@pytest.mark.parametrize("cut", [lambda c: c[:2], lambda c: c[:, :2], lambda c: c.toarray()])
def test_counts_of_other_passages_or_another_model_are_refused(model, corpus, cut):
    with pytest.raises(ValueError, match="counts must "):
        theme_passages(model, corpus, counts=cut(model.count(corpus.passages["text"])))


def test_the_share_and_the_weight_of_the_terms_count_together():
    corpus = load_corpus(pd.DataFrame({"id": ["a", "b"], "text": ["trade", "trade, exports"], "language": "en"}))
    model = SimpleNamespace(labels_=["Trade"], terms_=np.array(["trade", "exports"]), components_=np.array([[0.6, 0.4]]))
    shares = pd.DataFrame({0: [1.0, 0.5]}, index=corpus.passages.index)
    # All of a for .6 of the theme, against half of b for all of it.
    found = theme_passages(model, corpus, shares=shares, counts=sparse.csr_matrix([[1, 0], [1, 1]]))
    assert found["document"].tolist() == ["a", "b"]
