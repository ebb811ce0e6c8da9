"""A row for work that takes long: how far it is, a button to stop it, and one to begin it again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from kzcn_explore.explorer.job import Job

Work = Callable[[Callable[[int, int], None]], object]


class WorkRow(widgets.HBox):
    """Runs one piece of work at a time in a thread, and says how far it is; it is hidden while there is nothing to say.

    Parameters
    ----------
    name : str
        Class of its buttons on the page: ``{name}-stop`` and ``{name}-again``.
    on_done : callable
        Called when the work has ended by itself.
    on_again : callable
        Called when the reader wants what was stopped.

    Attributes
    ----------
    is_stopped : bool
        Whether the last work was stopped or failed, and is not wanted again.
    """

    def __init__(self, name: str, *, on_done: Callable[[], None], on_again: Callable[[], None]) -> None:
        # Its own and not the desk's: who holds that may wait for what the work holds, and the work tells how far it is.
        self._lock, self._on_done = threading.RLock(), on_done
        self._job: Job | None = None
        self.is_stopped = False
        self.words = widgets.HTML()
        self.words.add_class("kz-work-words")
        self.bar = widgets.IntProgress(min=0, tooltip="How far it is")
        self.stop = widgets.Button(description="Stop", tooltip="End the work; what it found so far is dropped")
        self.again = widgets.Button(description="Begin again", tooltip="Begin the work anew")
        for button, part in ((self.stop, "stop"), (self.again, "again")):
            button.add_class("kz-plain").add_class(f"{name}-{part}")
        self.stop.on_click(lambda _button: self._stop())
        self.again.on_click(lambda _button: self._begin_again(on_again))
        super().__init__([self.bar, self.words, self.stop, self.again])
        self.add_class("kz-work")
        self.hide()

    @property
    def is_going(self) -> bool:
        """Whether there is work under way."""
        return self._job is not None

    def begin(self, work: Work, parts: list[str]) -> None:
        """Begin some work; what is under way is ended.

        Parameters
        ----------
        work : callable
            See ``Job``.
        parts : list of str
            What each part of the work does, in words.
        """
        with self._lock:
            self.end()
            self.is_stopped = False
            self.bar.value = 0
            self._show("work", f"{parts[0]} …")
            job = self._job = Job(
                work,
                on_progress=lambda part, done, total, left: self._tell(job, parts[min(part, len(parts)) - 1], (done, total), left),
                on_done=lambda _found: self._done(job),
                on_failure=lambda why: self._fail(job, why),
            )
        job.start()

    def end(self) -> None:
        """End what is under way, unheard."""
        with self._lock:
            if self._job is not None:
                self._job.stop()
                self._job = None

    def hide(self) -> None:
        """Show nothing."""
        self.layout.display = "none"

    def _stop(self) -> None:
        with self._lock:
            self.end()
            self._give_up("Stopped. What was found so far is dropped.")

    def _begin_again(self, on_again: Callable[[], None]) -> None:
        self.is_stopped = False
        on_again()

    def _give_up(self, why: str) -> None:
        self.is_stopped = True
        self._show("stopped", why)

    def _tell(self, job: Job, part: str, steps: tuple[int, int], left: str) -> None:
        done, total = steps
        with self._lock:
            if job is self._job:
                self.bar.max, self.bar.value = total, done
                self._say(f"{part}: {done / max(1, total):.0%}{', ' if left else ''}{left}".replace("%", " %"))

    def _done(self, job: Job) -> None:
        with self._lock:
            if job is not self._job:
                return
            self._job = None
            self.bar.value = self.bar.max
            self.stop.layout.display = "none"
        self._on_done()
        self.hide()

    def _fail(self, job: Job, why: str) -> None:
        with self._lock:
            if job is self._job:
                self._job = None
                self._give_up(why)

    def _show(self, state: str, words: str) -> None:
        self.layout.display = None
        for widget, shown_in in ((self.bar, "work"), (self.stop, "work"), (self.again, "stopped")):
            widget.layout.display = None if state == shown_in else "none"
        self._say(words)

    def _say(self, words: str) -> None:
        self.words.value = f'<span role="status">{escape(words)}</span>'
