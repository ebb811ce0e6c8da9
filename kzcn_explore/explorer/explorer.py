"""The explorer: overview, controls, tabs and reader in one widget, all on one selection."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

import ipywidgets as widgets
import traitlets

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.code import view_code
from kzcn_explore.explorer.compare_panel import ComparePanel
from kzcn_explore.explorer.concordance_panel import ConcordancePanel
from kzcn_explore.explorer.controls import Controls
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.events_panel import EventsPanel
from kzcn_explore.explorer.map_panel import MapPanel
from kzcn_explore.explorer.overview import Overview
from kzcn_explore.explorer.panels import TermsPanel, ThemesPanel
from kzcn_explore.explorer.reader import Reader
from kzcn_explore.explorer.settings_row import SettingsRow
from kzcn_explore.explorer.studies import Studies
from kzcn_explore.explorer.trust_panel import TrustPanel
from kzcn_explore.explorer.voices_panel import VoicesPanel
from kzcn_explore.explorer.words import corpus_title
from kzcn_explore.places import seeds_folder
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.view import View

STYLE = Path(__file__).parent / "explorer.css"


class Explorer(widgets.VBox):
    """A corpus to look at: choose dates, sources, a theme or words, and read the passages behind every mark.

    Parameters
    ----------
    corpus : Corpus or Study
    title : str, optional
    lexicon : path or dict, optional

    Attributes
    ----------
    selection : Selection
        What is looked at now. Setting it moves every control and panel; ``observe`` it to follow the reader.
    """

    selection = traitlets.Instance(Selection)

    def __init__(self, corpus: Corpus | Study, *, title: str | None = None, lexicon: str | PathLike | Mapping | None = None) -> None:
        self._given = "study" if isinstance(corpus, Study) else "corpus"
        self.desk = Desk(Studies(corpus if isinstance(corpus, Study) else Study(corpus), lexicon))
        bundle = PlotlyBundle()
        has_themes = bool(self.desk.theme_labels)
        kinds = [*([ThemesPanel] if has_themes else []), TermsPanel, ComparePanel, ConcordancePanel]
        kinds += [*([MapPanel] if has_themes else []), VoicesPanel, EventsPanel]
        self.panels = [panel(self.desk, bundle) for panel in kinds]
        self.trust = TrustPanel(self.desk, bundle)
        self._tab = 0
        self.tabs = widgets.ToggleButtons(options=[(panel.title, number) for number, panel in enumerate(self.panels)])
        self.tabs.add_class("kz-tabs")
        self.settings_row = SettingsRow(self.desk)
        self._sure = _head_button("How sure?", "kz-how-sure", "Whether these themes come back when documents are left out")
        self._code_button = _head_button("Show as code", "kz-show-code", "The Python lines that make this view without widgets")
        self._code = widgets.Textarea(rows=7)
        self._code.add_class("kz-code")
        self.tabs.observe(self._turn, "value")
        self._sure.observe(self._turn_to_trust, "value")
        # Observers are called in this order: what is looked at is drawn first, the text to read last.
        self.desk.observe(self._draw_panel, ["selection", "settings", "mark", "comparison"])
        self.overview = Overview(self.desk, bundle)
        self.controls = Controls(self.desk)
        self.reader = Reader(self.desk)
        self._code_button.observe(self._write_code, "value")
        self.desk.observe(self._write_code, ["selection", "settings", "mark", "comparison"])
        super().__init__(self._assembled(title or corpus_title(self.desk.study.corpus), has_themes))
        self.add_class("kz-explorer")
        traitlets.link((self.desk, "selection"), (self, "selection"))
        self._draw_panel()
        self._write_code()

    @traitlets.validate("selection")
    def _check_themes(self, proposal: dict) -> Selection:
        return self.desk.checked(proposal["value"])

    def _assembled(self, title: str, has_themes: bool) -> list[widgets.Widget]:
        """Lay the parts out: head, overview, controls, tabs and settings; below them the chart and, at the right, the reader."""
        style = widgets.HTML(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
        style.layout.display = "none"
        heading = widgets.Label(title)
        heading.add_class("kz-title")
        head = widgets.HBox([heading, *([self._sure] if has_themes else []), self._code_button])
        head.add_class("kz-head")
        none = [] if has_themes else [widgets.Label("No themes: they need several passages that share terms.").add_class("kz-no-themes")]
        bar = widgets.Box([self.tabs, *none, self.settings_row])
        bar.add_class("kz-bar")
        left = widgets.VBox([*self.panels, self.trust])
        left.add_class("kz-left")
        main = widgets.Box([left, self.reader])
        main.add_class("kz-main")
        return [style, head, self._code, self.overview, self.controls, bar, main]

    @property
    def study(self) -> Study:
        """The corpus with the present themes."""
        return self.desk.study

    @property
    def view(self) -> View:
        """The tables of the present selection."""
        return self.desk.view

    @property
    def corpus(self) -> Corpus:
        """The documents and passages that the present selection lets through."""
        return self.view.corpus

    @property
    def panel(self) -> widgets.VBox:
        """What is shown beside the reader."""
        return self.trust if self._sure.value else self.panels[self._tab]

    def code(self) -> str:
        """Write the Python lines that make the present view without widgets."""
        return view_code(self.desk, self.panel.code(), given=self._given)

    def _turn(self, change: dict) -> None:
        """Turn to a tab; with none the trust card is shown."""
        if change["new"] is not None:
            with self.desk.lock:
                self._tab = change["new"]
                self._sure.value = False
                self._draw_panel()
                self._write_code()

    def _turn_to_trust(self, change: dict) -> None:
        with self.desk.lock:
            self.tabs.value = None if change["new"] else self._tab
            self._draw_panel()
            self._write_code()

    def _draw_panel(self, _change: object = None) -> None:
        for panel in (*self.panels, self.trust):
            panel.layout.display = None if panel is self.panel else "none"
        self.settings_row.offer(self.panel.settings)
        self.panel.draw()

    def _write_code(self, _change: object = None) -> None:
        shown = self._code_button.value
        self._code.layout.display = None if shown else "none"
        if shown:
            self._code.value = self.code()


def _head_button(label: str, name: str, tooltip: str) -> widgets.ToggleButton:
    button = widgets.ToggleButton(description=label, tooltip=tooltip)
    button.add_class(name)
    return button


def explore(corpus: Corpus | Study | None = None, *, title: str | None = None, lexicon: str | PathLike | Mapping | None = None) -> Explorer:
    """Open the explorer in a notebook cell.

    Parameters
    ----------
    corpus : Corpus or Study, optional
        By default the five articles of ``seeds/``. Of a study, its model and period are what the explorer begins with.
    title : str, optional
        Written above the explorer; by default how many documents there are, and from when to when.
    lexicon : path or dict, optional
        Named themes to choose beside the fitted ones; see ``lexicon_themes``. The seeds, opened without a corpus, come with theirs.

    Returns
    -------
    Explorer
        A widget. ``explorer.corpus`` is what is chosen in it now, ``explorer.code()`` the lines that make the same view.

    Raises
    ------
    TypeError
        If `corpus` is neither a Corpus nor a Study.
    FileNotFoundError, ValueError
        If the lexicon cannot be read, or `corpus` is a Study that has a lexicon already.
    """
    if corpus is None:
        corpus = load_corpus()
        lexicon = seeds_folder() / "themes.toml" if lexicon is None else lexicon
    if not isinstance(corpus, (Corpus, Study)):
        raise TypeError(f"corpus must be a Corpus or a Study; got {type(corpus).__name__}. Load files with kz.load_corpus(path).")
    return Explorer(corpus, title=title, lexicon=lexicon)
