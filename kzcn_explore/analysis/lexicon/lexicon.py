"""The lexicon: named themes whose patterns a reader wrote down, as a model that every theme table takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.utils.validation import check_is_fitted

from kzcn_explore.analysis.checks import check_corpus, check_theme, check_whole
from kzcn_explore.analysis.lexicon.matches import LexiconFinder
from kzcn_explore.analysis.lexicon.reading import LexiconTheme, read_lexicon
from kzcn_explore.analysis.lexicon.saving import pack_lexicon, unpack_lexicon
from kzcn_explore.analysis.themes.input import checked_passages
from kzcn_explore.analysis.themes.transformer import ThemeTransformer
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.files import write_whole

if TYPE_CHECKING:
    from scipy import sparse


class LexiconModel(ThemeTransformer):
    """Themes that a lexicon names: a passage belongs to every theme of which it holds a pattern.

    Nothing is estimated: the same lexicon finds the same in any corpus. ``fit`` only counts how often each pattern is used, which
    ranks the patterns of a theme. The model of the format is the dictionary of quanteda (Benoit et al. 2018).

    Parameters
    ----------
    lexicon : path or dict
        A TOML file with a table ``[themes]``, or what would stand in that table: a theme's name -> its patterns, or a dict of
        ``patterns`` and ``except`` (phrases inside which no pattern of the theme is counted). Patterns are those of ``read_pattern``.

    Attributes
    ----------
    n_themes_ : int
    labels_ : list of str, (n_themes_,)
        The themes in the order of the lexicon.
    terms_ : numpy.ndarray of str, (n_terms,)
        The patterns in the order of the lexicon; one that stands in two themes is one term.
    components_ : numpy.ndarray, (n_themes_, n_terms)
        Each pattern's part of all matches of its theme in the fitted passages; a row sums to one, or to zero where nothing matches.
    n_uses_ : numpy.ndarray of int, (n_terms,)
        Matches in the fitted passages.
    members_ : numpy.ndarray of bool, (n_themes_, n_terms)
        Which patterns stand in which theme.
    themes_ : tuple of LexiconTheme
        The lexicon as it was read.

    References
    ----------
    Benoit et al. (2018). quanteda: An R package for the quantitative analysis of textual data.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> model = LexiconModel({"Trade": ["trade", "export*"], "Roads": ["belt and road"]}).fit(kz.load_corpus().passages["text"])
    >>> model.transform(["Exports along the Belt and Road.", "They met."]).tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """

    multi_label = True

    def __init__(self, lexicon: str | PathLike | Mapping) -> None:
        self.lexicon = lexicon

    def fit(self, X: Iterable[str], y: None = None) -> LexiconModel:
        """Read the lexicon and count how often each pattern is used.

        Parameters
        ----------
        X : iterable of str, one a passage
        y : ignored

        Raises
        ------
        FileNotFoundError, TypeError, ValueError
            If the lexicon cannot be read; see ``read_lexicon``.
        """
        passages = checked_passages(X, at_least=0)
        self._take(read_lexicon(self.lexicon))
        self._weigh(np.asarray(self._finder.count(passages).sum(axis=0)).ravel())
        return self

    def count(self, X: Iterable[str]) -> sparse.csr_matrix:
        """Count the matches of each pattern in each passage.

        Parameters
        ----------
        X : iterable of str, one a passage

        Returns
        -------
        scipy.sparse.csr_matrix of int64, (n_passages, n_terms)
        """
        check_is_fitted(self, "components_")
        return self._finder.count(checked_passages(X, at_least=0))

    def shares(self, counts: sparse.csr_matrix) -> np.ndarray:
        """Tell which themes each passage belongs to, from its counts; see ``transform``.

        Parameters
        ----------
        counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
            What ``count`` returns.

        Returns
        -------
        numpy.ndarray, (n_passages, n_themes_)
        """
        check_is_fitted(self, "components_")
        return (counts @ self.members_.T.astype(np.int64) > 0).astype(np.float64)

    def theme_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Find the matches in a text, each with its pattern and its offsets in the text.

        Of matches of one theme that overlap the longest is kept; those of different themes may overlap.

        Parameters
        ----------
        text : str
        """
        check_is_fitted(self, "components_")
        return [(str(self.terms_[column]), start, end) for start, end, column in self._finder.find(text)]

    def ranked_terms(self, theme: int, n_terms: int = 10) -> list[str]:
        """List the patterns of a theme that are used in the fitted passages, the most used first.

        Parameters
        ----------
        theme : int
        n_terms : int, default 10
        """
        check_is_fitted(self, "components_")
        check_theme(theme, self.n_themes_)
        check_whole("n_terms", n_terms)
        order = np.argsort(-self.components_[theme], kind="stable")[:n_terms]
        return [str(self.terms_[column]) for column in order if self.components_[theme, column] > 0]

    def display(self, term: str) -> str:
        """Write a term as the lexicon does.

        Parameters
        ----------
        term : str
        """
        return term

    def save(self, path: str | Path) -> None:
        """Write the fitted model to one JSON file; an older file is replaced at once or not at all.

        Parameters
        ----------
        path : path or str
        """
        check_is_fitted(self, "components_")
        write_whole(Path(path), pack_lexicon(self))

    @classmethod
    def load(cls, path: str | Path) -> LexiconModel:
        """Read a model that ``save`` wrote; its parameter `lexicon` is then a dict.

        Parameters
        ----------
        path : path or str

        Raises
        ------
        ValueError
            If the file is not such a model, or a later version of this package wrote it.
        """
        lexicon, labels, n_uses = unpack_lexicon(Path(path))
        model = cls(lexicon)
        model._take(read_lexicon(lexicon))
        model._weigh(np.array(n_uses, dtype=np.int64))
        model.labels_ = labels
        return model

    def _take(self, themes: tuple[LexiconTheme, ...]) -> None:
        self.themes_ = themes
        self.labels_ = [theme.name for theme in themes]
        self.n_themes_ = len(themes)
        self._finder = LexiconFinder(themes)
        self.terms_ = self._finder.terms
        self.members_ = self._finder.members > 0

    def _weigh(self, n_uses: np.ndarray) -> None:
        self.n_uses_ = n_uses
        uses = self.members_ * n_uses
        totals = uses.sum(axis=1, keepdims=True)
        self.components_ = np.divide(uses, totals, out=np.zeros(uses.shape), where=totals > 0)


def lexicon_themes(corpus: Corpus, path: str | PathLike | Mapping) -> LexiconModel:
    """Find the themes of a lexicon in a corpus.

    Parameters
    ----------
    corpus : Corpus
    path : path or dict
        See ``LexiconModel``.

    Returns
    -------
    LexiconModel
        Fitted on the corpus's passages; every function that takes a fitted ThemeModel takes it.

    Raises
    ------
    FileNotFoundError, TypeError, ValueError
        If the lexicon cannot be read; see ``read_lexicon``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> lexicon_themes(kz.load_corpus(), {"Health": ["covid*", "pandemic"]}).ranked_terms(0)
    ['pandemic', 'covid*']
    """
    check_corpus(corpus)
    return LexiconModel(path).fit(corpus.passages["text"])
