"""Trust: on what each theme of a model rests, whether it comes back, and what a reader may therefore do with it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_model
from kzcn_explore.analysis.themes.shares import BELONGS
from kzcn_explore.analysis.trust import refits
from kzcn_explore.analysis.trust.canonical import counts_once
from kzcn_explore.analysis.trust.coherence import N_TERMS, coherence, distinct_share, diversity
from kzcn_explore.analysis.trust.likeness import BACK, heaviest_terms
from kzcn_explore.analysis.trust.stability import mean_likeness
from kzcn_explore.analysis.trust.verdicts import FIXED_MODEL, Evidence, model_verdict, theme_verdict
from kzcn_explore.corpus.model import Corpus

CARD = ["theme", "label", "share", "share_once", "n_passages", "n_documents", "n_documents_once", "largest_document", "coherence",
        "diversity", "resampled", "left_out", "over_k", "verdict"]  # fmt: skip
AROUND = ["n_themes", "coherence", "diversity", "stability", "error", "is_model", "verdict"]


def trust_card(model, corpus: Corpus, *, n_draws: int = 10, random_state: int = 0, progress: refits.Progress | None = None) -> pd.DataFrame:
    """Tell on what each theme rests, and whether it comes back when the documents or the number of themes are others.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    n_draws : int, default 10
        Resamples of the documents, 1 at least.
    random_state : int, default 0
        Seed of the draws.
    progress : callable, optional
        Called as ``progress(n_done, n_refits)`` before the first refit and after each; what it raises ends the work.

    Returns
    -------
    DataFrame, one row a theme
        ``theme``, ``label``, ``share`` (of all tokens, 0 to 1), ``share_once`` (the same where repeated passages count once),
        ``n_passages`` and ``n_documents`` (passages of which the theme takes a fifth or more, and their documents),
        ``n_documents_once`` (the documents that are left when repeated passages count once), ``largest_document`` (the part of the
        theme's tokens, repeats counted once, that is from the one document that gives most, 0 to 1), ``coherence`` (mean NPMI of the
        ten most relevant terms, −1 to 1), ``diversity`` (the part of these that no other theme has, 0 to 1), ``resampled``,
        ``left_out`` and ``over_k`` (how alike the theme comes back, 0 to 1: in `n_draws` bootstrap samples of the documents, with
        each fifth of them left out, with up to two themes fewer or more), ``verdict`` (a sentence). ``attrs``: ``n_draws``,
        ``n_left_out``, ``tried`` (the other numbers of themes), ``most_passages`` (of a refit), ``n_refitted`` (passages that a refit
        of all documents holds), ``back``, ``multi_label``. NaN is what cannot be told: stability of one document, and stability and
        coherence of a lexicon.

    Raises
    ------
    ValueError
        If `n_draws` is no whole number of at least 1, `random_state` no seed, or `model` is not fitted.

    Notes
    -----
    Likeness is the average Jaccard of the ten heaviest terms, themes being matched one to one (``match_themes``). A theme *comes back*
    from 1/3 on, as two lists that share half of their terms at every depth. Themes that were fitted after each term was shuffled over
    the passages are like the real ones by .15 in the mean, .29 in one of twenty, .42 at most (five documents) and by .13, .22, .29
    (3,800 documents; one shuffle each), so a single resample may come back by chance. In fewer than half of the resamples a theme is
    dissolved, as Hennig puts it; nine of ten is a convention, and no test of significance.

    That a theme comes back does not make it a good one. In five documents even themes of shuffled terms come back by .35 from one
    resample to the other, since few terms are frequent; so the number of documents is judged before, and a theme of fewer than five is to
    be read. The rules of all verdicts stand in ``theme_verdict``.

    A refit takes the term rules and the terms of the model; the weights of terms, the start and the themes are found again. With fewer
    themes some find no match, which counts 0. A refit holds at most 100,000 passages, those of whole documents drawn at random; of a
    larger corpus the three numbers are too low.

    References
    ----------
    Greene, O'Callaghan & Cunningham (2014). How many topics? Stability analysis for topic models.
    Belford, Mac Namee & Greene (2018). Stability of topic modeling via matrix factorization.
    Hennig (2007). Cluster-wise assessment of cluster stability.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> bool(trust_card(model, corpus, n_draws=2)["n_documents_once"].between(1, 5).all())
    True
    """
    refits.check_draws(n_draws, random_state, progress)
    check_model(model)
    check_corpus(corpus)
    fixed = refits.is_fixed(model)
    counted = refits.count_corpus(model, corpus.passages)
    top = [model.ranked_terms(theme, N_TERMS) for theme in range(model.n_themes_)]
    card = _rests_on(model, counted).assign(diversity=diversity(top), coherence=np.nan if fixed else coherence(counted.spoken, top))
    n_themes = model.n_themes_
    resamples = [] if fixed else [(drawn, n_themes) for drawn in refits.resample(counted, n_draws, random_state)]
    folds = [] if fixed else [(drawn, n_themes) for drawn in refits.leave_out(counted, random_state)]
    everything = refits.draw_all(counted, random_state)
    others = [] if fixed else [(everything, n) for n in refits.numbers_around(model, counted) if n != n_themes]
    total = len(resamples) + len(folds) + len(others)
    again = refits.Refits(counted, getattr(model, "random_state", 0), progress=progress, total=total)
    resampled, left_out, over_k = (again.likenesses(model.components_, draws) for draws in (resamples, folds, others))
    card = card.assign(resampled=mean_likeness(resampled), left_out=mean_likeness(left_out), over_k=mean_likeness(over_k))
    n_back = (resampled >= BACK).sum(axis=0)
    card["verdict"] = [
        theme_verdict(
            Evidence(
                n_passages=row.n_passages,
                n_documents_once=row.n_documents_once,
                repeated=row.repeated,
                largest_document=row.largest_document,
                left_out=row.left_out,
                over_k=row.over_k,
                n_back=int(n),
                n_draws=len(resamples),
                fixed=fixed,
            )
        )
        for row, n in zip(card.itertuples(), n_back, strict=True)
    ]
    card = card[CARD].astype({"label": "str", "verdict": "str"})
    card.attrs = {
        "n_draws": len(resamples),
        "n_left_out": len(folds),
        "tried": [n for _, n in others],
        "most_passages": refits.MOST_PASSAGES,
        "n_refitted": int(everything[counted.documents].sum()),
        "back": BACK,
        "multi_label": fixed,
    }
    return card


def model_trust(model, corpus: Corpus, *, n_draws: int = 5, random_state: int = 0, progress: refits.Progress | None = None) -> pd.DataFrame:
    """Set the number of themes beside the ones around it.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    n_draws : int, default 5
        Resamples of the documents for each number of themes, 1 at least; the same draws for all.
    random_state : int, default 0
        Seed of the draws.
    progress : callable, optional
        As in ``trust_card``.

    Returns
    -------
    DataFrame, one row a number of themes, from two fewer than the model's to two more, ascending
        ``n_themes``, ``coherence`` (mean NPMI over the themes of their ten heaviest terms), ``diversity`` (part of these that
        is distinct; Dieng, Ruiz & Blei 2020), ``stability`` (mean likeness of a theme and its match in the resamples, 0 to 1),
        ``error`` (of reconstruction: the norm of the rest by that of TF-IDF, 0 to 1), ``is_model``, ``verdict`` (a sentence). ``attrs``:
        ``n_draws``, ``most_passages``, ``n_refitted``. A lexicon gives one row without the four numbers.

    Raises
    ------
    ValueError
        If `n_draws` is no whole number of at least 1, `random_state` no seed, or `model` is not fitted.

    Notes
    -----
    No row is the right one. Coherence rises where passages repeat each other, error always falls, and stability is highest where
    there are few themes. Take the number that tells apart what you want to tell apart, among those that are steady enough. Every row is
    fitted anew on the same passages, the model's as well, so that all are alike.

    References
    ----------
    Greene, O'Callaghan & Cunningham (2014). How many topics? Stability analysis for topic models.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> model_trust(model, corpus, n_draws=2)["n_themes"].tolist()
    [2, 3, 4, 5]
    """
    refits.check_draws(n_draws, random_state, progress)
    check_model(model)
    check_corpus(corpus)
    if refits.is_fixed(model):
        return _table_around([(model.n_themes_, *[np.nan] * 4, True, FIXED_MODEL)], n_draws=0, n_refitted=0)
    counted = refits.count_corpus(model, corpus.passages)
    everything = refits.draw_all(counted, random_state)
    draws = refits.resample(counted, n_draws, random_state)
    numbers = refits.numbers_around(model, counted)
    again = refits.Refits(counted, model.random_state, progress=progress, total=len(numbers) * (1 + len(draws)))
    fitted = {n: again.fit(everything, n) for n in numbers}
    alike = {n: again.likenesses(fitted[n][0], [(drawn, n) for drawn in draws]) for n in numbers}
    rows = []
    for n, (components, error) in fitted.items():
        top = heaviest_terms(components, model.terms_)
        is_model = n == model.n_themes_
        numbers_of_it = (_mean(coherence(counted.spoken, top)), distinct_share(top), _mean(alike[n]), error)
        rows.append((n, *numbers_of_it, is_model, model_verdict(alike[n], alike[model.n_themes_], is_model=is_model)))
    return _table_around(rows, n_draws=len(draws), n_refitted=int(everything[counted.documents].sum()))


def _rests_on(model, counted: refits.Counted) -> pd.DataFrame:
    """Count what each theme takes, and from how many documents; ``repeated`` is the part of it that repeats other passages."""
    passages = counted.passages
    shares = model.shares(counted.counts) if len(passages) else np.zeros((0, model.n_themes_))
    once, belongs, documents = counts_once(passages), shares >= BELONGS, counted.documents
    tokens = passages["n_tokens"].to_numpy(dtype=float)
    amounts = shares * tokens[:, None]
    taken, taken_once = amounts.sum(axis=0), amounts[once].sum(axis=0)
    by_document = np.array([np.bincount(documents[once], column[once], counted.n_documents) for column in amounts.T])
    return pd.DataFrame(
        {
            "theme": range(model.n_themes_),
            "label": model.labels_,
            "share": _part(taken, tokens.sum()),
            "share_once": _part(taken_once, tokens[once].sum()),
            "n_passages": belongs.sum(axis=0),
            "n_documents": [len(np.unique(documents[column])) for column in belongs.T],
            "n_documents_once": [len(np.unique(documents[column & once])) for column in belongs.T],
            "largest_document": _part(by_document.max(axis=1, initial=0.0), taken_once),
            "repeated": _part(taken - taken_once, taken),
        }
    )


def _part(part: np.ndarray, whole: np.ndarray | float) -> np.ndarray:
    """Divide; NaN where there is nothing to divide by."""
    whole = np.broadcast_to(whole, part.shape)
    return np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)


def _table_around(rows: list[tuple], *, n_draws: int, n_refitted: int) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=AROUND).astype(dict.fromkeys(AROUND[1:5], "float64") | {"verdict": "str"})
    table.attrs = {"n_draws": n_draws, "most_passages": refits.MOST_PASSAGES, "n_refitted": n_refitted}
    return table


def _mean(values: np.ndarray) -> float:
    """Average what can be told; NaN where nothing can."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else np.nan
