"""Panels: each draws tables of the view and turns a click into a mark; nothing is computed here."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.palette import ACCENT
from kzcn_explore.charts.reading import themes_by_share
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark

# Up to so many documents are drawn one by one; more are drawn as shares of periods.
FEW = 60
USUAL_TERMS = 3
THEME_TERMS = 6
HALF_DAY = pd.Timedelta("12h")
SHADE = {"fillcolor": ACCENT, "opacity": 0.12, "line": {"width": 0}, "layer": "below"}


class Overview(ChartBox):
    """Documents over time, the chosen part in accent; dragging over it chooses dates."""

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.few = len(desk.documents) <= FEW
        super().__init__("kz-overview", bundle, self._on_click, self._on_brush)
        desk.observe(self._draw, ["selection"])
        self._draw()

    def _draw(self, _change: object = None) -> None:
        view, selection = self.desk.view, self.desk.selection
        if self.few:
            table = view.documents.drop(columns="text").reset_index()
            figure = charts.documents(self.desk.documents, chosen=view.documents.index)
        else:
            table = view.document_timeline
            figure = charts.document_timeline(self.desk.study.view().document_timeline, chosen=table)
        figure.layout.shapes += brush_shapes(selection.start, selection.end)
        self.show(figure, table)

    def _on_brush(self, start: str | None, end: str | None) -> None:
        # Plotly writes an instant; a brushed day counts from its noon on, so that a hand's tremble takes in no neighbour.
        first = start and f"{pd.Timestamp(start).round('D'):%Y-%m-%d}"
        last = end and f"{pd.Timestamp(end).round('D'):%Y-%m-%d}"
        self.desk.choose(start=first, end=last)

    def _on_click(self, data: list) -> None:
        self.desk.toggle(Mark(document=data[0]) if self.few else Mark(period=data[0]))


class ThemesPanel(widgets.VBox):
    """Themes over time, and the terms of the chosen theme."""

    title = "Themes"
    wanted = None

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.few = len(desk.documents) <= FEW
        self.chart = "document_themes" if self.few else "theme_timeline"
        self.themes = ChartBox("kz-themes", bundle, self._on_theme)
        self.terms = ChartBox("kz-theme-terms", bundle, self._on_term)
        super().__init__([self.themes, self.terms])

    def draw(self) -> None:
        """Draw the present view."""
        view = self.desk.view
        table = getattr(view, self.chart)
        self.themes.show(getattr(charts, self.chart)(table, chosen=self.desk.chosen_theme), table)
        terms = view.theme_terms
        shown = self.desk.chosen_theme
        if shown is None:  # the theme that takes most of the view
            shown = next(iter(themes_by_share(table, unit="n_tokens")), 0)
        its_own = terms[terms["theme"] == shown]
        if view.n_passages:
            self.terms.show(charts.theme_terms(terms, theme=shown, limit=THEME_TERMS), its_own)
        else:
            self.terms.show(charts.theme_terms(terms.head(0)), its_own)

    def _on_theme(self, data: list) -> None:
        place, theme = data[0], int(data[1])
        self.desk.toggle(Mark(document=place, theme=theme) if self.few else Mark(period=place, theme=theme))

    def _on_term(self, data: list) -> None:
        self.desk.toggle(Mark(term=data[0]))


class TermsPanel(widgets.VBox):
    """How often terms of the reader's choice are used over time."""

    title = "Terms"

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.few = len(desk.documents) <= FEW
        self.chart = "document_terms" if self.few else "term_timeline"
        self.words = widgets.Text(
            value=", ".join(desk.usual_terms(USUAL_TERMS)),
            description="Terms",
            continuous_update=False,
            tooltip="Words or phrases, separated by commas; * stands for any letters",
        )
        self.words.add_class("kz-terms-box")
        self.words.observe(lambda _change: self.draw(), "value")
        self.terms = ChartBox("kz-terms", bundle, self._on_click)
        super().__init__([self.words, self.terms])

    @property
    def wanted(self) -> list[str]:
        """The terms in the box."""
        return [term.strip() for term in self.words.value.split(",") if any(letter.isalnum() for letter in term)]

    def draw(self) -> None:
        """Draw the present view."""
        table = getattr(self.desk.view, self.chart)(self.wanted) if self.wanted else pd.DataFrame()
        self.terms.show(getattr(charts, self.chart)(table), table)

    def _on_click(self, data: list) -> None:
        place, term = data[0], data[1]
        self.desk.toggle(Mark(document=place, term=term) if self.few else Mark(period=place, term=term))


def brush_shapes(start: str | None, end: str | None) -> tuple[dict[str, object], ...]:
    """Return the shade under the chosen dates on the overview; none where a side is open."""
    if start is None or end is None:
        return ()
    # Half a day on each side, so that the shade holds the dots of its first and last day.
    first, last = pd.Timestamp(start) - HALF_DAY, pd.Timestamp(end) + HALF_DAY
    return ({"type": "rect", "xref": "x", "yref": "y domain", "x0": f"{first}", "x1": f"{last}", "y0": 0, "y1": 1, **SHADE},)
