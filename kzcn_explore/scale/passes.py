"""Passes: what the factorisation does with the weights of some parts in one go; only sums of the size of the themes come back.

A pass over the same parts with the same operand gives the same whenever it is repeated, so one that was lost is done again: the factors
of a part lie in two generations, and a round reads the one and writes the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from kzcn_explore.analysis.themes.descent import Sums, update_part
from kzcn_explore.analysis.themes.start import measure_part, multiply_part, start_factors
from kzcn_explore.scale import weigh_part
from kzcn_explore.scale.count_part import read_matrix
from kzcn_explore.scale.part_files import part_path, read_arrays, write_arrays

if TYPE_CHECKING:
    from scipy import sparse

STEP = "themes"
# After this pass nothing asks for the weights any more.
LAST = "amounts"


class KeptWeights:
    """The weights of some parts, kept from one pass to the next; where there is no more room, a part is read each time.

    Parameters
    ----------
    n_bytes : int
        So much is kept at most.
    has_room : callable, optional
        Tells whether there is room for so many bytes now.
    """

    def __init__(self, n_bytes: int, has_room: Callable[[int], bool] | None = None) -> None:
        self.n_free, self.has_room = n_bytes, has_room
        self._kept: dict[tuple[Path, int], sparse.csr_matrix] = {}

    def read(self, work: Path, part: int) -> sparse.csr_matrix:
        """Return the weights of a part."""
        if (work, part) in self._kept:
            return self._kept[work, part]
        weights = read_matrix(part_path(work, weigh_part.STEP, part, "weights.npz"))
        n_bytes = _n_bytes(weights)
        if n_bytes <= self.n_free and (self.has_room is None or self.has_room(n_bytes)):
            self._kept[work, part] = weights
            self.n_free -= n_bytes
        return weights

    def forget(self) -> None:
        """Let go of everything: what comes next needs the room."""
        self.n_free += sum(map(_n_bytes, self._kept.values()))
        self._kept = {}


def _n_bytes(weights: sparse.csr_matrix) -> int:
    return weights.data.nbytes + weights.indices.nbytes + weights.indptr.nbytes


def pass_over(kept: KeptWeights, work: Path, parts: Sequence[int], *, name: str, operand: str) -> np.ndarray | Sums:
    """Do one pass over some parts.

    Parameters
    ----------
    kept : KeptWeights
    work : Path
    parts : sequence of int
        At least one.
    name : {"multiply", "measure", "start", "update", "amounts"}
    operand : str
        The file in the folder of the step in which the arrays stand that the pass takes.

    Returns
    -------
    numpy.ndarray or Sums
        The sum over the parts.
    """
    given = read_arrays(work / STEP / operand)
    total = None
    with threadpool_limits(1, user_api="blas"):
        for part in parts:
            found = PASSES[name](kept, work, part, given)
            total = found if total is None else total + found
    if name == LAST:
        kept.forget()
    return total


def _multiply(kept: KeptWeights, work: Path, part: int, given: dict[str, np.ndarray]) -> np.ndarray:
    return multiply_part(kept.read(work, part), given["basis"])


def _measure(kept: KeptWeights, work: Path, part: int, given: dict[str, np.ndarray]) -> np.ndarray:
    return measure_part(kept.read(work, part), given["directions"])


def _start(kept: KeptWeights, work: Path, part: int, given: dict[str, np.ndarray]) -> np.ndarray:
    factors = start_factors(kept.read(work, part), given["aims"], float(given["mean"]))
    _write_factors(work, part, 0, factors)
    return np.array(len(factors))


def _update(kept: KeptWeights, work: Path, part: int, given: dict[str, np.ndarray]) -> Sums:
    n_rounds, aimed = int(given["n_rounds"]), given["aimed"]
    factors, sums = update_part(kept.read(work, part), read_factors(work, part, n_rounds), aimed, aimed @ aimed.T)
    _write_factors(work, part, n_rounds + 1, factors)
    return sums


def _amounts(kept: KeptWeights, work: Path, part: int, given: dict[str, np.ndarray]) -> np.ndarray:
    return (read_factors(work, part, int(given["n_rounds"])) * given["totals"]).sum(axis=0)


PASSES: dict[str, Callable[[KeptWeights, Path, int, dict[str, np.ndarray]], np.ndarray | Sums]] = {
    "multiply": _multiply,
    "measure": _measure,
    "start": _start,
    "update": _update,
    "amounts": _amounts,
}


def _write_factors(work: Path, part: int, n_rounds: int, factors: np.ndarray) -> None:
    # Not waited for: after a power cut the check sum tells, and the factorisation begins anew.
    write_arrays(part_path(work, STEP, part, f"factors-{n_rounds % 2}.npz"), sync=False, factors=factors)


def read_factors(work: Path, part: int, n_rounds: int) -> np.ndarray:
    """Read the factors that the passages of a part have after so many rounds."""
    return read_arrays(part_path(work, STEP, part, f"factors-{n_rounds % 2}.npz"))["factors"]
