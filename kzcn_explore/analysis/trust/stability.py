"""Stability: whether a theme comes back when some of the documents are left out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.trust.refits import Refits, count_corpus, is_fixed, leave_out


def stability(model, passages: pd.DataFrame) -> np.ndarray:
    """Measure how well each theme comes back when a fifth of the documents is left out.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    passages : DataFrame
        The passages of a corpus, with ``document`` and ``text``.

    Returns
    -------
    numpy.ndarray, (n_themes,)
        Mean likeness, 0 to 1, of the theme and its match in each of five refits (one a document where there are fewer), as
        ``match_themes`` gives it; NaN where there is one document only, and for a lexicon, which is not fitted.

    References
    ----------
    Greene, O'Callaghan & Cunningham (2014). How many topics? Stability analysis for topic models.
    """
    if is_fixed(model):
        return np.full(model.n_themes_, np.nan)
    counted = count_corpus(model, passages)
    draws = [(drawn, model.n_themes_) for drawn in leave_out(counted, model.random_state)]
    return mean_likeness(Refits(counted, model.random_state).likenesses(model.components_, draws))


def mean_likeness(found: np.ndarray) -> np.ndarray:
    """Average likenesses, (n_draws, n_themes), over the draws; NaN where there are none."""
    return found.mean(axis=0) if len(found) else np.full(found.shape[1], np.nan)
