"""The worker's side: what a worker of a cluster keeps between two passes, and the functions that are sent to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import psutil
from distributed import Worker, WorkerPlugin, get_worker

from kzcn_explore.analysis.themes.descent import Sums
from kzcn_explore.scale.passes import KeptWeights, pass_over

# Beside what a step takes for the texts of a part; a worker of a gigabyte has room for it.
KEPT_BYTES = 2**28
# No more is kept once a worker takes this part of its limit: Dask gives one that takes .8 of it nothing more to do, and what is
# kept would never go.
FULL = 0.65


class WeightsPlugin(WorkerPlugin):
    """Keeps the weights of a worker's parts, from when it is registered to when it is taken away."""

    name = "kzcn-explore-weights"

    def setup(self, worker: Worker) -> None:
        """Begin with nothing kept."""
        limit = worker.memory_manager.memory_limit
        process = psutil.Process()
        self.kept = KeptWeights(KEPT_BYTES, limit and (lambda n_bytes: process.memory_info().rss + n_bytes <= FULL * limit))


def pass_on_worker(work: Path, parts: Sequence[int], name: str, operand: str) -> np.ndarray | Sums:
    """Do one pass over some parts with what this worker has kept; see ``passes.pass_over``."""
    return pass_over(get_worker().plugins[WeightsPlugin.name].kept, work, parts, name=name, operand=operand)


def read_token(path: Path) -> str | None:
    """Read a small file, or None where this worker cannot."""
    try:
        return path.read_text()
    except OSError:
        return None
