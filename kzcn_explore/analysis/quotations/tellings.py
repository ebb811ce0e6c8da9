"""Tellings: the words beside a quotation that tell whose it is: before it, behind it, or elsewhere in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.analysis.quotations.clauses import (
    HAN,
    LONGEST_SUBJECT,
    QUOTED,
    SENTENCE_END,
    Span,
    first_phrase,
    is_stop,
    subject_before,
    subject_behind,
)
from kzcn_explore.analysis.quotations.marks import Quoted

# A word in quotes is said only if the verb stands so near, in words.
NEAR = 6
STOPPED = re.compile(r"[.!?…。！？，,]$")
LONGEST_BETWEEN = 140
# Words that end in a name of two.
NAMED = re.compile(r"[^\W\d_a-zа-я]\w+ [^\W\d_a-zа-я]\w+$")
# No subject stands before the verb: "Said Ann Lee: ...".
INVERTED = re.compile(rf"(?:^|[{QUOTED}\n,，:：—–-])\s*\Z")
BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+(?:[a-z]+ly|also|once|even|widely))?\s+\Z")
CAPITALS = r"[^\W\d_a-zа-я][\w.'’-]*(?: [^\W\d_a-zа-я][\w.'’-]*)*"
INVERTED_NAME = re.compile(rf" ({CAPITALS}),\s*(?={QUOTED})")
WITH_NAME = re.compile(rf"\bwith (?:[a-z]+ ){{0,3}}({CAPITALS}) $")
AS_SAYING = re.compile(rf"\s(?!(?:by|him|her|them|me|us)\b)[^.,;:{QUOTED}]{{3,80}}\sas\s(?:saying|telling|having\ssaid)\b")
# What holds the words of the sentence's subject: "..., according to an interview".
HELD_IN = re.compile(r"an?\sinterview\b")
WHAT = re.compile(r"\b(?:what|which|whom|that)\b[^,.;:]*\Z", re.IGNORECASE)
# Who calls a thing something in the passive: "was called a “mess” | by Lee".
AGENT = re.compile(r"\s*(?:[^\s,.;]+\s+){0,3}?by\s+(?=[^\W_a-z]|the\s|an?\s)")
OPENS_LARGE = re.compile(r"\s+(?:the\s)?[^\W\d_a-zа-яәғқңөұүһі]")
SHORT_TELLING = re.compile(r"\s*(?:[.,:]|(?:in|on|at|to|during|of|after|when|while)\b)")
HAN_SHORT = 8
# "..., приводит агентство слова | тренера": whose words they are stands behind.
WORDS_OF = re.compile(r"[\s,—–-]*(?:приводит|приводят|передаёт|передает|передают|цитирует)\s+(?:[^.,;]{1,40}?\s)?слова\s+")
# What is said of something: "told reporters late at night that the plan was a “mess”".
NEAR_PREDICATE = re.compile(r"\b(?:is|are|was|were|be|been|as|as having)\s+(?:a\s+bit\s+|an?\s+|the\s+|very\s+|too\s+)?\Z")
# Who tells stands at the end of the sentence: ", Lee said at the port."
TOLD_LAST = re.compile(rf"[,，]\s+((?:[^,;{QUOTED}]{{2,60}}?)\s+)?({verbs.VERB.pattern})(\s+[^,;{QUOTED}]+)?[.,\s]*$")
# "…, said Ann Lee, a lawyer, at the port": who tells stands behind the verb, and more may follow.
TOLD_NAMED = re.compile(rf"[,，]\s+(?:{verbs.VERB.pattern})(?=\s+(?:the\s)?[^\W\d_a-zа-яәғқңөұүһі])")


def leads_in(masked: str, start: int, stretch: Quoted) -> Span | None:
    """Find the subject of a verb that leads straight into a quotation: "Wang said: «...", "he told reporters, “..."."""
    lead = masked[start : stretch.outer_start]
    stripped = lead.rstrip()
    if not stripped or stripped[-1] == QUOTED:
        return None
    found = [*verbs.VERB.finditer(lead)]
    if not found:
        return None
    verb = found[-1]
    if _is_passive(lead, verb) or _names_only(lead, verb):
        return (start, start) if verb[0] in verbs.TOLD_TO else None
    behind = lead[verb.end() :].strip()
    colon = stripped[-1] in ":：,，" or not behind
    if (
        not colon
        or QUOTED in behind
        or len(behind.split()) > (12 if stripped[-1] in ":：" else 5)
        or (len(behind) > 20 and HAN.search(behind))
    ):
        return None
    return _subject_of(masked, start, found, len(found) - 1)


def colon_leads(masked: str, stretch: Quoted) -> Span | None:
    """Find who speaks before a colon that no verb of its sentence explains: "Lee to the House: “...”"."""
    lead = masked[: stretch.outer_start].rstrip()
    if lead[-1:] not in (":", "："):
        return None
    start = max(lead.rfind("\n"), lead.rfind(QUOTED), len(lead) - LONGEST_BETWEEN) + 1
    found = [*verbs.VERB.finditer(lead, start)]
    if found:
        return subject_before(masked, start, found[-1].start()) or first_phrase(masked, start, found[-1].start())
    beside = subject_before(masked, start, len(lead) - 1)
    if beside is not None and NAMED.search(masked[slice(*beside)]):
        return beside
    return first_phrase(masked, max(start, max((stop.end() for stop in SENTENCE_END.finditer(lead, start)), default=0)), len(lead) - 1)


def _subject_of(masked: str, start: int, found: Sequence[re.Match[str]], number: int) -> Span | None:
    """Find the subject of a verb in a sentence; of a participle that of the verb before it, else the first of the sentence."""
    verb = found[number]
    place = start + verb.start()
    if AS_SAYING.match(masked, start + verb.end()):
        # "The agency quoted | Ann Lee as saying"
        return subject_behind(masked, start + verb.end(), len(masked))
    inverted = INVERTED_NAME.match(masked, start + verb.end())
    if inverted is not None and masked[:place].rstrip().endswith(","):
        # "The plan is dead, says Ann Lee, “...”"
        return inverted.span(1)
    if verb[0] in verbs.PARTICIPLES and (beside := WITH_NAME.search(masked, start, place)) is not None:
        # "with Ann Lee calling it “...”"
        return beside.span(1)
    if verb[0] not in verbs.PARTICIPLES:
        subject = subject_before(masked, start, place)
        if subject is not None:
            return subject
    elif number:
        return _subject_of(masked, start, found, number - 1)
    subject = first_phrase(masked, start, place)
    if subject is not None or (verb[0].isascii() and not INVERTED.search(masked, start, place)):
        return subject
    return subject_behind(masked, start + verb.end(), start + verb.end() + LONGEST_BETWEEN)


def told_behind(masked: str, stretch: Quoted, inner: str, start: int) -> Span | None:
    """Find the speaker behind a quotation: "...," said Wang; "...," the minister, a lawyer, said."""
    until = min(len(masked), stretch.outer_end + LONGEST_BETWEEN)
    behind = masked[stretch.outer_end : until]
    cut = behind.find(QUOTED)
    behind = behind[:cut] if cut >= 0 else behind
    words_of = WORDS_OF.match(behind)
    if words_of is not None:
        return subject_behind(masked, stretch.outer_end + words_of.end(), stretch.outer_end + len(behind))
    verb = verbs.VERB.search(behind)
    if verb is None:
        return _according_behind(masked, stretch, behind, start)
    if AS_SAYING.match(behind, verb.end()):
        return subject_behind(masked, stretch.outer_end + verb.end(), stretch.outer_end + len(behind))
    first = not masked[start : stretch.outer_start].strip(" \n-–—")
    if first and cut >= 0 and not behind[verb.end() :].strip(" ,:") and inner[-1] in ".?!" and not behind.lstrip()[:1].islower():
        # "“I agree.” Lee said “...”": the next is what Lee says.
        return None
    between = behind[: verb.start()]
    subject = between.strip(" \n,，-–—.?")
    place = stretch.outer_end + verb.end()
    # "Sen. Ann Lee" is no end of a sentence.
    if between.lstrip()[:1] == ";" or SENTENCE_END.search(between.lstrip(" .?").rstrip() + " X"):
        return None
    if not subject:
        beside = (
            # "..., adding that she paid": a participle's subject is that of the sentence.
            _teller_before(masked, start, stretch.outer_start)
            if verb[0] in verbs.PARTICIPLES
            else _in_sentence_behind(masked, place, stretch.outer_end + len(behind))
        )
        lead = masked[start : stretch.outer_start].rstrip()
        if beside is not None or (verb[0].isascii() and lead[-1:].isalnum()):
            # "the “fifth wave” observed in May": the verb tells something else.
            return beside
        return subject_before(masked, start, stretch.outer_start) or first_phrase(masked, start, stretch.outer_start)
    opens = not masked[start : stretch.outer_start].strip(" \n-–—") and inner[:1].isupper() and len(inner.split()) > NEAR
    stopped = STOPPED.search(inner) or between.lstrip()[:1] in ",，-–—" or opens
    if not stopped or verb[0] in verbs.PARTICIPLES or _is_passive(behind, verb) or len(subject.split()) > LONGEST_SUBJECT + 6:
        return None
    if inner.endswith((".", "。")) and not (
        between.lstrip()[:1].islower() or (len(subject.split()) <= NEAR and _short_telling(behind[verb.end() :]))
    ):
        return None
    first = subject.split()[0]
    if is_stop(first) or first.lower() in ("of", "that"):
        return None
    return subject_before(masked, stretch.outer_end + (len(between) - len(between.lstrip(" \n,，-–—.?"))), stretch.outer_end + verb.start())


def _in_sentence_behind(masked: str, place: int, end: int) -> Span | None:
    """Find the subject behind a verb, unless the sentence ends with the verb: "«…», – деді. Кездесу Астанада өтті."."""
    return None if SENTENCE_END.match(masked, place) else subject_behind(masked, place, end)


def _teller_before(masked: str, start: int, end: int) -> Span | None:
    found = [*verbs.VERB.finditer(masked[start:end])]
    return _subject_of(masked, start, found, len(found) - 1) if found else None


def told_before(masked: str, start: int) -> Span | None:
    """Find who says what the sentence before a place tells, itself without words in quotes: "Lee said he would stay. | “...”"."""
    end = len(masked[:start].rstrip())
    stops = [stop.end() for stop in SENTENCE_END.finditer(masked, max(0, end - 600), end - 1)]
    first = stops[-1] if stops else 0
    found = [verb for verb in verbs.VERB.finditer(masked[first:end]) if verb[0] not in verbs.ONLY_BESIDE]
    if not found or QUOTED in masked[first:end] or found[0][0] in verbs.PARTICIPLES:
        return None
    # "Lee, a lawyer, told Radio Seven that ...": told takes no speaker behind it.
    named = (
        found[0][0] not in verbs.TOLD_TO
        and OPENS_LARGE.match(masked, first + found[0].end())
        and INVERTED.search(masked, first, first + found[0].start())
    )
    behind = subject_behind(masked, first + found[0].end(), end) if named else None
    return behind or subject_before(masked, first, first + found[0].start())


def _short_telling(behind: str) -> bool:
    if HAN.search(behind):
        return len(behind.strip(" ,，。")) <= HAN_SHORT
    sentence = behind[: stop.start()] if (stop := SENTENCE_END.search(behind)) else behind
    return SHORT_TELLING.match(sentence + ".") is not None and " that " not in sentence


def _according_behind(masked: str, stretch: Quoted, behind: str, start: int) -> Span | None:
    found = verbs.ACCORDING.match(behind.lower().lstrip(" ,"))
    if found is None:
        return None
    lead = len(behind) - len(behind.lstrip(" ,"))
    if HELD_IN.match(behind, lead + found.end()):
        return first_phrase(masked, start, stretch.outer_start)
    return subject_behind(masked, stretch.outer_end + lead + found.end(), len(masked))


def _is_passive(lead: str, verb: re.Match[str]) -> bool:
    """Tell whether a verb of what one calls another stands in the passive: its subject says nothing."""
    return verb[0] in verbs.PASSIVE | verbs.TOLD_TO and BEING.search(lead, 0, verb.start()) is not None


def _names_only(lead: str, verb: re.Match[str]) -> bool:
    """Tell whether a verb gives a name straight behind it, as in "a plan called “Four Winds”", and not "what Lee called “a mess”"."""
    return verb[0] in verbs.NAMING and not lead[verb.end() :].strip() and WHAT.search(lead, 0, verb.start()) is None


def _stands_near(between: str) -> bool:
    """Tell whether a word stands near the verb before it, or near other words in quotes that do: "a “moral” and a “legal” case"."""
    *quoted, last = between.split(QUOTED)
    counts = [len(words.split()) for words in (*filter(None, quoted), last)]
    return all(count <= NEAR for count in counts) or NEAR_PREDICATE.search(between) is not None


def told_in_sentence(masked: str, start: int, end: int, stretch: Quoted, n_words: int) -> Span | None:
    """Find the speaker of words inside a reporting sentence: "She called the plan a “step back”"."""
    lead = masked[start : stretch.outer_start]
    found = [*verbs.VERB.finditer(lead)]
    near = [number for number, verb in enumerate(found) if verb[0] not in verbs.ONLY_BESIDE]
    near = [number for number in near if not (_is_passive(lead, found[number]) or _names_only(lead, found[number]))]
    if near and (n_words > 1 or _stands_near(lead[found[near[-1]].end() :])):
        subject = _subject_of(masked, start, found, near[-1])
        # "Lee said that the town, when it denied it, was “...”", "Lee told the paper he thought it “...”": Lee does.
        if subject is not None and len(near) > 1 and masked[slice(*subject)] in verbs.PRONOUNS:
            return _subject_of(masked, start, found, near[-2]) or subject
        return subject
    if found and _is_passive(lead, found[-1]) and (n_words > 1 or _stands_near(lead[found[-1].end() :])):
        agent = AGENT.match(masked, stretch.outer_end, end)
        nobody = (start, start) if found[-1][0] in verbs.TOLD_TO else None
        return nobody if agent is None else subject_behind(masked, agent.end(), end)
    lowered = lead.lower()
    according = verbs.ACCORDING.search(lowered)
    if according is not None:
        return subject_behind(masked, start + according.end(), stretch.outer_start)
    kazakh = verbs.KAZAKH_ACCORDING.search(lead)
    if kazakh is not None:
        return subject_before(masked, start, start + kazakh.start())
    behind = masked[stretch.outer_end : end]
    told = TOLD_LAST.search(behind)
    if told is not None:
        place = stretch.outer_end + told.start(2)
        if told[1]:
            return subject_before(masked, stretch.outer_end + told.start() + 1, place)
        return subject_behind(masked, stretch.outer_end + told.end(2), end)
    named = TOLD_NAMED.search(behind)
    if named is not None:
        return subject_behind(masked, stretch.outer_end + named.end(), end)
    according = verbs.ACCORDING.search(behind.lower())
    if according is not None and HELD_IN.match(behind, according.end()):
        return first_phrase(masked, start, stretch.outer_start)
    return None if according is None else subject_behind(masked, stretch.outer_end + according.end(), end)
