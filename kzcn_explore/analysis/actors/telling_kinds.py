"""Telling kinds: of what kind each name is, by its head, by all of its uses together, and by what the corpus shows of its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from kzcn_explore.analysis.actors.finding import Known
from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.terms.kind_names import NAME, ORGANISATION, PEOPLE, PERSON, PLACE
from kzcn_explore.analysis.terms.kinds import OF_A_PEOPLE
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.wordlists import FUNCTION_WORDS
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS

Key = tuple[str, ...]
# Of the uses of a name after "in" and the like, this part tells a place.
PLACED = 0.1
# And this part of those after a title, a person; measured in kinds.py.
TITLED = 0.05
OFTEN = 5
# A word is short for a longer name if that stands in so large a part of the documents in which it stands alone.
SHORTENED = 0.3
# A first name is believed of so many different persons, or of one where no dictionary holds it.
BEARERS = 2
MOST_WORDS = 4
SURNAMES = frozenset({"may", "will"})
# An Arabic article opens the name of a paper or a place, and a surname only after a first name.
NO_FIRST_NAMES = frozenset({"al", "el"})


class Told(NamedTuple):
    """The kind of a name, and whether it is certain."""

    kind: str
    certain: bool


@dataclass
class Seen:
    """The uses of one name in the corpus."""

    n: int = 0
    titled: int = 0
    speaks: int = 0
    placed: int = 0
    surname: int = 0
    in_capitals: int = 0


def tell_kinds(found: Sequence[Found], known: Known) -> dict[Key, Told]:
    """Tell the kind of every name that neither the gazetteer nor its head tells; what is no name after all has none.

    Parameters
    ----------
    found : sequence of Found
    known : Known

    Returns
    -------
    dict of tuple of str to Told
    """
    seen, shortened = _count_uses(found)
    of_many = {key: uses for key, uses in seen.items() if len(key) > 1}
    first_names = _first_names(of_many, known)
    told = {key: _kind_of_many(key, uses, known, first_names) for key, uses in of_many.items()}
    of_persons = shortened & {form for key, kind in told.items() if kind and kind.kind == PERSON for form in (key[0], key[-1])}
    told |= {key: _kind_of_one(key, uses, known, of_persons) for key, uses in seen.items() if len(key) == 1}
    return {key: kind for key, kind in told.items() if kind is not None}


def _count_uses(found: Iterable[Found]) -> tuple[dict[Key, Seen], frozenset[str]]:
    """Count the uses of each name, and tell which words alone stand for a longer name: those that mostly stand in a text with it."""
    seen: dict[Key, Seen] = defaultdict(Seen)
    alone: dict[str, set[str]] = defaultdict(set)
    of_document: dict[str, set[Key]] = defaultdict(set)
    for mention in found:
        if mention.entry or mention.kind:
            continue
        uses = seen[mention.key]
        uses.n += 1
        uses.titled += mention.titled
        uses.speaks += mention.speaks
        uses.placed += mention.placed
        uses.in_capitals += mention.in_capitals
        if len(mention.key) == 1:
            alone[mention.document].add(mention.key[0])
        else:
            of_document[mention.document].add(mention.key)
    n_alone: Counter[str] = Counter()
    n_with_full: Counter[str] = Counter()
    for document, forms in alone.items():
        n_alone.update(forms)
        n_with_full.update(forms & {form for key in of_document[document] for form in (key[0], key[-1])})
    shortened = frozenset(form for form, n in n_with_full.items() if n >= SHORTENED * n_alone[form])
    for document, keys in of_document.items():
        for key in keys:
            seen[key].surname += key[-1] in alone[document] and key[-1] in shortened
    return dict(seen), shortened


def _first_names(seen: Mapping[Key, Seen], known: Known) -> frozenset[str]:
    """Learn first names from the persons whom titles and verbs of speech show."""
    bearers: Counter[str] = Counter()
    for key, uses in seen.items():
        if _may_be_person(key, known) and uses.titled + uses.speaks + uses.surname > uses.placed:
            bearers[key[0]] += 1
    return frozenset(form for form, n in bearers.items() if n >= BEARERS or not is_dictionary_word(form))


def _may_be_person(key: Key, known: Known) -> bool:
    if not 2 <= len(key) <= MOST_WORDS or key[-1] in FUNCTION_WORDS - SURNAMES or key[0] in NO_FIRST_NAMES:
        return False
    if known.kinds.get(" ".join(key)) in (ORGANISATION, PLACE) or known.kinds.get(key[0]) in (PLACE, PEOPLE) or key[0] in PLACE_ADJECTIVES:
        return False
    # "Senate Democrats" are no person, whatever they say.
    if key[0] in ORGANISATION_HEADS or key[0] in PLACE_HEADS:
        return False
    if any((part,) in known.gazetteer.entries for part in key[0].split("-")[:-1]):
        return False
    return any(form in known.names or not all(map(is_dictionary_word, form.split("-"))) for form in key)


def _kind_of_one(key: Key, seen: Seen, known: Known, of_persons: Set[str]) -> Told | None:
    form = key[0]
    kind = known.kinds.get(form)
    if 2 * seen.in_capitals > seen.n:
        return Told(ORGANISATION, kind == ORGANISATION) if kind == ORGANISATION or seen.n > 1 else None
    if kind in (PEOPLE, ORGANISATION):
        return Told(kind, kind == ORGANISATION or form.endswith(OF_A_PEOPLE))
    if seen.titled >= max(1, TITLED * seen.n) and seen.titled >= seen.placed:
        return Told(PERSON, True)
    if kind == PLACE:
        return Told(PLACE, True)
    if form not in known.names:
        return None
    if seen.placed >= max(1, PLACED * seen.n) and seen.placed > seen.speaks:
        return Told(PLACE, False)
    if form in of_persons and (kind == PERSON or seen.speaks):
        return Told(PERSON, True)
    if seen.speaks >= max(1, TITLED * seen.n) or kind == PERSON:
        # A person is named in full or with a title sooner or later; what never is, however often it stands, is none.
        return Told(PERSON if seen.n < OFTEN else ORGANISATION, False)
    return Told(NAME, False)


def _kind_of_many(key: Key, seen: Seen, known: Known, first_names: Set[str]) -> Told | None:
    of_phrase = known.kinds.get(" ".join(key))
    if of_phrase in (ORGANISATION, PLACE, PEOPLE):
        return Told(of_phrase, True)
    if key[0] in PLACE_ADJECTIVES:
        last = known.kinds.get(key[-1])
        return Told(PEOPLE, True) if last == PEOPLE else Told(PLACE, last == PLACE) if last == PLACE or seen.placed else Told(NAME, False)
    shown = seen.titled + seen.speaks + seen.surname
    if seen.placed >= max(1, PLACED * seen.n) and seen.placed > shown:
        return Told(PLACE, seen.placed > 1)
    if seen.titled > seen.placed and len(key) <= MOST_WORDS:
        return Told(PERSON, True)
    if _may_be_person(key, known):
        if 2 * seen.in_capitals > seen.n or (shown == seen.surname and known.kinds.get(key[-1]) == PLACE):
            return Told(NAME, False)
        if shown or of_phrase == PERSON:
            return Told(PERSON, True)
        if key[0] in first_names:
            return Told(PERSON, True)
        if all(form in known.names or not is_dictionary_word(form) for form in key) and not any(form in PLACE_HEADS for form in key):
            return Told(PERSON, False)
    ordinary = all(form not in known.names for form in key)
    return None if ordinary and seen.n < 2 else Told(NAME, False)
