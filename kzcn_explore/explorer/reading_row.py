"""A row that reads the texts for who speaks and of what days: at once where there are few, else in a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.work_row import WorkRow
from kzcn_explore.tallies.voices import ACTOR_MENTIONS, EVENT_MENTIONS, QUOTATIONS

AT_ONCE = 5_000  # tokens that are read in under half a second
PARTS = {
    ACTOR_MENTIONS: "Finding who and what the texts name",
    QUOTATIONS: "Finding what they quote",
    EVENT_MENTIONS: "Finding the days that the texts speak of",
}


class ReadingRow(WorkRow):
    """Reads the texts of a corpus once.

    Parameters
    ----------
    name : str
        Class of its buttons on the page.
    desk : Desk
    tables : sequence of str
        What is found, in this order; see ``Voices.find``.
    draw : callable
        Called when all is found, and when the reader wants what was stopped.
    """

    def __init__(self, name: str, desk: Desk, tables: Sequence[str], draw: Callable[[], None]) -> None:
        self._desk, self._tables = desk, tables
        super().__init__(name, on_done=draw, on_again=draw)

    @property
    def is_read(self) -> bool:
        """Whether all is found."""
        return all(self._desk.study.themed.voices.is_found(name) for name in self._tables)

    def ready(self) -> bool:
        """Tell whether all is found; if not, begin to find it, unless that is under way or was stopped."""
        if self.is_read:
            return True
        if self._desk.study.corpus.n_tokens <= AT_ONCE:
            with self._desk.at_work.on(f"{PARTS[self._tables[0]]} …"):
                self._read(None)
            return True
        if not self.is_going and not self.is_stopped:
            voices = self._desk.study.themed.voices
            wanted = [name for name in self._tables if not voices.is_found(name)]
            self.begin(self._read, [PARTS[name] for name in wanted])
        return False

    def _read(self, progress: Callable[[int, int], None] | None) -> None:
        for name in self._tables:
            self._desk.study.themed.voices.find(name, progress)
