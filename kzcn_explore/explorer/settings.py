"""Settings: how the present selection is drawn, in one frozen value; which of them a corpus offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kzcn_explore.analysis.timelines.periods import PERIODS, check_by, check_every

FITTED, LEXICON = "fitted", "lexicon"
AUTO = "auto"
# In place of a period: documents are drawn one by one.
EACH = "each"
# Up to so many documents can be drawn one by one; more are drawn as shares of periods.
FEW = 60
FEWEST_THEMES, MOST_THEMES = 2, 40
FEWEST_GROUPS, MOST_GROUPS = 2, 12
# Columns of every corpus that can tell groups; the others are dates, texts and counts. A reader's own columns come after them.
GROUPS = ("source", "language", "place")
NO_GROUPS = {
    *("title", "title_from", "date", "earliest", "latest", "precision", "date_from", "text", "n_passages", "n_tokens", "copy_of"),
    *("path", "sha256"),
}


@dataclass(frozen=True)
class Settings:
    """How a selection is drawn.

    Parameters
    ----------
    themes : {"fitted", "lexicon"}
    n_themes : int or "auto"
        Of the fitted themes; ``"auto"`` are those that the explorer began with.
    every : {"each", "day", "week", "month", "quarter", "year"}
        ``"each"`` draws documents one by one.
    by : {"tokens", "documents"}
    group : str, optional
        A column of the documents.

    Raises
    ------
    ValueError
        If a part is none of these, or documents one by one are to be grouped or shared by documents.

    Examples
    --------
    >>> Settings(n_themes=41)
    Traceback (most recent call last):
    ValueError: The number of themes must be a whole number from 2 to 40; got 41.
    """

    themes: str = FITTED
    n_themes: int | str = AUTO
    every: str = EACH
    by: str = "tokens"
    group: str | None = None

    def __post_init__(self) -> None:
        if self.themes not in (FITTED, LEXICON):
            raise ValueError(f"themes must be {FITTED!r} or {LEXICON!r}; got {self.themes!r}.")
        if self.n_themes != AUTO and not (isinstance(self.n_themes, int) and FEWEST_THEMES <= self.n_themes <= MOST_THEMES):
            raise ValueError(f"The number of themes must be a whole number from {FEWEST_THEMES} to {MOST_THEMES}; got {self.n_themes}.")
        check_by(self.by)
        if self.every != EACH:
            check_every(self.every)
        elif self.by != "tokens" or self.group is not None:
            raise ValueError("Documents one by one have no groups and no share of documents; choose a period.")


def changed_settings(settings: Settings, parts: dict[str, object], *, usual_period: str) -> Settings:
    """Replace parts of settings; what the new parts need, follows.

    A share of documents and groups need periods: one that is asked for while documents are drawn one by one brings the usual period
    with it. Documents one by one let go of both.

    Parameters
    ----------
    settings : Settings
    parts : dict
    usual_period : str

    Examples
    --------
    >>> changed_settings(Settings(), {"group": "source"}, usual_period="year").every
    'year'
    >>> changed_settings(Settings(every="year", group="source"), {"every": "each"}, usual_period="year").group
    """
    wanted = {**{name: getattr(settings, name) for name in settings.__dataclass_fields__}, **parts}
    if parts.get("every") == EACH:
        wanted |= {"by": "tokens", "group": None}
    elif wanted["every"] == EACH and (wanted["by"] != "tokens" or wanted["group"] is not None):
        wanted["every"] = usual_period
    return Settings(**wanted)


def offered_periods(n_documents: int) -> list[str]:
    """List the periods to choose from: documents one by one come first where they are few."""
    return [*([EACH] if n_documents <= FEW else []), *PERIODS]


def grouping_columns(columns: Sequence[str]) -> list[str]:
    """List the columns of documents that may tell groups; those of every corpus first, then a reader's own.

    Examples
    --------
    >>> grouping_columns(["title", "date", "country", "language", "source"])
    ['source', 'language', 'country']
    """
    own = [name for name in columns if isinstance(name, str) and name not in NO_GROUPS and name not in GROUPS]
    return [*(name for name in GROUPS if name in columns), *own]


def offered_groups(documents: pd.DataFrame) -> list[str]:
    """List the columns of documents whose values tell 2 to 12 groups.

    Examples
    --------
    >>> offered_groups(pd.DataFrame({"title": ["a", "b", "c"], "source": "x", "country": ["KZ", "CN", None]}))
    ['country']
    """
    # As text, since a column of the reader's own may hold lists.
    columns = grouping_columns([*documents.columns])
    return [name for name in columns if FEWEST_GROUPS <= documents[name].dropna().astype(str).nunique() <= MOST_GROUPS]
