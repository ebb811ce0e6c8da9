"""Lexicon matches: which matches of a lexicon's patterns count, for which of its themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.lexicon.patterns import Finder, Match, longest_matches, outside, read_pattern
from kzcn_explore.analysis.lexicon.reading import LexiconTheme, distinct_patterns

if TYPE_CHECKING:
    from scipy import sparse


class LexiconFinder:
    """Finds what a lexicon counts in texts.

    Parameters
    ----------
    themes : sequence of LexiconTheme

    Attributes
    ----------
    terms : numpy.ndarray of str, (n_terms,)
        The patterns, each once, in the order of the lexicon.
    members : numpy.ndarray of int, (n_themes, n_terms)
        1 where a pattern stands in a theme.

    Examples
    --------
    >>> themes = [LexiconTheme("Security", ("security", "national security"), ("security council",))]
    >>> LexiconFinder(themes).find("National security, and the Security Council")
    [(0, 17, 1)]
    """

    def __init__(self, themes: Iterable[LexiconTheme]) -> None:
        themes = tuple(themes)
        written = distinct_patterns(themes)
        self.terms = np.array([*written.values()], dtype=object)
        self.members = np.zeros((len(themes), len(written)), dtype=np.int64)
        exceptions = [read_pattern(text) for theme in themes for text in theme.exceptions]
        distinct = {pattern.key: pattern for pattern in [*map(read_pattern, written.values()), *exceptions]}
        # Terms first, then the patterns that are exceptions only.
        number = {key: place for place, key in enumerate(distinct)}
        self._finder = Finder(distinct.values())
        # The number of a pattern -> the themes that count it; of an exception -> those that it holds for.
        self._counted_in: list[list[int]] = [[] for _ in number]
        self._excepted_in: list[list[int]] = [[] for _ in number]
        for row, theme in enumerate(themes):
            for column in (number[read_pattern(text).key] for text in theme.patterns):
                self._counted_in[column].append(row)
                self.members[row, column] = 1
            for text in theme.exceptions:
                self._excepted_in[number[read_pattern(text).key]].append(row)

    def find(self, text: str) -> list[Match]:
        """Find the matches that count in one text: start, end and the column of the term; in order."""
        return self._counting(self._finder.find(text))

    def count(self, texts: Iterable[str]) -> sparse.csr_matrix:
        """Count the matches of each term in each text; int64, (n_texts, n_terms)."""
        from scipy import sparse

        columns: list[int] = []
        ends = [0]
        for found in self._finder.find_all(texts):
            columns.extend(column for _, _, column in self._counting(found))
            ends.append(len(columns))
        ones = np.ones(len(columns), dtype=np.int64)
        counts = sparse.csr_matrix((ones, np.array(columns, dtype=np.int64), ends), shape=(len(ends) - 1, len(self.terms)))
        counts.sum_duplicates()
        return counts

    def _counting(self, found: list[Match]) -> list[Match]:
        """Leave out what lies in an exception or, in every theme that counts it, across a longer match."""
        if not found:
            return found
        counted, excepted = defaultdict(list), defaultdict(list)
        for match in found:
            for theme in self._counted_in[match[2]]:
                counted[theme].append(match)
            for theme in self._excepted_in[match[2]]:
                excepted[theme].append(match)
        # An exception of one theme holds for its patterns wherever else they stand, so that one count serves all themes.
        dropped: set[Match] = set()
        for theme, exceptions in excepted.items():
            dropped |= {*counted[theme]} - {*outside(counted[theme], exceptions)}
        return sorted({match for matches in counted.values() for match in longest_matches(m for m in matches if m not in dropped)})
