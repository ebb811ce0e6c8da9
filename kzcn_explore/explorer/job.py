"""A job: work in a thread of its own, which says how far it is and can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from kzcn_explore.explorer.words import count

PAUSE = 0.2  # seconds between two words on how far it is


class Stopped(Exception):
    """The reader stopped the work."""


class Job:
    """Work that runs in a thread.

    Exactly one of the two callables is called at the end, in that thread, unless the job was stopped: then neither is.

    Parameters
    ----------
    work : callable
        Gets a function ``progress(done, total)`` that it calls between its steps, with ``done`` of 0 where a part of the work begins;
        returns the result.
    on_progress : callable, (int, int, int, str) -> None
        Gets the number of the part, its steps done and all its steps, and the time left of it in words ("" at first); at most five
        times a second.
    on_done : callable, object -> None
    on_failure : callable, str -> None
        Gets the reason in words.
    """

    def __init__(
        self,
        work: Callable[[Callable[[int, int], None]], object],
        *,
        on_progress: Callable[[int, int, int, str], None],
        on_done: Callable[[object], None],
        on_failure: Callable[[str], None],
    ) -> None:
        self._work, self._on_progress, self._on_done, self._on_failure = work, on_progress, on_done, on_failure
        self._stop = threading.Event()
        self._began = self._said = 0.0
        self._part = 0
        # A kernel that ends does not wait for it.
        self.thread = threading.Thread(target=self._run, daemon=True, name="kzcn-job")

    def start(self) -> None:
        """Begin."""
        self._began = time.monotonic()
        self.thread.start()

    def stop(self) -> None:
        """Let the work end at its next step; what it found is dropped."""
        self._stop.set()

    def _run(self) -> None:
        failure = "The work ended with an error; the kernel's log has its traceback."
        try:
            result = self._work(self._progress)
        except Stopped:
            return
        except ValueError as error:
            failure = str(error)
        else:
            if not self._stop.is_set():
                failure = ""
                self._on_done(result)
        finally:
            # Whatever else is raised goes on to the log; the reader must not wait for it.
            if failure and not self._stop.is_set():
                self._on_failure(failure)

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if done == 0:  # a part of the work begins
            self._began, self._part = now, self._part + 1
        if now - self._said >= PAUSE or done == total:
            self._said = now
            self._on_progress(self._part, done, total, time_left(now - self._began, done, total))


def time_left(elapsed: float, done: int, total: int) -> str:
    """Say how long the rest takes, as far as what is done tells.

    Examples
    --------
    >>> time_left(4.0, 10, 30), time_left(100.0, 1, 4), time_left(1.0, 0, 9)
    ('about 8 seconds left', 'about 5 minutes left', '')
    """
    if not done:
        return ""
    seconds = elapsed / done * (total - done)
    words = count(max(1, round(seconds)), "second") if seconds < 90 else count(round(seconds / 60), "minute")
    return f"about {words} left"
