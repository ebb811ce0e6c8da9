"""Bending: the cases of Russian names, for those that no dictionary brings back to the nominative."""

from __future__ import annotations

from collections.abc import Iterator

# Ending of the nominative -> genitive, dative, accusative, instrumental and prepositional; with a bar where two are in use.
ADJECTIVES = {
    "ая": ("ой", "ой", "ую", "ой", "ой"),
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ий": ("ого", "ому", "ий", "им", "ом"),
    "ое": ("ого", "ому", "ое", "ым", "ом"),
    "ые": ("ых", "ым", "ые", "ыми", "ых"),
    "ие": ("их", "им", "ие", "ими", "их"),
}
NOUNS = {
    "ия": ("ии", "ии", "ию", "ией", "ии"),
    "ие": ("ия", "ию", "ие", "ием", "ии"),
    "ство": ("ства", "ству", "ство", "ством", "стве"),
    "ка": ("ки", "ке", "ку", "кой", "ке"),
    "га": ("ги", "ге", "гу", "гой", "ге"),
    "а": ("ы", "е", "у", "ой", "е"),
    "я": ("и", "е", "ю", "ей", "е"),
    "ь": ("и|я", "и|ю", "ь|я", "ью|ем", "и|е"),
    "й": ("я", "ю", "й", "ем", "е"),
    "ы": ("ов|", "ам", "ы", "ами", "ах"),
}
CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
OF_CONSONANTS = ("а", "у", "", "ом|ем", "е")
N_CASES = 5


def bend(name: str) -> Iterator[str]:
    """Give the cases of a Russian name: its noun and the adjectives before it are bent, what follows stays.

    Parameters
    ----------
    name : str
        In the nominative. Acronyms, and nouns that end in another vowel, have no cases.

    Examples
    --------
    >>> [*bend("Северная Грузия")]
    ['северной грузии', 'северной грузии', 'северную грузию', 'северной грузией', 'северной грузии']
    >>> [*bend("Банк развития")][:2], [*bend("НАТО")], [*bend("Осло")]
    (['банка развития', 'банку развития'], [], [])
    """
    words = name.split()
    if words[0].isupper():
        return
    words = [word.lower() for word in words]
    noun = next((place for place, word in enumerate(words) if place == len(words) - 1 or word[-2:] not in ADJECTIVES), 0)
    for case in range(N_CASES):
        before = [word[:-2] + ADJECTIVES[word[-2:]][case] for word in words[:noun]]
        for bent in _nouns(words[noun], case):
            yield " ".join([*before, bent, *words[noun + 1 :]])


def _nouns(word: str, case: int) -> list[str]:
    if word.endswith(CONSONANTS):
        return [word + ending for ending in OF_CONSONANTS[case].split("|")]
    ending = next((ending for ending in NOUNS if word.endswith(ending)), None)
    if ending is None:
        return []
    return [word.removesuffix(ending) + bent for bent in NOUNS[ending][case].split("|")]
