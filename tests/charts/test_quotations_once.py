"""Quotations counted once: parts and reprints of the whole table and of some of its rows; the same as row by row."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.charts.quotations_once import first_rows, joined_words, quotations_once


@pytest.fixture
def quotations():
    """Two parts in a, a fragment there, the whole again in b, one quotation in c, one of nobody."""
    rows = [
        ("a", "2022-06-01", "Berg", None, None),
        ("a", "2022-06-01", "Berg", 0, None),
        ("a", "2022-06-01", "Berg", None, None),
        ("b", "2022-06-03", "Berg", None, 0),
        ("c", "2022-06-09", "Lee", None, None),
        ("c", "2022-06-09", None, None, None),
    ]
    table = pd.DataFrame(rows, columns=["document", "earliest", "speaker", "continues", "printing_of"])
    return table.astype({"continues": "Int64", "printing_of": "Int64", "earliest": "datetime64[s]"})


def printed(table):
    """How often each quotation is printed."""
    return quotations_once(table, first_rows(table))["n_printed"].to_dict()


def test_parts_that_go_on_are_one_quotation_and_a_reprint_is_one_more_printing(quotations):
    assert printed(quotations) == {0: 2, 2: 1, 4: 1}
    assert first_rows(quotations).values.tolist() == [[0, 0], [0, 1], [2, 2], [3, 0], [4, 4], [5, 5]]


def test_a_reprint_of_a_second_part_is_a_printing_of_the_whole(quotations):
    quotations.loc[3, "printing_of"] = 1
    assert printed(quotations) == {0: 2, 2: 1, 4: 1}


def test_what_goes_on_from_or_reprints_a_row_that_is_filtered_away_stands_alone(quotations):
    assert printed(quotations.drop(index=0)) == {1: 1, 2: 1, 3: 1, 4: 1}


def test_of_printings_whose_first_is_filtered_away_the_earliest_stands_in(quotations):
    more = quotations.loc[[3, 3, 3]].assign(document=["d", "e", "f"], earliest=pd.to_datetime(["2022-06-04", "2022-06-02", None]))
    table = pd.concat([quotations, more.set_axis([6, 7, 8])])
    assert printed(table) == {0: 5, 2: 1, 4: 1}
    assert printed(table.drop(index=[0, 1])) == {2: 1, 4: 1, 7: 4}
    assert printed(table.drop(index=[0, 1, 3, 6, 7])) == {2: 1, 4: 1, 8: 1}


def test_rows_that_name_each_other_in_a_circle_end():
    table = pd.DataFrame({"speaker": "Lee", "document": ["a", "b"], "continues": [None, None], "printing_of": [1, 0], "earliest": pd.NaT})
    assert printed(table) == {0: 2}


def test_a_table_without_rows_has_no_quotation(quotations):
    assert printed(quotations.iloc[:0]) == {}


def first_one_by_one(row, before):
    passed = {row}
    while row in before:
        row = before[row]
        if row in passed:
            return min(passed)
        passed.add(row)
    return row


def origins_one_by_one(table):
    """The origin of each row, one after the other."""
    goes_on = {row: named for row, named in table["continues"].dropna().items() if named in table.index}
    named = table["printing_of"].dropna()
    earliest = table.loc[named.index].assign(row=named.index).sort_values(["earliest", "row"]).groupby(named)["row"].first()
    reprints = {row: its if its in table.index else earliest[its] for row, its in named.items()}
    head = {row: first_one_by_one(row, goes_on) for row in table.index}
    of = {head[row]: head[its] for row, its in reprints.items() if its != row}
    of = {row: its for row, its in of.items() if its != row}
    return [first_one_by_one(row, of) for row in table.index]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.none() | st.integers(0, 11), st.integers(0, 3), st.booleans()), min_size=1, max_size=12))
def test_origins_are_those_found_row_by_row_also_of_some_rows(drawn):
    table = pd.DataFrame(drawn, columns=["goes_on", "printing_of", "day", "kept"]).astype({"printing_of": "Int64"})
    before = pd.Series(np.arange(len(table)) - 1, dtype="Int64")
    table = table.assign(
        continues=before.where(table["goes_on"] & (table.index > 0)),
        earliest=pd.Timestamp("2022-06-01") + pd.to_timedelta(table["day"], unit="D"),
    )
    kept = table[table["kept"]]
    assert first_rows(kept)["origin"].tolist() == origins_one_by_one(kept)


def test_words_between_two_parts_show_as_an_ellipsis():
    parts = pd.DataFrame({"text": ["Roads come first,", "and rails second."], "start": [10, 45], "end": [27, 62]})
    assert joined_words(parts) == "Roads come first, … and rails second."
    assert joined_words(parts.assign(start=[10, 30])) == "Roads come first, and rails second."


def test_six_letters_between_two_parts_are_none_of_the_texts_own_words_but_seven_are():
    parts = pd.DataFrame({"text": ["Roads come first,", "and rails second."], "start": [10, 33], "end": [27, 50]})
    assert joined_words(parts) == "Roads come first, and rails second."
    assert joined_words(parts.assign(start=[10, 34])) == "Roads come first, … and rails second."
