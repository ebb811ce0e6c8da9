"""Controls: dates, presets, sources, themes and search; each replaces a part of the selection and follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import ipywidgets as widgets
import pandas as pd

from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.place_words import shortened
from kzcn_explore.explorer.words import count, language_words
from kzcn_explore.selection import TUPLES

MOST_YEAR_BUTTONS = 8
SEVERAL = "several"
# What no menu of the controls shows, in words.
CHIPS = {
    "documents": lambda _desk, chosen: f"{count(len(chosen), 'document')} chosen",
    "actors": lambda _desk, chosen: f"names {shortened(chosen[0], MOST_LETTERS) if len(chosen) == 1 else count(len(chosen), 'actor')}",
    "speakers": lambda _desk, chosen: f"quotes {shortened(chosen[0], MOST_LETTERS) if len(chosen) == 1 else count(len(chosen), 'speaker')}",
    "events": lambda desk, chosen: event_chip(desk, chosen),
}
MOST_LETTERS = 24


class Controls(widgets.VBox):
    """The filter bar: two date pickers, presets, drop-downs, a search box, and the line that says what is counted.

    Parameters
    ----------
    desk : Desk
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._following = False
        self.year: widgets.Dropdown | None = None  # of many years, in place of buttons
        self.start = self._date_picker("From", "start")
        self.end = self._date_picker("To", "end")
        self.dates = self._menu(
            "Dates",
            [("surely in range", "exact"), ("possibly in range", "possible"), ("undated too", "all")],
            lambda value: {"dates": value},
            "Which documents a range of dates lets in: all days that the date may be lie in it, or any, or those without a date too",
        )
        self.source = self._column_menu("Source", "source", "sources", "all sources")
        self.language = self._column_menu("Language", "language", "languages", "all languages", language_words)
        self.theme = self._theme_menu()
        self.search = widgets.Text(
            description="Search",
            placeholder="a phrase; or one, other; visit*",
            continuous_update=False,
            tooltip="Words in this order; a comma separates alternatives; * stands for any letters",
        )
        self.search.add_class("kz-search")
        self.search.observe(lambda change: self._choose({"search": change["new"]}), "value")
        self.line = widgets.HTML()
        self.line.add_class("kz-line")
        clear = widgets.Button(description="Clear", tooltip="Every filter and the chosen mark")
        clear.add_class("kz-clear")
        clear.on_click(lambda _button: self._clear())
        self.chips = {part: self._chip(part) for part in CHIPS}
        shown = [self.source, self.theme, self.search, *self.chips.values(), clear]
        if len(desk.values("language")[0]) > 1:
            shown.insert(1, self.language)
        super().__init__(
            [
                _row([self.start, self.end, self.dates, self._presets()], "kz-when"),
                _row(shown, "kz-choices"),
                _row([self.line, desk.at_work], "kz-truth"),
            ]
        )
        self.add_class("kz-controls")
        desk.observe(self._follow, ["selection", "problem"])
        desk.observe(self._offer_themes, ["settings"])
        self._follow()

    def _choose(self, parts: dict[str, object]) -> None:
        with self.desk.lock:
            if not self._following:
                self.desk.choose(**parts)

    def _clear(self) -> None:
        with self.desk.lock:
            self.desk.choose(**_cleared())
            self.desk.release()
            self._follow()

    @contextmanager
    def _hold(self) -> Iterator[None]:
        """Set controls from the selection without their setting it back."""
        self._following = True
        try:
            yield
        finally:
            self._following = False

    def _follow(self, change: object = None) -> None:
        """Show the selection; a control whose part stayed the same is left alone, since the reader may be at it."""
        selection = self.desk.selection
        before = change["old"] if change is not None and change["name"] == "selection" else None
        moved = {name for name in selection.__dataclass_fields__ if before is None or getattr(before, name) != getattr(selection, name)}
        with self._hold():
            if not self.desk.problem:
                for picker, name in ((self.start, "start"), (self.end, "end")):
                    if name in moved:
                        day = getattr(selection, name)
                        picker.value = day and pd.Timestamp(day).date()
                if "search" in moved:
                    self.search.value = selection.search
            if "dates" in moved:
                self.dates.value = selection.dates
            for menu, name in ((self.source, "sources"), (self.language, "languages"), (self.theme, "themes")):
                if name in moved:
                    _show_chosen(menu, getattr(selection, name))
            if self.year is not None and moved & {"start", "end"}:
                whole = (selection.start, selection.end)
                self.year.value = whole if whole in [value for _, value in self.year.options] else SEVERAL
            for part in moved & {*CHIPS}:
                chosen = getattr(selection, part)
                self.chips[part].description = f"{CHIPS[part](self.desk, chosen)} ×" if chosen else ""
                self.chips[part].layout.display = None if chosen else "none"
        self._count()

    def _count(self) -> None:
        self.line.value = _line(self.desk.view.line, self.desk.problem)

    def _chip(self, part: str) -> widgets.Button:
        """A button that shows what a tab chose, and lets go of it."""
        chip = widgets.Button(tooltip="Let go of this choice")
        chip.add_class("kz-chosen").add_class(f"kz-chosen-{part}").add_class("kz-plain")
        chip.on_click(lambda _button: self._choose({part: ()}))
        return chip

    def _date_picker(self, label: str, name: str) -> widgets.DatePicker:
        picker = widgets.DatePicker(description=label, tooltip=f"{label} this day, included")
        picker.add_class(f"kz-{label.lower()}")
        picker.observe(lambda change: self._choose({name: change["new"]}), "value")
        return picker

    def _menu(self, label: str, options: list[tuple[str, object]], parts: Callable[[object], dict], tooltip: str) -> widgets.Dropdown:
        menu = widgets.Dropdown(description=label, options=options, tooltip=tooltip)
        menu.add_class(f"kz-{label.lower()}")
        menu.observe(lambda change: None if change["new"] == SEVERAL else self._choose(parts(change["new"])), "value")
        return menu

    def _column_menu(self, label: str, column: str, part: str, everything: str, named: Callable[[str], str] = str) -> widgets.Dropdown:
        values, _ = self.desk.values(column)
        options = [(everything, ()), *((named(value), (value,)) for value in values)]
        return self._menu(label, options, lambda value: {part: value}, f"Keep documents of one {label.lower()}")

    def _offer_themes(self, _change: object = None) -> None:
        """Offer the present themes, and count again."""
        labels = self.desk.theme_labels
        with self._hold():
            if labels != [label for label, _ in self.theme.options[1:]]:
                self.theme.options = _theme_options(labels)
                self.theme.disabled = not labels
            _show_chosen(self.theme, self.desk.selection.themes)
        self._count()

    def _theme_menu(self) -> widgets.Dropdown:
        labels = self.desk.theme_labels
        options = _theme_options(labels)
        menu = self._menu("Theme", options, lambda value: {"themes": value}, "Keep passages of which this theme takes a fifth or more")
        menu.disabled = not labels
        return menu

    def _presets(self) -> widgets.HBox:
        documents = self.desk.facts("earliest", "latest", "date_from")
        dated = documents.loc[documents["date_from"] != "inferred", ["earliest", "latest"]].dropna()
        ranges: list[tuple[str, str | None, str | None]] = [("All", None, None)]
        if len(dated):
            first, last = dated["earliest"].min(), dated["latest"].max()
            years = sorted({*dated["earliest"].dt.year, *dated["latest"].dt.year})
            ranges += [(str(year), f"{year}-01-01", f"{year}-12-31") for year in years]
            if (last - first).days > 366:
                ranges.append(("Last 12 months", f"{last - pd.DateOffset(years=1) + pd.DateOffset(days=1):%Y-%m-%d}", f"{last:%Y-%m-%d}"))
        if len(ranges) > MOST_YEAR_BUTTONS + 2:
            self.year = self._menu(
                "Year",
                [("choose", SEVERAL), *((label, (start, end)) for label, start, end in ranges)],
                lambda value: {"start": value[0], "end": value[1]},
                "Set both dates at once",
            )
            return widgets.HBox([self.year])
        return widgets.HBox([self._preset(*one) for one in ranges]).add_class("kz-presets")

    def _preset(self, label: str, start: str | None, end: str | None) -> widgets.Button:
        button = widgets.Button(description=label, tooltip="Every date" if start is None else f"{start} to {end}")
        button.add_class("kz-preset")
        button.on_click(lambda _button: self.desk.choose(start=start, end=end))
        return button


def _cleared() -> dict[str, object]:
    parts = {"start": None, "end": None, "dates": "exact", "search": ""}
    return parts | dict.fromkeys(TUPLES, ())


def event_chip(desk: Desk, chosen: tuple[int, ...]) -> str:
    """Name the chosen events; one that the corpus does not have by its number."""
    if len(chosen) > 1:
        return f"dates {count(len(chosen), 'event')}"
    events = desk.study.events
    known = events.loc[events["event"] == chosen[0], "what"]
    return f"dates “{shortened(known.iloc[0], MOST_LETTERS)}”" if len(known) else f"dates event {chosen[0]}"


def _theme_options(labels: list[str]) -> list[tuple[str, tuple[int, ...]]]:
    return [("all themes", ()), *((label, (theme,)) for theme, label in enumerate(labels))]


def _row(children: list[widgets.Widget], name: str) -> widgets.Box:
    row = widgets.Box(children)
    row.add_class("kz-row").add_class(name)
    return row


def _show_chosen(menu: widgets.Dropdown, chosen: tuple) -> None:
    """Set a menu to what the selection holds; several at once, set by code, are an entry of their own."""
    options = [option for option in menu.options if option[1] != SEVERAL]
    if chosen not in [value for _, value in options]:
        options.append((f"{len(chosen)} chosen", SEVERAL))
        chosen = SEVERAL
    if tuple(options) != tuple(menu.options):
        menu.options = options
    menu.value = chosen


def _line(line: str, problem: str) -> str:
    """Write the filter line; its words are ours, and a problem may quote what was typed, so that is escaped."""
    from html import escape

    said = f'<span class="kz-problem" role="alert">{escape(problem)}</span> ' if problem else ""
    return f'{said}<span role="status">{escape(line)}</span>'
