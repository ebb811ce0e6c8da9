"""Names in Chinese: those of the gazetteer, and those that jieba's dictionary tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.actors.gazetteer import Entry, Gazetteer
from kzcn_explore.analysis.actors.han_titles import han_titles, names_before_titles, titled_names
from kzcn_explore.text.chinese import HAN_RUN, han_names
from kzcn_explore.text.wordlists_chinese import SURNAMES
from kzcn_explore.text.wordlists_names import ORGANISATION_ENDS

SPEECH = ("表示", "指出", "强调", "说", "称")
# What a place ends in, whatever surname it seems to open with.
PLACE_ENDS = ("省", "市", "县", "区", "州", "国", "山", "河", "湖", "海", "岛", "洲")
# A title has so many characters at most.
LONGEST_TITLE = 4
# With these characters no given name ends: "李明于" is 李明 and a preposition.
JOINS = tuple("于在将与向对从就已曾")
# Each stands for a state: "中哈" are two of them side by side, and no name.
STATES = frozenset("中美俄哈日韩朝英法德印欧")


def find_han_names(document: str, passage: int, text: str, gazetteer: Gazetteer) -> Iterator[Found]:
    """Give the names in the Chinese of a passage, in their order, without overlap."""
    known = _pattern(gazetteer)
    for run in HAN_RUN.finditer(text):
        taken = [match.span() for match in known.finditer(run[0])] if known else []
        places = [(start, end, True) for start, end in taken]
        titled_here = [*_free(titled_names(run[0]), taken)]
        places += [(start, end, False) for _, start, end in titled_here]
        of_titles = {(start, end, False) for _, start, end in titled_here}
        taken += [(first, end) for first, _, end in titled_here]
        before_titles = [place for place in names_before_titles(run[0]) if _is_free(*place, taken)]
        places += [(start, end, False) for start, end in before_titles]
        of_titles |= {(start, end, False) for start, end in before_titles}
        taken += before_titles
        at = 0
        for name in han_names(run[0]):
            start = run[0].index(name, at)
            at = start + len(name)
            if STATES.issuperset(name):
                continue
            if len(name) > 2 and name[0] in SURNAMES and name.endswith(JOINS):
                at -= 1
            if _is_free(start, at, taken):
                if places and places[-1][1] == start and not places[-1][2] and places[-1] not in of_titles:
                    # The dictionary cuts a foreign name that it does not hold.
                    start = places.pop()[0]
                places.append((start, at, False))
        for start, end, is_known in sorted(places):
            name = run[0][start:end]
            before, after = run[0][max(0, start - LONGEST_TITLE) : start], run[0][end : end + LONGEST_TITLE]
            titled = any(before.endswith(title) or after.startswith(title) for title in han_titles())
            entry = gazetteer.han[name] if is_known else None
            yield Found(
                document,
                passage,
                run.start() + start,
                run.start() + end,
                name,
                (name,),
                entry.kind if entry else _kind(name, titled),
                entry,
                titled,
                after.startswith(SPEECH),
            )


def known_han_names(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Entry]]:
    """Give the places of the gazetteer's names in the Chinese of a text, with what they stand for."""
    known = _pattern(gazetteer)
    for match in known.finditer(text) if known else ():
        yield *match.span(), gazetteer.han[match[0]]


def _kind(name: str, titled: bool) -> str:
    """Tell a person, who has a surname, and one whose title stands beside a transcribed name, from a place."""
    if name.endswith(ORGANISATION_ENDS):
        return "organisation"
    is_person = 1 < len(name) <= 3 and name[0] in SURNAMES and not name.endswith(PLACE_ENDS)
    return "person" if is_person or titled else "place"


@lru_cache(maxsize=4)
def _pattern(gazetteer: Gazetteer) -> re.Pattern[str] | None:
    names = sorted(gazetteer.han, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _free(names: Iterable[tuple[int, int, int]], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Leave out the names that overlap what is taken."""
    for first, start, end in names:
        if _is_free(start, end, taken):
            yield first, start, end


def _is_free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return all(end <= opens or start >= ends for opens, ends in taken)
