"""Names in runs: the names in a run of capitalised words, parted from titles and from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from kzcn_explore.analysis.actors.gazetteer import Entry, Gazetteer
from kzcn_explore.analysis.actors.heads import FIRST_HEADS, INITIATIVE_HEADS, LINKS, head_place, heads_body, is_head, kind_of_head
from kzcn_explore.analysis.terms.proper_phrases import opens_run
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import Token, is_acronym
from kzcn_explore.text.wordlists import FUNCTION_WORDS, KAZAKH, NOT_ALONE, RUSSIAN, TITLE_PHRASES, TITLES
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_ADJECTIVES, SHORT_TITLES, TERM_HEADS

# Before a name with a capital these are titles, too; "St." may be a saint's.
ADDRESSES = (SHORT_TITLES - {"st"}) | frozenset(
    "archduke ayatollah baron baroness brigadier cardinal constable det detective duchess duke imam insp inspector lieutenant "
    "pastor rabbi supt taoiseach tánaiste".split()
)
CALENDAR = RUSSIAN.calendar_words | KAZAKH.calendar_words
PARTICLES = frozenset("al el bin ibn de da di del della dos du la le van von der den ter ben".split())
MONTH_OR_SURNAME = frozenset({"may", "march", "april", "june"})
# A body is theirs: "People's Congress", "Workers' Union"; theirs end no name.
OWNERS = frozenset(
    "people women children men workers' teachers' farmers' lawyers' writers' veterans' players' employers' students'".split()
)
# So many words stand between "and" and the head that it leads to: "Food and Drug Administration".
REACH = 3


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
        if not opens_run(token.surface):
            found = gazetteer.match(tokens, at) if token.form in gazetteer.small else None
            if found:
                yield Piece(at, at + found[0], found[1].kind, found[1])
            at += found[0] if found else 1
            continue
        end = _end_of_run(text, tokens, at, gazetteer, names)
        yield from _pieces(tokens, at, end, gazetteer, names)
        at = end


def is_joined(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word goes on with the one before it: only white space, or the full stop of an initial or a title, parts them."""
    if not at:
        return False
    before, token = tokens[at - 1], tokens[at]
    if token.joined:
        return "\n" not in text[before.end : token.start]
    short = len(before.surface) == 1 or before.form in SHORT_TITLES
    return short and before.surface[0].isupper() and text[before.end : token.start] in (". ", ".", ".\u00a0")


def is_plain(token: Token) -> bool:
    """Tell a function word or a word of the calendar, even with a capital."""
    return (token.form in FUNCTION_WORDS or token.form in CALENDAR) and not is_acronym(token.surface)


def possesses(token: Token) -> bool:
    """Tell whether a word ends in a possessive 's."""
    return token.surface[-2:] in ("'s", "’s", "s'", "s’")


def _end_of_run(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer, names: Set[str]) -> int:
    """Find the word behind a run of capitalised words; it goes on over the small words in the names of offices and organisations."""
    end = at
    while True:
        found = gazetteer.match(tokens, end)
        end += found[0] if found else 1
        if end >= len(tokens) or not is_joined(text, tokens, end):
            return end
        if possesses(tokens[end - 1]) and not (tokens[end - 1].form in OWNERS and opens_run(tokens[end].surface)):
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
    while at < end and is_plain(tokens[at]) and not gazetteer.match(tokens, at, end):
        at += 1
    title = next((place for place in range(at, end) if _is_title(tokens, place, end)), None)
    if title is None:
        if at < end:
            yield from _named(tokens, at, end, gazetteer, names, titled=False)
        return
    yield from _before_title(tokens, at, title, gazetteer, names)
    behind = title + 1
    while behind < end and _goes_with_title(tokens[behind].form, names) and not gazetteer.match(tokens, behind, end):
        behind += 1
    if behind < end and tokens[behind].form in LINKS:
        yield from _office(tokens, behind + 1, end, gazetteer, names)
    elif behind < end:
        yield from _named(tokens, behind, end, gazetteer, names, titled=True)


def _is_title(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Tell a title from the same word in a name: "General Assembly"."""
    if tokens[place].form not in TITLES and tokens[place].form not in ADDRESSES:
        return False
    return not (place + 1 < end and heads_body(tokens[place + 1].form))


def _goes_with_title(form: str, names: Set[str]) -> bool:
    return form in TITLES or form in ADDRESSES or (form not in names and form in NOT_ALONE)


def _office(tokens: Sequence[Token], at: int, end: int, gazetteer: Gazetteer, names: Set[str]) -> Iterator[Piece]:
    """Give the names behind "Minister of": what is no name belongs to the office, then comes a state, then who bears the title."""
    while at < end:
        found = gazetteer.match(tokens, at, end)
        if found:
            yield Piece(at, at + found[0], found[1].kind, found[1])
            at += found[0]
        elif tokens[at].form not in names or tokens[at].form in INITIATIVE_HEADS | ORGANISATION_HEADS | TERM_HEADS:
            at += 1
        else:
            yield from _named(tokens, at, end, gazetteer, names, titled=True)
            return


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
        if tokens[at].form in names or is_acronym(tokens[at].surface):
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
        keeps = bool(kind) and head >= found[0] and (rest == 1 or (found[1].kind == "place" and not is_acronym(tokens[at].surface)))
        surname = found[1].kind == "place" and rest == 1 and not kind and forms[-1] in names and not is_acronym(tokens[at].surface)
        if not keeps and not surname:
            yield Piece(at, at + found[0], found[1].kind, found[1])
            behind = at + found[0]
            while behind < end and tokens[behind].form in FUNCTION_WORDS:
                behind += 1
            if behind < end:
                yield from _named(tokens, behind, end, gazetteer, names, titled=titled)
            return
    if not kind:
        body = next((place for place in range(at, end - 2) if heads_body(tokens[place].form) and place > at), None)
        if body is not None and all(token.form in names or not is_dictionary_word(token.form) for token in tokens[body + 1 : end]):
            # "Oslo University Anna Berg": whose she is, and she.
            yield Piece(at, body + 1, "organisation")
            yield Piece(body + 1, end, "", None, titled=True)
            return
        for place in range(at + 1, end):
            inner = gazetteer.match(tokens, place, end)
            is_sure = inner and (inner[0] > 1 or is_acronym(tokens[place].surface) or inner[1].kind == "people" or CYRILLIC.match(forms[0]))
            if is_sure and tokens[place - 1].form not in PLACE_ADJECTIVES:
                yield from _named(tokens, at, place, gazetteer, names, titled=titled)
                yield from _named(tokens, place, end, gazetteer, names, titled=False)
                return
    yield Piece(at, end, kind, None, titled and not kind)


def is_common(form: str, names: Set[str]) -> bool:
    """Tell a word that a dictionary holds and that the corpus does not write as a name."""
    return form not in names and (form in FUNCTION_WORDS or form in NOT_ALONE or is_dictionary_word(form))
