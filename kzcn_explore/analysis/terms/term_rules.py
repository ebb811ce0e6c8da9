"""Term rules: what counts as a term in one corpus, and why a term makes no theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kzcn_explore.analysis.terms.counting_rules import Counting, EveryTerm, ThemeTerms
from kzcn_explore.analysis.terms.kind_names import NAME, TITLE
from kzcn_explore.analysis.terms.proper_phrases import is_title
from kzcn_explore.analysis.terms.reasons import kept_kinds, word_reason
from kzcn_explore.analysis.terms.word_runs import Phrase
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import Token
from kzcn_explore.text.wordlists import word_lists

# A term, and the offsets of its words in the text.
TermSpan = tuple[str, int, int]
# What of names may be terms of a theme: all or none of them, or some kinds.
KeepNames = bool | str | Iterable[str]


@dataclass(frozen=True)
class TermRules:
    """What counts as a term in one corpus: found by `find_rules`, used on any text.

    Attributes
    ----------
    phrases : tuple of tuple of str
        Word forms of the fixed phrases, joined longest first.
    rare : frozenset of str
        Phrases that stand in too few passages to make a theme; there, their words count instead.
    names : frozenset of str
        Word forms that are names of people, places, peoples and organisations.
    numbers : dict of str to str
        A term -> the one that it is counted as: the rarer of an English singular and plural that the corpus both holds -> the
        more frequent one; a Kazakh plural or case -> the stem that the corpus holds too; a phrase -> the one that differs from it by a
        hyphen or a plural.
    spellings : dict of str to str
        How the corpus writes a term, where that is not in small letters: ``{"un": "UN"}``; a Chinese phrase without spaces.
    kinds : dict of str to str
        What a name is the name of, as far as the corpus tells: a word, an acronym or a phrase -> "person", "place", "people",
        "organisation", "title", or "name" where the corpus does not tell. A phrase without a kind is a term.
    wanted : frozenset of str
        Terms that the user asked for: always counted as one, whatever they are.
    """

    phrases: tuple[Phrase, ...]
    rare: frozenset[str]
    names: frozenset[str]
    numbers: dict[str, str]
    spellings: dict[str, str]
    kinds: dict[str, str] = field(default_factory=dict)
    wanted: frozenset[str] = frozenset()
    # Of all phrases and of the wanted ones: the first word of each -> the lengths that phrases with it have, longest first.
    _lengths: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    _wanted_lengths: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    _known: frozenset[Phrase] = field(init=False, repr=False, compare=False)
    _asked: frozenset[Phrase] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        asked = self.wanted_phrases
        object.__setattr__(self, "_lengths", _lengths(self.phrases))
        object.__setattr__(self, "_wanted_lengths", _lengths(asked))
        object.__setattr__(self, "_known", frozenset(self.phrases))
        object.__setattr__(self, "_asked", frozenset(asked))

    @property
    def wanted_phrases(self) -> list[Phrase]:
        """The phrases that the user asked for, in every way of writing them."""
        return [phrase for phrase in self.phrases if self.counted_as(" ".join(phrase)) in self.wanted]

    def terms(self, text: str) -> list[str]:
        """List the terms of a text in order, repeats included: phrases, and words that are neither function words nor numbers."""
        return [term for term, _, _ in self.term_spans(text)]

    def term_spans(self, text: str) -> list[TermSpan]:
        """Find the terms of a text: those of ``terms``, each with its offsets; in order, without overlap."""
        return self._spans(text, EveryTerm(self))

    def theme_spans(self, text: str, *, keep_names: KeepNames = False) -> list[TermSpan]:
        """Find the terms that may make a theme: no names, titles, verbs of reporting or words too general to tell anything.

        Parameters
        ----------
        text : str
        keep_names : bool, or one or more of {"people", "places", "organisations", "titles"}, default False
            The names that are terms all the same; "places" brings those of peoples, and True every name.

        Returns
        -------
        list of (str, int, int)
            The term under which it is counted, and its offsets in `text`; in order, without overlap.

        Raises
        ------
        ValueError
            If `keep_names` is none of these.
        """
        return self._spans(text, ThemeTerms(self, kept_kinds(keep_names)))

    def _spans(self, text: str, counting: Counting) -> list[TermSpan]:
        found: list[TermSpan] = []
        language = cyrillic_language(text)
        lists = word_lists(language)
        for run in self.join_phrases(counted_tokens(text, language, self.numbers)):
            if len(run) == 1:
                terms: tuple[str, ...] = (counting.of_word(run[0].form, lists),)
            else:
                terms = counting.of_phrase([token.form for token in run], lists)
            if len(terms) == 1 and terms[0]:
                found.append((terms[0], run[0].start, run[-1].end))
            elif len(terms) > 1:
                found += [(term, token.start, token.end) for term, token in zip(terms, run, strict=True) if term]
        return found

    def kind(self, term: str) -> str:
        """Tell what a term is the name of: "person", "place", "people", "organisation", "title", "name", or "" where it is none."""
        kind = self.kinds.get(term, "")
        if kind or " " in term:
            return kind or (TITLE if is_title(term.split()) else "")
        return NAME if term in self.names else ""

    def reason(self, term: str, *, keep_names: KeepNames = False) -> str:
        """Tell why a term may not be one of a theme.

        Parameters
        ----------
        term : str
            As ``terms`` lists it.
        keep_names : bool, or one or more of {"people", "places", "organisations", "titles"}, default False

        Returns
        -------
        str
            "person", "place", "people", "organisation", "title", "name" (of one of these; the corpus does not tell which), "function word",
            "reporting verb", "calendar", "verb", "adverb", "number", "too general" or "rare"; empty if it may be a term of a theme.

        Examples
        --------
        >>> from kzcn_explore.analysis.terms.rules import find_rules
        >>> rules = find_rules(["Lavrov said in Geneva that trade grows.", "In Geneva, Minister Lavrov said so. He met Lavrov in Geneva."])
        >>> [rules.reason(term) for term in ("lavrov", "geneva", "said", "minister", "trade")]
        ['person', 'place', 'reporting verb', 'title', '']
        """
        if term in self.wanted:
            return ""
        kind = self.kind(term)
        if kind:
            return "" if kind in kept_kinds(keep_names) else kind
        if " " in term:
            return "rare" if term in self.rare else ""
        reason = word_reason(term)
        return "" if reason in kept_kinds(keep_names) else reason

    def counted_as(self, term: str) -> str:
        """Return the term under which a theme counts this one: a plural as its singular where that is more frequent."""
        return self.numbers.get(term, term)

    def display(self, term: str) -> str:
        """Write a term as the corpus does: "un" as "UN", "belt and road initiative" as "Belt and Road Initiative"."""
        return self.spellings.get(term, term)

    def join_phrases(self, tokens: list[Token]) -> list[list[Token]]:
        """Put the words of each phrase together, the longest phrase first; a word outside phrases stands alone.

        A phrase that the user asked for goes before every other. ``match_phrases`` does the same in many passages.
        """
        forms = [token.form for token in tokens]
        fixed = self._wanted_at(tokens, forms) if self._wanted_lengths else {}
        runs, position = [], 0
        while position < len(tokens):
            length = fixed.get(position, 0) if fixed else 0
            if not length:
                lengths = self._lengths.get(forms[position], ())
                length = _longest(tokens, forms, position, lengths, self._known, fixed)
            runs.append(tokens[position : position + length])
            position += length
        return runs

    def _wanted_at(self, tokens: list[Token], forms: list[str]) -> dict[int, int]:
        found, position = {}, 0
        while position < len(tokens):
            length = _longest(tokens, forms, position, self._wanted_lengths.get(forms[position], ()), self._asked, {})
            if length > 1:
                found[position] = length
            position += length
        return found


def _longest(
    tokens: list[Token], forms: list[str], start: int, lengths: Iterable[int], phrases: frozenset[Phrase], fixed: Mapping[int, int]
) -> int:
    """Return the words of the longest phrase that opens here and goes over no fixed one; 1 for none."""
    for length in lengths:
        inside = range(start + 1, start + length)
        if inside.stop > len(tokens) or tuple(forms[start : inside.stop]) not in phrases or any(at in fixed for at in inside):
            continue
        if all(tokens[at].joined for at in inside):
            return length
    return 1


def _lengths(phrases: Iterable[Phrase]) -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        lengths[phrase[0]].add(len(phrase))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}
