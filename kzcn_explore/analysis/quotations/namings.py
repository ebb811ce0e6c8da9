"""Namings: the names in a passage that may be persons', each with its place and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kzcn_explore.analysis.actors.titles_in_runs import ADDRESSES
from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.text.wordlists import FUNCTION_WORDS, NEVER_NAMES, TITLES
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS

CAPITALS = "A-ZÀ-ÖØ-ÞĀ-ŽЁА-ЯӘҒҚҢӨҰҮҺІ"
# A sign that was lost in decoding stands for a letter; so may a "?" or a mark inside a word.
LETTER = "(?:[^\\W\\d_]|\ufffd)"
NAME_WORD = rf"[{CAPITALS}](?:\.(?:[{CAPITALS}]\.)*|{LETTER}*(?:['’‑?\"-]{LETTER}+)*)"
PARTICLE = "(?:al|bin|ibn|de|da|del|van|von|der|den|la|le|el|ben)"
NAME = re.compile(rf"\b{NAME_WORD}(?:(?:\s|(?<=\.))(?:{PARTICLE}\s|al-)?{NAME_WORD})*")
CAPITAL_WORD = re.compile(rf"(?:{PARTICLE}\s|al-)?{NAME_WORD}")
# Titles stand so near a name: before it, or behind it and a comma.
BESIDE = 60
# A verb of speech stands so near behind a name and what a comma parts from it.
TOLD_WITHIN = 170
# Who is a person by the grammar of a name in English and Russian.
COURTESY = frozenset("mr mrs ms miss dr sir prof lord lady dame madam г-н г-жа господин госпожа мырза ханым".split())
NO_PERSON = ORGANISATION_HEADS | PLACE_HEADS | frozenset({"the"})
SENTENCE_BEFORE = re.compile(r"[.!?…¤]\s+(?:But |And |Mr |Mrs |Ms |Dr )?$")
TITLE_WORDS = (
    TITLES
    | ADDRESSES
    | frozenset(
        {
            "minister",
            "foreign",
            "defense",
            "defence",
            "prime",
            "state",
            "vice",
            "deputy",
            "acting",
            "former",
            "affairs",
            "extraordinary",
            "plenipotentiary",
        }
    )
)
COMMON_WORDS = NEVER_NAMES | FUNCTION_WORDS
MOST_WORDS = 4
MEMBERS = ("MP", "MEP", "MSP", "TD", "AM", "MLA")
HEADING_VERBS = frozenset("Says Said Tells Told Vows Warns Urges Asks".split())
# Names that are months too: a name only beside a verb of speech.
CALENDAR_NAMES = frozenset({"may", "april", "june", "august"})
PLACE_BEFORE = re.compile(r"\b(of|for|to|in|at|from)\s$")
# A name behind one of these is its subject, as in ", said Lee"; behind others it is whom they are said to.
SUBJECT_BEHIND = frozenset("said says added adds explained wrote noted recalled continued replied".split())
# "According to | Ann Lee"
ACCORDING_BEFORE = re.compile(r"\baccording to (?:[^.,;]{1,60}\s)?$", re.IGNORECASE)
# "When | Lee came": what opens a sentence before its subject.
LEADS = frozenset("when before after while as if although though but and since once because".split())
SAID_BEFORE = re.compile(
    r"[,?!¤—–]\s*([^\W\d_]+)\s(?:(?:the|and|of|for|" + "|".join(sorted(TITLES)) + rf"|[{CAPITALS}][^\s.,;¤'’]*)\s+){{0,8}}$"
)
SUBJECT_ENDS = re.compile(
    r"[.,;:]|\s*$|\s(?:in|on|at|to|during|of|after|as|when|while|who|through|via|by|from|before|for|with|about|adding|на|в|во|по)\b"
)
# "the minister said | Lee": who speaks is not Lee.
VERB_BEFORE = re.compile(r"^.*(?<!,)(?<!¤)\s(?:said|says|told|added|stressed|noted)\b")
TOLD = re.compile(rf"(?:,[^.;]{{3,140}},)?(?:\s+(?:has|had|also|later|then|[a-z]+ly))*[\s-]+(?:{verbs.VERB.pattern})")


class Mention(NamedTuple):
    """A name in a text, without its titles.

    Attributes
    ----------
    place : (int, int)
        Passage of the document, and offset in it; the title of the document is passage -1.
    name : str
    beside : str
        What stands around it, in small letters: before the name, two spaces, and what a comma parts from it.
    is_titled, opens, tells, owns : bool
        A title stands before it; it opens a sentence; a verb of speech stands beside it; it stands in the possessive.
    """

    place: tuple[int, int]
    name: str
    beside: str
    is_titled: bool
    opens: bool
    tells: bool
    owns: bool = False

    @property
    def is_subject(self) -> bool:
        """Whether it opens a sentence, or a verb of speech stands beside it."""
        return self.opens or self.tells


def find_mentions(text: str, number: int = 0) -> Iterable[Mention]:
    """Find the names in a passage that may be persons'."""
    for match in NAME.finditer(text):
        if is_office(match[0]):
            continue
        core, start = strip_titles(match[0])
        core, start = _without_front(text, match.start(), core, start)
        if not core and match[0].lower() in CALENDAR_NAMES and _is_subject(text, *match.span()):
            core, start = match[0], 0
        if not core:
            continue
        words = core.split()
        if len(words) > MOST_WORDS or {word.lower() for word in words} & NO_PERSON or words[0].lower() in PLACE_ADJECTIVES:
            continue
        first = match.start() + start
        beside = VERB_BEFORE.sub("", text[max(0, first - BESIDE) : first].rpartition(". ")[2])
        after = text[match.end() : match.end() + BESIDE]
        tail = after.partition(". ")[0] if after.startswith((", ", " (", ", the ")) else ""
        titled = start > 0 and any(word.lower().rstrip(".") in COURTESY or word.lower() in TITLES for word in match[0][:start].split())
        opens = SENTENCE_BEFORE.search(text, max(0, match.start() - 8), match.start()) is not None or match.start() == 0
        opens = opens or (start > 0 and match[0].split(None, 1)[0].lower() in LEADS)
        tells = _is_subject(text, first, match.end())
        yield Mention((number, first), core, f"{beside.rstrip()}  {tail}".lower(), titled, opens, tells, match[0].endswith(("'s", "’s")))


def find_bodies(text: str, kind_of: Callable[[str], str | None]) -> list[tuple[str, int]]:
    """Find the organisations that open a sentence or stand before a verb of speech, with where they stand.

    Examples
    --------
    >>> find_bodies("Lee came. The Utopian Ministry of Roads opened. The Road Agency said so.", lambda name: None)
    [('Utopian Ministry', 14), ('Road Agency', 52)]
    """
    found = []
    for match in NAME.finditer(text):
        name = match[0].removeprefix("The ")
        if not (kind_of(name) == "organisation" or {word.lower() for word in name.split()} & ORGANISATION_HEADS):
            continue
        opens = match.start() == 0 or SENTENCE_BEFORE.search(text, max(0, match.start() - 8), match.start())
        if opens or TOLD.match(text[match.end() : match.end() + TOLD_WITHIN]):
            found.append((name, match.end() - len(name)))
    return found


def is_office(written: str) -> bool:
    """Tell whether words with an article end in what stands behind the names of members: "The Labour MP"."""
    words = written.split()
    return words[0] == "The" and words[-1] in MEMBERS


def strip_titles(name: str) -> tuple[str, int]:
    """Cut titles, peoples in front of them and common words off the start of a name; return it and where it begins.

    Examples
    --------
    >>> strip_titles("Chilean Foreign Minister Ana Ruiz")
    ('Ana Ruiz', 25)
    """
    words = [*CAPITAL_WORD.finditer(name)]
    first = 0
    for number, word in enumerate(words):
        low = word[0].lower().rstrip(".")
        if low in TITLE_WORDS:
            first = number + 1
    while first < len(words) and words[first][0].lower().rstrip(".") in COMMON_WORDS:
        first += 1
    if first == len(words) > 1 and words[-1][0].lower() in CALENDAR_NAMES and words[-2][0].lower().rstrip(".") in TITLE_WORDS:
        # "Mrs May"
        return words[-1][0], words[-1].start()
    # "Lee Says": a heading writes its verb large.
    last = next((number for number in range(first + 1, len(words)) if words[number][0] in HEADING_VERBS), len(words))
    while last > first and words[last - 1][0].lower().rstrip(".") in verbs.DAYS:
        last -= 1
    if first == last:
        return "", len(name)
    core = name[words[first].start() : words[last - 1].end()]
    for ending in ("'s", "’s"):
        core = core.removesuffix(ending)
    return core, words[first].start()


def _without_front(text: str, opens: int, core: str, start: int) -> tuple[str, int]:
    """Cut what stands before a name: "President of Utopia | Ann Lee", "Radio Seven's | Ann Lee", "in Utopia | Lee said"."""
    words = core.split()
    cut = max((number + 1 for number, word in enumerate(words[:-1]) if word.endswith(("'s", "’s")) or word.lower() in NO_PERSON), default=0)
    before = PLACE_BEFORE.search(text, max(0, opens - 6), opens) if start == 0 and not cut else None
    if before is not None and before[1] in ("of", "for", "to"):
        cut = 1 if len(words) > 2 else 0
    elif before is not None:
        if not _is_subject(text, opens, opens + len(core)):
            return "", start
        cut = min(1, len(words) - 1)
    if not cut or not words[cut:]:
        return core, start
    rest = " ".join(words[cut:])
    return rest, start + len(core) - len(rest)


def _is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of speech stands beside a name, or an age behind it."""
    behind = text[end : end + TOLD_WITHIN]
    if re.match(r", (?:an? )?\d\d\b", behind) or TOLD.match(behind):
        return True
    lead = text[max(0, start - 80) : start].rstrip()
    if ACCORDING_BEFORE.search(lead + " "):
        return True
    before = SAID_BEFORE.search(lead + " ")
    return (
        before is not None and SUBJECT_ENDS.match(behind) is not None and (before[1] in SUBJECT_BEHIND or before[1] in verbs.RUSSIAN_WORDS)
    )
