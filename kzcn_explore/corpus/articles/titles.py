"""Titles: a title made from a lead, and capitals written as the body writes them."""

from __future__ import annotations

import re
from collections import Counter

from kzcn_explore.text.tokens import TOKEN
from kzcn_explore.text.wordlists import FUNCTION_WORDS

LEAD_LENGTH = 90
# Capitals up to this length may be an acronym ("TASS"), longer ones are a name.
ACRONYM_LENGTH = 5
# A place is hardly ever one ("PARIS", "KIEV"), but for a country such as "UAE".
PLACE_ACRONYM_LENGTH = 3
# A full stop after a capital with up to two small letters is that of "Mr.", "Gen." or "U.S.".
SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)\s|[。！？]")


def lead_title(passage: str) -> str:
    """Make a title out of the opening words of a passage, cut between words.

    Examples
    --------
    >>> lead_title("They met. They spoke.")
    'They met'
    """
    text = " ".join(passage.split())
    sentence = SENTENCE_END.split(text, maxsplit=1)[0]
    if len(sentence) <= LEAD_LENGTH:
        return sentence.rstrip(".。")
    cut = sentence.rfind(" ", 0, LEAD_LENGTH)
    return sentence[: cut if cut > 0 else LEAD_LENGTH].rstrip(" ,;:–—-") + "…"


def readable_case(title: str, body: str) -> str:
    """Write a title that is all capitals as the body writes its words; any other title comes back as it is.

    Words that the body does not hold take a capital, function words none.

    Examples
    --------
    >>> readable_case("MINISTER OF TRADE VISITS ALMATY", "In Almaty the Minister of Trade spoke. He visits often.")
    'Minister of Trade visits Almaty'
    """
    if title != title.upper() or not any(letter.isalpha() for letter in title):
        return title
    written: dict[str, Counter[str]] = {}
    for match in TOKEN.finditer(body):
        before = body[max(0, match.start() - 3) : match.start()].rstrip()
        if before and before[-1] not in '.!?:"“«':
            written.setdefault(match[0].casefold(), Counter())[match[0]] += 1

    def rewrite(match: re.Match[str]) -> str:
        word = match[0]
        known = written.get(word.casefold())
        if known:
            return known.most_common(1)[0][0]
        return word.lower() if word.lower() in FUNCTION_WORDS else "-".join(part.capitalize() for part in word.split("-"))

    text = TOKEN.sub(rewrite, title)
    return text[:1].upper() + text[1:]


def readable_name(name: str, body: str, *, longest_acronym: int = ACRONYM_LENGTH) -> str:
    """Write a name in capitals with small letters, unless it is short enough to be an acronym ("TASS") and not so written in the body.

    Examples
    --------
    >>> readable_name("KAZINFORM", "They met."), readable_name("TASS", "They met.")
    ('Kazinform', 'TASS')
    """
    if name != name.upper():
        return name
    as_written = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body, re.IGNORECASE)
    if as_written and as_written[0] != name:
        return as_written[0]
    return name if len(name) <= longest_acronym and " " not in name else re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
