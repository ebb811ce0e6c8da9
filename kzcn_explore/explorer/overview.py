"""The overview: documents over time, the chosen part in accent; dragging over it chooses dates."""

from __future__ import annotations

import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.palette import ACCENT, FONT_SIZE, MUTED
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.settings import FEW

TITLE_ROOM = 26  # px of the line of the title
LINE = 16  # px of a line of the subtitle
HALF_DAY = pd.Timedelta("12h")
SHADE = {"fillcolor": ACCENT, "opacity": 0.12, "line": {"width": 0}, "layer": "below"}


class Overview(ChartBox):
    """Documents over time, the chosen part in accent; dragging over it chooses dates."""

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.few = desk.study.corpus.n_documents <= FEW
        super().__init__("kz-overview", bundle, self._on_click, self._on_brush)
        desk.observe(self._draw, ["selection", "settings", "mark"])
        self._draw()

    def _draw(self, _change: object = None) -> None:
        view, selection = self.desk.view, self.desk.selection
        if self.few:
            table = view.documents.drop(columns="text").reset_index()
            figure = charts.documents(self.desk.study.corpus.documents, chosen=view.documents.index)
        else:
            table = view.document_timeline
            figure = charts.document_timeline(self.desk.study.view().document_timeline, chosen=table)
        ring_mark(figure, self.desk.mark.key[:1])
        plain = figure.plain()
        plain["layout"] = with_shade(without_title(plain["layout"]), brush_shapes(selection.start, selection.end))
        self.show_plain(plain, table)

    def _on_brush(self, start: str | None, end: str | None) -> None:
        # Plotly writes an instant; a brushed day counts from its noon on, so that a hand's tremble takes in no neighbour.
        first = start and f"{pd.Timestamp(start).round('D'):%Y-%m-%d}"
        last = end and f"{pd.Timestamp(end).round('D'):%Y-%m-%d}"
        self.desk.choose(start=first, end=last)

    def _on_click(self, data: list) -> None:
        self.desk.toggle(Mark(document=data[0]) if self.few else Mark(period=data[0]))


def without_title(layout: dict) -> dict:
    """Put the subtitle in the place of the title, which the explorer's own says already, and give back the room."""
    title, margin = layout["title"], layout["margin"]
    text = title["subtitle"]["text"]
    if not text:  # an empty figure says its reason under its title
        return layout
    pad = {"l": 12, "b": -8 - LINE * (text.count("<br>") + 1)}
    subtitle = {"text": text, "font": {"size": FONT_SIZE, "color": MUTED}, "subtitle": {"text": ""}, "pad": pad}
    return layout | {"title": subtitle, "margin": margin | {"t": margin["t"] - TITLE_ROOM}, "height": layout["height"] - TITLE_ROOM}


def with_shade(layout: dict, shade: tuple[dict[str, object], ...]) -> dict:
    """Put a shade above the other shapes."""
    return layout | {"shapes": [*layout.get("shapes", []), *shade]}


def brush_shapes(start: str | None, end: str | None) -> tuple[dict[str, object], ...]:
    """Return the shade under the chosen dates on the overview; none where a side is open."""
    if start is None or end is None:
        return ()
    # Half a day on each side, so that the shade holds the dots of its first and last day.
    first, last = pd.Timestamp(start) - HALF_DAY, pd.Timestamp(end) + HALF_DAY
    return ({"type": "rect", "xref": "x", "yref": "y domain", "x0": f"{first}", "x1": f"{last}", "y0": 0, "y1": 1, **SHADE},)
