"""Themed: a corpus with one theme model, and what is computed of the two once."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from kzcn_explore.analysis import theme_tables
from kzcn_explore.corpus.model import Corpus


class Themed:
    """A corpus with one theme model; each property is computed when it is first asked for, and kept.

    Parameters
    ----------
    corpus : Corpus
    model : ThemeModel or LexiconModel, optional
        Fitted; by default a ThemeModel is fitted on the corpus's passages.
    """

    def __init__(self, corpus: Corpus, model=None) -> None:
        self.corpus = corpus
        self._given = model

    @cached_property
    def model(self):
        if self._given is not None:
            return self._given
        from kzcn_explore.analysis.themes.themes import ThemeModel

        return ThemeModel().fit(self.corpus.passages["text"])

    @cached_property
    def counts(self):
        """How often each passage holds each term of the model."""
        return self.model.count(self.corpus.passages["text"])

    @cached_property
    def shares(self) -> pd.DataFrame:
        """How much of each passage every theme takes."""
        return pd.DataFrame(self.model.shares(self.counts), index=self.corpus.passages.index, columns=range(len(self.model.labels_)))

    @cached_property
    def theme_table(self) -> pd.DataFrame:
        return theme_tables.theme_table(self.model, self.corpus, shares=self.shares)

    def replaced(self, model) -> Themed:
        """Return the same corpus with another model; where that counts the same terms, the counts stay."""
        new = Themed(self.corpus, model)
        old = self.__dict__.get("model", self._given)
        if old is not None and "counts" in self.__dict__ and _counts_alike(old, model):
            new.__dict__["counts"] = self.counts
        return new


def _counts_alike(old, new) -> bool:
    rules = getattr(old, "rules_", None)
    same = rules is not None and rules is getattr(new, "rules_", None) and old.keep_names == new.keep_names
    return same and np.array_equal(old.terms_, new.terms_)
