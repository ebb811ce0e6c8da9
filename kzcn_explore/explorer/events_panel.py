"""The tab Events: the days that the texts speak of beside those on which they were published, and how each event's date went."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.charts.words import interval_words
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.line_list import LineList
from kzcn_explore.explorer.name_box import NameBox
from kzcn_explore.explorer.place_words import event_name, shortened
from kzcn_explore.explorer.reading_row import ReadingRow
from kzcn_explore.explorer.words import count, day_words
from kzcn_explore.tallies.voices import EVENT_MENTIONS

LANES, TIMELINE = "event_lanes", "event_timeline"
MOST_DRAWN = 60  # documents that are drawn one by one
N_LISTED = 5


class EventsPanel(widgets.VBox):
    """What the texts date, in three lanes, and the events that most documents speak of; a click opens the passages.

    What is dated is found once for the corpus, in a thread where that takes long.

    Parameters
    ----------
    desk : Desk
    bundle : PlotlyBundle
    """

    title = "Events"
    settings = ("every",)

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self._named: tuple[object, list[tuple[str, int]]] | None = None
        self.event = NameBox(
            "Event",
            "kz-events-event",
            hints=("any", "Keep passages that date this event, in every panel"),
            on_choose=lambda keys: desk.choose(events=tuple(keys)),
            on_unknown=self._say_unknown,
        )
        self.keep = widgets.Button(description="Keep only this event", tooltip="Keep only the passages that date it, in every panel")
        self.keep.add_class("kz-plain").add_class("kz-keep")
        self.keep.on_click(lambda _button: desk.choose(events=(self._marked,)))
        self.reading = ReadingRow("kz-events", desk, [EVENT_MENTIONS], self.draw)
        self.lanes = ChartBox("kz-events", bundle, self._on_click)
        self.listed = LineList(lambda event: desk.toggle(Mark(places=("event", event))))
        self.history = LineList(lambda mention: desk.toggle(Mark(places=("mention", mention))))
        row = widgets.Box([self.event, self.keep])
        row.add_class("kz-row").add_class("kz-events-row")
        below = widgets.Box([self.listed, self.history])
        below.add_class("kz-events-below")
        super().__init__([row, self.reading, self.lanes, below])
        self.add_class("kz-events-panel")

    @property
    def chart(self) -> str:
        """The name of the chart, and of the view's table that it draws."""
        return LANES if self.desk.view.n_documents <= MOST_DRAWN else TIMELINE

    def draw(self) -> None:
        """Show what the present view dates; begin to read the corpus if that was not done."""
        with self.desk.lock:
            ready = self.reading.ready()
            if ready:
                with self.desk.at_work.on("Counting what is dated …"):
                    self._show()
                self.reading.hide()
            for widget in (self.event, self.lanes, self.listed, self.history):
                widget.layout.display = None if ready else "none"
            marked = self._marked if ready else None
            self.keep.layout.display = "none" if marked is None or self.desk.selection.events == (marked,) else None

    def code(self) -> str:
        """Write the expression that draws the present chart."""
        return {
            LANES: "kz.charts.event_lanes(view.event_mentions, view.documents)",
            TIMELINE: "kz.charts.event_timeline(view.event_timeline)",
        }[self.chart]

    @property
    def _marked(self) -> int | None:
        """The event that is marked, or one of whose mentions is."""
        match self.desk.mark.places:
            case ("event", event):
                return event
            case ("mention", *mentions) if self.reading.is_read:
                events = self.desk.study.view().event_mentions.loc[mentions, "event"].unique()
                return int(events[0]) if len(events) == 1 else None
        return None

    def _show(self) -> None:
        view = self.desk.view
        self.event.offer(self._named_events(), self.desk.selection.events)
        if self.chart == LANES:
            table, figure = view.event_mentions, charts.event_lanes(view.event_mentions, view.documents)
        else:
            table = view.event_timeline
            figure = charts.event_timeline(table)
        mark = self.desk.mark
        ring_mark(figure, [mark.period, "published"] if mark.period else ["document", mark.document] if mark.document else mark.key)
        self.lanes.show(figure, table)
        self._list_events(view.events)
        self._write_history()

    def _named_events(self) -> list[tuple[str, int]]:
        """Name all events of the corpus, those of most documents first; of events named alike each but the first has its number."""
        themed = self.desk.study.themed
        if self._named is None or self._named[0] is not themed.voices:
            known = themed.voices.events.sort_values(["n_documents", "n_mentions"], ascending=False, kind="stable")
            names: dict[str, int] = {}
            for row in known[["event", "what", "earliest", "latest"]].to_dict("records"):
                name = event_name(row)
                names[f"{name} no. {row['event']:,}" if name in names else name] = row["event"]
            self._named = themed.voices, [*names.items()]
        return self._named[1]

    def _list_events(self, events: pd.DataFrame) -> None:
        """List the events that most documents speak of."""
        several = events[events["n_documents"] > 1].sort_values(["n_documents", "n_mentions"], ascending=False, kind="stable")
        lines = [(row["event"], shortened(row["what"]), event_facts(row)) for row in several.head(N_LISTED).to_dict("records")]
        label = f"In several documents ({len(several):,} of {count(len(events), 'event')}):" if lines else ""
        self.listed.show_lines(label, lines, chosen=self._marked)

    def _write_history(self) -> None:
        """Say how the date of the marked event went from document to document."""
        event = self._marked
        history = None if event is None else self.desk.view.event_history(event)
        if history is None or history.empty:
            self.history.show_lines("", [])
            return
        lines = [(row["mention"], row["words"], [document_day(row), row["title"]]) for row in history.to_dict("records")]
        places = self.desk.mark.places
        self.history.show_lines("How its date went:", lines, chosen=places[1] if places[0] == "mention" else None)

    def _on_click(self, data: list) -> None:
        match data:
            case ["mention", int() as mention, *_]:
                self.desk.toggle(Mark(places=("mention", mention)))
            case ["mentions", [*mentions], *_] if mentions and all(isinstance(one, int) for one in mentions):
                self.desk.toggle(Mark(places=("mention", *mentions)))
            case ["event", int() as event, *_]:
                self.desk.toggle(Mark(places=("event", event)))
            case ["document", str(document), *_] if self.desk.knows(document):
                self.desk.toggle(Mark(document=document))
            case ["published", str(period), *_] | [str(period), "published", *_]:
                self.desk.toggle(Mark(period=period))
            case ["past" | "ahead" as lane, str(period), *_] | [str(period), "past" | "ahead" as lane, *_]:
                self.desk.toggle(Mark(places=("lane", lane, period)))

    def _say_unknown(self, typed: str) -> None:
        with self.desk.lock:
            self.desk.problem = f"No event is called “{typed}”."
            self.draw()


def event_facts(row: dict) -> list[str]:
    """Say in short when an event is, how many documents speak of it, and how its date moved.

    Parameters
    ----------
    row : dict
        Of ``events``.

    Examples
    --------
    >>> day = pd.Timestamp("2021-10-04")
    >>> event_facts({"earliest": day, "latest": day, "n_documents": 3, "slips": ["sharper", "later"], "done": True})
    ['4 Oct 2021', '3 documents', 'sharpened once, slipped once', 'spoken of as done']
    """
    times = {1: "once", 2: "twice"}
    counts = {verb: row["slips"].count(step) for step, verb in (("sharper", "sharpened"), ("later", "slipped"), ("earlier", "moved up"))}
    moved = ", ".join(f"{verb} {times.get(n, f'{n} times')}" for verb, n in counts.items() if n)
    done = ["spoken of as done"] if row["done"] else []
    return [interval_words(row["earliest"], row["latest"]), count(row["n_documents"], "document"), *([moved] if moved else []), *done]


def document_day(row: dict) -> str:
    """Write when the document of a row was published."""
    return day_words({"earliest": row["document_earliest"], "latest": row["document_latest"]})
