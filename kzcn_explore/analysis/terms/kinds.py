"""Kinds: whether a name is that of a person, a place, a people or an organisation, and which phrases with names are terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kzcn_explore.analysis.terms.kind_names import NAME, ORGANISATION, PEOPLE, PERSON, PLACE, TITLE
from kzcn_explore.analysis.terms.name_uses import Uses
from kzcn_explore.analysis.terms.names import OF_A_NAME
from kzcn_explore.analysis.terms.proper_phrases import INNER, is_title
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.wordlists import NATIONS, NOT_ALONE, TITLES
from kzcn_explore.text.wordlists_names import ORGANISATION_ENDS, ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS, TERM_HEADS

# Of a phrase that names nothing: "Member States".
GENERAL = "too general"
# Parts of the uses of a name; measured on news, where the kinds lie far apart (Merkel .39, .07, .00; Berlin .01, .00, .29).
TITLED, SPEAKS, PLACED, BEFORE_NOUN, SOURCE = 0.05, 0.1, 0.04, 0.5, 0.04
# One use tells nothing.
LEAST = 2
PREPOSITIONS = frozenset({"of", "for", "on", "in"})
COMPASS = frozenset("north south east west".split())
# Adjectives and inhabitants: "Chinese", "British", "Syrian", "European"; the others share their beginning with a place.
OF_A_PEOPLE = ("ese", "ish", "ian", "ean")
SHARED = 4


def kind_of_name(form: str, uses: Mapping[str, Uses], names: frozenset[str]) -> str:
    """Tell the kind of a one-word name by its uses; "name" where they do not tell."""
    if form in NATIONS or form.endswith(OF_A_NAME):
        return PEOPLE
    if form in ORGANISATION_HEADS or form.endswith(ORGANISATION_ENDS):
        return ORGANISATION
    seen = uses.get(form)
    if seen is None or seen.n < LEAST:
        return NAME
    if _told(seen.source, seen.n, SOURCE) and seen.source > seen.titled:
        return ORGANISATION
    if _before_nouns(seen) and form.endswith(OF_A_PEOPLE):
        return PEOPLE
    person = seen.titled + seen.speaks
    if _told(seen.placed, seen.n, PLACED) and seen.placed > person:
        return PLACE
    if _told(seen.titled, seen.n, TITLED) or _told(seen.speaks, seen.n, SPEAKS):
        return PERSON
    return NAME


def kinds_of_names(uses: Mapping[str, Uses], names: frozenset[str]) -> dict[str, str]:
    """Tell the kinds of all one-word names; inhabitants ("Uzbek", "Americans") are told by the names that share their beginning."""
    kinds = {form: kind_of_name(form, uses, names) for form in names}
    beginnings = {form[:SHARED] for form, kind in kinds.items() if kind == PLACE}
    for form, kind in kinds.items():
        seen = uses.get(form)
        if kind == NAME and seen and _before_nouns(seen) and form[:SHARED] in beginnings:
            kinds[form] = PEOPLE
    peoples = {form for form, kind in kinds.items() if kind == PEOPLE}
    for form, kind in kinds.items():
        if kind == NAME and (form.removesuffix("s") in peoples or all(part in peoples for part in form.split("-"))):
            kinds[form] = PEOPLE
    return kinds


def kind_of_phrase(phrase: Sequence[str], spelling: str, uses: Mapping[str, Uses], kinds: Mapping[str, str]) -> str:
    """Tell the kind of a fixed phrase; an empty string where it is a term.

    Parameters
    ----------
    phrase : sequence of str
        Its word forms.
    spelling : str
        How the corpus mostly writes it: without a capital in its head it names no organisation and no place.
    uses : mapping of str to Uses
        By term.
    kinds : mapping of str to str
        The kinds of the one-word names.
    """
    if is_title(phrase):
        return TITLE
    head = head_of(phrase)
    words = [form for form in phrase if form not in INNER]
    named = [form for form in words if form in kinds]
    seen = uses.get(" ".join(phrase), Uses())
    if _told(seen.source, seen.n, SOURCE) and head not in TERM_HEADS:
        return ORGANISATION
    if not _has_capital(head, phrase, spelling):
        return ""
    if head in TERM_HEADS:
        return ""
    if all(form in COMPASS or form == head for form in words) and (head in PLACE_HEADS or head == "bank"):
        return PLACE
    if head in ORGANISATION_HEADS or (head == "conference" and head != phrase[-1]):
        return PLACE if _is_state(phrase, kinds) else ORGANISATION
    if _says_nothing(words):
        return GENERAL
    if head in PLACE_HEADS and (head not in ("state", "states") or any(form in kinds or form in PLACE_ADJECTIVES for form in words)):
        return PLACE
    if words[0] in PLACE_ADJECTIVES and (_before_nouns(seen) or _before_nouns(uses.get(" ".join(phrase).removesuffix("s"), Uses()))):
        return PEOPLE
    if not named:
        placed = _told(seen.placed, seen.n, 2 * PLACED) or all(form in PLACE_ADJECTIVES or form in PLACE_HEADS for form in words)
        return PLACE if placed else ""
    if _told(seen.titled, seen.n, 2 * TITLED) or (kinds[named[0]] == PERSON and named[0] == phrase[0] and _is_person(phrase, uses, kinds)):
        return PERSON
    if _told(seen.placed, seen.n, PLACED):
        return PLACE
    return _kind_of_rest(phrase, words, seen, uses, kinds)


def _says_nothing(words: Sequence[str]) -> bool:
    """Tell a phrase like "Member States" or "Members of the United Nations", whatever its capitals have made of its words."""
    heads = PLACE_HEADS | ORGANISATION_HEADS | PLACE_ADJECTIVES
    return words[0] in NOT_ALONE and words[0] not in PLACE_ADJECTIVES and all(form in NOT_ALONE or form in heads for form in words)


def _kind_of_rest(phrase: Sequence[str], words: Sequence[str], seen: Uses, uses: Mapping[str, Uses], kinds: Mapping[str, str]) -> str:
    """Tell a phrase of names and of words that say nothing alone: "New Zealand" and "North Koreans" against "a New Harbour"."""
    empty = [form for form in words if form not in kinds]
    if any(form not in PLACE_ADJECTIVES | PLACE_HEADS | ORGANISATION_HEADS | NOT_ALONE | TITLES for form in empty):
        # A company or a person mostly: a place or a people opens the names of things, too ("Chinese New Year").
        return NAME if kinds.get(phrase[0]) in (NAME, PERSON) and len(words) == len(phrase) else ""
    if phrase[0] not in PLACE_ADJECTIVES and phrase[0] in NOT_ALONE and _is_common(phrase, seen, uses):
        return ""
    last = kinds.get(words[-1], NAME)
    return last if last in (PLACE, PEOPLE) else PLACE if phrase[0] in PLACE_ADJECTIVES else NAME


def _is_common(phrase: Sequence[str], seen: Uses, uses: Mapping[str, Uses]) -> bool:
    """Tell whether "New …" is used like a common noun, and what follows is a name without it too."""
    rest = uses.get(phrase[-1], Uses())
    # Russian and Kazakh have no article to go by.
    common = CYRILLIC.match(phrase[0]) is not None or _told(seen.common, seen.n, 0.1, least=1)
    return common and rest.n > seen.n


def _is_person(phrase: Sequence[str], uses: Mapping[str, Uses], kinds: Mapping[str, str]) -> bool:
    """Tell whether what follows a first name is a family name: a name itself, or a word that bears titles and speaks."""
    last = uses.get(phrase[-1], Uses())
    if any(form in INNER for form in phrase):
        return False
    return kinds.get(phrase[-1]) == PERSON or _told(last.titled + last.speaks, last.n, SPEAKS)


def _is_state(phrase: Sequence[str], kinds: Mapping[str, str]) -> bool:
    """Tell "United Nations" from "Commonwealth of Dominica": the head is a place's, too, and a name follows it."""
    return head_of(phrase) in PLACE_HEADS and phrase[-1] in kinds


def head_of(phrase: Sequence[str]) -> str:
    """Return the word that a phrase is about: the one before its first preposition, else the last.

    Examples
    --------
    >>> head_of("ministry of foreign affairs".split()), head_of("belt and road initiative".split())
    ('ministry', 'initiative')
    """
    if CYRILLIC.match(phrase[0]):
        return next((form for form in phrase[:2] if form in ORGANISATION_HEADS | PLACE_HEADS | TERM_HEADS), phrase[-1])
    # "World War II" is a war.
    end = len(phrase) - (phrase[-1] in ("i", "ii", "iii") and len(phrase) > 1)
    at = next((position for position, form in enumerate(phrase) if form in PREPOSITIONS), end)
    return phrase[at - 1] if at else phrase[-1]


def _has_capital(head: str, phrase: Sequence[str], spelling: str) -> bool:
    """Tell whether the head is written with a capital; in Russian the first word's stands for it, and capitals throughout tell nothing."""
    words = spelling.split()
    if spelling.isupper():
        return False
    if CYRILLIC.match(phrase[0]) or len(words) != len(phrase):
        return spelling[:1].isupper()
    return words[list(phrase).index(head)][:1].isupper()


def _before_nouns(seen: Uses) -> bool:
    return _told(seen.before_noun, seen.n, BEFORE_NOUN)


def _told(part: int, n: int, least_share: float, least: int = LEAST) -> bool:
    return part >= least and part >= least_share * n


def kinds_of_acronyms(
    acronyms: Mapping[str, int], phrases: Mapping[str, int], kinds: Mapping[str, str], uses: Mapping[str, Uses], defined: Mapping[str, str]
) -> dict[str, str]:
    """Give an acronym the kind of the phrase that it stands for: the one that it follows in brackets, else that with its initials.

    Parameters
    ----------
    acronyms, phrases : mapping of str to int
        Their uses.
    kinds : mapping of str to str
        The kinds of the phrases that are no terms.
    uses : mapping of str to Uses
        By term; what news is told is an organisation, whatever it is short for.
    defined : mapping of str to str
        An acronym -> the phrase that it stands behind in brackets.
    """
    by_initials: dict[str, str] = {}
    for phrase in sorted(phrases, key=lambda phrase: (phrases[phrase], phrase)):
        by_initials["".join(form[0] for form in phrase.split() if form not in INNER)] = phrase
    told = {}
    for acronym in sorted(acronyms):
        phrase = defined.get(acronym) or by_initials.get("".join(letter for letter in acronym if letter.isalpha()), "")
        seen = uses.get(acronym, Uses())
        if kinds.get(phrase, TITLE) != TITLE:
            told[acronym] = kinds[phrase]
        elif _told(seen.source, seen.n, SOURCE):
            told[acronym] = ORGANISATION
    return told
