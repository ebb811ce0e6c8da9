"""Counting rules: what one word and one phrase of a passage count as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kzcn_explore.analysis.terms.kind_names import PEOPLE, TITLE
from kzcn_explore.text.tokens import is_content, is_theme_word
from kzcn_explore.text.wordlists import WordLists


class Rules(Protocol):
    """What counting asks of `TermRules`, which says what each of these is."""

    rare: frozenset[str]
    names: frozenset[str]
    numbers: Mapping[str, str]
    wanted: frozenset[str]

    def kind(self, term: str) -> str: ...

    def counted_as(self, term: str) -> str: ...


@dataclass(frozen=True)
class EveryTerm:
    """Count every term: phrases, and words that are neither function words nor numbers.

    Parameters
    ----------
    rules : Rules
    """

    rules: Rules

    def of_word(self, form: str, lists: WordLists) -> str:
        """Return the term that a word outside phrases counts as, or nothing."""
        same = self.rules.numbers.get(form)
        # A plural is a word of its own here.
        if same is not None and same in self.rules.wanted:
            return same
        return form if form in self.rules.wanted or (form not in lists.function_words and is_content(form)) else ""

    def of_phrase(self, phrase: Sequence[str], lists: WordLists) -> tuple[str, ...]:
        """Return the term that a phrase counts as; of one without its hyphens, the one with them."""
        return (self.rules.counted_as(" ".join(phrase)),)


@dataclass(frozen=True)
class ThemeTerms:
    """Count what may make a theme: no names, titles, verbs of reporting or words too general to tell anything.

    Parameters
    ----------
    rules : Rules
    kept : frozenset of str
        Kinds of names that are terms all the same, as ``kept_kinds`` gives them.
    """

    rules: Rules
    kept: frozenset[str]

    def of_word(self, form: str, lists: WordLists) -> str:
        """Return the term that a word outside phrases counts as, or nothing."""
        if form in lists.no_theme and not self.rules.wanted:
            return ""
        term = self.rules.counted_as(form)
        return term if term in self.rules.wanted else self._of_form(form, lists)

    def of_phrase(self, phrase: Sequence[str], lists: WordLists) -> tuple[str, ...]:
        """Return what a phrase counts as: one term for all of it, one (or nothing) for each of its words where it is rare, or no term."""
        term = self.rules.counted_as(" ".join(phrase))
        if term in self.rules.wanted:
            return (term,)
        kind = self.rules.kind(term)
        if kind and kind not in self.kept:
            return ()
        if term not in self.rules.rare:
            return (term,)
        if any(form in self.rules.names and self.rules.kind(form) not in self.kept for form in phrase):
            return ()
        return tuple(self._of_form(form, lists) for form in phrase)

    def _of_form(self, form: str, lists: WordLists) -> str:
        kind = self.rules.kind(form) or (TITLE if form in lists.titles else PEOPLE if form in lists.nations else "")
        may_be = kind in self.kept if kind else form not in lists.no_theme_alone and is_theme_word(form)
        return self.rules.counted_as(form) if may_be and form not in lists.no_theme else ""


Counting = EveryTerm | ThemeTerms
