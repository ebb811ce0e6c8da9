"""Group timelines: the shares of each group by hand, in the same periods; what has no group is counted."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.timelines.group_timelines import group_timeline
from kzcn_explore.analysis.timelines.timelines import theme_timeline
from kzcn_explore.corpus.loading import load_corpus

NAN = float("nan")


def test_each_group_has_its_own_denominator_and_the_periods_of_all(corpus, model, shares):
    table = group_timeline(model, corpus, shares=shares)
    first = table[table["theme"] == 0]
    assert first["group"].tolist() == ["x"] * 3 + ["y"] * 3
    assert first["period"].dt.strftime("%m").tolist() == ["01", "02", "03"] * 2
    # x: 4 * 1 + 2 * .5 of 6 words in January, .2 in March; y: nothing of 3 words in January.
    assert first["share"].tolist() == pytest.approx([5 / 6, NAN, 0.2, 0, NAN, NAN], nan_ok=True)
    assert first[["n_documents", "n_passages", "n_tokens"]].to_numpy().tolist() == [
        [1, 2, 6],
        [0] * 3,
        [1, 1, 5],
        [1, 1, 3],
        [0] * 3,
        [0] * 3,
    ]
    assert table.columns.tolist() == ["group", *theme_timeline(model, corpus, shares=shares).columns]
    assert table.attrs == {
        "group": "source", "every": "month", "by": "tokens", "smooth": 1, "n_unplaced": 1, "multi_label": False, "n_ungrouped": 0,
    }  # fmt: skip


def test_by_documents_a_group_has_the_score_interval_of_its_documents(corpus, model, shares):
    table = group_timeline(model, corpus, every="year", by="documents", shares=shares)
    # x: both documents belong to both themes; y: d of two belongs to both, as a quarter is enough.
    assert table["share"].tolist() == [1, 1, 0.5, 0.5]
    assert table["low"].tolist() == pytest.approx([0.3423802, 0.3423802, 0.0945312, 0.0945312])
    assert table["high"].tolist() == pytest.approx([1, 1, 0.9054688, 0.9054688])


def test_the_groups_together_are_the_whole(corpus, model, shares):
    groups = group_timeline(model, corpus, every="year", shares=shares)
    taken = (groups["share"] * groups["n_tokens"]).groupby(groups["theme"]).sum() / 15
    assert taken.tolist() == pytest.approx(theme_timeline(model, corpus, every="year", shares=shares)["share"].tolist())


def own_column(values):
    """Four documents of one word and one month with a column of the user's own."""
    frame = pd.DataFrame({"date": ["2022-01-05"] * 4, "text": ["a", "b", "c", "d"], "language": "en", "country": values})
    corpus = load_corpus(frame)
    shares = pd.DataFrame({0: [1.0, 0.0, 0.5, 0.25]}, index=corpus.passages.index)
    return SimpleNamespace(labels_=["One"]), replace(corpus, documents=corpus.documents.assign(country=values)), shares


def test_a_column_of_the_users_own_groups_too_and_documents_without_a_value_are_counted():
    model, corpus, shares = own_column(["KZ", None, " ", "KZ"])
    table = group_timeline(model, corpus, "country", shares=shares)
    assert table[["group", "share", "n_documents"]].to_numpy().tolist() == [["KZ", 0.625, 2]]
    assert table.attrs["n_ungrouped"] == 2


@pytest.mark.parametrize(
    ("values", "names"),
    [([7, 8, 8, 9], ["8", "7", "9"]), ([True, False, True, True], ["True", "False"]), (["b", "a", "b", "a"], ["a", "b"])],
)
def test_the_largest_group_comes_first_and_among_equals_the_first_by_name(values, names):
    model, corpus, shares = own_column(values)
    assert group_timeline(model, corpus, "country", shares=shares)["group"].tolist() == names


def test_a_name_of_markup_stays_as_it_is():
    model, corpus, shares = own_column(["<b>x</b>"] * 4)
    assert group_timeline(model, corpus, "country", shares=shares)["group"].unique().tolist() == ["<b>x</b>"]


def test_documents_without_any_value_form_no_group(corpus, model, shares):
    model_, own, own_shares = own_column([None] * 4)
    table = group_timeline(model_, own, "country", shares=own_shares)
    assert (len(table), table.attrs["n_ungrouped"]) == (0, 4)
    pd.testing.assert_series_equal(table.dtypes, group_timeline(model, corpus, shares=shares).dtypes)


def test_a_group_without_a_placed_document_has_the_periods_of_the_others():
    frame = pd.DataFrame({"date": ["2022-01-05", None], "text": ["a", "b"], "source": ["x", "y"], "language": "en"})
    corpus = load_corpus(frame)
    shares = pd.DataFrame({0: [1.0, 1.0]}, index=corpus.passages.index)
    table = group_timeline(SimpleNamespace(labels_=["One"]), corpus, shares=shares)
    assert table[["group", "n_documents"]].to_numpy().tolist() == [["x", 1], ["y", 0]]
    assert table.attrs["n_unplaced"] == 1


@pytest.mark.parametrize("group", ["county", "", None, 3])
def test_another_column_is_an_error_that_lists_those_there_are(corpus, model, shares, group):
    with pytest.raises(ValueError, match=rf"group must be a column of the documents, one of \['title', .*'language'.*\]; got {group!r}"):
        group_timeline(model, corpus, group, shares=shares)


@pytest.mark.parametrize("options", [{"every": "decade"}, {"by": "passages"}])
def test_another_option_is_an_error_that_says_what_is_allowed(corpus, model, shares, options):
    with pytest.raises(ValueError, match=rf"{next(iter(options))} must be"):
        group_timeline(model, corpus, shares=shares, **options)


@pytest.mark.parametrize("empty", ["zebra", None])
def test_without_a_placed_document_there_is_no_row(corpus, undated, model, shares, empty):
    nothing = corpus.matching(empty) if empty else undated
    none = pd.DataFrame(np.zeros((len(nothing.passages), 2)), index=nothing.passages.index)
    bare = group_timeline(model, nothing, "language", shares=none)
    assert len(bare) == 0
    pd.testing.assert_series_equal(bare.dtypes, group_timeline(model, corpus, shares=shares).dtypes)


@pytest.mark.parametrize("order", [[3, 2, 1, 0], [1, 3, 0, 2]])
def test_the_order_of_the_documents_changes_no_byte_and_nothing_given_changes(corpus, model, shares, order):
    before = corpus.documents.copy(deep=True)
    mixed = replace(corpus, documents=corpus.documents.iloc[order])
    for by in ("tokens", "documents"):
        one, other = (group_timeline(model, some, by=by, shares=shares) for some in (mixed, corpus))
        pd.testing.assert_frame_equal(one, other, check_exact=True)
    pd.testing.assert_frame_equal(corpus.documents, before)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (pd.Categorical(["KZ", None, "CN", "KZ"]), ["KZ", "CN"]),
        (pd.array([1, None, 2, 1], dtype="Int64"), ["1", "2"]),
        ([["KZ"], None, ["CN"], ["KZ"]], ["['KZ']", "['CN']"]),
        (pd.to_datetime(["2022-01-01", None, "2023-01-01", "2022-01-01"]), ["2022-01-01", "2023-01-01"]),
    ],
)
def test_a_column_of_any_type_groups_by_its_values_as_text(corpus, model, shares, values, names):
    typed = replace(corpus, documents=corpus.documents.assign(own=pd.Series(values, index=corpus.documents.index)))
    table = group_timeline(model, typed, "own", every="year", shares=shares)
    assert (table["group"].unique().tolist(), table.attrs["n_ungrouped"]) == (names, 1)
