"""Themes of all parts: the factorisation of ``nmf.factorise``, in passes over parts that lie on disk."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from threadpoolctl import threadpool_limits

from kzcn_explore.analysis.themes.descent import Descent, Sums, advance, begin_descent
from kzcn_explore.analysis.themes.nmf import TOLERANCE, factorise, themes_of_one
from kzcn_explore.analysis.themes.start import POWER_ROUNDS, choose_signs, draw_basis, find_directions, improve_basis
from kzcn_explore.scale import joining, vocabulary, weigh_part
from kzcn_explore.scale.part_files import read_arrays, read_facts, write_arrays
from kzcn_explore.scale.passes import STEP, KeptWeights, read_factors
from kzcn_explore.scale.weigh_part import dtype_of, rounds_of

# Does one pass over all parts: its name and the file with its operand -> the sum.
Pass = Callable[[str, str], np.ndarray | Sums]
MODEL = "model.npz"
RANDOM_STATE = 0
# What a file that was being written when the machine lost its power can raise.
DAMAGED = (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error)


def find_themes(work: Path, n_parts: int, over_parts: Pass) -> Iterator[int]:
    """Find the themes, and write them as one file; goes on where an earlier run has stopped.

    Parameters
    ----------
    work : Path
    n_parts : int
    over_parts : callable

    Yields
    ------
    int
        The number of rounds so far.

    Notes
    -----
    Where the weights are so few that ``factorise`` would take float64 it is called on all of them together.
    """
    n_themes = read_facts(work, vocabulary.STEP, 0)["n_themes"]
    if dtype_of(work) is np.float64:
        _find_at_once(work, n_parts, n_themes)
        return
    # The dense matrices are small: several threads would wait for each other, and add in an order of their own.
    with threadpool_limits(1, user_api="blas"):
        descent = _last_descent(work, n_parts) or _begin(work, n_parts, n_themes, over_parts)
        n_rounds = rounds_of(work)
        while not descent.has_ended(TOLERANCE, n_rounds):
            yield descent.n_rounds
            descent = advance(descent, over_parts("update", _round_file(descent.n_rounds)))
            _write_descent(work, descent)
    components, totals = themes_of_one(descent.components)
    write_arrays(work / STEP / "totals.npz", totals=totals, n_rounds=np.array(descent.n_rounds))
    amounts = over_parts("amounts", "totals.npz")
    _write_themes(work, components, amounts, float(np.sqrt(descent.rests[-1])))


def _find_at_once(work: Path, n_parts: int, n_themes: int) -> None:
    from scipy import sparse

    every = KeptWeights(0)
    weights = sparse.vstack([every.read(work, part) for part in range(n_parts)], format="csr")
    factors, components, error = factorise(weights, n_themes, RANDOM_STATE)
    _write_themes(work, components, factors.sum(axis=0), error)


def _write_themes(work: Path, components: np.ndarray, amounts: np.ndarray, error: float) -> None:
    """Write the themes in descending order of their part in the fitted passages."""
    order = np.argsort(-amounts, kind="stable")
    prevalence = amounts[order] / (amounts.sum() or 1)
    write_arrays(work / STEP / MODEL, components=np.ascontiguousarray(components[order]), prevalence=prevalence, error=np.array(error))


def _begin(work: Path, n_parts: int, n_themes: int, over_parts: Pass) -> Descent:
    """Find the themes and the factors that the rounds start from; see ``start``."""
    n_terms = read_facts(work, vocabulary.STEP, 0)["n_terms"]
    facts = [read_facts(work, weigh_part.STEP, part) for part in range(n_parts)]
    n_passages = read_facts(work, joining.STEP, 0)["n_different"]
    mean = float(sum(one["sum"] for one in facts) / np.prod((n_passages, n_terms)))
    basis = draw_basis(n_terms, n_themes, RANDOM_STATE)
    for turn in range(POWER_ROUNDS + 1):
        basis = improve_basis(_once(work, over_parts, "multiply", turn, basis=basis))
    products = _once(work, over_parts, "multiply", POWER_ROUNDS + 1, basis=basis)
    directions, strengths = find_directions(basis, products, n_themes)
    squares = _once(work, over_parts, "measure", 0, directions=directions)
    components, aims = choose_signs(directions, strengths, squares, mean)
    _once(work, over_parts, "start", 0, aims=aims, mean=np.array(mean))
    descent = begin_descent(components.astype(dtype_of(work)), sum(one["squared"] for one in facts))
    _write_descent(work, descent)
    return descent


def _once(work: Path, over_parts: Pass, name: str, turn: int, **operand: np.ndarray) -> np.ndarray:
    """Do a pass of the start; its operand is not kept."""
    file = f"{name}-{turn}.npz"
    write_arrays(work / STEP / file, sync=False, **operand)
    found = over_parts(name, file)
    (work / STEP / file).unlink()
    return found


def _round_file(n_rounds: int) -> str:
    return f"round-{n_rounds:06}.npz"


def _write_descent(work: Path, descent: Descent) -> None:
    """Write how far the descent is; only then does the file of the round before go, whose factors are still there."""
    write_arrays(
        work / STEP / _round_file(descent.n_rounds),
        sync=False,
        components=descent.components,
        aimed=descent.aimed,
        squared=np.array(descent.squared),
        n_rounds=np.array(descent.n_rounds),
        n_pushes=np.array(descent.n_pushes),
        violations=np.array(descent.violations),
        rests=np.array(descent.rests),
    )
    (work / STEP / _round_file(descent.n_rounds - 1)).unlink(missing_ok=True)


def _last_descent(work: Path, n_parts: int) -> Descent | None:
    """Read how far an earlier run had come, or None where there was none, or the machine lost its power while it wrote."""
    for path in sorted((work / STEP).glob("round-*.npz"), reverse=True):
        with suppress(*DAMAGED):
            stored = read_arrays(path)
            descent = Descent(
                stored["components"],
                stored["aimed"],
                float(stored["squared"]),
                n_rounds=int(stored["n_rounds"]),
                n_pushes=int(stored["n_pushes"]),
                violations=tuple(stored["violations"].tolist()),
                rests=tuple(stored["rests"].tolist()),
            )
            for part in range(n_parts):
                read_factors(work, part, descent.n_rounds)
            return descent
    return None


def read_themes(work: Path) -> dict[str, np.ndarray]:
    """Read the themes that ``find_themes`` wrote: ``components``, ``prevalence``, ``error``."""
    return read_arrays(work / STEP / MODEL)


def is_found(work: Path) -> bool:
    """Tell whether ``find_themes`` is done."""
    return (work / STEP / MODEL).exists()
