"""Passes: the weights of parts are kept while there is room, and let go of when nothing asks for them any more."""

from types import SimpleNamespace

import numpy as np
import psutil
import pytest
from scipy import sparse

from kzcn_explore.scale import passes, weigh_part
from kzcn_explore.scale.count_part import write_matrix
from kzcn_explore.scale.part_files import part_path, write_arrays
from kzcn_explore.scale.passes import KeptWeights, pass_over
from kzcn_explore.scale.worker_side import WeightsPlugin

WEIGHTS = sparse.csr_matrix(np.array([[1.0, 0.0], [2.0, 3.0]], dtype=np.float32))
N_BYTES = sum(part.nbytes for part in (WEIGHTS.data, WEIGHTS.indices, WEIGHTS.indptr))


def written(work, n_parts):
    for part in range(n_parts):
        write_matrix(part_path(work, weigh_part.STEP, part, "weights.npz"), WEIGHTS)
    return work


def test_weights_are_kept_as_long_as_there_is_room(tmp_path):
    kept = KeptWeights(2 * N_BYTES)
    first, second, third = (kept.read(written(tmp_path, 3), part) for part in range(3))
    assert kept.read(tmp_path, 0) is first
    assert kept.read(tmp_path, 1) is second
    assert kept.read(tmp_path, 2) is not third
    assert (kept.read(tmp_path, 2) != third).nnz == 0


def test_nothing_is_kept_where_the_machine_has_no_room(tmp_path):
    asked = []
    kept = KeptWeights(2 * N_BYTES, has_room=lambda n_bytes: asked.append(n_bytes))
    first = kept.read(written(tmp_path, 1), 0)
    assert kept.read(tmp_path, 0) is not first
    assert asked == [N_BYTES, N_BYTES]


def test_the_last_pass_lets_go_of_what_was_kept(tmp_path):
    kept = KeptWeights(N_BYTES)
    first = kept.read(written(tmp_path, 1), 0)
    write_arrays(tmp_path / passes.STEP / "totals.npz", totals=np.array([2.0]), n_rounds=np.array(4))
    write_arrays(part_path(tmp_path, passes.STEP, 0, "factors-0.npz"), factors=np.array([[1.0], [3.0]]))
    assert pass_over(kept, tmp_path, [0], name="amounts", operand="totals.npz").tolist() == [8.0]
    again = kept.read(tmp_path, 0)
    assert again is not first
    assert kept.read(tmp_path, 0) is again


@pytest.mark.parametrize(("times", "is_kept"), [(None, True), (100, True), (1.2, False)])
def test_a_worker_keeps_nothing_that_fills_most_of_its_limit(tmp_path, times, is_kept):
    limit = times and int(times * psutil.Process().memory_info().rss)
    plugin = WeightsPlugin()
    plugin.setup(SimpleNamespace(memory_manager=SimpleNamespace(memory_limit=limit)))
    first = plugin.kept.read(written(tmp_path, 1), 0)
    assert (plugin.kept.read(tmp_path, 0) is first) == is_kept
