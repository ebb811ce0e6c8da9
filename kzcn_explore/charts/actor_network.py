"""Who is named with whom: actors as marks, the passages that name two of them as lines."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kzcn_explore.charts import palette
from kzcn_explore.charts.actor_kinds import KINDS, kind_key
from kzcn_explore.charts.colours import faint
from kzcn_explore.charts.fitting import fit_lines, px_wide
from kzcn_explore.charts.frame import empty_figure, framed_figure
from kzcn_explore.charts.network_layout import place_actors
from kzcn_explore.charts.network_links import actors_named_most, links_between, links_drawn
from kzcn_explore.charts.words import counted, interval_words
from kzcn_explore.charts.wrapping import escaped_lines, wrapped

_TITLE = "Who is named with whom"
_WIDTH = 676  # px of the plot of a figure 700 px wide; what does not overlap there does not where it is wider
_LEAST_HEIGHT, _HEIGHT, _HEIGHT_EACH = 200, 360, (24, 12)  # px of the plot; for each of few actors, and of many
_SMALLEST, _LARGEST = 8, 26  # px of marks
_LINE, _LABEL_WIDTH, _LABEL_LINES = 14, 124, 3  # px of a line, and of its longest; lines of a label
_KEY = 22  # px of the key between the subtitle and the plot
_THINNEST, _THICKEST, _N_WIDTHS = 1.0, 8.0, 5  # px of lines, and how many widths are told apart
_LINE_COLOUR = "#BFC4CB"
_WIDE = 60  # letters a line of a tooltip
_HOVER = "<b>%{customdata[2]}</b><br>%{customdata[3]}<extra></extra>"
_LINK_HOVER = "<b>%{customdata[3]}</b><br>%{customdata[4]}<extra></extra>"


def actor_network(links: pd.DataFrame, actors: pd.DataFrame | None = None, *, n_actors: int = 30) -> go.Figure:
    """Draw the actors named most, and who of them is named with whom in one passage.

    The links drawn are the maximum spanning forest by passages, which joins all that are linked by the strongest way, and then the
    strongest others that are named together more often than chance has it, up to two links an actor. Who stands near whom follows from
    these links alone; directions mean nothing.

    Parameters
    ----------
    links : DataFrame
        One row a pair, and a period where there are several, of ``actor_links``: ``actor, other, n_passages, n_documents, npmi, first,
        last``.
    actors : DataFrame, optional
        One row an actor, of ``actors``: ``actor, kind, n_mentions, n_documents, certain``. Without it the passages of an actor's links
        say how large it is, and all have one shape.
    n_actors : int, default 30
        The most actors. Those of them without a link are not drawn, but counted.

    Returns
    -------
    Figure
        A trace ``lines`` for each width, ``links`` (unseen marks in the middle of the lines; ``customdata``: "link", actor, other, then
        the tooltip) and one trace a kind (``customdata``: "actor", its name, then the tooltip). The size of a mark grows with the square
        root of its mentions; hollow: the kind is a guess. The same rows in any order give the same bytes. A table without a link gives a
        figure without traces.

    Examples
    --------
    >>> row = {"actor": "China", "other": "Wang Yi", "n_passages": 12, "n_documents": 4, "npmi": 0.24, "first": pd.NaT, "last": pd.NaT}
    >>> fig = actor_network(pd.DataFrame([row]))
    >>> [trace.name for trace in fig.data], fig.data[1].customdata[0][:3], fig.data[2].customdata[0][:2]
    (['lines', 'links', 'actors'], ['link', 'China', 'Wang Yi'], ['actor', 'China'])
    """
    if links.empty or (actors is not None and actors.empty):
        return empty_figure(_TITLE, "No two actors are named in one passage of this selection. Clear the filter to see all of them.")
    named = actors_named_most(links, actors, n_actors)
    pairs = links_between(links, named["actor"].tolist())
    if pairs.empty:
        return empty_figure(
            _TITLE, f"Of {counted(len(named), 'actor')} no two are named in one passage. Take more actors, or more documents."
        )
    shown = links_drawn(pairs)
    nodes = named[named["actor"].isin({*shown["actor"], *shown["other"]})].reset_index(drop=True)
    size = _SMALLEST + (_LARGEST - _SMALLEST) * np.sqrt(nodes["n_mentions"] / nodes["n_mentions"].max())
    nodes = nodes.assign(size=size.round(1), lines=[_label_lines(name) for name in nodes["actor"]])
    few, many = _HEIGHT_EACH
    height = float(np.clip(few * len(nodes), _LEAST_HEIGHT, max(_HEIGHT, many * len(nodes))))
    nodes = _placed(nodes, shown, height)
    key = kind_key({*nodes["kind"].dropna()}, guessed=not nodes["certain"].all())
    fig = framed_figure(
        _TITLE,
        _subtitle(nodes, named, shown, pairs, all_named=len(named) < n_actors),
        plot_height=height,
        margin={"l": 12, "r": 12, "t": 6 + (_KEY if key else 0), "b": 6},
        subtitle_lines=2,
        description=f"{counted(len(nodes), 'actor')} and {counted(len(shown), 'link')} between them. The strongest: "
        + "; ".join(f"{row.actor} and {row.other}, {counted(row.n_passages, 'passage')}" for row in shown.head(10).itertuples())
        + ".",
    )
    fig.add_traces([*_lines(nodes, shown), _middles(nodes, shown), *_marks(nodes, shown)])
    fig.update_layout(
        xaxis={"type": "linear", "visible": False, "range": [0, _WIDTH]},
        yaxis={"type": "linear", "visible": False, "range": [height, 0]},
        annotations=[*_labels(nodes), *_key_above(key)],
    )
    return fig


def _placed(nodes: pd.DataFrame, shown: pd.DataFrame, height: float) -> pd.DataFrame:
    """Add the middle of each mark, and whether its label covers nothing."""
    wide = [
        max(*(px_wide(line, palette.SMALL_SIZE) for line in each), size) for each, size in zip(nodes["lines"], nodes["size"], strict=True)
    ]
    high = [size + _LINE * len(each) for each, size in zip(nodes["lines"], nodes["size"], strict=True)]
    linked = list(zip(shown["actor"], shown["other"], strict=True))
    at = place_actors(nodes["actor"].tolist(), linked, list(zip(wide, high, strict=True)), width=_WIDTH, height=height)
    y = [middle - each / 2 + size / 2 for (_, middle), each, size in zip(at, high, nodes["size"], strict=True)]
    taken: list[tuple[float, float, float, float]] = []
    is_labelled = []
    for (x, middle), w, h in zip(at, wide, high, strict=True):  # the most often named first
        free = all(abs(x - ox) >= (w + ow) / 2 or abs(middle - oy) >= (h + oh) / 2 for ox, oy, ow, oh in taken)
        is_labelled.append(free)
        taken += [(x, middle, w, h)] if free else []
    return nodes.assign(x=[x for x, _ in at], y=np.round(y, 1), is_labelled=is_labelled)


def _label_lines(name: str) -> list[str]:
    return fit_lines(name, _LABEL_WIDTH, size=palette.SMALL_SIZE, lines=_LABEL_LINES)


def _subtitle(nodes: pd.DataFrame, named: pd.DataFrame, shown: pd.DataFrame, pairs: pd.DataFrame, *, all_named: bool) -> str:
    n_alone, n_silent = len(named) - len(nodes), int((~nodes["is_labelled"]).sum())
    most = counted(len(named), "actor") if all_named else f"The {counted(len(named), 'actor')} named most"
    said = [most + (f" ({n_alone:,} without a link not drawn)" if n_alone else "")]
    said += [f"the strongest {len(shown):,} of {counted(len(pairs), 'link')}" if len(shown) < len(pairs) else counted(len(pairs), "link")]
    said += ["thicker: more passages name both; larger: named more often"]
    said += [f"{n_silent:,} without room for a label: point at the mark"] if n_silent else []
    return "; ".join(said)


def _lines(nodes: pd.DataFrame, shown: pd.DataFrame) -> list[go.Scatter]:
    """The lines, the thin ones first; as few traces as there are widths, since one trace has one."""
    at = nodes.set_index("actor")[["x", "y"]]
    step = np.ceil(shown["n_passages"] / shown["n_passages"].max() * _N_WIDTHS).astype(int)
    made = []
    for level in sorted(step.unique()):
        ends = [(at.loc[row.actor], at.loc[row.other]) for row in shown[step == level].itertuples()]
        width = _THINNEST + (_THICKEST - _THINNEST) * (level - 1) / (_N_WIDTHS - 1)
        made.append(
            go.Scatter(
                name="lines",
                mode="lines",
                x=[x for one, other in ends for x in (one["x"], other["x"], None)],
                y=[y for one, other in ends for y in (one["y"], other["y"], None)],
                line={"color": _LINE_COLOUR, "width": width},
                opacity=0.75,
                hoverinfo="skip",
            )
        )
    return made


def _middles(nodes: pd.DataFrame, shown: pd.DataFrame) -> go.Scatter:
    at = nodes.set_index("actor")[["x", "y"]]
    middles = (at.loc[shown["actor"]].to_numpy() + at.loc[shown["other"]].to_numpy()) / 2
    return go.Scatter(
        name="links",
        mode="markers",
        x=middles[:, 0].round(1).tolist(),
        y=middles[:, 1].round(1).tolist(),
        marker={"size": 14, "color": palette.MUTED, "opacity": 0},
        customdata=[
            ["link", row.actor, row.other, wrapped(f"{row.actor} – {row.other}", _WIDE), _link_words(row)] for row in shown.itertuples()
        ],
        hovertemplate=_LINK_HOVER,
    )


def _link_words(row: object) -> str:
    close = "" if pd.isna(row.npmi) else f";<br>closeness {row.npmi:z.2f} (NPMI: 1 never apart, 0 at chance)"
    when = "" if pd.isna(row.first) and pd.isna(row.last) else f";<br>{interval_words(row.first, row.last)}"
    return f"named together in {counted(row.n_passages, 'passage')} of {counted(row.n_documents, 'document')}{close}{when}"


def _marks(nodes: pd.DataFrame, shown: pd.DataFrame) -> list[go.Scatter]:
    """The actors, a trace a kind."""
    n_links = pd.concat([shown["actor"], shown["other"]]).value_counts()
    kinds = nodes["kind"].astype(object).where(nodes["kind"].notna(), "actors")
    made = []
    for kind in [kind for kind in [*KINDS, "actors"] if (kinds == kind).any()]:
        rows = nodes[kinds == kind]
        look = KINDS.get(kind, KINDS["person"])
        made.append(
            go.Scatter(
                name=kind,
                mode="markers",
                x=rows["x"].tolist(),
                y=rows["y"].tolist(),
                marker={
                    "symbol": look.symbol,
                    "size": rows["size"].tolist(),
                    "color": [look.colour if certain else palette.GROUND for certain in rows["certain"]],
                    "line": {"color": look.colour, "width": 1.6},
                    "opacity": 1,
                },
                customdata=[
                    ["actor", row.actor, wrapped(row.actor, _WIDE), _actor_words(row, n_links[row.actor])] for row in rows.itertuples()
                ],
                hovertemplate=_HOVER,
                cliponaxis=False,
            )
        )
    return made


def _actor_words(row: object, n_links: int) -> str:
    linked = f"drawn with {counted(n_links, 'link')}"
    if pd.isna(row.kind):
        return f"{counted(row.n_mentions, 'passage')} of its links in all; {linked}"
    guess = "" if row.certain else ", as far as can be told"
    return f"{row.kind}{guess};<br>named {counted(row.n_mentions, 'time')} in {counted(row.n_documents, 'document')}; {linked}"


def _labels(nodes: pd.DataFrame) -> list[dict]:
    look = {
        "yanchor": "top",
        "bgcolor": faint(palette.GROUND, 0.7),
        "borderpad": 0,
        "font": {"size": palette.SMALL_SIZE, "color": palette.INK},
    }
    return [
        {"text": escaped_lines(row.lines), "x": row.x, "y": row.y, "yshift": -row.size / 2, **look}
        for row in nodes[nodes["is_labelled"]].itertuples()
    ]


def _key_above(key: str) -> list[dict]:
    place = {"x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "xref": "paper", "yref": "paper", "align": "left", "yshift": 4}
    return [{"text": key, **place, "font": {"size": palette.FONT_SIZE, "color": palette.INK}}] if key else []
