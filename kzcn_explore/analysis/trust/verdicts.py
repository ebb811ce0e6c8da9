"""Verdicts: what the numbers of a trust card let a reader do with a theme, in one plain sentence. All its rules stand here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kzcn_explore.analysis.trust.likeness import BACK

# Below so many documents a theme is read, not counted: as below so many a timeline draws no band.
FEW_DOCUMENTS = 5
# A theme that one document, or repeated text, makes more than half of is that document's, or that text's.
HALF = 0.5
# In so many resamples a theme must come back to be relied on; in fewer than half it is another theme each time.
NEARLY_ALL = 0.9
# A difference beyond so many standard errors of its draws is one.
CLEAR = 2


@dataclass(frozen=True)
class Evidence:
    """What the verdict on one theme is made from; see the columns of ``trust_card``. NaN is what cannot be told.

    Attributes
    ----------
    n_passages, n_documents_once : int
    repeated : float
        Part of the theme's tokens that stands in passages which repeat others.
    largest_document, left_out, over_k : float
    n_back, n_draws : int
        In how many resamples the theme came back, of how many.
    fixed : bool
        Whether the theme is a lexicon's.
    """

    n_passages: int
    n_documents_once: int
    repeated: float
    largest_document: float
    left_out: float
    over_k: float
    n_back: int
    n_draws: int
    fixed: bool


def theme_verdict(found: Evidence) -> str:
    """Say what one theme can carry: the first rule that holds.

    Parameters
    ----------
    found : Evidence

    Returns
    -------
    str
        One sentence without a full stop.
    """
    rests_on = f"rests on {found.n_documents_once} document{'' if found.n_documents_once == 1 else 's'}"
    back = f"comes back in {found.n_back} of {found.n_draws} resamples"
    rules = [
        (found.n_passages == 0, "no passage belongs to it: nothing to infer"),
        (found.n_documents_once < FEW_DOCUMENTS, f"{rests_on}: read, do not infer"),
        (found.largest_document > HALF, f"{found.largest_document:.0%} of it is one document: read, do not infer"),
        (found.repeated > HALF, f"{found.repeated:.0%} of it repeats other passages: take the share that counts them once"),
        (found.fixed, f"counted by fixed rules in {found.n_documents_once:,} documents: as good as its patterns"),
        (not found.n_draws, f"{rests_on}; not resampled"),
        (found.left_out < BACK, "falls apart when documents are left out: do not rely on it"),
        (found.n_back < HALF * found.n_draws, f"{back}: do not rely on it"),
        (found.over_k < BACK, f"{back}, but not with other numbers of themes: take care"),
        (found.n_back < NEARLY_ALL * found.n_draws, f"{back}: take care"),
        (True, back),
    ]
    return next(sentence for holds, sentence in rules if holds)


def model_verdict(alike: np.ndarray, of_model: np.ndarray, *, is_model: bool) -> str:
    """Say how steady the themes of one number of themes are, and whether those of the model are steadier.

    Parameters
    ----------
    alike : numpy.ndarray, (n_draws, n_themes)
        How alike each theme came back in each resample.
    of_model : numpy.ndarray, (n_draws, n_themes of the model)
        The same for the model's own number of themes, over the same draws.
    is_model : bool

    Returns
    -------
    str
        One sentence without a full stop.
    """
    if not alike.shape[1]:
        return "no passage holds a term of the model: there is nothing to fit"
    if not len(alike):
        return "one document: there is nothing to resample"
    n_back = int(((alike >= BACK).mean(axis=0) >= HALF).sum())
    sentence = f"{n_back} of {alike.shape[1]} themes come back in half of the resamples or more"
    if is_model:
        return sentence
    apart = alike.mean(axis=1) - of_model.mean(axis=1)
    error = apart.std(ddof=1) / np.sqrt(len(apart)) if len(apart) > 1 else np.inf
    clear = abs(apart.mean()) > CLEAR * error
    return f"{sentence}: {('steadier than' if apart.mean() > 0 else 'less steady than') if clear else 'about as steady as'} this model"


FIXED_MODEL = "counted by fixed rules: there is no number of themes to choose"
