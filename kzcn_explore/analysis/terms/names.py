"""Names: which words are names of people, places and peoples, told by how the texts write them."""

from __future__ import annotations

from collections.abc import Mapping

from kzcn_explore.analysis.terms.writing import Writing
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.wordlists import NATIONS, NEVER_NAMES

# A word is a name if at least this part of its uses with a capital stand alone, without "the" before them.
ALONE = 0.2
TWICE = 2
# A word that is written small more often than this is no name.
SMALL = 0.1
# A Chinese word is a name if the dictionary tags more than this part of its uses as one.
TAGGED = 0.5
# Adjectives and inhabitants made of a name: "казахстанский", "қазақстандық"; both languages write them small.
OF_A_NAME = ("ский", "цкий", "лық", "лік", "дық", "дік", "тық", "тік")


def find_names(writing: Mapping[str, Writing]) -> frozenset[str]:
    """Choose the word forms that are names: of people, places, peoples and organisations of one word.

    A form is a name if it is (almost) always written with a capital, and either no dictionary holds it, or it
    stands alone with its capital, twice at least. "Corridor" in "Middle Corridor" is no name, "China" in "with China" is.
    Acronyms ("UN") and words of the calendar are not names. Without capitals, Chinese names are told by the dictionary's tags, and
    peoples ("казахский", "中方") by a list and by the names that they are made of; nothing else is a name in a corpus without them.

    Returns
    -------
    frozenset of str
        Word forms, in lower case.
    """
    names = frozenset(
        form
        for form, seen in writing.items()
        if seen.capital
        and seen.small <= SMALL * (seen.small + seen.capital)
        and seen.acronym <= seen.capital
        and form not in NEVER_NAMES
        and (seen.capital_alone >= max(TWICE, ALONE * seen.capital) or not is_dictionary_word(form))
    )
    told = {form for form, seen in writing.items() if form in NATIONS or seen.tagged > TAGGED * (seen.small + seen.capital)}
    return names | told | {form for form in writing if _is_made_of(form, names)}


def _is_made_of(form: str, names: frozenset[str]) -> bool:
    """Tell whether a word is the adjective of a name: "шанхайский" of "Шанхай", "сибирский" of "Сибирь"."""
    if form.isascii() or not form.endswith(OF_A_NAME):
        return False
    base = form[:-4] if form.endswith(OF_A_NAME[:2]) else form[:-3]
    return len(base) > 3 and any(base + vowel in names for vowel in ("", "а", "я", "ь"))
