"""Compare: the terms that tell two sides apart: the selection and the rest, two periods, or two sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from html import escape

import ipywidgets as widgets
import pandas as pd

from kzcn_explore import charts
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.chart_box import ChartBox
from kzcn_explore.explorer.code import selection_code
from kzcn_explore.explorer.comparison import BY_PERIOD, BY_SOURCE, OTHERS, REST, Comparison, offered_periods
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.mark import REFERENCE, TARGET, Mark
from kzcn_explore.selection import NO_PERIODS

N_TERMS = 300  # a side that are drawn at most
ENOUGH = 5  # documents a side from which on there are bands
KEPT = 8
KINDS = {REST: "what is chosen, with the rest", BY_PERIOD: "a period, with another", BY_SOURCE: "a source, with another"}
NOBODY = "Nothing with a word within the present filter belongs to {}. Choose another side, or widen the filter."
FEW = "Fewer than five documents on a side ({}): what differs may be these documents alone. Read them."
PHRASES = "A phrase is a term of its own: the words inside it do not count again."
NOTHING_LEFT_OUT = (
    "Everything is chosen, so there is no rest to compare it with. Choose dates, a source, a theme or a search above, or compare two "
    "periods or sources."
)


class ComparePanel(widgets.VBox):
    """Which terms one side uses more than the other, and how sure that is; a click on a term opens its passages on both sides."""

    title = "Compare"
    settings = ("every",)

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self._following = False
        self._chosen = False  # whether the reader chose what to compare
        # Of one source and of documents without any there are two sides.
        sources, self._some_have_no_source = desk.values("source")
        self._sources = [(name, name) for name in sources]
        self.kind = self._menu("Compare", "kz-compare-kind", lambda kind: self._usual(kind))
        self.target = self._menu("", "kz-compare-target", self._turned)
        self.reference = self._menu("with", "kz-compare-reference", lambda one: replace(self.desk.comparison, reference=one))
        self.note = widgets.HTML()
        self.note.add_class("kz-note")
        self.terms = ChartBox("kz-compare", bundle, self._on_click)
        # Of a large corpus a comparison takes some tenths of a second: those of the last views are kept.
        self._scores = lru_cache(maxsize=KEPT)(lambda target, reference: target.keyness(reference, n_terms=N_TERMS))
        row = widgets.Box([self.kind, self.target, self.reference])
        row.add_class("kz-row").add_class("kz-compare-row")
        super().__init__([row, self.note, self.terms])

    def draw(self) -> None:
        """Draw the present comparison."""
        with self.desk.lock, self.desk.at_work.on("Comparing the terms …"):
            self._offer()
            table, said = self._table()
            self.note.value = f'<p role="status">{escape(said)}</p>' if said else ""
            self.note.layout.display = None if said else "none"
            self.terms.layout.display = "none" if table is None else None
            if table is not None:
                figure = charts.keyness(table, **self.desk.side_names)
                ring_mark(figure, self.desk.mark.key)
                by_strength = table["z"].abs().sort_values(ascending=False, kind="stable").index
                self.terms.show(figure, table.loc[by_strength])

    def code(self) -> str:
        """Write the lines that draw the present chart; where there is none, a list of what is chosen."""
        if self._table()[0] is None:
            return "view.list_documents()"
        sides = self.desk.comparison.sides(self.desk.selection)
        lines, names = [], {REFERENCE: ""}
        for side, selection in zip((TARGET, REFERENCE), sides, strict=True):
            names[side] = "view" if selection == self.desk.selection else side
            if names[side] == side and selection.changed():
                lines.append(f"{side} = study.view({selection_code(selection)})")
        # Without a reference a view is compared with all that it leaves out.
        reference = f"{names[REFERENCE]}, " if sides[1].changed() else ""
        called = ", ".join(f"{side}={name!r}" for side, name in self.desk.side_names.items())
        return "\n".join([*lines, f"kz.charts.keyness({names[TARGET]}.keyness({reference}n_terms={N_TERMS}), {called})"])

    def _table(self) -> tuple[pd.DataFrame | None, str]:
        """Compare, and say what a reader must know of it; or why there is nothing to compare."""
        sides, names = self.desk.sides, self.desk.side_names
        if self.desk.comparison.kind == REST and self._is_all:
            return None, NOTHING_LEFT_OUT
        if not sides[TARGET].n_tokens:
            return None, NOBODY.format(names[TARGET])
        try:
            table = self._scores(sides[TARGET], sides[REFERENCE])
        except ValueError:  # all that the reference lets through stands on the other side
            return None, NOBODY.format(names[REFERENCE])
        few = [f"{name}: {n}" for side, name in names.items() if (n := table.attrs[f"n_documents_{side}"]) < ENOUGH]
        return table, " ".join([*([FEW.format(", ".join(few))] if few else []), PHRASES])

    def _offered(self, kind: str) -> list[tuple[str, str]]:
        """List the periods or sources to choose from, each with its name for a reader."""
        if kind == BY_SOURCE:
            allowed = self.desk.selection.sources
            return [(name, one) for name, one in self._sources if not allowed or one in allowed]
        if self.desk.selection.periods:  # set by code: no part of it can be named by one period
            return []
        intervals, every = self.desk.study.themed.rows.intervals, self.desk.study.every
        periods, place_of = intervals.by_period(every)
        return offered_periods(periods, [(place_of == place).any() for place in range(len(periods))], bool((place_of < 0).any()), every)

    @property
    def _is_all(self) -> bool:
        return self.desk.view.n_passages == self.desk.study.corpus.n_passages

    def _usual(self, kind: str) -> Comparison:
        """Compare the last period with the one before, or the first source with all others."""
        if kind == REST:
            return Comparison()
        offered = [one for _, one in self._offered(kind)]
        periods = [one for one in offered if one not in NO_PERIODS] if kind == BY_PERIOD else []
        return Comparison(kind, *periods[-1:-3:-1]) if len(periods) > 1 else Comparison(kind, offered[0], OTHERS)

    def _turned(self, target: str) -> Comparison:
        """Compare another target; one that was the reference changes places with the old target."""
        now = self.desk.comparison
        return replace(now, target=target, reference=now.target if target == now.reference else now.reference)

    def _offer(self) -> None:
        """Show the present comparison in the menus; one of periods that there are no more gives way to the usual one."""
        offered = {kind: self._offered(kind) for kind in (BY_PERIOD, BY_SOURCE)}
        without = self._some_have_no_source and not self.desk.selection.sources
        n_sides = {BY_PERIOD: len(offered[BY_PERIOD]), BY_SOURCE: len(offered[BY_SOURCE]) + without}
        kinds = [REST, *(kind for kind, n in n_sides.items() if n > 1)]
        comparison = self.desk.comparison
        if not self._chosen:
            # Of everything there is no rest: to begin with, periods tell more.
            kind = BY_PERIOD if self._is_all and BY_PERIOD in kinds else REST
            comparison = comparison if kind == comparison.kind else self._usual(kind)
            self.desk.compare(comparison)
        if comparison.kind != REST:
            known = {one for _, one in offered[comparison.kind]} | {OTHERS}
            if comparison.kind not in kinds or not {comparison.target, comparison.reference} <= known:
                comparison = self._usual(comparison.kind) if comparison.kind in kinds else Comparison()
                self.desk.compare(comparison)
        self._following = True
        try:
            _show(self.kind, [(KINDS[kind], kind) for kind in kinds], comparison.kind)
            for menu in (self.target, self.reference):
                menu.layout.display = "none" if comparison.kind == REST else None
            if comparison.kind != REST:
                sides = offered[comparison.kind]
                _show(self.target, sides, comparison.target)
                others = [(name, one) for name, one in sides if one != comparison.target]
                _show(self.reference, [*others, ("all others", OTHERS)], comparison.reference)
        finally:
            self._following = False

    def _menu(self, label: str, name: str, turned: Callable[[str], Comparison]) -> widgets.Dropdown:
        menu = widgets.Dropdown(description=label, tooltip="Which two sides are compared")
        menu.add_class(name)

        def choose(change: dict) -> None:
            with self.desk.lock:
                if not self._following and change["new"] is not None:
                    self._chosen = True
                    self.desk.compare(turned(change["new"]))

        menu.observe(choose, "value")
        return menu

    def _on_click(self, data: list) -> None:
        match data:
            case [None, str(term), *_]:
                table = self._scores(*self.desk.sides.values()).set_index("term")["log_ratio"]
                if term in table.index:
                    self.desk.toggle(Mark(term=term, side=TARGET if table[term] >= 0 else REFERENCE))


def _show(menu: widgets.Dropdown, options: list[tuple[str, str]], chosen: str) -> None:
    if tuple(options) != tuple(menu.options):
        menu.options = options
    menu.value = chosen
