"""Office holders: of whom an office speaks that stands alone: "the President" is the one whom the same document calls so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from kzcn_explore.analysis.actors.aliases import Joined
from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.actors.offices import HEAD_OF_STATE, MONARCH, PRESIDENT
from kzcn_explore.analysis.terms.kind_names import PERSON

# Who bears one of these is a head of state, too.
HEADS_OF_STATE = frozenset({PRESIDENT, MONARCH})


def join_offices(found: Sequence[Found], joined: Sequence[Joined | None]) -> list[Joined | None]:
    """Tell of every office that stands alone of whom it is.

    It is of the one person to whom the document gives it. Of several it is of the only one to whom the document always gives it without
    a state ("President Berg" beside "Norwegian President Lund"), else of the only one to whom the same passage has given
    it before; else it is of nobody. A head of state may be given as president or monarch.
    """
    told: list[Joined | None] = []
    for _, pairs in groupby(zip(found, joined, strict=True), key=lambda pair: pair[0].document):
        told += _join_document([*pairs])
    return told


def _join_document(pairs: Sequence[tuple[Found, Joined | None]]) -> Iterator[Joined | None]:
    # Office -> person -> whether the document names the state with it.
    bearers: dict[str, dict[tuple[str, ...], bool]] = defaultdict(dict)
    for mention, one in pairs:
        for office in _given(mention, one):
            bearers[office][one.identity] = bearers[office].get(one.identity, False) or mention.of_state
    here: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    passage = None
    for mention, one in pairs:
        if mention.passage != passage:
            passage = mention.passage
            here.clear()
        if mention.refers:
            of_office = bearers[mention.office]
            at_home = [person for person, of_state in of_office.items() if not of_state]
            chosen = next((persons for persons in ([*of_office], at_home, [*here[mention.office]]) if len(persons) == 1), None)
            yield Joined(chosen[0], PERSON, False) if chosen else None
            continue
        for office in _given(mention, one):
            here[office][one.identity] = None
        yield one


def _given(mention: Found, one: Joined | None) -> tuple[str, ...]:
    """Return the offices that a mention gives to its person; a president is a head of state, too."""
    if one is None or one.kind != PERSON or not mention.office or mention.refers:
        return ()
    return (mention.office, HEAD_OF_STATE) if mention.office in HEADS_OF_STATE else (mention.office,)
