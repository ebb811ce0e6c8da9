"""Heads: the word that a name is about, and the kind of name that it tells."""

from __future__ import annotations

from collections.abc import Sequence

from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS

# Of what TERM_HEADS hold, these carry a programme that somebody runs.
INITIATIVE_HEADS = frozenset(
    "initiative programme program strategy corridor agenda vision инициатива программа коридор стратегия бастамасы бағдарламасы "
    "дәлізі стратегиясы".split()
)
# Behind a head, these lead on: "Bank of China".
LINKS = frozenset({"of", "for", "on"})
# Words that open the name of a place: "Lake Baikal", "Gulf of Mexico".
FIRST_HEADS = frozenset("lake mount gulf port cape fort strait bay sea isle river".split())


def is_head(form: str) -> bool:
    """Tell whether a word heads names of organisations, places or initiatives."""
    return form in ORGANISATION_HEADS or form in PLACE_HEADS or form in INITIATIVE_HEADS


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
    if len(forms) < 2:
        return ""
    if forms[head] in INITIATIVE_HEADS:
        return "initiative"
    if forms[head] in ORGANISATION_HEADS and not (forms[head] in PLACE_HEADS and head == len(forms) - 1):
        return "organisation"
    if (forms[head] in PLACE_HEADS and forms[head] not in PLACE_ADJECTIVES) or forms[0] in FIRST_HEADS:
        return "place"
    return ""
