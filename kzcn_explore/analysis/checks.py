"""Checks: what an analysis is given is refused in words where it is of the wrong kind."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.corpus.model import Corpus

# What the seed of NumPy's and scikit-learn's random numbers may be.
LARGEST_SEED = 2**32 - 1


def is_whole(value: object) -> bool:
    """Tell whether a value is a whole number; True and False are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def check_whole(name: str, value: object, least: int = 1) -> None:
    """Refuse what is no whole number of at least so much."""
    if not is_whole(value) or value < least:
        raise ValueError(f"{name} must be a whole number of at least {least}; got {value!r}.")


def check_seed(random_state: object) -> None:
    """Refuse what is no seed: None too, which would give other numbers each time."""
    if not is_whole(random_state) or not 0 <= random_state <= LARGEST_SEED:
        raise ValueError(f"random_state must be a whole number from 0 to {LARGEST_SEED}; got {random_state!r}.")


def check_corpus(corpus: object) -> None:
    """Refuse what is no corpus."""
    if not isinstance(corpus, Corpus):
        raise ValueError(f"corpus must be a Corpus, such as load_corpus() gives; got {type(corpus).__name__}.")


def check_model(model: object) -> None:
    """Refuse what is no fitted model."""
    if not hasattr(model, "labels_"):
        fitted = "one that is not fitted; fit it first" if hasattr(model, "fit") else type(model).__name__
        raise ValueError(f"model must be a fitted ThemeModel or LexiconModel; got {fitted}.")


def check_theme(theme: object, n_themes: int) -> None:
    """Refuse what is the number of no theme."""
    if not is_whole(theme) or not 0 <= theme < n_themes:
        raise ValueError(f"theme must be one of 0 to {n_themes - 1}; got {theme!r}.")


def check_table(name: str, value: object, how: str) -> None:
    """Refuse what is no DataFrame."""
    if not isinstance(value, pd.DataFrame):
        raise ValueError(f"{name} must be a DataFrame; got {type(value).__name__}. Make it with {how}.")


def check_progress(progress: object) -> None:
    """Refuse a report of progress that is none."""
    if progress is not None and not callable(progress):
        raise ValueError(f"progress must be a function of two numbers, or None; got {progress!r}.")
