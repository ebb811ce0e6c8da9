"""Spellings: how a corpus writes a term, and which of its terms are the same but for a plural or a hyphen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from kzcn_explore.text.dictionaries import is_plural
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import POSSESSIVE, composed
from kzcn_explore.text.wordlists import NOT_ALONE
from kzcn_explore.text.wordlists_english import CALENDAR_WORDS

# English words that are no names, and have a capital of their own where they are mostly written with one.
OWN_CAPITALS = CALENDAR_WORDS | {"mr", "mrs", "ms", "dr"}
# What a Russian adjective ends in before a noun that is the subject, in either number.
NOMINATIVE = re.compile(r"(?:[ыи]й|[ая]я|[оеыи]е)$")


def usual_writing(surface: str) -> str:
    """Write a word or a phrase with composed letters, and without a possessive at its end."""
    return POSSESSIVE.sub("", composed(surface))


def usual_name(form: str, surfaces: Mapping[str, int]) -> str:
    """Choose how a name or an acronym is mostly written; one that is bent ("Казахстана") in its dictionary form."""
    ranked = sorted(surfaces, key=lambda surface: (-surfaces[surface], surface))
    if CYRILLIC.match(form) is None or _as_counted(ranked[0]) == form:
        return ranked[0]
    bare = [surface for surface in ranked if _as_counted(surface) == form]
    return bare[0] if bare else "-".join(part.capitalize() for part in form.split("-"))


def _as_counted(surface: str) -> str:
    return surface.lower().replace("ё", "е")


def usual_spelling(phrase: str, surfaces: Mapping[str, int], names: frozenset[str]) -> str:
    """Choose how a phrase is mostly written; a capital on its first word alone may be that of a sentence, if the word is no name.

    Of the cases of a Russian or Kazakh phrase the one is taken in which most words stand in their dictionary form
    ("железная дорога"), and of those the shortest.
    """

    def bare(surface: str) -> float:
        words = _as_counted(surface).split()
        return sum(word == form for word, form in zip(words, phrase.split(), strict=False)) + (NOMINATIVE.search(words[0]) is not None) / 2

    bent = CYRILLIC.match(phrase) is not None
    best, _ = max(surfaces.items(), key=lambda item: (bent and (bare(item[0]), -len(item[0])), item[1], item[0][0].islower(), item[0]))
    opens_sentence = best[0].isupper() and best[1:] == best[1:].lower() and phrase.split()[0] not in names
    return best.lower() if opens_sentence else best


def match_numbers(n_uses: Mapping[str, int]) -> dict[str, str]:
    """Map an English singular and its plural, where the corpus holds both, onto the more frequent of the two.

    A word that only looks like a plural ("news"), or whose singular is too general to be a term ("goods"), stays as it is.

    Examples
    --------
    >>> match_numbers({"treaties": 3, "treaty": 1, "news": 2, "new": 5, "goods": 1, "good": 2})
    {'treaty': 'treaties'}
    """
    matched = {}
    for plural in sorted(n_uses):
        if len(plural) < 4 or not plural.endswith("s") or plural.endswith("ss"):
            continue
        singulars = (plural[:-3] + "y" if plural.endswith("ies") else plural[:-1], plural[:-2] if plural.endswith("es") else "")
        singular = next((word for word in singulars if len(word) > 2 and word in n_uses), None)
        if singular is not None and singular not in NOT_ALONE and is_plural(plural, singular):
            rarer, usual = sorted((singular, plural), key=lambda word: (n_uses[word], word))
            matched[rarer] = usual
    return matched


def match_phrases(n_uses: Mapping[str, int], numbers: Mapping[str, str]) -> dict[str, str]:
    """Map phrases that differ only by a hyphen, or by the plural of their last word, onto the most frequent of them.

    Examples
    --------
    >>> match_phrases({"long-term plan": 3, "long term plan": 1, "long-term plans": 2}, {"plans": "plan"})
    {'long term plan': 'long-term plan', 'long-term plans': 'long-term plan'}
    """
    same: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for phrase in sorted(n_uses):
        *parts, last = phrase.replace("-", " ").split()
        same[(*parts, numbers.get(last, last))].append(phrase)
    matched = {}
    for phrases in same.values():
        usual = min(phrases, key=lambda phrase: (-n_uses[phrase], phrase))
        matched |= {phrase: usual for phrase in phrases if phrase != usual}
    return dict(sorted(matched.items()))
