"""The explorer: overview, controls, tabs and reader in one widget, all on one selection."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets
import traitlets

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.code import view_code
from kzcn_explore.explorer.controls import Controls
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.panels import Overview, TermsPanel, ThemesPanel
from kzcn_explore.explorer.reader import Reader
from kzcn_explore.explorer.words import corpus_title
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.view import View

STYLE = Path(__file__).parent / "explorer.css"


class Explorer(widgets.VBox):
    """A corpus to look at: choose dates, sources, a theme or words, and read the passages behind every mark.

    Parameters
    ----------
    study : Study
    title : str, optional

    Attributes
    ----------
    selection : Selection
        What is looked at now. Setting it moves every control and panel; ``observe`` it to follow the reader.
    """

    selection = traitlets.Instance(Selection)

    def __init__(self, study: Study, *, title: str | None = None) -> None:
        self.study = study
        self.desk = Desk(study)
        bundle = PlotlyBundle()
        chosen = [ThemesPanel, TermsPanel] if self.desk.theme_labels else [TermsPanel]
        self.panels = [panel(self.desk, bundle) for panel in chosen]
        self.tabs = widgets.ToggleButtons(options=[(panel.title, number) for number, panel in enumerate(self.panels)])
        self.tabs.add_class("kz-tabs")
        self.tabs.observe(self._draw_panel, "value")
        # Observers are called in this order: what the reader looks at is drawn first.
        self.desk.observe(self._draw_panel, ["selection", "mark"])
        self.controls = Controls(self.desk)
        self.reader = Reader(self.desk)
        self.overview = Overview(self.desk, bundle)
        self._code = widgets.Textarea(rows=7)
        self._code.add_class("kz-code")
        self._code_button = widgets.ToggleButton(description="Show as code", tooltip="The Python lines that make this view without widgets")
        self._code_button.observe(self._write_code, "value")
        self.desk.observe(self._write_code, ["selection"])
        self.tabs.observe(self._write_code, "value")
        super().__init__(self._assembled(title or corpus_title(study.corpus)))
        self.add_class("kz-explorer")
        traitlets.link((self.desk, "selection"), (self, "selection"))
        self._draw_panel()
        self._write_code()

    def _assembled(self, title: str) -> list[widgets.Widget]:
        """Lay the parts out: head, overview, controls; below them tabs at the left and the reader at the right."""
        style = widgets.HTML(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
        style.layout.display = "none"
        heading = widgets.Label(title)
        heading.add_class("kz-title")
        head = widgets.HBox([heading, self._code_button])
        head.add_class("kz-head")
        left = widgets.VBox([self.tabs, *self.panels])
        left.add_class("kz-left")
        main = widgets.Box([left, self.reader])
        main.add_class("kz-main")
        return [style, head, self._code, self.overview, self.controls, main]

    @property
    def view(self) -> View:
        """The tables of the present selection."""
        return self.desk.view

    @property
    def corpus(self) -> Corpus:
        """The documents and passages that the present selection lets through."""
        return self.view.corpus

    def code(self) -> str:
        """Write the Python lines that make the present view without widgets."""
        panel = self.panels[self.tabs.value]
        return view_code(self.view, panel.chart, panel.wanted)

    def _draw_panel(self, _change: object = None) -> None:
        for number, panel in enumerate(self.panels):
            panel.layout.display = None if number == self.tabs.value else "none"
        self.panels[self.tabs.value].draw()

    def _write_code(self, _change: object = None) -> None:
        shown = self._code_button.value
        self._code.layout.display = None if shown else "none"
        if shown:
            self._code.value = self.code()


def explore(corpus: Corpus | Study | None = None, *, title: str | None = None) -> Explorer:
    """Open the explorer in a notebook cell.

    Parameters
    ----------
    corpus : Corpus or Study, optional
        By default the five articles of ``seeds/``.
    title : str, optional
        Written above the explorer; by default how many documents there are, and from when to when.

    Returns
    -------
    Explorer
        A widget. ``explorer.corpus`` is what is chosen in it now, ``explorer.code()`` the lines that make the same view.

    Raises
    ------
    TypeError
        If `corpus` is neither a Corpus nor a Study.
    """
    if corpus is None:
        corpus = load_corpus()
    if not isinstance(corpus, (Corpus, Study)):
        raise TypeError(f"corpus must be a Corpus or a Study; got {type(corpus).__name__}. Load files with kz.load_corpus(path).")
    return Explorer(corpus if isinstance(corpus, Study) else Study(corpus), title=title)
