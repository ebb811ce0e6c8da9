"""Where the actors of a network stand: each connected part in a cell of its own, laid out by its links, then pushed apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

_ROUNDS = 400  # of pushing apart
_AIR = 6  # px between what two actors take up
_INNER = 0.9  # how much of its cell a part fills at first; small ones less, so that they do not seem to be linked


def place_actors(
    names: Sequence[str], links: Sequence[tuple[str, str]], sizes: Sequence[tuple[float, float]], *, width: float, height: float
) -> list[tuple[float, float]]:
    """Place what actors take up (a mark with its label) near what they are linked to, none over another while there is room.

    Parameters
    ----------
    names : sequence of str
        Any order gives each name the same place.
    links : sequence of (str, str)
    sizes : sequence of (float, float)
        Width and height that each takes up, in px.
    width, height : float
        Of the plot, in px.

    Returns
    -------
    list of (float, float)
        The middles in px from the left and from the top, in the order of the names.

    Notes
    -----
    A part is laid out so that distances on the plane are those along its links (Kamada & Kawai 1989), turned so that its longest way
    lies along its cell, and evened out.

    Examples
    --------
    >>> place_actors(["Oslo"], [], [(40, 30)], width=200, height=100)
    [(100.0, 50.0)]
    """
    import networkx as nx

    order = sorted(range(len(names)), key=lambda i: names[i])
    graph = _graph([names[i] for i in order], links)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    at: dict[str, np.ndarray] = {}
    for part, (left, top, wide, high) in zip(parts, _cells([len(part) for part in parts], (0.0, 0.0, width, height)), strict=True):
        # A subgraph of networkx has its nodes in the order of a set.
        inside = _laid_out(_graph(part, graph.edges(part)), part, is_wide=wide >= high)
        at |= dict(zip(part, [left + wide / 2, top + high / 2] + inside * [wide, high] * (_INNER - 0.6 / len(part)) / 2, strict=True))
    pushed = push_boxes_apart(np.array([at[names[i]] for i in order]), np.array([sizes[i] for i in order]), width=width, height=height)
    placed = {names[i]: (round(float(x), 1), round(float(y), 1)) for i, (x, y) in zip(order, pushed, strict=True)}
    return [placed[name] for name in names]


def _graph(names: Sequence[str], links: Iterable[tuple[str, str]]) -> nx.Graph:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(sorted(tuple(sorted(link)) for link in links))
    return graph


def _cells(weights: list[int], room: tuple[float, float, float, float]) -> list[tuple[float, float, float, float]]:
    """Cut a room (left, top, width, height) into cells as large as their weights, always across the longer side."""
    if len(weights) == 1:
        return [room]
    sums = np.cumsum(weights)
    cut = int(np.abs(sums[:-1] - sums[-1] / 2).argmin()) + 1
    part = sums[cut - 1] / sums[-1]
    left, top, wide, high = room
    if wide >= high:
        rooms = (left, top, wide * part, high), (left + wide * part, top, wide * (1 - part), high)
    else:
        rooms = (left, top, wide, high * part), (left, top + high * part, wide, high * (1 - part))
    return [*_cells(weights[:cut], rooms[0]), *_cells(weights[cut:], rooms[1])]


def _laid_out(graph: nx.Graph, part: list[str], *, is_wide: bool) -> np.ndarray:
    """Places from −1 to 1 along both axes, the longer way along the longer side; the first name stands left of and above the middle."""
    import networkx as nx

    if len(part) == 1:
        return np.zeros((1, 2))
    start = nx.circular_layout(part)  # the order of the names says who stands where
    found = nx.kamada_kawai_layout(graph, pos=start, weight=None)
    at = np.array([found[name] for name in part])
    at -= at.mean(axis=0)
    turned = at @ np.linalg.svd(at, full_matrices=False)[2].T
    turned *= np.where(turned[0] > 0, -1, 1)
    turned = turned if is_wide else turned[:, ::-1]
    low, high = turned.min(axis=0), turned.max(axis=0)
    reach = np.where(high - low > 1e-6 * (high - low).max(), high - low, np.inf)  # of two there is only one way
    places = (2 * turned - low - high) / reach
    # Half by distance, half by rank: a chain that leads far out would else press all others together.
    ranks = np.where(np.isinf(reach), 0, 2 * turned.round(6).argsort(axis=0, kind="stable").argsort(axis=0) / (len(part) - 1) - 1)
    return (places + ranks) / 2


def push_boxes_apart(middles: np.ndarray, sizes: np.ndarray, *, width: float, height: float) -> np.ndarray:
    """Push boxes apart, each pair along the way that is shorter, inside the plot.

    Parameters
    ----------
    middles, sizes : ndarray, (n_boxes, 2)
        In px.
    width, height : float
        Of the plot.

    Returns
    -------
    ndarray, (n_boxes, 2)
        The middles. Where there is no room for all, some boxes still cover each other.

    Examples
    --------
    >>> push_boxes_apart(np.array([[50.0, 50.0], [52.0, 50.0]]), np.array([[20.0, 10.0]] * 2), width=100, height=100).tolist()
    [[50.0, 42.0], [52.0, 58.0]]
    """
    half = sizes / 2
    most = np.maximum([width, height] - half, half)
    at = np.clip(middles, half, most)
    needed = half[:, None] + half[None] + _AIR
    later = np.triu(np.ones((len(at), len(at))), 1) - np.tril(np.ones((len(at), len(at))), -1)  # who gives way where none stands aside
    for _ in range(_ROUNDS):
        apart = at[:, None] - at[None]
        lacking = needed - np.abs(apart)
        covers = (lacking > 1e-6).all(axis=2)
        np.fill_diagonal(covers, False)
        if not covers.any():
            break
        sign = np.where(np.abs(apart) > 1e-6, np.sign(apart), -later[..., None])
        across = lacking[..., 0] > lacking[..., 1]  # push along y where less is lacking there
        push = lacking * sign * np.stack([~across, across], axis=2) * covers[..., None]
        at = np.clip(at + push.sum(axis=1) / np.maximum(covers.sum(axis=1), 1)[:, None] / 2, half, most)
    return at
