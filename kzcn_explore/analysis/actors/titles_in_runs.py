"""Titles in runs: where in a run of capitalised words a title opens and where the office that it belongs to ends."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kzcn_explore.analysis.actors.gazetteer import Gazetteer
from kzcn_explore.analysis.actors.heads import LINKS, heads_body
from kzcn_explore.analysis.actors.words_in_runs import is_common, possesses
from kzcn_explore.text.tokens import Token
from kzcn_explore.text.wordlists import NOT_ALONE, TITLES
from kzcn_explore.text.wordlists_names import SHORT_TITLES

# Before a name with a capital these are titles, too; "St." may be a saint's.
ADDRESSES = (SHORT_TITLES - {"st"}) | frozenset("""
archduke ayatollah baron baroness brigadier brigadier-general cardinal constable coordinator correspondent defendant democrat det
detective duchess duke economist imam insp inspector lieutenant lieutenant-general lieutenants magistrate major-general manager mep mla
pastor plaintiff pm postmaster-general priest rabbi republican sheikha supervisor supt taoiseach tánaiste td whip
""".split())  # fmt: skip
# Words of offices, also where a corpus writes them large.
OF_OFFICES = frozenset(
    "acting assistant associate deputy executive federal first foreign grand prime rear senior special under vice".split()
)


def first_title(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer) -> int | None:
    """Find the first title of a run; "General Electric" holds none."""
    while at < end:
        found = gazetteer.match(tokens, at, end)
        if not found and is_title(tokens, at, end):
            return at
        at += found[0] if found else 1
    return None


def last_title(tokens: Sequence[Token], title: int, end: int, gazetteer: Gazetteer, names: Set[str]) -> int:
    """Find the last word of an office that opens with a title: "Deputy Foreign Minister"; no name stands inside it."""
    last = title
    for place in range(title + 1, end):
        if is_title(tokens, place, end):
            last = place
        elif gazetteer.match(tokens, place, end) or tokens[place].form in LINKS or not _may_be_of_office(tokens[place].form, names):
            break
    return last


def is_title(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Tell a title from the same word in a name: "General Assembly"."""
    if tokens[place].form not in TITLES and tokens[place].form not in ADDRESSES:
        return False
    # "Prosecutor General's Office" is a body.
    behind = place + 1
    while behind < end and tokens[behind].form in TITLES and possesses(tokens[behind]):
        behind += 1
    return not (behind < end and heads_body(tokens[behind].form))


def _may_be_of_office(form: str, names: Set[str]) -> bool:
    return form in OF_OFFICES or is_common(form, names)


def goes_with_title(form: str, names: Set[str]) -> bool:
    return form in TITLES or form in ADDRESSES or form in OF_OFFICES or (form not in names and form in NOT_ALONE)
