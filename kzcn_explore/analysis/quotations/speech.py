"""Speech: which quoted stretches are given as said, and by which words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kzcn_explore.analysis.quotations.clauses import HAN, QUOTED, SENTENCE_END, Span, mask_quoted, sentence_around, subject_behind
from kzcn_explore.analysis.quotations.marks import Quoted
from kzcn_explore.analysis.quotations.tellings import NAMED, STOPPED, colon_leads, leads_in, told_before, told_behind, told_in_sentence

# How surely the words beside tell who speaks: a verb beside the quotation; one elsewhere in the sentence; the speaker of the quotation
# before; one in the sentence before; nothing.
BESIDE, IN_SENTENCE, INHERITED, AFTER, ALONE = 0.95, 0.8, 0.8, 0.6, 0.3
# A stretch of so many words is speech where it is a whole sentence; below, it needs a verb of speech.
SENTENCE_WORDS = 5
# Beside a verb a sentence may be this short.
FULL_WORDS = 3
FULL_STOP = re.compile(r"[.!?…。！？]$")
# What stands before a title or a slogan.
TITLED = re.compile(
    r"\b(?:titled|entitled|title|theme|motto|slogan|banner|heading|headline|под названием|тем[аеуы]|темой|девиз\w*|лозунг\w*|атты|ұраны\w*|"
    r"тақырыб\w*)\s*:?\s*$|(?:题为|主题|口号)(?:[为是])?[:：]?\s*$",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Speech(NamedTuple):
    """A quoted stretch that is said: its place among the stretches of the passage, the kind, and where its subject stands.

    Attributes
    ----------
    number : int
    kind : {"speech", "fragment"}
    subject : (int, int) or None
        Offsets into the passage, the same twice where it is said by nobody who is named; None where nothing names the speaker or
        another quotation's speaker goes on.
    sure : float
    inherits : bool
        The speaker is that of the quotation before.
    """

    number: int
    kind: str
    subject: Span | None
    sure: float
    inherits: bool = False


def find_speech(text: str, quoted: Sequence[Quoted], *, goes_on: bool = False) -> list[Speech]:
    """Tell which stretches are said; titles, names and words held at arm's length are left out.

    Parameters
    ----------
    text : str
        A passage.
    quoted : sequence of Quoted
        All that stands between marks in it.
    goes_on : bool, default False
        The passage before ended with a quotation and what names its speaker, or in one.
    """
    masked = mask_quoted(text, quoted)
    found: list[Speech] = []
    # Where the words that belong to the quotation before end: what begins there goes on with its speaker.
    told_until = 0 if goes_on else -1
    for number, stretch in enumerate(quoted):
        inner = text[stretch.start : stretch.end]
        one = _read_stretch(text, masked, quoted, number, inner, told_until)
        if one is None:
            continue
        found.append(one)
        told_until = _end_of_telling(masked, stretch, one)
    return found


def ends_in_telling(text: str, quoted: Sequence[Quoted], speeches: Sequence[Speech]) -> bool:
    """Tell whether nothing of the narrator's stands behind the last quotation but who said it, so that the next may go on."""
    if not speeches:
        return False
    masked, last = mask_quoted(text, quoted), speeches[-1]
    return not masked[_end_of_telling(masked, quoted[last.number], last) :].strip(" \n-–—")


def _read_stretch(text: str, masked: str, quoted: Sequence[Quoted], number: int, inner: str, told_until: int) -> Speech | None:
    stretch = quoted[number]
    n_words = _count_words(inner)
    whole = n_words >= SENTENCE_WORDS and _is_sentence(inner)
    kind = "speech" if whole else "fragment"
    start, end = sentence_around(masked, stretch)
    if stretch.continues and told_until >= 0 and not masked[told_until : stretch.outer_start].strip(" -–—"):
        behind = told_behind(masked, stretch, inner, start)
        return Speech(number, "speech", behind, INHERITED if behind is None else BESIDE, inherits=behind is None)
    if TITLED.search(masked[start : stretch.outer_start]):
        return None
    before = leads_in(masked, start, stretch) or (colon_leads(masked, stretch) if whole else None)
    if before is not None:
        full = n_words >= FULL_WORDS and _opens_large(inner)
        return Speech(number, "speech" if full else kind, before, BESIDE)
    if _is_title(inner) and not _stands_first(masked, start, stretch):
        return None
    behind = told_behind(masked, stretch, inner, start)
    if behind is not None:
        full = _opens_large(inner) and _stands_first(masked, start, stretch) and (n_words >= FULL_WORDS or STOPPED.search(inner))
        return Speech(number, "speech" if whole or full else "fragment", behind, BESIDE)
    goes_on = told_until >= 0 and not masked[told_until : stretch.outer_start].strip(" -–—,")
    stopped = FULL_STOP.search(inner) is not None
    if goes_on and ((whole and (_opens_large(inner) or stopped)) or (n_words >= FULL_WORDS and _opens_large(inner) and stopped)):
        return Speech(number, "speech", None, INHERITED, inherits=True)
    if not whole and _is_name(inner):
        return None
    said = told_in_sentence(masked, start, end, stretch, n_words)
    if said is not None:
        return Speech(number, kind, said, IN_SENTENCE)
    # A straight single mark may be an apostrophe: without a verb it says nothing.
    if whole and text[stretch.outer_start] != "'" and _opens_large(inner) and _stands_first(masked, start, stretch):
        if FULL_STOP.search(inner):
            before = told_before(masked, start)
            return Speech(number, "speech", before, ALONE if before is None else AFTER)
        # "“...,” spokesman Max Braun on Monday.": the verb was forgotten.
        named = subject_behind(masked, stretch.outer_end, end) if inner.endswith(",") else None
        if named is not None and NAMED.search(masked[slice(*named)]):
            return Speech(number, "speech", named, IN_SENTENCE)
    return None


def _end_of_telling(masked: str, stretch: Quoted, one: Speech) -> int:
    """Return where the sentence that tells a quotation ends: the next one may go on with its speaker."""
    if one.subject is not None and one.subject[0] >= stretch.outer_end:
        stop = SENTENCE_END.search(masked, one.subject[1])
        again = masked.find(QUOTED, stretch.outer_end)
        return min(stop.end() if stop else len(masked), again if again >= 0 else len(masked))
    return stretch.outer_end


def _stands_first(masked: str, start: int, stretch: Quoted) -> bool:
    return not masked[start : stretch.outer_start].strip(" \n-–—")


def _is_sentence(inner: str) -> bool:
    return STOPPED.search(inner) is not None or HAN.search(inner) is not None or _count_words(inner) > 2 * SENTENCE_WORDS


def _opens_large(inner: str) -> bool:
    letter = next((letter for letter in inner if letter.isalpha()), "")
    return not letter.islower()


def _is_name(inner: str) -> bool:
    """Tell whether a stretch is a title or a name: its long words all open with a capital."""
    words = [word for word in WORDS.findall(inner) if len(word) > 3 or word[0].isupper()]
    return bool(words) and not STOPPED.search(inner) and all(not word[0].islower() and not HAN.match(word) for word in words)


def _is_title(inner: str) -> bool:
    """Tell whether a stretch of several words is a title, if with the comma or stop of the sentence: "the book “A Long Road,” shows"."""
    return sum(word[0].isupper() for word in WORDS.findall(inner)) > 1 and _is_name(inner.rstrip(",."))


def _count_words(inner: str) -> int:
    return len(WORDS.findall(inner)) + len(HAN.findall(inner)) // 2
