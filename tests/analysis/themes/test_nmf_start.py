"""The start and the first round of a factorisation, beside NumPy's decomposition and scikit-learn's NMF."""

import warnings

import numpy as np
import pytest
from scipy import sparse
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning

from kzcn_explore.analysis.themes.descent import advance, begin_descent, update_part
from kzcn_explore.analysis.themes.nmf import _begin
from kzcn_explore.analysis.themes.start import choose_signs, draw_basis, find_directions, improve_basis, measure_part, multiply_part


@pytest.fixture(scope="module")
def weights():
    """Forty passages of thirty terms, a quarter of them filled; every term and passage holds something."""
    drawn = sparse.random(40, 30, density=0.25, random_state=3, format="csr")
    return sparse.csr_matrix(drawn + sparse.eye(40, 30) * 0.1)


def test_directions_and_strengths_are_the_singular_vectors_and_values(weights):
    basis = improve_basis(draw_basis(30, 30, 0))
    directions, strengths = find_directions(basis, multiply_part(weights, basis), 4)
    _, values, vectors = np.linalg.svd(weights.toarray())
    assert strengths == pytest.approx(values[:4])
    assert np.abs((vectors[:4] * directions.T).sum(axis=1)) == pytest.approx(np.ones(4))


def test_sums_of_parts_are_those_of_the_whole(weights):
    basis, parts = draw_basis(30, 3, 0), [weights[:7], weights[7:29], weights[29:]]
    assert sum(multiply_part(part, basis) for part in parts) == pytest.approx(multiply_part(weights, basis))
    assert sum(measure_part(part, basis) for part in parts) == pytest.approx(measure_part(weights, basis))
    amounts = weights @ basis
    assert measure_part(weights, basis)[1] == pytest.approx((np.where(amounts < 0, amounts, 0) ** 2).sum(axis=0))


def test_the_heavier_sign_of_a_direction_becomes_a_theme_by_hand():
    # Along the direction stands 2 · .6, against it 3 · .8: the second weighs more. √(3 · .8) = 1.549193 is the height of both sides.
    components, aims = choose_signs(np.array([[0.6], [-0.8]]), np.array([3.6]), np.array([[4.0], [9.0]]), 0.05)
    assert components == pytest.approx(np.array([[0.05, 1.549193]]), abs=1e-6)
    assert aims == pytest.approx(np.array([[-0.6], [0.8]]) * 1.549193 / 3, abs=1e-6)


def first_round(factors, descent, weights):
    """The factors and themes after one round."""
    factors, sums = update_part(weights, factors, descent.aimed, descent.gram)
    return factors, advance(descent, sums).components


def first_round_of_scikit_learn(weights, **start):
    """The same of scikit-learn."""
    solver = NMF(4, init="custom" if start else "nndsvda", max_iter=1, tol=0, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return solver.fit_transform(weights, **start), solver.components_


def test_start_and_first_round_are_those_of_scikit_learn(weights):
    # With so few terms both decompositions are exact.
    few = weights[:, :12]
    factors, components = first_round(*_begin(few, 4, 0), few)
    theirs, their_components = first_round_of_scikit_learn(few)
    assert factors == pytest.approx(theirs, abs=1e-8)
    assert components == pytest.approx(their_components, abs=1e-8)


def test_the_first_round_from_a_given_start_is_that_of_scikit_learn(weights):
    given, themes = np.full((40, 4), 0.2) + np.eye(40, 4), np.full((4, 30), 0.3) + np.eye(4, 30)
    factors, components = first_round(given, begin_descent(themes, 1.0), weights)
    theirs, their_components = first_round_of_scikit_learn(weights, W=given.copy(), H=themes.copy())
    assert factors == pytest.approx(theirs, abs=1e-12)
    assert components == pytest.approx(their_components, abs=1e-12)


def test_the_seed_of_the_start_hardly_matters(weights):
    first, second = _begin(weights, 3, 0)[1].components, _begin(weights, 3, 1)[1].components
    assert first == pytest.approx(second, abs=0.01)
    assert np.array_equal(first, _begin(weights, 3, 0)[1].components)
