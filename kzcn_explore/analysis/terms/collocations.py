"""Collocations: the runs of words that stand together more often than chance has it, with what tells so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_whole, is_whole
from kzcn_explore.analysis.terms.association import log_dice, log_likelihood, pointwise_information
from kzcn_explore.analysis.terms.gaps import Gaps, find_gaps
from kzcn_explore.analysis.terms.log_linear import log_linear
from kzcn_explore.analysis.terms.passage_words import PassageWords, passage_words
from kzcn_explore.analysis.terms.phrase_matches import PhraseMatches
from kzcn_explore.analysis.terms.phrases import joints
from kzcn_explore.analysis.terms.proper_phrases import INNER
from kzcn_explore.analysis.terms.rules import TermRules, find_rules
from kzcn_explore.analysis.terms.spellings import usual_spelling, usual_writing
from kzcn_explore.analysis.terms.units import spell_phrases
from kzcn_explore.analysis.terms.word_runs import Phrase, RunCounts, WordArrays, count_runs, word_arrays
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.tokens import is_content

LONGEST = 5
COUNTS, MEASURES = ("n", "n_passages", "n_documents"), ("npmi", "g2", "lambda_", "z", "log_dice")
TYPES = {"phrase": "str", **dict.fromkeys(COUNTS, "int64"), **dict.fromkeys(MEASURES, "float64"), "fixed": "bool"}


def collocations(corpus: Corpus, *, min_n: int = 2, longest: int = LONGEST) -> pd.DataFrame:
    """List the runs of words that a corpus repeats, those first that chance explains least.

    A run has no punctuation inside, no function word and no number at its edges; inside, "and", "of", "the", "for", "on" and "in" may
    stand. Names are counted, too. A use inside a longer run counts. A passage that repeats an earlier one is not counted.

    Parameters
    ----------
    corpus : Corpus
    min_n : int, default 2
        Leave out runs that are used less often.
    longest : int, default 5
        Words of the longest run, 2 to 5.

    Returns
    -------
    DataFrame, one row a run, by descending ``g2``
        ``phrase`` (as the corpus writes it), ``n`` (uses), ``n_passages``, ``n_documents``, ``npmi`` (normalised pointwise mutual
        information, −1 to 1), ``g2`` (log-likelihood ratio), ``lambda_`` and ``z`` (log-linear association and its standard score),
        ``log_dice`` (at most 14), ``fixed`` (True if it is counted as one term). ``npmi``, ``g2`` and ``log_dice`` are those of
        the weakest joint of the run.

    Raises
    ------
    ValueError
        If `min_n` is no positive whole number, or `longest` is none from 2 to 5.

    References
    ----------
    Bouma (2009), Normalized (pointwise) mutual information in collocation extraction. Dunning (1993), Accurate methods for the
    statistics of surprise and coincidence. Blaheta & Johnson (2001), Unsupervised learning of multi-word verbs.
    Rychlý (2008), A lexicographer-friendly association score.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> from kzcn_explore.analysis.terms.collocations import collocations
    >>> collocations(kz.load_corpus())[["phrase", "n", "n_documents", "fixed"]].head(3)
              phrase   n  n_documents  fixed
    0     Xi Jinping  11            5  False
    1        Wang Yi  12            4  False
    2  Head of State   9            4   True
    """
    check_whole("min_n", min_n)
    if not is_whole(longest) or not 2 <= longest <= LONGEST:
        raise ValueError(f"longest must be a whole number from 2 to {LONGEST}; got {longest!r}.")
    check_corpus(corpus)
    passages = corpus.passages
    # A copy whose original was filtered out stands for it.
    passages = passages[~passages["copy_of"].isin(passages.index)]
    texts = passages["text"].tolist()
    rules = find_rules(texts)
    counted = passage_words(texts, rules.numbers)
    gaps = find_gaps(texts, counted)
    words = word_arrays(counted)
    edges, inner = _edges(counted)
    found = list(count_runs(words, edges, inner, longest=longest, least_n=min_n, least_passages=1))
    if not any(len(runs.n) for runs in found):
        return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in TYPES.items()})
    documents = pd.factorize(passages["document"])[0][words.passages]
    counts = {words.run(start, runs.length): n for runs in found for start, n in zip(runs.starts.tolist(), runs.n.tolist(), strict=True)}
    counts |= {(form,): n for form, n in zip(words.forms, words.form_counts().tolist(), strict=True)}
    tables = [_table(runs, words, counts, documents, _spellings(runs, words, gaps, rules.names), rules) for runs in found]
    table = pd.concat([own for own in tables if len(own)], ignore_index=True).astype(TYPES)
    return table.sort_values(["g2", "n", "phrase"], ascending=[False, False, True], ignore_index=True)


def _edges(words: PassageWords) -> tuple[np.ndarray, np.ndarray]:
    """Tell which words may stand at an edge of a run, and which inside only; two of bool, (n_words,)."""
    edges = [form not in lists.function_words and is_content(form) for form, lists in zip(words.counted_as, words.lists, strict=True)]
    inner = np.array([form in INNER for form in words.counted_as], dtype=bool)
    return np.array(edges, dtype=bool)[words.ids], inner[words.ids]


def _table(
    runs: RunCounts, words: WordArrays, counts: Mapping[Phrase, int], documents: np.ndarray, spellings: list[str], rules: TermRules
) -> pd.DataFrame:
    phrases = [words.run(start, runs.length) for start in runs.starts.tolist()]
    lambda_, z = log_linear(words, runs.starts, runs.length)
    held = np.unique(np.stack([runs.which, documents[runs.uses]]), axis=1)[0]
    weakest = [_at_the_weakest(phrase, counts, len(words.ids)) for phrase in phrases]
    fixed = frozenset(rules.phrases)
    return pd.DataFrame(
        {
            "phrase": spellings,
            "n": runs.n,
            "n_passages": runs.n_passages,
            "n_documents": np.bincount(held, minlength=len(phrases)),
            "npmi": [npmi for npmi, _, _ in weakest],
            "g2": [g2 for _, g2, _ in weakest],
            "lambda_": lambda_,
            "z": z,
            "log_dice": [dice for _, _, dice in weakest],
            "fixed": [phrase in fixed for phrase in phrases],
        }
    )


def _at_the_weakest(phrase: Phrase, counts: Mapping[Phrase, int], total: int) -> tuple[float, float, float]:
    n = counts[phrase]
    sides = [(counts[left], counts[right]) for left, right in joints(phrase)]
    return (
        min(pointwise_information(n, left, right, total) for left, right in sides),
        min(log_likelihood(n, left, right, total) for left, right in sides),
        min(log_dice(n, left, right) for left, right in sides),
    )


def _spellings(runs: RunCounts, words: WordArrays, gaps: Gaps, names: frozenset[str]) -> list[str]:
    """Write every run as the corpus mostly does."""
    uses = PhraseMatches(runs.uses, runs.which, np.full(len(runs.uses), runs.length))
    ways = spell_phrases(gaps, uses)
    written: list[Counter[str]] = [Counter() for _ in runs.starts]
    for run, spelled, n in zip(runs.which[ways.first].tolist(), ways.spelled, np.bincount(ways.which).tolist(), strict=True):
        written[run][usual_writing(spelled)] += n
    phrases = [" ".join(words.run(start, runs.length)) for start in runs.starts.tolist()]
    return [usual_spelling(phrase, surfaces, names) for phrase, surfaces in zip(phrases, written, strict=True)]
