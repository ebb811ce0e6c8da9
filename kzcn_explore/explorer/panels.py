"""Panels: each draws tables of the view and turns a click into a mark; nothing is computed here."""

from __future__ import annotations

from functools import lru_cache

import ipywidgets as widgets
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.palette import FEW_DOCUMENTS
from kzcn_explore.charts.reading import themes_by_share
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.charts.single_documents import MOST_SINGLE, needs_documents
from kzcn_explore.charts.wide_lane import MOST_IN_LANE
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.term_row import TermRow
from kzcn_explore.tallies.lone import lone_document_themes, lone_documents

USUAL_TERMS = 3
PLACES = "term_places"
HOW = {"how often": "", "where in the documents": PLACES}
KEPT = 8


class ThemesPanel(widgets.VBox):
    """Themes by document, over time or by group, and the terms of the chosen theme."""

    title = "Themes"
    settings = ("themes", "n_themes", "every", "by", "group")

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.themes = ChartBox("kz-themes", bundle, self._on_theme)
        self.terms = TermRow(self._on_term)
        self._theme = 0
        self._searches: dict[str, str] = {}  # what was searched for -> the term that was pressed
        super().__init__([self.themes, self.terms])

    @property
    def chart(self) -> str:
        """The name of the chart, and of the view's table that it draws."""
        if self.desk.each_document:
            return "document_themes"
        return "theme_timeline" if self.desk.settings.group is None else "group_timeline"

    def draw(self) -> None:
        """Draw the present view."""
        view, chosen = self.desk.view, self.desk.chosen_theme
        if self.chart == "group_timeline":
            table = view.group_timeline(self.desk.settings.group)
            figure = charts.group_timeline(table, theme=chosen)
        elif self.chart == "theme_timeline":
            table = view.theme_timeline
            figure = charts.theme_timeline(table, documents=self._documents(), chosen=chosen)
        else:
            table = view.document_themes
            figure = charts.document_themes(table, chosen=chosen)
        ring_mark(figure, self.desk.mark.key)
        self.themes.show(figure, table)
        self._theme = self._shown_theme()
        terms = self.desk.terms_of(self._theme)
        self.terms.show(terms if view.n_passages else terms.head(0), chosen=self._searches.get(self.desk.mark.term))

    def code(self) -> str:
        """Write the expression that draws the present chart."""
        theme = self.desk.chosen_theme
        if self.chart == "group_timeline":
            parts = [f"view.group_timeline({self.desk.settings.group!r})", *([] if theme is None else [f"theme={theme}"])]
        else:
            alone = self.chart == "theme_timeline" and self._documents() is not None
            parts = [f"view.{self.chart}", *(["documents=view.document_themes"] if alone else [])]
            parts += [] if theme is None else [f"chosen={theme}"]
        return f"kz.charts.{self.chart}({', '.join(parts)})"

    def _documents(self) -> pd.DataFrame | None:
        """The rows of ``view.document_themes`` that the timeline draws; None where it draws no document by itself."""
        view = self.desk.view
        if not needs_documents(view.theme_timeline):
            return None
        themed, selection = view.study.themed, view.selection
        chosen = themed.tally(selection, themes=False).on_days(themed.rows.intervals.let_in(selection))
        lone = lone_documents(chosen, view.study.every, fewer=FEW_DOCUMENTS, most=MOST_SINGLE, most_unplaced=MOST_IN_LANE)
        return lone_document_themes(chosen, themed, lone) if lone.any() else None

    def _shown_theme(self) -> int:
        """The chosen theme, else the one that takes most of the view; a term that is read leaves the theme as it was."""
        if self.desk.chosen_theme is not None:
            return self.desk.chosen_theme
        if self.desk.mark.term and self._theme < self.desk.study.model.n_themes_:
            return self._theme
        view = self.desk.view
        if self.desk.each_document:
            order = themes_by_share(view.document_themes, unit="n_tokens")
        else:
            order = themes_by_share(view.theme_timeline, unit="n_documents" if self.desk.settings.by == "documents" else "n_tokens")
        return next(iter(order), 0)

    def _on_term(self, term: str) -> None:
        search = ", ".join(self.desk.written(self._theme, term))
        self._searches = {search: term}
        self.desk.toggle(Mark(term=search))

    def _on_theme(self, data: list) -> None:
        match data:
            case [str(document), theme, *_] if self.chart == "document_themes" or data[-1] == "document":
                self.desk.toggle(Mark(document=document, theme=None if theme is None else int(theme)))
            case [str(period), group, *_] if self.chart == "group_timeline":
                self.desk.toggle(Mark(period=period, theme=self._theme, group=str(group)))
            case [str(period), theme, *_]:
                self.desk.toggle(Mark(period=period, theme=int(theme)))


class TermsPanel(widgets.VBox):
    """How often terms of the reader's choice are used over time, or where in each document they stand."""

    title = "Terms"
    settings = ("every", "by")

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.words = widgets.Text(
            value=", ".join(desk.usual_terms(USUAL_TERMS)),
            description="Terms",
            continuous_update=False,
            tooltip="Words or phrases, separated by commas; * stands for any letters",
        )
        self.words.add_class("kz-terms-box")
        self.how = widgets.Dropdown(options=[*HOW.items()], description="Show", tooltip="How often they are used, or where they stand")
        self.how.add_class("kz-terms-how")
        for control in (self.words, self.how):
            control.observe(lambda _change: self.draw(), "value")
        self.terms = ChartBox("kz-terms", bundle, self._on_click)
        # Of a large corpus a count takes seconds: those of the last views are kept.
        self._count = lru_cache(maxsize=KEPT)(lambda view, chart, terms: getattr(view, chart)([*terms]))
        row = widgets.Box([self.words, self.how])
        row.add_class("kz-row").add_class("kz-terms-row")
        super().__init__([row, self.terms])

    @property
    def chart(self) -> str:
        """The name of the chart, and of the view's table that it draws."""
        if self.how.value:
            return self.how.value
        return "document_terms" if self.desk.each_document else "term_timeline"

    @property
    def wanted(self) -> list[str]:
        """The terms in the box."""
        return [term.strip() for term in self.words.value.split(",") if any(letter.isalnum() for letter in term)]

    def draw(self) -> None:
        """Draw the present view."""
        with self.desk.lock, self.desk.at_work.on("Counting the terms …"):
            table = self._count(self.desk.view, self.chart, tuple(self.wanted)) if self.wanted else pd.DataFrame()
            figure = getattr(charts, self.chart)(table)
            ring_mark(figure, self.desk.mark.key)
            self.terms.show(figure, table)

    def code(self) -> str:
        """Write the expression that draws the present chart; of no terms there is none, but a list of what is chosen."""
        return f"kz.charts.{self.chart}(view.{self.chart}({self.wanted!r}))" if self.wanted else "view.list_documents()"

    def _on_click(self, data: list) -> None:
        match data:
            case [str(term)]:  # the name of a line
                self.desk.toggle(Mark(term=term))
            case [str(document), str(term), int(passage), int(start), int(end), *_] if self.chart == PLACES:
                self.desk.toggle(Mark(document=document, term=term, passage=passage, span=(start, end)))
            case [str(place), str(term), *_]:
                self.desk.toggle(Mark(document=place, term=term) if self.desk.each_document else Mark(period=place, term=term))
