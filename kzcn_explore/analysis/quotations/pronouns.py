"""Pronouns: whom a pronoun stands for, by the names before it and who spoke last."""

from __future__ import annotations

from typing import NamedTuple

from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.analysis.quotations.namings import MEMBERS, NO_PERSON
from kzcn_explore.analysis.quotations.people import People

# How surely a pronoun stands for the person found; what a name that is no subject leaves of it.
BY_PRONOUN, GUESSED = 0.75, 0.4
# A pronoun is looked up so many passages back at most.
PASSAGES_BACK = 2
# Bodies and papers that speak.
BODIES = frozenset(
    "administration agency army authorities company country court department documents experts firm government group media military office "
    "officials opposition party police post prosecutors report reports researchers service sources state statement study team union "
    "website".split()
)

# What is asked for where another word than a pronoun takes a person up.
EITHER = "he or she"

Place = tuple[int, int]


class Before(NamedTuple):
    """Who spoke before in the document, and where that is said."""

    name: str | None = None
    is_person: bool = False
    place: Place = (-1, 0)


class Speaker(NamedTuple):
    """Who speaks: a name or an office, None if nobody is found; how surely, 0 to 1; whether it is a person's name."""

    name: str | None
    sure: float
    is_person: bool = False


def by_pronoun(people: People, pronoun: str, place: Place, last: Before) -> Speaker:
    """Tell whom a pronoun at a place stands for.

    Examples
    --------
    >>> people = People(["Mrs Lee met Mr Braun. Braun smiled. She left."])
    >>> by_pronoun(people, "she", (0, 36), Before()).name
    'Lee'
    """
    if pronoun == "it":
        return _body(people, place, last)
    if pronoun not in verbs.PEOPLE_PRONOUNS and pronoun != EITHER:
        return Speaker(last.name, GUESSED, last.is_person) if pronoun in ("i", "we", "who") else Speaker(None, 0.0)
    if pronoun in verbs.PLURAL_PRONOUNS:
        return Speaker(None, 0.0) if last.is_person or last.name is None else Speaker(last.name, BY_PRONOUN)
    spoke = last.name is not None and not people.is_other(last.name, pronoun)
    nearest, goes_on = None, spoke and _may_be_person(last.name)
    for mention in people.before(place):
        if place[0] - mention.place[0] > PASSAGES_BACK:
            break
        if spoke and (last.is_person or goes_on) and mention.place < last.place:
            break
        if people.is_person(mention.name) and not people.is_other(mention.name, pronoun):
            # "Lee spoke before Braun's visit. “...,” he said": rather Lee than Braun.
            if nearest is None or (nearest.owns and not mention.owns and mention.place[0] == nearest.place[0]):
                nearest = mention
            if mention.is_subject:
                return Speaker(people.fullest(mention.name, place), BY_PRONOUN, True)
    if spoke and (last.is_person or (goes_on and nearest is None)) and place[0] - last.place[0] <= PASSAGES_BACK:
        # "“...,” Lee said. Max Braun came. “...,” he said": by the subject between, whose kind nothing shows, it may be another.
        return Speaker(last.name, GUESSED if _has_subject_between(people, pronoun, place, last) else BY_PRONOUN, last.is_person)
    if nearest is None:
        # Nothing shows that the name is a person's, but that it is the subject, of two words, and no actor of another kind.
        nearest = next(
            (
                one
                for one in people.before(place)
                if one.is_subject and people.may_be_person(one) and not people.is_other(one.name, pronoun)
            ),
            None,
        )
        if nearest is not None and place[0] - nearest.place[0] > PASSAGES_BACK:
            nearest = None
    return Speaker(None, 0.0) if nearest is None else Speaker(people.fullest(nearest.name, place), BY_PRONOUN * GUESSED, True)


def _body(people: People, place: Place, last: Before) -> Speaker:
    body = people.last_body(place, PASSAGES_BACK)
    if last.name is not None and not last.is_person and (body is None or body[1] < last.place):
        return Speaker(last.name, BY_PRONOUN)
    return Speaker(None, 0.0) if body is None else Speaker(body[0], BY_PRONOUN)


def _has_subject_between(people: People, pronoun: str, place: Place, last: Before) -> bool:
    """Tell whether a sentence opens with the name of somebody else behind the place where somebody spoke last."""
    for mention in people.before(place):
        if mention.place < last.place:
            return False
        is_another = {*mention.name.split()}.isdisjoint((last.name or "").split())
        if mention.is_subject and is_another and people.may_be_person(mention) and not people.is_other(mention.name, pronoun):
            return True
    return False


def _may_be_person(office: str | None) -> bool:
    """Tell whether an office without a name may be a he or a she: "the spokesman", "one student", not "the ministry"."""
    last = office.split()[-1] if office else ""
    return last in MEMBERS or (last.islower() and last not in NO_PERSON and last not in BODIES)
