"""Counting: how often each of many passages holds each term, as a sparse matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.analysis.terms.counting_rules import Counting, EveryTerm, ThemeTerms
from kzcn_explore.analysis.terms.reasons import kept_kinds
from kzcn_explore.analysis.terms.term_rules import KeepNames, TermRules
from kzcn_explore.analysis.terms.term_streams import TermNumbers, read_terms
from kzcn_explore.text.words.sources import Texts

if TYPE_CHECKING:
    from scipy import sparse


def count_theme_terms(
    texts: Texts, rules: TermRules, *, keep_names: KeepNames = False, terms: Iterable[str] | None = None, min_texts: int = 1
) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Count the terms that may make a theme: those of ``TermRules.theme_spans``.

    Parameters
    ----------
    texts : iterable of str, one a passage
        A list, a Series or an Arrow array.
    rules : TermRules
    keep_names : bool, or one or more of {"people", "places", "organisations", "titles"}, default False
        The names that are terms all the same.
    terms : list of str, optional
        Count these different terms only, in this order; `min_texts` then has no effect.
    min_texts : int, default 1
        Leave out a term that stands in fewer passages.

    Returns
    -------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms), int64, sorted indices
    terms : numpy.ndarray of str, (n_terms,)
        Ascending, unless given.

    Raises
    ------
    TypeError, ValueError
        If something in `texts` is no string, or `keep_names` is none of these.

    Examples
    --------
    >>> from kzcn_explore.analysis.terms.rules import find_rules
    >>> texts = ["Trade grows, said Lavrov: trade!", "Lavrov said that trade falls."]
    >>> counts, terms = count_theme_terms(texts, find_rules(texts))
    >>> terms.tolist(), counts.toarray().tolist()
    (['falls', 'grows', 'trade'], [[0, 1, 2], [1, 0, 1]])
    """
    return _count(texts, ThemeTerms(rules, kept_kinds(keep_names)), terms, min_texts)


def count_all_terms(texts: Texts, rules: TermRules, *, min_texts: int = 1) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Count all terms: those of ``TermRules.terms``, names among them.

    Parameters
    ----------
    texts : iterable of str, one a passage
        A list, a Series or an Arrow array.
    rules : TermRules
    min_texts : int, default 1
        Leave out a term that stands in fewer passages.

    Returns
    -------
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms), int64, sorted indices
    terms : numpy.ndarray of str, (n_terms,)
        Ascending.

    Examples
    --------
    >>> from kzcn_explore.analysis.terms.rules import find_rules
    >>> counts, terms = count_all_terms(["Trade grows, said Wang: trade!"], find_rules([]))
    >>> terms.tolist(), counts.toarray().tolist()
    (['grows', 'said', 'trade', 'wang'], [[1, 1, 2, 1]])
    """
    return _count(texts, EveryTerm(rules), None, min_texts)


def _count(texts: Texts, counting: Counting, terms: Iterable[str] | None, min_texts: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    numbers = TermNumbers(counting, terms)
    # A portion holds terms that no portion before it holds: the last one's columns are those of all.
    portions = [stream.count(numbers.terms) for stream in read_terms(texts, numbers)]
    counts = _stacked(portions, len(numbers.terms))
    if terms is not None:
        return counts, np.array(numbers.terms, dtype=object)
    n_texts = np.bincount(counts.indices, minlength=len(numbers.terms))
    # A term that stands in phrases only has a number, too.
    kept = sorted(np.flatnonzero(n_texts >= max(min_texts, 1)).tolist(), key=numbers.terms.__getitem__)
    counts = counts[:, kept]
    counts.sort_indices()
    return counts, np.array([numbers.terms[number] for number in kept], dtype=object)


def _stacked(portions: list[sparse.csr_matrix], n_terms: int) -> sparse.csr_matrix:
    from scipy import sparse

    for rows in portions:
        rows.resize(rows.shape[0], n_terms)
    return portions[0] if len(portions) == 1 else sparse.vstack(portions, format="csr")
