"""Phrase matches: where fixed phrases stand in the words of many passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kzcn_explore.analysis.terms.passage_words import PassageWords
from kzcn_explore.analysis.terms.stretches import spread
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.analysis.terms.word_runs import Phrase


class PhraseMatches(NamedTuple):
    """Phrases that stand in passages, in order and without overlap.

    Attributes
    ----------
    starts : numpy.ndarray of int64, (n_matches,)
        The place of each one's first word.
    phrases : numpy.ndarray of int64, (n_matches,)
        Its number.
    lengths : numpy.ndarray of int64, (n_matches,)
        Its words.
    """

    starts: np.ndarray
    phrases: np.ndarray
    lengths: np.ndarray

    def words(self) -> np.ndarray:
        """Return the places of all words that stand in the phrases, ascending."""
        return spread(self.starts, self.lengths)

    def those(self, kept: np.ndarray) -> PhraseMatches:
        """Return some of the matches."""
        return PhraseMatches(*(of_all[kept] for of_all in self))


@dataclass(frozen=True, eq=False)
class PhraseTree:
    """Phrases as a tree: every node is the beginning of a phrase, and a word leads from one to the next (Fredkin 1960).

    Attributes
    ----------
    first_nodes : numpy.ndarray of int64, (n_forms,)
        The node of each form as a first word, -1 where it opens no phrase.
    goes_on : numpy.ndarray of bool, (n_forms,)
        Whether a form stands in a phrase behind the first word.
    steps : numpy.ndarray of int64, (n_steps,)
        Node times n_forms plus form, ascending.
    nodes : numpy.ndarray of int64, (n_steps,)
        Where each step leads to.
    ends : numpy.ndarray of int64, (n_nodes,)
        The number of the phrase that ends at each node, -1 for none.
    """

    first_nodes: np.ndarray
    goes_on: np.ndarray
    steps: np.ndarray
    nodes: np.ndarray
    ends: np.ndarray


def phrase_tree(phrases: Iterable[tuple[int, Phrase]], forms: Sequence[str]) -> PhraseTree:
    """Make a tree of those phrases all of whose words are among some forms.

    Parameters
    ----------
    phrases : iterable of (int, tuple of str)
        The number of each phrase, and its words.
    forms : list of str
        A form's place is the number by which words are known.
    """
    numbers = {form: number for number, form in enumerate(forms)}
    first_nodes = np.full(len(forms), -1, dtype=np.int64)
    goes_on = np.zeros(len(forms), dtype=bool)
    steps: dict[int, int] = {}
    ends: list[int] = []
    for number, phrase in phrases:
        words = [numbers.get(form, -1) for form in phrase]
        if min(words) < 0:
            continue
        node = int(first_nodes[words[0]])
        if node < 0:
            node = first_nodes[words[0]] = len(ends)
            ends.append(-1)
        for word in words[1:]:
            node = steps.setdefault(int(node) * len(forms) + word, len(ends))
            if node == len(ends):
                ends.append(-1)
            goes_on[word] = True
        ends[node] = number
    keys = np.fromiter(steps.keys(), np.int64, len(steps))
    order = np.argsort(keys)
    nodes = np.fromiter(steps.values(), np.int64, len(steps))
    return PhraseTree(first_nodes, goes_on, keys[order], nodes[order], np.array(ends, dtype=np.int64))


def match_in_words(words: PassageWords, rules: TermRules) -> PhraseMatches:
    """Find the phrases of rules in passages; a phrase's number is its place in ``rules.phrases``."""
    wanted = frozenset(rules.wanted_phrases)
    every = [*enumerate(rules.phrases)]
    asked = [(number, phrase) for number, phrase in every if phrase in wanted]
    return match_phrases(words.form_ids, words.joined, phrase_tree(every, words.forms), phrase_tree(asked, words.forms))


def match_phrases(words: np.ndarray, joined: np.ndarray, phrases: PhraseTree, wanted: PhraseTree) -> PhraseMatches:
    """Find phrases from the left, the longest first; one that the user asked for goes before every other.

    Parameters
    ----------
    words : numpy.ndarray of int, (n_words,)
        The number of each word's form.
    joined : numpy.ndarray of bool, (n_words,)
        Whether a word may go on with a phrase of the word before it.
    phrases : PhraseTree
        All phrases.
    wanted : PhraseTree
        Those that the user asked for, with the same numbers.
    """
    asked = _without_overlap(_longest(words, joined, wanted))
    if len(asked.starts):
        joined = joined.copy()
        joined[asked.starts] = False  # no other phrase goes on over it
    found = _longest(words, joined, phrases)
    found = found.those(~np.isin(found.starts, asked.starts))
    both = PhraseMatches(*map(np.concatenate, zip(asked, found, strict=True)))
    return _without_overlap(both.those(np.argsort(both.starts)))


def _longest(words: np.ndarray, joined: np.ndarray, tree: PhraseTree) -> PhraseMatches:
    """Find the longest phrase that opens at each word, whether they overlap or not."""
    if not len(tree.steps):
        return PhraseMatches(*np.zeros((3, 0), dtype=np.int64))
    starts = np.flatnonzero((tree.first_nodes >= 0)[words[:-1]] & (joined & tree.goes_on[words])[1:])
    nodes = tree.first_nodes[words[starts]]
    phrases, lengths = np.full(len(starts), -1, dtype=np.int64), np.ones(len(starts), dtype=np.int64)
    alive = np.arange(len(starts))
    length = 1
    while len(alive):
        last = starts[alive] + length
        inside = last < len(words)
        inside[inside] = joined[last[inside]] & tree.goes_on[words[last[inside]]]
        alive, nodes, last = alive[inside], nodes[inside], last[inside]
        steps = nodes * len(tree.first_nodes) + words[last]
        places = np.minimum(np.searchsorted(tree.steps, steps), len(tree.steps) - 1)
        known = tree.steps[places] == steps
        alive, nodes = alive[known], tree.nodes[places[known]]
        length += 1
        ends = tree.ends[nodes]
        phrases[alive[ends >= 0]] = ends[ends >= 0]
        lengths[alive[ends >= 0]] = length
    found = phrases >= 0
    return PhraseMatches(starts[found], phrases[found], lengths[found])


def _without_overlap(matches: PhraseMatches) -> PhraseMatches:
    """Keep, from the left, each match that begins where the one that was kept before it has ended."""
    starts, ends = matches.starts, matches.starts + matches.lengths
    clear = np.ones(len(starts) + 1, dtype=bool)
    clear[1:-1] = starts[1:] >= np.maximum.accumulate(ends)[:-1]
    # A match that clears all before it, and is cleared by the next, needs no comparing.
    kept = clear[:-1].copy()
    doubtful = np.flatnonzero(~(clear[:-1] & clear[1:]))
    kept[doubtful] = [*_kept_from_left(starts[doubtful].tolist(), ends[doubtful].tolist())]
    return matches.those(kept)


def _kept_from_left(starts: Iterable[int], ends: Iterable[int]) -> Iterable[bool]:
    reached = 0
    for start, end in zip(starts, ends, strict=True):
        is_kept = start >= reached
        if is_kept:
            reached = end
        yield is_kept
