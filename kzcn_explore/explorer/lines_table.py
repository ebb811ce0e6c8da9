"""The lines of a concordance as a table: one line a match, a page at a time, to sort and to open by mouse or by keys."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import anywidget
import pandas as pd
import traitlets

from kzcn_explore.explorer.page_script import page_script
from kzcn_explore.explorer.words import day_words, number

PAGE = 40
# The headers that sort; each is named by the order that it asks for.
SORTS = ("date", "source", "left", "position", "right")
# Up to so many words on either side stand in one line, clipped at the outer edge where it is narrow; more of them are wrapped.
ONE_LINE = 8

Place = tuple[int, int, int]


class LinesTable(anywidget.AnyWidget):
    """One page of lines.

    Parameters
    ----------
    on_line : callable, (str, int, (int, int)) -> None
        Gets the document, the passage and the offsets of the match of the line that was opened.
    on_sort : callable, str -> None
        Gets the order that was asked for, one of `SORTS`.
    on_page : callable, int -> None
        Gets the page that was asked for, which counts from 0.
    """

    _esm = page_script("lines_table.js")
    shown = traitlets.Dict()
    # What is shown as the page gets it: zipped JSON.
    packed = traitlets.Bytes().tag(sync=True)
    # The passage, start and end of the marked line; it may stand on another page. Empty if none is marked.
    chosen = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(
        self, on_line: Callable[[str, int, tuple[int, int]], None], on_sort: Callable[[str], None], on_page: Callable[[int], None]
    ) -> None:
        super().__init__()
        self.add_class("kz-lines-widget")
        self._on_line, self._on_sort, self._on_page = on_line, on_sort, on_page
        self._documents: dict[Place, str] = {}
        self.on_msg(self._receive)
        self.clear()

    def show(self, lines: pd.DataFrame, *, page: int, n: int, sort: str, window: int) -> None:
        """Show one page.

        Parameters
        ----------
        lines : DataFrame
            One row a match, as ``concordance`` gives them; those of the page.
        page : int
            Which it is.
        n : int
            How many lines all pages have.
        sort : str
            The order that they stand in, one of `SORTS`.
        window : int
            Words on either side.
        """
        rows = lines.to_dict("records")
        places = [(int(row["passage"]), int(row["start"]), int(row["end"])) for row in rows]
        first = page * PAGE
        self._documents = {place: str(row["document"]) for place, row in zip(places, rows, strict=True)}
        self.shown = {
            "sort": sort,
            "wrapped": window > ONE_LINE,
            "page": page,
            "n_pages": n_pages(n),
            "first": first,
            "n": n,
            "range": f"{number(first + 1)}–{number(first + len(rows))} of {number(n)}",
            "lines": [_line(row, place) for row, place in zip(rows, places, strict=True)],
        }

    def clear(self) -> None:
        """Show no line."""
        self._documents = {}
        self.shown = {"page": 0, "n_pages": 0, "lines": []}

    def choose(self, place: Place | None) -> None:
        """Mark the line of a match, by its passage, start and end, or none."""
        self.chosen = [] if place is None else [*map(int, place)]

    @traitlets.observe("shown")
    def _pack(self, _change: object) -> None:
        text = json.dumps(self.shown, separators=(",", ":"), ensure_ascii=False)
        self.packed = gzip.compress(text.encode(), compresslevel=6, mtime=0)

    def _receive(self, _widget: LinesTable, message: dict, _buffers: list) -> None:
        match message:
            case {"line": [int(passage), int(start), int(end)]} if (passage, start, end) in self._documents:
                self._on_line(self._documents[passage, start, end], passage, (start, end))
            case {"sort": str(sort)} if sort in SORTS:
                self._on_sort(sort)
            case {"page": int(page)} if 0 <= page < self.shown["n_pages"]:
                self._on_page(page)


def n_pages(n: int) -> int:
    """Count the pages that so many lines fill."""
    return -(-n // PAGE)


def _line(row: dict, place: Place) -> dict[str, object]:
    return {
        "place": place,
        "title": row["title"],
        "day": day_words(row),
        "source": "–" if pd.isna(row["source"]) else row["source"],
        "before": row["before"],
        "match": row["match"],
        "after": row["after"],
    }
