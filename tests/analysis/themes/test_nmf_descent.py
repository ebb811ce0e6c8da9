"""The rounds of a factorisation: in parts as in the whole, compiled as plain, and when they end."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kzcn_explore.analysis.themes import nmf
from kzcn_explore.analysis.themes.blocks import ROWS, row_blocks
from kzcn_explore.analysis.themes.descent import WINDOW, Descent, advance, begin_descent, update_part
from kzcn_explore.analysis.themes.sweep import sweep, sweep_plain


@pytest.fixture(scope="module")
def planted():
    """Weights of 300 passages that three themes with ten terms each make up, and a little noise."""
    rng = np.random.default_rng(0)
    shares = rng.dirichlet(np.full(3, 0.2), 300)
    terms = np.repeat(np.eye(3), 10, axis=1) * rng.uniform(0.5, 1, 30)
    return sparse.csr_matrix(shares @ terms + (rng.random((300, 30)) < 0.02) * 0.1)


def rounds(parts, components, n_rounds, squared):
    """Run some rounds over parts that all start from the same factors."""
    descent = begin_descent(components, squared)
    factors = [np.full((part.shape[0], len(components)), 0.3, dtype=components.dtype) for part in parts]
    for _ in range(n_rounds):
        done = [update_part(part, own, descent.aimed, descent.gram) for part, own in zip(parts, factors, strict=True)]
        factors, sums = [own for own, _ in done], [found for _, found in done]
        descent = advance(descent, sum(sums[1:], start=sums[0]))
    return np.vstack(factors), descent


def test_a_round_in_parts_is_the_round_of_the_whole(planted):
    components = np.random.default_rng(1).random((3, 30))
    squared = float(planted.multiply(planted).sum())
    factors, whole = rounds([planted], components, 12, squared)
    in_parts, descent = rounds([planted[:1], planted[1:120], planted[120:]], components, 12, squared)
    assert in_parts == pytest.approx(factors, abs=1e-9)
    assert descent.components == pytest.approx(whole.components, abs=1e-9)
    assert descent.violations == pytest.approx(whole.violations)


def test_the_rest_is_what_the_factors_leave(planted):
    factors, descent = rounds([planted], np.random.default_rng(1).random((3, 30)), 5, float(planted.multiply(planted).sum()))
    left = planted.toarray() - factors @ descent.components
    assert descent.rests[-1] == pytest.approx((left**2).sum())


def test_no_argument_of_a_round_is_changed(planted):
    descent = begin_descent(np.random.default_rng(1).random((3, 30)), 1.0)
    factors = np.full((300, 3), 0.3)
    before = factors.copy(), descent.components.copy(), planted.toarray()
    _, sums = update_part(planted, factors, descent.aimed, descent.gram)
    products = sums.products.copy()
    advance(descent, sums)
    assert all(np.array_equal(*pair) for pair in zip(before, (factors, descent.components, planted.toarray()), strict=True))
    assert np.array_equal(products, sums.products)


def test_one_theme_is_swept_by_hand():
    # The slope is 2 · 1 - 3 = -1 and 2 · 1 - (-1) = 3; a step of slope / 2 leads to 1.5, and to -.5, which is cut off at 0.
    factors, violation = sweep(np.array([[1.0], [1.0]]), np.array([[3.0], [-1.0]]), np.array([[2.0]]))
    assert factors.tolist() == [[1.5], [0.0]]
    assert violation == 4


def test_a_theme_that_is_all_zero_is_left_as_it_is():
    factors, violation = sweep(np.array([[1.0, 2.0]]), np.array([[1.0, 5.0]]), np.array([[1.0, 0.0], [0.0, 0.0]]))
    assert (factors.tolist(), violation) == ([[1.0, 2.0]], 0)


@settings(max_examples=30, deadline=None)
@given(n_rows=st.integers(0, 200), n_themes=st.integers(1, 12), seed=st.integers(0, 1000), empty=st.booleans())
def test_the_compiled_sweep_is_the_plain_one(n_rows, n_themes, seed, empty):
    rng = np.random.default_rng(seed)
    factors = np.maximum(rng.standard_normal((n_rows, n_themes)), 0).astype(np.float32)
    products = rng.standard_normal((n_rows, n_themes)).astype(np.float32)
    themes = rng.random((n_themes, 2 * n_themes)).astype(np.float32)
    themes[0] *= not empty
    gram = themes @ themes.T
    compiled, violation = sweep(factors, products, gram)
    plain, violation_plain = sweep_plain(factors.astype(float), products.astype(float), gram.astype(float))
    assert compiled.dtype == np.float32
    assert compiled == pytest.approx(plain, rel=1e-3, abs=1e-3)
    assert violation == pytest.approx(violation_plain, rel=1e-3, abs=1e-3)


def test_a_large_corpus_is_factorised_as_a_small_one(planted, monkeypatch):
    factors, components, error = nmf.factorise(planted, 3, 0)
    monkeypatch.setattr(nmf, "LARGE", 0)
    large_factors, large_components, large_error = nmf.factorise(planted, 3, 0)
    assert large_components == pytest.approx(components, abs=2e-3)
    assert large_factors == pytest.approx(factors, abs=2e-2 * factors.max())
    assert large_error == pytest.approx(error, rel=1e-3)


@pytest.mark.parametrize("large", [False, True])
def test_the_order_of_rows_changes_nothing_but_rounding(planted, monkeypatch, large):
    if large:
        monkeypatch.setattr(nmf, "LARGE", 0)
    order = np.random.default_rng(4).permutation(300)
    factors, components, error = nmf.factorise(planted, 3, 0)
    shuffled, again, error_again = nmf.factorise(planted[order], 3, 0)
    assert again == pytest.approx(components, abs=1e-4 if large else 1e-9)
    assert shuffled == pytest.approx(factors[order], abs=1e-3 if large else 1e-8)
    assert error_again == pytest.approx(error, rel=1e-4)


def test_planted_themes_are_found(planted):
    _, components, _ = nmf.factorise(planted, 3, 0)
    assert sorted(components.reshape(3, 3, 10).sum(axis=2).argmax(axis=1)) == [0, 1, 2]
    assert components.reshape(3, 3, 10).sum(axis=2).max(axis=1).min() > 0.95


def descent_with(rests, dtype, violations=(8.0, 2.0)):
    components = np.ones((1, 1), dtype)
    return Descent(components, components, 1.0, n_rounds=20, violations=violations, rests=tuple(rests))


def test_themes_of_a_large_corpus_have_settled_when_six_rounds_gain_next_to_nothing():
    # 3 parts in ten million are gained: less than 6e-7; and 9.
    settled, falling = np.linspace(1.0000003, 1, WINDOW + 1), np.linspace(1.0000009, 1, WINDOW + 1)
    assert descent_with(settled, np.float32).has_ended(1e-5, 100)
    assert not descent_with(settled, np.float64).has_ended(1e-5, 100)
    assert not descent_with(settled[1:], np.float32).has_ended(1e-5, 100)
    assert not descent_with(falling, np.float32).has_ended(1e-5, 100)


def test_rounds_end_when_they_run_out_or_the_violation_is_small():
    assert not descent_with([1.0], np.float64).has_ended(0.2, 21)
    assert descent_with([1.0], np.float64).has_ended(0.25, 21)
    assert descent_with([1.0], np.float64).has_ended(0.2, 20)


def test_blocks_cover_every_row_once():
    weights = sparse.random(2 * ROWS + 5, 4, density=0.1, random_state=0, format="csr")
    blocks = [*row_blocks(weights)]
    assert [(rows.start, rows.stop) for rows, _ in blocks] == [(0, ROWS), (ROWS, 2 * ROWS), (2 * ROWS, 2 * ROWS + 5)]
    assert (sparse.vstack([block for _, block in blocks]) != weights).nnz == 0
    assert np.shares_memory(blocks[1][1].data, weights.data)
