"""Heads: the word that a name is about, and the kind of name that it tells."""

from __future__ import annotations

from collections.abc import Sequence

from kzcn_explore.analysis.actors.no_actors import NO_PLACES
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS

# Beside those that tell terms from names, these head bodies, whatever words stand before them: "Free Rivers Movement".
BODIES = frozenset("""
alliance band bloc brigades bros brothers clinic coalition combo command conservatives constabulary corps democrats
directorate duma ensemble exchange federation fleet force forces front gallery gmbh greens guards guild headquarters
consultancy cruises inspectorate institution jury laboratories liberals library llp militia ministries motors movement
newspaper newspapers newsroom ojsc orchestra patrol pjsc plc procuratorate pty quartet quintet railway railways republicans sa
sentinel socialists squad squadron staff studios symphony taskforce theater theatre tribe trio tribunal unit wanderers rovers fc
""".split())  # fmt: skip
# These head companies where no dictionary holds a word before them: "Berg Energy", and not "Clean Energy".
COMPANIES = frozenset("""
advisors analytics apparel associates automation automobile automotive biotech brands capital chemical chemicals
communications consulting electric electronics energy engineering entertainment financial foods games gas
industries insurance investments labs logistics materials media mining mobile motor oil partners petroleum pharma
pharmaceuticals pictures power productions properties records research resources securities services software solutions
steel stores studios systems tech technologies technology telecom telekom ventures waterways works
""".split())  # fmt: skip
# Of what TERM_HEADS hold, these carry a programme that somebody runs.
INITIATIVE_HEADS = frozenset(
    "initiative programme program strategy corridor agenda vision инициатива программа коридор стратегия бастамасы бағдарламасы "
    "дәлізі стратегиясы".split()
)
# Behind a head, these lead on: "Bank of China".
LINKS = frozenset({"of", "for", "on"})
# Behind the letters of one of these a club has the name of its city: "FC Riverton".
CLUBS = frozenset("afc bsc cf cska fc fk psv rb rc rcd ssc tsg vfb vfl".split())
# Behind the names of places that the list of heads does not hold.
PLACES = frozenset("archipelago atoll cove creek fjord glacier headland lagoon oasis outback reef spit steppe wetlands".split())
# Words that open the name of a place: "Lake Baikal", "Gulf of Mexico".
FIRST_HEADS = frozenset("lake mount gulf port cape fort strait bay sea isle river".split())


def is_head(form: str) -> bool:
    """Tell whether a word heads names of organisations, places or initiatives."""
    return heads_body(form) or form in PLACE_HEADS or form in INITIATIVE_HEADS or form in PLACES


def heads_body(form: str) -> bool:
    """Tell whether a word heads names of organisations."""
    return form in ORGANISATION_HEADS or form in BODIES


def head_place(forms: Sequence[str]) -> int:
    """Return the place of the word that a name is about: the one before its first "of", else the last."""
    link = next((place for place, form in enumerate(forms) if form in LINKS and place), len(forms))
    return link - 1


def kind_of_head(forms: Sequence[str], head: int) -> str:
    """Tell the kind of a name of two words or more by its head; an empty string where that does not tell.

    Examples
    --------
    >>> names = [name.split() for name in ("bank of china", "black river", "rural road programme", "ann lee")]
    >>> [kind_of_head(name, head_place(name)) for name in names]
    ['organisation', 'place', 'initiative', '']
    """
    if len(forms) < 2 or tuple(forms) in NO_PLACES:
        return ""
    if forms[head] in INITIATIVE_HEADS:
        return "initiative"
    if heads_body(forms[head]) and not (forms[head] in PLACE_HEADS and head == len(forms) - 1):
        return "organisation"
    if (forms[head] in PLACE_HEADS and forms[head] not in PLACE_ADJECTIVES) or forms[0] in FIRST_HEADS or forms[head] in PLACES:
        return "place"
    if forms[head] in COMPANIES and head == len(forms) - 1 and not all(map(is_dictionary_word, forms[:-1])):
        return "organisation"
    return ""
