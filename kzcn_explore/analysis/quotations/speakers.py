"""Speakers: who is meant by the words that name a speaker: a name, a surname, an office or a pronoun."""

from __future__ import annotations

import re

from kzcn_explore.analysis.actors.frames import PERSONS
from kzcn_explore.analysis.actors.titles_in_runs import ADDRESSES
from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.analysis.quotations.namings import CAPITALS, NAME, NO_PERSON, is_office, strip_titles
from kzcn_explore.analysis.quotations.people import People
from kzcn_explore.analysis.quotations.pronouns import BODIES, BY_PRONOUN, EITHER, PASSAGES_BACK, Before, Place, Speaker, by_pronoun
from kzcn_explore.analysis.quotations.subjects import JOINED_ARTICLE, cut_predicate, opens_name
from kzcn_explore.text.chinese import HAN_LETTERS, HAS_HAN
from kzcn_explore.text.wordlists import FUNCTION_WORDS, TITLES
from kzcn_explore.text.wordlists_chinese import TITLES as CHINESE_TITLES
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS

# How surely the words stand for the person found.
NAMED, BY_SURNAME, AS_OFFICE, BY_OFFICE = 1.0, 0.95, 0.8, 0.75
# A shorter title begins surnames too.
LONG_TITLE = 6
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# "Radio Seven's | Ann Lee"
OWNER = re.compile(rf"^(?:{NAME.pattern})['’]s (?=[{CAPITALS}]\S* [{CAPITALS}]\S*$)")
# Who speaks for another is not the other: "a spokesman for Ann Lee".
SPEAKS_FOR = re.compile(
    rf"^(?:(?:[Aa]n?|[Tt]he|[Oo]ne)\s)?((?:[\w-]+\s){{0,3}}?spokes(?:man|woman|person)\s(?:for|of)\s(?:the\s)?{NAME.pattern})$"
)
# Another word for who is spoken of: "the 70-year-old minister", "the Republican".
AGED = re.compile(r"^\d\d-year-old(?:\s[a-z]+|\sUS)*$")
PARTIES = frozenset("Republican Democrat Conservative Liberal Socialist".split())
SMALL = frozenset("of for the and & a an at in".split())
DANGLING = re.compile(r"\s+(?:of|for|the)$")
# Too many hold one for a name elsewhere to tell who is meant.
ANYBODYS = frozenset({"official", "officials", "source", "spokesperson", "correspondent", "reporter"})
# Behind "his" and "their" these stand without an article.
SPEAK_ALONE = (
    TITLES
    | PERSONS
    | BODIES
    | ANYBODYS
    | ADDRESSES
    | ORGANISATION_HEADS
    | frozenset(
        "adviser advisor agreement assistant boss colleague consultant data deputy document letter memo neighbour note text".split()
    )
)
# Offices that are called by other names too.
ALSO = {
    "head of state": ("president", "king", "queen", "head of state"), "president": ("president", "head of state"),
    "президент": ("президент", "глава государства", "мемлекет басшысы"), "head of government": ("prime minister", "premier", "chancellor"),
    "diplomat": ("ambassador", "foreign minister", "envoy"), "premier": ("prime minister", "premier"), "mp": ("mp",),
    "td": ("td",), "mep": ("mep",),
    "lawmaker": ("congress", "senator", "rep.", "mp"), "leader": ("president", "leader", "prime minister"),
    "глава государства": ("президент",), "мемлекет басшысы": ("президент",), "дипломат": ("посол", "министр иностранных дел"),
}  # fmt: skip
HAN_NAME = re.compile(
    f"(?:{'|'.join(sorted(CHINESE_TITLES, key=len, reverse=True))})([{HAN_LETTERS}]{{2,4}}|[{HAN_LETTERS}]+(?:[·・][{HAN_LETTERS}]+)+)$"
)
HAN_TITLE = re.compile(f"(?:{'|'.join(sorted(CHINESE_TITLES, key=len, reverse=True))})$")


def name_speaker(people: People, written: str, place: Place, last: Before) -> Speaker:
    """Tell who is meant by the words that name a speaker.

    Parameters
    ----------
    people : People
        Of the document.
    written : str
    place : (int, int)
        Passage of the document and offset at which `written` stands.
    last : Before
        Who spoke before in the document.

    Examples
    --------
    >>> people = People(["Foreign Minister Ana Ruiz came. The minister smiled, and Ruiz said so."])
    >>> name_speaker(people, "The minister", (0, 31), Before()).name, name_speaker(people, "Ruiz", (0, 57), Before()).name
    ('Ana Ruiz', 'Ana Ruiz')
    """
    if HAS_HAN.search(written):
        return _chinese_speaker(people, written, last)
    written = JOINED_ARTICLE.sub("", OWNER.sub("", cut_predicate(written)))
    if not opens_name(written):
        return Speaker(None, 0.0)
    low = written.lower()
    if low in verbs.PRONOUNS:
        return by_pronoun(people, low, place, last)
    speaks_for = SPEAKS_FOR.match(written)
    if speaks_for is not None:
        return Speaker(speaks_for[1], AS_OFFICE, False)
    office = DANGLING.sub("", ARTICLE.sub("", written))
    if not written.startswith(("a ", "A ")) and (AGED.search(office) or (office in PARTIES and office != written)):
        found = _by_office(people, office, place)
        return found if found.is_person else by_pronoun(people, EITHER, place, last)
    name = _name_in(written) or (written if people.knows(written) else None)
    if name and not _is_case_of_title(name.lower()):
        full = people.fullest(name, place)
        return Speaker(full, NAMED if full == name else BY_SURNAME, True)
    if not office.split() or office.lower() in FUNCTION_WORDS:
        return Speaker(None, 0.0)
    whole = people.with_lost_letter(office)
    if whole is not None:
        return Speaker(people.fullest(whole, place), BY_SURNAME, True)
    beside = people.apposed(place, new=written.lower().startswith(("a ", "an ")))
    if beside is not None:
        return Speaker(people.fullest(beside, place), BY_OFFICE, True)
    if written.lower().startswith(("a ", "an ", "one ")):
        # Somebody new.
        return Speaker(office, AS_OFFICE, False)
    found = _by_office(people, office, place)
    return Speaker(None, 0.0) if found.name == written and _is_no_noun(written) else found


def _is_no_noun(written: str) -> bool:
    """Tell a small word alone, without article, that is no word for persons or bodies: "unite"; their plurals may be."""
    if " " in written or not (written.isascii() and written.islower()):
        return False
    return (not written.endswith("s") or written.endswith(("ss", "ous"))) and written not in SPEAK_ALONE


def last_named(people: People, place: Place) -> str | None:
    """Return the person named in the nearest place before, the subject of a passage's sentence before its other names."""
    for mention in people.before(place):
        if place[0] - mention.place[0] > PASSAGES_BACK:
            return None
        if people.is_person(mention.name):
            return people.fullest(mention.name, place)
    return None


def _name_in(written: str) -> str | None:
    """Return the name that heads a noun phrase: "Minister Ann Lee", not "Ann Lee's family" nor "the mother of Ann Lee"."""
    runs = [*NAME.finditer(written)]
    if not runs or is_office(written):
        return None
    tail = written[runs[-1].end() :].strip()
    if tail and not tail.startswith(("of", "for")) and runs[-1][0].endswith(("'s", "’s")):
        return None
    chosen = runs[-1]
    head = written[: chosen.start()].lower().split()
    if tail and tail.split()[0] not in ("of", "for") and (tail.split()[0].lower() in TITLES or tail.islower()):
        return None
    lead = next((run for run in runs if strip_titles(run[0])[0]), chosen)
    first = strip_titles(lead[0])[0]
    of = written[lead.end() :].startswith((" of ", " from ")) and " of " not in written[: lead.start()]
    if of and chosen is not lead and " " in first and not NO_PERSON & {*first.lower().split()}:
        # "Rep. Ann Lee of the Institute for Peace"
        return first
    if _holds_title(chosen[0]) and not any(word.islower() for word in written[: chosen.start()].split() if word not in SMALL):
        # "Department of Roads Secretary | Ann Lee"
        return strip_titles(chosen[0])[0]
    if "of" in head and " " in chosen[0] and written.split()[max(0, head.index("of") - 1)][0].isupper() and head[-1] not in SMALL:
        # "University of Utopia law professor | Ann Lee"
        return strip_titles(chosen[0])[0] or None
    if "of" in head and head[-1:] != ["of"] and chosen is not runs[0] and not _is_title(head[: head.index("of")]):
        return None
    if head[-1:] == ["to"] and _is_title(head) and len(chosen[0].split()) > 2:
        # "Ambassador to Utopia Ann Lee"
        return " ".join(chosen[0].split()[-2:])
    if head[-1:] in (["of"], ["for"]):
        core, _ = strip_titles(chosen[0])
        words = core.split()
        # "President of Chile Ana Maria Ruiz": the last two are the person's.
        if _is_title(head) and len(words) > 2:
            return " ".join(words[-2:])
        return None if head[0] in ("the", "a", "an") or runs[0].start() != 0 else strip_titles(runs[0][0])[0] or None
    return strip_titles(chosen[0])[0] or None


def _holds_title(run: str) -> bool:
    """Tell whether a run of names holds a title behind its first word, and a name of several words behind that."""
    core, start = strip_titles(run)
    front = run[:start].split()
    return " " in core and len(front) > 1 and not _is_title(front[:1]) and _is_title(front[1:])


def _is_title(words: list[str]) -> bool:
    return any(word.lower().rstrip(".") in TITLES for word in words)


def _by_office(people: People, office: str, place: Place) -> Speaker:
    """Find the person who holds an office: by its words beside a name, else the one who spoke before, else the office as written."""
    low = office.lower()
    words = low.split()
    head = words[: words.index("of")] if "of" in words[1:] and low not in ALSO else words
    title = low if low in ALSO else _as_title((head or words)[-1])
    owned = "'s " in office or "’s " in office
    several = title.removesuffix("s") != title and title.removesuffix("s") in TITLES
    if not owned and not several and title not in ANYBODYS and (low in ALSO or title in TITLES or title in ALSO):
        for one in ALSO.get(low, ALSO.get(title, (title,))):
            if len(head) > 1 and title != low and low not in ALSO and head[-2] in TITLES | {"foreign", "prime", "defence", "defense"}:
                found = people.with_title(f"{head[-2]} {one}", place)
                if found is not None:
                    return Speaker(people.fullest(found, place), BY_OFFICE, True)
            found = people.with_title(one, place)
            if found is not None:
                return Speaker(people.fullest(found, place), BY_OFFICE, True)
    for named in NAME.findall(office):
        # "the member of the State Council": one whom these words stand beside.
        found = people.with_title(named.lower(), place) if " " in named and {*named.lower().split()} & TITLES else None
        if found is not None and found != named:
            return Speaker(people.fullest(found, place), BY_OFFICE, True)
    return Speaker(office, AS_OFFICE, False)


def _as_title(word: str) -> str:
    """Return the title that a Cyrillic word is a case of; an English word as it is."""
    if word.isascii() or word in TITLES:
        return word
    like = [title for title in TITLES if len(title) > 3 and not title.isascii() and len(title) <= len(word) and word.startswith(title[:-1])]
    return max(like, key=lambda title: (word.startswith(title), len(title)), default=word)


def _is_case_of_title(word: str) -> bool:
    """Tell whether a Cyrillic word is a long title with an ending, as one that opens a sentence may be: "Министрдің"."""
    title = _as_title(word) if " " not in word and not word.isascii() else ""
    return title in TITLES and len(title) >= LONG_TITLE and word.startswith(title)


def _chinese_speaker(people: People, written: str, last: Before) -> Speaker:
    if written in verbs.PRONOUNS:
        return Speaker(last.name, BY_PRONOUN if last.name else 0.0, last.is_person)
    written = written.removeprefix("据")
    named = HAN_NAME.search(written)
    if named is not None:
        return Speaker(named[1], NAMED, True)
    before = HAN_TITLE.sub("", written)
    # "国家主席" is an office: what stands before a title is a name only where the document shows a person by it.
    if before != written and people.is_person_by_actors(before):
        return Speaker(before, NAMED, True)
    return Speaker(written, AS_OFFICE if HAN_TITLE.search(written) else BY_SURNAME, HAN_TITLE.search(written) is None)
