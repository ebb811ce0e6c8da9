"""Rules: what one corpus counts as a term: its fixed phrases, its names, how it writes them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kzcn_explore.analysis.names import find_names, is_plural, read_writing
from kzcn_explore.analysis.phrases import Phrase, find_phrases, is_title
from kzcn_explore.text.kazakh import match_stems
from kzcn_explore.text.languages import CYRILLIC, cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import Token, composed, is_content, is_theme_word
from kzcn_explore.text.wordlists import KAZAKH, NOT_ALONE, word_lists

# What a Russian adjective ends in before a noun that is the subject, in either number.
NOMINATIVE = re.compile(r"(?:[ыи]й|[ая]я|[оеыи]е)$")

# A term, and the offsets of its words in the text.
TermSpan = tuple[str, int, int]


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
        A word form -> the one that it is counted as: the rarer of an English singular and plural that the corpus both holds -> the
        more frequent one; a Kazakh plural or case -> the stem that the corpus holds too.
    spellings : dict of str to str
        How the corpus writes a term, where that is not in small letters: ``{"un": "UN"}``; a Chinese phrase without spaces.
    """

    phrases: tuple[Phrase, ...]
    rare: frozenset[str]
    names: frozenset[str]
    numbers: dict[str, str]
    spellings: dict[str, str]
    # The first word of every phrase -> the lengths that phrases with it have, longest first.
    _lengths: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    _known: frozenset[Phrase] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in self.phrases:
            lengths[phrase[0]].add(len(phrase))
        object.__setattr__(self, "_lengths", {first: sorted(found, reverse=True) for first, found in lengths.items()})
        object.__setattr__(self, "_known", frozenset(self.phrases))

    def terms(self, text: str) -> list[str]:
        """List the terms of a text in order, repeats included: phrases, and words that are neither function words nor numbers."""
        language = cyrillic_language(text)
        stop_words = word_lists(language).function_words
        runs = self.join_phrases(counted_tokens(text, language, self.numbers))
        return [
            " ".join(token.form for token in run)
            for run in runs
            if len(run) > 1 or (run[0].form not in stop_words and is_content(run[0].form))
        ]

    def theme_spans(self, text: str, *, keep_names: bool = False) -> list[TermSpan]:
        """Find the terms that may make a theme: no names, titles, verbs of reporting or words too general to tell anything.

        Returns
        -------
        list of (str, int, int)
            The term under which it is counted, and its offsets in `text`; in order, without overlap.
        """
        found: list[TermSpan] = []
        language = cyrillic_language(text)
        lists = word_lists(language)
        for run in self.join_phrases(counted_tokens(text, language, self.numbers)):
            if len(run) == 1 and run[0].form in lists.no_theme:
                continue
            phrase = tuple(token.form for token in run)
            term = " ".join(phrase)
            named = any(form in self.names for form in phrase)
            if len(run) > 1 and term not in self.rare:
                if keep_names or not is_title(phrase):
                    found.append((term, run[0].start, run[-1].end))
            elif len(run) == 1 or keep_names or not (named or is_title(phrase)):
                found.extend(
                    (self.numbers.get(token.form, token.form), token.start, token.end)
                    for token in run
                    if token.form not in lists.no_theme_alone
                    and is_theme_word(token.form)
                    and (keep_names or (token.form not in self.names and token.form not in lists.titles))
                )
        return found

    def display(self, term: str) -> str:
        """Write a term as the corpus does: "un" as "UN", "belt and road initiative" as "Belt and Road Initiative"."""
        return self.spellings.get(term, term)

    def join_phrases(self, tokens: list[Token]) -> list[list[Token]]:
        """Put the words of each phrase together, the longest phrase first; a word outside phrases stands alone."""
        forms = [token.form for token in tokens]
        runs, position = [], 0
        while position < len(tokens):
            length = 1
            for longer in self._lengths.get(forms[position], ()):
                if tuple(forms[position : position + longer]) in self._known and all(
                    token.joined for token in tokens[position + 1 : position + longer]
                ):
                    length = longer
                    break
            runs.append(tokens[position : position + length])
            position += length
        return runs


def find_rules(texts: Iterable[str]) -> TermRules:
    """Find the fixed phrases, the names and the spellings of a collection of passages.

    Parameters
    ----------
    texts : iterable of str
        Passages; a repeat counts again, so leave repeats out.
    """
    texts = list(texts)
    languages = [cyrillic_language(text) for text in texts]
    lists = [word_lists(language) for language in languages]
    stems = _find_stems(texts, languages)
    tokens = [counted_tokens(text, language, stems) for text, language in zip(texts, languages, strict=True)]
    least = min_passages(len(texts))
    writing = read_writing(texts, tokens)
    names = find_names(writing)
    rules = TermRules(find_phrases(tokens, names, min_texts=least, lists=lists), frozenset(), names, {}, {})
    # A word that is neither a name nor an acronym has its capital from a phrase around it ("Foreign Minister").
    own_case = {
        form: seen.surfaces
        for form, seen in writing.items()
        if (form in names and seen.capital) or seen.acronym > seen.small + seen.capital
    }
    spellings = {form: _usual_name(form, surfaces) for form, surfaces in own_case.items()}
    written: dict[str, Counter[str]] = defaultdict(Counter)
    held_by: Counter[str] = Counter()
    for text, words in zip(texts, tokens, strict=True):
        phrases = [run for run in rules.join_phrases(words) if len(run) > 1]
        held_by.update({" ".join(token.form for token in run) for run in phrases})
        for run in phrases:
            surface = composed(" ".join(text[run[0].start : run[-1].end].split()))
            written[" ".join(token.form for token in run)][surface] += 1
    spellings |= {phrase: _usual_spelling(phrase, surfaces) for phrase, surfaces in written.items()}
    return TermRules(
        phrases=rules.phrases,
        rare=frozenset(" ".join(phrase) for phrase in rules.phrases if held_by[" ".join(phrase)] < least),
        names=names,
        numbers=match_numbers({form: seen.small + seen.capital for form, seen in writing.items() if form not in names}) | stems,
        spellings={term: spelling for term, spelling in sorted(spellings.items()) if term != spelling},
    )


def _find_stems(texts: list[str], languages: list[str | None]) -> dict[str, str]:
    """Match the forms of the Kazakh texts among them."""
    n_uses = Counter(
        token.form
        for text, language in zip(texts, languages, strict=True)
        if language == "kk"
        for token in counted_tokens(text, language, {})
    )
    verbs = KAZAKH.function_words | KAZAKH.reporting_words
    return match_stems(n_uses, verbs, (KAZAKH.no_theme_alone | KAZAKH.titles) - verbs) if n_uses else {}


def _usual_name(form: str, surfaces: Counter[str]) -> str:
    """Choose how a name or an acronym is mostly written; one that is bent ("Казахстана") in its dictionary form."""
    best, _ = surfaces.most_common(1)[0]
    if CYRILLIC.match(form) is None or _as_counted(best) == form:
        return best
    bare = [surface for surface, _ in surfaces.most_common() if _as_counted(surface) == form]
    return bare[0] if bare else "-".join(part.capitalize() for part in form.split("-"))


def _as_counted(surface: str) -> str:
    return surface.lower().replace("ё", "е")


def _usual_spelling(phrase: str, surfaces: Counter[str]) -> str:
    """Choose how a phrase is mostly written; a capital on its first word alone may be that of a sentence.

    Of the cases of a Russian or Kazakh phrase the one is taken in which most words stand in their dictionary form
    ("железная дорога"), and of those the shortest.
    """

    def bare(surface: str) -> float:
        words = _as_counted(surface).split()
        return sum(word == form for word, form in zip(words, phrase.split(), strict=False)) + (NOMINATIVE.search(words[0]) is not None) / 2

    bent = CYRILLIC.match(phrase) is not None
    best, _ = max(surfaces.items(), key=lambda item: (bent and (bare(item[0]), -len(item[0])), item[1], item[0][0].islower(), item[0]))
    return best.lower() if best[0].isupper() and best[1:] == best[1:].lower() else best


def match_numbers(n_uses: dict[str, int]) -> dict[str, str]:
    """Map an English singular and its plural, where the corpus holds both, onto the more frequent of the two.

    A word that only looks like a plural ("news"), or whose singular is too general to be a term ("goods"), stays as it is.

    Examples
    --------
    >>> match_numbers({"treaties": 3, "treaty": 1, "news": 2, "new": 5, "goods": 1, "good": 2})
    {'treaty': 'treaties'}
    """
    matched = {}
    for plural in sorted(n_uses):
        if len(plural) < 4 or not plural.endswith("s") or plural.endswith("ss"):
            continue
        singulars = (plural[:-3] + "y" if plural.endswith("ies") else plural[:-1], plural[:-2] if plural.endswith("es") else "")
        singular = next((word for word in singulars if len(word) > 2 and word in n_uses), None)
        if singular is not None and singular not in NOT_ALONE and is_plural(plural, singular):
            rarer, usual = sorted((singular, plural), key=lambda word: (n_uses[word], word))
            matched[rarer] = usual
    return matched


def min_passages(n_passages: int) -> int:
    """In how many passages a term must stand: two, and one more for every further thousand passages, up to twenty."""
    return min(20, 2 + n_passages // 1000)
