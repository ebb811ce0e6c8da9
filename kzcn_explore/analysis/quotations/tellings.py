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
    return first_phrase(masked, max(start, max((stop.end() for stop in SENTENCE_END.finditer(lead, start)), default=0)), len(lead) - 1)


def _subject_of(masked: str, start: int, found: Sequence[re.Match[str]], number: int) -> Span | None:
    """Find the subject of a verb in a sentence; of a participle that of the verb before it, else the first of the sentence."""
    verb = found[number]
    place = start + verb.start()
    if verb[0] not in verbs.PARTICIPLES:
        subject = subject_before(masked, start, place)
        if subject is not None:
            return subject
    elif number:
        return _subject_of(masked, start, found, number - 1)
    return first_phrase(masked, start, place) or subject_behind(masked, start + verb.end(), start + verb.end() + LONGEST_BETWEEN)


def told_behind(masked: str, stretch: Quoted, inner: str, start: int) -> Span | None:
    """Find the speaker behind a quotation: "...," said Wang; "...," the minister, a lawyer, said."""
    until = min(len(masked), stretch.outer_end + LONGEST_BETWEEN)
    behind = masked[stretch.outer_end : until]
    cut = behind.find(QUOTED)
    behind = behind[:cut] if cut >= 0 else behind
    verb = verbs.VERB.search(behind)
    if verb is None:
        return _according_behind(masked, stretch, behind)
    between = behind[: verb.start()]
    subject = between.strip(" \n,，-–—.?")
    place = stretch.outer_end + verb.end()
    # "Sen. Ann Lee" is no end of a sentence.
    if between.lstrip()[:1] == ";" or SENTENCE_END.search(between.lstrip(" .?").rstrip() + " X"):
        return None
    if not subject:
        return (
            subject_behind(masked, place, stretch.outer_end + len(behind))
            or subject_before(masked, start, stretch.outer_start)
            or first_phrase(masked, start, stretch.outer_start)
        )
    opens = not masked[start : stretch.outer_start].strip(" \n-–—") and inner[:1].isupper() and len(inner.split()) > NEAR
    stopped = STOPPED.search(inner) or between.lstrip()[:1] in ",，-–—" or opens
    if not stopped or verb[0] in verbs.PARTICIPLES or len(subject.split()) > LONGEST_SUBJECT + 6:
        return None
    if inner.endswith((".", "。")) and not (
        between.lstrip()[:1].islower() or (len(subject.split()) <= NEAR and _short_telling(behind[verb.end() :]))
    ):
        return None
    first = subject.split()[0]
    if is_stop(first) or first.lower() in ("of", "that"):
        return None
    return subject_before(masked, stretch.outer_end + (len(between) - len(between.lstrip(" \n,，-–—.?"))), stretch.outer_end + verb.start())


def _short_telling(behind: str) -> bool:
    return re.match(r"\s*(?:[.,:]|$|(?:in|on|at|to|during|of|after|when|while)\b)", behind) is not None


def _according_behind(masked: str, stretch: Quoted, behind: str) -> Span | None:
    found = verbs.ACCORDING.match(behind.lower().lstrip(" ,"))
    if found is None:
        return None
    lead = len(behind) - len(behind.lstrip(" ,"))
    return subject_behind(masked, stretch.outer_end + lead + found.end(), len(masked))


def told_in_sentence(masked: str, start: int, end: int, stretch: Quoted, n_words: int) -> Span | None:
    """Find the speaker of words inside a reporting sentence: "She called the plan a “step back”"."""
    lead = masked[start : stretch.outer_start]
    found = [*verbs.VERB.finditer(lead)]
    near = [number for number, verb in enumerate(found) if verb[0] not in verbs.ONLY_BESIDE]
    if near and (n_words > 1 or len(lead[found[near[-1]].end() :].split()) <= NEAR):
        return _subject_of(masked, start, found, near[-1])
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
    return None if according is None else subject_behind(masked, stretch.outer_end + according.end(), end)
