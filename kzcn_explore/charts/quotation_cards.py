"""Quotations as cards, by speaker: the words, when and where they were printed, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.quotations_once import joined_words, quotations_once
from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import drawn_width, escaped_lines, text_width, wrap_lines, wrapped

_TITLE = "Who said what"
_COLUMN, _APART = 330, 16  # px of a column and between the two, in a figure 700 px wide
_LETTERS, _FOOT_LETTERS = 45, 52  # letters a line of a card, and of what stands below in small
_MOST_LINES = 5
_LINE, _SMALL_LINE = 16, 15
_PAD, _GAP, _AIR = 10, 8, 22  # px within a card, between cards, and between speakers
_SURE = 0.5  # the least confidence in a speaker at which a card has a whole border
_WIDE = 60  # letters a line of a tooltip
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_HOVER = "<b>%{customdata[2]}</b>%{customdata[3]}<br>%{customdata[4]}<br>%{customdata[5]}<br>%{customdata[6]}<extra></extra>"


@dataclass(frozen=True)
class _Card:
    """A quotation to be drawn: what it carries, its lines, its foot, whether its speaker is sure; and where it stands in px."""

    carried: list
    lines: list[str]
    foot: list[str]
    sure: bool
    left: float = 0
    top: float = 0

    @property
    def height(self) -> float:
        return 2 * _PAD + _LINE * len(self.lines) + 4 + _SMALL_LINE * len(self.foot)


@dataclass(frozen=True)
class _Head:
    """The name of a speaker, its numbers, and where both stand in px."""

    name: list[str]
    numbers: str
    left: float
    top: float

    @property
    def height(self) -> float:
        return _LINE * len(self.name) + _SMALL_LINE + 8


def quotation_cards(quotations: pd.DataFrame, *, n_speakers: int = 6, n_quotations: int = 3) -> go.Figure:
    """Draw quotations as cards, in two columns of speakers.

    Speakers stand in the order of how many different quotations they have, those behind who are no actors. Of each, whole sentences come
    before fragments, then what was printed most often, what is surely the speaker's, what was printed latest, and what is longer.

    Parameters
    ----------
    quotations : DataFrame
        One row a quotation in a passage, of ``quotations``: ``document, title, date, earliest, latest, source, start, end, text, kind,
        speaker, is_actor, speaker_as_written, confidence, continues, printing_of``; the index is what the last two name.
    n_speakers, n_quotations : int, default 6 and 3
        The most speakers, and cards of each.

    Returns
    -------
    Figure
        One trace ``cards``. ``customdata``: "quotation", the row of the first part in the first printing, then the tooltip. Parts that go
        on from each other are one card; a reprint has none, but is counted on that of the first printing. A dashed border: the confidence
        in the speaker is below .5. A table without a speaker gives a figure without traces.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "title": "Talks", "date": day, "earliest": day, "latest": day, "source": "Kazinform", "start": 5, "end": 14}
    >>> row |= {"text": "We agree.", "kind": "speech", "speaker": "Wang Yi", "speaker_as_written": "Wang", "confidence": 0.9}
    >>> fig = quotation_cards(pd.DataFrame([row | {"is_actor": True, "continues": None, "printing_of": None}]))
    >>> fig.data[0].customdata[0][:2], [note.text for note in fig.layout.annotations][1:]
    (['quotation', 0], ['1 quotation in 1 document', '“We agree.”', '7 Jun 2022, Kazinform'])
    """
    once = quotations_once(quotations) if len(quotations) else quotations
    if once.empty:
        said = "No quotation of this selection has a speaker that is known." if len(quotations) else "This selection holds no quotation."
        return empty_figure(_TITLE, f"{said} Clear the filter to see all of them.")
    speakers = _by_quotations(once)
    shown = speakers.head(n_speakers)
    drawn = _chosen(once[once["speaker"].isin(shown["speaker"])], n_quotations)
    heads, cards = _stacked(
        shown, {name: [_card(row, quotations) for _, row in rows.iterrows()] for name, rows in drawn.groupby("speaker")}
    )
    height = max(card.top + card.height for card in cards) + 4
    fig = framed_figure(
        _TITLE,
        _subtitle(quotations, once, n_shown=len(shown), n_speakers=len(speakers), doubt=not all(card.sure for card in cards)),
        plot_height=height,
        margin={"l": 12, "r": 12, "t": 10, "b": 8},
        subtitle_lines=3,
        description=f"{counted(len(cards), 'quotation')} by {counted(len(shown), 'speaker')}: "
        + "; ".join(f"{row.speaker}, {counted(row.n, 'quotation')} in {counted(row.documents, 'document')}" for row in shown.itertuples())
        + ".",
    )
    fig.add_trace(_bars(cards))
    fig.update_layout(
        xaxis={"type": "linear", "visible": False, "range": [-1, 2 * _COLUMN + _APART + 1]},
        yaxis={"type": "linear", "visible": False, "range": [height, -1]},
        annotations=[note for head in heads for note in _head_notes(head)] + [note for card in cards for note in _card_notes(card)],
        shapes=[_dashes(card) for card in cards if not card.sure],
    )
    return fig


def _by_quotations(once: pd.DataFrame) -> pd.DataFrame:
    """Count the quotations and documents of each speaker; actors first, then the most quoted."""
    counted_once = once.groupby("speaker", as_index=False).agg(n=("document", "size"), is_actor=("is_actor", "any"))
    of = once[["speaker", "printed_in"]].explode("printed_in").groupby("speaker")["printed_in"].nunique()
    speakers = counted_once.assign(documents=counted_once["speaker"].map(of))
    return speakers.sort_values(["is_actor", "n", "documents", "speaker"], ascending=[False, False, False, True], kind="stable")


def _chosen(once: pd.DataFrame, n_quotations: int) -> pd.DataFrame:
    ranked = once.assign(whole=once["kind"] == "speech", sure=once["confidence"] >= _SURE, letters=once["text"].str.len())
    order = ["whole", "n_printed", "sure", "date", "letters"]
    return ranked.sort_values(order, ascending=False, kind="stable").groupby("speaker").head(n_quotations)


def _subtitle(quotations: pd.DataFrame, once: pd.DataFrame, *, n_shown: int, n_speakers: int, doubt: bool) -> str:
    first = f"The first {n_shown:,} of {counted(n_speakers, 'speaker')}, by quotations, actors before others"
    of = first if n_shown < n_speakers else counted(n_speakers, "speaker")
    n_unnamed = int((quotations["speaker"].isna() & quotations["continues"].isna()).sum())
    said = [f"{of}; {counted(len(once), 'quotation')}, each counted once however often it is printed"]
    said += ["of each speaker whole sentences first, then those printed most often, then the latest"]
    said += [f"{n_unnamed:,} without a known speaker {'is' if n_unnamed == 1 else 'are'} not shown"] if n_unnamed else []
    said += ["dashed: who speaks is uncertain"] if doubt else []
    return "; ".join(said)


def _card(row: pd.Series, quotations: pd.DataFrame) -> _Card:
    words = joined_words(quotations.loc[row["rows"]])
    opening, closing = "«»" if len(_CYRILLIC.findall(words)) > len(words) / 3 else "“”"
    whole = f"{opening}{words.strip()}{closing}"
    begin = whole[: 3 * _LETTERS * _MOST_LINES]
    lines = wrap_lines(whole, round(_LETTERS * text_width(begin) / drawn_width(begin)), lines=_MOST_LINES)
    when = when_words(row)
    often = f" · printed {counted(row['n_printed'], 'time')}" if row["n_printed"] > 1 else ""
    return _Card(
        carried=["quotation", row.name, *_said(row, when)],
        lines=lines if lines[-1].endswith(closing) else [*lines[:-1], lines[-1] + closing],
        foot=wrap_lines(when + often, _FOOT_LETTERS, lines=2),
        sure=bool(row["confidence"] >= _SURE),
    )


def _said(row: pd.Series, when: str) -> list[str]:
    """The tooltip: who, as written, in which document, when, how often and how sure."""
    written = row["speaker_as_written"]
    as_written = "" if pd.isna(written) or written == row["speaker"] else wrapped(f", written “{written}”", _WIDE, lines=2)
    n_documents = len(row["printed_in"])
    often = f"printed {counted(row['n_printed'], 'time')} in {counted(n_documents, 'document')}" if row["n_printed"] > 1 else "printed once"
    doubt = f"confidence in the speaker {row['confidence']:.2f}" + ("" if row["confidence"] >= _SURE else ": uncertain, hence dashed")
    return [wrapped(row["speaker"], _WIDE, lines=2), as_written, title_words(row["title"]), wrapped(when, _WIDE), f"{often}; {doubt}"]


def _stacked(speakers: pd.DataFrame, cards: dict[str, list[_Card]]) -> tuple[list[_Head], list[_Card]]:
    """Put each speaker, with all its cards, below what the shorter column holds."""
    ends = [0.0, 0.0]
    heads, placed = [], []
    for row in speakers.itertuples():
        column = 0 if ends[0] <= ends[1] else 1
        left, top = column * (_COLUMN + _APART), ends[column]
        numbers = f"{counted(row.n, 'quotation')} in {counted(row.documents, 'document')}"
        head = _Head(wrap_lines(row.speaker, _LETTERS - 4, lines=2), numbers, left, top)
        heads.append(head)
        top += head.height
        for card in cards[row.speaker]:
            placed.append(_Card(card.carried, card.lines, card.foot, card.sure, left, top))
            top += card.height + _GAP
        ends[column] = top - _GAP + _AIR
    return heads, placed


def _bars(cards: list[_Card]) -> go.Bar:
    """The grounds of the cards, each as a bar, so that all of it can be pointed at."""
    return go.Bar(
        name="cards",
        orientation="h",
        base=[card.left for card in cards],
        x=[_COLUMN] * len(cards),
        y=[card.top + card.height / 2 for card in cards],
        width=[card.height for card in cards],
        marker={
            "color": [palette.ACCENT_SCALE[0] if card.sure else palette.GROUND for card in cards],
            "line": {"color": palette.GRID, "width": [1 if card.sure else 0 for card in cards]},
        },
        customdata=[card.carried for card in cards],
        hovertemplate=_HOVER,
    )


def _dashes(card: _Card) -> dict:
    ends = {"x0": card.left, "x1": card.left + _COLUMN, "y0": card.top, "y1": card.top + card.height}
    return {"type": "rect", **ends, "line": {"color": palette.REST, "width": 1.2, "dash": "dash"}}


_PLACE = {"xanchor": "left", "yanchor": "top", "align": "left", "borderpad": 0}


def _head_notes(head: _Head) -> list[dict]:
    place = {"x": head.left, **_PLACE}
    bold = f"<b>{escaped_lines(head.name)}</b>"
    soft = {"size": palette.SMALL_SIZE, "color": palette.MUTED}
    return [
        {"text": bold, "y": head.top, **place, "font": {"size": palette.FONT_SIZE + 1, "color": palette.INK}},
        {"text": head.numbers, "y": head.top + _LINE * len(head.name), **place, "font": soft},
    ]


def _card_notes(card: _Card) -> list[dict]:
    place = {"x": card.left + _PAD, **_PLACE}
    words = {
        "text": escaped_lines(card.lines),
        "y": card.top + _PAD - 2,
        **place,
        "font": {"size": palette.FONT_SIZE, "color": palette.INK},
    }
    foot = {"text": escaped_lines(card.foot), "y": card.top + _PAD + 2 + _LINE * len(card.lines), **place}
    return [words, foot | {"font": {"size": palette.SMALL_SIZE, "color": palette.MUTED}}]
