"""Measuring: the seconds and the memory that a call takes, here or in a process of its own."""

from __future__ import annotations

import gc
import re
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np

# Linux tells the memory of a process here, and forgets its peak when a 5 is written there.
STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Measured(NamedTuple):
    """What a call took and gave.

    Attributes
    ----------
    seconds : float
        Of the clock on the wall.
    cpu : float
        Of the processors, all threads together.
    memory : int
        Bytes held at the peak, less those held before the call. Where the system does not forget an earlier peak (all but Linux), what
        came on top of that.
    answer : object
    """

    seconds: float
    cpu: float
    memory: int
    answer: object


def measure(run: Callable, *given: object) -> Measured:
    """Call a function, and tell what it took."""
    gc.collect()
    if FORGET.exists():
        FORGET.write_text("5")
    before = held()
    start = clock()
    answer = run(*given)
    seconds, cpu = clock() - start
    return Measured(float(seconds), float(cpu), peak() - before, answer)


def in_own_process(run: Callable, *given: object) -> object:
    """Call a function of a module, in a new process that did nothing before; hand its answer back."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(run, *given).result()


def clock() -> np.ndarray:
    """Return the seconds of the wall clock and of the processor."""
    return np.array([time.perf_counter(), time.process_time()])


def peak() -> int:
    """Return the most memory that this process has held, in bytes."""
    return _status("VmHWM") or _used()


def held() -> int:
    """Return the memory that this process holds now, in bytes; where the system does not tell, the most that it has held."""
    return _status("VmRSS") or _used()


def _status(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", STATUS.read_text(encoding="utf-8")) if STATUS.exists() else None
    return int(found[1]) * 1024 if found else 0


def _used() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024
