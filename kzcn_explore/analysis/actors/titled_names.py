"""Titled names: the words of names behind titles, which are names also where a dictionary holds them: "Minister Holm"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kzcn_explore.analysis.terms.names import SMALL
from kzcn_explore.text.wordlists import FUNCTION_WORDS, NATIONS, NEVER_NAMES, NOT_ALONE, TITLES
from kzcn_explore.text.wordlists_names import ORGANISATION_HEADS, PLACE_HEADS, SHORT_TITLES, SPEECH, TERM_HEADS

# A word with a capital and no other: neither "WHO" nor "McGregor".
CAPITALISED = r"[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]+"
NO_SURNAMES = (
    FUNCTION_WORDS | NATIONS | NEVER_NAMES | NOT_ALONE | TITLES | SHORT_TITLES | SPEECH | ORGANISATION_HEADS | PLACE_HEADS | TERM_HEADS
)


def titled_names(texts: Iterable[str], written: Mapping[str, tuple[str, int]]) -> frozenset[str]:
    """Find the words of the names that stand behind titles, first names and surnames, if the texts write them (almost) never small.

    Parameters
    ----------
    texts : iterable of str
        Passages.
    written : mapping of str to (str, int)
        Of each word as it is written, its form and how often the passages hold it so.

    Returns
    -------
    frozenset of str
        Word forms.

    Examples
    --------
    >>> sorted(titled_names(["Prime Minister Lars Holm met Mr Green."], {"Lars": ("lars", 1), "Holm": ("holm", 1)}))
    ['holm', 'lars']
    """
    found: set[str] = set()
    for text in texts:
        for match in _pattern().finditer(text):
            words = match["name"].split()
            if all(word in written and written[word][0] not in NO_SURNAMES for word in words):
                found.update(words)
    return frozenset(form for word in found for form, n in [written[word]] if written.get(form, (form, 0))[1] <= SMALL * n)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    titles = sorted({title for title in TITLES | SHORT_TITLES if title.isalpha()} - {"st"}, key=lambda title: (-len(title), title))
    # By their first letter, of which a word is tried with few.
    by_letter: dict[str, list[str]] = defaultdict(list)
    for title in titles:
        by_letter[title[0]].append(re.escape(title[1:]))
    ways = "|".join(f"[{letter}{letter.upper()}](?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))
    # One word more is a heading: "Minister Holm Opens Autumn Fair".
    name = rf"(?P<name>{CAPITALISED}(?: {CAPITALISED}){{0,2}})\b(?! ?[^\W\d_a-zа-яё]|['’-]\w)"
    # Looked at only, for behind "Prime" stands another title.
    return re.compile(rf"\b(?:{ways})\.? (?={name})")
