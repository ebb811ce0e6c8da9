"""Periods: where a document falls, and which documents the number of a period is taken over."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines.periods import (
    all_periods,
    check_by,
    check_every,
    check_smooth,
    place_documents,
    usual_period,
    windows,
)


def documents(*intervals):
    """Documents of (earliest, latest); one day alone means both, None is open."""
    pairs = [(one, one) if isinstance(one, str | None) else one for one in intervals]
    return pd.DataFrame(pairs, columns=["earliest", "latest"]).astype("datetime64[s]")


def placed(every, *intervals):
    return place_documents(documents(*intervals), every).dt.strftime("%Y-%m-%d").fillna("-").tolist()


@pytest.mark.parametrize(
    ("every", "first"),
    [("day", "2022-06-09"), ("week", "2022-06-06"), ("month", "2022-06-01"), ("quarter", "2022-04-01"), ("year", "2022-01-01")],
)
def test_a_day_falls_into_the_period_that_begins_so(every, first):
    assert placed(every, "2022-06-09") == [first]


def test_a_week_runs_from_monday_to_sunday():
    assert placed("week", "2022-06-05", "2022-06-06", "2022-06-12", "2022-06-13") == [
        "2022-05-30",
        "2022-06-06",
        "2022-06-06",
        "2022-06-13",
    ]


def test_a_week_may_begin_in_the_year_before():
    assert placed("week", "2022-01-01") == ["2021-12-27"]


def test_an_interval_is_placed_only_if_it_fits_into_one_period():
    june = ("2022-06-01", "2022-06-30")
    assert [placed(every, june) for every in ("day", "week", "month", "quarter", "year")] == [
        ["-"],
        ["-"],
        ["2022-06-01"],
        ["2022-04-01"],
        ["2022-01-01"],
    ]
    assert placed("year", ("2022-12-31", "2023-01-01")) == ["-"]


def test_an_open_or_unknown_date_is_placed_nowhere():
    assert placed("year", None, ("2022-06-01", None), (None, "2022-06-01")) == ["-", "-", "-"]


@given(st.dates())
@settings(deadline=None)
def test_every_day_falls_into_a_week_that_begins_on_the_monday_before(day):
    monday = place_documents(documents(day.isoformat()), "week").item()
    first = pd.Timestamp(day) - pd.Timedelta(days=day.weekday())
    assert monday == first or first.year < 1


@pytest.mark.parametrize(
    ("every", "n_periods"),
    [("day", 366), ("week", 53), ("month", 13), ("quarter", 5), ("year", 2)],
)
def test_periods_have_no_gaps(every, n_periods):
    both = place_documents(documents("2021-03-01", "2022-03-01"), every)
    periods = all_periods(both, every)
    assert len(periods) == n_periods
    assert [periods[0], periods[-1]] == both.tolist()


def test_without_a_placed_document_there_is_no_period():
    assert all_periods(place_documents(documents(None), "month"), "month").tolist() == []


@pytest.mark.parametrize("every", ["monthly", "M", "", None, 7])
def test_another_period_is_an_error_that_lists_the_five(every):
    with pytest.raises(ValueError, match=rf"every must be one of \['day', 'week', 'month', 'quarter', 'year'\]; got {every!r}"):
        check_every(every)


@pytest.mark.parametrize(
    ("intervals", "every"),
    [
        ([f"2022-01-{day:02}" for day in range(1, 31)], "day"),
        ([f"2022-{month:02}-01" for month in range(1, 13)], "month"),
        ([(f"2022-{month:02}-01", f"2022-{month:02}-28") for month in range(1, 13)], "month"),
        ([(f"{year}-01-01", f"{year}-12-31") for year in range(1990, 2020)], "year"),
        ([f"{year}-01-01" for year in range(1790, 2020)], "year"),
        (["2020-09-12", "2022-04-25", "2022-06-07", None, None], "year"),
        ([None, ("2022-01-01", None)], "year"),
        ([], "year"),
    ],
)
def test_the_usual_period_is_the_finest_that_fits(intervals, every):
    assert usual_period(documents(*intervals)) == every


@pytest.mark.parametrize("smooth", [0, 2, -1, 1.0, "3", None, True])
def test_another_window_is_an_error(smooth):
    with pytest.raises(ValueError, match=rf"smooth must be an odd whole number of periods, 1 for none; got {smooth!r}"):
        check_smooth(smooth)


@pytest.mark.parametrize("by", ["passages", "token", "", None])
def test_another_unit_is_an_error(by):
    with pytest.raises(ValueError, match=rf"by must be one of \['tokens', 'documents'\]; got {by!r}"):
        check_by(by)


def pooled(smooth, *intervals, ids=None, digests=None):
    table = documents(*intervals)
    table.index = ids or [f"d{number}" for number in range(len(table))]
    table["sha256"] = digests or "0"
    periods, rows = windows(table, "month", smooth)
    return [(period.strftime("%m"), table.index[chosen].tolist()) for period, chosen in zip(periods, rows, strict=True)]


JANUARY_TO_MAY = ("2022-01-05", "2022-02-05", "2022-02-06", ("2022-02-01", None), "2022-04-30", "2022-05-01")


def test_without_smoothing_a_period_has_its_own_documents():
    assert pooled(1, *JANUARY_TO_MAY) == [("01", ["d0"]), ("02", ["d1", "d2"]), ("03", []), ("04", ["d4"]), ("05", ["d5"])]


def test_a_window_pools_its_neighbours_and_an_empty_period_stays_empty():
    assert pooled(3, *JANUARY_TO_MAY) == [
        ("01", ["d0", "d1", "d2"]),
        ("02", ["d0", "d1", "d2"]),
        ("03", []),
        ("04", ["d4", "d5"]),
        ("05", ["d4", "d5"]),
    ]


def test_documents_of_a_window_stand_in_the_order_of_what_they_say_then_of_their_ids():
    days, ids = ("2022-01-05", "2022-02-05", "2022-01-06"), ["c", "b", "a"]
    assert pooled(3, *days, ids=ids) == [("01", ["a", "b", "c"]), ("02", ["a", "b", "c"])]
    assert pooled(1, *days, ids=ids, digests=["1", "2", "3"]) == [("01", ["c", "a"]), ("02", ["b"])]


def test_without_a_placed_document_there_is_no_window():
    assert pooled(3, None) == []
    assert pooled(3) == []
