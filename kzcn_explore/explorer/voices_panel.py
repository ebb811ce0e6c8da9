"""The tab Voices: who is quoted with which words and when, what each stresses, and who is named with whom."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.name_box import NameBox
from kzcn_explore.explorer.place_words import shortened
from kzcn_explore.explorer.reading_row import ReadingRow
from kzcn_explore.tallies.voices import ACTOR_MENTIONS, QUOTATIONS
from kzcn_explore.view import View

CARDS, WHEN, THEMES, NETWORK = "quotation_cards", "speaker_timeline", "speaker_themes", "actor_network"
SHOWN = {CARDS: "what is said", WHEN: "who speaks when", THEMES: "what each stresses", NETWORK: "who is named with whom"}
# What each chart is drawn from, as attributes of a view.
TABLES = {CARDS: ("quotations",), WHEN: ("speaker_timeline",), THEMES: ("speaker_themes",), NETWORK: ("actor_links", "actors")}


class VoicesPanel(widgets.VBox):
    """Quotations by speaker, speakers over time and by theme, and the network of actors; a click opens the passages.

    What is named and quoted is found once for the corpus, in a thread where that takes long.

    Parameters
    ----------
    desk : Desk
    bundle : PlotlyBundle
    """

    title = "Voices"
    settings = ("every",)

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        shown = [(words, chart) for chart, words in SHOWN.items() if chart != THEMES or desk.theme_labels]
        self.what = widgets.Dropdown(description="Show", options=shown, tooltip="Which chart of who speaks and who is named")
        self.what.add_class("kz-voices-what")
        self.what.observe(lambda _change: self.draw(), "value")
        self.speaker = self._box("Quoted", "speakers", "anyone", "Keep passages that quote this speaker, in every panel")
        self.actor = self._box("Named", "actors", "anyone, anything", "Keep passages that name this actor, in every panel")
        self.reading = ReadingRow("kz-voices", desk, [ACTOR_MENTIONS, QUOTATIONS], self.draw)
        self.voices = ChartBox("kz-voices", bundle, self._on_click)
        self.keep = widgets.Button(tooltip="Keep only these passages, in every panel")
        self.keep.add_class("kz-plain").add_class("kz-keep")
        self.keep.on_click(lambda _button: desk.choose(**self._kept))
        row = widgets.Box([self.what, self.speaker, self.actor, self.keep])
        row.add_class("kz-row").add_class("kz-voices-row")
        super().__init__([row, self.reading, self.voices])
        self.add_class("kz-voices-panel")

    def draw(self) -> None:
        """Show the chart of the present view; begin to read the corpus if that was not done."""
        with self.desk.lock:
            ready = self.reading.ready()
            if ready:
                with self.desk.at_work.on("Counting who speaks …"):
                    self._show()
                self.reading.hide()
            for widget in (self.voices, self.speaker, self.actor):
                widget.layout.display = None if ready else "none"
            self._offer_keeping()

    def code(self) -> str:
        """Write the expression that draws the present chart."""
        tables = ", ".join(f"view.{name}" for name in TABLES[self.what.value])
        return f"kz.charts.{self.what.value}({tables})"

    def _show(self) -> None:
        selection, voices = self.desk.selection, self.desk.study.themed.voices
        self.speaker.offer([(name, name) for name in voices.speakers], selection.speakers)
        self.actor.offer([(name, name) for name in voices.actors["actor"]], selection.actors, voices.called)
        tables = self._tables(self.desk.view)
        figure = getattr(charts, self.what.value)(*tables)
        ring_mark(figure, self.desk.mark.key)
        self.voices.show(figure, tables[0])

    def _tables(self, view: View) -> list[pd.DataFrame]:
        return [getattr(view, name) for name in TABLES[self.what.value]]

    def _on_click(self, data: list) -> None:
        match data:
            case ["quotation", int() as row, *_]:
                self.desk.toggle(Mark(places=("quotation", row)))
            case ["speaker", str(speaker), str() | int() as part, *_]:
                self.desk.toggle(Mark(places=("speaker", speaker, part)))
            case ["speaker" | "actor" as what, str(name), *_]:
                self.desk.toggle(Mark(places=(what, name)))
            case ["link", str(actor), str(other), *_]:
                self.desk.toggle(Mark(places=("link", actor, other)))

    @property
    def _kept(self) -> dict[str, tuple[str, ...]]:
        """The part of the selection that keeps what is marked; nothing where it is kept already."""
        match self.desk.mark.places:
            case ("actor", actor):
                kept = {"actors": (actor,)}
            case ("speaker", speaker, *_):
                kept = {"speakers": (speaker,)}
            case ("quotation", row) if self.reading.is_read and not pd.isna(speaker := self.desk.study.quotations.loc[row, "speaker"]):
                kept = {"speakers": (speaker,)}
            case _:
                return {}
        return {} if all(getattr(self.desk.selection, part) == value for part, value in kept.items()) else kept

    def _offer_keeping(self) -> None:
        kept = self._kept
        self.keep.layout.display = None if kept else "none"
        for part, (name,) in kept.items():
            self.keep.description = f"Keep only what {'names' if part == 'actors' else 'quotes'} {shortened(name)}"

    def _box(self, label: str, part: str, placeholder: str, tooltip: str) -> NameBox:
        return NameBox(
            label,
            f"kz-{part}",
            hints=(placeholder, tooltip),
            on_choose=lambda keys: self.desk.choose(**{part: tuple(keys)}),
            on_unknown=self._say_unknown,
        )

    def _say_unknown(self, typed: str) -> None:
        with self.desk.lock:
            self.desk.problem = f"Nobody is called “{typed}”."
            self.draw()
