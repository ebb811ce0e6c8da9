"""Phrases: runs of words that a corpus uses as one term, found in the corpus itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from kzcn_explore.analysis.terms.association import log_likelihood, pointwise_information
from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.analysis.terms.proper_phrases import INNER
from kzcn_explore.analysis.terms.proper_stretches import find_proper
from kzcn_explore.analysis.terms.stretches import spread
from kzcn_explore.analysis.terms.word_runs import Phrase, count_runs, word_arrays
from kzcn_explore.text.tokens import is_theme_word
from kzcn_explore.text.wordlists import TITLE_PHRASES

LONGEST = 5
# The words of a phrase attract each other at least so much: normalised pointwise mutual information (Bouma 2009).
ATTRACTION = 0.3
# … and more than chance allows: G² at p = .001 with one degree of freedom (Dunning 1993).
EVIDENCE = 10.83


def find_phrases(words: PassageWords, names: frozenset[str], *, min_texts: int = 2) -> tuple[Phrase, ...]:
    """Find the fixed phrases of a corpus: common ones by statistics, proper ones by their capitals.

    Parameters
    ----------
    words : PassageWords
    names : frozenset of str
        Word forms that are names; they stand in no common phrase.
    min_texts : int, default 2
        A common phrase stands in so many passages at least; a proper one may stand in one less.

    Returns
    -------
    tuple of tuple of str
        The word forms of every phrase, ascending.

    Notes
    -----
    A common phrase ("strategic partnership") has two to five words, no function word or word of
    little meaning at an edge, NPMI of at least .3 and
    G² of at least 10.83 at its weakest joint; a shorter phrase that hardly stands outside a longer one is dropped. A proper phrase
    ("Belt and Road Initiative") is a run of capitalised words; one that is made of names alone is no phrase. A title ("Foreign
    Minister") is one, so that its words are not counted as something else; `is_title` tells it.
    """
    proper, phrases = find_proper(words, names)
    n_passages = words.n_passages or 1
    held = np.unique(proper.phrases * n_passages + words.passages_of(proper.starts)) // n_passages
    is_repeated = np.bincount(held, minlength=len(phrases)) >= min_texts - 1
    inside = proper.those(is_repeated[proper.phrases])
    within = np.zeros(len(words.ids) + 1, dtype=bool)
    within[spread(inside.starts + 1, inside.lengths - 1)] = True
    repeated = {phrase for phrase, often in zip(phrases, is_repeated.tolist(), strict=True) if often}
    common = _common_phrases(words, within, names, min_texts)
    known = set(words.forms)
    titles = {phrase for phrase in TITLE_PHRASES if phrase[0].isascii() or phrase[0] in known}
    return tuple(sorted(repeated | set(common) | titles))


def _common_phrases(words: PassageWords, within: np.ndarray, names: frozenset[str], min_texts: int) -> list[Phrase]:
    """Find the common phrases; a use that opens or closes where `within` says that a proper phrase goes on is none of one."""
    edges, inner = _phrase_words(words, names)
    arrays = word_arrays(words)
    found: dict[Phrase, int] = {}
    whole: set[Phrase] = set()
    for runs in count_runs(arrays, edges, inner, longest=LONGEST, least_n=2, least_passages=min_texts):
        cut = within[runs.uses] | within[runs.uses + runs.length]
        n_whole = np.bincount(runs.which[~cut], minlength=len(runs.n))
        for start, n, often in zip(runs.starts.tolist(), runs.n.tolist(), (n_whole >= min_texts).tolist(), strict=True):
            phrase = arrays.run(start, runs.length)
            found[phrase] = n
            if often:
                whole.add(phrase)
    counts = found | {(form,): n for form, n in zip(words.forms, arrays.form_counts().tolist(), strict=True)}
    return _longest_first((phrase for phrase in whole if holds_together(phrase, counts, len(words.ids))), found)


def _phrase_words(words: PassageWords, names: frozenset[str]) -> tuple[np.ndarray, np.ndarray]:
    """Tell which words may open, close and stand in a common phrase, and which may stand in one only; two of bool, (n_words,)."""
    edges = [
        form not in lists.no_edge and form not in names and is_theme_word(form)
        for form, lists in zip(words.counted_as, words.lists, strict=True)
    ]
    inner = np.array([form in INNER for form in words.counted_as], dtype=bool)
    return np.array(edges, dtype=bool)[words.ids], inner[words.ids]


def joints(phrase: Phrase) -> list[tuple[Phrase, Phrase]]:
    """Part a phrase at each of its joints; a joining word belongs to neither side.

    Examples
    --------
    >>> joints(("belt", "and", "road", "initiative"))
    [(('belt',), ('road', 'initiative')), (('belt', 'and', 'road'), ('initiative',))]
    """
    parted = []
    for cut in range(1, len(phrase)):
        if phrase[cut - 1] not in INNER:
            right = next((start for start in range(cut, len(phrase)) if phrase[start] not in INNER), None)
            if right is not None:
                parted.append((phrase[:cut], phrase[right:]))
    return parted


def holds_together(phrase: Phrase, counts: dict[Phrase, int], total: int) -> bool:
    """Check every joint of a phrase: both of its sides, joining words aside, must attract each other."""
    n = counts[phrase]
    for left, right in joints(phrase):
        n_left, n_right = counts[left], counts[right]
        attracted = pointwise_information(n, n_left, n_right, total) >= ATTRACTION
        if not attracted or log_likelihood(n, n_left, n_right, total) < EVIDENCE:
            return False
    return True


def _longest_first(candidates: Iterable[Phrase], found: dict[Phrase, int]) -> list[Phrase]:
    """Keep a phrase if it stands at least twice outside the longer phrases that are kept."""
    kept: list[Phrase] = []
    inside: Counter[Phrase] = Counter()
    for phrase in sorted(candidates, key=lambda phrase: (-len(phrase), phrase)):
        if found[phrase] - inside[phrase] < 2:
            continue
        kept.append(phrase)
        for start in range(len(phrase)):
            for end in range(start + 2, len(phrase) + 1):
                if end - start < len(phrase):
                    inside[phrase[start:end]] += found[phrase] - inside[phrase]
    return kept
