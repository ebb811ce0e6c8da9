"""The ledger of a few documents: a line each, with its title, its mark on the time axis, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.ledger_facts import known_how, reasons
from kzcn_explore.charts.ledger_marks import Drawing, level_rule, mark_traces, time_reach, undated_trace
from kzcn_explore.charts.words import interval_words
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, text_width, wrap_lines

_ROOMY = 12  # documents up to which a title has four lines, and both ends of an interval are told
_TITLE = 27  # letters a line of a title
_WORDS = 44  # letters a line of the words
_WORDS_LINES = 4
_LETTER, _SMALL_LETTER = 6.4, 5.9  # px
_LINE, _SMALL_LINE = 15.6, 14.3  # px
_ROW_GAP = 13  # px between the words of two rows
_MIDDLE = 9  # px from the top of a row to its mark, which stands beside the first line of its words
_NO_TIME = 50  # px between the dated and the undated, for a rule and a heading
_RULE = 18  # px above that heading's foot
_BAR = 10


@dataclass(frozen=True)
class _Line:
    """The words of one document, in lines, not yet escaped."""

    title: list[str]
    when: str
    why: list[str]

    @property
    def height(self) -> float:
        return max(_LINE * len(self.title), _LINE + _SMALL_LINE * len(self.why)) + _ROW_GAP

    @property
    def words(self) -> str:
        why = escaped_lines(self.why)
        small = f'<span style="color:{palette.MUTED}">{why}</span>'
        return f"<b>{self.when}</b>" + (f"<br>{small}" if why else "")


def ledger_lines(table: pd.DataFrame) -> Drawing:
    """Give each document a line of its own.

    Titles stand at the left and the words at the right, both as wide as they need, so that the time axis takes the rest and
    no words meet at any width from 700 px on. Those without a date stand below a rule, outside of the time axis.

    Parameters
    ----------
    table : DataFrame
        The ledger, in date order, not empty.

    Returns
    -------
    Drawing
    """
    undated = known_how(table).eq("none")
    parts = [table[~undated], table[undated]]
    roomy = len(table) <= _ROOMY
    lines = [[_line(row, roomy) for row in part.to_dict("records")] for part in parts]
    tops = [_tops(each) for each in lines]
    dated_height, undated_height = (top[-1] for top in tops)
    gap = _NO_TIME if dated_height and undated_height else 0
    height = dated_height + gap + undated_height
    marks = [[top + _MIDDLE for top in each[:-1]] for each in tops]
    every = [line for each in lines for line in each]
    left = 26 + _LETTER * max(drawn_width(words) for each in every for words in each.title)
    right = 30 + _SMALL_LETTER * max(drawn_width(words) for each in every for words in [each.when, *each.why])
    traces, axis = [], {"type": "linear", "visible": False}
    if dated_height:
        reach = time_reach(parts[0], 700 - left - right)
        traces, axis = mark_traces(parts[0], marks[0], reach, size=_BAR), reach.axis
    if undated_height:
        traces.append(undated_trace(parts[1], [0.5] * len(parts[1]), marks[1], size=10))
    layout = {
        "barmode": "overlay",
        "xaxis": axis | {"anchor": "y"},
        "yaxis": _rows_axis(dated_height, marks[0], [1 - dated_height / height, 1]),
        "xaxis2": {"type": "linear", "range": [0, 1], "anchor": "y2", "visible": False},
        "yaxis2": _rows_axis(undated_height, marks[1], [0, undated_height / height]) | {"showgrid": False},
        "annotations": [note for each, top, ref in zip(lines, tops, ("y", "y2"), strict=True) for note in _notes(each, top, ref, left)],
        "shapes": level_rule((undated_height + gap - _RULE) / height, left, right) if gap else [],
    }
    if gap:
        layout["annotations"].append(_heading(undated_height + gap - _RULE, height, left))
    if not undated_height:
        layout = {name: part for name, part in layout.items() if name not in ("xaxis2", "yaxis2")}
    if not dated_height:
        layout["yaxis"] |= {"visible": False, "domain": [0, 1]}
    return Drawing(traces, layout, round(left), round(right), height)


def _line(row: dict, roomy: bool) -> _Line:
    title = "" if pd.isna(row["title"]) else str(row["title"]).strip()
    why = reasons(row)
    # Both bounds of an interval that was worked out rest on words of their own.
    bounded = roomy and row["date_from"] == "inferred" and pd.notna(row["earliest"]) and pd.notna(row["latest"])
    return _Line(
        title=_wrap(title or f"untitled ({row['document']})", _TITLE, lines=4 if roomy else 3),
        when=interval_words(row["earliest"], row["latest"]),
        why=[line for sentence in why[: 2 if bounded else 1] for line in _wrap(sentence, _WORDS, lines=_WORDS_LINES)],
    )


def _wrap(text: str, letters: int, *, lines: int) -> list[str]:
    sample = text[: letters * lines]
    return wrap_lines(text, int(letters * text_width(sample) / max(drawn_width(sample), 1)), lines=lines)


def _tops(lines: list[_Line]) -> list[float]:
    """The upper edge of each line, and the lower one of the last."""
    tops = [0.0]
    for line in lines:
        tops.append(round(tops[-1] + line.height, 1))
    return tops


def _rows_axis(height: float, marks: list[float], domain: list[float]) -> dict:
    """An axis in px from the top down, with a thin line that leads from each title over its mark to its words."""
    return {"type": "linear", "range": [height or 1, 0], "domain": domain, "tickvals": marks, "showticklabels": False}


def _notes(lines: list[_Line], tops: list[float], ref: str, left: float) -> list[dict]:
    shared = {"xref": "paper", "yref": ref, "xanchor": "left", "yanchor": "top", "align": "left", "borderpad": 0}
    notes = []
    for line, top in zip(lines, tops[:-1], strict=True):
        notes.append(shared | {"text": escaped_lines(line.title), "x": 0, "y": top, "xshift": 12 - left})
        notes.append(shared | {"text": line.words, "x": 1, "y": top, "xshift": 14, "font": {"size": palette.SMALL_SIZE}})
    return notes


def _heading(y: float, height: float, left: float) -> dict:
    """Say that the documents below the rule are on no time axis."""
    return {
        "text": "No date",
        "x": 0,
        "y": y / height,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 12 - left,
        "yshift": -4,
        "borderpad": 0,
        "font": {"size": palette.SMALL_SIZE, "color": palette.MUTED},
    }
