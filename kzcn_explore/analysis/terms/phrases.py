"""Phrases: runs of words that a corpus uses as one term, found in the corpus itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from kzcn_explore.analysis.terms.association import log_likelihood, pointwise_information
from kzcn_explore.analysis.terms.proper_phrases import INNER, proper_runs
from kzcn_explore.analysis.terms.word_runs import Phrase, WordArrays, count_runs, word_arrays
from kzcn_explore.text.tokens import Token, is_theme_word
from kzcn_explore.text.wordlists import TITLE_PHRASES, WordLists, word_lists

LONGEST = 5
# The words of a phrase attract each other at least so much: normalised pointwise mutual information (Bouma 2009).
ATTRACTION = 0.3
# … and more than chance allows: G² at p = .001 with one degree of freedom (Dunning 1993).
EVIDENCE = 10.83


def find_phrases(
    tokens: Sequence[Sequence[Token]], names: frozenset[str], *, min_texts: int = 2, lists: Sequence[WordLists] | None = None
) -> tuple[Phrase, ...]:
    """Find the fixed phrases of a corpus: common ones by statistics, proper ones by their capitals.

    Parameters
    ----------
    tokens : list of list of Token, one a passage
    names : frozenset of str
        Word forms that are names; they stand in no common phrase.
    min_texts : int, default 2
        A common phrase stands in so many passages at least; a proper one may stand in one less.
    lists : list of WordLists, one a passage, optional
        The words without a theme in the language of each passage; by default those of passages without Kazakh.

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
    lists = [word_lists(None)] * len(tokens) if lists is None else lists
    runs = [list(proper_runs(words, names, own)) for words, own in zip(tokens, lists, strict=True)]
    proper = Counter(phrase for here in runs for phrase in {phrase for _, phrase in here})
    repeated = {phrase for phrase, n in proper.items() if n >= min_texts - 1}
    words = word_arrays(tokens)
    within = np.zeros(len(words.ids) + 1, dtype=bool)
    first = 0
    for here, text in zip(runs, tokens, strict=True):
        for start, phrase in here:
            within[first + start + 1 : first + start + len(phrase)] |= phrase in repeated
        first += len(text)
    common = _common_phrases(words, within, names, min_texts, lists)
    known = set(words.forms)
    titles = {phrase for phrase in TITLE_PHRASES if phrase[0].isascii() or phrase[0] in known}
    return tuple(sorted(repeated | set(common) | titles))


def _common_phrases(
    words: WordArrays, within: np.ndarray, names: frozenset[str], min_texts: int, lists: Sequence[WordLists]
) -> list[Phrase]:
    """Find the common phrases; a use that opens or closes where `within` says that a proper phrase goes on is none of one."""
    edges, inner = _phrase_words(words, lists, names)
    found: dict[Phrase, int] = {}
    whole: set[Phrase] = set()
    for runs in count_runs(words, edges, inner, longest=LONGEST, least_n=2, least_passages=min_texts):
        cut = within[runs.uses] | within[runs.uses + runs.length]
        n_whole = np.bincount(runs.which[~cut], minlength=len(runs.n))
        for start, n, often in zip(runs.starts.tolist(), runs.n.tolist(), (n_whole >= min_texts).tolist(), strict=True):
            phrase = words.run(start, runs.length)
            found[phrase] = n
            if often:
                whole.add(phrase)
    counts = found | {(form,): n for form, n in zip(words.forms, words.form_counts().tolist(), strict=True)}
    return _longest_first((phrase for phrase in whole if holds_together(phrase, counts, len(words.ids))), found)


def _phrase_words(words: WordArrays, lists: Sequence[WordLists], names: frozenset[str]) -> tuple[np.ndarray, np.ndarray]:
    """Tell which words may open, close and stand in a common phrase, and which may stand in one only; two of bool, (n_words,)."""
    kinds = list(dict.fromkeys(lists))
    of_passage = np.array([kinds.index(own) for own in lists], dtype=np.int64)
    carries = np.array(
        [[form not in own.no_edge and form not in names and is_theme_word(form) for form in words.forms] for own in kinds], dtype=bool
    ).reshape(len(kinds), len(words.forms))
    inner = np.array([form in INNER for form in words.forms], dtype=bool)
    return carries[of_passage[words.passages], words.ids], inner[words.ids]


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
