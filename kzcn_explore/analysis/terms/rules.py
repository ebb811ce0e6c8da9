"""Rules: what one corpus counts as a term, found in two readings: its phrases, its names and their kinds, how it writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from kzcn_explore.analysis.terms.gaps import find_gaps
from kzcn_explore.analysis.terms.kinds import kind_of_phrase, kinds_of_acronyms, kinds_of_names
from kzcn_explore.analysis.terms.name_uses import Uses, count_uses
from kzcn_explore.analysis.terms.names import find_names
from kzcn_explore.analysis.terms.passage_words import PassageWords, passage_words
from kzcn_explore.analysis.terms.phrase_matches import match_in_words
from kzcn_explore.analysis.terms.phrase_uses import Counts, count_definitions, count_phrases
from kzcn_explore.analysis.terms.phrases import find_phrases
from kzcn_explore.analysis.terms.samples import sample_passages
from kzcn_explore.analysis.terms.spellings import OWN_CAPITALS, match_numbers, match_phrases, usual_name, usual_spelling
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.analysis.terms.units import join_units
from kzcn_explore.analysis.terms.wanted import find_wanted
from kzcn_explore.analysis.terms.writing import Writing, read_writing
from kzcn_explore.text.kazakh import match_stems
from kzcn_explore.text.wordlists import KAZAKH

# So many passages show how a corpus writes, and their words fit into memory.
MOST_PASSAGES = 100_000


def find_rules(texts: Iterable[str], *, phrases: Iterable[str] = ()) -> TermRules:
    """Find the fixed phrases, the names and the spellings of a collection of passages, whatever their order.

    Parameters
    ----------
    texts : iterable of str
        Passages; a repeat counts again, so leave repeats out. Of more than 100,000 the rules are found in a fixed sample, which depends
        neither on their order nor on how they are parted: the 100,000 whose texts have the smallest SHA-256. A phrase that is rare in
        the sample is rare.
    phrases : iterable of str, optional
        Phrases and words that count as one term wherever they stand, however rare they are and whatever they name. Case does not matter,
        a hyphen matches a space; they go before the phrases that the texts show.

    Raises
    ------
    ValueError
        If `phrases` is one string, or one of them is no text, holds no letter or has more than ten words.
    """
    return RuleFinder(sample_passages(list(texts), MOST_PASSAGES), phrases).rules()


def min_passages(n_passages: int) -> int:
    """In how many passages a term must stand: two, and one more for every further thousand passages, up to twenty."""
    return min(20, 2 + n_passages // 1000)


class RuleFinder:
    """The passages of a corpus as words, and what is counted in them.

    Parameters
    ----------
    texts : list of str
    phrases : iterable of str
        Terms that the user asked for.
    """

    def __init__(self, texts: list[str], phrases: Iterable[str]) -> None:
        self.texts = texts
        words = passage_words(texts, {})
        self.stems = _find_stems(words)
        self.words = words.with_stems(self.stems)
        self.gaps = find_gaps(texts, self.words)
        self.wanted = find_wanted(phrases, self.stems)
        self.written: Counts = {}
        self.held_by: Counter[str] = Counter()
        self.uses: dict[str, Uses] = {}
        self.defined: Counts = {}

    def rules(self) -> TermRules:
        """Find everything that `TermRules` holds."""
        least = min_passages(len(self.texts))
        writing = read_writing(self.texts, self.words, self.gaps)
        names = find_names(writing)
        phrases = find_phrases(self.words, names, min_texts=least)
        phrases = tuple(sorted({*phrases, *(phrase for phrase in self.wanted.variants if len(phrase) > 1)}))
        self._read_phrases(TermRules(phrases, frozenset(), names, self.wanted.counted_as, {}, wanted=self.wanted.terms))
        acronyms = {form: seen.acronym for form, seen in writing.items() if seen.acronym > seen.small + seen.capital}
        spellings = self._spellings(writing, names, acronyms)
        kinds = self._kinds(names, acronyms, spellings)
        singles = match_numbers({form: seen.small + seen.capital for form, seen in writing.items() if form not in names}) | self.stems
        plain = {phrase: sum(surfaces.values()) for phrase, surfaces in self.written.items() if phrase not in kinds and phrase not in names}
        numbers = singles | match_phrases(plain, singles) | self.wanted.counted_as
        held_by = self.held_by + Counter()
        for phrase, same in numbers.items():
            held_by[same] += self.held_by[phrase]
        return TermRules(
            phrases=phrases,
            rare=frozenset(term for term in map(" ".join, phrases) if held_by[numbers.get(term, term)] < least) - self.wanted.terms,
            names=names,
            numbers=dict(sorted(numbers.items())),
            spellings={term: spelling for term, spelling in sorted(spellings.items()) if term != spelling},
            kinds=dict(sorted(kinds.items())),
            wanted=self.wanted.terms,
        )

    def _read_phrases(self, rules: TermRules) -> None:
        """Count how phrases are written, and what stands around names."""
        units = join_units(self.words, self.gaps, match_in_words(self.words, rules))
        self.written, self.held_by = count_phrases(units, rules)
        self.uses = count_uses(units)
        self.defined = count_definitions(units)

    def _spellings(self, writing: dict[str, Writing], names: frozenset[str], acronyms: dict[str, int]) -> dict[str, str]:
        # A word that is neither a name nor an acronym has its capital from a phrase around it ("Foreign Minister").
        own_case = {
            form: seen.surfaces
            for form, seen in writing.items()
            if (form in names and seen.capital) or form in acronyms or (form in OWN_CAPITALS and seen.capital > seen.small)
        }
        spellings = {form: usual_name(form, surfaces) for form, surfaces in own_case.items()}
        spellings |= {term: spelling for term, spelling in self.wanted.spellings.items() if term not in self.written}
        return spellings | {phrase: usual_spelling(phrase, surfaces, names) for phrase, surfaces in self.written.items()}

    def _kinds(self, names: frozenset[str], acronyms: dict[str, int], spellings: dict[str, str]) -> dict[str, str]:
        of_names = kinds_of_names(self.uses, names)
        told = {phrase: kind_of_phrase(phrase.split(), spellings[phrase], self.uses, of_names) for phrase in self.written if " " in phrase}
        of_phrases = {phrase: kind for phrase, kind in told.items() if kind}
        defined = {acronym: min(phrases, key=lambda phrase: (-phrases[phrase], phrase)) for acronym, phrases in self.defined.items()}
        uses = {phrase: sum(surfaces.values()) for phrase, surfaces in self.written.items()}
        return of_names | of_phrases | kinds_of_acronyms(acronyms, uses, of_phrases, self.uses, defined)


def _find_stems(words: PassageWords) -> dict[str, str]:
    """Match the forms of the Kazakh texts."""
    n_uses: Counter[str] = Counter()
    of_words = np.bincount(words.ids, minlength=len(words.surfaces)).tolist()
    for form, language, n in zip(words.counted_as, words.languages, of_words, strict=True):
        if language == "kk":
            n_uses[form] += n
    verbs = KAZAKH.function_words | KAZAKH.reporting_words
    return match_stems(n_uses, verbs, (KAZAKH.no_theme_alone | KAZAKH.titles) - verbs) if n_uses else {}
