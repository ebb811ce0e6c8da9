"""Bands: how far a number could move; Wilson for shares of documents, the jackknife for shares of tokens and rates."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines.bands import (
    LINEAR_FROM,
    RatioSums,
    error_band,
    jackknife_error,
    linear_error,
    ratio_band,
    wilson_band,
)

PARTS = np.array([[1.0, 0.0], [2.0, 1.0], [3.0, 0.0], [4.0, 2.0], [9.0, 1.0]])
WHOLES = np.array([10.0, 10.0, 20.0, 5.0, 12.0])


def one(n_with, n):
    low, high = wilson_band(np.array([n_with]), n)
    return low.item(), high.item()


@pytest.mark.parametrize(
    ("n_with", "n", "low", "high"),
    # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_score_interval_is_the_published_one(n_with, n, low, high):
    assert one(n_with, n) == pytest.approx((low, high), abs=5e-5)


def test_one_of_one_document_leaves_much_open():
    # (1 + z²/2 ± z · z/2) / (1 + z²): 1 / (1 + z²) and 1.
    assert one(1, 1) == pytest.approx((1 / (1 + 1.959964**2), 1))
    assert one(0, 1) == pytest.approx((0, 1 - 1 / (1 + 1.959964**2)))


def test_a_share_of_no_document_has_no_score_interval():
    assert np.isnan(wilson_band(np.zeros(2), 0)).all()


def test_score_intervals_of_several_periods_are_those_of_each():
    n_with, n = np.array([[3, 0], [0, 0], [2, 7]]), np.array([[5], [0], [7]])
    low, high = wilson_band(n_with, n)
    for period in range(3):
        assert np.array_equal([low[period], high[period]], wilson_band(n_with[period], n[period].item()), equal_nan=True)
    assert low[[0, 2]].tolist() == [
        [pytest.approx(0.2307, abs=5e-5), 0],
        [pytest.approx(0.0822, abs=5e-5), pytest.approx(0.6457, abs=5e-5)],
    ]
    assert high[2, 1] == 1


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(deadline=None)
def test_the_score_interval_is_that_of_another_program(counts):
    from scipy.stats import binomtest

    low, high = one(*counts)
    other = binomtest(*counts).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((other.low, other.high), abs=1e-9)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1


# Ten cities, in 1920 and in 1930: Cochran (1977), as in the data set `city` of the R package boot.
CITIES = np.array([138.0, 93, 61, 179, 48, 37, 29, 23, 30, 2]), np.array([[143.0, 104, 69, 260, 75, 63, 50, 48, 111, 50]]).T

documents = st.integers(2, 40).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 1000), min_size=n, max_size=n),
        st.lists(st.integers(1, 2000), min_size=n, max_size=n),
    )
)


def error(parts, wholes, how):
    parts, wholes = np.array(parts, dtype=float)[:, None], np.array(wholes, dtype=float)
    return (jackknife_error(parts, wholes) if how == "jackknife" else linear_error(RatioSums.of(parts, wholes))).item()


def jackknife_in_fractions(parts, wholes):
    """The square of the error; one ratio without each document."""
    n, part, whole = len(parts), sum(parts), sum(wholes)
    ratios = [Fraction(part - p, whole - w) for p, w in zip(parts, wholes, strict=True)]
    return Fraction(n - 1, n) * sum((ratio - sum(ratios) / n) ** 2 for ratio in ratios)


def linear_in_fractions(parts, wholes):
    """The square of the error; what each document lies above or below the ratio, not multiplied out."""
    n, whole = len(parts), sum(wholes)
    ratio = Fraction(sum(parts), whole)
    return Fraction(n, n - 1) * sum((p - ratio * w) ** 2 for p, w in zip(parts, wholes, strict=True)) / whole**2


def test_the_jackknife_of_three_documents_is_that_by_hand():
    # Without each in turn 2 of 6, 1 of 6 and 3 of 8: in 24ths 8, 4 and 9, mean 7; 2/3 (1 + 9 + 4) / 24² = 7 / 432.
    assert error([1, 2, 0], [4, 4, 2], "jackknife") == pytest.approx(sqrt(7 / 432))


def test_the_linear_error_of_three_documents_is_that_by_hand():
    # 3 of 10; above or below it 1 - 1.2, 2 - 1.2, 0 - .6; 3/2 (.04 + .64 + .36) / 10².
    assert error([1, 2, 0], [4, 4, 2], "linear") == pytest.approx(sqrt(1.5 * 1.04 / 100))


def test_the_linear_error_is_that_of_another_program():
    # var.linear(empinf(city, ratio)) of boot 1.3-31, which differentiates numerically and divides by n², not by n (n - 1).
    wholes, parts = CITIES
    assert linear_error(RatioSums.of(parts, wholes)).item() ** 2 * 9 / 10 == pytest.approx(0.03248701, rel=5e-5)


def test_the_jackknife_is_that_of_a_loop_over_the_documents():
    wholes, parts = CITIES
    ratios = [np.delete(parts, city).sum() / np.delete(wholes, city).sum() for city in range(10)]
    assert jackknife_error(parts, wholes).item() == pytest.approx(sqrt(0.9 * sum((ratio - np.mean(ratios)) ** 2 for ratio in ratios)))


@pytest.mark.parametrize("how", ["jackknife", "linear"])
def test_of_documents_of_one_length_the_error_is_that_of_their_mean(how):
    from scipy.stats import sem

    assert error([1, 5, 2, 0, 4, 4], [20] * 6, how) == pytest.approx(sem(np.array([1, 5, 2, 0, 4, 4]) / 20))


@given(documents)
@settings(deadline=None)
def test_errors_are_those_of_their_formulas_in_fractions(counts):
    parts, wholes = counts
    assert error(parts, wholes, "jackknife") == pytest.approx(sqrt(jackknife_in_fractions(parts, wholes)), rel=1e-9, abs=1e-12)
    # Squares that cancel leave a millionth of themselves.
    assert error(parts, wholes, "linear") == pytest.approx(sqrt(linear_in_fractions(parts, wholes)), rel=1e-4, abs=1e-6)


@given(documents, st.floats(0.001, 0.999), st.integers(1, 10**9))
@settings(deadline=None)
def test_of_documents_that_agree_the_linear_error_is_nothing_and_never_a_root_of_less(counts, ratio, times):
    wholes = times * np.array(counts[1], dtype=float)
    assert error(ratio * wholes, wholes, "linear") == 0


def test_sums_over_documents_can_be_added_up_apart():
    wholes = np.arange(1.0, 121)
    parts = np.column_stack([wholes % 7, wholes % 3]) / 4
    first, second = (RatioSums.of(parts[rows], wholes[rows]) for rows in (slice(50), slice(50, None)))
    added = RatioSums(*(getattr(first, name) + getattr(second, name) for name in RatioSums.__dataclass_fields__))
    assert linear_error(added) == pytest.approx(linear_error(RatioSums.of(parts, wholes)))


def test_errors_and_bands_of_several_periods_are_those_of_each():
    wholes = np.array([[4.0, 4, 2, 6, 8], [3, 3, 3, 3, 3], [0, 0, 0, 0, 0], [9, 0, 0, 0, 0]])
    parts = np.stack([wholes % 4, wholes / 3 * [0, 1, 2, 1, 0]], axis=2)
    each = [RatioSums.of(*period) for period in zip(parts, wholes, strict=True)]
    stacked = {name: np.stack([getattr(sums, name) for sums in each]) for name in RatioSums.__dataclass_fields__}
    stacked |= {name: stacked[name][:, None] for name in ("n", "whole", "whole_whole")}
    errors = linear_error(RatioSums(**stacked))
    assert np.array_equal(errors, [linear_error(sums) for sums in each], equal_nan=True)
    ratios = np.array([[6 / 24, 6 / 24], [0.2, 0.8], [np.nan, np.nan], [1 / 9, 0]])
    low, high = ratio_band(ratios, errors, stacked["n"], bounded=True)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [[False, False], [False, False], [True, True], [True, True]]
    assert low[1, 1] == ratio_band(0.8, errors[1, 1], 5, bounded=True)[0]


def test_a_band_of_fewer_than_a_hundred_documents_is_the_jackknifes_and_of_more_the_linear_one():
    random = np.random.default_rng(5)
    wholes = random.integers(50, 900, LINEAR_FROM).astype(float)
    parts = (random.beta(1, 9, LINEAR_FROM) * wholes)[:, None]
    ratio = parts.sum(axis=0) / wholes.sum()
    expected = ratio_band(ratio, linear_error(RatioSums.of(parts, wholes)), LINEAR_FROM, bounded=True)
    assert np.array_equal(error_band(parts, wholes, bounded=True), expected)
    parts, wholes = parts[1:], wholes[1:]
    expected = ratio_band(parts.sum(axis=0) / wholes.sum(), jackknife_error(parts, wholes), LINEAR_FROM - 1, bounded=True)
    assert np.array_equal(error_band(parts, wholes, bounded=True), expected)


def test_the_linear_error_of_a_hundred_documents_of_like_lengths_is_a_few_percent_below_the_jackknife():
    random = np.random.default_rng(2)
    wholes = random.integers(50, 900, 100).astype(float)
    parts = random.beta(1, 9, (100, 20)) * wholes[:, None]
    less = linear_error(RatioSums.of(parts, wholes)) / jackknife_error(parts, wholes)
    assert (less > 0.95).all()
    assert (less < 1).all()


def test_the_band_of_a_share_is_t_times_the_error_on_the_scale_of_log_odds():
    low, high = error_band(PARTS, WHOLES, bounded=True)
    ratio = np.array([19 / 57, 4 / 57])
    # 2.776445 is the 97.5th percentile of t with 4 degrees of freedom in every table of it.
    reach = 2.776445 * jackknife_error(PARTS, WHOLES) / (ratio * (1 - ratio))
    odds = np.log(ratio / (1 - ratio))
    assert low == pytest.approx(1 / (1 + np.exp(reach - odds)))
    assert high == pytest.approx(1 / (1 + np.exp(-reach - odds)))


def test_the_band_of_a_rate_is_that_of_its_logarithm():
    low, high = error_band(PARTS, WHOLES, bounded=False)
    ratio = np.array([19 / 57, 4 / 57])
    factor = np.exp(2.776445 * jackknife_error(PARTS, WHOLES) / ratio)
    assert low == pytest.approx(ratio / factor)
    assert high == pytest.approx(ratio * factor)


def test_a_rate_may_be_more_than_one_and_a_share_may_not():
    low, high = error_band(10 * PARTS, WHOLES, bounded=False)
    assert (low[0] < 190 / 57 < high[0], high[0] > 1) == (True, True)
    assert np.isnan(error_band(10 * PARTS, WHOLES, bounded=True)[0][0])


def test_a_rate_that_could_be_a_thousand_times_as_high_has_no_band_and_a_share_has_a_wide_one():
    # Five notes of 50 words with one use each, and a book without one: without the book the rate is .02, with it .00005.
    parts, wholes = np.array([[1.0], [1], [1], [1], [1], [0]]), np.array([50.0, 50, 50, 50, 50, 100_000])
    assert np.isnan(error_band(parts, wholes, bounded=False)).all()
    low, high = error_band(parts, wholes, bounded=True)
    assert (low.item(), high.item()) == pytest.approx((0, 1))


def test_the_band_holds_the_true_share_more_often_than_percentiles_of_drawn_documents():
    random = np.random.default_rng(3)
    held = {"band": 0, "percentiles": 0}
    for _ in range(200):
        wholes = np.exp(random.normal(6, 1, 8))
        parts = random.beta(0.4, 3.6, 8) * wholes
        low, high = error_band(parts[:, None], wholes, bounded=True)
        chosen = random.integers(0, 8, (300, 8))
        drawn = np.percentile(parts[chosen].sum(axis=1) / wholes[chosen].sum(axis=1), [2.5, 97.5])
        held["band"] += low.item() <= 0.1 <= high.item()
        held["percentiles"] += drawn[0] <= 0.1 <= drawn[1]
    assert held["band"] > 0.85 * 200 > held["percentiles"]


@pytest.mark.parametrize("n", [5, LINEAR_FROM])
def test_documents_that_agree_have_a_band_without_width(n):
    wholes = 10.0 * np.arange(1, n + 1)
    low, high = error_band(0.3 * wholes[:, None], wholes, bounded=True)
    assert (low.item(), high.item()) == pytest.approx((0.3, 0.3), rel=1e-9)


@pytest.mark.parametrize("n", [1, LINEAR_FROM // 5])
def test_what_no_document_holds_or_all_hold_alone_has_no_band(n):
    wholes = np.tile(WHOLES, n)
    parts = np.column_stack([np.zeros(5 * n), wholes, np.tile(PARTS[:, 0], n)])
    low, high = error_band(parts, wholes, bounded=True)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, False]


def test_below_five_documents_there_is_no_band():
    assert np.isnan(error_band(PARTS[:4], WHOLES[:4], bounded=True)).all()


@pytest.mark.parametrize("n", [0, 6, LINEAR_FROM])
def test_over_nothing_there_is_no_band(n):
    assert np.isnan(error_band(np.zeros((n, 2)), np.zeros(n), bounded=True)).all()


@pytest.mark.parametrize("n", [5, LINEAR_FROM])
def test_where_one_document_holds_all_the_tokens_there_is_no_band(n):
    parts, wholes = np.zeros((n, 1)), np.zeros(n)
    parts[-1], wholes[-1] = 5, 10
    assert np.isnan(error_band(parts, wholes, bounded=True)).all()
    # One other word shows how far the share could move.
    wholes[0] = 1
    assert np.isfinite(error_band(parts, wholes, bounded=True)).all()


@pytest.mark.parametrize("how", ["jackknife", "linear"])
def test_one_document_alone_has_no_error(how):
    assert np.isnan(error([1], [2], how))


def test_documents_without_a_word_count_as_documents_that_move_nothing():
    # Without either long one 2 of 6 or 1 of 4; without one of the three empty ones 3 of 10; in 60ths 20, 15, 18, 18, 18, mean 17.8.
    assert error([1, 2, 0, 0, 0], [4, 6, 0, 0, 0], "jackknife") == pytest.approx(sqrt(0.8 * (2.2**2 + 2.8**2 + 3 * 0.2**2)) / 60)
    # Above or below .3: 1 - 1.2 and 2 - 1.8.
    assert error([1, 2, 0, 0, 0], [4, 6, 0, 0, 0], "linear") == pytest.approx(sqrt(5 / 4 * 2 * 0.2**2) / 10)


def test_documents_are_left_as_they_are():
    parts, wholes = PARTS.copy(), WHOLES.copy()
    error_band(parts, wholes, bounded=True)
    linear_error(RatioSums.of(parts, wholes))
    assert np.array_equal(parts, PARTS)
    assert np.array_equal(wholes, WHOLES)
