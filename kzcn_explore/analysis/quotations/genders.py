"""Genders: whether a name of a document is a he or a she, by what stands before it and the pronoun that takes it up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from kzcn_explore.analysis.quotations.namings import Mention

MALE, FEMALE = "he", "she"
GENDERED = {"he": MALE, "his": MALE, "him": MALE, "himself": MALE, "она": FEMALE, "он": MALE} | dict.fromkeys(
    ("she", "her", "hers", "herself"), FEMALE
)
PRONOUN = re.compile(rf"\b(?:{'|'.join(GENDERED)})\b", re.IGNORECASE)
BEFORE = {
    MALE: re.compile(r"\b(?:mr\.?|king|prince|lord|spokesman|chairman|congressman|his (?:father|brother|son)|her husband)$"),
    FEMALE: re.compile(
        r"\b(?:mrs\.?|ms\.?|miss|queen|princess|lady|dame|madam|spokeswoman|chairwoman|congresswoman|actress|wife|mother|daughter|sister)$"
    ),
}
# A word before a name tells more surely than a pronoun behind it, which may be another's.
BY_WORD = 3
# So many votes more are needed.
LEAD = 2
# A pronoun behind a name takes it up so near, in letters.
NEAR = 120


def count_genders(texts: Sequence[str], mentions: Sequence[Mention]) -> dict[str, Counter[str]]:
    """Count what speaks for he and for she, by the last word of each name.

    Parameters
    ----------
    texts : sequence of str
        The passages of a document, the title first.
    mentions : sequence of Mention
        The names in them, ascending; passage -1 is the title.

    Examples
    --------
    >>> from kzcn_explore.analysis.quotations.namings import find_mentions
    >>> texts = ["", "Mrs Lee came. Braun took his hat."]
    >>> {name: dict(votes) for name, votes in count_genders(texts, [*find_mentions(texts[1])]).items()}
    {'lee': {'she': 3}, 'braun': {'he': 1}}
    """
    votes: dict[str, Counter[str]] = {}
    for mention, following in zip_longest(mentions, mentions[1:]):
        number, start = mention.place
        text, end = texts[number + 1], start + len(mention.name)
        counts = votes.setdefault(mention.name.split()[-1].lower(), Counter())
        before = text[max(0, start - 20) : start].rstrip().lower()
        for gender, words in BEFORE.items():
            if words.search(before):
                counts[gender] += BY_WORD
        until = following.place[1] if following is not None and following.place[0] == number else end + NEAR
        pronoun = PRONOUN.search(text, end, min(until, end + NEAR))
        if pronoun is not None:
            counts[GENDERED[pronoun[0].lower()]] += 1
    return votes


def is_other(votes: Counter[str], pronoun: str) -> bool:
    """Tell whether a pronoun cannot stand for a name with these votes.

    Examples
    --------
    >>> is_other(Counter(she=3), "he"), is_other(Counter(she=1), "he"), is_other(Counter(she=3), "they")
    (True, False, False)
    """
    gender = GENDERED.get(pronoun.lower())
    if gender is None:
        return False
    other = FEMALE if gender == MALE else MALE
    return votes[other] >= votes[gender] + LEAD
