"""Reasons: why a word makes no theme, and which kinds of names an option keeps."""

from __future__ import annotations

from collections.abc import Iterable

from kzcn_explore.analysis.terms.kind_names import NAME, ORGANISATION, PEOPLE, PERSON, PLACE, TITLE
from kzcn_explore.text.tokens import is_adverb, is_content, is_theme_word
from kzcn_explore.text.wordlists import KAZAKH, RUSSIAN

KEEP = {
    "people": frozenset({PERSON}),
    "places": frozenset({PLACE, PEOPLE}),
    "organisations": frozenset({ORGANISATION}),
    "titles": frozenset({TITLE}),
}
EVERY = frozenset({NAME}).union(*KEEP.values())
NONE: frozenset[str] = frozenset()


def kept_kinds(keep_names: bool | str | Iterable[str]) -> frozenset[str]:
    """Return the kinds of names that an option keeps.

    Parameters
    ----------
    keep_names : bool, or one or more of {"people", "places", "organisations", "titles"}

    Raises
    ------
    ValueError
        If it is none of these.

    Examples
    --------
    >>> sorted(kept_kinds("places")), sorted(kept_kinds(["people", "titles"])), kept_kinds(False)
    (['people', 'place'], ['person', 'title'], frozenset())
    """
    if keep_names is True:
        return EVERY
    if keep_names is False:
        return NONE
    asked = [keep_names] if isinstance(keep_names, str) else list(keep_names) if isinstance(keep_names, Iterable) else [keep_names]
    unknown = [name for name in asked if not isinstance(name, str) or name not in KEEP]
    if unknown:
        raise ValueError(f"keep_names must be True, False, or one or more of {list(KEEP)}; got {unknown[0]!r}.")
    return NONE.union(*(KEEP[name] for name in asked))


def word_reason(form: str) -> str:
    """Tell why one word that is no name makes no theme in the language that it may belong to; an empty string where it may make one."""
    for reason, words in (
        ("function word", "function_words"),
        ("calendar", "calendar_words"),
        ("title", "titles"),
        ("reporting verb", "reporting_words"),
        ("people", "nations"),
        ("too general", "not_alone"),
    ):
        if form in getattr(RUSSIAN, words) or form in getattr(KAZAKH, words):
            return reason
    if is_content(form):
        return "" if is_theme_word(form) else "adverb" if is_adverb(form) else "verb"
    return "number"
