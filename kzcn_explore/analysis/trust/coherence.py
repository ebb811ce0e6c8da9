"""Coherence and diversity: whether the terms of a theme stand near each other, and whether other themes have them too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations

import numpy as np

from kzcn_explore.analysis.terms.term_streams import TermStream, number_terms, theme_term_stream
from kzcn_explore.analysis.trust.canonical import canonical_passages, counts_once
from kzcn_explore.corpus.model import Corpus

WINDOW = 10
EPSILON = 1e-12
N_TERMS = 10
# Terms that are put into windows at a time.
AT_ONCE = 1 << 20


def coherence(texts: TermStream | Iterable[Sequence[str]], themes: Sequence[Sequence[str]]) -> np.ndarray:
    """Measure how often the terms of a theme stand near each other, against chance: mean NPMI of all pairs.

    Parameters
    ----------
    texts : TermStream, or iterable of list of str
        The terms of every passage, in order; read once.
    themes : list of list of str
        The top terms of every theme.

    Returns
    -------
    numpy.ndarray, (n_themes,)
        From −1 to 1; NaN where a theme has fewer than two terms.

    Notes
    -----
    Probabilities are those of a sliding window of ten terms (Röder, Both & Hinneburg 2015), counted as gensim's ``c_npmi`` counts
    them, with which the published values were made: a term that stands twice in a window is lost when its first use leaves it. Windows
    that keep it gave values up to .014 apart, in either direction, for seven themes of the BBC corpus.

    References
    ----------
    Lau, Newman & Baldwin (2014). Machine reading tea leaves.

    Examples
    --------
    >>> coherence([["rail", "road"], ["road", "rail"], ["virus"], ["vaccine"]], [["rail", "road"], ["rail", "virus"]]).round(2).tolist()
    [1.0, -0.92]
    """
    column = {term: number for number, term in enumerate(sorted({term for theme in themes for term in theme}))}
    together, n_windows = _count_windows(texts if isinstance(texts, TermStream) else number_terms(texts), column)
    single = together.diagonal()

    def npmi(first: int, second: int) -> float:
        if not (single[first] and single[second]):
            return 0.0
        joint = together[first, second] / n_windows + EPSILON
        return float(np.log(joint / (single[first] * single[second] / n_windows**2)) / -np.log(joint))

    chosen = [[column[term] for term in theme] for theme in themes]
    return np.array([np.mean([npmi(*pair) for pair in permutations(theme, 2)]) if len(theme) > 1 else np.nan for theme in chosen])


def theme_coherence(model, corpus: Corpus) -> np.ndarray:
    """Measure the coherence of the ten most relevant terms of every theme over the corpus's different passages.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
    corpus : Corpus

    Returns
    -------
    numpy.ndarray, (n_themes,)
        NaN for a lexicon: its terms are alternatives, which need not stand together.
    """
    if getattr(model, "multi_label", False):
        return np.full(model.n_themes_, np.nan)
    passages = canonical_passages(corpus.passages)
    texts = passages.loc[counts_once(passages), "text"]
    return coherence(spoken_terms(model, texts), [model.ranked_terms(theme, N_TERMS) for theme in range(model.n_themes_)])


def spoken_terms(model, texts: Iterable[str]) -> TermStream:
    """List the terms of a model in passages; by its rules, where it has them, in many passages at once."""
    rules = getattr(model, "rules_", None)
    if rules is None:
        return number_terms(map(model.theme_terms, texts))
    return theme_term_stream(texts, rules, keep_names=model.keep_names)


def diversity(themes: Sequence[Sequence[str]]) -> np.ndarray:
    """Measure which part of the top terms of each theme no other theme has.

    Parameters
    ----------
    themes : list of list of str
        The top terms of every theme.

    Returns
    -------
    numpy.ndarray, (n_themes,)
        From 0 to 1; NaN where a theme has no terms. Their mean is no published measure; `distinct_share` is.

    Examples
    --------
    >>> diversity([["trade", "road"], ["trade", "virus"], ["army"]]).tolist()
    [0.5, 0.5, 1.0]
    """
    held = [set(theme) for theme in themes]
    others = [set().union(*held[:number], *held[number + 1 :]) for number in range(len(held))]
    return np.array([len(own - other) / len(own) if own else np.nan for own, other in zip(held, others, strict=True)])


def distinct_share(themes: Sequence[Sequence[str]]) -> float:
    """Measure which part of all top terms is distinct: the topic diversity of Dieng, Ruiz & Blei (2020); NaN without terms.

    Examples
    --------
    >>> distinct_share([["trade", "road"], ["trade", "virus"], ["army"]])
    0.8
    """
    terms = [term for theme in themes for term in theme]
    return len(set(terms)) / len(terms) if terms else float("nan")


def _count_windows(spoken: TermStream, column: dict[str, int]) -> tuple[np.ndarray, int]:
    """Count the windows that hold two terms, for all pairs of columns; on the diagonal, those that hold one. And all windows."""
    together = np.zeros((len(column), len(column)), dtype=np.int64)
    n_windows = 0
    for uses, n_here in _portions(spoken, column):
        n_windows += n_here
        together += _pairs(uses, n_here, len(column))
    return together, n_windows


def _portions(spoken: TermStream, column: dict[str, int]) -> Iterator[tuple[np.ndarray, int]]:
    """Give the uses of terms as rows of (first window of the text, last window, position in the text, column), many texts at a time."""
    columns = np.array([column.get(term, -1) for term in spoken.terms], dtype=np.int64)
    cuts = np.append(np.searchsorted(spoken.bounds, np.arange(0, spoken.bounds[-1], AT_ONCE)), spoken.n_passages)
    for start, end in pairwise(np.unique(np.append(0, cuts)).tolist()):
        bounds = spoken.bounds[start : end + 1]
        last = np.maximum(0, np.diff(bounds) - WINDOW)
        first = np.cumsum(last + 1) - (last + 1)
        terms = columns[spoken.ids[bounds[0] : bounds[-1]]]
        places = np.flatnonzero(terms >= 0)
        text = np.searchsorted(bounds - bounds[0], places, side="right") - 1
        position = places - (bounds - bounds[0])[text]
        yield np.stack([first[text], last[text], position, terms[places]], axis=1), int((last + 1).sum())


def _pairs(uses: np.ndarray, n_windows: int, n_terms: int) -> np.ndarray:
    from scipy import sparse

    first, last, position, term = uses[np.lexsort((uses[:, 2], uses[:, 0], uses[:, 3]))].T
    begins = np.maximum(position - WINDOW + 1, 0)
    # As in gensim, a use is seen from the window that it enters until the next one in which any use of the same term leaves.
    key = (term * n_windows + first) * (int(position.max(initial=0)) + WINDOW) + position
    ends = np.minimum(position[np.searchsorted(key, key - WINDOW + 1)], last)
    lengths = np.maximum(ends - begins + 1, 0)
    windows = np.repeat(first + begins - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
    held = sparse.csr_matrix((np.ones(len(windows), dtype=np.int64), (windows, np.repeat(term, lengths))), shape=(n_windows, n_terms))
    held.data[:] = 1  # making the matrix has put the windows of several uses of a term together
    return (held.T @ held).toarray()
