"""Names in runs: the names in a run of capitalised words, parted from titles and from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from kzcn_explore.analysis.actors.gazetteer import Entry, Gazetteer
from kzcn_explore.analysis.actors.heads import CLUBS, FIRST_HEADS, INITIATIVE_HEADS, LINKS, head_place, heads_body, is_head, kind_of_head
from kzcn_explore.analysis.actors.no_actors import BODIES_ALONE
from kzcn_explore.analysis.actors.titles_in_runs import OF_OFFICES, first_title, goes_with_title, last_title
from kzcn_explore.analysis.actors.words_in_runs import is_common, is_initial, is_joined, is_made_of_name, is_plain, owns, possesses
from kzcn_explore.analysis.terms.kind_names import ORGANISATION, PEOPLE, PLACE
from kzcn_explore.analysis.terms.proper_phrases import opens_run
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import Token, is_acronym
from kzcn_explore.text.wordlists import FUNCTION_WORDS, NOT_ALONE, TITLE_PHRASES, TITLES
from kzcn_explore.text.wordlists_names import BEFORE_PLACES, ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS, TERM_HEADS

PARTICLES = frozenset("al el bin ibn de da di del della dos du la le van von der den ter ben".split())
MONTH_OR_SURNAME = frozenset({"may", "march", "april", "june"})
# So many words stand between "and" and the head that it leads to: "Food and Drug Administration".
REACH = 3
# A first name and a surname.
PERSON_WORDS = 2
NO_SURNAMES = FUNCTION_WORDS | NOT_ALONE


class Piece(NamedTuple):
    """A name in a passage, as far as its own words and its neighbours tell.

    Attributes
    ----------
    first, end : int
        The places of its first word, and of the word behind its last.
    kind : str
        Empty where the corpus has to tell it.
    entry : Entry or None
        Of the gazetteer.
    titled : bool
        Whether it stands behind a title.
    """

    first: int
    end: int
    kind: str = ""
    entry: Entry | None = None
    titled: bool = False


def find_pieces(text: str, tokens: Sequence[Token], gazetteer: Gazetteer, names: Set[str]) -> Iterator[Piece]:
    """Give the names that capitals and the gazetteer show, in their order, without overlap."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not opens_run(token.surface) and not is_initial(text, tokens, at, names):
            found = gazetteer.match(tokens, at) if token.form in gazetteer.small else None
            if found:
                yield Piece(at, at + found[0], found[1].kind, found[1])
            at += found[0] if found else 1
            continue
        end = _end_of_run(text, tokens, at, gazetteer, names)
        yield from _pieces(tokens, at, end, gazetteer, names)
        at = end


def _end_of_run(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer, names: Set[str]) -> int:
    """Find the word behind a run of capitalised words; it goes on over the small words in the names of offices and organisations."""
    end = at
    while True:
        found = gazetteer.match(tokens, end)
        end += found[0] if found else 1
        if end >= len(tokens) or not is_joined(text, tokens, end):
            return end
        if possesses(tokens[end - 1]) and not (opens_run(tokens[end].surface) and owns(tokens, end - 1)):
            return end
        if opens_run(tokens[end].surface):
            if is_plain(tokens[end]) and not _is_surname(tokens, end):
                return end
            continue
        step = _step(text, tokens, at, end, names)
        if not step:
            return end
        end += step


def _is_surname(tokens: Sequence[Token], place: int) -> bool:
    """Tell the month from the surname that English writes alike: no number stands beside it, and a name or a title before it."""
    if tokens[place].form not in MONTH_OR_SURNAME or is_plain(tokens[place - 1]):
        return False
    return place + 1 == len(tokens) or not tokens[place + 1].form[0].isdigit()


def _step(text: str, tokens: Sequence[Token], at: int, end: int, names: Set[str]) -> int:
    """Count the small words at a place that a name goes over: "of the", a particle, the "and" of an organisation; 0 where it ends."""
    form, before = tokens[end].form, tokens[end - 1]
    if is_initial(text, tokens, end, names, after_name=before.form in names):
        return 0 if is_common(before.form, names) and before.form not in TITLES else 1

    def has_capital(place: int) -> bool:
        return place < len(tokens) and is_joined(text, tokens, place) and opens_run(tokens[place].surface) and not is_plain(tokens[place])

    if form in LINKS and (is_head(before.form) or before.form in TITLES or before.form in FIRST_HEADS):
        the = end + 1 < len(tokens) and tokens[end + 1].form == "the"
        return 1 + the if has_capital(end + 1 + the) else 0
    if form in PARTICLES and has_capital(end + 1):
        return 1
    if form == "and" and has_capital(end + 1) and before.form not in names and tokens[end + 1].form not in names:
        if any(tokens[place].form in LINKS for place in range(at, end)):
            return 1
        for place in range(end + 1, min(end + 1 + REACH, len(tokens))):
            if not has_capital(place):
                return 0
            if heads_body(tokens[place].form) and place > end + 1:
                return 1
    return 0


def _pieces(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer, names: Set[str]) -> Iterator[Piece]:
    """Part a run at its titles."""
    at = max((place + 1 for place in range(at, end) if is_made_of_name(tokens[place])), default=at)
    while at < end and is_plain(tokens[at]) and not gazetteer.match(tokens, at, end):
        at += 1
    title = first_title(tokens, at, end, gazetteer)
    if title is None:
        if at < end and _is_office(tokens, at) and not gazetteer.match(tokens, at, end):
            yield from _whose_office(tokens, at, end, gazetteer, names)
        elif at < end:
            yield from _named(tokens, at, end, gazetteer, names, titled=False)
        return
    yield from _before_title(tokens, at, title, gazetteer, names)
    behind = last_title(tokens, title, end, gazetteer, names) + 1
    while behind < end and goes_with_title(tokens[behind].form, names) and not gazetteer.match(tokens, behind, end):
        behind += 1
    if behind < end and tokens[behind].form in LINKS:
        yield from _office(tokens, behind + 1, end, gazetteer, names)
    elif behind < end:
        yield from _named(tokens, behind, end, gazetteer, names, titled=True)


def _is_office(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an office in small letters stands before a place in a text: "head of"."""
    return at > 1 and tokens[at].joined and tokens[at - 1].joined and tokens[at - 1].form == "of" and tokens[at - 2].form in TITLES


def _office(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer, names: Set[str]) -> Iterator[Piece]:
    """Give the names behind "Minister of": what is no name belongs to the office, then comes a state, then who bears the title."""
    at += tokens[at].form == "the"
    first = at
    while at < end:
        found = gazetteer.match(tokens, at, end)
        if found:
            yield Piece(at, at + found[0], found[1].kind, found[1])
            at += found[0]
        elif is_common(tokens[at].form, names) or tokens[at].form in INITIATIVE_HEADS | ORGANISATION_HEADS | TERM_HEADS:
            at += 1
        else:
            yield from (
                _whose_office(tokens, at, end, gazetteer, names) if at == first else _named(tokens, at, end, gazetteer, names, titled=True)
            )
            return


def _whose_office(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer, names: Set[str]) -> Iterator[Piece]:
    """Give the names right behind "head of": whose office it is, then perhaps who bears it."""
    n_own = _n_of_office(tokens, at, end, names)
    # "Secretary of Defence Anna Berg": the office of no place and no body.
    if n_own and not is_common(tokens[at].form, names):
        yield Piece(at, at + n_own)
    yield from _named(tokens, at + n_own, end, gazetteer, names, titled=n_own > 0)


def _n_of_office(tokens: Sequence[Token], at: int, end: int, names: Set[str]) -> int:
    """Count the words of the name to which an office belongs, before a person's first name and surname: "head of Riverton Anna Berg"."""
    forms = [token.form for token in tokens[at:end]]
    n_own = 2 if forms[0] in PLACE_ADJECTIVES else 1
    rest = forms[n_own:]
    is_person = len(rest) == PERSON_WORDS and not any(is_head(form) or form in PARTICLES or form in NO_SURNAMES for form in rest)
    return n_own if is_person else 0


def _before_title(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer, names: Set[str]) -> Iterator[Piece]:
    """Give the names before a title: whose minister, of which ministry; the words of the office itself are none."""
    if end > at and (tokens[end - 1].form, tokens[end].form) in TITLE_PHRASES and not heads_body(tokens[end - 1].form):
        end -= 1
    while at < end:
        found = gazetteer.match(tokens, at, end)
        if found:
            yield Piece(at, at + found[0], found[1].kind, found[1])
            at += found[0]
            continue
        head = next((place for place in range(end - 1, at, -1) if heads_body(tokens[place].form)), None)
        if head is not None:
            yield Piece(at, head + 1, "organisation")
            return
        form = tokens[at].form
        if (form in names and form not in OF_OFFICES) or form in BODIES_ALONE or is_acronym(tokens[at].surface):
            yield Piece(at, at + 1)
        at += 1


def _named(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer, names: Set[str], *, titled: bool) -> Iterator[Piece]:
    """Part what has no title: peoples and states at its beginning, then one name."""
    forms = [token.form for token in tokens[at:end]]
    found = gazetteer.match(tokens, at, end)
    head = head_place(forms)
    if found and found[0] == len(forms):
        yield Piece(at, end, found[1].kind, found[1], titled)
        return
    kind = kind_of_head(forms, head)
    if not kind and not found and len(forms) == 2 and forms[0] in CLUBS and is_acronym(tokens[at].surface):
        kind = ORGANISATION
    if not kind and len(forms) > 1 and forms[head] in TERM_HEADS:
        if found and found[1].kind in ("place", "people"):
            yield Piece(at, at + found[0], found[1].kind, found[1])
        return
    if not kind and not found and len(forms) > 2 and is_acronym(tokens[at].surface) and len(tokens[at].surface) > 1:
        # "MK Ann Lee": an office in capitals.
        at, titled = at + 1, True
    if found:
        rest = len(forms) - found[0]
        # "Bank of China" keeps its state, as "China Daily" does: one word more is no name without it.
        is_of_state = found[1].kind == PLACE or (found[1].kind == PEOPLE and kind == ORGANISATION)
        keeps = bool(kind) and head >= found[0] and (rest == 1 or (is_of_state and not is_acronym(tokens[at].surface)))
        behind = gazetteer.match(tokens, at + found[0], end)
        keeps = keeps and not (behind and behind[0] == rest)
        surname = found[1].kind == "place" and rest == 1 and not kind and forms[-1] in names and not is_acronym(tokens[at].surface)
        surname = surname and forms[0].isascii() and not (at and tokens[at].joined and tokens[at - 1].form in BEFORE_PLACES)
        if not keeps and not surname:
            yield Piece(at, at + found[0], found[1].kind, found[1])
            behind = at + found[0]
            while behind < end and tokens[behind].form in FUNCTION_WORDS:
                behind += 1
            if behind < end:
                yield from _named(tokens, behind, end, gazetteer, names, titled=titled)
            return
    if not kind:
        owner = _owner(tokens, at, end, names)
        if owner is not None:
            # "Oslo University Anna Berg": whose she is, and she; "the mayor's Office Anna Berg" leaves her alone.
            if owner > at:
                yield Piece(at, owner + 1, ORGANISATION if heads_body(tokens[owner].form) else PLACE)
            yield Piece(owner + 1, end, "", None, titled=True)
            return
        for place in range(at + 1, end):
            inner = gazetteer.match(tokens, place, end)
            is_sure = inner and (inner[0] > 1 or is_acronym(tokens[place].surface) or inner[1].kind == "people" or CYRILLIC.match(forms[0]))
            if is_sure and tokens[place - 1].form not in PLACE_ADJECTIVES:
                yield from _named(tokens, at, place, gazetteer, names, titled=titled)
                yield from _named(tokens, place, end, gazetteer, names, titled=False)
                return
    elif CYRILLIC.match(forms[0]):
        # "Доклад Всемирного банка": the body alone.
        for place in range(at + 1, end - 1):
            inner = gazetteer.match(tokens, place, end)
            if inner and place + inner[0] == end and inner[1].kind == ORGANISATION:
                yield from _named(tokens, at, place, gazetteer, names, titled=titled)
                yield Piece(place, end, inner[1].kind, inner[1])
                return
    yield Piece(at, end, kind, None, titled and not kind)


def _owner(tokens: Sequence[Token], at: int, end: int, names: Set[str]) -> int | None:
    """Find the head of a body or a place behind which a person is named in full."""
    is_owned = at > 0 and tokens[at].joined and (possesses(tokens[at - 1]) or tokens[at - 1].form == "of")
    for place in reversed(range(at + (not is_owned), end - PERSON_WORDS)):
        form = tokens[place].form
        is_owner = heads_body(form) or (form in PLACE_HEADS and form not in FIRST_HEADS and form not in PLACE_ADJECTIVES)
        if is_owner and all(token.form in names or not is_dictionary_word(token.form) for token in tokens[place + 1 : end]):
            return place
    return None
