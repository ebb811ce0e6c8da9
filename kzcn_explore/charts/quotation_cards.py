"""Quotations as cards, by speaker: the words, when and where they were printed, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.fitting import fit_lines
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.quotations_once import first_rows, joined_words, quotations_once
from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import escaped_lines, wrapped

_TITLE = "Who said what"
_COLUMN, _APART = 330, 16  # px of a column and between the two, in a figure 700 px wide
_MOST_LINES = 5
_LINE, _SMALL_LINE = 16, 15
_PAD, _GAP, _AIR = 10, 8, 18  # px within a card, between cards, and between speakers
_ROOM = _COLUMN - 2 * _PAD  # px of a line
_HEAD_SIZE, _BOLD = palette.FONT_SIZE + 1, 1.15  # px, and how much wider bold letters are
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
        return 2 * _PAD + _LINE * len(self.lines) + _SMALL_LINE * len(self.foot)


@dataclass(frozen=True)
class _Head:
    """The name of a speaker, its numbers, and where both stand in px."""

    name: list[str]
    numbers: str
    left: float
    top: float

    @property
    def height(self) -> float:
        return _LINE * len(self.name) + _SMALL_LINE + 6


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
    if quotations.empty:
        return empty_figure(_TITLE, "This selection holds no quotation. Clear the filter to see all of them.")
    first = first_rows(quotations)
    once = quotations_once(quotations, first)
    if once.empty:
        return empty_figure(_TITLE, "No quotation of this selection has a speaker that is known. Clear the filter to see all of them.")
    speakers = _by_quotations(once, quotations["document"], first)
    shown = speakers.head(n_speakers)
    drawn = _chosen(once[once["speaker"].isin(shown["speaker"])], n_quotations)
    heads, cards = _stacked(shown, _cards(drawn, quotations, first))
    height = max(card.top + card.height for card in cards) + 4
    fig = framed_figure(
        _TITLE,
        _subtitle(quotations, once, n_shown=len(shown), n_speakers=len(speakers), doubt=not all(card.sure for card in cards)),
        plot_height=height,
        margin={"l": 12, "r": 12, "t": 8, "b": 6},
        subtitle_lines=2,
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


def _by_quotations(once: pd.DataFrame, documents: pd.Series, first: pd.DataFrame) -> pd.DataFrame:
    """Count the quotations and documents of each speaker, those of reprints too; actors first, then the most quoted."""
    speakers = once.groupby("speaker", as_index=False).agg(n=("document", "size"), is_actor=("is_actor", "any"))
    begins = (first["begins"] == first.index).to_numpy()
    printed = pd.DataFrame({"speaker": once["speaker"].reindex(first["origin"][begins]).array, "document": documents[begins].array})
    speakers["documents"] = speakers["speaker"].map(printed.drop_duplicates()["speaker"].value_counts())
    return speakers.sort_values(["is_actor", "n", "documents", "speaker"], ascending=[False, False, False, True], kind="stable")


def _chosen(once: pd.DataFrame, n_quotations: int) -> pd.DataFrame:
    ranked = once.assign(whole=once["kind"] == "speech", sure=once["confidence"] >= _SURE, letters=once["text"].str.len())
    order = ["whole", "n_printed", "sure", "date", "letters"]
    return ranked.sort_values(order, ascending=False, kind="stable").groupby("speaker").head(n_quotations)


def _subtitle(quotations: pd.DataFrame, once: pd.DataFrame, *, n_shown: int, n_speakers: int, doubt: bool) -> str:
    first = f"The {n_shown:,} of {counted(n_speakers, 'speaker')} quoted most, actors first"
    n_unnamed = int((quotations["speaker"].isna() & quotations["continues"].isna()).sum())
    said = [first if n_shown < n_speakers else counted(n_speakers, "speaker")]
    said += [f"{counted(len(once), 'quotation')}, reprints not counted, those reprinted most first"]
    said += [f"{n_unnamed:,} without a known speaker not shown"] if n_unnamed else []
    said += ["dashed: speaker uncertain"] if doubt else []
    return "; ".join(said)


def _cards(drawn: pd.DataFrame, quotations: pd.DataFrame, first: pd.DataFrame) -> dict[str, list[_Card]]:
    """The cards of each speaker."""
    parts = first.index.to_series()[first["begins"].isin(drawn.index)].groupby(first["begins"]).agg(list)
    printings = first["origin"][first["origin"].isin(drawn.index)]
    documents = quotations["document"].loc[printings.index].groupby(printings).nunique()
    cards: dict[str, list[_Card]] = {}
    for label, row in drawn.iterrows():
        card = _card(row, joined_words(quotations.loc[parts[label]]), n_documents=documents[label])
        cards.setdefault(row["speaker"], []).append(card)
    return cards


def _card(row: pd.Series, words: str, *, n_documents: int) -> _Card:
    opening, closing = "«»" if len(_CYRILLIC.findall(words)) > len(words) / 3 else "“”"
    when = when_words(row)
    often = f" · printed {counted(row['n_printed'], 'time')}" if row["n_printed"] > 1 else ""
    return _Card(
        carried=["quotation", row.name, *_said(row, when, n_documents)],
        lines=fit_lines(f"{opening}{words.strip()}{closing}", _ROOM, lines=_MOST_LINES, end=f"…{closing}"),
        foot=fit_lines(when + often, _ROOM, size=palette.SMALL_SIZE, lines=2),
        sure=bool(row["confidence"] >= _SURE),
    )


def _said(row: pd.Series, when: str, n_documents: int) -> list[str]:
    """The tooltip: who, as written, in which document, when, how often and how sure."""
    written = row["speaker_as_written"]
    as_written = "" if pd.isna(written) or written == row["speaker"] else wrapped(f", written “{written}”", _WIDE, lines=2)
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
        head = _Head(fit_lines(row.speaker, _COLUMN, size=_BOLD * _HEAD_SIZE, lines=2), numbers, left, top)
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
        {"text": bold, "y": head.top, **place, "font": {"size": _HEAD_SIZE, "color": palette.INK}},
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
    foot = {"text": escaped_lines(card.foot), "y": card.top + _PAD + 1 + _LINE * len(card.lines), **place}
    return [words, foot | {"font": {"size": palette.SMALL_SIZE, "color": palette.MUTED}}]
