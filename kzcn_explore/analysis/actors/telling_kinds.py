"""Telling kinds: of what kind each name is, by its head, by all of its uses together, and by what the corpus shows of its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from kzcn_explore.analysis.actors.finding import Known
from kzcn_explore.analysis.actors.found import Found, Key, Told
from kzcn_explore.analysis.actors.lists import tell_by_lists
from kzcn_explore.analysis.actors.names_in_runs import PARTICLES
from kzcn_explore.analysis.actors.no_actors import ACRONYMS, BODIES_ALONE, COINING, CREEDS, NOTHING_ALONE
from kzcn_explore.analysis.terms.kind_names import NAME, ORGANISATION, PEOPLE, PERSON, PLACE
from kzcn_explore.analysis.terms.kinds import OF_A_PEOPLE
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.wordlists import FUNCTION_WORDS, NOT_ALONE
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS, TERM_HEADS

# Of the uses of a name after "in" and the like, this part tells a place.
PLACED = 0.1
# And this part of those after a title, a person; measured in kinds.py.
TITLED = 0.05
TITLED_WORD = 0.3
OFTEN = 4
# A common word is the name of a body if it is used as one so often.
LEAST_BODIED = 4
# A word is short for a longer name if that stands in so large a part of the documents in which it stands alone.
SHORTENED = 0.3
# A first name is believed of so many different persons, or of one where no dictionary holds it.
BEARERS = 2
MOST_WORDS = 4
# So large a part of its uses beside the words of a body tells one.
BODIED = 0.1
ENDS_OF_PEOPLES = ("an", "ans", "i", "is", "ish", "ese", "ic", "er", "ers", "ch", "k", "ks", "ek", "s", "go", "en")
# "Hurricane Anna" and "Chapter VII" are no persons; who bears such a number bears a title.
STORMS = frozenset({"hurricane", "typhoon", "super-typhoon", "cyclone", "storm", "operation"})
NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
INITIALS = 2
WARS = frozenset({"war", "chapter", "annex", "article", "part", "phase", "title"})
SURNAMES = frozenset({"may", "will"})
# "RiverBank" is made up, "McGregor" and "DeLong" are grown.
TWO_CAPITALS = re.compile(r"(?!Ma?c[A-Z]|De[A-Z]|D[ei]l?[A-Z]|L[aei][A-Z]|Fitz|Van[A-Z]|Du[A-Z]|O[A-Z])[A-Z][a-z]+[A-Z][A-Za-z]*$")
# An Arabic article opens the name of a paper or a place, and a surname only after a first name.
NO_FIRST_NAMES = frozenset({"al", "el"})


@dataclass
class Seen:
    """The uses of one name in the corpus."""

    n: int = 0
    n_documents: int = 0
    titled: int = 0
    speaks: int = 0
    placed: int = 0
    surname: int = 0
    in_capitals: int = 0
    bodied: int = 0
    personal: int = 0
    article: int = 0
    named_body: int = 0
    two_capitals: int = 0
    document: str = ""


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
    told |= {key: _kind_of_one(key, uses, known, of_persons, first_names) for key, uses in seen.items() if len(key) == 1}
    return tell_by_lists(found, {key: kind for key, kind in told.items() if kind is not None})


def _count_uses(found: Iterable[Found]) -> tuple[dict[Key, Seen], frozenset[str]]:
    """Count the uses of each name, and tell which words alone stand for a longer name: those that mostly stand in a text with it."""
    seen: dict[Key, Seen] = defaultdict(Seen)
    alone: dict[str, set[str]] = defaultdict(set)
    of_document: dict[str, set[Key]] = defaultdict(set)
    for mention in found:
        if mention.entry or mention.kind or mention.refers:
            continue
        uses = seen[mention.key]
        uses.n += 1
        uses.n_documents += uses.document != mention.document
        uses.document = mention.document
        uses.titled += mention.titled
        uses.speaks += mention.speaks
        uses.placed += mention.placed
        uses.in_capitals += mention.in_capitals
        uses.bodied += mention.bodied
        uses.personal += mention.personal
        uses.article += mention.article
        uses.named_body += mention.named_body
        uses.two_capitals += TWO_CAPITALS.match(mention.as_written) is not None
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
        if uses.titled + uses.speaks + uses.surname > uses.placed and _may_be_person(key, known, is_shown=True):
            bearers[key[0]] += 1
    return frozenset(form for form, n in bearers.items() if n >= BEARERS or not is_dictionary_word(form))


def _n_words(key: Key) -> int:
    return sum(form not in PARTICLES for form in key)


def _may_be_person(key: Key, known: Known, *, is_shown: bool) -> bool:
    if not (len(key) > 1 and _n_words(key) <= MOST_WORDS) or key[-1] in FUNCTION_WORDS - SURNAMES or key[0] in NO_FIRST_NAMES:
        return False
    if known.kinds.get(" ".join(key)) in (ORGANISATION, PLACE) or key[0] in PLACE_ADJECTIVES:
        return False
    # "San Pedro" makes no place of every Pedro.
    if known.kinds.get(key[0]) == PEOPLE or (known.kinds.get(key[0]) == PLACE and (not is_shown or (key[0],) in known.gazetteer.entries)):
        return False
    if key[0] in STORMS or key[-1] in NUMERALS or key[-1] in TERM_HEADS:
        return False
    # "Senate Democrats" are no person, whatever they say.
    if key[0] in ORGANISATION_HEADS or key[0] in PLACE_HEADS:
        return False
    if any((part,) in known.gazetteer.entries for part in key[0].split("-")[:-1]):
        return False
    return any(form in known.names or not all(map(is_dictionary_word, form.split("-"))) for form in key)


def _kind_of_one(key: Key, seen: Seen, known: Known, of_persons: Set[str], first_names: Set[str]) -> Told | None:
    form = key[0]
    kind = known.kinds.get(form)
    if 2 * seen.in_capitals > seen.n:
        return _kind_of_acronym(form, seen, kind)
    if form in NOTHING_ALONE and seen.titled < TITLED_WORD * seen.n:
        return None
    if form in CREEDS:
        return Told(NAME, False)
    if form in BODIES_ALONE:
        return Told(ORGANISATION, kind == ORGANISATION)
    if form.endswith(COINING) and not seen.titled and form not in of_persons and not is_dictionary_word(form):
        return Told(NAME, False)
    if kind == ORGANISATION or (kind == PEOPLE and _may_be_people(form, known)):
        return Told(kind, kind == ORGANISATION or form.endswith(OF_A_PEOPLE))
    # "Mr Brown" is one, and "the Minister of Action" none: a common word needs more.
    share = TITLED if form in known.names or not is_dictionary_word(form) else TITLED_WORD
    if seen.titled >= max(1, share * seen.n) and seen.titled >= seen.placed:
        return Told(PERSON, True)
    if kind == PLACE:
        return Told(PLACE, True)
    may_be_body = form in known.names or seen.article
    if may_be_body and seen.named_body > seen.personal + seen.titled and seen.named_body >= BODIED * seen.n:
        return Told(ORGANISATION, False)
    if form not in known.names and (2 * seen.bodied < max(LEAST_BODIED, seen.n) or form in NOT_ALONE or form in ORGANISATION_HEADS):
        return None
    if seen.placed >= max(1, PLACED * seen.n) and seen.placed > seen.speaks and seen.placed >= seen.bodied:
        return Told(PLACE, False)
    if form in of_persons and (kind == PERSON or seen.speaks):
        return Told(PERSON, True)
    if seen.bodied >= max(1, BODIED * seen.n) and seen.bodied > seen.personal:
        return Told(ORGANISATION, False)
    if 2 * seen.two_capitals > seen.n:
        return Told(ORGANISATION, False)
    if form in first_names or seen.personal >= max(1, BODIED * seen.n):
        return Told(PERSON, False)
    if seen.speaks >= max(1, TITLED * seen.n) or kind == PERSON:
        # A person is named in full or with a title sooner or later; what never is, however often it stands, is none.
        return Told(ORGANISATION if seen.bodied or seen.n_documents >= OFTEN else PERSON, False)
    return Told(NAME, False)


def _may_be_people(form: str, known: Known) -> bool:
    """Tell a people from what only shares its first letters: "Eurotunnel", and from two states side by side: "China-US"."""
    if not form.isascii():
        return True
    last = known.gazetteer.entries.get((form.rpartition("-")[2],)) if "-" in form else None
    return form.endswith(ENDS_OF_PEOPLES) and (last is None or last.kind == PEOPLE)


def _kind_of_acronym(form: str, seen: Seen, kind: str | None) -> Told | None:
    if kind == ORGANISATION:
        return Told(ORGANISATION, True)
    if form in ACRONYMS:
        return None
    return Told(ORGANISATION, False) if seen.n > 1 or seen.bodied or seen.speaks or seen.article else None


def _kind_of_many(key: Key, seen: Seen, known: Known, first_names: Set[str]) -> Told | None:
    of_phrase = known.kinds.get(" ".join(key))
    if key[-1] in NUMERALS and key[-2] in WARS:
        return Told(NAME, False)
    if of_phrase in (ORGANISATION, PLACE, PEOPLE):
        return Told(of_phrase, True)
    if key[0] in PLACE_ADJECTIVES:
        last = known.kinds.get(key[-1])
        return Told(PEOPLE, True) if last == PEOPLE else Told(PLACE, last == PLACE) if last == PLACE or seen.placed else Told(NAME, False)
    shown = seen.titled + seen.speaks + seen.surname + seen.personal
    if seen.placed >= max(1, PLACED * seen.n) and seen.placed > shown:
        return Told(PLACE, seen.placed > 1)
    if seen.bodied + seen.named_body > shown:
        return Told(ORGANISATION, False)
    is_named = any(form in known.names or not all(map(is_dictionary_word, form.split("-"))) for form in key)
    is_thing = key[-1] in TERM_HEADS or key[0] in ORGANISATION_HEADS or _n_words(key) > MOST_WORDS
    if seen.titled > seen.placed and not is_thing and (is_named or seen.titled >= TITLED_WORD * seen.n):
        return Told(PERSON, True)
    if _may_be_person(key, known, is_shown=seen.titled + seen.speaks + seen.personal > 0) and 2 * seen.article <= seen.n:
        is_place = shown == seen.surname and known.kinds.get(key[-1]) == PLACE and key[0] not in first_names
        # "PJ Berg" has his initials.
        has_initials = len(key[0]) == INITIALS and shown
        if (2 * seen.in_capitals > seen.n and not has_initials) or is_place:
            return Told(ORGANISATION if seen.speaks else NAME, False)
        if shown or of_phrase == PERSON:
            return Told(PERSON, True)
        if key[0] in first_names:
            return Told(PERSON, True)
        proper = (form in known.names or form in PARTICLES or not is_dictionary_word(form) for form in key)
        if all(proper) and not any(form in PLACE_HEADS for form in key):
            return Told(PERSON, False)
    if 2 * seen.article > seen.n and key[-1].endswith("s") and key[-1] not in TERM_HEADS and is_dictionary_word(key[-1]):
        # "The White Herons": a body goes by what its members are called.
        return Told(ORGANISATION, False)
    if seen.speaks > seen.placed and 2 * seen.in_capitals <= seen.n and not (key[-1] in CREEDS or key[-1] in NUMERALS):
        # What speaks and is nobody by name is a body: "Clean Rivers".
        return Told(NAME if key[0] in first_names else ORGANISATION, False)
    ordinary = all(form not in known.names for form in key)
    return None if ordinary and seen.n < 2 else Told(NAME, False)
