"""Matches: where a pattern stands, passage by passage; no lines are written yet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import regex

from kzcn_explore.analysis.concordance.near import near_spans
from kzcn_explore.analysis.concordance.patterns import NearPattern, RegexPattern, WordPattern, parse_pattern
from kzcn_explore.analysis.concordance.searched import Searched

Span = tuple[int, int]
MEND = (
    "Repeats inside repeats, such as (a|aa)+, may run for ever: write one of them only, as a+. "
    "If the texts are many, search a part of the corpus, or allow more time with a greater seconds."
)


class Matches(NamedTuple):
    """The places where a pattern stands, in the order of the passages of the corpus.

    Attributes
    ----------
    passages : numpy.ndarray of int64, (n_matches,)
        By number, from 0; those of ``Corpus.read_passages``.
    starts, ends : numpy.ndarray of int64, (n_matches,)
        Offsets into the text of the passage.
    n_empty : int
        Places where a regex matched no character; they are no matches.
    """

    passages: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    n_empty: int

    def take(self, which: np.ndarray) -> Matches:
        """Return some of the matches, by number or by a mask, in that order."""
        return Matches(self.passages[which], self.starts[which], self.ends[which], self.n_empty)


def find_matches(searched: Searched, pattern: str, *, case: bool = False, seconds: float = 10) -> Matches:
    """Find every place where a pattern stands; only passages that may match are read.

    Parameters
    ----------
    searched : Searched
        A corpus or a study; a study keeps the words of its passages, and what was searched last.
    pattern : str
        See ``concordance``.
    case : bool, default False
    seconds : float, default 10

    Returns
    -------
    Matches

    Raises
    ------
    ValueError, TimeoutError
        As ``concordance`` does.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> found = find_matches(Searched(kz.load_corpus()), "referendum")
    >>> len(found.passages), found.n_empty
    (4, 0)
    """
    parsed = parse_pattern(pattern, case=case)
    check_seconds(seconds)
    texts = searched.texts(searched.likely_passages(parsed))
    if isinstance(parsed, RegexPattern):
        found = _regex_spans(texts, parsed, _Clock(searched, parsed, seconds))
    else:
        found = _word_spans(texts, parsed)
    rows, starts, ends, n_empty = [], [], [], 0
    for passage, spans in found:
        held = [(start, end) for start, end in spans if end > start]
        n_empty += len(spans) - len(held)
        rows += [passage] * len(held)
        starts += [start for start, _ in held]
        ends += [end for _, end in held]
    return Matches(*(np.array(values, dtype=np.int64) for values in (rows, starts, ends)), n_empty)


def check_seconds(seconds: float) -> None:
    """Refuse what is no number of seconds above 0."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float | np.integer | np.floating) or not 0 < seconds < np.inf:
        raise ValueError(f"seconds must be a number above 0, such as 10; got {seconds!r}.")


def _word_spans(texts: Iterator[tuple[int, str]], pattern: WordPattern | NearPattern) -> Iterator[tuple[int, list[Span]]]:
    spans_of = _near_finder(pattern) if isinstance(pattern, NearPattern) else _finder(pattern)
    return ((passage, spans_of(text)) for passage, text in texts)


def _finder(pattern: WordPattern) -> Callable[[str], list[Span]]:
    return lambda text: [match.span() for match in pattern.pattern.finditer(text)]


def _near_finder(pattern: NearPattern) -> Callable[[str], list[Span]]:
    left, right = _finder(pattern.left), _finder(pattern.right)
    return lambda text: near_spans(text, left(text), right(text), pattern.most_between)


def _regex_spans(texts: Iterator[tuple[int, str]], pattern: RegexPattern, clock: _Clock) -> Iterator[tuple[int, list[Span]]]:
    for passage, text in texts:
        clock.begin_text()
        try:
            spans = _spans_in_time(text, pattern.pattern, clock)
        except TimeoutError:
            raise clock.stopped(passage) from None
        yield passage, spans


def _spans_in_time(text: str, pattern: regex.Pattern, clock: _Clock) -> list[Span]:
    # Most texts hold nothing, and one search says so sooner than a list of none.
    if pattern.search(text, timeout=clock.left()) is None:
        return []
    spans = []
    for match in pattern.finditer(text, timeout=clock.left()):
        spans.append(match.span())
        # Many matches, each of them found soon, take long as well.
        clock.left()
    # What reads a text backwards, as (?r) does, finds the last place first.
    return sorted(spans)


class _Clock:
    """What is left of the time that a regex may take, and what is said when there is none."""

    def __init__(self, searched: Searched, pattern: RegexPattern, seconds: float) -> None:
        self._searched, self._pattern, self._seconds = searched, pattern, seconds
        self._begun = self._text_begun = time.monotonic()

    def begin_text(self) -> None:
        """Note when a text is begun."""
        self._text_begun = time.monotonic()

    def left(self) -> float:
        """Return the seconds that are left; raise TimeoutError if there are none."""
        left = self._begun + self._seconds - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def stopped(self, passage: int) -> TimeoutError:
        """Return the error that says how long the regex ran, and where it was stopped."""
        now = time.monotonic()
        document = self._searched.corpus.read_passages(np.array([passage]), ["document"])["document"].item()
        return TimeoutError(
            f"pattern: {self._pattern.written} was stopped after {now - self._begun:.1f} s (seconds={self._seconds:g}), "
            f"{now - self._text_begun:.1f} s of them in one passage of document {document!r}. {MEND}"
        )
