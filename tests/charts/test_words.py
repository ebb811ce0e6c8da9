"""Dates, counts and shares read as people write them."""

import pandas as pd
import pytest

from kzcn_explore.charts.words import counted, interval_words, percent, period_words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2020-09-12", "2020-09-12", "12 Sep 2020"),
        ("2022-06-01", "2022-06-30", "Jun 2022"),
        ("2022-06-01", "2022-11-30", "Jun–Nov 2022"),
        ("2021-12-01", "2022-02-28", "Dec 2021–Feb 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2020-01-01", "2022-12-31", "2020–2022"),
        ("2022-06-09", "2022-11-30", "9 Jun–30 Nov 2022"),
        ("2022-12-30", "2023-01-02", "30 Dec 2022–2 Jan 2023"),
        ("2023-01-01", None, "2023 or later"),
        ("2023-02-01", None, "Feb 2023 or later"),
        ("2023-02-03", None, "3 Feb 2023 or later"),
        (None, "2022-12-31", "2022 or earlier"),
        (None, "2024-02-29", "Feb 2024 or earlier"),
        (None, "2024-02-28", "28 Feb 2024 or earlier"),
        (None, None, "no date"),
    ],
)
def test_an_interval_is_said_in_the_fewest_words(earliest, latest, words):
    assert interval_words(pd.to_datetime(earliest or pd.NaT), pd.to_datetime(latest or pd.NaT)) == words


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("day", "4 Apr 2022"),
        ("week", "the week of 4 Apr 2022"),
        ("month", "Apr 2022"),
        ("quarter", "Q2 2022"),
        ("year", "2022"),
    ],
)
def test_a_period_is_written_by_its_length(every, words):
    assert period_words(pd.Timestamp("2022-04-04"), every) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0%"),
        (0.0002, "under 0.1%"),
        (0.0005, "0.1%"),
        (0.0994, "9.9%"),
        (0.0996, "10%"),
        (0.125, "12%"),
        (1, "100%"),
    ],
)
def test_a_small_share_is_never_written_as_none(share, words):
    assert percent(share) == words


def test_counts_have_separators_and_agree_with_their_noun():
    assert [counted(n, "word") for n in (0, 1, 2, 1204)] == ["0 words", "1 word", "2 words", "1,204 words"]
