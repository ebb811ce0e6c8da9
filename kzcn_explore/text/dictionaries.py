"""Dictionaries: what an English or a Russian dictionary says of a word.

They are those of simplemma (Barbaresi), which travel with that package.
"""

from __future__ import annotations

from functools import lru_cache

from kzcn_explore.text.languages import CYRILLIC


@lru_cache(maxsize=1 << 16)
def is_dictionary_word(form: str) -> bool:
    """Tell whether an English or Russian dictionary holds the word and writes it small: "corridor" is one, "Astana" is not.

    A Russian word is looked up by its lemma.
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
