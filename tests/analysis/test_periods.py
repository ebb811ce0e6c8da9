"""Periods: where a document falls, and how sure a period's number is."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.periods import all_periods, check_every, place_documents, ratio_and_band, usual_period


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


PARTS = np.array([[1.0, 0.0], [2.0, 1.0], [3.0, 0.0], [4.0, 2.0], [9.0, 1.0]])
WHOLES = np.array([10.0, 10.0, 20.0, 5.0, 12.0])


def test_a_ratio_is_the_sum_of_the_parts_over_the_sum_of_the_wholes():
    ratio, _, _ = ratio_and_band(PARTS, WHOLES)
    assert ratio == pytest.approx([19 / 57, 4 / 57])


def test_the_band_is_that_of_five_hundred_draws_of_the_documents():
    random = np.random.default_rng(0)
    draws = []
    for _ in range(500):
        times = random.multinomial(5, [0.2] * 5)
        below = sum(n * whole for n, whole in zip(times, WHOLES, strict=True))
        draws.append([sum(n * part[column] for n, part in zip(times, PARTS, strict=True)) / below for column in (0, 1)])
    _, low, high = ratio_and_band(PARTS, WHOLES)
    assert low == pytest.approx(np.quantile(draws, 0.025, axis=0))
    assert high == pytest.approx(np.quantile(draws, 0.975, axis=0))


def test_the_band_is_where_another_bootstrap_puts_it():
    from scipy.stats import bootstrap

    def share(parts, wholes):
        return parts.sum() / wholes.sum()

    options = {"paired": True, "vectorized": False, "n_resamples": 5000, "method": "percentile", "rng": 1}
    found = bootstrap((PARTS[:, 0], WHOLES), share, **options).confidence_interval
    _, low, high = ratio_and_band(PARTS, WHOLES)
    assert [low[0], high[0]] == pytest.approx([found.low, found.high], abs=0.03)


def test_documents_that_agree_have_a_band_without_width():
    ratio, low, high = ratio_and_band(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]), np.array([10.0, 20, 30, 40, 50]))
    assert (ratio.item(), low.item(), high.item()) == pytest.approx((0.1, 0.1, 0.1))


def test_below_five_documents_there_is_no_band():
    ratio, low, high = ratio_and_band(PARTS[:4], WHOLES[:4])
    assert ratio == pytest.approx([10 / 45, 3 / 45])
    assert np.isnan([low, high]).all()


@pytest.mark.parametrize(("parts", "wholes"), [(np.zeros((0, 2)), np.zeros(0)), (np.zeros((6, 2)), np.zeros(6))])
def test_over_nothing_there_is_no_ratio(parts, wholes):
    assert np.isnan(ratio_and_band(parts, wholes)).all()


def test_documents_without_a_word_do_not_break_the_band():
    ratio, low, high = ratio_and_band(np.array([[0.0], [0], [0], [0], [5]]), np.array([0.0, 0, 0, 0, 10]))
    assert (ratio.item(), low.item(), high.item()) == (0.5, 0.5, 0.5)
