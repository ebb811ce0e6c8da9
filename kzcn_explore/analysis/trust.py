"""Trust: how well the terms of a theme go together, and whether the theme comes back without some of the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import permutations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.nmf import factorise
from kzcn_explore.analysis.themes import ThemeModel
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.counting import tfidf

WINDOW = 10
EPSILON = 1e-12
FOLDS = 5


def coherence(texts: Iterable[Sequence[str]], themes: Sequence[Sequence[str]]) -> np.ndarray:
    """Measure how often the terms of a theme stand near each other, against chance: mean NPMI of all pairs.

    Parameters
    ----------
    texts : iterable of list of str
        The terms of every passage, in order.
    themes : list of list of str
        The top terms of every theme.

    Returns
    -------
    numpy.ndarray, (n_themes,)
        From −1 to 1; NaN where a theme has fewer than two terms.

    Notes
    -----
    Probabilities are those of a sliding window of ten terms, as in gensim's ``c_npmi`` (Röder, Both & Hinneburg 2015).

    References
    ----------
    Lau, Newman & Baldwin (2014). Machine reading tea leaves.
    """
    wanted = {term for theme in themes for term in theme}
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    n_windows = 0
    for terms in texts:
        for start in range(max(1, len(terms) - WINDOW + 1)):
            n_windows += 1
            here = sorted(wanted.intersection(terms[start : start + WINDOW]))
            single.update(here)
            pairs.update((first, second) for position, first in enumerate(here) for second in here[position + 1 :])

    def npmi(first: str, second: str) -> float:
        if not (single[first] and single[second]):
            return 0.0
        together = pairs[min(first, second), max(first, second)] / n_windows
        apart = single[first] * single[second] / n_windows**2
        return float(np.log((together + EPSILON) / apart) / -np.log(together + EPSILON))

    return np.array([np.mean([npmi(*pair) for pair in permutations(theme, 2)]) if len(theme) > 1 else np.nan for theme in themes])


def stability(model: ThemeModel, passages: pd.DataFrame) -> np.ndarray:
    """Measure how well each theme comes back when a fifth of the documents is left out.

    Parameters
    ----------
    model : ThemeModel
        Fitted.
    passages : DataFrame
        The passages of a corpus, with ``document`` and ``text``.

    Returns
    -------
    numpy.ndarray, (n_themes,)
        Mean cosine similarity, 0 to 1, of the theme and its match in each of five refits (one a document where there are fewer),
        themes matched one to one at least cost; NaN where there is one document only.

    References
    ----------
    Greene, O'Callaghan & Cunningham (2014). How many topics? Stability analysis for topic models.
    """
    from scipy.optimize import linear_sum_assignment
    from sklearn.preprocessing import normalize

    documents = passages["document"].unique()
    n_folds = min(FOLDS, len(documents))
    if n_folds < 2:
        return np.full(model.n_themes_, np.nan)
    weights = tfidf(model.count(passages["text"]), model.idf_)
    fold = passages["document"].map({document: number % n_folds for number, document in enumerate(documents)}).to_numpy()
    whole = normalize(model.components_)
    found = []
    for left_out in range(n_folds):
        kept = weights[fold != left_out]
        kept = kept[kept.getnnz(axis=1) > 0]
        n_themes = min(model.n_themes_, *kept.shape)
        similarity = np.zeros((model.n_themes_, model.n_themes_))
        if n_themes:
            _, components, _ = factorise(kept, n_themes, model.random_state)
            similarity[:, :n_themes] = whole @ normalize(components).T
        rows, columns = linear_sum_assignment(-similarity)
        found.append(similarity[rows, columns])
    return np.mean(found, axis=0)


def theme_coherence(model: ThemeModel, corpus: Corpus) -> np.ndarray:
    """Measure the coherence of the ten most relevant terms of every theme over the corpus's different passages."""
    passages = corpus.passages
    # A copy whose original was filtered out stands for it.
    different = passages.loc[~passages["copy_of"].isin(passages.index), "text"]
    return coherence((model.theme_terms(text) for text in different), [model.ranked_terms(theme) for theme in range(model.n_themes_)])
