"""Bands: how far a number could move; Wilson for shares of documents, draws of documents for shares of tokens and rates."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.timelines import bands
from kzcn_explore.analysis.timelines.bands import bootstrap_band, wilson_band

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


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(deadline=None)
def test_the_score_interval_is_that_of_another_program(counts):
    from scipy.stats import binomtest

    low, high = one(*counts)
    other = binomtest(*counts).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((other.low, other.high), abs=1e-9)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1


def drawn_by_hand():
    """The standard deviation of the ratios of 500 draws, each summed in a loop."""
    random = np.random.default_rng(0)
    ratios = []
    for chosen in random.integers(0, 5, size=(500, 5)):
        below = sum(WHOLES[i] for i in chosen)
        ratios.append([sum(PARTS[i, column] for i in chosen) / below for column in (0, 1)])
    return np.std(ratios, axis=0)


def test_the_band_of_a_share_is_t_times_the_drawn_error_on_the_scale_of_log_odds():
    low, high = bootstrap_band(PARTS, WHOLES)
    ratio = np.array([19 / 57, 4 / 57])
    # 2.776445 is the 97.5th percentile of t with 4 degrees of freedom in every table of it.
    reach = 2.776445 * drawn_by_hand() * np.sqrt(5 / 4) / (ratio * (1 - ratio))
    odds = np.log(ratio / (1 - ratio))
    assert low == pytest.approx(1 / (1 + np.exp(reach - odds)))
    assert high == pytest.approx(1 / (1 + np.exp(-reach - odds)))


def test_the_band_of_a_rate_is_that_of_its_logarithm():
    low, high = bootstrap_band(PARTS, WHOLES, bounded=False)
    ratio = np.array([19 / 57, 4 / 57])
    factor = np.exp(2.776445 * drawn_by_hand() * np.sqrt(5 / 4) / ratio)
    assert low == pytest.approx(ratio / factor)
    assert high == pytest.approx(ratio * factor)


def test_a_rate_may_be_more_than_one_and_a_share_may_not():
    low, high = bootstrap_band(10 * PARTS, WHOLES, bounded=False)
    assert (low[0] < 190 / 57 < high[0], high[0] > 1) == (True, True)
    assert np.isnan(bootstrap_band(10 * PARTS, WHOLES)[0][0])


def test_the_drawn_error_is_that_of_another_program():
    from scipy.stats import bootstrap

    def share(parts, wholes):
        return parts.sum() / wholes.sum()

    options = {"paired": True, "vectorized": False, "n_resamples": 4000, "method": "percentile", "rng": 1}
    other = bootstrap((PARTS[:, 0], WHOLES), share, **options).standard_error
    low, high = bootstrap_band(PARTS, WHOLES, bounded=False)
    assert np.log(high[0] / low[0]) / 2 == pytest.approx(2.776445 * other * np.sqrt(5 / 4) / (19 / 57), rel=0.08)


def test_a_band_of_many_documents_is_that_of_the_formula_for_a_ratio():
    random = np.random.default_rng(5)
    wholes = random.integers(50, 900, 400).astype(float)
    parts = (random.beta(1, 9, 400) * wholes)[:, None]
    ratio = parts.sum() / wholes.sum()
    # Cochran (1977), Sampling techniques, section 2.11, without the correction for a finite population.
    rest = parts[:, 0] - ratio * wholes
    error = np.sqrt(400 * (rest**2).sum() / 399) / wholes.sum()
    low, high = bootstrap_band(parts, wholes, bounded=False)
    assert np.log(high / low).item() / 2 == pytest.approx(1.965927 * error / ratio, rel=0.1)


def test_the_band_holds_the_true_share_more_often_than_percentiles_of_the_draws():
    random = np.random.default_rng(3)
    held = {"band": 0, "percentiles": 0}
    for seed in range(200):
        wholes = np.exp(random.normal(6, 1, 8))
        parts = random.beta(0.4, 3.6, 8) * wholes
        low, high = bootstrap_band(parts[:, None], wholes, random_state=seed)
        chosen = random.integers(0, 8, (300, 8))
        drawn = np.percentile(parts[chosen].sum(axis=1) / wholes[chosen].sum(axis=1), [2.5, 97.5])
        held["band"] += low.item() <= 0.1 <= high.item()
        held["percentiles"] += drawn[0] <= 0.1 <= drawn[1]
    assert held["band"] > 0.85 * 200 > held["percentiles"]


def test_documents_that_agree_have_a_band_without_width():
    low, high = bootstrap_band(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]), np.array([10.0, 20, 30, 40, 50]))
    assert (low.item(), high.item()) == pytest.approx((0.1, 0.1))


def test_what_no_document_holds_or_all_hold_alone_has_no_band():
    parts = np.column_stack([np.zeros(5), WHOLES, PARTS[:, 0]])
    low, high = bootstrap_band(parts, WHOLES)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, False]


def test_below_five_documents_there_is_no_band():
    assert np.isnan(bootstrap_band(PARTS[:4], WHOLES[:4])).all()


@pytest.mark.parametrize(("parts", "wholes"), [(np.zeros((0, 2)), np.zeros(0)), (np.zeros((6, 2)), np.zeros(6))])
def test_over_nothing_there_is_no_band(parts, wholes):
    assert np.isnan(bootstrap_band(parts, wholes)).all()


def test_documents_without_a_word_do_not_break_the_band():
    low, high = bootstrap_band(np.array([[0.0], [0], [0], [0], [5]]), np.array([0.0, 0, 0, 0, 10]))
    assert (low.item(), high.item()) == (0.5, 0.5)


def test_draws_in_several_parts_hold_the_same_documents(monkeypatch):
    whole = bootstrap_band(PARTS, WHOLES)
    monkeypatch.setattr(bands, "MOST_AT_ONCE", 35)
    in_parts = bootstrap_band(PARTS, WHOLES)
    assert np.array_equal(whole, in_parts)


def test_the_same_documents_give_the_same_band_and_are_left_as_they_are():
    parts, wholes = PARTS.copy(), WHOLES.copy()
    assert np.array_equal(bootstrap_band(parts, wholes), bootstrap_band(parts, wholes))
    assert np.array_equal(parts, PARTS)
    assert np.array_equal(wholes, WHOLES)
