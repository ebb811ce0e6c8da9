"""Set aside: the terms of a corpus that a model's themes are not made of, each with the reason."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.terms.counting import count_all_terms
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.counting import document_frequency

TYPES = {"term": "str", "reason": "str", "n": "int64", "n_passages": "int64", "n_documents": "int64"}
RARE = "rare"


def set_aside(model: ThemeModel, corpus: Corpus) -> pd.DataFrame:
    """List the terms of a corpus of which no theme is made: names, titles, verbs of reporting, words that say too little.

    Function words and numbers are no terms and are not listed. Repeated passages are counted.

    Parameters
    ----------
    model : ThemeModel
        Fitted; its option `keep_names` tells which names are not set aside.
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a term that is set aside, the most frequent first
        ``term`` (as the corpus writes it), ``reason``, ``n`` (uses), ``n_passages``, ``n_documents``. A reason is "person", "place",
        "people" (a people, its state, or the adjective of a place), "organisation", "title", "name" (one of these; the corpus does not
        tell which), "reporting verb", "calendar", "verb", "too general", or "rare" for a term that stands in too few of the passages that
        the model was fitted on.

    Raises
    ------
    ValueError
        If the model was not fitted to texts, so that it has no rules by which terms are set aside.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> from kzcn_explore.analysis.terms.set_aside import set_aside
    >>> corpus = kz.load_corpus()
    >>> set_aside(kz.ThemeModel(n_themes=4).fit(corpus.passages["text"]), corpus).head(3)
             term reason   n  n_passages  n_documents
    0  Kazakhstan  place  36          31            5
    1       China   name  26          24            5
    2   president  title  25          21            5
    """
    rules = getattr(model, "rules_", None)
    if rules is None:
        raise ValueError("model must be a fitted ThemeModel, whose rules set terms aside; fit it first.")
    check_corpus(corpus)
    in_themes = set(map(str, model.terms_))
    counts, terms = count_all_terms(corpus.passages["text"], rules)
    is_aside = np.array([rules.counted_as(term) not in in_themes for term in terms], dtype=bool)
    counts, terms = counts[:, is_aside], terms[is_aside]
    documents, names = pd.factorize(corpus.passages["document"])
    held = np.unique(counts.indices.astype(np.int64) * len(names) + np.repeat(documents, np.diff(counts.indptr)))
    table = pd.DataFrame(
        {
            "term": [rules.display(term) for term in terms],
            "reason": [rules.reason(term, keep_names=model.keep_names) or RARE for term in terms],
            "n": np.asarray(counts.sum(axis=0)).ravel(),
            "n_passages": document_frequency(counts),
            "n_documents": np.bincount(held // max(len(names), 1), minlength=len(terms)),
        }
    ).astype(TYPES)
    return table.sort_values(["n", "term"], ascending=[False, True], ignore_index=True)
