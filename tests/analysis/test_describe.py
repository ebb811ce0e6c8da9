"""Description: the moving type–token ratio by hand and by definition, groups by hand, and what is missing or repeated."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.describe import describe
from kzcn_explore.analysis.type_token import moving_type_token, sum_types
from kzcn_explore.analysis.type_token_kernels import scan_types
from kzcn_explore.corpus.loading import load_corpus

NAN = float("nan")
REPEATED = "the trade talks of the two sides went on for many long days and nights in the north"
RUNS = st.lists(st.integers(0, 6), max_size=40)


def numbered(words):
    return np.unique(words.split(), return_inverse=True)[1]


def some(rows):
    return load_corpus(pd.DataFrame(rows, columns=["id", "date", "source", "text"]).assign(language="en", title="T"))


def row_of(table, group, name):
    return table[(table["group"] == group) & (table["name"] == name)].iloc[0]


def test_the_ratio_of_a_text_is_that_computed_by_hand():
    # Windows of three: "a b a" 2, "b a c" 3, "a c c" 2.
    assert moving_type_token(numbered("a b a c c"), 3) == pytest.approx(7 / 9)
    assert moving_type_token(numbered("a b a c c"), 5) == pytest.approx(3 / 5)
    assert moving_type_token(numbered("a b a c c"), 1) == 1


def test_the_ratio_is_that_of_lexicalrichness():
    # lexicalrichness 0.5.1: LexicalRichness(text, preprocessor=None, tokenizer=str.split).mattr(window_size=...)
    words = numbered("the belt and the road and the belt of the trade road and trade")
    assert [moving_type_token(words, window) for window in (3, 5, 10)] == pytest.approx([1.0, 0.84, 0.58])


def test_a_text_shorter_than_a_window_has_no_ratio():
    assert np.isnan(moving_type_token(numbered("a b a"), 4))
    assert np.isnan(moving_type_token(np.array([], dtype=np.int32), 1))


@given(RUNS, st.integers(1, 12))
def test_the_ratio_is_the_mean_over_all_windows(ids, window):
    windows = [ids[start : start + window] for start in range(len(ids) - window + 1)]
    plain = np.mean([len(set(words)) / window for words in windows]) if windows else NAN
    assert moving_type_token(np.array(ids, dtype=np.int32), window) == pytest.approx(plain, nan_ok=True)


@given(RUNS.filter(len), st.integers(1, 12))
@settings(deadline=None)
def test_the_compiled_way_gives_the_same_sum(ids, window):
    window = min(window, len(ids))
    words = np.array(ids, dtype=np.int32)
    assert scan_types(words, 7, window) == sum_types(words, window)


def test_a_corpus_is_described_as_a_whole_by_language_source_and_period(corpus):
    table = describe(corpus, every="month", window=3)
    assert table[["group", "name"]].to_numpy().tolist() == [
        ["corpus", "all"], ["language", "en"], ["source", "x"], ["source", "y"],
        ["period", "2022-01"], ["period", "2022-02"], ["period", "2022-03"], ["period", "in no one period"],
    ]  # fmt: skip
    assert table["n_documents"].tolist() == [4, 4, 2, 2, 2, 0, 1, 1]
    assert table["n_passages"].tolist() == [5, 5, 3, 2, 3, 0, 1, 1]
    assert table["n_tokens"].tolist() == [15, 15, 11, 4, 9, 0, 5, 1]
    # trade road sea one two four; x lacks none, y has road one two sea; January all but four.
    assert table["n_types"].tolist() == [6, 6, 6, 4, 5, 0, 5, 1]
    assert table["n_inexact"].tolist() == [1, 1, 0, 1, 0, 0, 0, 1]
    assert table[["n_undated", "n_copies", "n_copied_passages"]].to_numpy().sum() == 0
    assert table.attrs == {"every": "month", "window": 3}


def test_windows_go_over_the_documents_in_the_order_of_their_dates(corpus):
    table = describe(corpus, every="month", window=3)
    # y: "sea" (2022), then "road, one, two": two windows of three types. March: "trade four sea two one".
    assert row_of(table, "source", "y")["type_token"] == 1
    # January: trade road trade sea trade sea | road one two: 2 3 2 2 3 3 3 of three.
    assert row_of(table, "period", "2022-01")["type_token"] == pytest.approx(18 / 21)
    assert np.isnan(row_of(table, "period", "in no one period")["type_token"])
    assert np.isnan(row_of(table, "period", "2022-02")["type_token"])


def test_a_type_is_a_word_in_lower_case_without_a_possessive():
    table = describe(some([("a", "2022-01-01", "x", "China’s trade, CHINA's Trade and 30 one-China talks: China")]))
    # china, trade, and, 30, one-china, talks
    assert row_of(table, "corpus", "all")[["n_tokens", "n_types"]].tolist() == [9, 6]


def test_repeated_passages_are_told_and_left_out_of_the_ratio_alone():
    rows = [("a", "2022-01-01", "x", REPEATED), ("b", "2022-02-01", "y", REPEATED), ("c", None, "y", "sea, road, sea")]
    table = describe(some(rows), window=3)
    both = row_of(table, "source", "y")
    assert both[["n_documents", "n_passages", "n_tokens", "n_undated", "n_copies", "n_copied_passages"]].tolist() == [2, 2, 21, 1, 1, 1]
    assert both["n_types"] == len(set(REPEATED.split())) + 2
    assert both["type_token"] == pytest.approx(2 / 3)
    gone = describe(some(rows).keep_documents(pd.Series([False, True, True])), window=3)
    assert row_of(gone, "corpus", "all")[["n_copies", "n_copied_passages"]].tolist() == [0, 0]


def test_sources_after_the_twentieth_share_one_row_and_documents_without_one_have_theirs():
    rows = [(f"d{i}", "2022-01-01", f"s{i:02}" if i < 23 else None, "sea" + ", road" * (i == 22)) for i in range(25)]
    rows.append(("e", "2022-01-01", "s21", "sea, road, trade"))
    table = describe(some(rows), window=1)
    sources = table[table["group"] == "source"]
    # The most documents first, of equal ones the most words, then by name.
    assert sources["name"].tolist() == ["s21", "s22", *[f"s{i:02}" for i in range(18)], "others", "not known"]
    assert sources.set_index("name").loc[["others", "not known"], ["n_documents", "n_tokens"]].to_numpy().tolist() == [[3, 3], [2, 2]]
    assert sources["n_documents"].sum() == 26


@pytest.mark.parametrize(
    ("every", "names"),
    [
        ("day", ["2022-03-31", "2022-04-01"]),
        ("week", ["2022-03-28"]),
        ("month", ["2022-03", "2022-04"]),
        ("quarter", ["2022-Q1", "2022-Q2"]),
        ("year", ["2022"]),
    ],
)
def test_a_period_is_named_as_its_day_month_quarter_or_year(every, names):
    table = describe(some([("a", "2022-03-31", "x", "sea"), ("b", "2022-04-01", "x", "sea")]), every=every)
    assert table.loc[table["group"] == "period", "name"].tolist() == names
    assert table.attrs["every"] == every


def test_the_usual_period_gives_way_to_a_longer_one_until_the_periods_fit_on_a_page():
    days = pd.date_range("2022-01-01", periods=60).strftime("%Y-%m-%d")
    assert describe(some([(day, day, "x", "sea") for day in days[:30]])).attrs["every"] == "day"
    assert describe(some([(day, day, "x", "sea") for day in days])).attrs["every"] == "week"


@pytest.mark.parametrize(
    ("options", "message"),
    [({"every": "decade"}, "every must be one of"), ({"window": 0}, "window must be a whole number"), ({"window": 2.5}, "got 2.5")],
)
def test_another_option_is_an_error_that_says_what_is_allowed(corpus, options, message):
    with pytest.raises(ValueError, match=message):
        describe(corpus, **options)


def test_without_a_document_there_is_one_row_with_the_same_columns(corpus):
    bare = describe(corpus.matching("zebra"))
    pd.testing.assert_series_equal(bare.dtypes, describe(corpus).dtypes)
    assert bare["name"].tolist() == ["all"]
    assert bare.loc[0, ["n_documents", "n_passages", "n_tokens", "n_types"]].tolist() == [0, 0, 0, 0]
    assert np.isnan(bare.loc[0, "type_token"])


def test_undated_documents_stand_in_no_period(undated):
    table = describe(undated)
    assert table.loc[table["group"] == "period", ["name", "n_documents", "n_undated"]].to_numpy().tolist() == [["in no one period", 2, 2]]
    assert row_of(table, "source", "not known")["n_documents"] == 2
