"""The reader: the passages behind the view, their matched terms marked, twenty a page."""

from __future__ import annotations

import gzip
import json

import anywidget
import numpy as np
import pandas as pd
import traitlets

from kzcn_explore.corpus.raw_texts import raw_stretches
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.evidence import Evidence
from kzcn_explore.explorer.page_script import page_script
from kzcn_explore.explorer.words import dating_words, day_words, number

PAGE = 20
NONE_REMOVED = pd.DataFrame(columns=["text", "start", "rule"])


class Reader(anywidget.AnyWidget):
    """Passages in reading order; opens a whole document at a place, as passages or as raw text, and tells why a document has its date.

    Parameters
    ----------
    desk : Desk
        Its view and its mark say what is read.
    """

    _esm = page_script("reader.js")
    shown = traitlets.Dict()
    # What is shown as the page gets it: zipped JSON.
    packed = traitlets.Bytes().tag(sync=True)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.add_class("kz-reader-widget")
        self.desk, self.evidence = desk, Evidence(desk)
        self.page, self.opened, self.asked = 0, None, None
        self.raw = False  # whether an opened document is shown as raw text
        self.on_msg(self._on_message)
        desk.observe(self._turn_to_first, ["selection", "settings", "mark"])
        self._show()

    def _turn_to_first(self, _change: object = None) -> None:
        mark = self.desk.mark
        self.page, self.opened, self.asked = 0, None if mark.passage is None else (mark.document, mark.passage), None
        self._show()

    @traitlets.observe("shown")
    def _pack(self, _change: object) -> None:
        text = json.dumps(self.shown, separators=(",", ":"), ensure_ascii=False)
        self.packed = gzip.compress(text.encode(), compresslevel=6, mtime=0)

    def _on_message(self, _widget: object, message: dict, _buffers: list) -> None:
        with self.desk.lock:
            self._act(message)

    def _act(self, message: dict) -> None:
        match message:
            case {"act": "release"}:
                self.desk.release()
                return
            case {"act": "side", "side": str(side)} if self.desk.mark.side is not None and side in self.desk.side_names:
                self.desk.turn_to(side)
                return
            case {"act": "raw", "raw": bool(raw)}:
                self.raw = raw
            case {"act": "page", "page": int(page)}:
                self.page = page
            case {"act": "open", "document": str(document), "passage": int(passage)} if self.desk.knows(document):
                self.opened, self.asked = (document, passage), None
            case {"act": "why", "document": str(document)} if self.desk.knows(document):
                self.asked = None if self.asked == document else document
            case {"act": "close"} if self.asked is not None:
                self.asked = None
            case {"act": "close"} if self.desk.mark.passage is not None:
                self.desk.release()
                return
            case {"act": "close"}:
                self.opened = None
        self._show()

    def _show(self) -> None:
        evidence = self.evidence.find_passages()
        n_pages = max(1, -(-len(evidence) // PAGE))
        self.page = min(max(self.page, 0), n_pages - 1)
        first = self.page * PAGE
        rows = self.evidence.read(evidence[first : first + PAGE])
        shown = {
            "heading": self.evidence.heading(len(evidence)),
            # Of a document that a mark opened, the way back is that to the passages.
            "release": "Show all passages" if self.desk.mark and self.desk.mark.passage is None else "",
            "sides": [
                {"side": side, "label": f"{name}: {number(n)}", "chosen": side == self.desk.mark.side}
                for side, name, n in self.evidence.sides()
            ],
            "empty": "" if len(evidence) else self.evidence.why_empty,
            "items": [self._item(row) for row in rows.to_dict("records")],
            "page": self.page,
            "n_pages": n_pages,
            "range": f"{number(first + 1)}–{number(first + len(rows))} of {number(len(evidence))}",
        }
        if self.opened is not None:
            shown["document"] = self._document(*self.opened)
        if self.asked is not None:
            shown["why"] = dating_words(self.desk.study.corpus, self.asked)
        self.shown = shown

    def _item(self, row: dict) -> dict:
        facts = [] if pd.isna(row["source"]) else [row["source"]]
        facts.append(f"passage {row['position'] + 1}")
        # A theme of a lexicon is in a passage or not: there is no part of it to tell.
        if not pd.isna(row["share"]) and not self.desk.study.model.multi_label:
            facts.append(f"theme takes {row['share']:.0%}")
        if not pd.isna(row["copy_of"]):
            facts.append("repeats an earlier passage")
        return {
            "document": row["document"],
            "passage": int(row["passage"]),
            "day": day_words(row),
            "facts": facts,
            "title": row["title"],
            "parts": marked_parts(row["text"], row["marks"], row["start"]),
        }

    def _document(self, document: str, passage: int) -> dict:
        """Say what an opened document holds: each stretch with its parts, whether the document was opened there, and why it was cut."""
        corpus, numbered = self.desk.study.corpus, self.desk.study.themed.rows
        found = corpus.find_documents([document])
        facts = corpus.read_documents(found).iloc[0]
        passages = corpus.read_passages(np.flatnonzero(numbered.holders == found[0]))
        stretches = raw_stretches(passages, corpus.read_notes(document, "removed") if self.raw else NONE_REMOVED)
        parts = dict(zip(passages.index, self._marked(passages, passage), strict=True))
        return {
            "day": day_words(facts.to_dict()),
            "facts": [] if pd.isna(facts["source"]) else [facts["source"]],
            "title": facts["title"],
            "raw": self.raw,
            "stretches": [
                {
                    "parts": [(one.text, False)] if one.passage is None else parts[one.passage],
                    "here": one.passage == passage,
                    "rule": one.rule,
                }
                for one in stretches
                if self.raw or one.passage is not None
            ],
        }

    def _marked(self, passages: pd.DataFrame, opened: int) -> list[list[tuple[str, bool]]]:
        """Cut passages at the words that are chosen; at the place that was clicked, where one was, at this alone."""
        rows = self.evidence.mark_words(passages)
        span = self.desk.mark.span
        marks = [[span] if span and label == opened else each for label, each in zip(rows.index, rows["marks"], strict=True)]
        return [marked_parts(*one) for one in zip(rows["text"], marks, rows["start"], strict=True)]


def marked_parts(text: str, marks: list[tuple[int, int]], start: int) -> list[tuple[str, bool]]:
    """Cut a passage at its marks.

    Parameters
    ----------
    text : str
        The passage.
    marks : list of (int, int)
        Offsets into the raw text, ascending, without overlap.
    start : int
        Where the passage begins in the raw text.

    Examples
    --------
    >>> marked_parts("the visit to Astana", [(104, 109)], 100)
    [('the ', False), ('visit', True), (' to Astana', False)]
    """
    parts, last = [], 0
    for first, end in marks:
        parts += [(text[last : first - start], False), (text[first - start : end - start], True)]
        last = end - start
    return [part for part in [*parts, (text[last:], False)] if part[0]]
