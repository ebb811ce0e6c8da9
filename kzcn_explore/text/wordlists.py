"""Word lists: the words of the four languages that carry no theme, put together for the texts that they are used on.

Scripts keep English, Chinese and Cyrillic words apart, so their lists are used together. Russian and Kazakh share an alphabet, and a
function word of one may be a noun of the other (the Kazakh "жер", land, against the Russian "же"): a text gets the lists of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import ModuleType

from kzcn_explore.text import wordlists_chinese, wordlists_english, wordlists_kazakh, wordlists_russian


@dataclass(frozen=True)
class WordLists:
    """The words that one kind of text uses without a theme.

    Attributes
    ----------
    function_words, reporting_words, titles, calendar_words : frozenset of str
    nations : frozenset of str
        Peoples and states as languages without a capital for them write them: names all the same.
    not_alone : frozenset of str
        Words that name no theme alone, but may be part of a phrase that does.
    no_theme, no_theme_alone, no_edge : frozenset of str
        What follows from these: words counted nowhere as a theme's term; single words that are none; words that open or close
        no common phrase.
    """

    function_words: frozenset[str]
    reporting_words: frozenset[str]
    titles: frozenset[str]
    calendar_words: frozenset[str]
    nations: frozenset[str]
    not_alone: frozenset[str]
    no_theme: frozenset[str] = field(init=False)
    no_theme_alone: frozenset[str] = field(init=False)
    no_edge: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        no_theme = self.function_words | self.reporting_words | self.calendar_words
        object.__setattr__(self, "no_theme", no_theme)
        object.__setattr__(self, "no_theme_alone", no_theme | self.not_alone | self.nations)
        object.__setattr__(self, "no_edge", no_theme | self.not_alone | self.nations | self.titles)


LISTS = ("FUNCTION_WORDS", "REPORTING_WORDS", "TITLES", "CALENDAR_WORDS", "NATIONS", "NOT_ALONE")


def _together(languages: Iterable[ModuleType]) -> WordLists:
    return WordLists(*(frozenset().union(*(getattr(language, name) for language in languages)) for name in LISTS))


RUSSIAN = _together([wordlists_english, wordlists_chinese, wordlists_russian])
KAZAKH = _together([wordlists_english, wordlists_chinese, wordlists_kazakh])


def word_lists(language: str | None) -> WordLists:
    """Return the lists for a text, by what `cyrillic_language` says of it.

    Parameters
    ----------
    language : {"kk", "ru", None}

    Examples
    --------
    >>> "мен" in word_lists("kk").no_theme, "мен" in word_lists("ru").no_theme, "the" in word_lists("kk").no_theme
    (True, False, True)
    """
    return KAZAKH if language == "kk" else RUSSIAN


# Of all languages together: where no text is at hand, only its words.
FUNCTION_WORDS = RUSSIAN.function_words | KAZAKH.function_words
TITLES = RUSSIAN.titles | KAZAKH.titles
NATIONS = RUSSIAN.nations | KAZAKH.nations
NEVER_NAMES = TITLES | FUNCTION_WORDS | RUSSIAN.calendar_words | KAZAKH.calendar_words
NOT_ALONE = RUSSIAN.not_alone | KAZAKH.not_alone
TITLE_PHRASES = wordlists_english.TITLE_PHRASES | wordlists_russian.TITLE_PHRASES | wordlists_kazakh.TITLE_PHRASES
