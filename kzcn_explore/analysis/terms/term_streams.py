"""Term streams: the terms of many passages as one run of numbers, passage after passage."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.terms.counting_rules import Counting, ThemeTerms
from kzcn_explore.analysis.terms.passage_words import PassageWords, passage_words
from kzcn_explore.analysis.terms.phrase_matches import match_in_words
from kzcn_explore.analysis.terms.reasons import kept_kinds
from kzcn_explore.analysis.terms.stretches import spread
from kzcn_explore.analysis.terms.term_rules import KeepNames, TermRules
from kzcn_explore.analysis.terms.word_runs import Phrase
from kzcn_explore.text.wordlists import word_lists
from kzcn_explore.text.words.sources import Texts, as_texts, strings
from kzcn_explore.text.words.streams import MANY_TEXTS

if TYPE_CHECKING:
    from scipy import sparse

# Characters of the passages whose words are held at a time.
PORTION = 1 << 24


@dataclass(frozen=True, eq=False)
class TermStream:
    """The terms of some passages, one after the other.

    Attributes
    ----------
    terms : list of str
        The different terms; `ids` holds their places in this list.
    ids : numpy.ndarray of int32, (n_uses,)
    bounds : numpy.ndarray of int64, (n_passages + 1,)
        The terms of passage i are ``ids[bounds[i] : bounds[i + 1]]``.
    """

    terms: list[str]
    ids: np.ndarray
    bounds: np.ndarray

    @property
    def n_passages(self) -> int:
        return len(self.bounds) - 1

    def of_passages(self, rows: np.ndarray) -> TermStream:
        """Return the terms of some of the passages."""
        lengths = np.diff(self.bounds)[rows]
        return TermStream(self.terms, self.ids[spread(self.bounds[rows], lengths)], np.cumsum(np.append(0, lengths)))

    def count(self, terms: Sequence[str]) -> sparse.csr_matrix:
        """Count the uses of some different terms; (n_passages, n_terms), int64, sorted indices."""
        from scipy import sparse

        numbers = {term: number for number, term in enumerate(terms)}
        columns = np.array([numbers.get(term, -1) for term in self.terms], dtype=np.int32)[self.ids]
        is_counted = columns >= 0
        ends = np.cumsum(np.append(0, is_counted))[self.bounds]
        columns = columns[is_counted]
        counts = sparse.csr_matrix((np.ones(len(columns), dtype=np.int64), columns, ends), shape=(self.n_passages, len(terms)))
        counts.sum_duplicates()
        return counts


def theme_term_stream(texts: Texts, rules: TermRules, *, keep_names: KeepNames = False) -> TermStream:
    """List the terms of passages that may make a theme: those of ``TermRules.theme_spans``, as one stream.

    Parameters
    ----------
    texts : iterable of str, one a passage
    rules : TermRules
    keep_names : bool, or one or more of {"people", "places", "organisations", "titles"}, default False

    Examples
    --------
    >>> from kzcn_explore.analysis.terms.rules import find_rules
    >>> stream = theme_term_stream(["The trade grows", "Trade"], find_rules([]))
    >>> stream.terms, stream.ids.tolist(), stream.bounds.tolist()
    (['trade', 'grows'], [0, 1, 0], [0, 2, 3])
    """
    numbers = TermNumbers(ThemeTerms(rules, kept_kinds(keep_names)))
    streams = [*read_terms(texts, numbers)]
    lengths = [np.diff(stream.bounds) for stream in streams]
    return TermStream(numbers.terms, np.concatenate([stream.ids for stream in streams]), np.cumsum(np.concatenate([[0], *lengths])))


def number_terms(texts: Iterable[Iterable[str]]) -> TermStream:
    """Make a stream of the terms of passages that are listed already; read once.

    Examples
    --------
    >>> stream = number_terms([["trade", "road"], [], ["trade"]])
    >>> stream.terms, stream.ids.tolist(), stream.bounds.tolist()
    (['trade', 'road'], [0, 1, 0], [0, 2, 2, 3])
    """
    numbers: dict[str, int] = {}
    ids, bounds = array("i"), array("q", [0])
    for terms in texts:
        ids.extend(numbers.setdefault(term, len(numbers)) for term in terms)
        bounds.append(len(ids))
    return TermStream([*numbers], np.array(ids, dtype=np.int32), np.array(bounds, dtype=np.int64))


class TermNumbers:
    """The numbers of terms; a new term gets the next one.

    Parameters
    ----------
    counting : EveryTerm or ThemeTerms
        What a word and a phrase count as.
    terms : iterable of str, optional
        The only terms that are counted, in the order of their numbers.

    Attributes
    ----------
    terms : list of str
        By number.
    """

    def __init__(self, counting: Counting, terms: Iterable[str] | None = None) -> None:
        self.counting = counting
        self.terms: list[str] = [] if terms is None else list(terms)
        self._is_open = terms is None
        self._numbers = {term: number for number, term in enumerate(self.terms)}
        self._of_words: dict[tuple[str, bool], int] = {}

    def of_words(self, words: PassageWords) -> np.ndarray:
        """Number what each different word counts as outside phrases, -1 for nothing; int32, (n_different,)."""
        numbers = [self._of_word(form, language == "kk") for form, language in zip(words.counted_as, words.languages, strict=True)]
        return np.array(numbers, dtype=np.int32)

    def _of_word(self, form: str, is_kazakh: bool) -> int:
        known = self._of_words.get((form, is_kazakh))
        if known is None:
            known = self._number(self.counting.of_word(form, word_lists("kk" if is_kazakh else None)))
            self._of_words[form, is_kazakh] = known
        return known

    def of_phrase(self, phrase: Phrase, is_kazakh: bool) -> list[int]:
        """Number what a phrase counts as: one number for all of it, or one for each of its words; -1 for nothing."""
        terms = self.counting.of_phrase(phrase, word_lists("kk" if is_kazakh else None))
        return [self._number(term) for term in terms] or [-1]

    def _number(self, term: str) -> int:
        if not term:
            return -1
        number = self._numbers.get(term, -1)
        if number < 0 and self._is_open:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return number


def read_terms(texts: Texts, numbers: TermNumbers) -> Iterator[TermStream]:
    """Give the terms of passages in order, some passages at a time.

    Parameters
    ----------
    texts : iterable of str, one a passage
    numbers : TermNumbers
        Gets the new terms.

    Examples
    --------
    >>> from kzcn_explore.analysis.terms.counting_rules import EveryTerm
    >>> from kzcn_explore.analysis.terms.rules import find_rules
    >>> numbers = TermNumbers(EveryTerm(find_rules([])))
    >>> [stream.ids.tolist() for stream in read_terms(["The trade grows", "Trade"], numbers)], numbers.terms
    ([[0, 1, 0]], ['trade', 'grows'])
    """
    for portion in _portions(texts):
        words = passage_words(portion, numbers.counting.rules.numbers)
        ids = numbers.of_words(words)[words.ids]
        _write_phrases(ids, words, numbers)
        is_term = ids >= 0
        yield TermStream(numbers.terms, ids[is_term], np.cumsum(np.append(0, is_term))[words.bounds])


def _portions(texts: Texts) -> Iterator[list[str]]:
    """Cut passages into portions of about as many characters, none of them too small for compiled code if all of them are not."""
    texts = as_texts(texts)
    n_characters = sum(map(len, texts)) if isinstance(texts, list) else texts.nbytes
    n_portions = max(1, min(n_characters // PORTION, len(texts) // MANY_TEXTS))
    cuts = np.linspace(0, len(texts), n_portions + 1).astype(int).tolist()
    for start, end in pairwise(cuts):
        yield texts[start:end] if isinstance(texts, list) else [*strings(texts.slice(start, end - start))]


def _write_phrases(ids: np.ndarray, words: PassageWords, numbers: TermNumbers) -> None:
    """Write what phrases count as over the numbers of their words."""
    matches = match_in_words(words, numbers.counting.rules)
    ids[matches.words()] = -1
    is_kazakh = np.array([language == "kk" for language in words.languages], dtype=bool)[words.ids[matches.starts]]
    different, which = np.unique(2 * matches.phrases + is_kazakh, return_inverse=True)
    phrases = numbers.counting.rules.phrases
    counted = [numbers.of_phrase(phrases[key // 2], bool(key % 2)) for key in different.tolist()]
    sizes = np.array([len(terms) for terms in counted], dtype=np.int64)
    flat = np.array([number for terms in counted for number in terms], dtype=np.int32)
    first = np.cumsum(sizes) - sizes
    ids[spread(matches.starts, sizes[which])] = flat[spread(first[which], sizes[which])]
