"""Trends: the rank test, its correction and the slope by hand and against other programs; verdicts; series too short."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines.series import read_timeline
from kzcn_explore.analysis.timelines.trends import rank_trend, trends, variance_correction

# The flow of the Nile at Aswan in 1871 to 1890 (Cobb 1978); its neighbours are not alike.
NILE = [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140]
COLUMNS = ["n_periods", "tau", "p", "q", "slope", "low", "high", "verdict"]


def shares(series, *, every="year", start="2001-01-01", by="tokens"):
    """A theme timeline of these shares, a theme each, NaN being a period without documents."""
    n = len(series[0])
    periods = pd.date_range(start, periods=n, freq={"year": "YS", "month": "MS"}[every])
    tables = [
        pd.DataFrame({"period": periods, "theme": theme, "label": f"theme {theme}", "share": values, "n_documents": 9, "n_tokens": 900})
        for theme, values in enumerate(series)
    ]
    table = pd.concat(tables).sort_values(["period", "theme"], kind="stable", ignore_index=True)
    table.attrs = {"every": every, "by": by, "smooth": 1}
    return table


def rates(values, **about):
    table = shares([values], **about).rename(columns={"share": "rate"}).assign(term="rail")
    about = table.attrs
    table = table.drop(columns=["theme", "label"])
    table.attrs = about
    return table


def test_a_share_that_grows_by_a_point_each_year_rises_by_one_point_a_year():
    table = trends(shares([np.arange(1, 9) / 100]))
    row = table.iloc[0]
    assert table.columns.tolist() == ["theme", "label", *COLUMNS]
    # S = 28 of 28 pairs, V = 8 * 7 * 21 / 18 = 65.33, z = 27 / 8.083 = 3.34.
    assert (row["n_periods"], row["tau"]) == (8, pytest.approx(1.0))
    assert row["p"] == pytest.approx(0.000837, abs=1e-6)
    assert [row["slope"], row["low"], row["high"]] == pytest.approx([0.01, 0.01, 0.01])
    assert row["verdict"] == "rises by 1.0 points a year (1.0 to 1.0)"


def test_the_slope_is_a_year_whatever_the_period():
    by_month = trends(shares([np.arange(24) / 1200], every="month")).iloc[0]
    assert by_month["slope"] == pytest.approx(0.01, rel=0.01)
    assert trends(shares([np.arange(24) / 100])).iloc[0]["slope"] == pytest.approx(0.01)


def test_a_gap_counts_as_time_but_not_as_a_period():
    values = np.arange(12) / 100
    values[[2, 3, 7]] = np.nan
    row = trends(shares([values])).iloc[0]
    assert row["n_periods"] == 9
    assert row["slope"] == pytest.approx(0.01)


def test_without_memory_the_test_is_the_one_of_other_programs():
    # pymannkendall 1.4.3, original_test: S -46, variance 945.33, p .143305. scipy 1.17, theilslopes and kendalltau.
    values = np.array(NILE, dtype=float)
    found = rank_trend(np.arange(20.0), values)
    assert variance_correction(values) == 1.0
    assert found.p == pytest.approx(0.14330545886419643)
    assert found.tau == pytest.approx(-0.2446946979188288)
    assert [found.slope, found.low, found.high] == pytest.approx([-7.142857142857143, -20.22222222222222, 2.8181818181818183])


def test_ties_are_taken_off_the_variance():
    # Rounded to hundreds; pymannkendall 1.4.3, original_test: S -45, variance 883.67, p .138831. scipy 1.17, theilslopes and kendalltau.
    found = rank_trend(np.arange(20.0), np.round(np.array(NILE, dtype=float), -2))
    assert found.p == pytest.approx(0.1388307557810069)
    assert [found.tau, found.slope] == pytest.approx([-0.26393075365417007, -6.666666666666667])
    assert [found.low, found.high] == pytest.approx([-18.181818181818183, 0.0])


def test_neighbours_that_are_alike_widen_the_variance_by_the_formula():
    # Ranks less their mean: six low, six high, and back; no line fits them, so r = (12 r1 + 2) / 8 for this series of 12.
    values = np.array([1, 2, 3, 10, 11, 12, 9, 8, 7, 6, 5, 4], dtype=float)
    left = values - values.mean()
    time = np.arange(12) - 5.5
    left = left - time * (left @ time) / (time @ time)
    r1 = sum(left[i] * left[i + 1] for i in range(11)) / sum(left**2)
    r = min((12 * r1 + 2) / 8, 0.95)
    by_hand = 1 + 2 / (12 * 11 * 10) * sum((12 - i) * (11 - i) * (10 - i) * r**i for i in range(1, 12))
    assert variance_correction(values) == pytest.approx(by_hand)
    assert by_hand > 3


def test_neighbours_that_differ_never_make_surer():
    assert variance_correction(np.array([1, 9, 2, 8, 3, 7, 4, 6], dtype=float)) == 1.0


def test_a_curve_that_only_rises_is_no_memory():
    assert variance_correction(np.exp(np.arange(20.0))) == variance_correction(np.arange(20.0)) == 1.0


def test_memory_is_seldom_called_a_trend():
    random = np.random.default_rng(0)
    found = corrected = 0
    for _ in range(200):
        values = np.zeros(60)
        for i in range(1, 60):
            values[i] = 0.6 * values[i - 1] + random.normal()
        earlier, later = np.triu_indices(40, 1)
        score = np.sign(values[20:][later] - values[20:][earlier]).sum()
        found += abs(score) - 1 > 1.96 * np.sqrt(40 * 39 * 85 / 18)
        corrected += rank_trend(np.arange(40.0), values[20:]).p <= 0.05
    assert found > 40
    assert corrected <= 24


@given(st.lists(st.integers(-50, 50), min_size=8, max_size=25))
def test_turning_a_series_upside_down_turns_the_trend(values):
    values, times = np.array(values, dtype=float), np.arange(len(values), dtype=float)
    up, down = rank_trend(times, values), rank_trend(times, -values)
    assert up.p == pytest.approx(down.p)
    assert 0 < up.p <= 1
    assert up.slope == pytest.approx(-down.slope)
    assert up.low <= up.slope <= up.high
    if np.ptp(values) > 0:
        assert up.tau == pytest.approx(-down.tau)


def test_many_series_are_held_against_each_other():
    random = np.random.default_rng(1)
    table = trends(shares([random.random(12) / 10 for _ in range(5)] + [np.arange(12) / 100]))
    p = table["p"].to_numpy()
    order = np.argsort(p)
    by_hand = np.minimum.accumulate((p[order] * 6 / np.arange(1, 7))[::-1])[::-1]
    assert table["q"].to_numpy()[order] == pytest.approx(np.minimum(by_hand, 1))
    assert table["verdict"].iloc[5].startswith("rises by 1.0 points a year")
    assert table["verdict"].iloc[0].startswith("no trend shown: ")
    assert table["verdict"].iloc[0].endswith("over 6 series")


def test_a_fall_is_told_without_signs_and_by_the_unit_of_the_table():
    falling = trends(rates(np.arange(12)[::-1] / 10))
    assert falling["verdict"].tolist() == ["falls by 0.10 uses per 1,000 tokens a year (0.10 to 0.10)"]
    assert falling.attrs == {"every": "year", "by": "tokens", "unit": "uses per 1,000 tokens"}
    by_documents = trends(rates(np.arange(12)[::-1] / 100, by="documents"))
    assert by_documents["verdict"].tolist() == ["falls by 1.0 points a year (1.0 to 1.0)"]


def test_too_few_periods_and_no_movement_are_said():
    few = trends(shares([[0.1, 0.2, 0.3]])).iloc[0]
    assert few["verdict"] == "too few periods: 3, a rank test needs 8"
    assert few[["tau", "p", "q", "slope", "low", "high"]].isna().all()
    same = trends(shares([[0.25] * 9])).iloc[0]
    assert same["verdict"] == "no trend: the same in all 9 periods"
    assert (same["p"], same["slope"]) == (1.0, 0.0)


def test_a_series_that_is_mostly_zero_has_a_trend_but_no_slope():
    verdict = trends(rates([0.0] * 30 + [0.0, 1.0] * 15))["verdict"].iloc[0]
    assert verdict == "rises (tau 0.43), but most pairs of periods are equal, so that its slope is 0"


def test_groups_are_series_of_their_own():
    table = shares([np.arange(9) / 100])
    both = pd.concat([table.assign(group="a"), table.assign(group="b", share=0.1 - table["share"])])[["group", *table.columns]]
    both.attrs = table.attrs
    found = trends(both)
    assert found["group"].tolist() == ["a", "b"]
    assert found["tau"].tolist() == pytest.approx([1, -1])


def test_no_rows_give_the_same_columns_and_the_table_is_not_changed():
    table = shares([np.arange(9) / 100])
    before, about = table.copy(deep=True), dict(table.attrs)
    full, none = trends(table), trends(table.iloc[:0])
    pd.testing.assert_frame_equal(table, before)
    assert table.attrs == about
    assert none.columns.tolist() == full.columns.tolist()
    assert none.dtypes.tolist() == full.dtypes.tolist()
    assert len(none) == 0


def test_a_table_that_is_no_timeline_or_was_smoothed_is_refused():
    table = shares([np.arange(9) / 100])
    with pytest.raises(ValueError, match="must be a theme_timeline, group_timeline or term_timeline; got the columns"):
        trends(pd.DataFrame({"period": [], "n_documents": []}))
    lost = table.copy()
    lost.attrs = {}
    with pytest.raises(ValueError, match=r"table\.attrs must say every and by"):
        read_timeline(lost)
    table.attrs["smooth"] = 3
    with pytest.raises(ValueError, match=r"must not be smoothed, got smooth=3"):
        trends(table)
    table.attrs |= {"smooth": 1, "by": "pages"}
    with pytest.raises(ValueError, match=r"must be one of \['tokens', 'documents'\]; got 'pages'"):
        trends(table)


def test_a_table_with_two_rows_of_one_period_or_no_dates_is_refused():
    table = shares([np.arange(9) / 100])
    twice = pd.concat([table, table])
    twice.attrs = table.attrs
    with pytest.raises(ValueError, match="table must have one row a period and series"):
        trends(twice)
    for wrong in (table.assign(period="2022"), table.drop(columns="n_documents")):
        with pytest.raises(ValueError, match="table must be a theme_timeline, group_timeline or term_timeline"):
            trends(wrong)
    with pytest.raises(ValueError, match="table must be a DataFrame; got str"):
        trends("table")
