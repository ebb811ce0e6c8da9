"""The tab Concordance: every use of a pattern in the view with the words around it; a line opens its document at that place."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from kzcn_explore.analysis.concordance.matches import Matches
from kzcn_explore.analysis.concordance.patterns import WordPattern, parse_pattern
from kzcn_explore.explorer.chart import PlotlyBundle
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.lines_table import PAGE, LinesTable
from kzcn_explore.explorer.mark import Mark
from kzcn_explore.explorer.number_box import NumberBox
from kzcn_explore.explorer.words import count, number
from kzcn_explore.selection import Selection
from kzcn_explore.view import View

WINDOW = 8
MOST_WORDS = 20
SECONDS = 5  # that a regex may take
FIRST_SORT = "position"
ORDERS = {
    "position": "in the order of the documents",
    "date": "by date",
    "source": "by source",
    "left": "by the words before",
    "right": "by the words after",
}
KEEP_HINT = "Search for these words in the filter, so that every panel shows the passages that hold them"
NOTHING_ASKED = "Type a word, or click a term in any tab."


class Asked(NamedTuple):
    """What was looked for, and where."""

    view: View
    pattern: str
    case: bool


class ConcordancePanel(widgets.VBox):
    """Every use of a word, a phrase or a regex.

    Parameters
    ----------
    desk : Desk
        A term that is clicked in any tab, or a search of the filter, is looked for.
    bundle : PlotlyBundle
        What other panels draw their charts with; there is none here.
    """

    title = "Concordance"
    settings = ()

    def __init__(self, desk: Desk, bundle: PlotlyBundle) -> None:
        self.desk = desk
        self.window, self.sort, self.page = WINDOW, FIRST_SORT, 0
        self._following = False
        # Whether what stands in the box came from a click on a term or from the filter, and from which.
        self._taken = False
        self._offered = ("", "")
        self._asked: Asked | None = None
        self._matches: Matches | None = None
        self._problem = ""
        self._order: tuple[tuple, np.ndarray] | None = None
        self._written: tuple | None = None
        self.find = widgets.Text(
            description="Find",
            placeholder="a phrase; visit*; china NEAR/5 trade; /trad(e|ing)/",
            continuous_update=False,
            tooltip="Words in this order; a comma separates alternatives; * stands for any letters; NEAR/5: at most five words between",
        )
        self.words = NumberBox("Words each side", "How many words are shown before and after the match", self._set_window)
        self.case = widgets.Checkbox(description="Capitals count", indent=False, tooltip="“US” does not find “us”")
        self.keep = widgets.Button(description="Keep only these passages")
        self.said = widgets.HTML()
        self.lines = LinesTable(self._open, self._set_sort, self._turn)
        for widget, name in ((self.find, "find"), (self.case, "case"), (self.keep, "keep"), (self.said, "lines-said")):
            widget.add_class(f"kz-{name}")
        self.keep.add_class("kz-plain")
        self.words.show(WINDOW, least=1, most=MOST_WORDS)
        self.find.observe(lambda _change: self._type(), "value")
        self.case.observe(lambda _change: self.draw(), "value")
        self.keep.on_click(lambda _button: self._keep())
        row, found = widgets.Box([self.find, self.words, self.case]), widgets.Box([self.said, self.keep])
        row.add_class("kz-row").add_class("kz-find-row")
        found.add_class("kz-found")
        super().__init__([row, found, self.lines])
        self.add_class("kz-concordance")
        desk.observe(self._follow, ["selection", "mark"])
        self._follow()

    @property
    def pattern(self) -> str:
        """What is looked for; "" if nothing."""
        return self.find.value.strip()

    def draw(self) -> None:
        """Draw the present view; what is there already is neither found nor written again."""
        with self.desk.lock, self.desk.at_work.on(f"Looking for “{self.pattern}” …"):
            self._look()
            written = self._asked, self.sort, self.window, self.page
            if written != self._written:
                self._written = written
                self._write()
            mark = self.desk.mark
            self.lines.choose(None if mark.passage is None or mark.span is None else (mark.passage, *mark.span))

    def code(self) -> str:
        """Write the expression that gives the present lines; where none were looked for, a list of what is chosen."""
        with self.desk.lock:
            self._look()
        if self._matches is None:
            return "view.list_documents()"
        parts = {"window": (self.window, WINDOW), "sort": (self.sort, FIRST_SORT), "case": (self.case.value, False)}
        changed = [f"{name}={value!r}" for name, (value, usual) in parts.items() if value != usual]
        return f"view.concordance({', '.join([repr(self.pattern), *changed])})"

    def _look(self) -> None:
        """Find the matches of what is asked, if it is not what was asked last; one that cannot be found is not tried again."""
        asked = Asked(self.desk.view, self.pattern, self.case.value)
        if asked == self._asked:
            return
        self._asked, self._matches, self._problem, self._order, self.page = asked, None, "", None, 0
        if asked.pattern:
            try:
                self._matches = asked.view.find_matches(asked.pattern, case=asked.case, seconds=SECONDS)
            except (ValueError, TimeoutError) as error:
                self._problem = str(error)

    def _write(self) -> None:
        """Write the page of lines and the sentence above it."""
        view, matches = self.desk.view, self._matches
        n = 0 if matches is None else len(matches.passages)
        if n:
            first = self.page * PAGE
            rows = view.write_lines(matches.take(self._ordered()[first : first + PAGE]), window=self.window)
            self.lines.show(rows, page=self.page, n=n, sort=self.sort, window=self.window)
        else:
            self.lines.clear()
        self.said.value = self._sentence(n)
        why_not = why_not_kept(self.pattern, n_matches=n, case=self.case.value, selection=self.desk.selection)
        self.keep.disabled, self.keep.tooltip = bool(why_not), why_not or KEEP_HINT

    def _ordered(self) -> np.ndarray:
        """Return the numbers of the matches in the order that is asked for; only the words beside a match depend on the window."""
        asked = self.sort, self.window if self.sort in ("left", "right") else None
        if self._order is None or self._order[0] != asked:
            self._order = asked, self.desk.view.order_matches(self._matches, sort=self.sort, window=self.window)
        return self._order[1]

    def _sentence(self, n: int) -> str:
        if self._problem:
            return f'<span class="kz-problem" role="alert">{escape(self._problem)}</span>'
        if self._matches is None:
            said = NOTHING_ASKED
        elif n:
            n_documents = self.desk.view.n_documents_of(self._matches)
            said = f"{number(n)} {'match' if n == 1 else 'matches'} in {count(n_documents, 'document')}, {ORDERS[self.sort]}"
        else:
            plain = isinstance(parse_pattern(self.pattern), WordPattern)
            mend = "Try fewer words or a * at the end" if plain else "Ask for less"
            said = f"No chosen passage holds “{self.pattern}”. {mend}, or clear the filter."
        n_empty = 0 if self._matches is None else self._matches.n_empty
        if n_empty:
            said += f"{'.' if n else ''} At {count(n_empty, 'place')} of the whole corpus the regex matches no character; none is a line."
        return f'<span role="status">{escape(said)}</span>'

    def _type(self) -> None:
        with self.desk.lock:
            if not self._following:
                self._taken = False
                self.draw()

    def _follow(self, _change: object = None) -> None:
        """Take what was clicked or searched for into the box; what the reader typed stays when a mark or a search is let go of."""
        mark, offered = self.desk.mark, (self.desk.mark.term or "", self.desk.selection.search)
        if mark.passage is not None:
            # Whoever opens a line wants to go on in its table, whatever term that came from.
            self._taken, self._offered = False, offered
            return
        new = any(now and now != before for now, before in zip(offered, self._offered, strict=True))
        self._offered = offered
        if (new or self._taken) and (wanted := self.desk.pattern) != " ".join(self.find.value.split()):
            self._following = True
            try:
                self.find.value = wanted
            finally:
                self._following = False
            self._taken = True

    def _keep(self) -> None:
        self.desk.choose(search=self.pattern)

    def _open(self, document: str, passage: int, span: tuple[int, int]) -> None:
        self.desk.toggle(Mark(document=document, passage=passage, span=span))

    def _set_window(self, words: int) -> None:
        with self.desk.lock:
            self.window = min(max(words, 1), MOST_WORDS)
            self.words.show(self.window, least=1, most=MOST_WORDS)
            self.draw()

    def _set_sort(self, sort: str) -> None:
        with self.desk.lock:
            self.sort, self.page = sort, 0
            self.draw()

    def _turn(self, page: int) -> None:
        with self.desk.lock:
            self.page = page
            self.draw()


def why_not_kept(pattern: str, *, n_matches: int, case: bool, selection: Selection) -> str:
    """Say why the filter cannot search for a pattern; "" if it can.

    Examples
    --------
    >>> why_not_kept("china NEAR/5 trade", n_matches=4, case=False, selection=Selection())
    'The filter searches for words and phrases only, not for NEAR or a regex'
    """
    if not n_matches:
        return "There is no passage to keep"
    if not isinstance(parse_pattern(pattern), WordPattern):
        return "The filter searches for words and phrases only, not for NEAR or a regex"
    if case:
        return "The filter takes no notice of capitals; untick “Capitals count” first"
    if selection.search == " ".join(pattern.split()):
        return "Only these passages are shown"
    if selection.search:
        return f"The filter searches for “{selection.search}” already, and for one thing at a time; empty its search first"
    return ""
