"""Lists: a name of no known kind is of the kind of the names with which the texts list it: "Heron, Lund and Berg Steel"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kzcn_explore.analysis.actors.found import Found, Key, Told
from kzcn_explore.analysis.actors.no_actors import CREEDS
from kzcn_explore.analysis.terms.kind_names import NAME, ORGANISATION, PERSON, PLACE

KINDS = (PERSON, ORGANISATION, PLACE)
# So large a part of the neighbours in lists are of one kind.
AGREED = 0.75
LEAST = 2


def tell_by_lists(found: Sequence[Found], told: Mapping[Key, Told]) -> dict[Key, Told]:
    """Tell the kind of names that nothing else tells by those of their neighbours in lists; never certain.

    Parameters
    ----------
    found : sequence of Found
        In the order of the texts.
    told : mapping of tuple of str to Told
        What is known of them; is not changed.
    """
    neighbours: dict[Key, Counter[str]] = defaultdict(Counter)
    for one, other in pairwise(found):
        if not other.listed_after or other.listed_after != one.key or one.passage != other.passage:
            continue
        for name, beside in ((one, other), (other, one)):
            kind = _kind(beside, told)
            if _is_open(name, told) and kind in KINDS:
                neighbours[name.key][kind] += 1
    guesses = {}
    for key, kinds in neighbours.items():
        kind, n = min(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        # A person of one word is named in full somewhere.
        if n >= max(LEAST, AGREED * kinds.total()) and not (kind == PERSON and len(key) == 1):
            guesses[key] = Told(kind, False)
    return {**told, **guesses}


def _kind(name: Found, told: Mapping[Key, Told]) -> str:
    if name.entry or name.kind:
        return name.entry.kind if name.entry else name.kind
    one = told.get(name.key)
    return one.kind if one else ""


def _is_open(name: Found, told: Mapping[Key, Told]) -> bool:
    one = told.get(name.key)
    return not name.entry and not name.kind and one is not None and one.kind == NAME and name.key[-1] not in CREEDS
