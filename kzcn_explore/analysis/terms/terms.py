"""Terms: the words and fixed phrases of a corpus, and how often each passage holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_whole
from kzcn_explore.analysis.terms.counting import count_all_terms
from kzcn_explore.analysis.terms.rules import TermRules, find_rules
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.counting import document_frequency, smooth_idf, tfidf

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, eq=False)
class TermCounts:
    """How often each passage holds each term.

    Attributes
    ----------
    counts : scipy.sparse.csr_matrix of int64, (n_passages, n_terms)
    terms : numpy.ndarray of str, (n_terms,)
        Ascending; a phrase holds spaces.
    passages : Index, (n_passages,)
        The passage of each row.
    rules : TermRules
        What was counted as a term.
    """

    counts: sparse.csr_matrix
    terms: np.ndarray
    passages: pd.Index
    rules: TermRules

    def tfidf(self) -> sparse.csr_matrix:
        """Weigh the counts by TF-IDF with sublinear counts, rows of length one; (n_passages, n_terms), float64."""
        return tfidf(self.counts, smooth_idf(self.counts))

    def table(self) -> pd.DataFrame:
        """Total the counts.

        Returns
        -------
        DataFrame, one row a term, the most frequent first
            ``term`` (as the corpus writes it), ``n``, ``n_passages``.
        """
        totals = pd.DataFrame(
            {
                "term": [self.rules.display(term) for term in self.terms],
                "n": np.asarray(self.counts.sum(axis=0)).ravel(),
                "n_passages": document_frequency(self.counts),
            }
        )
        return totals.sort_values(["n", "term"], ascending=[False, True], ignore_index=True)


def term_counts(corpus: Corpus, *, min_passages: int = 1, phrases: Iterable[str] = ()) -> TermCounts:
    """Count the terms of every passage: words, and the fixed phrases that the corpus itself shows.

    Function words and numbers are not counted; names are.

    Parameters
    ----------
    corpus : Corpus
    min_passages : int, default 1
        Leave out a term that stands in fewer passages.
    phrases : iterable of str, optional
        Phrases that count as one term wherever they stand, besides those that the corpus shows. Case does not matter, a hyphen
        matches a space.

    Returns
    -------
    TermCounts

    Raises
    ------
    ValueError
        If `phrases` is one string, or one of them is no text, holds no letter or has more than ten words.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.term_counts(kz.load_corpus()).table().head(3)
             term   n  n_passages
    0  Kazakhstan  36          31
    1       China  26          24
    2   president  25          21
    """
    check_corpus(corpus)
    check_whole("min_passages", min_passages)
    passages = corpus.passages
    # A copy whose original was filtered out stands for it.
    rules = find_rules(passages.loc[~passages["copy_of"].isin(passages.index), "text"], phrases=phrases)
    counts, terms = count_all_terms(passages["text"], rules, min_texts=min_passages)
    return TermCounts(counts, terms, passages.index, rules)
