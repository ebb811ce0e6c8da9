"""Passage words: the words of many passages as numbers, each under the form in which it is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import russian_lemma
from kzcn_explore.text.tokens import is_capitalised, word_form
from kzcn_explore.text.wordlists import WordLists, word_lists
from kzcn_explore.text.words.streams import token_stream

LANGUAGES = (None, "ru", "kk")


@dataclass(frozen=True, eq=False)
class PassageWords:
    """The words of all passages, one after the other.

    Two words are the same if they are written the same and stand in texts of the same language, so that all that is decided about
    a word is decided once.

    Attributes
    ----------
    surfaces : list of str, (n_different,)
        The different words as written; `ids` holds their places in this list.
    languages : list of {None, "ru", "kk"}, (n_different,)
        What `cyrillic_language` says of the texts in which each stands.
    forms : list of str, (n_forms,)
        The different forms, ascending.
    form_of : numpy.ndarray of int32, (n_different,)
        The place of each different word's form in `forms`.
    ids : numpy.ndarray of int32, (n_words,)
    joined : numpy.ndarray of bool, (n_words,)
        As in ``Token``; False for the first word of a passage.
    bounds : numpy.ndarray of int64, (n_passages + 1,)
        The words of passage i are ``ids[bounds[i] : bounds[i + 1]]``.
    """

    surfaces: list[str]
    languages: list[str | None]
    forms: list[str]
    form_of: np.ndarray
    ids: np.ndarray
    joined: np.ndarray
    bounds: np.ndarray

    @cached_property
    def form_ids(self) -> np.ndarray:
        """The place of each word's form in `forms`, (n_words,)."""
        return self.form_of[self.ids]

    @cached_property
    def counted_as(self) -> list[str]:
        """The form of each different word, (n_different,)."""
        return [self.forms[form] for form in self.form_of.tolist()]

    @cached_property
    def capitalised(self) -> np.ndarray:
        """Whether each different word opens with a capital and holds a small letter; bool, (n_different,)."""
        return np.array([is_capitalised(surface) for surface in self.surfaces], dtype=bool)

    @property
    def n_passages(self) -> int:
        return len(self.bounds) - 1

    @property
    def lists(self) -> list[WordLists]:
        """The word lists for each different word."""
        return [word_lists(language) for language in self.languages]

    def lists_of(self, word: int) -> WordLists:
        """The word lists for one of the different words."""
        return word_lists(self.languages[word])

    def passages_of(self, words: np.ndarray) -> np.ndarray:
        """Tell in which passage each of some words stands, by their places."""
        return np.searchsorted(self.bounds, words, side="right") - 1

    def with_stems(self, stems: Mapping[str, str]) -> PassageWords:
        """Count Kazakh forms as their stems."""
        if not stems or "kk" not in self.languages:
            return self
        forms, form_of = _numbered(
            [stems.get(form, form) if language == "kk" else form for form, language in zip(self.counted_as, self.languages, strict=True)]
        )
        return replace(self, forms=forms, form_of=form_of)


def passage_words(texts: Sequence[str], stems: Mapping[str, str]) -> PassageWords:
    """Put the words of passages into arrays; they are those of ``counted_tokens``.

    Parameters
    ----------
    texts : list of str
    stems : mapping of str to str
        Kazakh word forms -> the stems that they are counted as.

    Examples
    --------
    >>> words = passage_words(["Trade grows, China’s trade", "Рост экспорта"], {})
    >>> words.forms, [words.forms[form] for form in words.form_ids]
    (['china', 'grows', 'trade', 'рост', 'экспорт'], ['trade', 'grows', 'china', 'trade', 'рост', 'экспорт'])
    """
    stream = token_stream(texts)
    of_texts = np.array([LANGUAGES.index(cyrillic_language(text)) for text in texts], dtype=np.int8)
    surfaces, languages, ids = _by_language(stream.surfaces, stream.ids, of_texts, np.diff(stream.bounds))
    forms, form_of = _numbered([_form(surface, language) for surface, language in zip(surfaces, languages, strict=True)])
    return PassageWords(surfaces, languages, forms, form_of, ids, stream.joined, stream.bounds).with_stems(stems)


def _by_language(
    surfaces: list[str], ids: np.ndarray, of_texts: np.ndarray, n_words: np.ndarray
) -> tuple[list[str], list[str | None], np.ndarray]:
    """Tell words apart by the language of their texts, too."""
    found = np.unique(of_texts).tolist()
    if len(found) < 2:
        return surfaces, [LANGUAGES[found[0]] if found else None] * len(surfaces), ids
    ids = np.repeat(of_texts.astype(np.int32) * len(surfaces), n_words) + ids
    used = np.zeros(len(LANGUAGES) * len(surfaces), dtype=bool)
    used[ids] = True
    different = np.flatnonzero(used).tolist()
    places = np.cumsum(used, dtype=np.int32) - 1
    return (
        [surfaces[number % len(surfaces)] for number in different],
        [LANGUAGES[number // len(surfaces)] for number in different],
        places[ids],
    )


def _form(surface: str, language: str | None) -> str:
    return russian_lemma(surface) if language == "ru" else word_form(surface)


def _numbered(forms: list[str]) -> tuple[list[str], np.ndarray]:
    different = sorted(set(forms))
    numbers = {form: number for number, form in enumerate(different)}
    return different, np.array([numbers[form] for form in forms], dtype=np.int32)
