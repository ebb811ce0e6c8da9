"""Offices: those that a text gives to the names beside them, and those that stand alone for somebody: "the President"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.terms.kind_names import PEOPLE, PERSON, PLACE
from kzcn_explore.text.chinese import HAN_RUN
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import Token

PRESIDENT, HEAD_OF_GOVERNMENT, FOREIGN_MINISTER = "president", "prime minister", "foreign minister"
HEAD_OF_STATE, DEFENCE_MINISTER, CHANCELLOR = "head of state", "defence minister", "chancellor"
MONARCH, SECRETARY_GENERAL, SECRETARY_OF_STATE = "monarch", "secretary-general", "secretary of state"
# One office under the names that four languages give to it.
WORDS = {
    PRESIDENT: "president|президент|президенті|президентінің|президенттің",
    HEAD_OF_GOVERNMENT: "prime minister|premier|премьер-министр|премьер министр|премьер-министрі|премьер-министрінің|глава правительство",
    FOREIGN_MINISTER: "foreign minister|minister of foreign affairs|министр иностранный дело|сыртқы істер министрі",
    HEAD_OF_STATE: "head of state|глава государство|мемлекет басшысы|мемлекет басшысының",
    DEFENCE_MINISTER: "defence minister|defense minister|министр оборона|қорғаныс министрі",
    CHANCELLOR: "chancellor|канцлер|канцлері",
    MONARCH: "king|queen|король|королева|королі",
    SECRETARY_GENERAL: "secretary-general|secretary general|генеральный секретарь|генсек|бас хатшы|бас хатшысы",
    SECRETARY_OF_STATE: "secretary of state|госсекретарь|государственный секретарь|мемлекеттік хатшы|мемлекеттік хатшысы",
}
OFFICES = {tuple(words.split()): office for office, names in WORDS.items() for words in names.split("|")}
LONGEST = max(map(len, OFFICES))
FIRST_WORDS = frozenset(words[0] for words in OFFICES)
HAN_OFFICES = {
    "国家元首": HEAD_OF_STATE,
    "国家主席": PRESIDENT,
    "国务卿": SECRETARY_OF_STATE,
    "外交部长": FOREIGN_MINISTER,
    "国防部长": DEFENCE_MINISTER,
    "秘书长": SECRETARY_GENERAL,
    "总统": PRESIDENT,
    "总理": HEAD_OF_GOVERNMENT,
    "首相": HEAD_OF_GOVERNMENT,
    "外长": FOREIGN_MINISTER,
    "元首": HEAD_OF_STATE,
    "国王": MONARCH,
}
# Another office than the one named, or no longer it.
NOT_THE_OFFICE = frozenset("vice deputy former ex late then assistant acting first бывший экс вице заместитель бұрынғы 副 前 原".split())
ARTICLES = frozenset({"the", "our"})
# In Kazakh the state stands before its office, which then has such an ending.
KAZAKH_POSSESSED = ("ы", "і")
# Between an office and its state: "President of the Republic of Norway Anna Berg".
BEFORE_STATES = frozenset("of the republic kingdom federation federal democratic islamic people's people’s state states".split())


class Office(NamedTuple):
    """An office where a passage names one.

    Attributes
    ----------
    first, end : int
        Offsets into the text of the passage.
    name : str
    is_alone : bool
        Whether it may stand for a person: with "the" in English, and with no name beside it.
    """

    first: int
    end: int
    name: str
    is_alone: bool


def find_offices(text: str, tokens: Sequence[Token]) -> Iterator[Office]:
    """Give the offices that a passage names, in their order, without overlap."""
    at = 0
    while at < len(tokens):
        length = _length(tokens, at) if tokens[at].form in FIRST_WORDS else 0
        if length and not (at and tokens[at].joined and tokens[at - 1].form.rstrip("-") in NOT_THE_OFFICE):
            first, last = tokens[at], tokens[at + length - 1]
            name = OFFICES[tuple(token.form for token in tokens[at : at + length])]
            article = at > 0 and first.joined and tokens[at - 1].form in ARTICLES
            is_bare = CYRILLIC.match(first.form) is not None or (name == HEAD_OF_STATE and first.surface[0].isupper())
            ends_with_s = last.surface[-2:] in ("'s", "’s")
            of = at + length < len(tokens) and tokens[at + length].joined and tokens[at + length].form in ("of", "for", "designate")
            yield Office(first.start, last.end - 2 * ends_with_s, name, (article or is_bare) and not of)
        at += max(length, 1)
    for run in HAN_RUN.finditer(text):
        yield from _han_offices(run[0], run.start())


def _length(tokens: Sequence[Token], at: int) -> int:
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        words = tokens[at : at + length]
        if tuple(token.form for token in words) in OFFICES and all(token.joined for token in words[1:]):
            return length
    return 0


def _han_offices(run: str, start: int) -> Iterator[Office]:
    at = 0
    while at < len(run):
        title = next((title for title in HAN_OFFICES if run.startswith(title, at)), None)
        if title and not (at and run[at - 1] in NOT_THE_OFFICE):
            yield Office(start + at, start + at + len(title), HAN_OFFICES[title], True)
        at += len(title) if title else 1


def with_offices(document: str, passage: int, text: str, tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
    """Say of each name which office stands beside it, and put the offices that stand alone between the names."""
    named = [*names]
    alone = []
    for office in find_offices(text, tokens):
        if any(one.start < office.end and one.end > office.first for one in named):
            continue
        bearer = _bearer(named, office, text)
        if bearer is not None:
            of_state = text[office.end : named[bearer].start].strip() != ""
            named[bearer] = named[bearer]._replace(office=office.name, of_state=of_state or _follows_name(named, office, text))
        elif office.is_alone and not _follows_name(named, office, text) and not _precedes_name(named, office, text):
            written = text[office.first : office.end]
            alone.append(Found(document, passage, office.first, office.end, written, (office.name,), office=office.name, refers=True))
    return sorted([*named, *alone], key=lambda one: one.start) if alone else named


def _bearer(names: Sequence[Found], office: Office, text: str) -> int | None:
    """Find the name that follows an office, over that of its state, or that goes right before it in Chinese."""
    end = office.end
    for place, one in enumerate(names):
        if one.start < office.first:
            if one.end == office.first and HAN_RUN.match(one.as_written) and _may_be_person(one):
                return place
            continue
        between = text[end : one.start].strip()
        if _may_be_person(one):
            return None if between else place
        is_state = one.kind in (PLACE, PEOPLE) or (one.entry is not None and one.entry.kind in (PLACE, PEOPLE))
        if not is_state or not BEFORE_STATES.issuperset(between.lower().split()):
            return None
        end = one.end
    return None


def _may_be_person(one: Found) -> bool:
    return one.entry.kind == PERSON if one.entry else one.kind in ("", PERSON)


def _follows_name(names: Sequence[Found], office: Office, text: str) -> bool:
    """Tell whether a name right before an office says of what it is: "Norwegian President", "哈萨克斯坦总统"."""
    return any(one.end <= office.first and text[one.end : office.first].strip() in ("", "'s", "’s") for one in names)


def _precedes_name(names: Sequence[Found], office: Office, text: str) -> bool:
    """Tell whether the name of a state right behind an office says of what it is: "президент Казахстана"."""
    if text[office.end - 1] in KAZAKH_POSSESSED:
        return False
    behind = (one for one in names if one.start >= office.end and not text[office.end : one.start].strip())
    return any(one.entry is not None and one.entry.kind in (PLACE, PEOPLE) for one in behind)
