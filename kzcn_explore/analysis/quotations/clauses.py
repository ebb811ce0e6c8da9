"""Clauses: the narrator's own words around quotations, and the subject of a verb of speech in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.analysis.quotations.marks import Quoted
from kzcn_explore.text.chinese import HAN_LETTERS

# What stands for the words quoted, so that nothing is looked for in them.
QUOTED = "¤"
SENTENCE_END = re.compile(
    r"(?=[.!?…])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bLt)(?<!\bJr)(?<!\bProf)(?<!\bCol)(?<!\bCapt)(?<!\bAdm)(?<!\bSgt)(?<!\bRev)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
    rf"[.!?…]+[)\]]*(?=\s+[^\W\d_a-zа-яәғқңөұүһі]|\s+{QUOTED}|\s+[\d«“\"—–]|$)|[。！？]|\n+|\.(?=-\s)"
)
# A sign that was lost in decoding stands for a letter; so may a "?" or a mark inside a word.
LETTER = "(?:[^\\W_]|\ufffd)"
WORD = re.compile(
    rf"(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Prof|Jr|St|Col|Capt|Adm|Sgt|Rev|[^\W\d_])\.(?=\s)|{LETTER}+(?:[-‐‑'’.?\"]{LETTER}+)*|&"
)
GAP = re.compile(r"\s+|(?<=\w)-(?=\s)")
HAN = re.compile(f"[{HAN_LETTERS}]")
HAN_CLAUSE = re.compile(r"[，。；：！？、\s]")
FULL_STOPS = frozenset(".!?…。！？")
# ", said Lee's lawyer, | Ann Wood.": the name stands behind the office.
NAMED_BEHIND = re.compile(r",\s([^\W\d_a-zа-я][\w.-]*(?:\s[^\W\d_a-zа-я][\w.-]*)+)(?=[.,]|\s*$)")
# The words quoted end the narrator's sentence with their own stop.
STOP_INSIDE = re.compile(rf"[.!?…]\s+[^\W\d_a-zа-яәғқңөұүһі{QUOTED}]|[。！？](?=\s*$)")
LONGEST_SUBJECT = 14
# ", of the north, | who said"
APPOSITION = re.compile(r",\s*(?:of|from|an?|the)\s[^,]*,$")
WHO = re.compile(r"\bwho\b")
# To whom it is said, in Kazakh: the dative between the subject and the verb.
KAZAKH_TO_WHOM = re.compile(r"(?<=\w)\s+(?=[а-яё]*[әғқңөұүһі])[а-яёәғқңөұүһі]{3,}(?:ға|ге|қа|ке)$")
ARTICLES = ("the", "a", "an")
# What joins an article to the words before it.
JOINING = frozenset("of for and & or".split())
RELATIVES = frozenset("who that which".split())
BEING = frozenset("is are was were been being has have had".split())
# "The judge | - at the end - | said"
DASHED = re.compile(r"\s[-–—]\s[^-–—]{3,60}\s[-–—]\s*$")
PREPOSITIONS = frozenset("in on at to from with by into against after before during over".split())
SENT_TO = frozenset("ambassador envoy representative adviser advisor aide delegate".split())
# Behind these a verb may have a subject of its own: "rose after | Lee | pointed".
CONJUNCTIONS = ("after", "before", "over")
# "The first president, | Ann Lee, | said": an office, and behind a comma who holds it.
NAMED_BETWEEN = re.compile(
    r"(?:^|[,;])(?!\s*(?:who|which|whose|an?|speaking|in|at)\b)[^,;¤]*\b[a-z]{3,}\b[^,;¤]*,\s"
    r"([^\W\d_a-zа-я][\w.'’-]*(?:\s[^\W\d_a-zа-я][\w.'’-]*){1,3}),$"
)
# Words that lead into a sentence and open no subject.
LEADS = frozenset(
    "meanwhile earlier however later late last shortly within behind asked speaking reading online minutes hours "
    "nonetheless nevertheless instead moreover furthermore similarly yesterday".split()
)
OPENS_WITH_VERB = re.compile("[A-Z][a-z]{2,}(?:ed|ing)")
LEADING = re.compile(r"^(?:[-–—,\s.]*)")

Span = tuple[int, int]


def mask_quoted(text: str, quoted: Sequence[Quoted]) -> str:
    """Write a text with what is quoted, marks and all, as signs of the same length; a full stop inside stays as the last sign.

    Examples
    --------
    >>> from kzcn_explore.analysis.quotations.marks import find_quoted
    >>> text = 'He said: "Yes."'
    >>> mask_quoted(text, find_quoted(text))
    'He said: ¤¤¤¤¤.'
    """
    pieces, place = [], 0
    for stretch in quoted:
        last = text[stretch.end - 1 : stretch.end]
        signs = QUOTED * (stretch.outer_end - stretch.outer_start)
        pieces += [text[place : stretch.outer_start], signs[:-1] + last if last in FULL_STOPS else signs]
        place = stretch.outer_end
    return "".join([*pieces, text[place:]])


def sentence_around(masked: str, stretch: Quoted) -> Span:
    """Return where the narrator's sentence that holds a stretch begins and ends."""
    start = 0
    for stop in SENTENCE_END.finditer(masked, max(0, stretch.outer_start - 600), stretch.outer_start + 1):
        start = stop.end()
    if STOP_INSIDE.match(masked, stretch.outer_end - 1):
        return start, stretch.outer_end
    behind = SENTENCE_END.search(masked, stretch.outer_end)
    return start, behind.end() if behind else len(masked)


def subject_behind(text: str, place: int, end: int) -> Span | None:
    """Find the noun phrase that begins at a place: "said | Foreign Minister Ana Silva at the talks"."""
    place = LEADING.match(text[place:end]).end() + place if place < end else place
    if HAN.match(text, place):
        return None
    last, start, n_words = place, place, 0
    while n_words < LONGEST_SUBJECT:
        word = WORD.match(text, last, end)
        if word is None:
            break
        if is_stop(word[0]) or word[0].lower() in verbs.DAYS or _is_verb(text, word):
            break
        n_words += 1
        stop = word.end()
        gap = GAP.match(text, stop, end)
        if gap is None or gap[0] == "-":
            named = NAMED_BEHIND.match(text, stop, end) if word[0].islower() else None
            return start, named.end(1) if named else stop
        last = gap.end()
    return (start, len(text[:last].rstrip())) if n_words else None


def subject_before(text: str, start: int, place: int) -> Span | None:
    """Find the noun phrase that ends at a place: "But | Deputy Minister Ann Lee, of the Treasury, | said"."""
    if HAN.search(text, start, place):
        return _chinese_subject(text, start, place)
    clause = text[start:place]
    between = verbs.BETWEEN.search(clause.rstrip())
    clause = clause[: between.start()] if between else clause.rstrip()
    relative = WHO.search(between[0]) is not None if between else False
    if clause.endswith(",") and relative:
        # "Ann Lee, of the north, | who said", "a plan made by Ann Lee, | who said"
        clause = _without_apposition(clause[:-1]) if APPOSITION.search(clause) else clause[:-1]
    elif clause.endswith(","):
        named = NAMED_BETWEEN.search(clause)
        if named is not None:
            return start + named.start(1), start + named.end(1)
        clause = _without_apposition(clause[:-1])
    clause = DASHED.sub("", clause)
    clause = KAZAKH_TO_WHOM.sub("", clause)
    words = [*WORD.finditer(clause)]
    words = words[_after_heading(words) :]
    if not words or QUOTED in clause[words[-1].end() :] or clause[words[-1].end() :].strip(" .-"):
        return None
    first = len(words)
    while first > 0 and len(words) - first < LONGEST_SUBJECT:
        word = words[first - 1]
        if is_stop(word[0]) or _is_verb(clause, word):
            break
        if first < len(words) and clause[word.end() : words[first].start()].strip(" -"):
            break
        first -= 1
        # "In its budget | the ministry | said": an article opens a phrase of its own.
        if first and word[0] in ARTICLES and words[first - 1][0].lower() not in JOINING:
            break
    # The rest of an address or of a handle.
    while first < len(words) and clause[max(0, words[first].start() - 1) : words[first].start()] in ("/", "@", "#"):
        first += 1
    if first == len(words):
        # "a sign that | said": what the clause hangs on.
        if words[-1][0].lower() not in RELATIVES:
            return None
        # "the agency, which | said"
        place = start + len(clause[: words[-1].start()].rstrip(" ,")) if words[-1][0] == "which" else start + words[-1].start()
        return _head_before(text, start, place)
    stands_by = first > 0 and not clause[words[first - 1].end() : words[first].start()].strip(" -")
    before = words[first - 1][0].lower() if stands_by and is_stop(words[first - 1][0]) else ""
    if words[-1][0] in verbs.PRONOUNS:
        # "told the paper | he | thought"
        return start + words[-1].start(), start + words[-1].end()
    if before in RELATIVES:
        # "a sign that | said": what the clause hangs on.
        return _head_before(text, start, start + words[first - 1].start()) or (start + words[first].start(), start + words[-1].end())
    if before in BEING or words[first][0].endswith("ly"):
        # "A student who was hurt | said", "the doctors where he is treated | say": the words before the verb are no subject.
        who = next((word for word in reversed(words[:first]) if word[0].lower() in RELATIVES), None)
        return (who and _head_before(text, start, start + who.start())) or first_phrase(text, start, start + words[0].start())
    found = start + words[first].start(), start + words[-1].end()
    if before == "to" and first > 1 and words[first - 2][0].lower() in SENT_TO:
        # "Ambassador to Utopia | Ann Lee"
        head = subject_before(text, start, start + words[first - 2].end())
        return (found[0] if head is None else head[0]), found[1]
    if before in PREPOSITIONS and (not relative or before == "in") and text[slice(*found)].lower() not in verbs.PRONOUNS:
        # "police in Utopia | said": the head stands before the preposition.
        head = None if before in CONJUNCTIONS else _head_before(text, start, start + words[first - 1].start())
        return head or first_phrase(text, start, place)
    return found


def _after_heading(words: list[re.Match[str]]) -> int:
    """Return which word opens the sentence behind a heading without a stop: "More from Northport | A police spokesman"."""
    return max(
        (
            number
            for number, word in enumerate(words[1:-1], 1)
            if word[0] in ("A", "An") and words[number - 1][0][0].isupper() and words[number - 1].end() + 1 == word.start()
        ),
        default=0,
    )


def _head_before(text: str, start: int, place: int) -> Span | None:
    """Find the noun phrase that ends right before a preposition or "who", unless it hangs on another word itself."""
    stripped = text[start:place].rstrip(" -–—")
    found = subject_before(text, start, start + len(stripped)) if stripped[-1:].isalnum() else None
    return found if found is not None and not text[found[1] : place].strip(" -–—") else None


def first_phrase(text: str, start: int, end: int) -> Span | None:
    """Find the first noun phrase of a sentence, behind what leads into it: "Earlier, | the minister | met ..."."""
    while start < end:
        found = subject_behind(text, start, end)
        if found is not None:
            words = text[slice(*found)].split()
            if words[0][0].isupper() or words[0].lower() in ("the", "a", "an", "one") or words[0].lower() in verbs.PRONOUNS:
                lead = text[found[1] : found[1] + 1] == "," and len(words) == 1 and words[0].lower().endswith("ly")
                # "READ MORE: ..."
                heads = text[found[1] : found[1] + 1] == ":" and text[slice(*found)].isupper()
                # "Lured | by the sign"
                lead = lead or (len(words) == 1 and OPENS_WITH_VERB.fullmatch(words[0]) and text[found[1] : found[1] + 2].strip().islower())
                if not lead and not heads and words[0].lower() not in LEADS:
                    return found
        comma = text.find(",", max(start, found[1] if found else start), end)
        if comma < 0:
            return None
        start = comma + 1
    return None


def _is_verb(text: str, word: re.Match[str]) -> bool:
    verb = verbs.VERB.match(text, word.start())
    return verb is not None and verb.end() >= word.end()


def is_stop(word: str) -> bool:
    """Tell whether a noun phrase ends at a word; "May" with a capital is a surname, "IS" and "WHO" are names."""
    return word.lower() in verbs.STOPS and word != "May" and not (word.isupper() and len(word) > 1)


def _without_apposition(clause: str) -> str:
    """Cut ", a professor at the college" and the like off the end: back to the last comma before which a name or a title stands."""
    cut = clause.rfind(",")
    while cut > 0:
        before = clause[:cut].rstrip().rsplit(None, 1)[-1]
        if before[0].isupper() or clause[cut + 1 :].split()[:1] in (["who"], ["the"], ["a"], ["an"]):
            return clause[:cut]
        cut = clause.rfind(",", 0, cut)
    return clause


def _chinese_subject(text: str, start: int, place: int) -> Span | None:
    """Find the subject of a Chinese verb: what stands before it since the last mark, or one mark before, adverbs left out."""
    clause = text[start:place]
    for _ in range(3):
        between = verbs.HAN_BETWEEN.search(clause)
        clause = clause[: between.start()] if between else clause
        marks = [match.end() for match in HAN_CLAUSE.finditer(clause)]
        clause = clause.rstrip(QUOTED)
        first = max(marks[-1] if marks and marks[-1] <= len(clause) else 0, clause.rfind(QUOTED) + 1)
        if clause[first:]:
            return start + first, start + len(clause)
        if not marks:
            return None
        clause = clause[: marks[-1] - 1]
    return None
