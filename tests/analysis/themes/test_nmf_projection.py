"""Mixtures of given themes: beside SciPy's non-negative least squares, row by row, compiled as plain."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import nnls

from kzcn_explore.analysis.themes import projection
from kzcn_explore.analysis.themes.nmf import project
from kzcn_explore.analysis.themes.projection import nearest_mixtures_plain
from kzcn_explore.analysis.themes.projection_kernels import descend_rows


def made(n_rows, n_themes, seed):
    """Weights of passages in twelve terms, and themes that share terms."""
    rng = np.random.default_rng(seed)
    weights = sparse.random(n_rows, 12, density=0.3, random_state=seed, format="csr")
    return weights, rng.random((n_themes, 12)) ** 3


def test_mixtures_are_those_of_non_negative_least_squares():
    weights, components = made(40, 5, 0)
    theirs = np.array([nnls(components.T, row)[0] for row in weights.toarray()])
    ours = nearest_mixtures_plain(weights @ components.T, components @ components.T)
    assert ours == pytest.approx(theirs, abs=1e-5)
    totals = theirs.sum(axis=1, keepdims=True)
    assert project(weights, components) == pytest.approx(np.divide(theirs, totals, out=np.zeros_like(theirs), where=totals > 0), abs=1e-5)


@settings(max_examples=30, deadline=None)
@given(n_rows=st.integers(0, 60), n_themes=st.integers(1, 9), seed=st.integers(0, 1000), empty=st.booleans())
def test_compiled_mixtures_are_the_plain_ones_to_the_last_digit(n_rows, n_themes, seed, empty):
    weights, components = made(n_rows, n_themes, seed)
    components[0] *= not empty
    products, gram = weights @ components.T, components @ components.T
    plain = nearest_mixtures_plain(products, gram)
    assert np.array_equal(descend_rows(products, gram, projection.TOLERANCE, projection.MOST_SWEEPS), plain)


def test_a_row_has_the_same_mixture_alone_among_others_and_in_another_order():
    weights, components = made(50, 6, 1)
    shares = project(weights, components)
    assert all(np.array_equal(project(weights[row], components)[0], shares[row]) for row in range(50))
    assert np.array_equal(project(weights[::-1], components), shares[::-1])


def test_many_rows_take_the_compiled_way(monkeypatch):
    weights, components = made(30, 4, 2)
    shares = project(weights, components)
    monkeypatch.setattr(projection, "COMPILED_FROM", 0)
    assert np.array_equal(project(weights, components), shares)


def test_no_rows_have_no_mixtures():
    assert project(sparse.csr_matrix((0, 12)), made(1, 3, 0)[1]).shape == (0, 3)
