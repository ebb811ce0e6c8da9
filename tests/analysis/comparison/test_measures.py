"""Measures of keyness: equal to quanteda, to R and to a computation in plain Python."""

from math import log, sqrt

import numpy as np
import pytest

from kzcn_explore.analysis.comparison.measures import (
    chance,
    chi_squared,
    false_discovery,
    likelihood_ratio,
    log_ratio,
    mutual_information,
    weighted_log_odds,
)

# The two texts of quanteda's own tests: "a a a b b c c c c c c d e f g h h" and "a a b c c d d d d e f h".
A, B, N_A, N_B = np.array([3, 2, 6, 1, 1, 1, 1, 2]), np.array([2, 1, 2, 4, 1, 1, 0, 1]), 17, 12
SIGN = np.sign(A / N_A - B / N_B)
# textstat_keyness of quanteda.textstats: src/keyness.cpp as of commit 11727bf, its four formulas compiled alone.
QUANTEDA_LR = [0.004751467, 0.091241952, 1.274238068, -3.779440591, -0.064900531, -0.064900531, 1.093291040, 0.091241952]
QUANTEDA_CHI2 = [0.004738562, 0.089303670, 1.221872082, -3.715032680, -0.065813362, -0.065813362, 0.731092437, 0.089303670]
QUANTEDA_PMI = [0.023256863, 0.128617379, 0.246400414, -1.075355424, -0.159064693, -0.159064693, 0.534082487, 0.128617379]
QUANTEDA_YATES = {2: 0.467298378, 3: -2.040247141}
# R 4.2.2: chisq.test(matrix(c(a, b, n_a - a, n_b - b), 2), correct = TRUE), and 1 - pchisq(g, 1).
R_YATES = [0, 0, 0.467298378, 2.040247141, 0, 0, 0, 0]
R_CHANCE = [0.945044970, 0.762604242, 0.258973135, 0.051886007, 0.798911783, 0.798911783, 0.295743182, 0.762604242]


def test_the_likelihood_ratio_is_that_of_quanteda():
    assert (SIGN * likelihood_ratio(A, B, N_A, N_B)).tolist() == pytest.approx(QUANTEDA_LR, abs=1e-6)


def test_chi_squared_is_that_of_quanteda_without_a_correction():
    assert (SIGN * chi_squared(A, B, N_A, N_B)).tolist() == pytest.approx(QUANTEDA_CHI2, abs=1e-6)


def test_yates_takes_half_a_use_where_quanteda_does_and_never_more_than_the_distance_as_in_r():
    corrected = chi_squared(A, B, N_A, N_B, yates=True)
    assert corrected.tolist() == pytest.approx(R_YATES, abs=1e-6)
    assert {term: (SIGN * corrected)[term] for term in QUANTEDA_YATES} == pytest.approx(QUANTEDA_YATES, abs=1e-6)


def test_large_counts_are_those_of_r():
    # R 4.2.2; quanteda takes nothing from a table in which five uses or more are expected in every cell.
    assert chi_squared(np.array([120]), np.array([40]), 10_000, 20_000).item() == pytest.approx(125.670241287, abs=1e-6)
    assert chi_squared(np.array([120]), np.array([40]), 10_000, 20_000, yates=True).item() == pytest.approx(123.792256619, abs=1e-6)
    g2 = likelihood_ratio(np.array([120]), np.array([40]), 10_000, 20_000)
    assert g2.item() == pytest.approx(116.827905420, abs=1e-6)
    assert chance(g2).item() == pytest.approx(3.130894e-27, rel=1e-5)


def test_mutual_information_is_that_of_quanteda():
    assert mutual_information(A, B, N_A, N_B).tolist() == pytest.approx(QUANTEDA_PMI, abs=1e-6)
    assert mutual_information(np.array([0]), np.array([3]), 9, 9).tolist() == [-np.inf]


def test_p_is_that_of_r():
    assert chance(likelihood_ratio(A, B, N_A, N_B)).tolist() == pytest.approx(R_CHANCE, abs=1e-8)


def test_q_is_that_of_r_and_nothing_without_terms():
    # R 4.2.2: p.adjust(c(.01, .04, .03, .005, .5, .04), "BH").
    assert false_discovery(np.array([0.01, 0.04, 0.03, 0.005, 0.5, 0.04])).tolist() == pytest.approx([0.03, 0.048, 0.048, 0.03, 0.5, 0.048])
    assert false_discovery(np.array([])).tolist() == []


def test_the_log_ratio_adds_half_a_use_to_the_side_without_one_only():
    # 4 of 100 against 1 of 50; 3 of 100 against half a one of 50; half a one of 100 against 8 of 50.
    assert log_ratio(np.array([4, 3, 0]), np.array([1, 0, 8]), 100, 50).tolist() == pytest.approx([1.0, log(3, 2), -5.0])


def test_weighted_log_odds_are_those_of_monroe_colaresi_and_quinn():
    def zeta(y_i, y_j, n_i, n_j, alpha_0):
        alpha = alpha_0 * (y_i + y_j) / (n_i + n_j)
        omega_i = (y_i + alpha) / (n_i + alpha_0 - (y_i + alpha))
        omega_j = (y_j + alpha) / (n_j + alpha_0 - (y_j + alpha))
        return (log(omega_i) - log(omega_j)) / sqrt(1 / (y_i + alpha) + 1 / (y_j + alpha))

    expected = [zeta(a, b, N_A, N_B, 5.5) for a, b in zip(A.tolist(), B.tolist(), strict=True)]
    assert weighted_log_odds(A, B, N_A, N_B, 5.5).tolist() == pytest.approx(expected, rel=1e-12)


def test_a_term_that_is_all_that_both_sides_say_is_on_neither():
    one, other = np.array([7]), np.array([3])
    assert weighted_log_odds(one, other, 7, 3, 3.0).tolist() == [0.0]
    assert likelihood_ratio(one, other, 7, 3).tolist() == [0.0]
    assert chi_squared(one, other, 7, 3).tolist() == [0.0]
    assert log_ratio(one, other, 7, 3).tolist() == [0.0]
