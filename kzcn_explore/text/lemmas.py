"""Lemmas: the words of a text under the form in which they are counted, where a language bends its words.

Russian words are brought to their dictionary form by simplemma (Barbaresi), whose dictionary travels with that package; only words
that it holds are changed, endings are not guessed at. Kazakh forms are brought to a stem that the corpus itself holds
(see `kazakh.py`). English and Chinese words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kzcn_explore.text.tokens import Token, composed, tokenize
from kzcn_explore.text.wordlists_russian import CALENDAR_WORDS, FUNCTION_WORDS

# Nouns that the dictionary takes for a rarer form of another noun.
NOMINATIVES = frozenset("дорога пресса пластик данные".split())
# "Экономика" and its like are the field; the dictionary has some of them down as the genitive of the man in it.
FIELD = "ика"
SURNAME = re.compile(r"(\w+(?:ов|ев|ин|ын))(?:а|у|ым|е|ой)?")
# A lemma shares at least so many letters with its form; the few that do not ("лет", year) are words of the calendar.
SHARED = 2


def counted_tokens(text: str, language: str | None, stems: Mapping[str, str]) -> list[Token]:
    """Split a text into words, each under the form in which it is counted.

    Parameters
    ----------
    text : str
    language : {"kk", "ru", None}
        What `cyrillic_language` says of the text.
    stems : mapping of str to str
        Kazakh word forms -> the stems that they are counted as.

    Examples
    --------
    >>> [token.form for token in counted_tokens("Рост экспорта нефти", "ru", {})]
    ['рост', 'экспорт', 'нефть']
    """
    tokens = tokenize(text)
    if language == "ru":
        return [Token(russian_lemma(token.surface), *token[1:]) for token in tokens]
    if language == "kk":
        return [Token(stems.get(token.form, token.form), *token[1:]) for token in tokens]
    return tokens


@lru_cache(maxsize=1 << 17)
def russian_lemma(surface: str) -> str:
    """Return the dictionary form of a Russian word, in small letters, with е for ё; any other word as it is counted.

    A word with a capital that the dictionary holds in small letters only may be a name ("Токаев" is no form of "токай"): one that ends
    like a surname loses the ending of its case alone.

    Examples
    --------
    >>> [russian_lemma(word) for word in ["отношений", "Казахстана", "переговоров", "энергетика", "партнёрства", "Токаевым"]]
    ['отношение', 'казахстан', 'переговоры', 'энергетика', 'партнерство', 'токаев']
    """
    from simplemma.strategies import DictionaryLookupStrategy

    surface = composed(surface)
    form = surface.lower().replace("ё", "е")
    # Of a mark that stands alone nothing is left.
    if not form or form in FUNCTION_WORDS or form in CALENDAR_WORDS or form in NOMINATIVES or not form[-1].isalpha():
        return form
    dictionary = DictionaryLookupStrategy()
    found = dictionary.get_lemma(surface.lower(), "ru") or dictionary.get_lemma(form, "ru")
    lemma = (found or form).lower().replace("ё", "е")
    if lemma[:SHARED] != form[:SHARED] or (form.endswith(FIELD) and lemma == form[:-1]):
        lemma = form
    if surface[0].isupper() and (found is None or found[0].islower()):
        surname = SURNAME.fullmatch(form)
        if surname and (found is None or not lemma.startswith(surname[1])):
            return surname[1]
    return lemma
