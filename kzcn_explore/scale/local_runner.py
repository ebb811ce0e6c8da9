"""The local runner: steps are done in this process, or in a few beside it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
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
        self._running: set[Future] = set()
        # Nothing is ever sent: a process ends at once when the writing end is closed, be it here or because this process is gone.
        self._reading, self._alive = multiprocessing.Pipe(duplex=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, *problem: object) -> None:
        """End the processes, after the parts under way; at once where this process is to exit, or while it is waiting is stopped again."""
        under_way = {future for future in self._running if not future.cancel()}
        try:
            if kind is None or not issubclass(kind, SystemExit):
                wait(under_way)
        finally:
            # A part that is cut short is done again: every file is whole or not there.
            if not all(future.done() for future in under_way):
                self._alive.close()
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
            self._alive.close()
            self._reading.close()

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
        except (BrokenProcessPool, BrokenPipeError) as error:
            raise OSError(
                "a process of the build was ended from outside, for want of memory perhaps; run the same again, with --processes 1 if "
                "need be: what is done stays done."
            ) from error

    def _in_processes(self, step: str, parts: Iterable[int], given: dict[str, object]) -> Iterator[dict]:
        for part in parts:
            known = read_facts(self.work, step, part)
            if known is not None:
                yield known
                continue
            with _deaf_to_the_keyboard():
                self._running.add(self._processes().submit(do_step, self.work, step, part, given))
            if len(self._running) == AHEAD * self.n_processes:
                yield from self._done()
        while self._running:
            yield from self._done()

    def _done(self) -> Iterator[dict]:
        done, self._running = wait(self._running, return_when=FIRST_COMPLETED)
        yield from (found_or_raised(future.result()) for future in done)

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: what is compiled, and Arrow, have threads of their own.
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.n_processes, mp_context=spawned, initializer=_end_with_this, initargs=(self._reading,))
        return self._pool

    def pass_over(self, n_parts: int, name: str, operand: str) -> np.ndarray | Sums:
        """Do one pass over the weights of all parts, in this process; see ``passes.pass_over``."""
        return pass_over(self._kept, self.work, range(n_parts), name=name, operand=operand)


@contextmanager
def _deaf_to_the_keyboard() -> Iterator[None]:
    """Have the processes that are begun here leave Ctrl-C to this one from their first moment; here it is heard afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # Begun before, for it lets the signal through when it has begun.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_this(reading: Connection) -> None:
    """End this process when the other end of a pipe is closed, even if the one that began it was killed and could tell nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_the_end, args=(reading,), daemon=True).start()


def _wait_for_the_end(reading: Connection) -> None:
    with suppress(EOFError, OSError):
        reading.recv()
    os._exit(1)
