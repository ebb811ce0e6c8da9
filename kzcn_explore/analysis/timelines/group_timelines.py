"""Group timelines: how much of each period every theme takes, apart for each source, language or other group of documents."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.timelines.period_sums import ratio_table
from kzcn_explore.analysis.timelines.periods import windows
from kzcn_explore.analysis.timelines.theme_amounts import COLUMNS, about, theme_amounts, themes_named
from kzcn_explore.corpus.model import Corpus


def group_timeline(
    model, corpus: Corpus, group: str = "source", *, every: str = "month", by: str = "tokens", shares: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Tell how much of each period every theme takes, apart for each group of documents.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    group : str, default "source"
        A column of ``corpus.documents``, one of the user's own too: every value forms a group. Documents without a value form none.
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    by : {"tokens", "documents"}, default "tokens"
        As in ``theme_timeline``; the denominator is that of the group.
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a group, period and theme; the group with most documents first
        ``group`` (its value as text), ``period`` (first day; the same periods for every group, those of the whole corpus), ``theme``,
        ``label``, ``share`` (0 to 1; NaN where the group has no document in the period), ``low``, ``high`` (as in
        a timeline of themes), ``n_documents``, ``n_passages``, ``n_tokens`` (of the group in the period). ``attrs``: ``group`` (the
        column), ``every``, ``by``, ``smooth`` (1), ``n_unplaced`` (documents that fit into no period), ``n_ungrouped`` (documents
        without a value), ``multi_label``.

    Raises
    ------
    ValueError
        If `group` is no column of the documents, `every` or `by` is none of these, or `shares` lacks a passage of the corpus.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> table = group_timeline(model, corpus, "language", every="year")
    >>> table["group"].unique().tolist(), len(table)
    (['en'], 9)
    """
    check_corpus(corpus)
    groups = group_of(corpus.documents, group)
    amounts = theme_amounts(model, corpus, by=by, shares=shares)
    periods, rows = windows(corpus.documents, every)
    # The most documents first; among equals by name.
    names = groups.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable").index
    number = names.get_indexer(groups)
    parts = [chosen[number[chosen] == group_number] for group_number in range(len(names)) for chosen in rows]
    table = ratio_table(amounts, corpus.documents, np.tile(periods, len(names)), parts)
    table["group"] = pd.Series(np.repeat(names.to_numpy(dtype=object), len(periods) * amounts.parts.shape[1]), dtype="str")
    table = themes_named(table, model)[["group", *COLUMNS]]
    n_ungrouped = int(groups.isna().sum())
    table.attrs = {"group": group} | about(model, corpus, every=every, by=by, smooth=1) | {"n_ungrouped": n_ungrouped}
    return table


def group_of(documents: pd.DataFrame, group: str) -> pd.Series:
    """Tell the group of every document as text; missing where the column has no value, or a blank one."""
    values = documents[check_group(group, [*documents.columns])]
    written = values.astype("str").where(values.notna(), "").str.strip()
    return written.where(written != "")


def check_group(group: object, columns: list[str]) -> str:
    """Return `group` if it is one of the columns."""
    if group not in columns:
        raise ValueError(f"group must be a column of the documents, one of {columns}; got {group!r}.")
    return group
