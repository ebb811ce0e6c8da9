"""Joining: mentions that agree become one event, by average link; what contradicts itself is never joined."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from kzcn_explore.analysis.events.intervals import Spans
from kzcn_explore.analysis.events.likeness import Pairs

# What is done is done on one day or stretch of days; a document does not name two days for one thing either.
DONE = -1


class Group(NamedTuple):
    """Mentions that were joined.

    Attributes
    ----------
    members : frozenset of int
    held : dict of int to (int, int)
        The days that all mentions of one document share, and those that all done things share (`DONE`).
    links : dict of int to float
        For every other group that some mention agrees with, the sum of the scores between the two.
    """

    members: frozenset[int]
    held: dict[int, tuple[int, int]]
    links: dict[int, float]


def join_mentions(pairs: Pairs, groups: dict[int, Group], apart: Sequence[tuple[int, int]], least: float) -> dict[int, int]:
    """Join the mentions of the same events.

    The two groups whose mentions agree best on average are joined, again and again, until the best average is below `least`
    (average link; Sokal & Michener 1958); a pair that is not listed counts 0. Groups are never joined if two mentions that are done,
    or two of one document, would have no day in common, or if a pair that is to stay apart would come together.

    Parameters
    ----------
    pairs : Pairs
        Which mentions may begin an event together; those left out count all the same in the average of groups that others joined.
    groups : dict of int to Group
        What ``single_groups`` gives.
    apart : sequence of (int, int)
        Mentions that are of different events.
    least : float

    Returns
    -------
    dict of int to int
        For each mention the first mention of its group.
    """
    groups = dict(groups)
    heap = [(-score, one, other) for one, other, score in zip(*(side.tolist() for side in pairs), strict=True) if score >= least]
    heapify(heap)
    number = len(groups)
    while heap:
        _, one, other = heappop(heap)
        if one not in groups or other not in groups or not _may_join(groups[one], groups[other], apart):
            continue
        joined = _joined(groups.pop(one), groups.pop(other), {one, other})
        for near in joined.links:
            links = {key: value for key, value in groups[near].links.items() if key not in (one, other)}
            groups[near] = groups[near]._replace(links=links | {number: joined.links[near]})
            average = joined.links[near] / (len(joined.members) * len(groups[near].members))
            if average >= least:
                heappush(heap, (-average, near, number))
        groups[number] = joined
        number += 1
    return {member: min(group.members) for group in groups.values() for member in group.members}


def single_groups(pairs: Pairs, spans: Spans, done: np.ndarray, documents: np.ndarray) -> dict[int, Group]:
    """Make a group of each mention.

    Parameters
    ----------
    pairs : Pairs
    spans : Spans
    done : array of bool
        Which mentions speak of what has happened.
    documents : array of int
        The number of each mention's document.
    """
    links: dict[int, dict[int, float]] = {number: {} for number in range(len(done))}
    for one, other, score in zip(*(side.tolist() for side in pairs), strict=True):
        links[one][other] = links[other][one] = score
    groups = {}
    for number, (first, last, known) in enumerate(zip(spans.first.tolist(), spans.last.tolist(), spans.known.tolist(), strict=True)):
        holders = [int(documents[number]), *([DONE] if done[number] else [])] if known else []
        groups[number] = Group(frozenset({number}), dict.fromkeys(holders, (first, last)), links[number])
    return groups


def _may_join(one: Group, other: Group, apart: Sequence[tuple[int, int]]) -> bool:
    for holder in one.held.keys() & other.held.keys():
        # Intervals that share a day two by two share one day all together (Helly 1923), so that the common days are enough to keep.
        if max(one.held[holder][0], other.held[holder][0]) > min(one.held[holder][1], other.held[holder][1]):
            return False
    return not any((a in one.members and b in other.members) or (b in one.members and a in other.members) for a, b in apart)


def _joined(one: Group, other: Group, numbers: set[int]) -> Group:
    held = one.held | other.held
    for holder in one.held.keys() & other.held.keys():
        (first, last), (other_first, other_last) = one.held[holder], other.held[holder]
        held[holder] = (max(first, other_first), min(last, other_last))
    near = sorted((one.links.keys() | other.links.keys()) - numbers)
    return Group(one.members | other.members, held, {key: one.links.get(key, 0.0) + other.links.get(key, 0.0) for key in near})
