"""Aliases: which mentions are of one actor: a surname of the person named in full, an acronym of the body that it is short for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import combining, normalize

from kzcn_explore.analysis.actors.found import Found, Key, Told
from kzcn_explore.analysis.actors.no_actors import CREEDS
from kzcn_explore.analysis.terms.kind_names import NAME, ORGANISATION, PERSON, PLACE
from kzcn_explore.analysis.terms.proper_phrases import INNER
from kzcn_explore.text.languages import CYRILLIC

# A Russian first name keeps so many letters in all its cases: "Сергей", "Сергея".
UNBENT = 4
# A name in full is one of those that stand for so large a part of the commonest one's uses.
COMMON = 0.33
# A surname alone is of the one person who bears it in so large a part of the documents that name such persons in full.
NEARLY_ALL = 0.75


# Who is named in full: what two ways to write the name share, or the name in the gazetteer.
Person = tuple[str, ...]


class Joined(NamedTuple):
    """Of whom a mention is.

    Attributes
    ----------
    identity : tuple of str
        The same for all mentions of one actor.
    kind : str
    certain : bool
    """

    identity: tuple[str, ...]
    kind: str
    certain: bool


def join_aliases(found: Sequence[Found], told: Mapping[Key, Told]) -> list[Joined | None]:
    """Tell of every mention of whom it is; None where it is no name after all.

    A surname is of the person who is named in full in the same document, of several the last one before it; else of the only
    person in the corpus with that surname. An acronym is of the name that it follows in brackets, in the document, else in the corpus.
    """
    kinds = [_kind(mention, told) for mention in found]
    persons = _full_persons(found, kinds)
    only = _best_known(found, persons)
    kind_of = {mention.key: kind.kind for mention, kind in zip(found, kinds, strict=True) if kind}
    defined: dict[str, Counter[Key]] = defaultdict(Counter)
    for mention in found:
        if mention.stands_for and _is_short(mention, kind_of.get(mention.stands_for)):
            defined[mention.key[0]][mention.stands_for] += 1
    bodies = {acronym: min(keys, key=lambda key: (-keys[key], key)) for acronym, keys in defined.items()}
    entries = {mention.key: mention.entry for mention in found if mention.entry}
    joined: list[Joined | None] = []
    for _, of_document in groupby(zip(found, kinds, persons, strict=True), key=lambda row: row[0].document):
        joined += _join_document([*of_document], only, bodies, entries)
    return joined


def person_of(key: Key) -> tuple[str, ...]:
    """Return what two full names of one person share: the first word and the last.

    Examples
    --------
    >>> person_of(("ann", "b", "lee")), person_of(("сергея", "петров")) == person_of(("сергей", "петров"))
    (('ann', 'lee'), True)
    """
    if CYRILLIC.match(key[0]):
        return key[0][:UNBENT], key[-1]
    return _plain(key[0]), _plain(key[-1])


def _plain(form: str) -> str:
    """Take the accents off the letters of a Latin name: "António"."""
    if form.isascii():
        return form
    return "".join(letter for letter in normalize("NFD", form) if not combining(letter))


def actor_names(found: Sequence[Found], joined: Sequence[Joined | None]) -> dict[tuple[str, ...], str]:
    """Choose how each actor is called: by the gazetteer's name, else by the fullest of its common names."""
    written: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    known = {}
    for mention, one in zip(found, joined, strict=True):
        if one is None or mention.refers:
            continue
        if mention.entry and one.identity == (mention.entry.kind, mention.entry.actor):
            known[one.identity] = mention.entry.actor
        # A form in the nominative goes before one that a case has bent.
        is_plain = " ".join(mention.key) == mention.as_written.lower()
        written[one.identity][mention.as_written] += 1 + is_plain
    names = {}
    for identity, forms in written.items():
        names[identity] = _fullest(forms)
    return names | known


def _fullest(forms: Mapping[str, int]) -> str:
    """Choose the longest of the common ways to write a name in full."""
    full = [form for form in forms if " " in form and not form.isupper()] or [*forms]
    most = max(forms[form] for form in full)
    common = [form for form in full if forms[form] >= COMMON * most]
    return min(common, key=lambda form: (-len(form.split()), -forms[form], form))


def _kind(mention: Found, told: Mapping[Key, Told]) -> Told | None:
    if mention.refers:
        return None
    if mention.entry:
        return Told(mention.entry.kind, True)
    if mention.kind:
        return Told(mention.kind, True)
    return told.get(mention.key)


def _full_persons(found: Sequence[Found], kinds: Sequence[Told | None]) -> list[Person | None]:
    """Tell of every mention whom it names in full; None where it names nobody so. Who stands in the gazetteer goes by its name there."""
    persons = [
        person_of(mention.key) if len(mention.key) > 1 and kind is not None and kind.kind == PERSON else None
        for mention, kind in zip(found, kinds, strict=True)
    ]
    known = {person: (mention.entry.actor,) for mention, person in zip(found, persons, strict=True) if person and mention.entry}
    return [None if person is None else known.get(person, person) for person in persons]


def _surnames(found: Sequence[Found], persons: Sequence[Person | None]) -> dict[str, list[Person]]:
    """List the persons who are named in full, by surname, else by first word."""
    surnames: dict[str, dict[Person, None]] = defaultdict(dict)
    first_words: dict[str, dict[Person, None]] = defaultdict(dict)
    for mention, person in zip(found, persons, strict=True):
        if person:
            surnames[mention.key[-1]][person] = None
            # A Chinese or Korean surname comes first.
            first_words[mention.key[0]][person] = None
    return {word: [*named] for word, named in (first_words | surnames).items()}


def _best_known(found: Sequence[Found], persons: Sequence[Person | None]) -> dict[str, Person]:
    """Give the person whom nearly all documents mean that name somebody with a surname in full."""
    documents: dict[str, dict[Person, set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention, person in zip(found, persons, strict=True):
        if person:
            for form in {mention.key[0], mention.key[-1]}:
                documents[form][person].add(mention.document)
    known = {}
    for form, held in documents.items():
        numbers = {person: len(its) for person, its in held.items()}
        best = max(numbers, key=lambda person: (numbers[person], person))
        if numbers[best] >= NEARLY_ALL * sum(numbers.values()):
            known[form] = best
    return known


def _join_document(
    mentions: list[tuple[Found, Told | None, Person | None]],
    only: Mapping[str, Person],
    bodies: Mapping[str, Key],
    entries: Mapping[Key, object],
) -> Iterator[Joined | None]:
    by_surname = _surnames([mention for mention, *_ in mentions], [full for *_, full in mentions])
    bodies_here = [mention.key for mention, kind, _ in mentions if kind and kind.kind == ORGANISATION and len(mention.key) > 1]
    initials = {_initials(key): key for key in bodies_here}
    latest: dict[str, Person] = {}
    for mention, kind, full in mentions:
        form = mention.key[-1]
        if full:
            latest[form] = full
            yield Joined((PERSON, *latest[form]), PERSON, kind.certain)
            continue
        if mention.refers:
            yield None
            continue
        if mention.entry and mention.sporting:
            # A club that goes by the name of its city is not that city.
            yield Joined((ORGANISATION, mention.entry.actor), ORGANISATION, False)
            continue
        if len(mention.key) == 1 and _may_be_surname(mention, kind):
            here = by_surname.get(form) or (by_surname.get(form[:-1]) or by_surname.get(form[:-2]) if _is_family(mention) else None)
            person = latest.get(form) or (here[0] if here else None)
            certain = person is not None
            if person is None and kind and (kind.kind == PERSON or (kind.kind == NAME and mention.speaks)):
                person = only.get(form)
            if person:
                yield Joined((PERSON, *person), PERSON, certain)
                continue
        if mention.entry:
            yield Joined((mention.entry.kind, mention.entry.actor), mention.entry.kind, True)
            continue
        body = bodies.get(form) if len(mention.key) == 1 else None
        body = body or (initials.get(tuple(form.replace(".", ""))) if mention.in_capitals else None)
        if body:
            entry = entries.get(body)
            yield Joined((entry.kind, entry.actor), entry.kind, True) if entry else Joined((ORGANISATION, *body), ORGANISATION, True)
            continue
        if kind is None:
            yield None
        elif mention.sporting and kind.kind == PLACE:
            yield Joined((ORGANISATION, *mention.key), ORGANISATION, False)
        elif mention.titled and kind.kind in (NAME, PLACE) and len(mention.key) == 1:
            yield Joined((PERSON, *mention.key), PERSON, True)
        else:
            yield Joined((kind.kind, *mention.key), kind.kind, kind.certain)


def _may_be_surname(mention: Found, kind: Told | None) -> bool:
    if mention.entry:
        return mention.entry.kind == PLACE and (mention.titled or mention.speaks) and not mention.in_capitals
    return (
        not mention.in_capitals
        and not mention.placed
        and mention.key[-1] not in CREEDS
        and (kind is None or kind.kind in (PERSON, NAME, PLACE, ORGANISATION))
    )


def _is_family(mention: Found) -> bool:
    """Tell a family by its surname: "the Bergs"."""
    return mention.article and mention.key[0][-1] == "s" and len(mention.key[0]) > UNBENT


def _initials(key: Key) -> tuple[str, ...]:
    return tuple(form[0] for form in key if form not in INNER)


def _is_short(mention: Found, kind: str | None) -> bool:
    """Tell whether an acronym, or a body's short name, takes its letters from a name, in their order."""
    acronym, key = mention.key[0], mention.stands_for
    if not mention.in_capitals and (kind != ORGANISATION or acronym in key):
        return False
    letters = iter("".join(key))
    return len(key) > 1 and acronym[0] == key[0][0] and all(letter in letters for letter in acronym if letter.isalpha())
