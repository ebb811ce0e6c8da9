"""At work: a sentence that shows up while something takes longer than half a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import ipywidgets as widgets

AFTER = 0.4  # seconds


class AtWork(widgets.Label):
    """A line that is empty but while work takes longer than four tenths of a second."""

    def __init__(self) -> None:
        super().__init__()
        self.add_class("kz-at-work")
        self._lock = threading.Lock()
        self._depth = 0

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        """Show `what` while the block runs; inside another such block nothing is added.

        The line is sent from a thread of its own, since the kernel is busy with the work.
        """
        if self._depth:
            yield
            return
        timer = threading.Timer(AFTER, self._say, [what])
        timer.daemon = True
        self._depth = 1
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._depth = 0
                self.value = ""

    def _say(self, what: str) -> None:
        with self._lock:
            if self._depth:
                self.value = what
