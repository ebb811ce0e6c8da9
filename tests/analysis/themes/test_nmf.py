"""Weighing and factorising: by hand, and without a warning that a reader can do nothing about."""

import warnings

import numpy as np
import pytest
from scipy import sparse
from sklearn.decomposition import NMF

from kzcn_explore.analysis.themes.nmf import (
    LARGE,
    LEAST_ROUNDS,
    MOST_ROUNDS,
    add_weights,
    factorise,
    most_rounds,
    project,
    rarity,
    round_work,
    weigh,
    weights_dtype,
)


def test_a_term_is_the_rarer_the_fewer_texts_hold_it():
    # ln (4 / 1) and ln (4 / 3).
    assert rarity(sparse.csr_matrix([[2, 1], [0, 1], [0, 5]])) == pytest.approx([1.386294, 0.287682], abs=1e-6)


def test_counts_are_weighed_by_their_logarithm_and_the_root_of_the_length_by_hand():
    # 1 + ln 3 = 2.098612 and 2 · 1; the length is √(4.404173 + 4) = 2.898995, its root 1.702644.
    counts = sparse.csr_matrix([[3, 1], [0, 0]])
    assert weigh(counts, np.array([1.0, 2.0])).toarray() == pytest.approx(np.array([[1.232561, 1.174644], [0, 0]]), abs=1e-6)
    assert counts.toarray().tolist() == [[3, 1], [0, 0]]


def test_the_size_of_a_corpus_decides_its_type_and_its_rounds_by_hand():
    # 10 themes of 300,000 weights, and of 10 themes more in 15,000 passages and terms: 10 · (300,000 + 10 · 15,000).
    work = round_work(10, (10_000, 5_000), 300_000)
    assert work == 4_500_000
    assert [weights_dtype(one) for one in (LARGE, LARGE + 1, work)] == [np.float64, np.float32, np.float32]
    # Two billion multiplications: 444 rounds; many more for few, and never less than the least.
    assert [most_rounds(one) for one in (work, 0, 10**9)] == [444, MOST_ROUNDS, LEAST_ROUNDS]


def test_weights_in_float32_are_added_up_in_float64():
    # In float32, 2²⁴ + 1 is 2²⁴.
    weights = sparse.csr_matrix(np.array([[2**24, 1, 1]], dtype=np.float32))
    assert add_weights(weights) == (2**24 + 2, 2**48 + 2)


def test_two_blocks_of_nearly_one_weight_are_told_apart_without_a_warning():
    # One theme for two blocks that share no term: the heavier one wins, by steps that are small for thousands of rounds.
    block = np.ones((6, 5))
    weights = sparse.csr_matrix(np.block([[block * 1.0005, np.zeros((6, 5))], [np.zeros((6, 5)), block]]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _, components, error = factorise(weights, 1, 0)
        shares = project(weights, components)
    assert components[0] == pytest.approx([0.2] * 5 + [0] * 5, abs=0.01)
    # What is left is the lighter block: √30.
    assert error == pytest.approx(np.sqrt(30), abs=0.01)
    assert shares[:6, 0].tolist() == [1] * 6
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        NMF(1, init="nndsvda", max_iter=1000, tol=1e-5, random_state=0).fit(weights)
    assert [str(one.message)[:44] for one in told] == ["Maximum number of iterations 1000 reached. I"]
