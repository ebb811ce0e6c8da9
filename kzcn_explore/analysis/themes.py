"""Themes: mixtures of terms fitted by NMF on TF-IDF over passages, a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from kzcn_explore.analysis.labels import label_themes, rank_terms
from kzcn_explore.analysis.nmf import factorise, project
from kzcn_explore.analysis.rules import find_rules, min_passages
from kzcn_explore.analysis.saving import pack_model, unpack_model
from kzcn_explore.files import write_whole
from kzcn_explore.text.copies import find_copies
from kzcn_explore.text.counting import count_terms, smooth_idf, tfidf

if TYPE_CHECKING:
    from scipy import sparse

# One theme for so many passages, within these limits.
PASSAGES_A_THEME = 6
FEWEST, MOST = 2, 20


class ThemeModel(TransformerMixin, BaseEstimator):
    """Themes of a collection of passages: non-negative mixtures of terms (Lee & Seung 1999).

    Terms are words and the fixed phrases that the passages themselves show. Names of people and places, titles, verbs of
    reporting and words too general to tell anything are set aside. A passage that repeats an earlier one is not fitted again.
    Counts are sublinear TF-IDF, rows of length one; the factorisation starts from NNDSVDa (Boutsidis & Gallopoulos 2008).

    Parameters
    ----------
    n_themes : int or "auto", default "auto"
        ``"auto"`` takes one theme for every six different passages, at least 2 and at most 20, and no more than there are terms.
    keep_names : bool, default False
        Let names and titles be terms of a theme.
    random_state : int, default 0
        Seed of the start's randomised decomposition; the same input gives the same model.

    Attributes
    ----------
    n_themes_ : int
    terms_ : numpy.ndarray of str, (n_terms,)
    components_ : numpy.ndarray, (n_themes_, n_terms)
        What each theme is made of; every row sums to one. Themes are in descending order of their part in the fitted passages.
    idf_ : numpy.ndarray, (n_terms,)
    rules_ : TermRules
    labels_ : list of str, (n_themes_,)
        Two or three terms of each theme, written as the passages do.
    reconstruction_err_ : float
        Frobenius norm of the difference between TF-IDF and its factorisation.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> model = kz.ThemeModel(n_themes=3).fit(kz.load_corpus().passages["text"])
    >>> model.transform(["They spoke of the anniversary of diplomatic relations."]).round(1).shape
    (1, 3)
    """

    def __init__(self, n_themes: int | str = "auto", *, keep_names: bool = False, random_state: int = 0) -> None:
        self.n_themes = n_themes
        self.keep_names = keep_names
        self.random_state = random_state

    def fit(self, X: Iterable[str], y: None = None) -> ThemeModel:
        """Fit the themes of passages.

        Parameters
        ----------
        X : iterable of str, one a passage
        y : ignored

        Raises
        ------
        ValueError
            If `n_themes` is neither "auto" nor a positive whole number, or the passages hold too few terms.
        """
        if self.n_themes != "auto" and not (isinstance(self.n_themes, (int, np.integer)) and self.n_themes >= 1):
            raise ValueError(f"n_themes must be 'auto' or a whole number of at least 1; got {self.n_themes!r}.")
        passages = _checked(X)
        different = [text for text, copy in zip(passages, find_copies(passages), strict=True) if copy is None]
        self.rules_ = find_rules(different)
        counts, self.terms_ = count_terms(different, self.theme_terms, min_texts=min_passages(len(different)))
        at_most = min(counts.shape)
        self.n_themes_ = max(1, min(at_most, default_n_themes(len(different)))) if self.n_themes == "auto" else int(self.n_themes)
        if not at_most:
            raise ValueError(
                f"X holds too little for themes: no term stands in two of its {len(different)} different passages. Add passages."
            )
        if at_most < self.n_themes_:
            raise ValueError(
                f"n_themes={self.n_themes_} is too many for {counts.shape[0]} different passages with {counts.shape[1]} terms that "
                "stand in two of them or more; take fewer themes or more text."
            )
        self.idf_ = smooth_idf(counts)
        weights = tfidf(counts, self.idf_)
        factors, self.components_, self.reconstruction_err_ = factorise(weights, self.n_themes_, self.random_state)
        order = np.argsort(-factors.sum(axis=0), kind="stable")
        self.components_ = self.components_[order]
        self.labels_ = label_themes(self.components_, self.terms_, self.rules_)
        return self

    def transform(self, X: Iterable[str]) -> np.ndarray:
        """Tell how much of each passage every theme takes.

        Parameters
        ----------
        X : iterable of str, one a passage

        Returns
        -------
        numpy.ndarray, (n_passages, n_themes_)
            Shares from 0 to 1; a row sums to one, or to zero where the passage holds no term of the model.
        """
        return self.shares(self.count(X))

    def count(self, X: Iterable[str]) -> sparse.csr_matrix:
        """Count the terms of the model in each passage.

        Parameters
        ----------
        X : iterable of str, one a passage

        Returns
        -------
        scipy.sparse.csr_matrix of int64, (n_passages, n_terms)
        """
        check_is_fitted(self, "components_")
        return count_terms(_checked(X), self.theme_terms, terms=[*self.terms_])[0]

    def shares(self, counts: sparse.csr_matrix) -> np.ndarray:
        """Tell how much of each passage every theme takes, from its counts; see ``transform``.

        Parameters
        ----------
        counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
            What ``count`` returns.

        Returns
        -------
        numpy.ndarray, (n_passages, n_themes_)
        """
        check_is_fitted(self, "components_")
        return project(tfidf(counts, self.idf_), self.components_)

    def theme_terms(self, text: str) -> list[str]:
        """List the terms of a text that this model counts, in order, repeats included.

        Parameters
        ----------
        text : str
        """
        return [term for term, _, _ in self.theme_spans(text)]

    def theme_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Find the terms of a text that this model counts, each with its offsets in the text.

        Parameters
        ----------
        text : str
        """
        return self.rules_.theme_spans(text, keep_names=self.keep_names)

    def ranked_terms(self, theme: int, n_terms: int = 10) -> list[str]:
        """List the terms of a theme by relevance (Sievert & Shirley 2014, λ = .6), the strongest first.

        Parameters
        ----------
        theme : int
        n_terms : int, default 10
        """
        check_is_fitted(self, "components_")
        order = rank_terms(self.components_)[theme]
        return [str(self.terms_[column]) for column in order[:n_terms] if self.components_[theme, column] > 0]

    def get_feature_names_out(self, input_features: None = None) -> np.ndarray:
        """Name the columns of ``transform``: ``theme0`` and so on."""
        check_is_fitted(self, "components_")
        return np.array([f"theme{theme}" for theme in range(self.n_themes_)], dtype=object)

    def save(self, path: str | Path) -> None:
        """Write the fitted model to one file: numbers and text only, no pickle; an older file is replaced at once or not at all.

        Parameters
        ----------
        path : path or str
        """
        check_is_fitted(self, "components_")
        write_whole(Path(path), pack_model(self))

    @classmethod
    def load(cls, path: str | Path) -> ThemeModel:
        """Read a model that ``save`` wrote.

        Parameters
        ----------
        path : path or str

        Raises
        ------
        ValueError
            If the file is not such a model, or a later version of this package wrote it.
        """
        return unpack_model(cls, Path(path))


def default_n_themes(n_passages: int) -> int:
    """The number of themes that "auto" takes: one for every six passages, at least 2 and at most 20.

    Examples
    --------
    >>> [default_n_themes(n) for n in (5, 55, 10_000)]
    [2, 9, 20]
    """
    return min(MOST, max(FEWEST, n_passages // PASSAGES_A_THEME))


def _checked(X: Iterable[str]) -> list[str]:
    if isinstance(X, str):
        raise ValueError("X must be a list or Series of texts, one a passage; got one string. Put it in a list.")
    passages = list(X)
    wrong = [value for value in passages if not isinstance(value, str)]
    if wrong or not passages:
        raise ValueError(f"X must hold texts, one a passage; got {'nothing' if not passages else repr(wrong[0])}.")
    return passages
