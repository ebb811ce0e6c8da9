"""How sure: the trust card of the present themes, found in a thread that says how far it is and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape

import ipywidgets as widgets
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.analysis.trust import trust
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.job import Job
from kzcn_explore.explorer.settings import FITTED, Settings
from kzcn_explore.study import Study

PARTS = 2  # the card, and the numbers of themes around


class TrustPanel(widgets.VBox):
    """Whether the present themes come back when documents are left out or drawn again, of the whole corpus or ``Study.checked``.

    A finished card is kept for its themes; one of other themes than the present is dropped.

    Parameters
    ----------
    desk : Desk
    bundle : PlotlyBundle
    """

    settings = ("themes", "n_themes")

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self._lock = threading.RLock()
        self._cards: dict[tuple, tuple[pd.DataFrame, pd.DataFrame, str]] = {}
        self._job: Job | None = None
        self.words = widgets.HTML()
        self.words.add_class("kz-trust-words")
        self.bar = widgets.IntProgress(min=0, tooltip="How far the check is")
        self.stop = widgets.Button(description="Stop", tooltip="End the check; what it found so far is dropped")
        self.again = widgets.Button(description="Check again", tooltip="Begin the check anew")
        for button, name in ((self.stop, "kz-trust-stop"), (self.again, "kz-trust-again")):
            button.add_class("kz-plain").add_class(name)
        self.stop.on_click(lambda _button: self._stop())
        self.again.on_click(lambda _button: self.draw())
        self.card = ChartBox("kz-trust", bundle, lambda data: desk.toggle(Mark(theme=int(data[0]))))
        going = widgets.HBox([self.bar, self.stop, self.again])
        going.add_class("kz-trust-going")
        super().__init__([self.words, going, self.card])
        self._show("wait", "")

    def draw(self) -> None:
        """Show the card of the present themes; begin to find it if there is none."""
        key = self._key
        with self._lock:
            if key in self._cards:
                self._show_card(key)
                return
            if self._job is not None and self._job.key == key:
                return
            self._end_job()
            study = self.desk.study
            said = {"on_progress": self._progress, "on_done": self._done, "on_failure": self._fail}
            job = self._job = CardJob(key, lambda progress: find_card(study, progress), **said)
            self._show("work", f"{self._whose} Fitting them again without some documents …")
            self.bar.value = 0
        job.start()

    def code(self) -> str:
        """Write the expression that draws the present card."""
        return "kz.charts.trust_card(kz.trust_card(study.model, study.checked))"

    @property
    def _key(self) -> tuple:
        settings: Settings = self.desk.settings
        return settings.themes, settings.n_themes if settings.themes == FITTED else None

    @property
    def _whose(self) -> str:
        return f"The {self.desk.study.model.n_themes_:,} themes of the whole corpus, whatever the filter."

    def _stop(self) -> None:
        with self._lock:
            self._end_job()
            self._show("stopped", f"{self._whose} The check was stopped.")

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _progress(self, job: CardJob, part: int, done: int, total: int, left: str) -> None:
        with self._lock:
            if job is self._job:
                self.bar.max, self.bar.value = total, done
                self._say(f"{self._whose} Part {part} of {PARTS}: fitted {done:,} of {total:,} times{', ' if left else ''}{left}.")

    def _done(self, job: CardJob, found: tuple[pd.DataFrame, pd.DataFrame, str]) -> None:
        with self._lock:
            self._cards[job.key] = found
            if job is self._job:
                self._job = None
                if job.key == self._key:
                    self._show_card(job.key)

    def _fail(self, job: CardJob, why: str) -> None:
        with self._lock:
            if job is self._job:
                self._job = None
                self._show("stopped", why)

    def _show_card(self, key: tuple) -> None:
        card, models, where = self._cards[key]
        self._show("card", model_words(models, where))
        self.card.show(charts.trust_card(card), card)

    def _show(self, state: str, words: str) -> None:
        for widget, states in ((self.bar, "work"), (self.stop, "work"), (self.again, "stopped"), (self.card, "card")):
            widget.layout.display = None if state == states else "none"
        self._say(words)

    def _say(self, words: str) -> None:
        self.words.value = f'<span role="status">{escape(words)}</span>'


class CardJob(Job):
    """The job that finds the card of the themes that `key` names; its callables get the job first."""

    def __init__(self, key: tuple, work: Callable, *, on_progress: Callable, on_done: Callable, on_failure: Callable) -> None:
        self.key = key
        super().__init__(
            work,
            on_progress=lambda *said: on_progress(self, *said),
            on_done=lambda found: on_done(self, found),
            on_failure=lambda why: on_failure(self, why),
        )


def find_card(study: Study, progress: Callable[[int, int], None]) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Find the trust card of a study's themes, how they stand beside others with more and with fewer, and in which documents."""
    checked, whole = study.checked, study.corpus
    some = f"{len(checked):,} of {len(whole):,} documents, drawn at random"
    tables = (judge(study.model, checked, progress=progress) for judge in (trust.trust_card, trust.model_trust))
    return *tables, "Whole corpus" if checked is whole else some


def model_words(models: pd.DataFrame, where: str) -> str:
    """Write what the table of models says of the present number of themes as sentences, and in which documents.

    Examples
    --------
    >>> models = pd.DataFrame({"is_model": [False, True], "verdict": ["4 of 5 themes come back", "5 of 6 themes come back"]})
    >>> model_words(models, "Whole corpus")
    'Whole corpus, whatever the filter. 5 of 6 themes come back.'
    """
    verdicts = [f"{verdict[:1].upper()}{verdict[1:]}." for verdict in models.loc[models["is_model"], "verdict"]]
    return " ".join([f"{where}, whatever the filter.", *verdicts])
