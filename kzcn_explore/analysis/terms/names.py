"""Names: which words are names of people, places and peoples, told by how the texts write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kzcn_explore.analysis.terms.proper_phrases import INNER
from kzcn_explore.text.chinese import HAS_HAN, han_names
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import POSSESSIVE, Token, composed, is_acronym, is_capitalised
from kzcn_explore.text.wordlists import NATIONS, NEVER_NAMES, TITLES

SENTENCE_OPENERS = '.!?:;…"“”«»„(–—-\n'
# A word is a name if at least this part of its uses with a capital stand alone, without "the" before them.
ALONE = 0.2
TWICE = 2
# A word that is written small more often than this is no name.
SMALL = 0.1
# A Chinese word is a name if the dictionary tags more than this part of its uses as one.
TAGGED = 0.5
# Adjectives and inhabitants made of a name: "казахстанский", "қазақстандық"; both languages write them small.
OF_A_NAME = ("ский", "цкий", "лық", "лік", "дық", "дік", "тық", "тік")


@dataclass
class Writing:
    """How a corpus writes one word form: counts of its uses."""

    small: int = 0
    capital: int = 0
    capital_alone: int = 0
    acronym: int = 0
    tagged: int = 0
    surfaces: Counter[str] = field(default_factory=Counter)


def read_writing(texts: Iterable[str], tokens: Iterable[Sequence[Token]]) -> dict[str, Writing]:
    """Count, for every word form, how it is written where its case tells something: not at the start of a sentence.

    Chinese has no case: there, the uses are counted that jieba's dictionary tags as names.
    """
    writing: dict[str, Writing] = defaultdict(Writing)
    # Most words stand in small letters: they are counted at once, by form and surface.
    small: Counter[tuple[str, str]] = Counter()
    for text, words in zip(texts, tokens, strict=True):
        small.update([token[:2] for token in words if token.surface.islower()])
        for position, token in enumerate(words):
            if token.surface.islower():
                continue
            seen = writing[token.form]
            # "SDGs" is an acronym, too.
            if is_acronym(token.surface) or (token.surface[-1] == "s" and is_acronym(token.surface[:-1])):
                seen.acronym += 1
                seen.surfaces[_spelling(token.surface)] += 1
            elif not is_capitalised(token.surface):
                seen.small += 1
                seen.surfaces[_spelling(token.surface)] += 1
            elif not opens_sentence(text, token):
                seen.capital += 1
                seen.capital_alone += stands_alone(words, position)
                seen.surfaces[_spelling(token.surface)] += 1
        if not text.isascii() and HAS_HAN.search(text):
            for name in han_names(text):
                writing[name].tagged += 1
    for (form, surface), n in small.items():
        seen = writing[form]
        seen.small += n
        seen.surfaces[_spelling(surface)] += n
    return dict(writing)


@lru_cache(maxsize=1 << 16)
def _spelling(surface: str) -> str:
    return POSSESSIVE.sub("", composed(surface))


def opens_sentence(text: str, token: Token) -> bool:
    """Tell whether a word opens a sentence or a quotation, where every word has a capital."""
    before = text[max(0, token.start - 3) : token.start].rstrip(" \t")
    return not before or before[-1] in SENTENCE_OPENERS


def stands_alone(words: Sequence[Token], position: int) -> bool:
    """Tell whether no capitalised dictionary word belongs to this one, titles aside, and no "the" stands before it."""
    before = words[position - 1] if words[position].joined else None
    if before is not None and (before.form == "the" or _is_proper(before)):
        return False
    for token in words[position + 1 :]:
        if not token.joined or token.form not in INNER:
            return not (token.joined and _is_proper(token))
    return True


def _is_proper(token: Token) -> bool:
    # A neighbour that no dictionary holds is the other half of a person's name, and leaves this word as telling as it is.
    return is_capitalised(token.surface) and token.form not in TITLES and is_dictionary_word(token.form)


@lru_cache(maxsize=1 << 16)
def is_dictionary_word(form: str) -> bool:
    """Tell whether an English or Russian dictionary holds the word and writes it small: "corridor" is one, "Astana" is not.

    The dictionaries are those of simplemma (Barbaresi), which travel with that package; a Russian word is looked up by its lemma.
    """
    from simplemma import is_known, lemmatize
    from simplemma.strategies import DictionaryLookupStrategy

    if CYRILLIC.match(form):
        return (DictionaryLookupStrategy().get_lemma(form, "ru") or "").replace("ё", "е") == form
    return is_known(form, lang="en") and lemmatize(form, lang="en").islower()


def is_plural(form: str, singular: str) -> bool:
    """Tell whether an English dictionary takes a word for the plural of another; a word that it does not hold may be."""
    from simplemma import is_known, lemmatize

    return lemmatize(form, lang="en") == singular or not is_known(form, lang="en")


def find_names(writing: dict[str, Writing]) -> frozenset[str]:
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
