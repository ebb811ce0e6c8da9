"""Themes: mixtures of terms fitted by NMF on TF-IDF over passages, a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.utils.validation import check_is_fitted

from kzcn_explore.analysis.checks import check_seed, check_theme, check_whole
from kzcn_explore.analysis.terms.counting import count_theme_terms
from kzcn_explore.analysis.terms.rules import find_rules, min_passages
from kzcn_explore.analysis.themes.input import check_n_themes, checked_passages, default_n_themes
from kzcn_explore.analysis.themes.labels import label_themes
from kzcn_explore.analysis.themes.nmf import factorise, project, rarity, weigh
from kzcn_explore.analysis.themes.ranking import rank_terms
from kzcn_explore.analysis.themes.saving import pack_model, unpack_model
from kzcn_explore.analysis.themes.transformer import ThemeTransformer
from kzcn_explore.files import write_whole
from kzcn_explore.text.copies import find_copies

if TYPE_CHECKING:
    from scipy import sparse


class ThemeModel(ThemeTransformer):
    """Themes of a collection of passages: non-negative mixtures of terms (Lee & Seung 1999).

    Terms are words and the fixed phrases that the passages themselves show. Names of people, places, peoples and organisations,
    titles, verbs of reporting and words too general to tell anything are set aside; ``set_aside`` lists them. A passage that repeats
    an earlier one is not fitted again. Of more than 100,000 passages a fixed sample shows the phrases and the names (see
    ``find_rules``); terms are counted, and themes fitted, in all of them.
    Counts are sublinear TF-IDF, every passage divided by the square root of its length; the factorisation starts from NNDSVDa
    (Boutsidis & Gallopoulos 2008). The order in which the passages come changes nothing.

    Parameters
    ----------
    n_themes : int or "auto", default "auto"
        ``"auto"`` takes one theme for every five different passages, at least 2 and at most 20, and no more than there are terms.
    phrases : sequence of str, default ()
        Phrases and words of your own that count as one term, beside the fixed phrases that the passages show.
    keep_names : bool, or one or more of {"people", "places", "organisations", "titles"}, default False
        Let names be terms of a theme: all of them, or these kinds.
    random_state : int, default 0
        Seed of the start's randomised decomposition; the same input gives the same model.

    Attributes
    ----------
    n_themes_ : int
    terms_ : numpy.ndarray of str, (n_terms,)
    components_ : numpy.ndarray, (n_themes_, n_terms)
        What each theme is made of; every row sums to one. Themes are in descending order of their part in the fitted passages.
    prevalence_ : numpy.ndarray, (n_themes_,)
        Each theme's part of the fitted passages; it sums to one.
    idf_ : numpy.ndarray, (n_terms,)
        ln((1 + n) / df).
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

    def __init__(
        self,
        n_themes: int | str = "auto",
        *,
        phrases: Sequence[str] = (),
        keep_names: bool | str | Sequence[str] = False,
        random_state: int = 0,
    ) -> None:
        self.n_themes = n_themes
        self.phrases = phrases
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
            If `n_themes` is neither "auto" nor a positive whole number, `phrases`, `keep_names` or `random_state` are not as said, or the
            passages hold too few terms.
        """
        check_n_themes(self.n_themes)
        check_seed(self.random_state)
        # In an order of their own, so that the order in which passages come changes nothing; a copy is never longer than its original.
        passages = sorted(checked_passages(X), key=lambda text: (-len(text), text))
        different = [text for text, copied in zip(passages, find_copies(passages), strict=True) if copied is None]
        self.rules_ = find_rules(different, phrases=self.phrases)
        counts, self.terms_ = self._count(different, min_texts=min_passages(len(different)))
        if not min(counts.shape):
            raise ValueError(
                f"X holds too little for themes: no term stands in two of its {len(different)} different passages. Add passages."
            )
        self.idf_ = rarity(counts)
        self._weights = weigh(counts, self.idf_)
        self._factorise()
        return self

    @property
    def can_refit(self) -> bool:
        """Whether the model holds the passages that it was fitted on, as one that was read from a file does not."""
        return getattr(self, "_weights", None) is not None

    def refit(self, n_themes: int | str) -> ThemeModel:
        """Return a model of the same passages with another number of themes; they are neither read nor counted again.

        Parameters
        ----------
        n_themes : int or "auto"

        Raises
        ------
        ValueError
            If `n_themes` is no such number, or the model was read from a file, which holds no passages.
        """
        check_is_fitted(self, "components_")
        if not self.can_refit:
            raise ValueError(
                "A model that was read from a file holds no passages to refit; fit a new one on them: "
                "kz.ThemeModel(n_themes).fit(corpus.passages['text'])."
            )
        model = copy(self).set_params(n_themes=n_themes)
        check_n_themes(n_themes)
        model._factorise()
        return model

    def _factorise(self) -> None:
        n_passages, n_terms = self._weights.shape
        at_most = min(n_passages, n_terms)
        self.n_themes_ = min(at_most, default_n_themes(n_passages)) if self.n_themes == "auto" else int(self.n_themes)
        if at_most < self.n_themes_:
            raise ValueError(
                f"n_themes={self.n_themes_} is too many for {n_passages} different passages with {n_terms} terms that "
                "stand in two of them or more; take fewer themes or more text."
            )
        factors, components, self.reconstruction_err_ = factorise(self._weights, self.n_themes_, self.random_state)
        amounts = factors.sum(axis=0)
        order = np.argsort(-amounts, kind="stable")
        self.components_, self.prevalence_ = np.ascontiguousarray(components[order]), amounts[order] / (amounts.sum() or 1)
        self.labels_ = label_themes(self.components_, self.prevalence_, self.terms_, self.rules_)

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
        return self._count(checked_passages(X), terms=self.terms_)[0]

    def _count(self, passages: list[str], **which) -> tuple[sparse.csr_matrix, np.ndarray]:
        return count_theme_terms(passages, self.rules_, keep_names=self.keep_names, **which)

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
        return project(weigh(counts, self.idf_), self.components_)

    def theme_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Find the terms of a text that this model counts, each with its offsets in the text.

        Parameters
        ----------
        text : str
        """
        return self.rules_.theme_spans(text, keep_names=self.keep_names)

    def ranked_terms(self, theme: int, n_terms: int = 10) -> list[str]:
        """List the terms that tell a theme best, the strongest first.

        They are ranked by FREX (Bischof & Airoldi 2012, ω = .15): frequent in the theme and not everywhere else. A term that says
        nearly the same as one before it is put back (MMR, Carbonell & Goldstein 1998, λ = .8).

        Parameters
        ----------
        theme : int
        n_terms : int, default 10
        """
        check_is_fitted(self, "components_")
        check_theme(theme, self.n_themes_)
        check_whole("n_terms", n_terms)
        best = rank_terms(self.components_, self.prevalence_, self.terms_, n_terms, themes=[theme])[0]
        return [str(self.terms_[column]) for column in best]

    def display(self, term: str) -> str:
        """Write a term as the passages do: "belt and road initiative" as "Belt and Road Initiative".

        Parameters
        ----------
        term : str
        """
        check_is_fitted(self, "components_")
        return self.rules_.display(term)

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
