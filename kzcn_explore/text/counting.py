"""Counting: strings become sparse counts of terms, and TF-IDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

import numpy as np

from kzcn_explore.text.words.plain import WORD_PATTERN
from kzcn_explore.text.words.sources import Texts, as_texts, strings
from kzcn_explore.text.words.streams import are_many, check_threads
from kzcn_explore.text.words.wanted import Phrases, Wanted

if TYPE_CHECKING:
    from scipy import sparse

Analyzer = Callable[[str], list[str]]
# Entries of a matrix that are read at a time: what is made of all of them at once would be a copy of the matrix, and larger.
PORTION = 1 << 22
# What scikit-learn takes for a word that counts.
TERM = re.compile(r"\w\w+")


def count_terms(
    texts: Iterable[str], analyzer: Analyzer, *, min_texts: int = 1, terms: list[str] | None = None
) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Count the terms of every text with scikit-learn's ``CountVectorizer``.

    Parameters
    ----------
    texts : iterable of str
    analyzer : callable, str -> list of str
        Gives the terms of one text, in order, repeats included.
    min_texts : int, default 1
        Leave out a term that stands in fewer texts.
    terms : list of str, optional
        Count these terms only, in this order; `min_texts` then has no effect.

    Returns
    -------
    counts : scipy.sparse.csr_matrix, (n_texts, n_terms), int64, sorted indices
    terms : numpy.ndarray of str, (n_terms,)
        Ascending, unless given.
    """
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer

    texts = list(texts)
    if terms is not None and len(terms) == 0:
        return sparse.csr_matrix((len(texts), 0), dtype=np.int64), np.array([], dtype=object)
    vectorizer = CountVectorizer(analyzer=analyzer, vocabulary=terms)
    try:
        counts = vectorizer.fit_transform(texts) if terms is None else vectorizer.transform(texts)
    except ValueError as error:
        if "empty vocabulary" not in str(error):
            raise
        return sparse.csr_matrix((len(texts), 0), dtype=np.int64), np.array([], dtype=object)
    found = np.asarray(vectorizer.get_feature_names_out(), dtype=object)
    counts.sort_indices()
    if terms is None and min_texts > 1:
        kept = np.bincount(counts.indices, minlength=counts.shape[1]) >= min_texts
        counts, found = counts[:, kept], found[kept]
    return counts, found


def count_words(
    texts: Texts,
    *,
    n_words: tuple[int, int] = (1, 1),
    phrases: Phrases = (),
    min_texts: int = 1,
    stop_words: Collection[str] = (),
    n_threads: int = 2,
) -> tuple[sparse.csr_matrix, np.ndarray]:
    r"""Count words, runs of words, or words and fixed phrases, in small letters.

    Equals ``sklearn.feature_extraction.text.CountVectorizer(ngram_range=n_words, min_df=min_texts, stop_words=stop_words)``, its
    columns in order. Many texts, or few of many characters, are counted by compiled code, others by scikit-learn.

    Parameters
    ----------
    texts : iterable of str
        A list, a Series or an Arrow array of strings; the text of the last two is not copied as a whole.
    n_words : tuple of two int, default (1, 1)
        The fewest and the most words of a term. A word is a longest run of ``\w``; those of one character are not counted, and a
        run goes on over them.
    phrases : collection of tuple of str, optional
        Runs of words in small letters that count as one term wherever they stand, the longest first, from the left; their words,
        which may be of one character or stop words, are then not counted. Only with `n_words` (1, 1).
    min_texts : int, default 1
        Leave out a term that stands in fewer texts.
    stop_words : collection of str, optional
        Words in small letters that are not counted; a run goes on over them.
    n_threads : int, default 2

    Returns
    -------
    counts : scipy.sparse.csr_matrix, (n_texts, n_terms), int64, sorted indices
    terms : numpy.ndarray of str, (n_terms,)
        Ascending.

    Raises
    ------
    TypeError
        If something in `texts` is no string.
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> counts, terms = count_words(["A new road, a new railway", "Old road"], phrases=[("new", "road")])
    >>> terms.tolist()
    ['new', 'new road', 'old', 'railway', 'road']
    >>> counts.toarray().tolist()
    [[1, 1, 0, 1, 0], [0, 0, 1, 0, 1]]
    """
    check_threads(n_threads)
    if isinstance(stop_words, str):
        raise ValueError(f"stop_words must be a collection of words; got one string, {stop_words!r}.")
    wanted = Wanted(n_words, phrases, min_texts, frozenset(stop_words))
    texts = as_texts(texts)
    if not are_many(texts):
        return count_plainly(strings(texts), wanted)
    from kzcn_explore.text.words.counted import count_compiled

    return count_compiled(texts, wanted, n_threads=n_threads)


def count_plainly(texts: Iterable[str], wanted: Wanted) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Count the terms of texts with scikit-learn."""
    from sklearn.feature_extraction.text import CountVectorizer

    if wanted.phrases:
        return count_terms(texts, phrase_analyzer(wanted), min_texts=wanted.min_texts)
    # Others could not be met, and scikit-learn warns of them.
    stop_words = sorted(word for word in wanted.stop_words if word == word.lower() and TERM.fullmatch(word))
    vectorizer = CountVectorizer(ngram_range=wanted.n_words, stop_words=stop_words or None)
    return count_terms(texts, vectorizer.build_analyzer(), min_texts=wanted.min_texts)


def phrase_analyzer(wanted: Wanted) -> Analyzer:
    """Return the analyzer that joins phrases and leaves out what is no term.

    Examples
    --------
    >>> phrase_analyzer(Wanted(phrases=[("belt", "and", "road")], stop_words=frozenset({"the"})))("The Belt and Road, a road")
    ['belt and road', 'road']
    """
    phrases = set(wanted.phrases)
    lengths = sorted({len(phrase) for phrase in phrases}, reverse=True)

    def terms(text: str) -> list[str]:
        words = WORD_PATTERN.findall(text.lower())
        found = []
        at = 0
        while at < len(words):
            length = next((n for n in lengths if tuple(words[at : at + n]) in phrases), 1)
            if length > 1 or wanted.is_term(words[at]):
                found.append(" ".join(words[at : at + length]))
            at += length
        return found

    return terms


def document_frequency(counts: sparse.csr_matrix) -> np.ndarray:
    """Count the texts that hold each term, shape (n_terms,)."""
    frequency = np.zeros(counts.shape[1], dtype=np.int64)
    for start in range(0, len(counts.data), PORTION):
        portion = slice(start, start + PORTION)
        frequency += np.bincount(counts.indices[portion][counts.data[portion] > 0], minlength=len(frequency))
    return frequency


def smooth_idf(counts: sparse.csr_matrix) -> np.ndarray:
    """Return the inverse document frequency of every term, ``ln((1 + n) / (1 + df)) + 1``, as scikit-learn smooths it."""
    return np.log((1 + counts.shape[0]) / (1 + document_frequency(counts))) + 1


def tfidf(counts: sparse.csr_matrix, idf: np.ndarray | None = None, *, sublinear: bool = True) -> sparse.csr_matrix:
    """Weigh counts by TF-IDF, every row of length one (an empty row stays empty).

    Equals ``sklearn.feature_extraction.text.TfidfTransformer(sublinear_tf=sublinear)``.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, (n_texts, n_terms)
    idf : numpy.ndarray, (n_terms,), optional
        The inverse document frequencies of the corpus that a model was fitted on; by default those of `counts`.
    sublinear : bool, default True
        Count ``1 + ln(n)`` for a term that stands n times.

    Returns
    -------
    scipy.sparse.csr_matrix of float64, (n_texts, n_terms)
        Its ``indices`` and ``indptr`` are those of `counts`, not copies, if the rows of `counts` are in order: write to neither.
    """
    from scipy import sparse
    from sklearn.preprocessing import normalize

    idf = smooth_idf(counts) if idf is None else idf
    # Nothing moves the entries of rows in order whose weights are all above 0, so both matrices may have the same indices.
    in_order = counts.has_canonical_format
    places = (counts.indices, counts.indptr) if in_order else (counts.indices.copy(), counts.indptr.copy())
    weights = sparse.csr_matrix((counts.data.astype(np.float64), *places), shape=counts.shape, copy=False)
    weights.has_canonical_format = in_order
    if sublinear:
        np.log(weights.data, out=weights.data)
        weights.data += 1
    for start in range(0, weights.nnz, PORTION):
        weights.data[start : start + PORTION] *= idf[weights.indices[start : start + PORTION]]
    return normalize(weights, norm="l2", copy=False) if weights.nnz else weights
