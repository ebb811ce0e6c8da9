"""Wanted: the phrases and words that a user asks for, in every way in which a text may write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kzcn_explore.analysis.terms.word_runs import Phrase
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens

# Each further word doubles the ways of writing a phrase with hyphens.
MOST_WORDS = 10


@dataclass(frozen=True)
class Wanted:
    """The terms that a user asked for.

    Attributes
    ----------
    terms : frozenset of str
    variants : frozenset of tuple of str
        The word forms of every way of writing them: "belt and road", "belt-and-road" and so on.
    counted_as : dict of str to str
        A variant -> its term.
    spellings : dict of str to str
        A term -> how the user writes it.
    """

    terms: frozenset[str]
    variants: frozenset[Phrase]
    counted_as: dict[str, str]
    spellings: dict[str, str]


def find_wanted(phrases: Iterable[str], stems: Mapping[str, str]) -> Wanted:
    """Read the phrases that a user asked for.

    Parameters
    ----------
    phrases : iterable of str
    stems : mapping of str to str
        Kazakh word forms -> the stems that the corpus counts them as.

    Raises
    ------
    ValueError
        If `phrases` is one string, or one of them is no text, holds no letter or has more than ten words.
    """
    if isinstance(phrases, str):
        raise ValueError(f"phrases must be a list of texts; got the one text {phrases!r}. Put it in a list.")
    if not isinstance(phrases, Iterable):
        raise ValueError(f"phrases must be a list of texts, () for none; got {phrases!r}.")
    variants: set[Phrase] = set()
    counted_as: dict[str, str] = {}
    spellings: dict[str, str] = {}
    for phrase in phrases:
        forms = _forms(phrase, stems)
        parts = [part for form in forms for part in form.split("-") if part]
        if len(parts) > MOST_WORDS:
            raise ValueError(f"phrases must hold phrases of at most {MOST_WORDS} words; got {phrase!r}.")
        term = counted_as.get(" ".join(forms), " ".join(forms))
        spellings.setdefault(term, " ".join(phrase.split()))
        for variant in _writings(parts):
            variants.add(variant)
            if " ".join(variant) != term:
                counted_as[" ".join(variant)] = term
    return Wanted(frozenset(spellings), frozenset(variants), counted_as, spellings)


def _forms(phrase: str, stems: Mapping[str, str]) -> list[str]:
    if not isinstance(phrase, str) or not any(letter.isalpha() for letter in phrase):
        raise ValueError(f"phrases must hold texts with at least one letter each, such as 'belt and road'; got {phrase!r}.")
    return [token.form for token in counted_tokens(phrase, cyrillic_language(phrase), stems)]


def _writings(parts: list[str]) -> Iterator[Phrase]:
    """Join words by spaces and hyphens in every way."""
    if len(parts) == 1:
        yield tuple(parts)
        return
    for rest in _writings(parts[1:]):
        yield (parts[0], *rest)
        yield (f"{parts[0]}-{rest[0]}", *rest[1:])
