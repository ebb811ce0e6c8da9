"""The job that lays a map out: it tells the seconds gone, since the method cannot say how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kzcn_explore.explorer.job import Job
from kzcn_explore.study import Study

SECOND = 1.0


class MapJob(Job):
    """The job that lays out the map of a study; its callables get the job first.

    A layout that has begun cannot be broken off: a job that is stopped ends unheard, and the study keeps its map.

    Parameters
    ----------
    study : Study
    unit : {"documents", "passages"}
    turn : threading.Lock
        Held while a map is laid out: of several jobs one works, and those stopped in the meantime never begin.
    on_second : callable, (MapJob, int) -> None
        Gets the seconds gone.
    on_done : callable, MapJob -> None
    on_failure : callable, (MapJob, str) -> None

    Attributes
    ----------
    key : tuple
        What its map depends on: the corpus with its themes, and the unit.
    """

    def __init__(
        self,
        study: Study,
        unit: str,
        turn: threading.Lock,
        *,
        on_second: Callable[[MapJob, int], None],
        on_done: Callable[[MapJob], None],
        on_failure: Callable[[MapJob, str], None],
    ) -> None:
        self.key = study.themed, unit
        self._study, self._unit, self._turn, self._on_second = study, unit, turn, on_second
        super().__init__(
            self._lay_out,
            on_progress=lambda *_said: None,
            on_done=lambda _table: on_done(self),
            on_failure=lambda why: on_failure(self, why),
        )

    def _lay_out(self, progress: Callable[[int, int], None]) -> object:
        with told_every_second(lambda gone: self._on_second(self, gone)), self._turn:
            progress(0, 1)
            return self._study.document_map(self._unit)


@contextmanager
def told_every_second(say: Callable[[int], None]) -> Iterator[None]:
    """Say, in a thread of its own, how many seconds are gone while the block runs."""
    ended = threading.Event()

    def tell() -> None:
        gone = 0
        while not ended.wait(SECOND):
            gone += 1
            say(gone)

    threading.Thread(target=tell, daemon=True, name="kzcn-seconds").start()
    try:
        yield
    finally:
        ended.set()
