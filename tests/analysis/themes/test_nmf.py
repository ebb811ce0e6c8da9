"""Weighing and factorising: by hand, and without a warning that a reader can do nothing about."""

import warnings

import numpy as np
import pytest
from scipy import sparse
from sklearn.decomposition import NMF

from kzcn_explore.analysis.themes.nmf import factorise, project, rarity, weigh


def test_a_term_is_the_rarer_the_fewer_texts_hold_it():
    # ln (4 / 1) and ln (4 / 3).
    assert rarity(sparse.csr_matrix([[2, 1], [0, 1], [0, 5]])) == pytest.approx([1.386294, 0.287682], abs=1e-6)


def test_counts_are_weighed_by_their_logarithm_and_the_root_of_the_length_by_hand():
    # 1 + ln 3 = 2.098612 and 2 · 1; the length is √(4.404173 + 4) = 2.898995, its root 1.702644.
    counts = sparse.csr_matrix([[3, 1], [0, 0]])
    assert weigh(counts, np.array([1.0, 2.0])).toarray() == pytest.approx(np.array([[1.232561, 1.174644], [0, 0]]), abs=1e-6)
    assert counts.toarray().tolist() == [[3, 1], [0, 0]]


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
