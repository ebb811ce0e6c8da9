"""The tab Map: every document or passage at its place; a click shows what is most like it, a lasso keeps what it holds in every view."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape

import ipywidgets as widgets
import numpy as np
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.map_choice import with_choice, with_ring
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.map_job import MapJob
from kzcn_explore.explorer.neighbour_list import NeighbourList
from kzcn_explore.explorer.words import count, number
from kzcn_explore.study import Study

AT_ONCE = 500  # points that are laid out in under half a second
N_NEIGHBOURS = 5
HINT = (
    "Click a point to read it and to see what is most like it. Draw around points to keep only them in every view; a double click lets go."
)
STOPPED = "The map is not shown. What had begun ends by itself; its result is kept."


class MapPanel(widgets.VBox):
    """Documents or passages on a plane, near each other where they use terms alike, and the neighbours of the marked one.

    The map is of the whole corpus and laid out once for its themes, a large one in a thread. What the selection leaves out is grey.

    Parameters
    ----------
    desk : Desk
    bundle : PlotlyBundle
    """

    title = "Map"
    settings = ("themes", "n_themes")

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self._turn = threading.Lock()
        self._job: MapJob | None = None
        self._given_up: tuple | None = None  # the map that was stopped or could not be made
        self._drawn: tuple[tuple, dict] | None = None  # the map that was drawn last, on which all is chosen
        self._places: tuple[pd.DataFrame, np.ndarray] | None = None
        self.unit = _menu("Points", ["documents", "passages"], "What is a point of the map")
        colours = ["theme", *(["source"] if len(desk.values("source")[0]) > 1 else []), "date"]
        self.colour = _menu("Colour", colours, "What the colours of the points tell")
        for menu in (self.unit, self.colour):
            menu.observe(lambda _change: self.draw(), "value")
        self.words = widgets.HTML()
        self.words.add_class("kz-map-words")
        self.stop = _button("Stop", "kz-map-stop", "Do not wait for the map", self._stop)
        self.again = _button("Show the map", "kz-map-again", "Lay the map out, or go on waiting for it", self._begin_again)
        self.map = ChartBox("kz-map", bundle, self._on_click, on_lasso=self._on_lasso)
        self.neighbours = NeighbourList(self._on_neighbour)
        menus = widgets.HBox([self.unit, self.colour])
        menus.add_class("kz-row").add_class("kz-map-menus")
        going = widgets.HBox([self.words, self.stop, self.again])
        going.add_class("kz-map-going")
        super().__init__([menus, self.map, going, self.neighbours])
        self.add_class("kz-map-panel")
        self._show("wait", "")

    def draw(self) -> None:
        """Show the map of the present themes and selection; begin to lay it out if there is none."""
        with self.desk.lock:
            study, unit = self.desk.study, self.unit.value
            if study.is_mapped(unit):
                self._end_job()
                self._show_map(study.document_map(unit))
            elif self._key != self._given_up and (self._job is None or self._job.key != self._key):
                self._end_job()
                self._lay_out(study, unit)

    def code(self) -> str:
        """Write the expression that draws the present map."""
        return f'kz.charts.document_map(study.document_map("{self.unit.value}"), colour={self.colour.value!r}, chosen=view.documents.index)'

    @property
    def _key(self) -> tuple:
        """What a map depends on; studies by other periods or shares have the same."""
        return self.desk.study.themed, self.unit.value

    def _lay_out(self, study: Study, unit: str) -> None:
        self._given_up = None
        corpus = study.corpus
        n_points = corpus.n_documents if unit == "documents" else corpus.n_passages
        if n_points <= AT_ONCE:
            try:
                with self.desk.at_work.on("Laying out the map …"):
                    table = study.document_map(unit)
            except ValueError:
                self._give_up("failed", too_few(unit), self._key)
            else:
                self._show_map(table)
            return
        told = {"on_second": self._tell, "on_done": self._done, "on_failure": self._fail}
        self._job = MapJob(study, unit, self._turn, **told)
        self._show("work", self._working(0))
        self._job.start()

    def _working(self, seconds: int) -> str:
        corpus = self.desk.study.corpus
        n_points = corpus.n_documents if self.unit.value == "documents" else corpus.n_passages
        gone = f" {count(seconds, 'second')} gone; of thousands of points it takes up to a minute." if seconds else ""
        return f"Laying out the map of {count(n_points, self.unit.value[:-1])} …{gone}"

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _give_up(self, state: str, why: str, key: tuple) -> None:
        self._given_up = key
        self._show(state, why)

    def _stop(self) -> None:
        with self.desk.lock:
            self._end_job()
            self._give_up("stopped", STOPPED, self._key)

    def _begin_again(self) -> None:
        self._given_up = None
        self.draw()

    def _tell(self, job: MapJob, seconds: int) -> None:
        with self.desk.lock:
            if job is self._job:
                self._say(self._working(seconds))

    def _done(self, job: MapJob) -> None:
        with self.desk.lock:
            # The study keeps the map: where the tab is not shown, it is drawn when the reader comes back.
            if job is self._job and self.layout.display != "none":
                self.draw()

    def _fail(self, job: MapJob, why: str) -> None:
        with self.desk.lock:
            if job is self._job:
                self._job = None
                self._give_up("stopped", why, job.key)

    def _show_map(self, table: pd.DataFrame) -> None:
        mark = self.desk.mark
        whole = self._whole_map(table)
        known = self._holds(self._rows_of(table))
        shown = whole if known.all() else with_choice(whole, table["document"][known])
        self.map.show_plain(with_ring(shown, mark.document, mark.passage), table)
        self._show("map", "" if mark.document else self._hint(table))
        self._show_neighbours()

    def _whole_map(self, table: pd.DataFrame) -> dict:
        """The drawn map on which all is chosen: of many points it takes a second, a choice on it a moment."""
        key = (*self._key, self.colour.value)
        if self._drawn is None or self._drawn[0] != key:
            with self.desk.at_work.on("Drawing the map …"):
                self._drawn = key, charts.document_map(table, colour=self.colour.value).plain()
        return self._drawn[1]

    def _rows_of(self, table: pd.DataFrame) -> np.ndarray:
        """The number of the document of each row of the map."""
        if self._places is None or self._places[0] is not table:
            self._places = table, self.desk.study.corpus.find_documents(table["document"])
        return self._places[1]

    def _holds(self, documents: np.ndarray) -> np.ndarray:
        """Which of some documents, by number, the present view holds."""
        themed, selection = self.desk.study.themed, self.desk.selection
        days = themed.rows.intervals.let_in(selection)
        return themed.tally(selection, themes=True).on_days(days).holds_documents(documents)

    def _hint(self, table: pd.DataFrame) -> str:
        n_all, n_drawn = table.attrs["n_documents"], table["document"].nunique()
        if n_drawn == n_all:
            return HINT
        return f"{HINT} Drawn at random: {number(n_drawn)} of {count(n_all, 'document')}; a lasso chooses among these."

    def _show_neighbours(self) -> None:
        document = self.desk.mark.document
        if document is None:
            self.neighbours.show(None)
            return
        with self.desk.at_work.on("Finding the documents most like it …"):
            table = self.desk.study.neighbours(document, N_NEIGHBOURS)
            inside = self._holds(self.desk.study.corpus.find_documents(table["document"]))
        self.neighbours.show(table, inside=inside)

    def _on_click(self, data: list) -> None:
        match data:
            case [str(document), _, None | int() as passage, *_] if self.desk.knows(document):
                self.desk.toggle(Mark(document=document, passage=passage))

    def _on_neighbour(self, document: str) -> None:
        self.desk.toggle(Mark(document=document))

    def _on_lasso(self, documents: list[str]) -> None:
        known = self.desk.study.corpus.find_documents(documents) >= 0 if documents else np.ones(0, dtype=bool)
        if known.all():
            self.desk.choose(documents=tuple(documents))

    def _show(self, state: str, words: str) -> None:
        shown_in = ((self.stop, ("work",)), (self.again, ("stopped",)), (self.map, ("map",)), (self.neighbours, ("map",)))
        for widget, states in shown_in:
            widget.layout.display = None if state in states else "none"
        self._say(words)

    def _say(self, words: str) -> None:
        self.words.value = f'<span role="status">{escape(words)}</span>' if words else ""


def too_few(unit: str) -> str:
    """Say why there is no map.

    Examples
    --------
    >>> too_few("passages")
    'There is no map: fewer than three passages, copies aside, hold a term of the themes.'
    """
    mend = " Choose passages as points." if unit == "documents" else ""
    return f"There is no map: fewer than three {unit}, copies aside, hold a term of the themes.{mend}"


def _menu(label: str, options: list[str], tooltip: str) -> widgets.Dropdown:
    menu = widgets.Dropdown(description=label, options=options, tooltip=tooltip)
    menu.add_class(f"kz-map-{label.lower()}")
    return menu


def _button(label: str, name: str, tooltip: str, act: Callable[[], None]) -> widgets.Button:
    button = widgets.Button(description=label, tooltip=tooltip)
    button.add_class("kz-plain").add_class(name)
    button.on_click(lambda _button: act())
    return button
