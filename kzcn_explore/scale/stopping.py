"""Stopping: what the command ``index`` does when it is asked to end by Ctrl-C or by a signal."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# What a shell gives a command that SIGTERM ended.
TERMINATED = 128 + signal.SIGTERM
TOLD = b"\nkzcn-explore: stopping after the parts under way; Ctrl-C again stops at once\n"
STANDARD_ERROR = 2


@contextmanager
def stops_told() -> Iterator[None]:
    """Say what the first Ctrl-C waits for, end by the second, and end by SIGTERM as by Ctrl-C, at once.

    Raises
    ------
    KeyboardInterrupt
        By Ctrl-C.
    SystemExit
        With 143, by SIGTERM.
    """
    if threading.current_thread() is not threading.main_thread():  # no other one may say what a signal does
        yield
        return
    before = {number: signal.signal(number, answer) for number, answer in ((signal.SIGINT, _wait_once), (signal.SIGTERM, _end))}
    try:
        yield
    finally:
        for number, answer in before.items():
            signal.signal(number, answer)


def _wait_once(number: int, frame: object) -> None:
    signal.signal(signal.SIGINT, _wait_no_more)
    if multiprocessing.active_children():
        # Not by print: a bar may be half written to the same stream.
        os.write(STANDARD_ERROR, TOLD)
    raise KeyboardInterrupt


def _wait_no_more(number: int, frame: object) -> None:
    # What is left to do is to end the processes, which takes no time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end(number: int, frame: object) -> None:
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit(TERMINATED)
