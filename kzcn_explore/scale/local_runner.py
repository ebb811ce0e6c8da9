"""The local runner: steps are done in this process, or in a few beside it."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path
from typing import Self

import numpy as np

from kzcn_explore.analysis.themes.descent import Sums
from kzcn_explore.scale.part_files import read_facts
from kzcn_explore.scale.passes import KeptWeights, pass_over
from kzcn_explore.scale.steps import do_step, found_or_raised

KEPT_BYTES = 2**30
# So many parts wait for each process: the source is read no further ahead.
AHEAD = 2


class LocalRunner:
    """Does steps on this machine.

    Parameters
    ----------
    work : Path
        The folder of the build.
    n_processes : int
        How many do the steps that read texts, where there is more than one part; with one it is this process.
    """

    def __init__(self, work: Path, n_processes: int) -> None:
        self.work, self.n_processes = work, n_processes
        self._kept = KeptWeights(KEPT_BYTES)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def over_parts(self, step: str, parts: Iterable[int], given: dict[str, object]) -> Iterator[dict]:
        """Do a step for parts, and yield what it finds of each as it is done, in any order.

        Raises
        ------
        ReadError
            If the step stops at one.
        OSError
            If a process was ended from outside.
        """
        parts = iter(parts)
        first = [*islice(parts, 2)]
        if self.n_processes == 1 or len(first) < 2:
            for part in chain(first, parts):
                yield found_or_raised(do_step(self.work, step, part, given))
            return
        try:
            yield from self._in_processes(step, chain(first, parts), given)
        except BrokenProcessPool as error:
            raise OSError(
                "a process of the build was ended from outside, for want of memory perhaps; run the same again, with --processes 1 if "
                "need be: what is done stays done."
            ) from error

    def _in_processes(self, step: str, parts: Iterable[int], given: dict[str, object]) -> Iterator[dict]:
        running: set[Future] = set()
        for part in parts:
            known = read_facts(self.work, step, part)
            if known is not None:
                yield known
                continue
            running.add(self._processes().submit(do_step, self.work, step, part, given))
            if len(running) == AHEAD * self.n_processes:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (found_or_raised(future.result()) for future in done)
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (found_or_raised(future.result()) for future in done)

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: what is compiled, and Arrow, have threads of their own. Ctrl-C is for this process: the others end their part.
            self._pool = ProcessPoolExecutor(
                self.n_processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=signal.signal,
                initargs=(signal.SIGINT, signal.SIG_IGN),
            )
        return self._pool

    def pass_over(self, n_parts: int, name: str, operand: str) -> np.ndarray | Sums:
        """Do one pass over the weights of all parts, in this process; see ``passes.pass_over``."""
        return pass_over(self._kept, self.work, range(n_parts), name=name, operand=operand)
