"""Keyness by period: what it is compared with, which terms are taken, and that each is what keyness says."""

import pandas as pd
import pytest

from kzcn_explore.analysis.comparison.keyness import keyness
from kzcn_explore.analysis.comparison.period_keyness import PERIOD_TYPES, keyness_by_period
from kzcn_explore.analysis.terms.terms import term_counts
from kzcn_explore.corpus.loading import load_corpus

NAMES = ["a", "b", "c", "d", "e"]
DATES = ["2019-05-01", "2021-01-01", "2021-06-01", "2022-02-02", ""]
TEXTS = ["road, road, sea", "trade, trade, sea", "trade, sea, sea", "river, river, trade", "road, river"]


@pytest.fixture
def years():
    """A document of 2019, two of 2021, one of 2022 and one without a date."""
    return load_corpus(pd.DataFrame({"id": NAMES, "title": NAMES, "date": DATES, "text": TEXTS, "language": "en"}))


def of_year(table, year):
    return table[table["period"].dt.year == year]


def test_a_period_is_compared_with_the_last_one_before_it_that_holds_documents(years):
    table = keyness_by_period(years)
    # 2020 is empty, and 2019 has nothing before it.
    pairs = table[["period", "reference"]].drop_duplicates().astype(str).to_numpy().tolist()
    assert pairs == [["2021-01-01", "2019-01-01"], ["2022-01-01", "2021-01-01"]]
    # 2021: trade 3 and sea 3 of 6 words; 2019: road 2 and sea 1 of 3.
    assert of_year(table, 2021)[["term", "n_target", "n_reference"]].to_numpy().tolist() == [["trade", 3, 0], ["sea", 3, 1], ["road", 0, 2]]
    assert table.attrs == {"every": "year", "against": "previous", "n_unplaced": 1}


def test_the_rest_is_all_other_periods_and_no_document_without_one(years):
    table = keyness_by_period(years, against="rest")
    assert table["reference"].isna().all()
    assert table["period"].dt.year.unique().tolist() == [2019, 2021, 2022]
    # river stands in the undated document too, which is on no side.
    river = table[table["term"] == "river"]
    assert river["period"].dt.year.tolist() == [2019, 2021, 2022]
    assert river[["n_target", "n_reference"]].to_numpy().tolist() == [[0, 2], [0, 2], [2, 0]]


@pytest.mark.parametrize("against", ["previous", "rest"])
def test_every_row_is_the_one_that_keyness_gives(seeds, against):
    table = keyness_by_period(seeds, against=against, n_terms=7)
    target, reference = seeds.between("2022", "2022"), seeds.between("2020", "2020")
    expected = keyness(target, reference, counts=term_counts(seeds))
    ours = of_year(table, 2022).drop(columns=["period", "reference"]).reset_index(drop=True)
    theirs = expected[expected["term"].isin(ours["term"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(ours, theirs, check_exact=False)
    assert len(ours) == 14


def test_the_strongest_of_either_direction_are_taken(years):
    table = of_year(keyness_by_period(years, n_terms=1), 2022)
    # 2022: river 2 and trade 1 of 3 words; 2021: trade and sea 3 of 6 each. Road and the others were not used in either.
    assert table["term"].tolist() == ["river", "sea"]
    assert (table["z"] > 0).tolist() == [True, False]
    assert len(of_year(keyness_by_period(years, n_terms=5), 2022)) == 3


def test_counts_of_a_larger_corpus_do(years):
    part = years.between("2021", "2022")
    table = keyness_by_period(part, counts=term_counts(years))
    pd.testing.assert_frame_equal(table, keyness_by_period(part))


def test_a_corpus_without_two_periods_gives_the_columns_and_no_row(years, undated):
    for against in ("previous", "rest"):
        for corpus in (years.between("2021", "2021"), undated):
            table = keyness_by_period(corpus, against=against)
            assert table.empty
            assert table.dtypes.astype(str).to_dict() == PERIOD_TYPES
    assert keyness_by_period(undated).attrs["n_unplaced"] == 2
    assert keyness_by_period(years).dtypes.astype(str).to_dict() == PERIOD_TYPES


def test_what_cannot_be_asked_is_refused_in_words(years):
    refused = [
        ({"every": "decade"}, r"every must be one of \['day'"),
        ({"against": "first"}, r"against must be one of \['previous', 'rest'\]; got 'first'"),
        ({"n_terms": 0}, "n_terms must be a whole number of at least 1"),
        ({"counts": term_counts(years.between("2021", "2021"))}, "counts must hold the passages of corpus; got none of 3"),
    ]
    for given, message in refused:
        with pytest.raises(ValueError, match=message):
            keyness_by_period(years, **given)
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        keyness_by_period("years")
