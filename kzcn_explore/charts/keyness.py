"""Keyness: each term at how much more one side uses it and how sure that is; the strongest of both sides named."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.stacking import place_labels
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import drawn_width, wrapped

_TITLE = "Terms that tell two sides apart"
_HEIGHT = 380
_WIDTH = 520  # px of the plot where it is narrowest; what does not overlap there does not where it is wider
_LETTER, _LINE = 6.6, 14
_SHOWN = 0.05  # the largest q at which a difference counts as shown
_ENOUGH = 5  # documents a side from which on there is a band
_FAINT = 400  # of the terms without one that are drawn
_ROOM = 1.14  # how far the axes reach beyond the outermost mark
_POSITIONS = {"right": "middle right", "left": "middle left", "above": "top center", "below": "bottom center", "": "middle right"}
_HOVER = "<b>%{customdata[2]}</b><br>%{customdata[3]}<br>%{customdata[4]}<br>%{customdata[5]}<extra></extra>"
_HOLLOW = "Hollow: no difference is shown (q above .05), one document holds more than half of the uses, or the measures disagree"
_WIDE = 60  # letters a line of a tooltip


def keyness(table: pd.DataFrame, *, target: str = "target", reference: str = "reference", n_labels: int = 15) -> go.Figure:
    """Draw each term at its log ratio, to the right where the target uses it more, and at the size of its z.

    Parameters
    ----------
    table : DataFrame
        One row a term, of ``keyness``: ``term, n_target, n_reference, n_documents_target, n_documents_reference, z, log_ratio, low,
        high, g2, q, agrees, carried_by``; ``attrs``: ``n_tokens_target``, ``n_tokens_reference``, ``n_documents_target``,
        ``n_documents_reference``.
    target, reference : str
        What the sides are called.
    n_labels : int, default 15
        The most terms of each side that are named, the largest z first; one that would cover another is not.

    Returns
    -------
    Figure
        Three traces: ``faint`` (q above .05, and without names), ``reference`` and ``target``. Hollow marks: q above .05, the measures
        disagree, one document holds more than half of the uses, or either side has fewer than five documents. ``customdata``: None, the
        term as it is, then the tooltip's lines. An empty table gives a figure without traces.

    Examples
    --------
    >>> row = {"term": "rail", "n_target": 9, "n_reference": 1, "n_documents_target": 5, "n_documents_reference": 1, "z": 2.5}
    >>> row |= {"log_ratio": 3.2, "low": 1.0, "high": 5.4, "g2": 7.4, "q": 0.01, "agrees": True, "carried_by": None}
    >>> table = pd.DataFrame([row])
    >>> sizes = {"n_tokens_target": 900, "n_tokens_reference": 900, "n_documents_target": 6, "n_documents_reference": 7}
    >>> table.attrs.update(sizes)
    >>> fig = keyness(table, target="2022", reference="the rest")
    >>> fig.data[2].x, fig.data[2].y, fig.data[2].text
    ((3.2,), (2.5,), ('rail',))
    """
    if table.empty:
        return empty_figure(_TITLE, "No term is used often enough on both sides together. Choose larger sides.")
    table = table.assign(strength=table["z"].abs()).sort_values(["strength", "term"], ascending=[False, True], kind="stable")
    is_named = table.groupby(table["log_ratio"] >= 0).cumcount() < n_labels
    is_large = (table["q"] <= _SHOWN) | is_named
    faint, strong = table[~is_large].head(_FAINT), table[is_large]
    sides = {"reference": strong[strong["log_ratio"] < 0], "target": strong[strong["log_ratio"] >= 0]}
    drawn = pd.concat([faint, *sides.values()])
    reach, top = _ROOM * max(drawn["log_ratio"].abs().max(), 1.0), _ROOM * max(drawn["strength"].max(), 1.0)
    names = {"target": target, "reference": reference}
    few = min(table.attrs[f"n_documents_{side}"] for side in names) < _ENOUGH
    n_terms = table.attrs.get("n_terms", len(table))
    said = [
        f"To the right: more in {target} ({_size(table.attrs, 'target')})",
        f"to the left: more in {reference} ({_size(table.attrs, 'reference')})",
        *([f"drawn: {len(drawn):,} of {n_terms:,} terms"] if len(drawn) < n_terms else []),
    ]
    hollow = "All hollow: fewer than five documents on a side show no difference for sure" if few else _HOLLOW
    fig = framed_figure(
        _TITLE,
        f"{'; '.join(said)}. Higher: surer. {hollow}",
        plot_height=_HEIGHT,
        margin={"l": 56, "r": 24, "t": 30, "b": 44},
        subtitle_lines=3,
        description=f"{counted(len(table), 'term')} of {target} against {reference} by log ratio and z. "
        + " ".join(f"More in {names[side]}: {_named(rows)}." for side, rows in reversed(sides.items())),
    )
    fig.add_trace(_marks(faint, "faint", names, color=palette.REST, size=4, opacity=0.45))
    texts = _labels(sides, drawn, reach=reach, top=top, n_labels=n_labels)
    for side, colour, symbol in (("reference", palette.MUTED, "square"), ("target", palette.ACCENT, "circle")):
        rows = sides[side]
        doubtful = ((rows["q"] > _SHOWN) | ~rows["agrees"].astype(bool) | rows["carried_by"].notna() | few).tolist()
        places = [texts.get(term, "") for term in rows["term"]]
        # Terms at one place look like one mark: hollow ones of different sizes would look filled.
        is_large = _at_a_named_place(rows, places)
        size, opacity = [9 if large else 6 for large in is_large], [1 if large else 0.6 for large in is_large]
        marks = _marks(rows, side, names, color=colour, size=size, opacity=opacity, line={"width": 1.4, "color": colour})
        marks.marker.symbol = [f"{symbol}-open" if one else symbol for one in doubtful]
        marks.update(
            mode="markers+text",
            text=[escape(term) if place else "" for term, place in zip(rows["term"], places, strict=True)],
            textposition=[_POSITIONS[place] for place in places],
            textfont={"size": palette.FONT_SIZE, "color": palette.INK},
        )
        fig.add_trace(marks)
    _lay_out(fig, names, reach=reach, top=top)
    return fig


def _at_a_named_place(rows: pd.DataFrame, places: list[str]) -> list[bool]:
    """Tell which terms are named, or stand where one that is named stands."""
    at = list(zip(rows["log_ratio"].round(4), rows["strength"].round(3), strict=True))
    named = {one for one, place in zip(at, places, strict=True) if place}
    return [one in named for one in at]


def _size(attrs: dict, side: str) -> str:
    return f"{counted(attrs[f'n_documents_{side}'], 'document')}, {counted(attrs[f'n_tokens_{side}'], 'word')}"


def _named(rows: pd.DataFrame) -> str:
    return ", ".join(rows["term"].head(10)) or "none that is shown"


def _marks(rows: pd.DataFrame, name: str, names: dict[str, str], **marker: object) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        x=rows["log_ratio"].round(4).tolist(),
        y=rows["strength"].round(3).tolist(),
        marker=marker,
        customdata=[[None, row["term"], wrapped(row["term"], _WIDE), *_said(row, names, rows.attrs)] for row in rows.to_dict("records")],
        hovertemplate=_HOVER,
        cliponaxis=False,
    )


def _said(row: dict, names: dict[str, str], attrs: dict) -> list[str]:
    """Write how often the sides use a term, by how much one does more, and how sure that is."""
    uses = "<br>".join(
        f"{wrapped(names[side], _WIDE, lines=1)}: {counted(row[f'n_{side}'], 'time')} in {counted(attrs[f'n_tokens_{side}'], 'word')}, "
        f"{counted(row[f'n_documents_{side}'], 'document')}"
        for side in ("target", "reference")
    )
    more = names["target" if row["log_ratio"] >= 0 else "reference"]
    band = "" if pd.isna(row["low"]) else f", 95%: {row['low']:.1f} to {row['high']:.1f}"
    effect = f"{2 ** abs(row['log_ratio']):,.1f} times as often in {wrapped(more, 30, lines=1)} (log ratio {row['log_ratio']:.1f}{band})"
    doubts = [] if pd.isna(row["carried_by"]) else ["one document holds more than half of the uses"]
    doubts += [] if row["agrees"] else ["the measures disagree"]
    return [uses, effect, wrapped("; ".join([f"z {row['z']:.1f}, G² {row['g2']:.1f}, q {row['q']:.3f}", *doubts]), _WIDE)]


def _labels(sides: dict[str, pd.DataFrame], drawn: pd.DataFrame, *, reach: float, top: float, n_labels: int) -> dict[str, str]:
    """Choose on which side of its mark each of the strongest terms is named; a term without a free side is left out."""
    named = pd.concat([rows.head(n_labels) for rows in sides.values()]).sort_values("strength", ascending=False, kind="stable")
    others = drawn[~drawn["term"].isin(named["term"]) & ((drawn["q"] <= _SHOWN) | (drawn["strength"] > top / 8))]
    both = pd.concat([named, others])
    x = (both["log_ratio"].to_numpy() + reach) / (2 * reach) * _WIDTH
    y = (1 - both["strength"].to_numpy() / top) * _HEIGHT
    sizes = [(drawn_width(term) * _LETTER, _LINE) for term in named["term"]]
    outward = [["right", "above", "below", "left"] if ratio >= 0 else ["left", "above", "below", "right"] for ratio in named["log_ratio"]]
    inside = [[side for side in tried if _fits(place, width, side)] for tried, place, (width, _) in zip(outward, x, sizes, strict=False)]
    return dict(zip(named["term"], place_labels(list(zip(x, y, strict=True)), sizes, inside), strict=True))


def _fits(place: float, width: float, side: str) -> bool:
    """Tell whether a label stays within the plot."""
    before, behind = {"right": (0.0, width), "left": (width, 0.0)}.get(side, (width / 2, width / 2))
    return place - before > 0 and place + behind < _WIDTH


def _lay_out(fig: go.Figure, names: dict[str, str], *, reach: float, top: float) -> None:
    step = max(1, round(reach / 4))
    # One at the very edge would stand beside the lowest of the other axis.
    ticks = [step * n for n in range(-int(reach // step), int(reach // step) + 1) if abs(step * n) < 0.95 * reach]
    fig.update_layout(
        xaxis={
            "type": "linear",
            "range": [-reach, reach],
            "tickvals": ticks,
            "ticktext": ["as often" if tick == 0 else f"{2 ** abs(tick):,}×" for tick in ticks],
            "zeroline": True,
            "title": {"text": "times as often per word, on a scale of logarithms"},
        },
        yaxis={"type": "linear", "range": [0, top], "title": {"text": "how sure: |z| of the weighted log-odds"}},
    )
    for side, x, anchor, words in (("reference", 0, "left", "← more in {}"), ("target", 1, "right", "more in {} →")):
        fig.add_annotation(
            text=wrapped(words.format(names[side]), 40, lines=1),
            x=x,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=anchor,
            yanchor="bottom",
            yshift=6,
            font={"color": palette.ACCENT if side == "target" else palette.MUTED},
        )
