"""Event lanes: documents where they were published, and, linked to them, the dates that they speak of as past and as ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.event_axis import WIDTH, EventAxis, days_of, edge_rules, near_days
from kzcn_explore.charts.event_groups import are_many, count_labels, group_mentions
from kzcn_explore.charts.event_marks import Look, bar_traces, label_trace, link_trace, middle_trace, point_trace
from kzcn_explore.charts.event_places import Lane, Mark, far_room, place_events
from kzcn_explore.charts.event_published import Published, place_documents, undated_width
from kzcn_explore.charts.event_words import HEADINGS, document_facts_rows, lanes_description, lanes_subtitle, mention_rows
from kzcn_explore.charts.figure import Figure
from kzcn_explore.charts.frame import empty_figure, frame_layout
from kzcn_explore.charts.words import counted

_TITLE = "Dates the texts speak of"
_HEADING = 20.0  # px above each lane
_BETWEEN = 5.0  # px below each lane
_MOST = 120  # documents that are drawn one by one
_SHARED = 2  # documents from which on an event is one that can be followed
_FEW = 16  # events that are all labelled
_LINKS = 8.0  # px below the documents, for links to part


def event_lanes(mentions: pd.DataFrame, documents: pd.DataFrame | None = None) -> go.Figure:
    """Draw documents at their days and, below, the dates that they speak of: as past, as ahead; a line links each to its document.

    Readable for up to some sixty documents, drawn for up to 120; of more, ``event_timeline`` draws counts. A point is a day, a bar a
    longer time, and an end that fades goes on. The axis covers the documents and what lies near the middle half of the dates; what
    lies far off stands at the edge as an arrow, with its date in words where there are few of them. Documents without any bound
    stand at the right; where days are crowded, documents stand side by side. Small rings below a document are dates around its
    own day; of more than forty, one a document.

    Events that two or more documents speak of are in accent and first in their lane, up to twelve of a lane labelled with
    their names; their links are darker. Other events are labelled in grey where there are few. Of more than eighty dates,
    those of single documents that mean the same days share a mark, the thicker the more, and only the links of the others are drawn.

    Parameters
    ----------
    mentions : DataFrame
        One row a mention, index ``mention``: the table ``event_mentions`` of a corpus. Those whose days or whose lane are missing are not
        drawn; the subtitle says how many.
    documents : DataFrame, optional
        The table ``documents`` of the same corpus, index ``document``, so that those are drawn too that speak of no date.

    Returns
    -------
    Figure
        Traces: ``links``, ``followed links``; of ``documents``, ``published`` (around the documents' own days), ``past`` and ``ahead``
        each ``bars``, ``fades``, ``spans`` (unseen, with the tooltips of both), ``middles`` (unseen, for a ring) and points, which have
        the lane's name; ``labels``. ``y``: px from the top. ``customdata`` of a mention begins with "mention", its number, its event
        and its document; that of several begins with "mentions" and the lists of these; that of a document with "document" and the
        document. A table without any date to draw, or of more than 120 documents, gives a figure without traces.

    Raises
    ------
    ValueError
        If `documents` lacks a document of `mentions`.

    Examples
    --------
    >>> day, autumn = pd.Timestamp("2022-06-07"), pd.to_datetime(["2022-09-01", "2022-11-30"])
    >>> row = {"event": 0, "document": "a", "quote": "autumn", "lane": "ahead", "what": "visit", "event_what": "visit", "title": "Talks"}
    >>> row |= {"earliest": autumn[0], "latest": autumn[1], "document_precision": "day", "source": "Kazinform"}
    >>> row |= {"date": day, "document_earliest": day, "document_latest": day}
    >>> fig = event_lanes(pd.DataFrame([row]))
    >>> spans = next(trace for trace in fig.data if trace.name == "ahead spans")
    >>> spans.base, spans.customdata[0][:4]
    (('2022-09-01',), ['mention', 0, 0, 'a'])
    """
    if mentions.empty:
        return empty_figure(_TITLE, "The texts of this selection name no date. Widen the selection.")
    documents = _documents(mentions, documents)
    if len(documents) > _MOST:
        n = counted(len(documents), "document")
        return empty_figure(_TITLE, f"{n} are too many to draw one by one. Draw the counts of event_timeline, or narrow the selection.")
    has_days = mentions[["earliest", "latest"]].notna().any(axis=1)
    drawn = mentions[has_days & mentions["lane"].isin([*HEADINGS])]
    if drawn.empty:
        n = counted(len(mentions), "date")
        return empty_figure(_TITLE, f"The texts name {n}, but leave open which days are meant, or whether they lie behind or ahead.")
    labels = _labels(drawn)
    many = are_many(drawn)
    quiet = {} if many else _quiet_labels(drawn, labels)
    of_lanes = {name: _Mentions(rows := drawn[drawn["lane"] == name], group_mentions(rows, {*labels}, many=many)) for name in HEADINGS}
    axis = _axis(documents, drawn, [of_lanes[name] for name in ("past", "ahead")])
    published = place_documents(axis, documents, of_lanes["published"].firsts)
    lanes = {
        name: place_events(axis, of_lanes[name].firsts, labels, quiet or count_labels(of_lanes[name].rows, of_lanes[name].groups))
        for name in ("past", "ahead")
    }
    tops = _tops([published.height + _LINKS, *(lane.height for lane in lanes.values())])
    traces = _traces(axis, published, lanes, tops, (documents, of_lanes, {*labels}, many))
    layout = frame_layout(
        _TITLE,
        lanes_subtitle(documents, drawn, n_followed=len(labels), n_left_out=len(mentions) - len(drawn), many=many),
        plot_height=tops[-1],
        margin={"l": 14, "r": 14, "t": 6, "b": 40},
        description=lanes_description(documents, drawn, labels),
    )
    return Figure.drawn(traces, layout | _layout(axis, documents, drawn, tops))


@dataclass(frozen=True)
class _Mentions:
    """The mentions of a lane, and which of them share a mark."""

    rows: pd.DataFrame
    groups: list[list[int]]

    @property
    def firsts(self) -> pd.DataFrame:
        """The first mention of each mark, and of how many it is."""
        return self.rows.iloc[[group[0] for group in self.groups]].assign(n=[len(group) for group in self.groups])


def _documents(mentions: pd.DataFrame, documents: pd.DataFrame | None) -> pd.DataFrame:
    """Find the documents, in the order of their dates, the undated at the end."""
    if documents is None:
        names = {f"document_{name}": name for name in ("earliest", "latest", "precision")}
        facts = mentions[["document", "title", "date", "source", *names]].rename(columns=names)
        documents = facts.drop_duplicates("document").set_index("document")
    lacking = [*dict.fromkeys(mentions.loc[~mentions["document"].isin(documents.index), "document"])]
    if lacking:
        raise ValueError(
            f"documents must hold every document of mentions; it lacks {counted(len(lacking), 'document')}, e.g. {lacking[0]!r}. "
            "Give the table of the corpus that the mentions are of."
        )
    order = documents["date"].fillna(documents["earliest"]).fillna(documents["latest"])
    return documents.loc[order.sort_values(kind="stable").index]


def _axis(documents: pd.DataFrame, drawn: pd.DataFrame, lanes: list[_Mentions]) -> EventAxis:
    """Find the days of the axis, and the px beside it that far dates and undated documents need."""
    of_documents = days_of(documents)
    dated = ~np.isnan(of_documents).all(axis=1)
    spoken_of = drawn if not dated.any() else drawn[drawn["lane"] != "published"]
    whole = EventAxis(*near_days(of_documents[dated], days_of(spoken_of)))
    rooms = {-1: 0.0, 1: 0.0}
    for lane in lanes:
        sides = np.array([whole.side(*each) for each in days_of(lane.firsts)])
        rooms = {side: max(room, far_room(lane.firsts[sides == side])) for side, room in rooms.items()}
    return EventAxis(whole.low, whole.high, rooms[-1], rooms[1], undated_width(int(np.sum(~dated))))


def _labels(drawn: pd.DataFrame) -> dict[int, str]:
    """Names of the events that several documents speak of; the most named events first."""
    events = drawn.groupby("event", sort=True).agg(n=("document", "nunique"), what=("event_what", "first"))
    shared = events[events["n"] >= _SHARED].sort_values("n", ascending=False, kind="stable")
    return {int(event): str(what) for event, what in shared["what"].items()}


def _quiet_labels(drawn: pd.DataFrame, labels: dict[int, str]) -> dict[int, str]:
    """Names of the events that one document speaks of, where all of them are few."""
    single = drawn[~drawn["event"].isin(labels) & (drawn["lane"] != "published")].drop_duplicates("event")
    if len(single) + len(labels) > _FEW:
        return {}
    return {int(event): str(what) for event, what in zip(single["event"], single["event_what"], strict=True)}


def _tops(heights: list[float]) -> list[float]:
    """Where the lanes begin in px from the top of the plot, and where the last one ends."""
    tops = [_HEADING]
    for height in heights:
        tops.append(tops[-1] + height + _BETWEEN + _HEADING)
    return [*tops[:-1], tops[-1] - _HEADING - _BETWEEN + 6]


def _traces(axis: EventAxis, published: Published, lanes: dict[str, Lane], tops: list[float], tables: tuple) -> list[dict]:
    """Draw everything; links first, so that marks lie above them."""
    documents, of_lanes, followed, many = tables
    at = {documents.index[mark.row]: _lowered(mark, tops[0]) for mark in published.documents}
    said = document_facts_rows(documents, pd.concat([lane.rows for lane in of_lanes.values()]))
    rows = [mark.row for mark in published.documents]
    look = Look("circle", False, published.size)
    traces = _marks([*at.values()], [said[row] for row in rows], [palette.MUTED] * len(rows), look, "documents")
    placed = {"published": ([_lowered(mark, tops[0]) for mark in published.own], Look("circle", True, min(6.0, published.size)))}
    for name, symbol, hollow, top in (("past", "square", False, tops[1]), ("ahead", "diamond", True, tops[2])):
        placed[name] = ([_lowered(mark, top) for mark in lanes[name].marks], Look(symbol, hollow, lanes[name].size))
    links: dict[bool, list] = {False: [], True: []}
    for name, (marks, look) in placed.items():
        firsts = of_lanes[name].firsts
        dark = firsts["event"].isin(followed).tolist()
        colours = [palette.ACCENT if each else palette.REST for each in dark]
        traces += _marks(marks, mention_rows(of_lanes[name].rows, of_lanes[name].groups, documents), colours, look, name)
        for mark, document, each in zip(marks, firsts["document"], dark, strict=True):
            own = at[document]
            if name != "published" and (each or not many):
                links[each].append(((own.middle, own.y + published.size / 2), (mark.middle, mark.y - mark.thick(look.size) / 2)))
    labels = [
        replace(label, y=label.y + top) for (part, top) in zip((published, *lanes.values()), tops, strict=False) for label in part.labels
    ]
    return [link_trace(links[False], followed=False), link_trace(links[True], followed=True), *traces, label_trace(axis, labels)]


def _lowered(mark: Mark, top: float) -> Mark:
    return replace(mark, y=round(mark.y + top, 2))


def _marks(marks: list[Mark], said: list[list], colours: list[str], look: Look, name: str) -> list[dict]:
    """Draw the marks of a lane: bars, then points."""
    bars = [i for i, mark in enumerate(marks) if mark.start != mark.end]
    points = [i for i, mark in enumerate(marks) if mark.start == mark.end]
    own = [[[each[i] for i in chosen] for each in (marks, said, colours)] for chosen in (bars, points)]
    (bar_marks, bar_said, bar_colours), (dots, dot_said, dot_colours) = own
    return [
        *bar_traces(bar_marks, bar_said, bar_colours, look, name),
        middle_trace(bar_marks, bar_said, look.size, f"{name} middles"),
        point_trace(dots, dot_said, dot_colours, look, name),
    ]


def _layout(axis: EventAxis, documents: pd.DataFrame, drawn: pd.DataFrame, tops: list[float]) -> dict:
    """Axes, the heading of each lane, thin rules between lanes, dotted ones beside the days of the axis."""
    counts = drawn["lane"].value_counts()
    n_own = int(counts.get("published", 0))
    notes = {name: counted(int(counts.get(name, 0)), "date") if name in counts else "none" for name in ("past", "ahead")}
    notes["published"] = counted(len(documents), "document") + (f"; rings: {counted(n_own, 'date')} around their own days" if n_own else "")
    headings = [
        _note(f'<b>{words}</b>  <span style="color:{palette.MUTED}">{notes[lane]}</span>', 0, top)
        for (lane, words), top in zip(HEADINGS.items(), tops, strict=False)
    ]
    if axis.undated:
        headings.append(_note(f'<span style="color:{palette.MUTED}">Undated</span>', 1 - axis.undated / WIDTH, tops[0]))
    beside = {"xref": "paper", "xanchor": "center", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -5}
    font = {"size": palette.SMALL_SIZE, "color": palette.MUTED}
    headings += [{"text": words, "x": x, "font": font, **beside} for x, words in axis.asides]
    line = {"color": palette.GRID, "width": 1}
    rules = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": (y := top - _HEADING), "y1": y, "line": line, "layer": "below"}
        for top in (*tops[1:3], tops[3] + _HEADING)
    ]
    return {
        "barmode": "overlay",
        "xaxis": axis.settings,
        "yaxis": {"type": "linear", "range": [tops[-1], 0], "visible": False, "showgrid": False},
        "annotations": headings,
        "shapes": [*rules, *edge_rules(axis, tops[-1])],
    }


def _note(text: str, x: float, top: float) -> dict:
    place = {"x": x, "xref": "paper", "xanchor": "left", "y": top - 2, "yref": "y", "yanchor": "bottom"}
    return {"text": text, **place, "align": "left", "bgcolor": palette.GROUND, "font": {"size": palette.FONT_SIZE, "color": palette.INK}}
