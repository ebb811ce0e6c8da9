"""Factorising: what is left over is told as a part of the whole, and every way finds the themes of a small matrix."""

import numpy as np
import pytest
from scipy import sparse

from benchmarks.factorising import OURS, WAYS, Asked, drawn, rest, rows_of

# Two themes without a common term; the best single theme of a half is its first singular vector, and the second value is the rest.
HALF = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 1.0]])
WEIGHTS = sparse.csr_matrix(np.kron(np.eye(2), HALF))
LEFT_OVER = np.linalg.svd(HALF, compute_uv=False)[1] ** 2 / np.sum(HALF**2)


def test_the_rest_is_a_part_of_the_squared_weights():
    factors, components = np.array([[1.0], [0.0]]), np.array([[3.0, 0.0]])
    # 3² of 3² + 4² is explained.
    assert rest(sparse.csr_matrix(np.diag([3.0, 4.0])), factors, components) == pytest.approx(16 / 25)


def test_every_way_but_mini_batches_leaves_no_more_than_it_must():
    rows = rows_of("two themes", WEIGHTS, Asked(themes=[2], ways=[way for way in WAYS if way != "mini-batches"]))
    assert [row["by"] for row in rows] == [way for way in WAYS if way != "mini-batches"]
    assert [float(row["rest"]) for row in rows] == pytest.approx([LEFT_OVER] * len(rows), abs=1e-3)


def test_ours_is_the_measure_of_the_others():
    row = next(row for row in rows_of("two themes", WEIGHTS, Asked(themes=[2], ways=[OURS])) if row["by"] == OURS)
    assert (row["x ours"], row["more rest"], row["passages"], row["terms"], row["themes"]) == (1, "+0.000000", 6, 4, 2)


def test_more_passages_than_there_are_are_drawn_again():
    assert drawn(WEIGHTS, 6).toarray().tolist() == WEIGHTS.toarray().tolist()
    assert drawn(WEIGHTS, 20).shape == (20, 4)
