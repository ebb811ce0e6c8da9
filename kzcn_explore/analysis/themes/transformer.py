"""Transformer: what a fitted theme model and a lexicon have in common: passages in, shares of themes out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from kzcn_explore.analysis.themes.labels import renamed

if TYPE_CHECKING:
    from scipy import sparse


class ThemeTransformer(TransformerMixin, BaseEstimator):
    """A scikit-learn transformer from passages to shares of themes.

    Attributes
    ----------
    n_themes_ : int
    labels_ : list of str, (n_themes_,)
    multi_label : bool
        Whether a passage may belong to several themes in full; else its shares sum to one.
    """

    multi_label = False
    labels_: list[str]
    n_themes_: int

    @abstractmethod
    def count(self, X: Iterable[str]) -> sparse.csr_matrix:
        """Count the terms of the model in each passage, (n_passages, n_terms)."""

    @abstractmethod
    def shares(self, counts: sparse.csr_matrix) -> np.ndarray:
        """Tell how much of each passage every theme takes, from its counts, (n_passages, n_themes_)."""

    @abstractmethod
    def theme_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Find the terms of a text that this model counts, each with its offsets in the text."""

    def transform(self, X: Iterable[str]) -> np.ndarray:
        """Tell how much of each passage every theme takes.

        Parameters
        ----------
        X : iterable of str, one a passage

        Returns
        -------
        numpy.ndarray, (n_passages, n_themes_)
            Shares from 0 to 1. Of a ThemeModel a row sums to one, or to zero where the passage holds no term of the model. Of a
            LexiconModel it is 1 for every theme of which the passage holds a pattern, else 0, and a row may sum to more than one.
        """
        return self.shares(self.count(X))

    def theme_terms(self, text: str) -> list[str]:
        """List the terms of a text that this model counts, in order, repeats included.

        Parameters
        ----------
        text : str
        """
        return [term for term, _, _ in self.theme_spans(text)]

    def rename(self, names: Mapping[int, str]) -> Self:
        """Give themes names of your own; they are saved with the model.

        Parameters
        ----------
        names : dict of int to str
            Theme -> name.

        Returns
        -------
        ThemeModel or LexiconModel
            The same one.

        Raises
        ------
        ValueError
            If there is no such theme, a name is empty, or two themes would have the same.

        Examples
        --------
        >>> import kzcn_explore as kz
        >>> model = kz.ThemeModel(n_themes=2).fit(["trade, exports"] * 3 + ["virus, vaccine"] * 2)
        >>> model.rename({1: "Health"}).labels_
        ['Exports, trade', 'Health']
        """
        check_is_fitted(self, "components_")
        self.labels_ = renamed(self.labels_, names)
        return self

    def get_feature_names_out(self, input_features: None = None) -> np.ndarray:
        """Name the columns of ``transform``: ``theme0`` and so on."""
        check_is_fitted(self, "components_")
        return np.array([f"theme{theme}" for theme in range(self.n_themes_)], dtype=object)
