"""Fields: which values of a date column are read, and what is said of the others."""

from datetime import date

import pandas as pd
import pytest

from kzcn_explore.corpus.dates.fields import read_field, unread_field
from kzcn_explore.corpus.loading import load_corpus


@pytest.mark.parametrize("value", [20220607, "20220607", 20220607.0, " 20220607 "])
def test_eight_digits_are_a_day(value):
    assert read_field(value)[:3] == (date(2022, 6, 7), date(2022, 6, 7), "day")


@pytest.mark.parametrize("value", [20221307, "20220631", 12345678, 202206, 1654560000, 1654560000.0, 44719, "0000-00-00"])
def test_a_number_that_is_no_day_is_not_read(value):
    assert read_field(value) is None


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (1654560000, "looks like a number of s since 1970; pd.to_datetime(..., unit='s') makes dates of them"),
        ("1654560000000", "looks like a number of ms since 1970; pd.to_datetime(..., unit='ms') makes dates of them"),
        (1654560000.5, "looks like a number of s since 1970; pd.to_datetime(..., unit='s') makes dates of them"),
        (44719, "looks like a spreadsheet's number of a day; format its column as a date and save it again"),
        ("06/07/2022", "is not read, for its day and month may be either way round; write it as 2022-06-07"),
        ("07.06.22", "is not read, for its year has two digits; write it as 2022-06-07"),
        ("0000-00-00", "is not read; write it as 2022-06-07, 2022-06 or 2022"),
        (7, "is not read; write it as 2022-06-07, 2022-06 or 2022"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(value, why):
    assert unread_field(value) == f"its date {str(value)!r} {why}. Loaded without it."


def test_a_long_value_is_shown_short():
    assert len(unread_field("x" * 10_000)) < 250


def test_seconds_since_1970_are_told_and_never_read_as_a_year():
    with pytest.warns(UserWarning, match="looks like a number of s since 1970"):
        corpus = load_corpus(pd.DataFrame({"text": ["They met.", "They left."], "date": [1654560000, 20220607]}))
    assert corpus.documents["precision"].tolist() == ["unknown", "day"]
    assert corpus.documents["earliest"].tolist() == [pd.NaT, pd.Timestamp("2022-06-07")]
