"""The settings row: which themes, how many, which period, shares of what, and by which groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import ipywidgets as widgets

from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.number_box import NumberBox
from kzcn_explore.explorer.settings import EACH, FITTED, LEXICON

KINDS = {FITTED: "fitted", LEXICON: "lexicon"}
PERIOD_WORDS = {EACH: "each document"}
UNITS = {"tokens": "words", "documents": "documents"}
NO_GROUP = ""

HINT = "How many themes are fitted"
FIXED = "The model was read from a file, which holds no passages: another number needs a model fitted on the corpus"


class SettingsRow(widgets.Box):
    """Controls of the settings; each replaces a part of them and follows them. What a corpus does not offer has no control.

    Parameters
    ----------
    desk : Desk
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._following = False
        kinds, groups = desk.studies.kinds, desk.studies.groups
        self.themes = self._menu(
            "Themes", "themes", [(KINDS[kind], kind) for kind in kinds], "Themes that the passages themselves show, or those of the lexicon"
        )
        self.number = NumberBox("Number" if len(kinds) > 1 else "Themes", HINT, lambda number: self._set({"n_themes": number}))
        self.number.add_class("kz-n-themes")
        if len(kinds) > 1:  # it stands behind their menu, which names what is counted
            self.number.add_class("kz-unlabelled")
        self.every = self._menu(
            "Period", "every", [(PERIOD_WORDS.get(every, every), every) for every in desk.studies.periods], "How far time is cut up"
        )
        self.by = self._menu(
            "Share by",
            "by",
            [(words, by) for by, words in UNITS.items()],
            "A theme's part of the words; or of the documents, those that have a passage of it",
        )
        self.group = self._menu(
            "Group by", "group", [("none", NO_GROUP), *((name, name) for name in groups)], "Draw one theme for each of these apart"
        )
        shown: list[widgets.Widget] = [self.themes] if len(kinds) > 1 else []
        shown += [self.number] if FITTED in kinds else []
        shown += [self.every, self.by]
        shown += [self.group] if groups else []
        super().__init__(shown)
        self.add_class("kz-row").add_class("kz-settings")
        self._controls = {"themes": self.themes, "n_themes": self.number, "every": self.every, "by": self.by, "group": self.group}
        self._offered: Sequence[str] = [*self._controls]
        desk.observe(self._follow, ["settings", "problem"])
        self._follow()

    def offer(self, parts: Sequence[str]) -> None:
        """Show the controls of what a panel follows, by their part of the settings."""
        self._offered = parts
        self.layout.display = None if parts else "none"
        self._show()

    @property
    def _fitted(self) -> bool:
        return self.desk.settings.themes == FITTED and not self.desk.why_no_themes

    def _show(self) -> None:
        for part, control in self._controls.items():
            control.layout.display = None if part in self._offered and (self._fitted or control is not self.number) else "none"

    def _menu(self, label: str, part: str, options: list[tuple[str, str]], tooltip: str) -> widgets.Dropdown:
        menu = widgets.Dropdown(description=label, options=options, tooltip=tooltip)
        menu.add_class(f"kz-set-{part}")
        menu.observe(lambda change: self._set({part: change["new"]}), "value")
        return menu

    def _set(self, parts: dict[str, object]) -> None:
        with self.desk.lock:
            if self._following:
                return
            self.desk.set(**{part: None if value == NO_GROUP else value for part, value in parts.items()})

    def _follow(self, change: object = None) -> None:
        """Show the settings; a control whose part stayed the same is left alone, since the reader may be at it."""
        settings = self.desk.settings
        before = change["old"] if change is not None and change["name"] == "settings" else None
        with self._hold():
            for menu, part in ((self.themes, "themes"), (self.every, "every"), (self.by, "by"), (self.group, "group")):
                value = getattr(settings, part)
                if before is None or value != getattr(before, part):
                    value = NO_GROUP if value is None else value
                    menu.value = value if value in [offered for _, offered in menu.options] else None
            self._show()
            if self._fitted and not self.desk.problem:
                least, most = self.desk.studies.limits()
                self.number.hint = HINT if most > least else FIXED
                self.number.show(self.desk.study.model.n_themes_, least=least, most=most)

    @contextmanager
    def _hold(self) -> Iterator[None]:
        """Set controls from the settings without their setting them back."""
        self._following = True
        try:
            yield
        finally:
            self._following = False
