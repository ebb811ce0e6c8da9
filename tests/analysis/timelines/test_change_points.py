"""Change points: levels by hand and against other programs; noise, memory and lines are no steps; series that carry none say why."""

from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines.change_points import change_points
from kzcn_explore.analysis.timelines.levels import best_steps, find_levels

# The flow of the Nile at Aswan, 1871 to 1970 (Cobb 1978): lower since 1899.
NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
    831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
    781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
    744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip
COLUMNS = ["term", "period", "before", "after", "low", "high", "verdict"]
STEP = [2.0, 2.2, 1.8, 2.1, 1.9, 2.0, 2.2, 1.8, 2.1, 1.9, 4.0, 4.2, 3.8, 4.1, 3.9, 4.0, 4.2, 3.8, 4.1, 3.9]


def rates(values, *, documents=9, tokens=1000, start="2001", every="year", by="tokens"):
    """A term timeline of these rates, with bands of no width."""
    frequency = {"year": "YS", "month": "MS"}[every]
    table = pd.DataFrame({"period": pd.date_range(start, periods=len(values), freq=frequency), "term": "rail", "rate": values})
    table = table.assign(low=table["rate"], high=table["rate"], n_documents=documents, n_tokens=tokens)
    table.attrs = {"every": every, "by": by, "smooth": 1}
    return table


def memory(random, n, alike):
    values = np.zeros(n + 50)
    for i in range(1, n + 50):
        values[i] = alike * values[i - 1] + random.normal()
    return values[50:]


def test_the_nile_falls_in_1899_to_the_levels_that_r_gives():
    # R, package changepoint: cpt.mean(Nile) ends the first level at 28, in 1898; the means are 1097.75 and 849.97.
    table = change_points(rates(np.array(NILE, dtype=float), start="1871"))
    assert table.columns.tolist() == COLUMNS
    assert table["period"].tolist() == [pd.Timestamp("1899-01-01")]
    assert table[["before", "after"]].iloc[0].tolist() == pytest.approx([1097.75, 849.9722222222222])
    low, high = table[["low", "high"]].iloc[0]
    assert low < 849.9722 - 1097.75 < high < -150
    assert table["verdict"][0].startswith("falls from 1098 to 850 uses per 1,000 tokens in 1899: by 248 (")


def test_the_best_steps_of_the_nile_are_those_of_ruptures():
    # ruptures 1.1.10: Dynp(model="l2", min_size=5, jump=1) with one, two and three changes.
    assert best_steps(np.array(NILE, dtype=float), np.ones(100))[:4] == [[], [28], [19, 28], [28, 83, 95]]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), min_size=10, max_size=19))
def test_no_other_steps_have_less_squares(pairs):
    values, weights = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))

    def squares(starts):
        edges = [0, *starts, len(values)]
        parts = [slice(one, other) for one, other in pairwise(edges)]
        return sum(weights[part] @ (values[part] - np.average(values[part], weights=weights[part])) ** 2 for part in parts)

    for changes, starts in enumerate(best_steps(values, weights)):
        others = combinations(range(5, len(values) - 4), changes)
        allowed = [list(one) for one in others if np.diff([0, *one, len(values)]).min() >= 5]
        assert starts in allowed
        assert squares(starts) == pytest.approx(min(map(squares, allowed)))


def test_a_step_of_twenty_periods_is_found_with_its_levels_and_interval():
    table = change_points(rates(STEP, every="month"))
    row = table.iloc[0]
    assert len(table) == 1
    assert row["period"] == pd.Timestamp("2001-11-01")
    assert [row["before"], row["after"]] == pytest.approx([2, 4])
    # Squares about the levels: 4 * (0 + .04 + .04 + .01 + .01) = .4, over 18; r1 of them is below zero, and 2/14 with its bias.
    half = 2.1098 * np.sqrt(0.4 / 18 * (1 / 10 + 1 / 10) * interval_of_memory(STEP))
    assert [row["low"], row["high"]] == pytest.approx([2 - half, 2 + half], rel=1e-4)
    assert row["verdict"].startswith("rises from 2.0 to 4.0 uses per 1,000 tokens in Nov 2001: by 2.0 (1.")
    assert table.attrs == {"every": "month", "by": "tokens", "unit": "uses per 1,000 tokens"}


def interval_of_memory(values):
    left = np.array(values) - np.repeat([2.0, 4.0], 10)
    r1 = max((left[1:] * left[:-1]).sum() / (left**2).sum(), 0)
    r = (20 * r1 + 2) / 14
    return (1 + r) / (1 - r)


def test_a_level_is_all_of_its_periods_taken_together():
    tokens = [1000] * 9 + [3000] + [1000] * 10
    row = change_points(rates(STEP, tokens=tokens)).iloc[0]
    # (20 - 1.9 + 3 * 1.9) / 12
    assert [row["before"], row["after"]] == pytest.approx([23.8 / 12, 4])


def test_shares_are_told_in_points():
    table = rates(np.array(STEP) / 100, by="documents")
    assert change_points(table)["verdict"][0].startswith("rises from 2.0% to 4.0% in 2011: by 2.0 points (")


def test_two_steps_give_two_rows():
    wave = np.tile([-0.1, 0.1, 0.05, -0.05, 0.0], 6) + np.repeat([1.0, 3.0, 2.0], 10)
    table = change_points(rates(wave))
    assert table["period"].dt.year.tolist() == [2011, 2021]
    assert table["term"].tolist() == ["rail", "rail"]
    assert table["before"].tolist() == pytest.approx([1, 3])
    assert table["after"].tolist() == pytest.approx([3, 2])


def test_a_straight_line_is_no_staircase():
    values = np.arange(30) / 10 + np.tile([-0.1, 0.1, 0.05, -0.05, 0.0], 6)
    table = change_points(rates(values))
    assert table["verdict"].tolist() == ["no step shown: a straight line fits the 30 periods as well; see the trend"]
    assert table[["period", "before", "after", "low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize(("alike", "most"), [(0.0, 4), (0.5, 10)])
def test_noise_and_memory_seldom_have_a_step(alike, most):
    random = np.random.default_rng(2)
    false = sum(bool(find_levels(memory(random, 40, alike), np.zeros(40)).starts) for _ in range(150))
    assert false <= most


def test_counts_over_denominators_of_every_size_seldom_have_a_step():
    random = np.random.default_rng(3)
    false = 0
    for _ in range(100):
        tokens = np.exp(random.uniform(np.log(200), np.log(20_000), 40)).round()
        uses = random.poisson(tokens * 0.005)
        false += bool(find_levels(1000 * uses / tokens, 1000 * 1000 * 0.005 / tokens).starts)
    assert false <= 3


def test_a_step_smaller_than_the_sampling_error_is_not_shown():
    table = rates(STEP)
    assert change_points(table)["period"].notna().all()
    wide = table.assign(low=table["rate"] - 6, high=table["rate"] + 6)
    wide.attrs = table.attrs
    assert change_points(wide)["verdict"].tolist() == ["no change shown in 20 periods"]


@pytest.mark.parametrize(
    ("values", "documents", "verdict"),
    [
        (STEP[:3], 9, "too few periods: 3, a change point needs 20"),
        (STEP, [4, *[9] * 19], "too few periods: 19 of 20 have 5 documents or more, a change point needs 20"),
        (STEP + STEP, [9, 0] * 20, "too many gaps: 19 of 39 periods have fewer than 5 documents"),
        ([0.5] * 24, 9, "no change: the same in all 24 periods"),
        ([0.0] * 20 + [1, 2, 1, 2, 1.0], 9, "too rare: above zero in 5 of 25 periods, a change point needs 10"),
    ],
)
def test_a_series_that_cannot_carry_a_change_point_says_why(values, documents, verdict):
    table = rates(values, documents=documents)
    table["rate"] = table["rate"].where(table["n_documents"] > 0).astype(float)
    found = change_points(table)
    assert found["period"].isna().tolist() == [True]
    assert found["verdict"].tolist() == [verdict]


def test_no_rows_give_the_same_columns_and_the_table_is_not_changed():
    table = rates(STEP)
    before, about = table.copy(deep=True), dict(table.attrs)
    full, none = change_points(table), change_points(table.iloc[:0])
    pd.testing.assert_frame_equal(table, before)
    assert table.attrs == about
    assert none.columns.tolist() == full.columns.tolist()
    assert none.dtypes.tolist() == full.dtypes.tolist()
    assert len(none) == 0
